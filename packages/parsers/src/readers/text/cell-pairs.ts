import { unitOf } from "@jixiao/normalize";
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
  { name: /(?<!效|频)率$|比例$|占比$/, value: /[%％‰/]|百分比|高|低|增|降|达标|完成|合格/, not: -1.8, words: -0.8 },
  { name: /(?:时间|时限|时效|期限|及时性|工期|时长)$/, value: /[年月日天]|小时|分钟|时|按|前|[%％]/, not: -1.8, words: -0.8 },
  {
    name: /(?:成本|费用|造价|[单总]价|金额|标准|支出)$/,
    value: /元|不|标准|执行|控制|合理|降|节约|有效|[%％]/,
    not: -1.5,
    words: -0.3,
  },
  { name: /人[数次]$/, value: /人|名|户|位|[零无]|增|减|降|少|多|提/, not: -1.5, words: -0.8 },
  { name: /面积$/, value: /亩|公顷|平方|㎡|m|[%％]|增|减|降|提/i, not: -1.5, words: -0.8 },
  { name: /里程$|长度$/, value: /公里|千米|米|m|[%％]|增|减|降|提/i, not: -1.5, words: -0.8 },
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

/** A sign beside words, 定性 beside a number, a unit beside words (log-odds). */
const SIGN_OF_WORDS = -2.5;
const UNIT_OF_WORDS = -2;
const QUALITATIVE = /^定性$/;
const COMPARES = /[=<>≥≤＝＜＞≧≦⩾⩽﹥﹤]|[大小等高低不]/;

/** What speaks against two cells being of one row (log-odds; 0 = nothing). */
export function pairFit(columns: readonly Column[], a: number, first: string, b: number, second: string): number {
  const fieldOf = (i: number): ColumnField | undefined => columns[i]?.field;
  const [one, other] = [fieldOf(a), fieldOf(b)];
  if (one === "level3") return besideName(columns, first, other, second);
  if (other === "level3") return besideName(columns, second, one, first);
  if (one === "value") return besideValue(first, other, second);
  return other === "value" ? besideValue(second, one, first) : 0;
}

function besideName(columns: readonly Column[], name: string, field: ColumnField | undefined, text: string): number {
  if (field === "description") return alike(name, text);
  if (field === "unit") return expected(name, `1${text}`);
  const isBare = BARE.test(text) && columns.some(({ field: own }) => own === "unit"); // its unit stands beside it
  return (field === "value" || field === "actual") && !isBare ? expected(name, text) : 0;
}

/** A number and nothing else. */
export const BARE = /^[\d,.\s]+$/;

function besideValue(value: string, field: ColumnField | undefined, text: string): number {
  const isNumeric = NUMERIC.test(value);
  if (field === "comparator")
    return QUALITATIVE.test(text) === isNumeric && (isNumeric || COMPARES.test(text)) ? SIGN_OF_WORDS : 0;
  return field === "unit" && !isNumeric ? UNIT_OF_WORDS : 0;
}

/** A bare number lacks its unit (log-odds). */
const WITHOUT_UNIT = -3;

/** What speaks against an empty cell beside a row's other cells (log-odds; 0 = nothing). */
export function emptyFit(columns: readonly Column[], column: number, textOf: (column: number) => string): number {
  if (columns[column]?.field !== "unit") return 0;
  return columns.some(({ field }, i) => field === "value" && BARE.test(textOf(i))) ? WITHOUT_UNIT : 0;
}

/** A unit that the table of units does not know (log-odds). */
const UNKNOWN_UNIT = -1.5;

/** What speaks against a text in a column of units. */
export function unitFit(text: string): number {
  return unitOf(text.replaceAll(/\s/g, "")) === null ? UNKNOWN_UNIT : 0;
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
