import type { Cell } from "../table.ts";
import type { FieldPath, LabelMeaning } from "../vocabulary/head-labels.ts";

/** A total that the head has stated so far, and where its label stands. */
export interface StatedTotal {
  readonly of: "project" | "annual";
  readonly cell: Cell;
  readonly row: number;
}

const PARTS: Readonly<Record<string, Readonly<Record<StatedTotal["of"], FieldPath>>>> = {
  "part.fiscal": { project: "budget.project_fiscal", annual: "budget.annual_fiscal" },
  "part.other": { project: "budget.project_other", annual: "budget.annual_other" },
};

export function totalOfLabel(field: LabelMeaning, cell: Cell, row: number): StatedTotal | null {
  if (field === "budget.project_total") return { of: "project", cell, row };
  return field === "budget.annual_total" ? { of: "annual", cell, row } : null;
}

/**
 * The field of a part (`其中：财政拨款`, `其他资金`): of the total above it in its column, else of the last one before it in its row,
 * else of the only one there is. Null where no total is stated, or nothing tells which it is.
 * @param isAlone false where the row prints the part twice, or a label that nobody knows states an amount: then the only total need not be its own
 */
export function partField(
  part: string,
  cell: Cell,
  row: number,
  totals: readonly StatedTotal[],
  isAlone: boolean,
): FieldPath | null {
  const fields = PARTS[part];
  if (fields === undefined) return null;
  const above = totals.findLast((total) => total.cell.column === cell.column && total.row !== row);
  const nearest = totals.findLast((total) => total.row < row);
  // Another total stands below the one of its column: which of them it is a part of is not told.
  if (above !== undefined && nearest !== undefined && nearest.row > above.row && nearest.of !== above.of) return null;
  const before = totals.findLast((total) => total.row === row && total.cell.column < cell.column);
  const kinds = new Set(totals.map(({ of }) => of));
  const only = kinds.size === 1 && isAlone ? totals[0] : undefined;
  const total = above ?? before ?? only;
  return total === undefined ? null : fields[total.of];
}
