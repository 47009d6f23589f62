import { greatest, least } from "../../extent.ts";
import { isGoalSideLabel, isMoneySideLabel, labelMeaning } from "../../vocabulary/head-labels.ts";
import { isSideLabel } from "../../vocabulary/furniture.ts";
import { bareText, labelKey } from "../../vocabulary/text-key.ts";
import { isAbove, type Run, type RunLine } from "./runs.ts";

/** A text of a form's head: runs of one or more lines that are one cell's. */
export interface Block {
  readonly text: string;
  readonly lines: readonly Word[];
  readonly page: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** Runs beside each other that are one text. */
export interface Word {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly page: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** Texts further apart than this stand in two cells. */
const CELL_GAP_EM = 0.6;
/** Lines of one cell are not further apart than this part of the form's own distance of lines. */
const PITCH = 1.12;
const SAME_HEIGHT_EM = 0.35;
/** An amount with its cents goes on in no further line. */
const WHOLE_AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})*|\d+)\.\d{2}$/;
const AMOUNT = /^-?[\d,.]+(?:万?元)?$/;

/** The labels that layouts bring beside those of the lexicon. */
export type OwnLabels = ReadonlySet<string>;

/** Is a text a label of a form's head, by itself? */
export function isHeadLabel(text: string, own: OwnLabels): boolean {
  return isSpanning(text) || labelMeaning(text) !== null || own.has(labelKey(text));
}

/** Labels that stand beside several rows. */
export function isSpanning(text: string): boolean {
  return isSideLabel(text) || isMoneySideLabel(text) || isGoalSideLabel(text);
}

/** A label has no more lines than this. */
const MOST_LABEL_LINES = 3;
/** Lines of a label are not further apart than this (em). */
const LABEL_PITCH_EM = 1.8;

/** The texts of a head: labels first, of one line or more, then what is left, lines of one cell put together. */
export function blocksOf(lines: readonly RunLine[], leading: number, own: OwnLabels): readonly Block[] {
  const words = lines.map((line) => wordsOf(line.runs, own));
  const all = words.flat();
  const taken = new Set<Word>();
  const blocks: Block[] = [];
  for (const word of all) {
    const label = taken.has(word) ? null : labelFrom(word, all, taken, own);
    for (const line of label ?? []) taken.add(line);
    if (label !== null) blocks.push(blockOf(label));
  }
  const labels = [...blocks];
  for (const word of all) {
    if (taken.has(word)) continue;
    const isBeside = hasOwnLabel(word, labels, own);
    const at = blocks.findLastIndex((block) => !labels.includes(block) && goesOn(block, word, isBeside, leading, labels, own));
    const block = blocks[at];
    if (block === undefined) blocks.push(blockOf([word]));
    else blocks[at] = blockOf([...block.lines, word]);
  }
  return blocks.toSorted((a, b) => a.page - b.page || a.top - b.top);
}

/** The lines of the longest label that begins with a word; null where none does. */
function labelFrom(word: Word, all: readonly Word[], taken: ReadonlySet<Word>, own: OwnLabels): readonly Word[] | null {
  let best: readonly Word[] | null = isHeadLabel(word.text, own) ? [word] : null;
  let lines: readonly Word[] = [word];
  while (lines.length < MOST_LABEL_LINES) {
    const last = lines.at(-1) as Word;
    const below = all.find(
      (other) =>
        !taken.has(other) &&
        other.page === last.page &&
        other.y - last.y > SAME_HEIGHT_EM * last.size &&
        other.y - last.y < LABEL_PITCH_EM * last.size &&
        isAbove(last, other),
    );
    if (below === undefined) break;
    lines = [...lines, below];
    const whole = lines.map(({ text }) => text).join("");
    if (labelMeaning(whole) !== null || own.has(labelKey(whole)) || (isSpanning(whole) && !isHeadLabel(below.text, own)))
      best = lines;
  }
  return best;
}

/** The words of a line: runs as near as those of a cell, but a label never with what stands beside it. */
export function wordsOf(runs: readonly Run[], own: OwnLabels): readonly Word[] {
  const words: Word[] = [];
  for (const run of runs) {
    const before = words.at(-1);
    if (before !== undefined && belongs(before, run, own)) words[words.length - 1] = wordOf([...before.runs, run]);
    else words.push(wordOf([run]));
  }
  return words;
}

function belongs(before: Word, run: Run, own: OwnLabels): boolean {
  const gap = run.x0 - before.x1;
  if (gap > CELL_GAP_EM * run.size || gap < -CELL_GAP_EM * run.size) return false;
  if (labelMeaning(`${before.text}${run.text}`) !== null) return true;
  const isAmount = AMOUNT.test(bareText(before.text));
  return !isHeadLabel(before.text, own) && !isHeadLabel(run.text, own) && !(isAmount && beginsLabel(run.text));
}

/** `其中：当年财政拨`: the first line of a label behind an amount. */
function beginsLabel(text: string): boolean {
  return !/\d/.test(text);
}

function wordOf(runs: readonly Run[]): Word {
  const first = runs[0] as Run;
  return {
    text: runs.map(({ text }) => text).join(""),
    runs,
    page: first.page,
    x0: least(runs.map(({ x0 }) => x0)),
    x1: greatest(runs.map(({ x1 }) => x1)),
    y: first.y,
    size: first.size,
  };
}

export function blockOf(lines: readonly Word[]): Block {
  const first = lines[0] as Word;
  return {
    text: lines.map(({ text }) => text).join(""),
    lines,
    page: first.page,
    x0: least(lines.map(({ x0 }) => x0)),
    x1: greatest(lines.map(({ x1 }) => x1)),
    top: first.y - first.size / 2,
    bottom: greatest(lines.map(({ y, size }) => y + size / 2)),
  };
}

/** Is a word one more line of a text above it? */
function goesOn(block: Block, word: Word, isBeside: boolean, leading: number, all: readonly Block[], own: OwnLabels): boolean {
  const last = block.lines.at(-1) as Word;
  if (last.page !== word.page || !isAbove(block, word)) return false;
  const pitch = word.y - last.y;
  if (pitch < SAME_HEIGHT_EM * word.size || pitch > PITCH * leading) return false;
  if (WHOLE_AMOUNT.test(bareText(block.text))) return false;
  return !(isBeside && hasOwnLabel(last, all, own)); // each has a label to its left, on its own line
}

/** Does a label stand to the left of a word, its first line or its middle at the word's height? */
function hasOwnLabel(word: Word, labels: readonly Block[], own: OwnLabels): boolean {
  return labels.some(({ text, lines, page, x1 }) => {
    const [first, last] = [lines[0] as Word, lines.at(-1) as Word];
    const isLevel = [first.y, (first.y + last.y) / 2].some((y) => Math.abs(y - word.y) < SAME_HEIGHT_EM * word.size);
    return page === word.page && x1 <= word.x0 && isLevel && !isSpanning(text) && isHeadLabel(text, own);
  });
}
