import { onlyText, type FlatRow } from "../flat-rows.ts";
import { canonicalLabel } from "./taxonomy.ts";
import { SIGNED } from "./signs.ts";

/** `— 2 —`, `第 3 页 共 9 页`, `12`: a page's foot inside a form. */
const PAGE_FOOT = /^[\s—\-–第页共/\d]+$/;
/** What stands below a form's last indicator: a note, who filled it in. */
const CLOSING =
  /^(?:备?注|说明|填[表报](?:人|单位|日期|时间)|联系(?:人|电话)|(?:审核|负责|经办)人|单位负责人|附件)\d*(?:[:：]|$)/;

export function isPageFoot(text: string): boolean {
  return PAGE_FOOT.test(text);
}

export function isClosing(row: FlatRow): boolean {
  return CLOSING.test((row.cells[0]?.text ?? "").replaceAll(/[\s\u3000]+/g, ""));
}

/**
 * After a paragraph, do indicators go on? A running head (the form's title, the book's name) stands between two pages of
 * one table; a heading stands before another. The rows tell: up to the next paragraph one prints a label of the taxonomy
 * or a value with its sign.
 */
export function indicatorsGoOn(rows: readonly FlatRow[], from: number): boolean {
  for (let i = from; i < rows.length; i++) {
    const row = rows[i] as FlatRow;
    if (row.table === null) return false;
    if (onlyText(row) !== null) continue;
    const last = row.cells.at(-1)?.text ?? "";
    if (SIGNED.test(last) || row.cells.slice(0, -1).some((cell) => isLevelLabel(cell.text))) return true;
  }
  return false;
}

function isLevelLabel(text: string): boolean {
  const bare = text.replaceAll(/[\s\u3000]+/g, "");
  return bare.endsWith("指标") && canonicalLabel(bare) !== null;
}
