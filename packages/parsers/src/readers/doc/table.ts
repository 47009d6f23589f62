import type { Flag } from "@jixiao/contract";
import type { Piece, Sketch, SketchCell } from "../pieces.ts";
import { leaveOut, notesOf, nothingSeen } from "../seen-text.ts";
import type { RowDefinition } from "./properties.ts";

/** A row as the text has it: what stands in each of its cells, and the definition at its end. */
export interface DocRow {
  readonly cells: readonly (readonly Piece[])[];
  /** Null where the row's end carries none. */
  readonly definition: RowDefinition | null;
}

/** Edges of two rows that lie this close are one: Word's own widths differ by some twips (1/20 pt) from row to row. */
const SNAP_TWIPS = 40;
/** Width of a cell whose row says none. */
const ASSUMED_TWIPS = 1_000;

type MutableCell = { -readonly [K in keyof SketchCell]: SketchCell[K] } & { pieces: Piece[] };

/** A table with its merged cells, by the edges that its rows state. */
export function sketchOf(rows: readonly DocRow[]): Sketch {
  const flags = new Set<Flag>();
  const stated = rows.map((row) => statedRow(row, flags));
  const edges = snapped(stated.flatMap((row) => row.edges));
  const cells: MutableCell[] = [];
  const above = new Map<number, MutableCell>();
  for (const [row, { cells: own, edges: at }] of stated.entries()) {
    let before: MutableCell | null = null;
    for (const [i, { pieces, merge }] of own.entries()) {
      const column = nearest(edges, at[i] ?? 0);
      const width = nearest(edges, at[i + 1] ?? 0) - column;
      if (width < 1 && pieces.length > 0) flags.add("table_damaged"); // a text in a cell without room stands in another's place
      const columnSpan = Math.max(1, width);
      if (merge.goesOnFromLeft && before !== null) {
        before.columnSpan = Math.max(before.columnSpan, column + columnSpan - before.column);
        for (const one of covered(pieces)) before.pieces.push(one);
        continue;
      }
      const over = above.get(column);
      const goesOn = merge.vertical === "continue" && over !== undefined && over.row + over.rowSpan === row;
      if (goesOn && over.columnSpan === columnSpan) {
        over.rowSpan++;
        for (const one of covered(pieces)) over.pieces.push(one);
        before = null;
        continue;
      }
      if (merge.goesOnFromLeft || merge.vertical === "continue") flags.add("table_damaged"); // there is none that it goes on from
      before = { row, column, rowSpan: 1, columnSpan, placeColumn: i, pieces: [...pieces] };
      cells.push(before);
      if (merge.vertical === "none") above.delete(column);
      else above.set(column, before);
    }
  }
  return { rowCount: rows.length, columnCount: Math.max(1, edges.length - 1), cells, flags: [...flags] };
}

interface StatedRow {
  readonly cells: readonly { readonly pieces: readonly Piece[]; readonly merge: RowDefinition["cells"][number] }[];
  readonly edges: readonly number[];
}

const NOT_MERGED = { goesOnFromLeft: false, vertical: "none" } as const;

/** What a row says of its cells; where it says nothing, or of another number of cells, they are laid side by side, in doubt. */
function statedRow({ cells, definition }: DocRow, flags: Set<Flag>): StatedRow {
  const isStated = definition !== null && definition.cells.length === cells.length && isAscending(definition.edges);
  if (!isStated || definition.isChanged) flags.add("table_damaged");
  if (!isStated)
    return {
      cells: cells.map((pieces) => ({ pieces, merge: NOT_MERGED })),
      edges: Array.from({ length: cells.length + 1 }, (_, i) => i * ASSUMED_TWIPS),
    };
  return { cells: cells.map((pieces, i) => ({ pieces, merge: definition.cells[i] ?? NOT_MERGED })), edges: definition.edges };
}

function isAscending(edges: readonly number[]): boolean {
  return edges.every((edge, i) => i === 0 || (edges[i - 1] ?? 0) <= edge);
}

function snapped(edges: readonly number[]): readonly number[] {
  const all = [...new Set(edges)].toSorted((a, b) => a - b);
  return all.filter((edge, i) => i === 0 || edge - (all[i - 1] ?? 0) > SNAP_TWIPS);
}

function nearest(edges: readonly number[], edge: number): number {
  const index = edges.findLastIndex((one) => one <= edge + SNAP_TWIPS / 2);
  return Math.max(0, index);
}

/** Text of a cell that a merged one covers, as a note. */
function covered(pieces: readonly Piece[]): readonly Piece[] {
  const seen = nothingSeen();
  for (const piece of pieces)
    if (piece.kind === "text") leaveOut(seen, "text_unseen", "covered by a merged cell (合并单元格)", `${piece.text} `);
  const notes = notesOf(seen);
  return notes.length === 0 ? [] : [{ kind: "text", text: "", notes }];
}
