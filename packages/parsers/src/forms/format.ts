import type { CanonicalRecord } from "@jixiao/contract";
import type { Document, Source } from "../document.ts";
import type { FlatRow } from "../flat-rows.ts";
import type { FormatWords } from "../vocabulary/vocabulary.ts";
import type { Layout } from "./layout.ts";

/** What came with the import beside the document itself. */
export interface ExtractOptions {
  /** Fiscal year to take where the document states none. */
  readonly fiscalYear?: number;
  /** Province-level region to take where the document names none, e.g. `江西省`, `中央`. */
  readonly region?: string;
  /** The formats to read; by default all that are found in `formats/`. */
  readonly formats?: readonly Format[];
}

/** A document with what is known of it, as all its records are read from it. */
export interface ReadContext {
  readonly document: Document;
  /** The document's rows from top to bottom. */
  readonly rows: readonly FlatRow[];
  readonly source: Source;
  readonly options: ExtractOptions;
}

/** Rows [first, end) of a document. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** A report found in a document, and how its record is read. */
export interface FoundReport extends RowRange {
  readonly read: (context: ReadContext) => CanonicalRecord;
}

/** A disclosure that is no table but a whole text, with a reader of its own. */
export interface ReportFormat extends FormatWords {
  readonly kind: "report";
  /** Stable id, kept in the provenance: `evaluation-report`. */
  readonly id: string;
  /** For people: what the format reads. */
  readonly title: string;
  readonly find: (rows: readonly FlatRow[]) => readonly FoundReport[];
}

/** One kind of disclosure: a form, which is data for the engine, or a report. */
export type Format = Layout | ReportFormat;
