import type { ColumnField } from "../../vocabulary/columns.ts";
import type { Column } from "./in-sequence.ts";

/** What a name lets expect of its value (log-odds); the first that fits counts. */
const EXPECTED: readonly { readonly name: RegExp; readonly value: RegExp; readonly fits: number; readonly not: number }[] = [
  { name: /满意度$/, value: /[%％]|百分比|满意|[优良高]/, fits: 0.8, not: -1.5 },
  { name: /(?<!效|频)率$|比例$|占比$/, value: /[%％‰]|百分比|高|低|增|降/, fits: 0.6, not: -1.2 },
  { name: /(?:时间|时限|时效|期限|及时性|工期|时长)$/, value: /[年月日天]|小时|分钟|时|按/, fits: 0.8, not: -1 },
  { name: /(?:成本|费用|造价|单价|金额|标准|支出)$/, value: /元|不超|标准|执行/, fits: 0.5, not: -0.6 },
];

const PERCENT = /[%％‰]|百分比/;
const NUMERIC = /\d/;

/** How well two cells of one row fit together (log-odds). */
export function pairFit(columns: readonly Column[], a: number, first: string, b: number, second: string): number {
  const fieldOf = (i: number): ColumnField | undefined => columns[i]?.field;
  const [name, nameField, other, otherField] =
    fieldOf(b) === "level3" ? [second, fieldOf(b), first, fieldOf(a)] : [first, fieldOf(a), second, fieldOf(b)];
  if (nameField !== "level3") return 0;
  if (otherField === "description") return alike(name, other);
  return otherField === "value" || otherField === "actual" ? expected(name, other) : 0;
}

/** A description repeats its name's words. */
function alike(name: string, description: string): number {
  const pairs = pairsOf(name);
  if (pairs.length === 0) return 0;
  const share = pairs.filter((pair) => description.includes(pair)).length / pairs.length;
  return share >= 0.5 ? 1.5 : share > 0 ? 0.3 : -1;
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

function expected(name: string, value: string): number {
  const known = EXPECTED.find((one) => one.name.test(name));
  if (known !== undefined) return known.value.test(value) ? known.fits : NUMERIC.test(value) ? known.not : 0;
  return PERCENT.test(value) && NUMERIC.test(value) ? -0.3 : 0;
}
