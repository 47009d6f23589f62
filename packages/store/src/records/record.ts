import type { CanonicalRecord } from "@jixiao/contract";
import { type FieldShape, type ListShape, type RowShape } from "@jixiao/contract";
import { columnsOf, shapeOfKind } from "../schema/record-tables.ts";
import { type Cell, type RecordDocument, type RecordRows, type Row, rowsIn } from "./rows.ts";

type Fields = Readonly<Record<string, Cell>>;
type Plain = Record<string, unknown>;

/**
 * The record that `rowsOf` made these rows of: deeply equal to it. A field that came after the document was read is null.
 * Throws where the rows make no record: they are not what was written.
 */
export function recordFromRows(document: RecordDocument, rows: RecordRows): CanonicalRecord {
  const head = named("records", rowsIn(rows, "records")[0]);
  const shape = shapeOfKind(String(head["kind"]));
  const attached = attachedRows(rows);
  const record: Plain = {
    kind: head["kind"],
    source_file: document.name,
    pages: head["first_page"] === null ? null : [head["first_page"], head["last_page"]],
    ...marksOf(attached, "record", 0),
    provenance: {
      sha256: head["sha256"],
      format: head["format"],
      parser_version: document.parser_version,
      table_evidence: parsed(head["table_evidence"]),
      places: parsed(head["places"]),
    },
    ...objectFrom(shape, named(shape.table, rowsIn(rows, shape.table)[0])),
  };
  for (const list of shape.lists) set(record, list.path, listFrom(list, rows, attached));
  // The shapes are those of the contract by construction: what was written had passed its schema.
  return record as unknown as CanonicalRecord;
}

/** Rows that belong to a row of a list, by that row: `indicators 3`. */
interface AttachedRows {
  readonly flags: ReadonlyMap<string, readonly Row[]>;
  readonly evidence: ReadonlyMap<string, readonly Row[]>;
}

function attachedRows(rows: RecordRows): AttachedRows {
  const listRow = ([part, seq]: Row): string => `${part} ${seq}`;
  return { flags: Map.groupBy(rowsIn(rows, "flags"), listRow), evidence: Map.groupBy(rowsIn(rows, "evidence"), listRow) };
}

function listFrom(list: ListShape, rows: RecordRows, attached: AttachedRows): Plain[] {
  const inner = list.lists.map((part) => ({ part, rows: Map.groupBy(rowsIn(rows, part.table), ([seq]) => seq) }));
  return rowsIn(rows, list.table).map((row) => {
    const fields = named(list.table, row);
    const seq = fields["seq"] ?? null;
    const entry = { ...(list.marks.seq ? { seq } : {}), ...objectFrom(list, fields) };
    for (const { part, rows: its } of inner) set(entry, part.path, partsFrom(part, fields, its.get(seq ?? 0) ?? []));
    return { ...entry, ...marksOfRow(list, attached, fields) };
  });
}

function partsFrom(part: ListShape, fields: Fields, rows: readonly Row[]): Plain[] | null {
  const isAbsent = part.count !== null && fields[part.count] === null;
  return isAbsent ? null : rows.map((row) => objectFrom(part, named(part.table, row)));
}

function marksOfRow({ marks, table }: ListShape, attached: AttachedRows, fields: Fields): Plain {
  const { flags, evidence } = marksOf(attached, table, fields["seq"] ?? null);
  return {
    ...(marks.flags ? { flags } : {}),
    ...(marks.evidence ? { evidence } : {}),
    ...(marks.places === null ? {} : { places: parsed(fields["places"]) }),
  };
}

/** The fields of a row as the contract nests them; lists are put in afterwards. */
function objectFrom(shape: RowShape, fields: Fields): Plain {
  const object: Plain = {};
  for (const field of shape.fields) if (field.path.length === 1) set(object, field.path, typed(field, fields));
  for (const { path, marker } of shape.groups) set(object, path, marker !== null && fields[marker] === null ? null : {});
  for (const field of shape.fields) if (field.path.length > 1) set(object, field.path, typed(field, fields));
  for (const key of shape.empty) object[key] = null;
  return object;
}

/** Puts a value where its path leads; where an object on the way is null, there is nothing to put it into. */
function set(target: Plain, path: readonly string[], value: unknown): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  if (isPlain(inner)) set(inner, rest, value);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null;
}

function typed({ column, type }: FieldShape, fields: Fields): unknown {
  const cell = fields[column] ?? null;
  if (type === "json") return cell === null ? [] : parsed(cell);
  return type === "boolean" && cell !== null ? cell === 1 : cell;
}

function marksOf(attached: AttachedRows, part: string, seq: Cell): { flags: Cell[]; evidence: Plain[] } {
  const at = `${part} ${seq}`;
  const flags = (attached.flags.get(at) ?? []).map((row) => named("flags", row)["flag"] ?? null);
  const evidence = (attached.evidence.get(at) ?? []).map((row) => {
    const { flag, field, note } = named("evidence", row);
    return { flag, field, note };
  });
  return { flags, evidence };
}

function named(table: string, row: Row | undefined): Fields {
  if (row === undefined) throw new Error(`a record without its row in ${table}`);
  const fields: Record<string, Cell> = {};
  const columns = columnsOf(table);
  for (let index = 0; index < columns.length; index++) fields[columns[index] ?? ""] = row[index] ?? null;
  return fields;
}

function parsed(json: Cell | undefined): unknown {
  return JSON.parse(String(json));
}
