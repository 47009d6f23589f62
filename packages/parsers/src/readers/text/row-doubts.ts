import { textOfAtoms, type Atom } from "./atoms.ts";
import { pairFit } from "./cell-pairs.ts";
import { endsAsName } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { cellLines, type Wrapping } from "./joins.ts";

/** Two cells that fit together as badly as this (log-odds) may not be of one row. */
const UNFIT = -1.7;
/** A name that fits into its column as badly as this, or a value, is in doubt. */
const UNLIKELY = -2;
/** In columns so narrow, in character cells, most names wrap: one that fills its line and does not end as names do may go on elsewhere. */
const NARROW = 16;

/** Why a row that was found may be wrong, whatever the search says of it; null where nothing speaks against it. */
export function rowDoubt(cells: readonly (readonly Atom[])[], columns: readonly Column[], wrapping: Wrapping): string | null {
  const texts = cells.map(textOfAtoms);
  const name = columns.findIndex(({ field }) => field === "level3");
  for (const [i, { field, shape }] of columns.entries()) {
    const text = texts[i] ?? "";
    if (text === "") continue;
    if ((field === "level3" || field === "value") && shape(text) <= UNLIKELY)
      return `${text} does not look like ${field === "value" ? "a target (指标值)" : "an indicator's name (三级指标)"}`;
    if (i !== name && name >= 0 && texts[name] !== "" && pairFit(columns, name, texts[name] ?? "", i, text) <= UNFIT)
      return `${text} does not fit ${texts[name] ?? ""}`;
    if (field === "level3" && mayGoOn(cells[i] ?? [], wrapping.widest[i]))
      return `${text} fills its cell and may go on elsewhere`;
  }
  return null;
}

function mayGoOn(cell: readonly Atom[], widest: number | null | undefined): boolean {
  const last = cellLines(cell).at(-1);
  return widest != null && widest <= NARROW && last !== undefined && last.width >= widest && !endsAsName(textOfAtoms(cell));
}
