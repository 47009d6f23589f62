import type { ColumnField } from "../../vocabulary/columns.ts";
import type { Column } from "./in-sequence.ts";

/** What a name lets expect of a value with a number, and what it costs that it is not so (log-odds); the first name that fits counts. */
const EXPECTED: readonly { readonly name: RegExp; readonly value: RegExp; readonly not: number }[] = [
  { name: /满意度$/, value: /[%％]|百分比|满意|[优良高]/, not: -2.3 },
  { name: /(?<!效|频)率$|比例$|占比$/, value: /[%％‰]|百分比|高|低|增|降/, not: -1.8 },
  { name: /(?:时间|时限|时效|期限|及时性|工期|时长)$/, value: /[年月日天]|小时|分钟|时|按|[%％]/, not: -1.8 },
  { name: /(?:成本|费用|造价|单价|金额|标准|支出)$/, value: /元|不超|标准|执行|[%％]/, not: -1 },
];

const PERCENT = /[%％‰]|百分比/;
const NUMERIC = /\d/;

/** What speaks against two cells being of one row (log-odds; 0 = nothing). */
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
  const share = pairs.filter((pair) => description.includes(pair)).length / Math.max(1, pairs.length);
  return pairs.length === 0 || share >= 0.5 ? 0 : share > 0 ? -1.2 : -2.5;
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

function expected(name: string, value: string): number {
  const known = EXPECTED.find((one) => one.name.test(name));
  if (known !== undefined) return known.value.test(value) || !NUMERIC.test(value) ? 0 : known.not;
  return PERCENT.test(value) && NUMERIC.test(value) ? -0.3 : 0;
}
