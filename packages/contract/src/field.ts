import { z } from "zod";

/**
 * What a field is called, what it means and how it is kept. It stands on the field's zod schema and nowhere else: columns, SQL,
 * views in both languages, the data dictionary, exports and `jixiao show` are made from it (see `shape.ts`).
 */
export interface FieldMeaning {
  readonly kind: "field";
  readonly type: FieldType;
  /** Its name in Chinese: a column of the Chinese views, a label of `jixiao show`. */
  readonly label: string;
  readonly en: string;
  readonly zh: string;
  /** True: the flat views of a record's lists repeat it on every row (region, year, project …). */
  readonly context: boolean;
  /** Chinese words for the codes of an enumeration. */
  readonly words: Readonly<Record<string, string>>;
}

/**
 * How a field is kept in SQLite.
 * - `text`, `integer`, `boolean` (0 and 1);
 * - `decimal`: an exact decimal as text, a REAL computed from it beside it;
 * - `money`: the same in 元, and an INTEGER of 分 (fen) computed from it;
 * - `measured`: a decimal in a unit that the same row names; fen where its `dimension` is money;
 * - `json`: a short list of plain objects (`label` and `text`), as one text; null where the list is empty. For lists that are
 *   read with their row and never summed: a table each would multiply tables and inserts for no question that is asked of them.
 *   A list with figures is a `list`, which has a table of its own.
 */
export type FieldType = "text" | "integer" | "boolean" | "decimal" | "money" | "measured" | "json";

/** An object inside a record whose fields are columns of the record's own table. */
export interface GroupMeaning {
  readonly kind: "group";
  /** Put before its fields' names to make columns' names: `actual_` for a second value of a row. */
  readonly prefix: string;
  /** The same before their Chinese names: `实际`. */
  readonly label: string;
}

/** A list with a table of its own, named like the list. */
export interface ListMeaning {
  readonly kind: "list";
  readonly label: string;
  readonly en: string;
  readonly zh: string;
  /** Name of one row: tables of lists inside a row are called `indicator_parts`. */
  readonly row: string;
}

/** A record kind: the table of its fields, and what the record is. Two kinds may share a table. */
export interface RecordMeaning {
  readonly kind: "record";
  readonly table: string;
  readonly label: string;
  readonly en: string;
  readonly zh: string;
}

export type Meaning = FieldMeaning | GroupMeaning | ListMeaning | RecordMeaning;

const meanings = z.registry<Meaning>();

/** The meaning that was given to a schema; undefined where none was. */
export function meaningOf(schema: z.core.$ZodType): Meaning | undefined {
  return meanings.get(schema);
}

type Naming = Pick<FieldMeaning, "label" | "en"> & Partial<Pick<FieldMeaning, "zh" | "context" | "words">>;

/** A field of a record. `zh` is the label where it says no more. The schema itself is left as it is: one may serve many fields. */
export function field<Schema extends z.ZodType>(type: FieldType, schema: Schema, naming: Naming): Schema {
  return withMeaning(schema, { kind: "field", type, zh: naming.label, context: false, words: {}, ...naming });
}

export function group<Schema extends z.ZodType>(schema: Schema, prefix = "", label = ""): Schema {
  return withMeaning(schema, { kind: "group", prefix, label });
}

export function list<Schema extends z.ZodType>(schema: Schema, meaning: Omit<ListMeaning, "kind">): Schema {
  return withMeaning(schema, { kind: "list", ...meaning });
}

export function record<Schema extends z.ZodType>(schema: Schema, meaning: Omit<RecordMeaning, "kind">): Schema {
  return withMeaning(schema, { kind: "record", ...meaning });
}

function withMeaning<Schema extends z.ZodType>(schema: Schema, meaning: Meaning): Schema {
  const own = schema.clone();
  meanings.add(own, meaning);
  return own;
}
