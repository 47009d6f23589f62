import { byText } from "../by-text.ts";
import type { CanonicalRecord, Evidence, FieldShape, Flag, ListShape, Place, RowShape } from "@jixiao/contract";
import { columnsOf, recordTables, shapeOfKind } from "../schema/record-tables.ts";

export type Cell = string | number | null;
export type Row = readonly Cell[];

/** One record as the rows of all tables, in the order of `recordColumns`, without the keys that a database assigns. */
export type RecordRows = Readonly<Record<string, readonly Row[]>>;
type RowLists = Readonly<Record<string, Row[]>>;

/** What a record shares with its document: not repeated in its rows. */
export interface RecordDocument {
  readonly name: string;
  readonly parser_version: string;
}

/** Empty lists of rows for all tables. */
export function emptyRows(): Record<string, Row[]> {
  return Object.fromEntries(recordTables.map((table) => [table, []]));
}

/** The rows of one table; empty for one that the record does not have. */
export function rowsIn(rows: RecordRows, table: string): readonly Row[] {
  return rows[table] ?? [];
}

/**
 * The rows of a record, `seq` being its 1-based position in the document. `readRows` (read.ts) and `recordFromRows`
 * (record.ts) go the other way. Throws where indicators are not numbered 1, 2, 3 …: a bug of the format.
 */
export function rowsOf(record: CanonicalRecord, seq: number): RecordRows {
  const rows = emptyRows();
  const shape = shapeOfKind(record.kind);
  put(rows, "records", headRow(record, seq));
  addFlags(rows, "record", 0, record.flags);
  addEvidence(rows, "record", 0, record.evidence);
  put(rows, shape.table, cellsOf(shape.table, shape, record));
  for (const list of shape.lists) addList(rows, record, list);
  rows["flags"]?.sort(byKey);
  rows["evidence"]?.sort(byKey);
  return rows;
}

/** Flags and evidence in the order of their keys (part, seq, position), in which the database gives them back. */
function byKey(left: Row, right: Row): number {
  const [leftPart = "", leftSeq, leftPosition] = left;
  const [rightPart = "", rightSeq, rightPosition] = right;
  return (
    byText(String(leftPart), String(rightPart)) ||
    Number(leftSeq) - Number(rightSeq) ||
    Number(leftPosition) - Number(rightPosition)
  );
}

function headRow(record: CanonicalRecord, seq: number): Row {
  const { sha256, format, table_evidence, places } = record.provenance;
  const [first, last] = record.pages ?? [null, null];
  return [sha256, seq, record.kind, first, last, format, JSON.stringify(table_evidence), fieldPlacesJson(places)];
}

/** A row of a list, as the contract has it. */
interface ListRow {
  readonly seq?: number;
  readonly flags?: readonly Flag[];
  readonly evidence?: readonly Evidence[];
}

function addList(rows: RowLists, record: CanonicalRecord, list: ListShape): void {
  const { table, marks } = list;
  listAt(record, list).forEach((row, index) => {
    const seq = index + 1;
    if (marks.seq && row.seq !== seq) throw new Error(`${table} ${seq} of ${record.source_file} says it is number ${row.seq}`);
    put(rows, table, cellsOf(table, list, row, { seq }));
    addFlags(rows, table, seq, row.flags ?? []);
    addEvidence(rows, table, seq, row.evidence ?? []);
    for (const inner of list.lists) {
      listAt(row, inner).forEach((part, at) =>
        put(rows, inner.table, cellsOf(inner.table, inner, part, { seq, position: at + 1 })),
      );
    }
  });
}

/** The list's rows; none where it, or what it stands in, is null. */
function listAt(source: object, { path, table }: ListShape): readonly ListRow[] {
  const found = valueAt(source, path);
  if (found === null) return [];
  if (!Array.isArray(found)) throw new Error(`a record without the list ${table}`);
  return found;
}

type Named = Readonly<Record<string, unknown>>;

/** How a cell of a row is got from a record or from a row of a list. */
type Getter = (source: Named, keys: Readonly<Record<string, number>>) => Cell;

/** Made once for every table and shape: two kinds of records may share a table. */
const getters = new Map<RowShape, readonly Getter[]>();

function cellsOf(table: string, shape: RowShape, source: object, keys: Readonly<Record<string, number>> = {}): Row {
  if (!isNamed(source)) throw new Error(`a row of ${table} without names`);
  const known = getters.get(shape) ?? columnsOf(table).map((column) => getterOf(shape, column));
  getters.set(shape, known);
  const cells: Cell[] = [];
  for (const getter of known) cells.push(getter(source, keys));
  return cells;
}

function getterOf(shape: RowShape, column: string): Getter {
  const field = shape.fields.find((candidate) => candidate.column === column);
  if (field !== undefined) {
    const value = valueGetter(field.path);
    return (source) => cellOf(field, value(source));
  }
  const counted = shape.lists.find(({ count }) => count === column);
  if (counted !== undefined) return (source) => lengthOf(valueAt(source, counted.path));
  if (column === "places") return (source) => placesCell(valueAt(source, ["places"]));
  if (column === "seq" || column === "position") return (_, keys) => keys[column] ?? null;
  return () => null; // a field of another kind of record in the same table
}

/** `valueAt` for one path. All that are many are one or two names long: those cost no loop. */
function valueGetter(path: readonly string[]): (source: Named) => unknown {
  const [outer = "", inner, ...rest] = path;
  if (rest.length > 0) return (source) => valueAt(source, path);
  if (inner === undefined) return (source) => found(source[outer], source, path);
  return (source) => {
    const object = source[outer];
    return object === null ? null : found(isNamed(object) ? object[inner] : undefined, source, path);
  };
}

/** A value that is there; else `valueAt` tells what is missing. */
function found(value: unknown, source: Named, path: readonly string[]): unknown {
  return value === undefined ? valueAt(source, path) : value;
}

/** What stands at a path; null where an object on the way is null. Throws where a name is missing altogether. */
function valueAt(source: object, path: readonly string[]): unknown {
  let found: unknown = source;
  for (const name of path) {
    if (found === null) return null;
    found = isNamed(found) ? found[name] : undefined;
    if (found === undefined) throw new Error(`a record without the field ${path.join(".")}`);
  }
  return found;
}

function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null;
}

/** A field as SQLite keeps it: booleans as 0 and 1, an empty list of texts as null. */
function cellOf({ path, type }: FieldShape, value: unknown): Cell {
  if (value === null) return null;
  if (type === "json") return Array.isArray(value) && value.length === 0 ? null : wellFormed(path, JSON.stringify(value));
  if (typeof value === "string") return wellFormed(path, value);
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value;
  throw new Error(`the field ${path.join(".")} is no text, number or truth value`);
}

/** Half a surrogate pair has no UTF-8: the database would keep another text, and say so to nobody. */
function wellFormed(path: readonly string[], text: string): string {
  if (!text.isWellFormed()) throw new Error(`the field ${path.join(".")} is no well-formed text`);
  return text;
}

function lengthOf(list: unknown): Cell {
  return Array.isArray(list) ? list.length : null;
}

function addFlags(rows: RowLists, part: string, seq: number, flags: readonly Flag[]): void {
  flags.forEach((flag, index) => put(rows, "flags", [part, seq, index + 1, flag]));
}

function addEvidence(rows: RowLists, part: string, seq: number, evidence: readonly Evidence[]): void {
  evidence.forEach(({ flag, field, note }, index) => {
    const texts = [field === null ? null : wellFormed(["evidence"], field), wellFormed(["evidence"], note)];
    put(rows, "evidence", [part, seq, index + 1, flag, ...texts]);
  });
}

function put(rows: RowLists, table: string, row: Row): void {
  const list = rows[table];
  if (list === undefined) throw new Error(`${table} is no table of records`);
  list.push(row);
}

function placesCell(places: unknown): Cell {
  if (Array.isArray(places)) return placesJson(places);
  if (!isNamed(places)) throw new Error("a row without its places");
  return fieldPlacesJson(places);
}

/**
 * Places by field as JSON with everything in a fixed order, so that equal records have equal rows. Written by hand:
 * places are most of what a record holds, and this is several times faster than sorting objects for JSON.stringify.
 */
function fieldPlacesJson(places: Named): string {
  let json = "";
  for (const field of Object.keys(places).sort()) {
    const list = places[field];
    if (!Array.isArray(list)) throw new Error(`the places of ${field} are no list`);
    json += `${json === "" ? "" : ","}${quoted(field)}:${placesJson(list)}`;
  }
  return `{${json}}`;
}

/** Names of fields are few, and quoted for every cell. */
function quoted(field: string): string {
  const known = quotedFields.get(field);
  if (known !== undefined) return known;
  const text = JSON.stringify(field);
  if (quotedFields.size < MAX_QUOTED) quotedFields.set(field, text);
  return text;
}

const quotedFields = new Map<string, string>();
const MAX_QUOTED = 1000;

function placesJson(places: readonly Place[]): string {
  const [only] = places;
  return places.length === 1 && only !== undefined ? `[${placeJson(only)}]` : `[${places.map(placeJson).join(",")}]`;
}

function placeJson(place: Place): string {
  switch (place.kind) {
    case "text":
      return `{"kind":"text","lines":[${place.lines[0]},${place.lines[1]}]}`;
    case "word":
      return `{"kind":"word","table":${place.table},"row":${place.row},"column":${place.column}}`;
    case "sheet":
      return `{"kind":"sheet","sheet":${JSON.stringify(wellFormed(["places"], place.sheet))},"cell":"${place.cell}"}`;
    case "page": {
      const { x0, y0, x1, y1 } = place.box;
      return `{"kind":"page","page":${place.page},"box":{"x0":${x0},"y0":${y0},"x1":${x1},"y1":${y1}}}`;
    }
  }
}
