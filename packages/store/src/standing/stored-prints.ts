import { CanonicalRecord } from "@jixiao/contract";
import { type Fingerprint, fingerprintOf } from "../identity/index.ts";
import { readRecordRows } from "../records/read-rows.ts";
import { recordFromRows } from "../records/record.ts";
import { type SqlRow, allRows, integer, rowOrNull, text, textOrNull } from "../row.ts";
import type { Statements } from "../statements.ts";
import { KNOWN_COLUMNS, KNOWN_FROM, type Known, knownOf } from "./stored-identity.ts";

/** A record with its fingerprint, which is made when another record may be a copy of it, and then kept in `record_prints`. */
export interface Stored extends Fingerprint, Known {
  readonly sha256: string;
  readonly form_id: string;
}

const COLUMNS = `${KNOWN_COLUMNS}, p.kind, p.form_number, p.doubts, p.flags, p.said, p.copy_key, p.name_key, p.block_keys, p.cells`;
const FROM = `${KNOWN_FROM} JOIN record_prints p USING (record_id)`;

const kinds = CanonicalRecord.options.map((schema) => schema.unwrap().shape.kind.value);

function storedOf(row: SqlRow): Stored {
  const kind = kinds.find((known) => known === text(row, "kind"));
  if (kind === undefined) throw new Error(`no such kind of record: ${text(row, "kind")}`);
  const blocks: unknown = JSON.parse(text(row, "block_keys"));
  return {
    ...knownOf(row),
    kind,
    form_number: textOrNull(row, "form_number"),
    doubts: integer(row, "doubts"),
    flags: integer(row, "flags"),
    said: integer(row, "said"),
    copy_key: textOrNull(row, "copy_key"),
    name_key: textOrNull(row, "name_key"),
    block_keys: Array.isArray(blocks) ? blocks.map(String) : [],
    cells: text(row, "cells"),
  };
}

/** The fingerprint of a record as it is kept; null where none was made. */
export function keptPrint(statement: Statements, record_id: number): Stored | null {
  const row = rowOrNull(statement(`SELECT ${COLUMNS} FROM ${FROM} WHERE n.record_id = +?`).get(record_id));
  return row === null ? null : storedOf(row);
}

/** All records that take part in decisions and have a fingerprint. */
export function allPrints(statement: Statements): Stored[] {
  return allRows(statement(`SELECT ${COLUMNS} FROM ${FROM} WHERE n.status <> 'superseded' ORDER BY n.record_id`).all()).map(
    storedOf,
  );
}

/** Those in view with this name and unit, surely read. */
export function inViewNamed(statement: Statements, name_unit: number): Stored[] {
  const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE n.name_unit = +? AND n.status IN ('stands', 'ambiguous') AND p.name_key IS NOT NULL
    ORDER BY n.record_id`;
  return allRows(statement(sql).all(name_unit)).map(storedOf);
}

/** How a fingerprint is got at: kept ones are read, others made and kept. */
export type Prints = (record_id: number) => Stored | null;

/** `written`: records just written, which need not be read. What cannot be read has no fingerprint, and stays in view. */
export function printsWith(statement: Statements, written: ReadonlyMap<number, CanonicalRecord> = new Map()): Prints {
  const found = new Map<number, Stored | null>();
  return (record_id) => {
    const known = found.get(record_id);
    if (known !== undefined) return known;
    const print = keptPrint(statement, record_id) ?? made(statement, record_id, written.get(record_id));
    found.set(record_id, print);
    return print;
  };
}

function made(statement: Statements, record_id: number, written: CanonicalRecord | undefined): Stored | null {
  const form_id = statement("SELECT form_id FROM record_identity WHERE record_id = +?").pluck().get(record_id);
  const record = written ?? readRecord(statement, record_id);
  if (record === null || typeof form_id !== "string") return null;
  insertPrint(statement, record_id, fingerprintOf(record, form_id));
  return keptPrint(statement, record_id);
}

function readRecord(statement: Statements, record_id: number): CanonicalRecord | null {
  const sql = "SELECT name, parser_version FROM documents WHERE sha256 = (SELECT sha256 FROM records WHERE record_id = ?)";
  try {
    const document = rowOrNull(statement(sql).get(record_id));
    const rows = readRecordRows(statement, record_id);
    if (document === null || rows === undefined) return null;
    return recordFromRows({ name: text(document, "name"), parser_version: text(document, "parser_version") }, rows);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function insertPrint(statement: Statements, record_id: number, print: Fingerprint): void {
  const { kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells } = print;
  statement(
    `INSERT INTO record_prints (record_id, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(record_id, kind, form_number, doubts, flags, said, copy_key, name_key, JSON.stringify(block_keys), cells);
}
