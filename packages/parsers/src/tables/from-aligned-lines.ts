import type { Place } from "@jixiao/contract";
import type { Cell, Table } from "../table.ts";
import { joinLines } from "./page-table.ts";
import { greatest } from "../extent.ts";

/** A run of text on one line of a page, apart from its neighbours. Points, origin top left, y down. */
export interface Segment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  readonly size: number;
  /** Upper edge of the first line; a wrapped text reaches from here to its last baseline. */
  readonly top: number;
  readonly places: readonly Place[];
}

/** Lines nearer than this (em) may be one cell's text; rows of a readable table stand further apart. */
const LINE_PITCH_EM = 1.4;
/** Columns of a table without lines are told apart by the middles of their texts, in steps of this (points). */
const COLUMN_STEP_PT = 12;

/**
 * A table that shows by nothing but the alignment of its text. Lines of one cell are put together where they stand
 * closer than rows do; merged cells are lost, so labels are evidence, and the table says that it is in doubt.
 */
export function tableFromAlignedLines(lines: readonly (readonly Segment[])[]): Table {
  const blocks = unite(lines.flat(), rowPitch(lines) > LINE_PITCH_EM);
  const rows = inRows(blocks);
  const cells = rows.flatMap((row, r) =>
    row.map((block): Cell => ({
      row: r,
      column: columnOf(block),
      rowSpan: 1,
      columnSpan: 1,
      text: block.text,
      places: block.places,
    })),
  );
  const columnCount = cells.reduce((count, cell) => Math.max(count, cell.column + 1), 0);
  return {
    cells,
    rowCount: rows.length,
    columnCount,
    merges: "lost",
    chunks: [0],
    evidence: "alignment",
    flags: ["table_damaged"],
  };
}

function columnOf({ x0, x1 }: Segment): number {
  return Math.round((x0 + x1) / 2 / COLUMN_STEP_PT);
}

/** Usual distance of the lines of the last column (values seldom wrap), in em. */
function rowPitch(lines: readonly (readonly Segment[])[]): number {
  const last = lines.flatMap((line) => line.at(-1) ?? []);
  const right = greatest(last.map(({ x1 }) => x1));
  const values = last.filter(({ x1 }) => right - x1 < 100);
  const distances = values.slice(1).map((segment, i) => (segment.baseline - (values[i] as Segment).baseline) / segment.size);
  return distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
}

/** Segments below each other that are one cell's text, as one. */
function unite(segments: readonly Segment[], wrapped: boolean): readonly Segment[] {
  const blocks: Segment[] = [];
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const above = wrapped ? blocks.findIndex((block) => isBelow(block, segment)) : -1;
    const block = blocks[above];
    if (block === undefined) blocks.push(segment);
    else
      blocks[above] = {
        ...block,
        text: joinLines(block.text, segment.text),
        x0: Math.min(block.x0, segment.x0),
        x1: Math.max(block.x1, segment.x1),
        baseline: segment.baseline,
        places: [...block.places, ...segment.places],
      };
  }
  return blocks;
}

function isBelow(block: Segment, segment: Segment): boolean {
  const distance = segment.baseline - block.baseline;
  const overlap = Math.min(block.x1, segment.x1) - Math.max(block.x0, segment.x0);
  return (
    distance > 0 &&
    distance <= LINE_PITCH_EM * segment.size &&
    overlap > 0.5 * Math.min(block.x1 - block.x0, segment.x1 - segment.x0)
  );
}

/** Blocks whose middles stand at one height are a row, from left to right. */
function inRows(blocks: readonly Segment[]): readonly (readonly Segment[])[] {
  const middle = (block: Segment) => (block.top + block.baseline) / 2;
  const rows: { at: number; blocks: Segment[] }[] = [];
  for (const block of blocks.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    if (row !== undefined && middle(block) - row.at < 0.6 * block.size) row.blocks.push(block);
    else rows.push({ at: middle(block), blocks: [block] });
  }
  return rows.map((row) => row.blocks.toSorted((a, b) => a.x0 - b.x0));
}
