import { byText } from "../by-text.ts";
import type { FieldShape, ListShape, RecordShape, RowShape } from "@jixiao/contract";
import { jsonText } from "../json-text.ts";
import { columnsOf, shapeOfKind } from "../schema/record-tables.ts";
import { type Cell, type RecordDocument, type RecordRows, type Row, rowsIn } from "./rows.ts";

/**
 * Records as JSON, straight from their stored rows. Places are most of what a record holds and are kept as JSON: parsing them, only to write them
 * again, took more time than all else of an export.
 */

/** What a value is made of beside its own row. */
export interface JsonContext {
  readonly document: RecordDocument;
  readonly rows: RecordRows;
  /** The row of `records`. */
  readonly head: Row;
  readonly marks: Marks;
  readonly innerRows: (table: string, seq: Cell) => readonly Row[];
}

/** A value as JSON. */
export type JsonWriter = (row: Row, context: JsonContext) => string;

/** An object as JSON. @param more members behind its own, each behind a comma */
type ObjectWriter = (row: Row, context: JsonContext, more?: string) => string;

type KeyOrder = "contract" | "sorted";

/** An object's keys in their order; null where its marker's cell is. */
interface Tree {
  readonly marker: number | null;
  readonly entries: Map<string, JsonWriter | Tree>;
}

/**
 * The text that `JSON.stringify` makes of what `recordFromRows` makes of these rows. JSON cells stand in it as they are: whoever reads the rows
 * has seen to it that they are JSON. Throws where the rows make no record.
 * @param more members behind the record's own, each behind a comma: to join them to a long text afterwards is to copy it
 */
export function recordJson(context: JsonContext, more = ""): string {
  const shape = shapeOfKind(String(context.head[columnsOf("records").indexOf("kind")]));
  const writer = writers.get(shape) ?? writerOf(recordTree(shape), "contract");
  writers.set(shape, writer);
  return writer(onlyRow(context.rows, shape.table), context, more);
}

const writers = new Map<RecordShape, ObjectWriter>();

/** What the rows of a record are written with. Throws where there is no row of `records`. */
export function contextOf(document: RecordDocument, rows: RecordRows): JsonContext {
  const inner = new Map<string, ReadonlyMap<Cell, readonly Row[]>>();
  const innerRows = (table: string, seq: Cell): readonly Row[] => {
    const all = rowsIn(rows, table);
    if (all.length === 0) return all;
    const known = inner.get(table) ?? Map.groupBy(all, ([of = null]) => of);
    inner.set(table, known);
    return known.get(seq ?? 0) ?? [];
  };
  return { document, rows, head: onlyRow(rows, "records"), marks: marksIn(rows), innerRows };
}

function onlyRow(rows: RecordRows, table: string): Row {
  const [row] = rowsIn(rows, table);
  if (row === undefined) throw new Error(`a record without its row in ${table}`);
  return row;
}

/** Flags and evidence of a row as JSON lists. */
type Marks = (part: string, seq: Cell) => { readonly flags: string; readonly evidence: string };

const UNMARKED = { flags: "[]", evidence: "[]" };

function marksIn(rows: RecordRows): Marks {
  const [flags, evidence] = [rowsIn(rows, "flags"), rowsIn(rows, "evidence")];
  if (flags.length + evidence.length === 0) return () => UNMARKED;
  const ofRow = ([part, seq]: Row): string => `${part} ${seq}`;
  const [flagged, explained] = [Map.groupBy(flags, ofRow), Map.groupBy(evidence, ofRow)];
  return (part, seq) => ({
    flags: listJson(flagged.get(`${part} ${seq}`) ?? [], ([, , , flag = null]) => jsonText(flag)),
    evidence: listJson(
      explained.get(`${part} ${seq}`) ?? [],
      ([, , , flag = null, field = null, note = null]) =>
        `{"flag":${jsonText(flag)},"field":${jsonText(field)},"note":${jsonText(note)}}`,
    ),
  });
}

function recordTree(shape: RecordShape): Tree {
  const head = (name: string): JsonWriter => {
    const column = columnsOf("records").indexOf(name);
    return (_, { head: row }) => jsonText(row[column] ?? null);
  };
  const headJson = (name: string): JsonWriter => {
    const column = columnsOf("records").indexOf(name);
    return (_, { head: row }) => jsonCell(row[column] ?? null);
  };
  const [first, last] = [head("first_page"), head("last_page")];
  const provenance = new Map<string, JsonWriter>([
    ["sha256", head("sha256")],
    ["format", head("format")],
    ["parser_version", (_, { document }) => jsonText(document.parser_version)],
    ["table_evidence", headJson("table_evidence")],
    ["places", headJson("places")],
  ]);
  const entries = new Map<string, JsonWriter | Tree>([
    ["kind", head("kind")],
    ["source_file", (_, { document }) => jsonText(document.name)],
    ["pages", (row, context) => (first(row, context) === "null" ? "null" : `[${first(row, context)},${last(row, context)}]`)],
    ["flags", (_, { marks }) => marks("record", 0).flags],
    ["evidence", (_, { marks }) => marks("record", 0).evidence],
    ["provenance", { marker: null, entries: provenance }],
    ...fieldEntries(shape.table, shape),
  ]);
  const tree: Tree = { marker: null, entries };
  for (const list of shape.lists) {
    const row = writerOf(listRowTree(list), "contract");
    put(tree, list.path, (_, context) => listJson(rowsIn(context.rows, list.table), (one) => row(one, context)));
  }
  return tree;
}

function listRowTree(list: ListShape): Tree {
  const { table, marks } = list;
  const seq = columnsOf(table).indexOf("seq");
  const places = columnsOf(table).indexOf("places");
  const entries = new Map<string, JsonWriter | Tree>();
  if (marks.seq) entries.set("seq", (row) => jsonText(row[seq] ?? null));
  for (const [key, node] of fieldEntries(table, list)) entries.set(key, node);
  putInnerLists({ marker: null, entries }, list, "contract");
  if (marks.flags) entries.set("flags", (row, context) => context.marks(table, row[seq] ?? null).flags);
  if (marks.evidence) entries.set("evidence", (row, context) => context.marks(table, row[seq] ?? null).evidence);
  if (marks.places !== null) entries.set("places", (row) => jsonCell(row[places] ?? null));
  return { marker: null, entries };
}

/** Lists inside a row, null where the column that counts their rows is. */
function putInnerLists(tree: Tree, list: ListShape, order: KeyOrder): void {
  const columns = columnsOf(list.table);
  const seq = columns.indexOf("seq");
  for (const part of list.lists) {
    const row = writerOf({ marker: null, entries: new Map(fieldEntries(part.table, part)) }, order);
    const count = part.count === null ? null : columns.indexOf(part.count);
    put(tree, part.path, (outer, context) =>
      count !== null && (outer[count] ?? null) === null
        ? "null"
        : listJson(context.innerRows(part.table, outer[seq] ?? null), (one) => row(one, context)),
    );
  }
}

/** The fields of a row as the contract nests them, in the order of `recordFromRows`: its own, then objects, whose fields come after objects in them. */
function fieldEntries(table: string, shape: RowShape): Iterable<[string, JsonWriter | Tree]> {
  const columns = columnsOf(table);
  const tree: Tree = { marker: null, entries: new Map() };
  const [own, nested] = [
    shape.fields.filter(({ path }) => path.length === 1),
    shape.fields.filter(({ path }) => path.length > 1),
  ];
  for (const field of own) put(tree, field.path, cellWriter(field, columns));
  for (const { path, marker } of shape.groups)
    put(tree, path, { marker: marker === null ? null : columns.indexOf(marker), entries: new Map() });
  for (const field of nested) put(tree, field.path, cellWriter(field, columns));
  for (const key of shape.empty) tree.entries.set(key, () => "null");
  return tree.entries;
}

function put(tree: Tree, path: readonly string[], node: JsonWriter | Tree): void {
  treeAt(tree, path.slice(0, -1)).entries.set(path.at(-1) ?? "", node);
}

function cellWriter({ column, type }: FieldShape, columns: readonly string[]): JsonWriter {
  const at = columns.indexOf(column);
  switch (type) {
    case "json":
      return (row) => ((row[at] ?? null) === null ? "[]" : jsonCell(row[at] ?? null));
    case "boolean":
      return (row) => ((row[at] ?? null) === null ? "null" : row[at] === 1 ? "true" : "false");
    case "text":
    case "integer":
    case "decimal":
    case "money":
    case "measured":
      return repeating((row) => row[at] ?? null);
  }
}

/** A cell that mostly says what it said in the row before: a level, a unit, nothing. */
function repeating(cellOf: (row: Row) => Cell): JsonWriter {
  let [last, json]: [Cell, string] = [null, "null"];
  return (row) => {
    const cell = cellOf(row);
    if (cell !== last) [last, json] = [cell, jsonText(cell)];
    return json;
  };
}

function writerOf({ marker, entries }: Tree, order: KeyOrder): ObjectWriter {
  if (entries.size === 0) return () => "{}";
  const keyed = order === "sorted" ? [...entries].sort(([left], [right]) => byText(left, right)) : [...entries];
  const parts = keyed.map(([key, node], index) => {
    const start = `${index === 0 ? "{" : ","}${JSON.stringify(key)}:`;
    return { start, absent: `${start}null`, write: typeof node === "function" ? node : writerOf(node, order) };
  });
  return (row, context, more = "") => {
    if (marker !== null && (row[marker] ?? null) === null) return "null";
    let text = "";
    // Most of what a record may hold, it does not: one text less to join.
    for (const { start, absent, write } of parts) {
      const json = write(row, context);
      text += json === "null" ? absent : start + json;
    }
    return `${text}${more}}`;
  };
}

/** An object inside a list's row as JSON with sorted keys: equal for equal values. */
export function sortedGroupWriter(list: ListShape, path: readonly string[]): JsonWriter {
  const tree: Tree = { marker: null, entries: new Map(fieldEntries(list.table, list)) };
  putInnerLists(tree, list, "sorted");
  return writerOf(treeAt(tree, path), "sorted");
}

function treeAt(tree: Tree, path: readonly string[]): Tree {
  return path.reduce((outer, name) => {
    const inner = outer.entries.get(name);
    if (inner === undefined || typeof inner === "function") throw new Error(`no object ${path.join(".")}`);
    return inner;
  }, tree);
}

function listJson(rows: readonly Row[], write: (row: Row) => string): string {
  if (rows.length === 0) return "[]";
  let text = "";
  for (const row of rows) text += (text === "" ? "[" : ",") + write(row);
  return `${text}]`;
}

/** A cell that is JSON. */
function jsonCell(cell: Cell): string {
  if (typeof cell === "number") throw new Error("a cell that is no JSON");
  return cell ?? "null";
}
