import { cleanLabel } from "@jixiao/normalize";
import { doubt, quote, type Doubt } from "../doubts.ts";
import { editDistance } from "../edit-distance.ts";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import { titleNames } from "../vocabulary/titles.ts";
import type { RawText } from "./raw-form.ts";

/** Of two readings of one name no more letters than this share differ; else they may be two names. */
const MISREAD_SHARE = 1 / 2;
/** Shorter names are too like each other. */
const MIN_LETTERS = 4;

/** A name that the form's title prints too, and what its cell was read as. */
export interface TitledName {
  readonly name: string;
  readonly doubt: Doubt;
}

/**
 * The project's name as the form's title has it (`2.课后服务补助绩效目标表`), where its cell was read in doubt and comes near to it: titles are set in larger type,
 * and are read better. It stays in doubt: the two may differ in print. Null where the cell counts.
 */
export function titledName(cell: RawText | undefined, heading: FlatRow): TitledName | null {
  if (cell?.flags.includes("ocr_uncertain") !== true) return null;
  const read = cleanLabel(cell.text) ?? "";
  const title = onlyText(heading) ?? "";
  const near = titleNames(title)
    .filter((name) => name.length >= MIN_LETTERS)
    .map((name) => ({ name, off: editDistance(read, name) }))
    .filter(({ name, off }) => off <= MISREAD_SHARE * Math.min(name.length, read.length))
    .toSorted((a, b) => a.off - b.off);
  const [best] = near;
  if (best === undefined || best.off === 0) return null;
  const note = `the name is the title's, ${quote(title)}; its cell was read as ${quote(read)}`;
  return { name: best.name, doubt: doubt("ocr_uncertain", "project_name", note) };
}
