import type { Horizon } from "@jixiao/contract";
import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { joined, type RawExtra, type RawIndicator, type RawText } from "../raw-form.ts";
import type { Column } from "./columns.ts";
import { composeValue, isNothing, type RawCell } from "./value-cells.ts";

/** The texts of a row, each under its column. */
export interface RowCells {
  readonly found: ReadonlyMap<Column, RawText>;
  /** Columns whose cell here is one with other rows' cells. */
  readonly shared: readonly Column[];
  /** Texts that stand under no header. */
  readonly beyond: readonly RawText[];
  readonly chunkStart: boolean;
  readonly doubts: readonly Doubt[];
  /** Does the column's cell begin in this row? One that covers rows above belongs to the first of them. */
  readonly begins: (column: Column) => boolean;
}

/** `……`: a row that the template leaves open. */
const OPEN_ROW = /^[.…⋯·。]+$/;

/** The header of what stands under none. */
const NO_HEADER: RawText = { text: "（无表头）", places: [], flags: [], readings: [], notes: [] };

/**
 * A row as printed: one indicator, or one for each time it states (the year, the project's whole life). None where it holds
 * neither name nor value, nor anything that may be its name.
 */
export function assembleRow(row: RowCells, columns: readonly Column[]): readonly RawIndicator[] {
  const horizons = horizonsOf(columns);
  const printed = columns.flatMap((column) => {
    const text = row.found.get(column);
    return text === undefined ? [] : [[column, text] as const];
  });
  const read = (field: ColumnField, horizon?: Horizon | null): readonly (readonly [Column, RawText])[] =>
    printed.filter(([column]) => column.field === field && (horizon === undefined || column.horizon === horizon));
  const textOf = (field: ColumnField): RawText | null => read(field)[0]?.[1] ?? null;
  const cellOf = (field: ColumnField): RawCell | null => {
    const [found] = read(field);
    return found === undefined ? null : { header: found[0].header, text: found[1] };
  };
  const [level1, level2, description] = [textOf("level1"), textOf("level2"), textOf("description")];
  const level3 = named(textOf("level3"));
  const isNamed = level3 !== null || description !== null || read("value").length > 0 || read("actual").length > 0;
  // Beside a label of its level what stands under an unknown header, or under none, may be its name.
  const hasUnknown = row.beyond.length > 0 || printed.some(([{ field, known }]) => field === "extra" && !known);
  const mayBeNamed = (level1 ?? level2) !== null && hasUnknown;
  if (!isNamed && !mayBeNamed) return [];
  const doubts = [...row.doubts];
  const own = (field: ColumnField): RawText | null => {
    const [found] = read(field);
    if (found === undefined || isNothing(found[1])) return null;
    if (!row.shared.includes(found[0])) return found[1];
    const note = `${bareText(found[0].header.text)} is one cell over several rows: ${bareText(found[1].text)}`;
    doubts.push(doubt("cell_shared", fieldName(field), note));
    if (row.begins(found[0])) shares.push({ label: found[0].header, text: found[1], known: true });
    return null;
  };
  const shares: RawExtra[] = [];
  const rest = {
    weight: own("weight"),
    scoringRule: textOf("scoring_rule"),
    actual: own("actual"),
    score: own("score"),
    deviation: textOf("deviation"),
  };
  for (const [column] of read("value"))
    if (row.shared.includes(column))
      doubts.push(doubt("cell_shared", fieldName("value"), `${bareText(column.header.text)} is one cell over several rows`));
  doubts.push(...repeatDoubts(row, columns));
  const others = columns.flatMap((column): readonly RawExtra[] => {
    const text = row.found.get(column);
    return column.field === "extra" && text !== undefined ? [{ label: column.header, text, known: column.known }] : [];
  });
  const beyond = row.beyond.map((text): RawExtra => ({ label: NO_HEADER, text, known: false }));
  // It may be a part of the value: its sign, its unit.
  for (const { label, text, known } of [...others, ...beyond])
    if (!known && text !== null && !isNothing(text))
      doubts.push(doubt("column_unknown", "extra", `nobody knows what stands under ${quote(label.text)}: ${quote(text.text)}`));
  return horizons.flatMap((horizon, i): readonly RawIndicator[] => {
    const value = read("value", horizons.length === 1 ? undefined : horizon)[0]?.[1] ?? null;
    if (value === null && (i > 0 || read("value").length > 0) && horizons.length > 1) return [];
    const composed = composeValue({
      comparator: cellOf("comparator"),
      value,
      unit: cellOf("unit"),
    });
    const contradictions =
      composed.contradiction === null ? [] : [doubt("columns_contradict", fieldName("value"), composed.contradiction)];
    const { value: whole, valueReading } = composed;
    return [
      {
        level1,
        level2,
        level3,
        description,
        value: whole,
        ...(valueReading === undefined ? {} : { valueReading }),
        horizon: horizons.length === 1 ? null : (horizon ?? "annual"),
        ...rest,
        chunkStart: i === 0 && row.chunkStart,
        doubts: [...doubts, ...contradictions],
        extra: [...composed.extra, ...shares, ...others, ...beyond],
      },
    ];
  });
}

/** The times for which a table states values: one, or the year and the whole life. */
function horizonsOf(columns: readonly Column[]): readonly (Horizon | null)[] {
  const values = columns.filter(({ field }) => field === "value").map(({ horizon }) => horizon);
  return values.length <= 1 ? [null] : values;
}

/** The placeholder of an open row is no name. */
function named(text: RawText | null): RawText | null {
  return text === null || OPEN_ROW.test(bareText(text.text)) ? null : text;
}

/** A field's column a second time that says something else: which one is meant is not known. */
function repeatDoubts(row: RowCells, columns: readonly Column[]): readonly Doubt[] {
  return columns.flatMap((column) => {
    if (column.repeats === null) return [];
    const [first, again] = [columns.find(({ field }) => field === column.repeats), row.found.get(column)];
    const text = first === undefined ? undefined : row.found.get(first);
    if (again === undefined || bareText(text?.text ?? "") === bareText(again.text)) return [];
    const note = `a second ${bareText(column.header.text)} says ${bareText(again.text)}`;
    return [doubt("columns_contradict", fieldName(column.repeats), note)];
  });
}

/** The field of the record under which the place of a column's cell is kept. */
function fieldName(field: ColumnField): string {
  if (field === "comparator" || field === "value" || field === "unit") return "value_raw";
  return field === "actual" ? "actual_raw" : field;
}

/** Both texts as one, or whichever there is. */
export function together(a: RawText | null, b: RawText | null): RawText | null {
  return a === null || b === null ? (a ?? b) : joined(a, b, "\n");
}
