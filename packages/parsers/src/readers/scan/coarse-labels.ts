import type { Flag } from "@jixiao/contract";
import { type EditCosts, editDistance } from "../../edit-distance.ts";
import { columnMeaning, LEVEL_HEADERS } from "../../vocabulary/columns.ts";
import { taxonomy } from "../../vocabulary/taxonomy.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { bare } from "./vocabulary.ts";

interface CoarseCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly rawText?: string;
  readonly flags: readonly Flag[];
}

/** Parts of a word's letters that may be misread: anywhere, and where its place says what kind of word stands there. */
const [ANYWHERE, IN_ITS_PLACE] = [1 / 3, 1 / 2];
/** Shorter words are too like each other. */
const MIN_LETTERS = 3;
/** Dirt beside a word is read as a letter more. */
const AT_THE_EDGE = 0.5;
/** The next word is so much further off at least. */
const MARGIN = 0.5;

/**
 * The label that a text of a coarse page (a fax) is: the only one so near to one of its readings that a third of its letters are misread at most. Both
 * models misread such type alike, so that their agreement tells nothing. Null where none is near, or two are.
 */
export function coarseLabel(readings: readonly string[], { labels }: Vocabulary): string | null {
  return nearest(readings, [...labels], ANYWHERE);
}

/**
 * The cells of a coarse table, with headers and levels put right that are misread further than that: a row that names two columns is a header, and all in
 * it are words of headers; below the headers of the levels stand the levels.
 */
export function inTheirPlaces<T extends CoarseCell>(cells: readonly T[], { labels }: Vocabulary): readonly T[] {
  const headers = [...labels].filter((label) => columnMeaning(label) !== null);
  const rows = Map.groupBy(cells, ({ row }) => row);
  const isHeader = (row: number) => (rows.get(row) ?? []).filter(isColumnHeader).length > 1;
  const named = cells.map((cell) => (isDoubted(cell) && isHeader(cell.row) ? asOneOf(cell, headers) : cell));
  return LEVELS.reduce<readonly T[]>((all, { header, words }) => withLevels(all, header, words), named);
}

const LEVELS = [
  { header: LEVEL_HEADERS[0], words: taxonomy.map(({ label }) => label) },
  { header: LEVEL_HEADERS[1], words: taxonomy.flatMap(({ level2 }) => level2) },
] as const;

function withLevels<T extends CoarseCell>(cells: readonly T[], header: string, words: readonly string[]): readonly T[] {
  const top = cells.find(({ text }) => text === header);
  if (top === undefined) return cells;
  const isBelow = ({ row, column }: T) => column === top.column && row > top.row;
  return cells.map((cell) => (isDoubted(cell) && isBelow(cell) ? asOneOf(cell, words) : cell));
}

const isDoubted = ({ text, flags }: CoarseCell): boolean => text !== "" && flags.includes("ocr_uncertain");
const isColumnHeader = ({ text }: CoarseCell): boolean => columnMeaning(bare(text)) !== null;

/** The word stays in doubt: half of it was not read. */
function asOneOf<T extends CoarseCell>(cell: T, words: readonly string[]): T {
  const word = nearest([cell.text, cell.rawText ?? cell.text], words, IN_ITS_PLACE);
  return word === null || word === bare(cell.text)
    ? cell
    : { ...cell, text: word, flags: [...new Set<Flag>([...cell.flags, "ocr_repaired"])] };
}

/** What holds figures is no label, however near it comes to one. */
function lettersOf(reading: string): string | null {
  if (/\d/.test(reading)) return null;
  const letters = bare(reading).replaceAll(/^\P{Script=Han}+|\P{Script=Han}+$/gu, "");
  return letters.length < MIN_LETTERS ? null : letters;
}

function nearest(readings: readonly string[], words: readonly string[], share: number): string | null {
  const texts = [...new Set(readings.flatMap((reading) => lettersOf(reading) ?? []))];
  let [best, next]: [Near | null, Near | null] = [null, null];
  for (const word of words) {
    if (word.length < MIN_LETTERS) continue;
    const most = Math.max(1, share * word.length);
    const near = texts.filter((text) => Math.abs(text.length - word.length) <= 1);
    const off = near.reduce((least, text) => Math.min(least, editDistance(text, word, COSTS)), Infinity);
    if (best === null || off < best.off) [best, next] = [{ word, off, most }, best];
    else if (next === null || off < next.off) next = { word, off, most };
  }
  if (best === null || best.off > best.most) return null;
  return next === null || next.off - best.off >= MARGIN ? best.word : null;
}

interface Near {
  readonly word: string;
  /** Letters misread, left out or too many. */
  readonly off: number;
  readonly most: number;
}

/** Letters of the labels, each with those that look like it where a character has 15 pixels. */
const ALIKE: ReadonlySet<string> = new Set(
  ["目日曰自", "指招措拍捐", "标林杯枥际", "效教放郊", "益盏盖蚂", "量重童", "级组纸红", "值估佰植", "述还迷", "描猫措"].flatMap(
    ([letter = "", ...others]) => others.map((other) => `${letter}${other}`),
  ),
);
const LOOKS_ALIKE = 0.5;

/** Letters that look alike, and those added before or behind a word, count less. */
const COSTS: EditCosts = {
  replaced: (read, letter) => (read === letter ? 0 : ALIKE.has(`${letter}${read}`) ? LOOKS_ALIKE : 1),
  added: (at, length) => (at === 0 || at === length ? AT_THE_EDGE : 1),
};
