import { flagMeanings } from "@jixiao/contract";
import type Database from "better-sqlite3";
import { unknownColumns } from "./dictionary.ts";
import { StoreError } from "./failure.ts";
import { migrations } from "./migrations/index.ts";
import { isMadeByThisProgram, makeFromFields } from "./schema/make.ts";
import { makeNew } from "./schema/make-new.ts";

/** `PRAGMA application_id` of a jixiao database: the letters `jxia`. Keeps us from migrating somebody else's file. */
const APPLICATION_ID = 0x6a786961;

/** The schema that this program writes: the number of the last migration. */
export const schemaVersion = migrations.at(-1)?.version ?? 0;

/** Refuses a database that this program cannot read: another program's, a newer one, or one not yet brought up to date. */
export function requireCurrentSchema(db: Database.Database, path: string): void {
  const found = requireOurs(db, path);
  if (found < schemaVersion || !isMadeByThisProgram(db))
    throw new StoreError({ code: "older", path, found, known: schemaVersion });
}

/** The schema of a database that may be older than this program; refuses another program's, an empty one and a newer one. */
export function requireReadable(db: Database.Database, path: string): number {
  const found = requireOurs(db, path);
  if (found === 0) throw new StoreError({ code: "not_a_database", path, reason: "it is empty" });
  return found;
}

/**
 * Brings the schema up to date in one transaction: all missing migrations, then what is made from the contract's fields (missing
 * columns, views, data dictionary). A new database is made as all of that would leave it. A kill leaves the old schema or the new one. Refreshes the meanings of the flags.
 */
export function migrate(db: Database.Database, path: string): void {
  requireOurs(db, path);
  db.pragma("journal_mode = WAL");
  // A table that others refer to is replaced by a new one of its name: neither may its rows' children go with it, nor their references
  // or anybody's views follow the name. Both settings can only be changed outside a transaction.
  db.pragma("foreign_keys = OFF");
  db.pragma("legacy_alter_table = ON");
  try {
    // Two processes may come here at once: what is missing is decided inside the transaction.
    db.transaction(() => bringUpToDate(db, path)).immediate();
  } finally {
    db.pragma("legacy_alter_table = OFF");
    db.pragma("foreign_keys = ON");
  }
}

function bringUpToDate(db: Database.Database, path: string): void {
  const found = requireOurs(db, path);
  // One that has a number and yet no tables has lost them: making it anew would hide that.
  if (found === 0 && hasNothing(db) && makeNew(db)) markAs(db, schemaVersion);
  else applyMissing(db, found);
  refreshFlagMeanings(db);
  if (!isMadeByThisProgram(db)) makeFromFields(db);
}

function applyMissing(db: Database.Database, found: number): void {
  for (const migration of migrations.filter(({ version }) => version > found)) {
    db.exec(migration.sql);
    migration.run?.(db);
    markAs(db, migration.version);
  }
}

function markAs(db: Database.Database, version: number): void {
  db.pragma(`user_version = ${version}`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
}

/** The long way to a new database, step by step as databases in use have gone it; for what holds the short way (`makeNew`) to it. */
export function migrateStepByStep(db: Database.Database): void {
  applyMissing(db, 0);
  refreshFlagMeanings(db);
  makeFromFields(db);
}

/** The schema version found; 0 for an empty database. Throws for another program's database, and for one that knows more than this program. */
function requireOurs(db: Database.Database, path: string): number {
  const found = Number(db.pragma("user_version", { simple: true }));
  const application = Number(db.pragma("application_id", { simple: true }));
  const isEmpty = found === 0 && application === 0 && hasNothing(db);
  if (!isEmpty && application !== APPLICATION_ID) {
    throw new StoreError({ code: "not_a_database", path, reason: "it is another program's SQLite database" });
  }
  const isNewer = found > schemaVersion || (found === schemaVersion && !isMadeByThisProgram(db) && unknownColumns(db).length > 0);
  if (isNewer) throw new StoreError({ code: "newer", path, found, known: schemaVersion });
  return found;
}

function hasNothing(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
}

/** Flags come and are reworded without a migration; a code that records may still carry is never removed. */
function refreshFlagMeanings(db: Database.Database): void {
  const upsert = db.prepare(`INSERT INTO flag_meanings (flag, en, zh) VALUES (?, ?, ?)
    ON CONFLICT (flag) DO UPDATE SET en = excluded.en, zh = excluded.zh WHERE en <> excluded.en OR zh <> excluded.zh`);
  for (const [flag, { en, zh }] of Object.entries(flagMeanings)) upsert.run(flag, en, zh);
}
