/**
 * Words of a project's name that say its year: `2023年度信息化运维`, `信息化运维（2024）`, `二〇二四年…`, `…（2023-2025年）`, `2023-2024学年…`.
 * A bare number is one only in brackets, or where it is the form's own year at an end of the name: 2000 in `2000亩农田` counts something.
 */

const DIGITS = "(?:19|20)\\d{2}";
const CHINESE = "[一二][九〇○零Oo0][〇○零Oo0一二三四五六七八九]{2}";
const SPAN = `${DIGITS}年?(?:[-~—–－至到]|--)(?:${DIGITS}|\\d{2})`;
const UNIT = "(?:年度|学年度?|财年|年)";
const ANY = [
  new RegExp(`[(（【[](?:${SPAN}|${DIGITS}|${CHINESE})${UNIT}?[)）】\\]]`, "g"),
  new RegExp(`(?:${SPAN}|${DIGITS}|${CHINESE})${UNIT}`, "g"),
];

const CHINESE_DIGITS = "〇一二三四五六七八九";

const known = new Map<number, readonly RegExp[]>();

/** `2024` as names write it: 2024, 二〇二四 and its variants, 24 before 年度. */
function ownYear(year: number): readonly RegExp[] {
  const made = known.get(year) ?? patternsOf(year);
  known.set(year, made);
  return made;
}

function patternsOf(year: number): readonly RegExp[] {
  const digits = String(year);
  const chinese = digits.replaceAll(/\d/g, (digit) => (digit === "0" ? "[〇○零Oo0]" : CHINESE_DIGITS.charAt(Number(digit))));
  const written = `(?:${digits}|${chinese})`;
  return [
    new RegExp(`[(（【[]${written}${UNIT}?[)）】\\]]`, "g"),
    new RegExp(`(?<![\\d-~—–至到年])${written}${UNIT}`, "g"),
    new RegExp(`(?<!\\d)${digits.slice(2)}年度`, "g"),
    new RegExp(`^${digits}(?=\\p{Script=Han})(?![年个台套人名次项件亩万元公米户所座])|(?<=\\p{Script=Han})${digits}$`, "gu"),
  ];
}

/** A name without any year words; as it is where nothing else would be left. */
export function withoutYearWords(name: string, fiscalYear: number | null): string {
  return without(name, [...ANY, ...(fiscalYear === null ? [] : ownYear(fiscalYear))]);
}

/** A name without the words for this year: another year in it stays, as it tells two projects of one year apart. */
export function withoutOwnYear(name: string, fiscalYear: number): string {
  return without(name, ownYear(fiscalYear));
}

/** Most names hold neither. */
const MAY_HOLD_A_YEAR = /\d{2}|[〇○零一二三四五六七八九Oo0]{4}/;

function without(name: string, patterns: readonly RegExp[]): string {
  if (!MAY_HOLD_A_YEAR.test(name)) return name;
  const cut = patterns.reduce((text, pattern) => text.replace(pattern, ""), name);
  if (cut === name) return name;
  const bare = cut.replaceAll(/[(（【[][)）】\]]/g, "").replaceAll(/^[-—–_.、,，]+|[-—–_.、,，]+$/g, "");
  return bare.length >= 2 ? bare : name;
}
