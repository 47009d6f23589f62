import type { Grid, GridCell } from "../fixtures/piece.ts";

/** A position of a table: the cell that begins there, or null where a merged cell covers it. */
export type Slot = string | null;

/** A table as rows of equal width. What a merged cell covers is null. */
export function slotsOf(grid: Grid): readonly (readonly Slot[])[] {
  const width = Math.max(...grid.map((row) => row.reduce((sum, cell) => sum + cell.columns, 0)));
  const open: number[] = Array.from({ length: width }, () => 0);
  return grid.map((row) => {
    const begins: GridCell[] = [...row];
    const slots: Slot[] = [];
    while (slots.length < width) {
      const column = slots.length;
      if ((open[column] ?? 0) > 0) {
        open[column] = (open[column] ?? 0) - 1;
        slots.push(null);
        continue;
      }
      const cell = begins.shift();
      if (cell === undefined) break;
      for (let i = 0; i < cell.columns; i++) {
        open[column + i] = cell.rows - 1;
        slots.push(i === 0 ? cell.text : null);
      }
    }
    return slots;
  });
}
