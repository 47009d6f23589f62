import { LEVEL_HEADERS } from "../../vocabulary/columns.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { ReadLine } from "./read-line.ts";
import { withQuotes } from "./tidy.ts";
import { isSpelled, labelOf } from "./vocabulary.ts";
import { greatest, least } from "../../extent.ts";

/** The text of a cell as read from its lines. */
export interface ReadCell {
  readonly text: string;
  /** The first model's reading, unrepaired. */
  readonly rawText: string;
  readonly certain: boolean;
  readonly confidence: number;
}

/** A line that ends this share of its cell's width before the longest one ends a paragraph, if a full stop ends it. */
const SHORT_LINE_SHARE = 0.06;

/** Puts a cell together: a label of the forms where its readings prove one, else its lines. */
export function cellOf(lines: readonly ReadLine[], vocabulary: Vocabulary): ReadCell {
  const rawText = lines.map(({ first }) => first).join("");
  const confidence = Math.min(1, ...lines.map((line) => line.confidence));
  const { text, certain: paired } = withQuotes(joinLines(lines));
  const agreed = lines.every(({ certain }) => certain);
  const { label, contradiction } = labelOf(rawText, lines.map(({ second }) => second).join(""), agreed, vocabulary);
  if (label === null) return { text, rawText, certain: agreed && paired && !contradiction, confidence };
  return { text: isSpelled(text, label) ? text : label, rawText, certain: true, confidence };
}

function joinLines(lines: readonly ReadLine[]): string {
  const left = least(lines.map(({ box }) => box.x0));
  const right = greatest(lines.map(({ box }) => box.x1));
  return lines.reduce((text, line, i) => {
    const above = lines[i - 1];
    if (above === undefined) return line.text;
    const short = above.box.x1 < right - SHORT_LINE_SHARE * (right - left);
    if (short && /[。；;]$/.test(text)) return `${text}\n${line.text}`;
    return /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text) ? `${text} ${line.text}` : `${text}${line.text}`;
  }, "");
}

/**
 * The headers of the levels stand in this order, whatever was read: 一, 二 and 三 differ by a stroke.
 * @param cells cells of a table with their row, by row and column
 */
export function inHeaderOrder<T extends { readonly row: number; readonly column: number; readonly text: string }>(
  cells: readonly T[],
): readonly T[] {
  const headers = Map.groupBy(
    cells.filter(({ text }) => LEVEL_HEADERS.includes(text)),
    ({ row }) => row,
  );
  return cells.map((cell) => {
    const header = headers.get(cell.row)?.toSorted((a, b) => a.column - b.column) ?? [];
    const at = header.indexOf(cell);
    return header.length === 3 && at >= 0 ? { ...cell, text: LEVEL_HEADERS[at] ?? cell.text } : cell;
  });
}
