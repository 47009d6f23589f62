import { type FieldShape, type ListShape, type RecordShape, type RowShape, recordShapes } from "@jixiao/contract";
import { type Column, integerColumn, columnsOfField, jsonColumn } from "./column.ts";

/** A table that holds records, made from the contract's fields. */
export interface RecordTable {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /**
   * The stored columns. `record_id` and `indicator_id`, which differ from database to database, are left out, and so is what
   * SQLite computes (`*_real`, `*_fen`).
   */
  readonly columns: readonly string[];
  /** Those of them that are fields of the contract. */
  readonly fields: readonly FieldShape[];
  /** All columns that stand beside its keys, with what SQLite computes: what the table has and, where it is new, is made with. */
  readonly definitions: readonly Column[];
  /** Primary key, for a table that is made. */
  readonly key: readonly string[];
  /** What its rows hang on. */
  readonly parent: { readonly table: string; readonly key: readonly string[] };
}

/** Tables whose columns are the same whatever the contract's fields are. */
const fixed = {
  records: ["sha256", "seq", "kind", "first_page", "last_page", "format", "table_evidence", "places"],
  flags: ["part", "seq", "position", "flag"],
  evidence: ["part", "seq", "position", "flag", "field", "note"],
} as const;

const SEQ = integerColumn("seq", "1-based position in its list", "次序，从 1 起");
const POSITION = integerColumn("position", "order, 1-based", "次序，从 1 起");
const BY_FIELD = jsonColumn(
  "places",
  "JSON object, field → places in the source; read it through cell_places",
  "各字段在原文中的位置（JSON），查询用视图 cell_places",
);
const OF_ROW = jsonColumn(
  "places",
  "JSON array of places in the source; read it through cell_places",
  "在原文中的位置（JSON），查询用视图 cell_places",
);

/** The tables of all record kinds, each before the tables of its lists. Two kinds may share one: it has the fields of both. */
export function recordTablesOf(shapes: readonly RecordShape[]): RecordTable[] {
  const tables = new Map<string, RecordTable>();
  for (const shape of shapes) {
    const { table, en, zh } = shape;
    add(tables, tableOf(shape, { name: table, en, zh }, [], ["record_id"], { table: "records", key: ["record_id"] }));
    for (const list of shape.lists) addList(tables, list, table);
  }
  return [...tables.values()];
}

function addList(tables: Map<string, RecordTable>, list: ListShape, recordTable: string): void {
  const { table: name, en, zh } = list;
  const parent = { table: recordTable, key: ["record_id"] };
  add(tables, tableOf(list, { name, en, zh }, [SEQ], ["record_id", "seq"], parent));
  for (const inner of list.lists) {
    const head = { name: inner.table, en: inner.en, zh: inner.zh };
    const key = ["record_id", "seq", "position"];
    add(tables, tableOf(inner, head, [SEQ, POSITION], key, { table: name, key: ["record_id", "seq"] }));
  }
}

function tableOf(
  shape: RowShape,
  head: Pick<RecordTable, "name" | "en" | "zh">,
  keys: readonly Column[],
  key: readonly string[],
  parent: RecordTable["parent"],
): RecordTable {
  const lengths = shape.lists.flatMap(({ count, table }) =>
    count === null
      ? []
      : [integerColumn(count, `number of rows in ${table}; NULL where there is no such list`, `分项数，见 ${table}`, false)],
  );
  const places = shape.marks.places === null ? [] : [shape.marks.places === "by_field" ? BY_FIELD : OF_ROW];
  const definitions = [...keys, ...shape.fields.flatMap((field) => columnsOfField(field)), ...lengths, ...places];
  const columns = definitions.filter(({ computed }) => computed === null).map(({ name }) => name);
  return { ...head, columns, fields: shape.fields, definitions, key, parent };
}

function add(tables: Map<string, RecordTable>, table: RecordTable): void {
  const before = tables.get(table.name);
  tables.set(table.name, before === undefined ? table : merged(before, table));
}

/** The columns of both; a column that both have must be kept alike. */
function merged(one: RecordTable, other: RecordTable): RecordTable {
  for (const { name, sql } of other.definitions) {
    const same = one.definitions.find((column) => column.name === name);
    if (same !== undefined && same.sql !== sql) throw new Error(`${one.name}.${name} is kept in two ways`);
  }
  const isNew = (name: string): boolean => one.definitions.every((column) => column.name !== name);
  return {
    ...one,
    columns: [...one.columns, ...other.columns.filter(isNew)],
    fields: [...one.fields, ...other.fields.filter(({ column }) => isNew(column))],
    definitions: [...one.definitions, ...other.definitions.filter(({ name }) => isNew(name))],
  };
}

/** The tables made from the contract's fields, by name. */
export const fieldTables: readonly RecordTable[] = recordTablesOf(recordShapes);

/** The stored columns of every table that holds records, parents before children. */
export const recordColumns: Readonly<Record<string, readonly string[]>> = {
  records: fixed.records,
  ...Object.fromEntries(fieldTables.map(({ name, columns }) => [name, columns])),
  flags: fixed.flags,
  evidence: fixed.evidence,
};

export const recordTables: readonly string[] = Object.keys(recordColumns);

/** The stored columns of a table. Throws for a table that holds no records: a bug. */
export function columnsOf(table: string): readonly string[] {
  const columns = recordColumns[table];
  if (columns === undefined) throw new Error(`${table} is no table of records`);
  return columns;
}

const shapesByKind = new Map(recordShapes.map((shape) => [shape.name, shape]));

/** The shape of a kind of record. Throws for one that the contract does not know. */
export function shapeOfKind(kind: string): RecordShape {
  const shape = shapesByKind.get(kind);
  if (shape === undefined) throw new Error(`no such kind of record: ${kind}`);
  return shape;
}
