import type { CanonicalRecord } from "@jixiao/contract";
import { type Hash, createHash } from "node:crypto";
import { type RecordDocument, type RecordRows, rowsOf } from "./rows.ts";

/**
 * SHA-256 (lower-case hex) over a document's records, equal for equal records whatever the order of their object
 * keys. It covers every stored column, so that a database can be checked against it: integrity_check misses data that
 * changed inside a cell.
 */
export function recordsHash(records: readonly CanonicalRecord[]): string {
  const hash = createHash("sha256");
  records.forEach((record, index) => {
    const document = { name: record.source_file, parser_version: record.provenance.parser_version };
    addToHash(hash, document, rowsOf(record, index + 1));
  });
  return hash.digest("hex");
}

/** The same hash, from the rows of the records in order. */
export function rowsHash(document: RecordDocument, records: readonly RecordRows[]): string {
  const hash = createHash("sha256");
  for (const rows of records) addToHash(hash, document, rows);
  return hash.digest("hex");
}

function addToHash(hash: Hash, document: RecordDocument, rows: RecordRows): void {
  hash.update(JSON.stringify([document.name, document.parser_version, rows]));
}
