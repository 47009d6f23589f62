import type { ColumnField } from "../../vocabulary/columns.ts";
import type { Column } from "./in-sequence.ts";

/** What a name lets expect of a value, and what it costs that it is not so where there is a number and where there is none (log-odds). */
interface Expected {
  readonly name: RegExp;
  readonly value: RegExp;
  readonly not: number;
  readonly words: number;
}

/** The first name that fits counts. */
const EXPECTED: readonly Expected[] = [
  { name: /满意度$/, value: /[%％]|百分比|满意|[优良高]/, not: -2.3, words: -1 },
  { name: /(?<!效|频)率$|比例$|占比$/, value: /[%％‰]|百分比|高|低|增|降|达标|完成|合格/, not: -1.8, words: -0.8 },
  { name: /(?:时间|时限|时效|期限|及时性|工期|时长)$/, value: /[年月日天]|小时|分钟|时|按|前|[%％]/, not: -1.8, words: -0.8 },
  {
    name: /(?:成本|费用|造价|单价|金额|标准|支出)$/,
    value: /元|不|标准|执行|控制|合理|降|节约|有效|[%％]/,
    not: -1,
    words: -0.3,
  },
  {
    name: /(?:数|数量|面积|里程|总量|频次|批次|场次|人次)$/,
    value: /^(?!.*(?:[%％‰]|百分比)).*\d|[零无]|增|减|降|少|多|提/,
    not: -0.3,
    words: -0.8,
  },
  { name: /(?:机制|制度|体系|能力|影响力)$/, value: /^\D*$|[%％]|百分比/, not: -1.2, words: 0 },
];
/** `演练次数`: the measure word before 数 is the value's unit. */
const COUNTED = /([次天户台件份期套条批场页张册辆处座家起篇门亩株])数$/;
const OTHER_UNIT = -1.5;

const PERCENT = /[%％‰]|百分比/;
const NUMERIC = /\d/;
/** A number with what it counts. */
const UNIT = /\d\s*[(（]?\s*[%％\p{Script=Han}]/u;

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
  const isNumeric = NUMERIC.test(value);
  const counted = COUNTED.exec(name)?.[1];
  if (counted !== undefined && isNumeric && UNIT.test(value) && !value.includes(counted)) return OTHER_UNIT;
  const known = EXPECTED.find((one) => one.name.test(name));
  if (known !== undefined) return known.value.test(value) ? 0 : isNumeric ? known.not : known.words;
  return PERCENT.test(value) && isNumeric ? -0.3 : 0;
}
