import { textOfAtoms, type Atom } from "./atoms.ts";
import { BARE, pairFit } from "./cell-pairs.ts";
import { endsAsName, isWholeCell, looksLikeName, seamCost } from "./cell-shape.ts";
import type { Column } from "./in-sequence.ts";
import { cellLines, type Wrapping } from "./joins.ts";

/** Two cells that fit together as badly as this (log-odds) may not be of one row. */
const UNFIT = -1.7;
/** A name that fits into its column as badly as this, or a value, is in doubt. */
const UNLIKELY = -2;
/** In columns so narrow, in character cells, most names wrap: one that fills its line and does not end as names do may go on elsewhere. */
const NARROW = 16;

/** So much better (log-odds) a name and its target fit into each other's columns that they may be exchanged. */
const EXCHANGED = 0.5;
/** Labels of a head, the beginning of a target that is only a unit, a list of numbers: what no name is, and no target. */
const HEAD_WORD = /项目(?:性质|类别|资金|总目标)|主管部门|实施单位|计划(?:开始|完成)日/;
const UNIT_FIRST = /^(?:小时|分钟|工作日|个月|以[内上下]|[%％])/;
const LISTED = /\d.*[，,]/;
/** A name of two characters that is a target elsewhere: 完善, 兼容. */
const SHORT = 2;

type Cells = readonly (readonly Atom[])[];

/**
 * Why rows that were found may be wrong, whatever the search says of them; null where nothing speaks against one. `isParted`: do other lines
 * stand between rows only, not between the lines of a cell?
 */
export function rowDoubts(
  rows: readonly Cells[],
  columns: readonly Column[],
  wrapping: Wrapping,
  isParted: boolean,
): readonly (string | null)[] {
  const strays = rows.map((cells) => strayLine(cells, columns, isParted));
  return rows.map((cells, i) => {
    const [stray, above] = [strays[i] ?? null, strays[i - 1] ?? null];
    if (stray !== null) return `${stray} may be another row's: what stands above it in its cell is whole`;
    return rowDoubt(cells, columns, wrapping) ?? (above === null ? null : `${above} in the row above may be this row's`);
  });
}

/** Lines of a name or a target behind a whole one: it is a name too, or a blank line or a label parts them. */
function strayLine(cells: Cells, columns: readonly Column[], isParted: boolean): string | null {
  for (const [i, { field, shape }] of columns.entries()) {
    const cell = cells[i] ?? [];
    if (field !== "level3" && field !== "value") continue;
    for (let at = 1; at < cell.length; at++) {
      const by = (cell[at]?.row ?? 0) - (cell[at - 1]?.row ?? 0);
      const [above, below] = [textOfAtoms(cell.slice(0, at)), textOfAtoms(cell.slice(at))];
      if (by > 0 && (seamCost(field, above, below) < 0 || (isParted && by > 1 && isWholeCell(field, shape, above)))) return below;
    }
  }
  return null;
}

/** Why a row may be wrong by what it holds itself; null where nothing speaks against it. */
export function rowDoubt(cells: readonly (readonly Atom[])[], columns: readonly Column[], wrapping: Wrapping): string | null {
  const texts = cells.map(textOfAtoms);
  const name = columns.findIndex(({ field }) => field === "level3");
  const value = columns.findIndex(({ field }) => field === "value");
  const odd = oddNameOrValue(texts[name] ?? "", texts[value] ?? "");
  if (odd !== null) return odd;
  if (name >= 0 && value >= 0 && isExchanged(columns, texts, name, value))
    return `${texts[name] ?? ""} may be the target (指标值) of ${texts[value] ?? ""}`;
  if (value >= 0 && looksLikeName(texts[value] ?? "")) return `${texts[value] ?? ""} looks like an indicator's name (三级指标)`;
  const unit = columns.findIndex(({ field }) => field === "unit");
  if (value >= 0 && unit >= 0 && texts[unit] === "" && BARE.test(texts[value] ?? ""))
    return `${texts[value] ?? ""} lacks its unit (度量单位), which may stand elsewhere`;
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

function oddNameOrValue(name: string, value: string): string | null {
  const head = [name, value].find((text) => HEAD_WORD.test(text));
  if (head !== undefined) return `${head} holds a label of the form's head`;
  if (UNIT_FIRST.test(value)) return `${value} begins with a unit: its number may stand elsewhere`;
  return LISTED.test(name) ? `${name} lists numbers: it may be a target (指标值)` : null;
}

function isExchanged(columns: readonly Column[], texts: readonly string[], name: number, value: number): boolean {
  const [first, second] = [texts[name] ?? "", texts[value] ?? ""];
  if (first === "" || second === "") return false;
  const fit = (i: number, text: string) => columns[i]?.shape(text) ?? 0;
  if (first.length <= SHORT && fit(value, first) > fit(name, first)) return true;
  return fit(name, second) + fit(value, first) > fit(name, first) + fit(value, second) + EXCHANGED;
}

function mayGoOn(cell: readonly Atom[], widest: number | null | undefined): boolean {
  const last = cellLines(cell).at(-1);
  return widest != null && widest <= NARROW && last !== undefined && last.width >= widest && !endsAsName(textOfAtoms(cell));
}
