import { onlyText, type FlatRow } from "../../flat-rows.ts";
import { isScoredHeader, isTargetHeader, isTargetHeaderLine } from "../../vocabulary/form-marks.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import { tableTitle } from "../../vocabulary/titles.ts";

/**
 * The first row behind a table that reads as one of its own and could not be joined: it begins with a level's label, or names an indicator and its
 * target, in cells or on a line. What stands below the next title or header is another table's.
 * @param rows what follows the header, to the end of the form's region
 * @param isTaken was the row read?
 */
export function leftOverRow(rows: readonly FlatRow[], isTaken: (row: FlatRow) => boolean): FlatRow | null {
  const behind = rows.slice(rows.findLastIndex(isTaken) + 1);
  const next = behind.findIndex(beginsAnother);
  const inTables = rows.filter((row) => row.table !== null && !isTaken(row));
  return inTables.find(holdsLevelLabel) ?? behind.slice(0, next < 0 ? undefined : next).find(readsAsRow) ?? null;
}

function beginsAnother(row: FlatRow): boolean {
  const text = onlyText(row);
  const cells = row.cells.map((cell) => cell.text);
  return (
    (text !== null && (tableTitle(text) !== null || isTargetHeaderLine(text))) || isTargetHeader(cells) || isScoredHeader(cells)
  );
}

function holdsLevelLabel({ cells }: FlatRow): boolean {
  return cells.length > 2 && cells.slice(0, 3).some(({ text }) => isLevelLabel(text));
}

const SENTENCE = /[。；;]/;
const SIGN = /^(?:[≥≤=＝<>＜＞≧≦]|[<>]=)$/;
const NUMBER = /^[\d０-９.,]+[%％]?$/;

/** `道路维修里程 ≥5公里`, `质量指标 验收情况 合格`: texts side by side, in cells or on a line. */
function readsAsRow({ table, cells }: FlatRow): boolean {
  const texts = cells.flatMap(({ text }) => (table === null ? text.trim().split(/\s+/) : [text]));
  if (texts.length < 2 || texts.some((text) => SENTENCE.test(text))) return false;
  const isTarget = (one: string) => SIGNED.test(one) && /\d/.test(one);
  const isName = (one: string) => /\p{Script=Han}{2}/u.test(one) && !isTarget(one);
  // A sign, a number and a unit in cells of their own.
  const isApart = table !== null && texts.some((one) => SIGN.test(one.trim())) && texts.some((one) => NUMBER.test(one.trim()));
  return (
    ((isApart || texts.some(isTarget)) && texts.some(isName)) || (table === null && texts.length > 2 && texts.some(isLevelLabel))
  );
}
