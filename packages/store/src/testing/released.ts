import type { CanonicalRecord } from "@jixiao/contract";
import Database from "better-sqlite3";
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The database that version 0.1 filled (fixtures/databases), and the same as its schemas before had it. */

const fixture = (name: string): Buffer =>
  gunzipSync(readFileSync(new URL(`../../../../fixtures/databases/${name}`, import.meta.url)));

/** Writes version 0.1's database to `path`. */
export function unpackReleased(path: string): void {
  writeFileSync(path, fixture("0.1.db.gz"));
}

/** Writes the same database, brought to a later schema by the last program that had it, to `path`. */
export function unpackSchema(version: 6 | 7, path: string): void {
  writeFileSync(path, fixture(`schema-${version}.db.gz`));
}

/**
 * Its records as version 0.1 exported them, and beside them the fields that the contract has got since, which nobody read: null, or
 * an empty list, until the documents are read anew.
 */
export function releasedExport(): CanonicalRecord[] {
  const lines = fixture("0.1.jsonl.gz").toString("utf8").trim().split("\n");
  return lines.map((line) => withNewFields(JSON.parse(line) as CanonicalRecord));
}

function withNewFields(record: CanonicalRecord): CanonicalRecord {
  if (record.kind !== "performance_objective_form") return { ...record, region_source: null };
  const ofForm = { form_type: null, layout: null, layout_choice: [], region_source: null, locality: null, tasks: [], extra: [] };
  const ofRow = { value_stored: null, horizon: null, weight: null, scoring_rule: null, extra: [] };
  const indicators = record.indicators.map((row) => ({ ...row, ...ofRow }));
  return { ...record, ...ofForm, indicators } as unknown as CanonicalRecord;
}

/** Takes from a database of schema 2 what migration 2 had brought: it is one of schema 1. */
export function backToSchema1(path: string): void {
  const db = new Database(path);
  db.pragma("foreign_keys = OFF");
  const tables = [
    "document_events",
    "document_changes",
    "document_versions",
    "crawl_robots",
    "crawl_links",
    "crawl_urls",
    "crawl_nights",
  ];
  const views = ["变更", "现行记录", "v_changes", "v_current_records", "v_documents"];
  for (const view of views) db.exec(`DROP VIEW ${view}`);
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  const gone = [...tables, ...views].map((name) => `'${name}'`).join(", ");
  db.exec(`DELETE FROM data_dictionary WHERE object IN (${gone})`);
  db.pragma("user_version = 1");
  db.close();
}
