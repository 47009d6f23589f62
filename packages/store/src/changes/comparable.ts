import { byText } from "../by-text.ts";
import { type CanonicalRecord, type ListShape, type RowShape } from "@jixiao/contract";
import { shapeOfKind } from "../schema/record-tables.ts";

/** A row of a list, reduced to what the document says: no places, no doubts of ours. */
export interface ComparableRow {
  /** The list: `indicators` of a form, the lists of a report. */
  readonly part: string;
  /** What identifies the row in its list, from the strictest to the loosest. */
  readonly keys: readonly string[];
  /** For people: the indicator's name, the item. */
  readonly label: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
}

export interface ComparableRecord {
  readonly kind: CanonicalRecord["kind"];
  readonly keys: readonly string[];
  readonly project_name: string | null;
  readonly implementing_unit: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly rows: readonly ComparableRow[];
}

/**
 * Fields that say how a document was read, not what it says. The cell as printed (`value_raw`) is one: what differs in it
 * alone is white space and markup. The number that a workbook stores behind it is none of what it shows.
 */
export const NOT_SAID: ReadonlySet<string> = new Set([
  "fiscal_year_source",
  "region_source",
  "layout_choice",
  "level1_source",
  "level2_source",
  "value_raw",
  "value_stored",
  "actual_stored",
]);

/** The record as it is compared with another version of itself. */
export function comparableRecord(record: CanonicalRecord): ComparableRecord {
  const { kind, project_name, implementing_unit } = record;
  const shape = shapeOfKind(kind);
  const fields = { ...ownFields(shape, record), ...nestedFields(shape, record) };
  const rows = shape.lists.flatMap((list) => rowsOfList(list, record));
  const keys = [
    keyOf(kind, record.fiscal_year, implementing_unit, project_name, fields["unit_code"]),
    keyOf(kind, implementing_unit, project_name),
    keyOf(kind, project_name),
  ];
  return { kind, keys, project_name, implementing_unit, fields, rows };
}

type Texts = Record<string, string | null>;

function ownFields(shape: RowShape, source: object): Texts {
  const own = shape.fields.filter(({ path, column }) => path.length === 1 && !NOT_SAID.has(column));
  return Object.fromEntries(own.map(({ column }) => [column, textOf(at(source, [column]))]));
}

/** Fields of an object inside a record, by their paths: `budget.annual_total`. */
function nestedFields(shape: RowShape, source: object): Texts {
  const nested = shape.fields.filter(({ path }) => path.length > 1);
  return Object.fromEntries(nested.map(({ path }) => [path.join("."), textOf(at(source, path))]));
}

/** Columns that identify a row of a list, from the strictest to the loosest; a list that is not here is known by its first field. */
const listKeys: Readonly<Record<string, readonly (readonly string[])[]>> = {
  indicators: [["level1", "level2", "level3", "description"], ["level3", "description"], ["level3"]],
  budget_lines: [["item", "is_total"], ["item"]],
  scores: [["code", "level3"], ["code"]],
  worksheets: [["code", "name"], ["code"]],
  history: [["item", "year", "is_total"], ["item"]],
  survey: [["item", "is_total"], ["item"]],
};

/** What a row is called for people; where it is not said here, by all that identifies it. */
const listLabels: Readonly<Record<string, string>> = { indicators: "level3" };

/**
 * An object inside a row (the normalized value) is compared as a whole; it counts only where the text is the same, as when a deadline
 * takes another year.
 */
function rowsOfList(list: ListShape, record: CanonicalRecord): ComparableRow[] {
  const { table: part, path, groups } = list;
  const rows = at(record, path);
  if (!Array.isArray(rows)) return [];
  const known = listKeys[part] ?? [[list.fields[0]?.column ?? ""]];
  return rows.map((row: object) => {
    const objects = groups.map(({ path: inner }) => [inner.join("."), canonicalJson(at(row, inner))] as const);
    const fields = { ...ownFields(list, row), ...Object.fromEntries(objects) };
    const keys = known.map((columns) => keyOf(...columns.map((column) => fields[column])));
    return { part, keys, label: labelOf(part, known[0] ?? [], fields), fields };
  });
}

function labelOf(part: string, identity: readonly string[], fields: Texts): string | null {
  const named = listLabels[part];
  if (named !== undefined) return fields[named] ?? null;
  const texts = identity.map((column) => fields[column] ?? null);
  const label = texts.filter((text) => text !== null && text !== "false" && text !== "true").join(" ");
  return label === "" ? null : label;
}

/** What stands at a path; null where something on the way is. */
function at(source: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (found === null ? null : (Reflect.get(Object(found), name) ?? null)), source);
}

/** An empty list says nothing, as a field says nothing that came after the record was read. */
function textOf(value: unknown): string | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}

/** JSON with sorted keys: equal for equal values. */
function canonicalJson(value: unknown): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byText(a, b)))
      : inner,
  );
}
