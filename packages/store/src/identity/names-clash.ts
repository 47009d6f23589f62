/** Which part, stage or piece of a project a name speaks of: `第二批`, `一期`, `3标段`, `B区`. */
const STAGE = /(?:第)?([〇零一二三四五六七八九十百两\d]+|[首末]|[ⅰ-ⅻ]|[a-z]+)(期|批|标段|标|包|段|轮|次|届|号|区|阶段)/g;

/** Characters of which one stands in a name for another project's, another year's, another place's: they exclude each other. */
const SERIES: readonly string[] = [
  "0123456789",
  "〇零一二三四五六七八九十百首末",
  "abcdefghijklmnopqrstuvwxyz",
  "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ",
  "东西南北",
  "上中下",
  "大中小",
  "前后",
  "内外",
  "新旧老",
  "甲乙丙丁戊",
  "省市区县镇乡街村",
  "春夏秋冬",
  "高初幼",
];

/** Where fewer of the shorter name's characters than this part stand in the other, in order, they are two names. */
const MIN_COMMON = 0.5;
/** As many characters in a row that are others are another word: a character here and there is misread. */
const OTHER_WORD = 2;

/**
 * Do two names that are not alike, of which one at least was read in doubt, name two projects? Misread characters are here and there and come near to what is printed; a
 * stage, a year, a direction and a whole word are what projects of one unit differ in. A wrong yes leaves both in view, a wrong no takes one away.
 */
export function namesClash(left: string, right: string): boolean {
  const [one, two] = [left.toLowerCase(), right.toLowerCase()];
  if (stagesClash(one, two)) return true;
  const [a, b] = [Array.from(withPlainStages(one)), Array.from(withPlainStages(two))];
  const { common, replaced } = compared(a, b);
  return common < MIN_COMMON * Math.min(a.length, b.length) || replaced.some(isAnother);
}

/** Of each kind of stage both say which, and not alike; or only one speaks of any. A stage whose number was not read is not known. */
function stagesClash(left: string, right: string): boolean {
  const [one, two] = [stagesOf(left), stagesOf(right)];
  return [...new Set([...one.keys(), ...two.keys()])].some((kind) => {
    const [a, b] = [one.get(kind), two.get(kind)];
    if (a === undefined || b === undefined) return !(a === undefined ? left : right).includes(kind);
    return a !== b;
  });
}

function stagesOf(name: string): ReadonlyMap<string, string> {
  const found = Map.groupBy(name.matchAll(STAGE), ([, , kind = ""]) => kind);
  return new Map([...found].map(([kind, matches]) => [kind, matches.map(([, number = ""]) => numberOf(number)).join(" ")]));
}

/** `第一批`, `首批` and `1批` are one text. */
function withPlainStages(name: string): string {
  return name.replaceAll(STAGE, (_, number: string, kind: string) => `${numberOf(number)}${kind}`);
}

const DIGITS = "〇一二三四五六七八九";

/** `二` and `2`, `首` and `1` are one number. */
function numberOf(text: string): string {
  const plain = text.replaceAll("首", "一").replaceAll("零", "〇").replaceAll("两", "二");
  if (plain === "十") return "10";
  return Array.from(plain, (character) => (DIGITS.includes(character) ? String(DIGITS.indexOf(character)) : character)).join("");
}

/** Characters of one name, and what stands in their place in the other; in a row as they stand. */
type Replaced = readonly (readonly [string, string])[];

function isAnother(run: Replaced): boolean {
  if (run.filter(([a, b]) => isHan(a) && isHan(b)).length >= OTHER_WORD) return true;
  return run.some(([a, b]) => SERIES.some((series) => series.includes(a) && series.includes(b)));
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** The cheapest way from one name to the other: how many characters stay, and the runs of those that are replaced. */
function compared(left: readonly string[], right: readonly string[]): { common: number; replaced: readonly Replaced[] } {
  const costs = costsOf(left, right);
  const at = (i: number, j: number): number => costs[i]?.[j] ?? Infinity;
  const runs: (readonly [string, string])[][] = [];
  let [i, j, common] = [left.length, right.length, 0];
  let isRun = false;
  while (i > 0 || j > 0) {
    const [a, b] = [left[i - 1] ?? "", right[j - 1] ?? ""];
    const isSame = i > 0 && j > 0 && a === b;
    const isOther = !isSame && i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + 1;
    if (isSame) common++;
    if (isOther && isRun) runs.at(-1)?.push([a, b]);
    else if (isOther) runs.push([[a, b]]);
    isRun = isOther;
    if (isSame || isOther) [i, j] = [i - 1, j - 1];
    else if (i > 0 && at(i, j) === at(i - 1, j) + 1) i--;
    else j--;
  }
  return { common, replaced: runs };
}

/** Levenshtein's distances between all beginnings of both. */
function costsOf(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, j) => j)];
  left.forEach((a, i) => {
    const above = rows[i] ?? [];
    const row = [i + 1];
    right.forEach((b, j) => {
      const replaced = (above[j] ?? 0) + (a === b ? 0 : 1);
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    });
    rows.push(row);
  });
  return rows;
}
