import type { TaggedCell, TaggedRows } from "./tagged-form.ts";

export interface TagFault {
  readonly name: string;
  readonly variants: (rows: TaggedRows) => readonly TaggedRows[];
}

/** A fault at each cell: the row in place of its own, or rows. */
const atCells = (
  name: string,
  rowsOf: (row: readonly TaggedCell[], at: number) => readonly (readonly TaggedCell[])[] | null,
): TagFault => ({
  name,
  variants: (rows) =>
    rows.flatMap((row, r) =>
      row.flatMap((_, i) => {
        const by = rowsOf(row, i);
        return by === null ? [] : [[...rows.slice(0, r), ...by, ...rows.slice(r + 1)]];
      }),
    ),
});

/** Structure trees with one thing wrong, one at a time. */
export const tagFaults: readonly TagFault[] = [
  atCells("a cell without a tag", (row, at) => [row.toSpliced(at, 1)]),
  atCells("a row split", (row, at) => (at === 0 ? null : [row.slice(0, at), row.slice(at)])),
  atCells("two cells in one tag", (row, at) => {
    const [one, two] = [row[at], row[at + 1]];
    return one === undefined || two === undefined
      ? null
      : [row.toSpliced(at, 2, { ...one, marks: [...one.marks, ...two.marks] })];
  }),
  atCells("two cells exchanged", (row, at) => {
    const [one, two] = [row[at], row[at + 1]];
    return one === undefined || two === undefined ? null : [row.toSpliced(at, 2, two, one)];
  }),
  atCells("a cell over one row too many", (row, at) => [
    row.map((cell, i) => (i === at ? { ...cell, rows: cell.rows + 1 } : cell)),
  ]),
  atCells("a cell over one row too few", (row, at) =>
    (row[at]?.rows ?? 1) === 1 ? null : [row.map((cell, i) => (i === at ? { ...cell, rows: cell.rows - 1 } : cell))],
  ),
  atCells("a cell over one column too few", (row, at) =>
    (row[at]?.columns ?? 1) === 1 ? null : [row.map((cell, i) => (i === at ? { ...cell, columns: cell.columns - 1 } : cell))],
  ),
  atCells("a blank cell too many", (row, at) => [row.toSpliced(at, 0, { marks: [], rows: 1, columns: 1 })]),
  {
    name: "two rows in one",
    variants: (rows) =>
      rows.slice(1).map((_, r) => [...rows.slice(0, r), [...(rows[r] ?? []), ...(rows[r + 1] ?? [])], ...rows.slice(r + 2)]),
  },
  { name: "a row without a tag", variants: (rows) => rows.map((_, r) => rows.toSpliced(r, 1)) },
  {
    name: "two rows exchanged",
    variants: (rows) => rows.slice(1).map((_, r) => rows.toSpliced(r, 2, rows[r + 1] ?? [], rows[r] ?? [])),
  },
];
