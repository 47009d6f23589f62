import { CanonicalRecord } from "@jixiao/contract";
import type { Fingerprint } from "../identity/index.ts";
import { type SqlRow, allRows, integer, text, textOrNull } from "../row.ts";
import type { Statements } from "../statements.ts";

/** Fingerprints as `record_identity` and `record_blocks` keep them. */

const COLUMNS =
  "record_id, form_id, sha256, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells, status, stands_for_it";

/** Records that take part in decisions: those of documents that no later version has replaced. */
const TAKES_PART = "n.status <> 'superseded'";

/** A fingerprint with the key of its record in this database. */
export interface Stored extends Fingerprint {
  readonly record_id: number;
  readonly status: string;
  readonly stands_for_it: string;
  readonly isSuperseded: boolean;
}

const kinds = CanonicalRecord.options.map((schema) => schema.unwrap().shape.kind.value);

function fromRow(row: SqlRow): Stored {
  const kind = kinds.find((known) => known === text(row, "kind"));
  if (kind === undefined) throw new Error(`no such kind of record: ${text(row, "kind")}`);
  const blocks: unknown = JSON.parse(text(row, "block_keys"));
  return {
    record_id: integer(row, "record_id"),
    status: text(row, "status"),
    stands_for_it: text(row, "stands_for_it"),
    isSuperseded: text(row, "status") === "superseded",
    form_id: text(row, "form_id"),
    sha256: text(row, "sha256"),
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

export function ofDocument(statement: Statements, sha256: string): Stored[] {
  return allRows(statement(`SELECT ${COLUMNS} FROM record_identity WHERE sha256 = ? ORDER BY record_id`).all(sha256)).map(
    fromRow,
  );
}

/** All records that take part in decisions. */
export function allTakingPart(statement: Statements): Stored[] {
  return allRows(statement(`SELECT ${COLUMNS} FROM record_identity n WHERE ${TAKES_PART} ORDER BY record_id`).all()).map(fromRow);
}

/** Those that share a block key, each once. */
export function withBlockKeys(statement: Statements, block_keys: readonly string[]): Stored[] {
  const select = statement(
    `SELECT ${COLUMNS} FROM record_identity n WHERE ${TAKES_PART} AND record_id IN (SELECT record_id FROM record_blocks WHERE block_key = ?)`,
  );
  const found = block_keys.flatMap((key) => allRows(select.all(key)).map(fromRow));
  return [...new Map(found.map((one) => [one.record_id, one])).values()];
}

/** Those in view with this name key. */
export function inViewNamed(statement: Statements, name_key: string): Stored[] {
  const sql = `SELECT ${COLUMNS} FROM record_identity WHERE name_key = ? AND status IN ('stands', 'ambiguous') ORDER BY record_id`;
  return allRows(statement(sql).all(name_key)).map(fromRow);
}

/** Writes a record's fingerprint; it stands until it is decided otherwise. */
export function insertFingerprint(statement: Statements, record_id: number, print: Fingerprint): void {
  const { form_id, sha256, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells } = print;
  statement(
    `INSERT INTO record_identity (record_id, form_id, sha256, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells,
       status, stands_for_it, differs, may_be, same_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'stands', ?, '', '', '')`,
  ).run(
    record_id,
    form_id,
    sha256,
    kind,
    form_number,
    doubts,
    flags,
    said,
    copy_key,
    name_key,
    JSON.stringify(block_keys),
    cells,
    form_id,
  );
  const insert = statement("INSERT OR IGNORE INTO record_blocks (block_key, record_id) VALUES (?, ?)");
  for (const key of block_keys) insert.run(key, record_id);
}
