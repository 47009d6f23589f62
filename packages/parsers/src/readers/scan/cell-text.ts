import type { Flag } from "@jixiao/contract";
import { LEVEL_HEADERS } from "../../vocabulary/columns.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { ReadLine } from "./read-line.ts";
import { coarseLabel } from "./coarse-labels.ts";
import { plain, withQuotes } from "./tidy.ts";
import { isSpelled, labelOf } from "./vocabulary.ts";
import { greatest, least } from "../../extent.ts";

interface HeaderCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly flags: readonly Flag[];
}

/** The text of a cell as read from its lines. */
export interface ReadCell {
  readonly text: string;
  /** The first model's reading, unrepaired. */
  readonly rawText: string;
  readonly certain: boolean;
  /** Certain but for what the vocabulary put right in it. */
  readonly repaired: boolean;
  readonly confidence: number;
}

/** A line that ends this share of its cell's width before the longest one ends a paragraph, if a full stop ends it. */
const SHORT_LINE_SHARE = 0.06;

/** Puts a cell together: a label of the forms where its readings prove one, or on a coarse page come near to one, else its lines. */
export function cellOf(lines: readonly ReadLine[], vocabulary: Vocabulary, isCoarse = false): ReadCell {
  const rawText = lines.map(({ first }) => first).join("");
  const confidence = Math.min(1, ...lines.map((line) => line.confidence));
  const { text, certain: paired } = withQuotes(joinLines(lines));
  const agreed = lines.every((line) => line.certain && !line.repaired);
  const second = lines.map((line) => line.second).join("");
  const alike = plain(rawText) === plain(second) || lines.every((line) => line.certain);
  const { label, contradiction, read } = labelOf(rawText, second, alike, vocabulary);
  if (label !== null) return { text: isSpelled(text, label) ? text : label, rawText, certain: true, repaired: !read, confidence };
  const near = isCoarse ? coarseLabel([rawText, second], vocabulary) : null;
  if (near !== null) return { text: near, rawText, certain: true, repaired: true, confidence };
  const isUnread = text === "" && lines.length > 0; // ink that read as nothing: the cell is not blank
  const certain = !isUnread && lines.every((line) => line.certain) && paired && !contradiction && !lacksFirst(text);
  return { text, rawText, certain, repaired: certain && !agreed, confidence };
}

/** `工完成…。2.提高…`: a list that begins with its second item. Both models read 1. as 工, 1 or nothing. */
function lacksFirst(text: string): boolean {
  return /(?<![\d.])2[.、](?=\p{Script=Han})/u.test(text) && !/(?<![\d.])1[.、]/u.test(text);
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
 * The headers of the levels stand in this order, whatever was read: 一, 二 and 三 differ by a stroke. One that was read as another carries
 * a flag.
 * @param cells cells of a table with their row, by row and column
 */
export function inHeaderOrder<T extends HeaderCell>(cells: readonly T[]): readonly T[] {
  const headers = Map.groupBy(
    cells.filter(({ text }) => LEVEL_HEADERS.includes(text)),
    ({ row }) => row,
  );
  return cells.map((cell) => {
    const known = headers.get(cell.row) ?? [];
    const header = [...known, ...(known.length === 2 ? misread(cells, known) : [])].toSorted((a, b) => a.column - b.column);
    const at = header.indexOf(cell);
    const right = LEVEL_HEADERS[at];
    if (header.length !== 3 || right === undefined || right === cell.text) return cell;
    return { ...cell, text: right, flags: [...new Set<Flag>([...cell.flags, "ocr_repaired"])] };
  });
}

/** Letters of a header that was misread that are right at least, one of them the rank or 级. */
const MIN_ALIKE = 2;

/** The cell that stands where the third header of the levels must, read in doubt and half like it. */
function misread<T extends HeaderCell>(cells: readonly T[], known: readonly T[]): readonly T[] {
  const rank = LEVEL_HEADERS.findIndex((header) => known.every(({ text }) => text !== header));
  const missing = Array.from(LEVEL_HEADERS[rank] ?? "");
  const isLike = (text: string) => {
    const alike = missing.map((char, i) => text[i] === char);
    return (
      text.length === missing.length && alike.filter(Boolean).length >= MIN_ALIKE && (alike[0] === true || alike[1] === true)
    );
  };
  const found = cells.filter(
    (cell) =>
      cell.row === known[0]?.row &&
      cell.flags.includes("ocr_uncertain") &&
      isLike(cell.text) &&
      known.filter(({ column }) => column < cell.column).length === rank,
  );
  return found.length === 1 ? found : [];
}
