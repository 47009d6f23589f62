import type { PageAccount } from "@jixiao/contract";
import type { Sheet } from "./workbook.ts";

/** Between a sheet's name and what else its note says; a name may hold neither of these signs (ECMA-376 part 1, 18.2.19). */
const HIDDEN = " [hidden 隐藏]";
const MORE = ": ";
const BEGIN = "sheet ";

/** What became of a sheet, as a page of the account: its note begins with its name. */
export function accountOf(sheet: Sheet, i: number): PageAccount {
  const { name, beside, isHidden, cells, pictures = [] } = sheet;
  const what = `${BEGIN}${name}${isHidden ? HIDDEN : ""}`;
  if (cells.length > 0)
    return { page: i + 1, state: "read", note: beside === null ? what : `${what}${MORE}beside its cells ${beside}, not read` };
  if (beside === null && pictures.length > 0)
    return { page: i + 1, state: "blank", note: `${what}${MORE}nothing but pictures (图片), which are pages of their own` };
  return beside === null
    ? { page: i + 1, state: "blank", note: what }
    : { page: i + 1, state: "unread", note: `${what}${MORE}nothing but ${beside}` };
}

/** The sheet that a note speaks of; null for a note of another document. */
export function sheetOfNote(note: string | null): string | null {
  if (note === null || !note.startsWith(BEGIN)) return null;
  const [name = ""] = note.slice(BEGIN.length).split(MORE, 1);
  return name.endsWith(HIDDEN) ? name.slice(0, -HIDDEN.length) : name;
}
