import { z } from "zod";
import { type FieldMeaning, type ListMeaning, type RecordMeaning, meaningOf } from "./field.ts";
import { recordSchemas } from "./record.ts";

/** A field as everything outside the schemas sees it: plain data. */
export interface FieldShape extends Omit<FieldMeaning, "kind"> {
  /** Where it stands in its record or row: `["budget", "annual_total"]`. */
  readonly path: readonly string[];
  /** Its column, and its name wherever fields are named side by side: `annual_total`. */
  readonly column: string;
}

/** An object inside a record or row. */
export interface GroupShape {
  readonly path: readonly string[];
  /** The column that is null exactly where the whole object is; null for an object that is always there. */
  readonly marker: string | null;
}

/** A list with a table of its own. */
export interface ListShape extends RowShape, Omit<ListMeaning, "kind"> {
  readonly path: readonly string[];
  readonly table: string;
  /** The column of the row above that holds the list's length, null where the list itself is; null where a list is always there. */
  readonly count: string | null;
}

/** What a record and a row of a list have in common. */
export interface RowShape {
  readonly fields: readonly FieldShape[];
  readonly groups: readonly GroupShape[];
  readonly lists: readonly ListShape[];
  /** Which of the marks that every row may carry it has, beside its fields. */
  readonly marks: {
    readonly flags: boolean;
    readonly evidence: boolean;
    /** `by_field`: an object, field → places; `of_row`: a list, for the row as a whole. */
    readonly places: "by_field" | "of_row" | null;
    /** Whether the row itself says its number. */
    readonly seq: boolean;
  };
  /** Keys that the contract keeps and that are always null. */
  readonly empty: readonly string[];
}

export interface RecordShape extends RowShape, Omit<RecordMeaning, "kind"> {
  /** The value of the record's `kind`. */
  readonly name: string;
}

/** Keys of records and rows that say where they come from and what is doubtful; they are kept in tables of their own. */
const MARKS: ReadonlySet<string> = new Set(["kind", "source_file", "pages", "seq", "flags", "evidence", "places", "provenance"]);

/** The shapes of all record kinds. Throws where a field has no meaning: a bug of the schema. */
export function shapesOf(schemas: readonly z.ZodType[]): RecordShape[] {
  return schemas.map((schema) => {
    const meaning = meaningOf(schema);
    if (meaning?.kind !== "record") throw new Error("a record schema without a meaning: wrap it in record(…)");
    const { kind: _, ...naming } = meaning;
    const object = objectOf(schema);
    const name = object.shape["kind"];
    if (!(name instanceof z.ZodLiteral)) throw new Error(`${meaning.table}: a record has a literal kind`);
    return { ...naming, name: String(name.value), ...rowShapeOf(meaning.table, null, object) };
  });
}

export const recordShapes: readonly RecordShape[] = shapesOf(recordSchemas);

interface Found {
  readonly fields: FieldShape[];
  readonly groups: GroupShape[];
  readonly lists: ListShape[];
  readonly empty: string[];
}

/** Where in a record or row the walk is. */
interface At {
  /** For errors. */
  readonly name: string;
  /** Name of the row; null for the record itself, whose lists are tables by their own name. */
  readonly row: string | null;
  readonly path: readonly string[];
  readonly prefix: string;
  /** Before Chinese names, as `prefix` is before columns. */
  readonly label: string;
}

function rowShapeOf(name: string, row: string | null, object: z.ZodObject): RowShape {
  const found: Found = { fields: [], groups: [], lists: [], empty: [] };
  for (const [key, schema] of entriesOf(object)) {
    if (MARKS.has(key)) continue;
    if (schema instanceof z.ZodNull) found.empty.push(key);
    else collect(key, schema, { name, row, path: [], prefix: "", label: "" }, found);
  }
  const has = (key: string): boolean => key in object.shape;
  return { ...found, marks: { flags: has("flags"), evidence: has("evidence"), places: placesOf(object), seq: has("seq") } };
}

function collect(key: string, schema: z.ZodType, at: At, found: Found): void {
  const path = [...at.path, key];
  const column = `${at.prefix}${key}`;
  const meaning = meaningOf(schema);
  switch (meaning?.kind) {
    case "field": {
      const { kind: _, ...naming } = meaning;
      const label = `${at.label}${naming.label}`;
      const zh = naming.zh.startsWith(naming.label) ? `${at.label}${naming.zh}` : naming.zh;
      found.fields.push({ path, column, ...naming, label, zh });
      return;
    }
    case "group": {
      const object = objectOf(schema);
      const prefix = `${at.prefix}${meaning.prefix}`;
      found.groups.push({ path, marker: isNullable(schema) ? `${prefix}${requiredKey(object)}` : null });
      const label = `${at.label}${meaning.label}`;
      for (const [inner, its] of entriesOf(object)) collect(inner, its, { ...at, path, prefix, label }, found);
      return;
    }
    case "list": {
      const { kind: _, ...naming } = meaning;
      const table = at.row === null ? column : `${at.row}_${column}`;
      const rows = rowShapeOf(table, naming.row, objectOf(elementOf(schema)));
      found.lists.push({
        path,
        table,
        count: isNullable(schema) ? column : null,
        ...naming,
        label: `${at.label}${naming.label}`,
        ...rows,
      });
      return;
    }
    case "record":
    case undefined:
      throw new Error(`${at.name}: ${path.join(".")} has no meaning: give it one with field(…), group(…) or list(…)`);
  }
}

function placesOf(object: z.ZodObject): RowShape["marks"]["places"] {
  const [, places] = entriesOf(object).find(([key]) => key === "places") ?? [];
  return places === undefined ? null : unwrapped(places) instanceof z.ZodArray ? "of_row" : "by_field";
}

/** The key that tells an absent object from one whose other fields are all null. */
function requiredKey(object: z.ZodObject): string {
  const [key] = entriesOf(object).find(([, schema]) => meaningOf(schema)?.kind === "field" && !isNullable(schema)) ?? [];
  if (key === undefined) throw new Error("an object that may be null needs a field that is never null");
  return key;
}

function entriesOf(object: z.ZodObject): [string, z.ZodType][] {
  return Object.entries(object.shape).map(([key, schema]) => {
    if (!(schema instanceof z.ZodType)) throw new Error(`${key}: no zod schema`);
    return [key, schema];
  });
}

function isNullable(schema: z.ZodType): boolean {
  return schema.safeParse(null).success;
}

function objectOf(schema: z.ZodType): z.ZodObject {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) throw new Error("a record, a group and the rows of a list are objects");
  return inner;
}

function elementOf(schema: z.ZodType): z.ZodType {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodArray) || !(inner.element instanceof z.ZodType)) throw new Error("a list is an array");
  return inner.element;
}

/** Without `.readonly()` and `.nullable()`. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable)) return schema;
  const inner = schema.unwrap();
  if (!(inner instanceof z.ZodType)) throw new Error("no zod schema");
  return unwrapped(inner);
}
