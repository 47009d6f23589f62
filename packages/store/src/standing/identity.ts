import type { CanonicalRecord } from "@jixiao/contract";
import { readRowsWith } from "../records/read-rows.ts";
import { recordFromRows } from "../records/record.ts";
import { allRows, text } from "../row.ts";
import type { Statements } from "../statements.ts";
import { formIds } from "./form-id.ts";

/** Notes the stable ids of a document's records, just written. To be called in the transaction that writes them. */
export function noteIdentity(statement: Statements, sha256: string, records: readonly CanonicalRecord[]): void {
  const ids = formIds(records);
  const record_ids = statement("SELECT record_id FROM records WHERE sha256 = ? ORDER BY seq").pluck().all(sha256);
  const insert = statement(
    "INSERT INTO record_identity (record_id, form_id) VALUES (?, ?) ON CONFLICT (record_id) DO UPDATE SET form_id = excluded.form_id",
  );
  record_ids.forEach((record_id, index) => insert.run(record_id, ids[index] ?? `${sha256}-${index + 1}`));
}

/** The same for all documents, from their stored records. What cannot be read has no ids until it is read again. */
export function recordIdentityOfAll(statement: Statements): void {
  statement("DELETE FROM record_identity").run();
  for (const row of allRows(statement("SELECT sha256, name, parser_version FROM documents").all())) {
    const sha256 = text(row, "sha256");
    const document = { name: text(row, "name"), parser_version: text(row, "parser_version") };
    try {
      noteIdentity(
        statement,
        sha256,
        readRowsWith(statement, sha256).map((rows) => recordFromRows(document, rows)),
      );
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
}
