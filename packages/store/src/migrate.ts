import { flagMeanings } from "@jixiao/contract";
import type Database from "better-sqlite3";
import { writeDictionary } from "./dictionary.ts";
import { StoreError } from "./failure.ts";
import { migrations } from "./migrations/index.ts";

/** `PRAGMA application_id` of a jixiao database: the letters `jxia`. Keeps us from migrating somebody else's file. */
const APPLICATION_ID = 0x6a786961;

/** The schema that this program writes: the number of the last migration. */
export const schemaVersion = migrations.at(-1)?.version ?? 0;

/** Refuses a database that this program cannot read: another program's, a newer one, or one not yet migrated. */
export function requireCurrentSchema(db: Database.Database, path: string): void {
  const found = requireOurs(db, path);
  if (found < schemaVersion) throw new StoreError({ code: "older", path, found, known: schemaVersion });
}

/** Brings the schema up to date, all missing migrations in one transaction, and refreshes the meanings of the flags. */
export function migrate(db: Database.Database, path: string): void {
  requireOurs(db, path);
  db.pragma("journal_mode = WAL");
  // Two processes may come here at once: what is missing is decided inside the transaction.
  db.transaction(() => {
    const found = requireOurs(db, path);
    const missing = migrations.filter(({ version }) => version > found);
    for (const migration of missing) {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }
    if (missing.length > 0) {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      writeDictionary(db, migrations);
    }
    refreshFlagMeanings(db);
  }).immediate();
}

/** The schema version found; 0 for an empty database. */
function requireOurs(db: Database.Database, path: string): number {
  const found = Number(db.pragma("user_version", { simple: true }));
  const application = Number(db.pragma("application_id", { simple: true }));
  const objects = Number(db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get());
  const isEmpty = found === 0 && application === 0 && objects === 0;
  if (!isEmpty && application !== APPLICATION_ID) {
    throw new StoreError({ code: "not_a_database", path, reason: "it is another program's SQLite database" });
  }
  if (found > schemaVersion) throw new StoreError({ code: "newer", path, found, known: schemaVersion });
  return found;
}

/** Flags come and are reworded without a migration; a code that records may still carry is never removed. */
function refreshFlagMeanings(db: Database.Database): void {
  const upsert = db.prepare(`INSERT INTO flag_meanings (flag, en, zh) VALUES (?, ?, ?)
    ON CONFLICT (flag) DO UPDATE SET en = excluded.en, zh = excluded.zh WHERE en <> excluded.en OR zh <> excluded.zh`);
  for (const [flag, { en, zh }] of Object.entries(flagMeanings)) upsert.run(flag, en, zh);
}
