import { onlyText, type FlatRow } from "../flat-rows.ts";
import { isPageNumber, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { bareText } from "../vocabulary/text-key.ts";
import type { Layout } from "./layout.ts";
import { moneyUnitOf } from "./money-units.ts";

const YEAR_LINE = /^[（(]?(20\d{2})年(?:度)?[)）]?$/;
/** A line that names the form's unit behind its code. */
export const UNIT_LINE = /^(?!20\d{2}年)\d{3,}(?=\p{Script=Han})/u;

/** The year that a line states, alone. */
export function yearOf(bare: string): number | undefined {
  const year = YEAR_LINE.exec(bare)?.[1];
  return year === undefined ? undefined : Number.parseInt(year, 10);
}

/** A line of the form's own, or a part of one: its year, its money unit, its unit. */
export function isStatement(text: string, { unitLine }: Layout): boolean {
  const bare = bareText(text);
  return yearOf(bare) !== undefined || moneyUnitOf(bare) !== undefined || (unitLine && UNIT_LINE.test(bare));
}

/** A paragraph that is neither a page's furniture nor a line of the form's own. */
export function isRunningText(row: FlatRow): boolean {
  const text = onlyText(row) ?? "";
  const bare = bareText(text);
  return (
    row.table === null &&
    !isPageNumber(text) &&
    !isSideLabelPiece(text) &&
    yearOf(bare) === undefined &&
    moneyUnitOf(bare) === undefined
  );
}
