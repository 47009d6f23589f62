import { z } from "zod";
import { Place } from "./place.ts";

/**
 * What became of a page.
 * - `read`: its own text was read;
 * - `recognized`: drawn and read by optical recognition;
 * - `blank`: nothing stands on it;
 * - `skipped`: it has text, and none that could belong to a form; or it is a picture inside a document that cannot hold one;
 * - `unread`: something stands on it that could not be read: `note` says why.
 */
export const PageState = z.enum(["read", "recognized", "blank", "skipped", "unread"]);
export type PageState = z.infer<typeof PageState>;

export const PageAccount = z
  .strictObject({ page: z.int().positive(), state: PageState, note: z.string().min(1).nullable() })
  .readonly();
export type PageAccount = z.infer<typeof PageAccount>;

/** A part of the file that the reader's library repaired, skipped or could not find. `page` is null where it belongs to none. */
export const DamagedPart = z
  .strictObject({ page: z.int().positive().nullable(), part: z.string().min(1), reason: z.string().min(1) })
  .readonly();
export type DamagedPart = z.infer<typeof DamagedPart>;

/** By which of its marks a form was seen. */
export const FormMark = z.enum(["title", "project_name", "indicator_header"]);
export type FormMark = z.infer<typeof FormMark>;

/**
 * Why a form that was seen gave no record.
 * - `unknown_layout`: no layout claims it;
 * - `no_table`: marks of a form without a table that could be read;
 * - `refused`: a kind of table that the contract has no record for; `printed` names it.
 */
export const UnreadReason = z.enum(["unknown_layout", "no_table", "refused"]);
export type UnreadReason = z.infer<typeof UnreadReason>;

/** A form that stands in the document and gave no record. */
export const UnreadForm = z
  .strictObject({
    places: z.array(Place).min(1).readonly(),
    marks: z.array(FormMark).min(1).readonly(),
    /** What is printed there: its title, else the first of its marks. */
    printed: z.string().min(1),
    reason: UnreadReason,
  })
  .readonly();
export type UnreadForm = z.infer<typeof UnreadForm>;

/** What is said of a document beside its records: whether all of it was seen, and what was seen and not read. */
export const DocumentAccount = z
  .strictObject({
    /** One entry a page, in order; a sheet of a workbook and a picture inside a document are pages. Empty for formats without any. */
    pages: z.array(PageAccount).readonly(),
    damaged_parts: z.array(DamagedPart).readonly(),
    unread_forms: z.array(UnreadForm).readonly(),
  })
  .readonly();
export type DocumentAccount = z.infer<typeof DocumentAccount>;

/** Of a document that was read whole. */
export const nothingUnread: DocumentAccount = { pages: [], damaged_parts: [], unread_forms: [] };
