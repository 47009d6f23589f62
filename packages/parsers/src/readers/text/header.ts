import { greatest, least } from "../../extent.ts";
import { headerMeanings, headerWords, type ColumnField } from "../../vocabulary/columns.ts";
import type { Atom } from "./atoms.ts";
import { cutFar, dictionaryOf, findWords, type Dictionary, type FoundWord } from "./words.ts";

/** A column of an indicator table as its header's words say, from left to right. */
export interface HeadedColumn {
  readonly field: ColumnField;
  readonly word: FoundWord<string>;
}

export interface TextHeader {
  readonly columns: readonly HeadedColumn[];
  /** Its pieces, with the points behind its words. */
  readonly atoms: ReadonlySet<Atom>;
  /** The first piece of the words that stand together. */
  readonly main: Atom;
  /** Do columns stand apart, with headers of levels far before the others? */
  readonly isApart: boolean;
  /** Do its words stand one by one, cells of their columns between them? */
  readonly isScattered?: boolean;
  /** Index of the header's first and behind its last piece among the region's. */
  readonly first: number;
  readonly end: number;
}

/** A header may be cut into pieces; `年度(/项目)` over `指标值` is one. */
const words: Dictionary<string> = dictionaryOf(
  [...headerWords, "年度(/项目)指标值", "评(扣)分标准", "指标值(单位)"]
    .filter((word) => word !== "指标" && fieldOf(word) !== "project")
    .map((word) => ({ word, meaning: word, least: 2 })),
);
/** Headers without their last character, where nothing else begins so: 绩效指标描, with 述 behind a column or two. */
const CUT_LEAST = 5;
const BEGINNINGS: ReadonlyMap<string, { readonly word: string; readonly rest: string; readonly meaning: string }> = new Map(
  [...words.whole].flatMap(([word, meaning]) => {
    const beginning = word.slice(0, -1);
    const isOwn = [...words.whole.keys()].every((other) => other === word || !other.startsWith(beginning));
    return isOwn && beginning.length >= CUT_LEAST ? [[beginning, { word, rest: word.slice(-1), meaning }] as const] : [];
  }),
);
/** Points behind a header, whole or cut: `（90分）`, `（90`, `分）`. */
const POINTS = /^(?:[（(]\d{1,3}分?[)）]?|分[)）]|\d{1,3}分?[)）])$/;
const LEVELS: ReadonlySet<ColumnField> = new Set(["level1", "level2", "level3"]);
/** A header's words stand near each other; behind columns of labels the others may follow late (`pdftotext`). */
const REACH = 46;
const NEXT = 16;
/** Where columns are written apart, a header's first words may stand so far from the others. */
const FAR = 160;
/** Pieces between two headers that stand beside each other: the rest of a cut one, points, a label. */
const BESIDE = 6;
const LEVEL_WORD = /^[一二三]级(?:绩效)?指标$/;

/**
 * The headers of indicator tables in a text's pieces: at least two levels, or a level and a name, and a target. `starts`: lines at which
 * forms begin, as far as they are known; where no header stands together behind one, its words are looked for one by one.
 */
export function findHeaders(atoms: readonly Atom[], starts: readonly number[] = []): readonly TextHeader[] {
  const index = new Map(atoms.map((atom, i) => [atom, i] as const));
  const near = findWords(atoms, words);
  const far = cutFar(atoms, new Set(near.flatMap((word) => word.atoms)), BEGINNINGS);
  const place = (word: FoundWord<string>, last: Atom | undefined): Found => ({
    word,
    at: index.get(word.atoms[0] as Atom) as number,
    end: (index.get(last as Atom) as number) + 1,
    field: fieldOf(word.meaning),
  });
  const both = [
    ...withoutShort(near).map((word) => place(word, word.atoms.at(-1))),
    ...far.map((word) => place(word, word.atoms[0])),
  ];
  const found = both.toSorted((a, b) => a.at - b.at);
  const headers: TextHeader[] = [];
  const rowOf = (at: number) => (atoms[at] as Atom).row;
  const formOf = (at: number) => starts.findLastIndex((start) => start <= rowOf(at));
  const isSameForm = (a: number, b: number) => formOf(a) === formOf(b);
  for (let i = 0; i < found.length; i++) {
    const start = found[i] as (typeof found)[number];
    if (!LEVELS.has(start.field)) continue;
    const own = [start];
    const seen = new Set([start.word.meaning]);
    let j = i + 1;
    for (; j < found.length; j++) {
      const next = found[j] as (typeof found)[number];
      const hasValue = own.some(({ field }) => field === "value");
      const last = own.at(-1) as (typeof found)[number];
      if (next.at - start.at > REACH || (hasValue && next.at - last.end > NEXT) || seen.has(next.word.meaning)) break;
      if (LEVELS.has(next.field) && own.some(({ field }) => field === next.field)) continue; // 三级 in a cell
      if (hasValue && next.at > last.end && next.field === "level1") break;
      own.push(next);
      seen.add(next.word.meaning);
    }
    const alone = own.splice(0, leadingAlone(own));
    const apart = [...alone, ...apartFrom([...alone, ...own], found, isSameForm)];
    for (const one of raisedOver(own, found.slice(0, i))) {
      own.push(one);
      seen.add(one.word.meaning);
    }
    const levels = [...apart, ...own].filter(({ field }) => LEVELS.has(field)).length;
    if (levels < 2 || !own.some(({ field }) => field === "value")) continue;
    const above = found
      .slice(0, i)
      .filter(
        (one) =>
          start.at - one.at <= NEXT &&
          (isCutAbove(one.word, start.word) || isRaisedWeight(one, own, atoms)) &&
          !seen.has(one.word.meaning),
      );
    headers.push(
      headerOf(
        [...own, ...above],
        [
          ...apart,
          ...deviationApart(
            own,
            found.filter(({ at }) => isSameForm(at, start.at)),
          ),
        ],
        atoms,
      ),
    );
    i = j - 1;
  }
  const scattered = starts.flatMap((start, i) => {
    const isInside = (at: number) => rowOf(at) >= start && rowOf(at) < (starts[i + 1] ?? Infinity);
    if (headers.some(({ first }) => isInside(first))) return [];
    return scatteredHeader(
      found.filter(({ at }) => isInside(at)),
      atoms,
    );
  });
  return [...headers, ...scattered].toSorted((a, b) => a.first - b.first);
}

/** 三级 is a target where the header says 三级指标. */
function withoutShort(found: readonly FoundWord<string>[]): readonly FoundWord<string>[] {
  const longer = new Set(found.filter(({ meaning }) => meaning.length > 2).map(({ meaning }) => fieldOf(meaning)));
  return found.filter(({ meaning }) => meaning.length > 2 || !LEVELS.has(fieldOf(meaning)) || !longer.has(fieldOf(meaning)));
}

/** The order in which forms set their columns; in scattered words it is lost. */
const IN_ORDER: readonly ColumnField[] = ["level1", "level2", "level3", "description", "comparator", "value", "unit", "weight"];
/** Words that say other things elsewhere in a form (`单位`): they stand beside the target's header. */
const AMBIGUOUS: ReadonlySet<ColumnField> = new Set(["comparator", "unit", "weight"]);

/** A header whose words stand apart, each where its column begins. */
function scatteredHeader(found: readonly Found[], all: readonly Atom[]): readonly TextHeader[] {
  const value = found.find(({ field }) => field === "value");
  if (value === undefined) return [];
  const own = IN_ORDER.flatMap((field) => {
    const one = AMBIGUOUS.has(field)
      ? found.find((other) => other.field === field && Math.abs(other.at - value.at) <= NEXT)
      : found.find((other) => other.field === field);
    return one === undefined ? [] : [one];
  });
  const leaves = own.filter(({ field }) => field !== "level1" && field !== "level2");
  const names = leaves.find(({ field }) => field === "level3");
  if (own.length === leaves.length || names === undefined) return [];
  const main = leaves.reduce((first, one) => (one.at < first.at ? one : first), names);
  return [
    {
      columns: own.map(({ field, word }) => ({ field, word })),
      atoms: new Set([...own.flatMap(({ word }) => word.atoms), ...own.flatMap(({ end }) => pointsBehind(all, end))]),
      main: main.word.atoms[0] as Atom,
      isApart: true,
      isScattered: true,
      first: main.at,
      end: main.end,
    },
  ];
}

/** Points directly behind a header's word. */
function pointsBehind(all: readonly Atom[], end: number): readonly Atom[] {
  const others = all.slice(end, end + 2);
  const count = others.findIndex(({ text }) => !POINTS.test(text));
  return count < 0 ? others : others.slice(0, count);
}

/** The target's header where it stands a line above the others: a text beside it has grown into their row. */
function raisedOver(own: readonly Found[], before: readonly Found[]): readonly Found[] {
  if (own.some(({ field }) => field === "value")) return [];
  const row = own[0]?.word.atoms[0]?.row;
  const raised = before.findLast(({ field }) => field === "value");
  return raised !== undefined && row !== undefined && row - (raised.word.atoms[0] as Atom).row <= 2 ? [raised] : [];
}

/** How many headers of levels stand so far before the others that other cells lie between: their columns are written apart. */
function leadingAlone(own: readonly Found[]): number {
  let count = 0;
  for (let i = 0; i + 1 < own.length; i++) {
    const [one, next] = [own[i] as Found, own[i + 1] as Found];
    if (!LEVEL_WORD.test(one.word.meaning) || one.field === "level3") break;
    if (next.at - one.end > BESIDE) count = i + 1;
  }
  return count;
}

/**
 * Headers of levels that the others lack, columns apart: the last that stands before them, or the first behind them, where no other
 * header's words stand beside it.
 */
function apartFrom(
  own: readonly Found[],
  found: readonly Found[],
  isSameForm: (a: number, b: number) => boolean,
): readonly Found[] {
  const [start, last] = [own[0] as Found, own.at(-1) as Found];
  const isAlone = (one: Found) =>
    found.every((other) => LEVEL_WORD.test(other.word.meaning) || other.at > one.end + BESIDE || other.end < one.at - BESIDE);
  return (["level1", "level2", "level3"] as const).flatMap((field) => {
    if (own.some((other) => other.field === field)) return [];
    // names are read where their header stands; labels of mixed forms may stand in each other's
    const isLevel = (one: Found) =>
      one.field === field && LEVEL_WORD.test(one.word.meaning) && (field !== "level3" || isSameForm(one.at, start.at));
    const before = found.findLast((one) => isLevel(one) && one.at < start.at && start.at - one.at <= FAR);
    const behind = found.find((one) => isLevel(one) && one.at > last.at && one.at - last.end <= FAR && isAlone(one));
    const apart = before ?? behind;
    return apart === undefined ? [] : [apart];
  });
}

/** The last column's header is no word of the head: it is one of the table's wherever it stands behind the others. */
function deviationApart(own: readonly Found[], found: readonly Found[]): readonly Found[] {
  const last = own.at(-1) as Found;
  if (own.some(({ field }) => field === "deviation") || !own.some(({ field }) => field === "actual")) return [];
  const behind = found.find(({ field, at }) => field === "deviation" && at > last.at && at - last.end <= FAR);
  return behind === undefined ? [] : [behind];
}

interface Found {
  readonly word: FoundWord<string>;
  readonly at: number;
  readonly end: number;
  readonly field: ColumnField;
}

/** Levels stand before all else, from the first to the third; reasons of deviations behind. */
function levelsFirst(found: readonly Found[]): readonly Found[] {
  const order = ({ field }: Found) => ["level1", "level2", "level3", "", "deviation"].indexOf(field) + 1 || 4;
  return found.toSorted((a, b) => order(a) - order(b));
}

/** 实际完成情况 over the goals stands before the headers, and names a column there too. */
function withoutHeadWords(found: readonly Found[]): readonly Found[] {
  const actual = found.filter(({ field }) => field === "actual");
  const value = found.find(({ field }) => field === "value");
  if (actual.length < 2 || value === undefined || !actual.some(({ at }) => at > value.at)) return found;
  return found.filter((one) => one.field !== "actual" || one.at > value.at);
}

function headerOf(own: readonly Found[], apart: readonly Found[], all: readonly Atom[]): TextHeader {
  const names = apart.find(({ field }) => field === "level3");
  const found = levelsFirst(withoutHeadWords([...apart, ...own]));
  const meanings = headerMeanings(found.map(({ word }) => word.meaning));
  const [first, end] = [least(own.map(({ at }) => at)), greatest(own.map(({ end: last }) => last))];
  const points = all.slice(first, end + 3).filter(({ text }) => POINTS.test(text));
  return {
    atoms: new Set([...found.flatMap(({ word }) => word.atoms), ...points]),
    columns: found.map(({ word }, i) => ({ field: meanings[i]?.field ?? "extra", word })),
    main: (names !== undefined && names.at < first ? names : own[0])?.word.atoms[0] as Atom,
    isApart: apart.length > 0,
    first: names === undefined ? first : Math.min(first, names.at),
    end,
  };
}

/** A header of two lines beside others of one: its first line stands above theirs. */
function isCutAbove(word: FoundWord<string>, start: FoundWord<string>): boolean {
  const [first, last, line] = [word.atoms[0] as Atom, word.atoms.at(-1) as Atom, (start.atoms[0] as Atom).row];
  return word.atoms.length > 1 && first.row < line && last.row >= line;
}

/** `分值权` / `重` over the line of the others, `（90` / `分）` below it: a header of four lines beside others of one. */
function isRaisedWeight({ word, end, field }: Found, own: readonly Found[], all: readonly Atom[]): boolean {
  const [start, behind] = [least(own.map(({ at }) => at)), greatest(own.map((one) => one.end))];
  const hasPoints = all.slice(behind, behind + 2).some(({ text }) => POINTS.test(text));
  return field === "weight" && word.atoms.length > 1 && end === start && hasPoints && own.every((one) => one.field !== "weight");
}

function fieldOf(word: string): ColumnField {
  return headerMeanings([word])[0]?.field ?? "extra";
}
