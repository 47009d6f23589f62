import type Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { readDictionary, writeDictionary } from "../dictionary.ts";
import { joinsOfAll } from "../joins/stored-joins.ts";
import { texts } from "../row.ts";
import { IDENTITY_RULES } from "../identity/index.ts";
import { recordIdentityOfAll } from "../standing/identity.ts";
import { statementsOf } from "../statements.ts";
import { fieldTables } from "./record-tables.ts";
import { alignRecordTables } from "./record-tables-sql.ts";
import { tableMeanings } from "./meanings/index.ts";
import { views } from "./views/index.ts";
import { viewSql } from "./views/view.ts";

const viewsSql = views.map(viewSql);

/** Of all that is made from the contract's fields, and how identities are decided: another one says that it must be made anew. */
export const fieldsFingerprint = createHash("sha256")
  .update(JSON.stringify([fieldTables, tableMeanings, viewsSql, IDENTITY_RULES]))
  .digest("hex");

const KEY = "made_from";

/** True where columns, views and dictionary are those that this program makes. */
export function isMadeByThisProgram(db: Database.Database): boolean {
  const hasState = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_state'").get() !== undefined;
  return hasState && db.prepare("SELECT value FROM schema_state WHERE key = ?").pluck().get(KEY) === fieldsFingerprint;
}

/**
 * Makes what follows from the contract's fields: missing tables and columns of records, all views, the data dictionary, and what is
 * derived from the records. To be called in a transaction, on a database whose migrations are done.
 */
export function makeFromFields(db: Database.Database): void {
  dropViewsMadeBefore(db);
  alignRecordTables(db);
  makeViews(db);
  writeDictionary(db);
  const statement = statementsOf(db);
  recordIdentityOfAll(statement);
  joinsOfAll(statement);
  noteMadeByThisProgram(db);
}

export function makeViews(db: Database.Database): void {
  for (const sql of viewsSql) db.exec(sql);
}

export function noteMadeByThisProgram(db: Database.Database): void {
  const upsert = "INSERT INTO schema_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  db.prepare(upsert).run(KEY, fieldsFingerprint);
}

/** Those of ours that the dictionary lists, whatever program made it, and those of this program. A user's own views stay. */
function dropViewsMadeBefore(db: Database.Database): void {
  const listed = readDictionary(db)
    .filter(({ column, type }) => column === "" && type === "view")
    .map(({ object }) => object);
  const found = new Set(texts(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all()));
  const ours = new Set([...listed, ...views.map((view) => view.name)]);
  for (const name of ours) if (found.has(name)) db.exec(`DROP VIEW "${name}"`);
}
