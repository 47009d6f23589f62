import type { CanonicalRecord, Flag, Indicator } from "@jixiao/contract";
import { type ComparableRow, comparableRecord } from "../changes/comparable.ts";
import { type Doubts, doubtsOf } from "./reading-doubts.ts";
import { foldDecimal, foldText, foldValue } from "./fold.ts";

/** One thing that a record says: its folded text (null: not said), and whether it was read without doubt. */
export interface Cell {
  readonly text: string | null;
  readonly certain: boolean;
}

export interface CellRow {
  readonly part: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** What a record says, cell by cell, ready to be compared with another record. */
export interface RecordCells {
  readonly head: ReadonlyMap<string, Cell>;
  readonly rows: readonly CellRow[];
  /** False where rows may be missing, or more than were printed. */
  readonly rowsCertain: boolean;
}

/**
 * Head fields that say how or where a form was printed: number in a book, the unit of its amounts (which are stored in
 * 元), our name of its layout. The same form has others in another file.
 */
export const contextFields: ReadonlySet<string> = new Set(["form_number", "currency_unit", "fiscal_year_source", "layout"]);

const decimalHeadFields: ReadonlySet<string> = new Set(["total_score"]);

/** Fields of a row that are names: `1.10` is another code than `1.1`. */
const nameFields: ReadonlySet<string> = new Set(["level1", "level2", "level3", "description", "code", "name", "item"]);

/** The value's text is part of its cell `value`. */
export const mergedFields: ReadonlySet<string> = new Set(["value_text", "value_raw", "value"]);

/** Amounts of the head, in 元. */
export function isMoney(field: string): boolean {
  return field.startsWith("budget.");
}

/** The cells of a record, with the doubts of its flags. */
export function cellsOf(record: CanonicalRecord): RecordCells {
  const comparable = comparableRecord(record);
  const doubts = doubtsOf(record, "head");
  const head = Object.entries(comparable.fields).filter(([field]) => !contextFields.has(field));
  const counts = new Map<string, number>();
  const rows = comparable.rows.map((row): CellRow => {
    const index = counts.get(row.part) ?? 0;
    counts.set(row.part, index + 1);
    return { part: row.part, cells: rowCells(row, marksOf(record, row.part, index), doubts.rows) };
  });
  const swallowed = doubts.rows || record.flags.includes("field_unreadable");
  return {
    head: new Map(head.map(([field, text]) => [field, headCell(field, text, { doubts, swallowed })])),
    rows,
    rowsCertain: !doubts.rows,
  };
}

/** All that the cells say, doubts aside: equal for two records exactly when they say the same in the same order. */
export function contentOf({ head, rows }: RecordCells): readonly unknown[] {
  const said = (cells: ReadonlyMap<string, Cell>): readonly (readonly [string, string])[] =>
    [...cells].flatMap(([field, { text }]) => (text === null ? [] : [[field, text] as const]));
  return [said(head), rows.map(({ part, cells }) => [part, said(cells)])];
}

/** `swallowed`: cells ran together, so that an amount that is not there may stand in a neighbour's text. */
interface HeadDoubts {
  readonly doubts: Doubts;
  readonly swallowed: boolean;
}

function headCell(field: string, text: string | null, { doubts, swallowed }: HeadDoubts): Cell {
  const certain = !doubts.all && !doubts.fields.has(field) && !(isMoney(field) && doubts.fields.has("budget"));
  if (text === null) return { text, certain: certain && !(swallowed && isMoney(field)) };
  return { text: foldedHeadText(field, text), certain };
}

export function foldedHeadText(field: string, text: string): string | null {
  if (!isMoney(field)) return foldedOrNull(decimalHeadFields.has(field) ? foldDecimal(text) : foldText(text));
  // A dash in a money cell is null, and says what a zero says.
  const amount = foldDecimal(text);
  return amount === "0" ? null : amount;
}

/** What of a row is in doubt, and its value as it is compared. */
interface RowMarks {
  readonly doubts: Doubts;
  /** Fields that were reconstructed, not read. */
  readonly inferred: readonly string[];
  readonly value: string | null;
}

/** The marks of the `index`-th row of a list; a row of a list that has no flags of its own is as certain as the record's tables. */
function marksOf(record: CanonicalRecord, part: string, index: number): RowMarks {
  const indicator = part === "indicators" && "indicators" in record ? record.indicators[index] : undefined;
  if (indicator !== undefined) {
    const { level1_source, level2_source } = indicator;
    const inferred = Object.entries({ level1: level1_source, level2: level2_source }).filter(
      ([, source]) => source === "inferred",
    );
    return { doubts: doubtsOf(indicator, "row"), inferred: inferred.map(([level]) => level), value: valueOf(indicator) };
  }
  const flags = listRow(record, part, index)?.flags ?? [];
  return { doubts: doubtsOf({ flags }, "row"), inferred: [], value: null };
}

function listRow(record: CanonicalRecord, part: string, index: number): { readonly flags?: readonly Flag[] } | undefined {
  const rows: unknown = Reflect.get(record, part);
  return Array.isArray(rows) ? rows[index] : undefined;
}

/** A blank (`≥**%`) is no value: two blank forms have nothing in common. */
function valueOf({ value, value_text, flags }: Indicator): string | null {
  const blank = value === null && flags.includes("template_blank");
  return blank ? null : foldValue(value, value_text, !flags.includes("demands_unread"));
}

/** A level that was inferred is no print: it neither agrees with another reading nor contradicts it. */
function rowCells(row: ComparableRow, marks: RowMarks, rowsInDoubt: boolean): ReadonlyMap<string, Cell> {
  const certain = (field: string): boolean =>
    !rowsInDoubt && !marks.doubts.all && !marks.doubts.rows && !marks.doubts.fields.has(field) && !marks.inferred.includes(field);
  const cells = new Map<string, Cell>();
  for (const [field, text] of Object.entries(row.fields))
    if (!mergedFields.has(field)) cells.set(field, { text: foldedRowText(field, text), certain: certain(field) });
  if (row.part === "indicators") cells.set("value", { text: marks.value, certain: certain("value") });
  return cells;
}

export function foldedRowText(field: string, text: string | null): string | null {
  if (text === null) return null;
  const folded = foldText(text);
  return foldedOrNull(nameFields.has(field) ? folded : foldDecimal(folded));
}

function foldedOrNull(text: string): string | null {
  return text === "" ? null : text;
}
