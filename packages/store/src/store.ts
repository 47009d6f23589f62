import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { connectForReading } from "./connect.ts";
import { StoreError, guarded } from "./failure.ts";
import { migrate, requireCurrentSchema } from "./migrate.ts";
import { bigrams } from "./search/bigrams.ts";

/** A connection with its prepared statements. Everything else in this package is a function of it. */
export interface Store {
  readonly path: string;
  readonly readonly: boolean;
  readonly db: Database.Database;
  /** Prepared once a connection, whatever the number of calls. */
  readonly statement: (sql: string) => Database.Statement;
  readonly close: () => void;
}

export interface OpenOptions {
  /** Opens an existing database without writing to it; default false: created and migrated where needed. */
  readonly readonly?: boolean;
  /** How long to wait for another process's transaction before the failure `locked`; default 5000. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the database at `path`; for writing, creates it and brings its schema up to date.
 *
 * Throws a `StoreError`: `missing`, `not_a_database`, `newer` (never touched), `older` (read-only), `locked`, `full`,
 * `not_writable`, `unopenable`, `damaged`.
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const readonly = options.readonly ?? false;
  return guarded(path, () => {
    const db = connect(path, readonly, options.busyTimeoutMs ?? BUSY_TIMEOUT_MS);
    try {
      db.function("bigrams", { deterministic: true }, (text: unknown) => (typeof text === "string" ? bigrams(text) : null));
      if (readonly) requireCurrentSchema(db, path);
      else migrate(db, path);
    } catch (error) {
      db.close();
      throw error;
    }
    return storeOf(db, path, readonly);
  });
}

function storeOf(db: Database.Database, path: string, readonly: boolean): Store {
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = db.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };
  return { path, readonly, db, statement, close: () => void db.close() };
}

function connect(path: string, readonly: boolean, timeout: number): Database.Database {
  if (path !== ":memory:" && !existsSync(readonly ? path : dirname(path))) {
    throw new StoreError(readonly ? { code: "missing", path } : { code: "unopenable", path, reason: "no such directory" });
  }
  const db = readonly ? connectForReading(path, timeout) : new Database(path, { timeout });
  // Per connection, not per file: a second connection to a WAL database would otherwise run with synchronous=NORMAL,
  // which may roll back what the archive already has (measured: guides/ingest.md, fact 2).
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  return db;
}
