import { greatest, least } from "../../extent.ts";
import { isAbove, type RunLine } from "./runs.ts";
import { blocksOf, isHeadLabel, isSpanning, type Block, type OwnLabels, type Word } from "./blocks.ts";
import { groupRows, type RowExtent } from "./groups.ts";
import type { AlignedLabel } from "./labels.ts";

/** A cell of a head: where it stands in a grid of its own, and its text. */
export interface HeadCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly blocks: readonly Block[];
  /** Distance to the next reading of which rows a label at the left stands beside. */
  readonly margin: number;
  /** False for a text of which it is not sure below which head it stands. */
  readonly isSure: boolean;
  /** False for a text that may be more or less than what its label stands beside. */
  readonly isWhole: boolean;
}

export interface AlignedHead {
  readonly cells: readonly HeadCell[];
  readonly rowCount: number;
}

/** Columns of a head: the labels at the left, two columns of its left half, and those of its right half. */
const RIGHT_HALF = 3;
/** Two texts are one row where they share this part of the lower one's height. */
const SAME_ROW = 0.5;

/** The head of a form that is shown by nothing but its words: labels with their texts beside them, row by row. */
export function readAlignedHead(lines: readonly RunLine[], leading: number, own: OwnLabels): AlignedHead {
  const blocks = joinOverPages(blocksOf(lines, leading, own), own);
  const side = leftColumn(blocks, own);
  const standing = blocks.filter((block) => !side.has(block) || !isSpanning(block.text));
  const rows = inRows(standing);
  const [left, right] = [least(blocks.map(({ x0 }) => x0)), greatest(blocks.map(({ x1 }) => x1))];
  const middle = (left + right) / 2;
  let heads: readonly Placed[] = [];
  const cells = rows.flatMap((row, r) => {
    const texts = row.filter((block) => !side.has(block)).toSorted((a, b) => a.x0 - b.x0);
    const areHeads = texts.length > 1 && texts.every(({ text }) => isHeadLabel(text, own));
    const isUnder = heads.length > 0 && !texts.some(({ text }) => isHeadLabel(text, own));
    const placed = isUnder ? underHeads(texts, heads) : inHalves(texts, middle, side.size > 0 ? 1 : 0);
    if (!isUnder) heads = areHeads ? placed : [];
    return placed.map(({ block, column, isSure }): HeadCell => {
      return { row: r, column, rowSpan: 1, blocks: [block], margin: Infinity, isSure, isWhole: true };
    });
  });
  const labels = sideCells([...side], rows);
  const doubtful = new Set([...labels.flatMap((label) => outOfLine(label, rows, leading)), ...besideNone(rows, side, own)]);
  return {
    cells: [...cells.map((cell) => ({ ...cell, isWhole: !doubtful.has(cell.row) })), ...labels],
    rowCount: rows.length,
  };
}

/** A label that stands further (lines) from the middle of its one row's texts than this stands beside more or less of them. */
const OUT_OF_LINE = 0.35;

/** The row of a label that stands neither in its texts' middle nor beside their first line. */
function outOfLine({ row, rowSpan, blocks }: HeadCell, rows: readonly (readonly Block[])[], leading: number): readonly number[] {
  const texts = (rows[row] ?? []).filter((block) => !blocks.includes(block));
  const [label] = blocks;
  if (rowSpan > 1 || texts.length === 0 || label === undefined) return [];
  const middle = (least(texts.map(({ top }) => top)) + greatest(texts.map(({ bottom }) => bottom))) / 2;
  const off = Math.min(
    Math.abs((label.top + label.bottom) / 2 - middle),
    Math.abs(label.top - least(texts.map(({ top }) => top))),
  );
  return off > OUT_OF_LINE * leading ? [row] : [];
}

/** A row of figures without any label is a piece of one above it; both are in doubt. */
function besideNone(rows: readonly (readonly Block[])[], side: ReadonlySet<Block>, own: OwnLabels): readonly number[] {
  return rows.flatMap((row, r) => {
    const isFragment = row.every((block) => !side.has(block) && !isHeadLabel(block.text, own) && /^[\d,.-]+$/.test(block.text));
    return isFragment ? [r - 1, r] : [];
  });
}

interface Placed {
  readonly block: Block;
  readonly column: number;
  readonly isSure: boolean;
}

/** Cells of a row by their halves of the table. */
function inHalves(row: readonly Block[], middle: number, first: number): readonly Placed[] {
  const placed: Placed[] = [];
  for (const block of row) {
    const least = (block.x0 + block.x1) / 2 < middle ? first : RIGHT_HALF;
    placed.push({ block, column: Math.max(least, (placed.at(-1)?.column ?? -1) + 1), isSure: true });
  }
  return placed;
}

/** Texts below labels that head columns (项目总目标 | 年度总体目标): each below the one whose word it reaches under. */
function underHeads(row: readonly Block[], heads: readonly Placed[]): readonly Placed[] {
  return row.map((block) => {
    const over = heads.filter((head) => Math.min(head.block.x1, block.x1) > Math.max(head.block.x0, block.x0));
    const away = (head: Placed) => Math.abs(head.block.x0 + head.block.x1 - block.x0 - block.x1);
    const nearest = heads.reduce((a, b) => (away(b) < away(a) ? b : a));
    return { block, column: (over[0] ?? nearest).column, isSure: over.length === 1 };
  });
}

/** A text that goes on at the top of the next page. */
function joinOverPages(blocks: readonly Block[], own: OwnLabels): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const isLowest = (above: Block) => blocks.every(({ page, top }) => page !== above.page || top < above.bottom);
    const at = out.findLastIndex(
      (above) => above.page === block.page - 1 && isAbove(above, block) && !isHeadLabel(above.text, own) && isLowest(above),
    );
    const above = out[at];
    const isFirst = !out.some((other) => other.page === block.page);
    if (above === undefined || !isFirst || isHeadLabel(block.text, own)) out.push(block);
    else out[at] = { ...above, text: `${above.text}${block.text}`, lines: [...above.lines, ...block.lines] };
  }
  return out;
}

/** The labels at the left edge: those that stand below and above the leftmost one, where nothing else reaches into their column. */
function leftColumn(blocks: readonly Block[], labels: OwnLabels): ReadonlySet<Block> {
  const left = blocks.filter(({ text }) => isHeadLabel(text, labels)).toSorted((a, b) => a.x0 - b.x0);
  const seed = left[0];
  if (seed === undefined || blocks.some(({ x1 }) => x1 < seed.x0)) return new Set();
  const own = new Set([seed]);
  let extent = { x0: seed.x0, x1: seed.x1 };
  for (const block of blocks) {
    if (own.has(block) || !isAbove(extent, block) || block.x1 - block.x0 > 3 * (seed.x1 - seed.x0)) continue;
    own.add(block);
    extent = { x0: Math.min(extent.x0, block.x0), x1: Math.max(extent.x1, block.x1) };
  }
  const isClear = blocks.every((block) => own.has(block) || block.x0 >= extent.x1);
  return isClear ? own : new Set();
}

function inRows(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const rows: Block[][] = [];
  const byTop = blocks.toSorted((a, b) => a.page - b.page || a.top + a.bottom - b.top - b.bottom);
  for (const block of byTop) {
    const row = rows.find((own) => own.some((other) => sharesRow(other, block)));
    if (row === undefined) rows.push([block]);
    else row.push(block);
  }
  const topOf = (row: readonly Block[]) => least(row.map(({ top }) => top));
  return rows.toSorted((a, b) => (a[0]?.page ?? 0) - (b[0]?.page ?? 0) || topOf(a) - topOf(b));
}

function sharesRow(a: Block, b: Block): boolean {
  if (a.page !== b.page) return false;
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > SAME_ROW * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** The labels at the left, each with the rows that it stands beside. */
function sideCells(side: readonly Block[], rows: readonly (readonly Block[])[]): readonly HeadCell[] {
  if (side.length === 0 || rows.length === 0) return [];
  const sorted = side.toSorted((a, b) => a.page - b.page || a.top + a.bottom - b.top - b.bottom);
  const labels = sorted.map(labelOf);
  const extents = extentsOf(rows);
  const own = new Map(
    labels.flatMap((label, i) => rows.flatMap((row, r) => (row.includes(sorted[i] as Block) ? [[label, r]] : []))),
  );
  const { groups, rivals } = groupRows({
    rows: extents,
    labels,
    extra: (label, start, end) => {
      const at = own.get(label);
      return at === undefined || (start === at && end === at + 1) ? 0 : ELSEWHERE;
    },
    begin: () => 0,
  });
  const placed = groups.flatMap(({ label, start, end }): readonly HeadCell[] => {
    const block = label === null ? undefined : sorted[labels.indexOf(label)];
    const margin = least(rivals.slice(start, end).map((rival) => rival.margin));
    return block === undefined
      ? []
      : [{ row: start, column: 0, rowSpan: end - start, blocks: [block], margin, isSure: true, isWhole: true }];
  });
  const missing = sorted.filter((block) => !placed.some(({ blocks }) => blocks[0] === block));
  const nearest = (block: Block) =>
    rows.findLastIndex((row) => row.some(({ page, top }) => page < block.page || (page === block.page && top <= block.bottom)));
  return [
    ...placed,
    ...missing.map((block) => ({
      row: Math.max(0, nearest(block)),
      column: 0,
      rowSpan: 1,
      blocks: [block],
      margin: 0,
      isSure: true,
      isWhole: true,
    })),
  ];
}

/** A label that stands on a row of its own goes with no other. */
const ELSEWHERE = 20;

function labelOf(block: Block): AlignedLabel {
  const [first, last] = [block.lines[0] as Word, block.lines.at(-1) as Word];
  return {
    text: block.text,
    lines: [],
    page: block.page,
    top: first.y,
    middle: (first.y + last.y) / 2,
    cutTo: null,
    margin: Infinity,
  };
}

/** Edges between rows lie in the middle between their texts. */
function extentsOf(rows: readonly (readonly Block[])[]): readonly RowExtent[] {
  const texts = rows.map((row) => ({
    page: row[0]?.page ?? 0,
    top: least(row.map(({ top }) => top)),
    bottom: greatest(row.map(({ bottom }) => bottom)),
    firstLine: least(row.map(({ lines }) => (lines[0] as Word).y)),
  }));
  return edgesBetween(texts);
}

/** Rows whose edges lie in the middle between the texts of neighbours; outermost ones as far out as the usual. */
export function edgesBetween(texts: readonly RowExtent[]): readonly RowExtent[] {
  const gaps = texts.flatMap((row, i) => {
    const next = texts[i + 1];
    return next !== undefined && next.page === row.page ? [next.top - row.bottom] : [];
  });
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return texts.map((row, i) => {
    const [before, next] = [texts[i - 1], texts[i + 1]];
    return {
      ...row,
      top: before?.page === row.page ? (before.bottom + row.top) / 2 : row.top - usual / 2,
      bottom: next?.page === row.page ? (row.bottom + next.top) / 2 : row.bottom + usual / 2,
    };
  });
}
