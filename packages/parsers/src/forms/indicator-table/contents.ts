import { doubt } from "../../doubts.ts";
import type { RawIndicator } from "../raw-form.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { bareText } from "../../vocabulary/text-key.ts";

/** A name that is a value: a sign, or a number with at most a unit behind it. */
const VALUE_ONLY = /^[\d,.]+(?:[%‰％]|[\p{Script=Han}]{0,2})?$/u;

/**
 * Columns whose contents contradict their headers: where a name is a value, header and body do not stand one above the other, and no
 * row of the table is certain.
 */
export function contradicting(rows: readonly RawIndicator[]): readonly RawIndicator[] {
  const bad = rows.find(({ level3 }) => level3 !== null && isValue(level3.text));
  if (bad === undefined) return rows;
  const contradiction = doubt("columns_contradict", "level3", `a name that is a value: ${bareText(bad.level3?.text ?? "")}`);
  return rows.map((row) => ({ ...row, doubts: [...row.doubts, contradiction] }));
}

function isValue(text: string): boolean {
  const bare = bareText(text);
  return SIGNED.test(bare) || VALUE_ONLY.test(bare);
}
