import type Database from "better-sqlite3";
import { connectForReading, connectForWriting } from "./connect.ts";
import { guarded } from "./failure.ts";
import { readableCopy } from "./readable-copy.ts";
import { migrate, requireCurrentSchema } from "./migrate.ts";
import { type Statements, statementsOf } from "./statements.ts";

/** A connection with its prepared statements. Everything else in this package is a function of it. */
export interface Store {
  readonly path: string;
  readonly readonly: boolean;
  readonly db: Database.Database;
  /** Prepared once a connection, whatever the number of calls. */
  readonly statement: Statements;
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
 * Pages of the log after which they are written into the database: 16 MB, four times SQLite's default. Every time the same inner pages of
 * tables and indexes are written again, and the disk is waited for once more. What is committed is in the log, synced, either way.
 */
const PAGES_OF_LOG = 4_000;

/**
 * Opens the database at `path`; for writing, creates it and brings its schema up to date.
 *
 * Throws a `StoreError`: `missing`, `not_a_database`, `newer` (never touched), `older` (read-only), `locked`, `full`,
 * `not_writable`, `unopenable`, `damaged`.
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const readonly = options.readonly ?? false;
  return guarded(path, () => {
    const timeout = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
    const { path: file, release } = readonly ? readableCopy(path) : { path, release: () => undefined };
    let db: Database.Database | null = null;
    try {
      db = readonly ? connectForReading(file, timeout) : connectForWriting(file, timeout);
      configure(db);
      if (readonly) requireCurrentSchema(db, path);
      else migrate(db, path);
      return storeOf(db, path, readonly, release);
    } catch (error) {
      db?.close();
      release();
      throw error;
    }
  });
}

/**
 * Settings of a connection, not of the file: a second connection to a WAL database would otherwise run with
 * synchronous=NORMAL, which may roll back what the archive already has (measured: guides/ingest.md, fact 2).
 */
function configure(db: Database.Database): void {
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  db.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`);
}

function storeOf(db: Database.Database, path: string, readonly: boolean, release: () => void): Store {
  const close = (): void => {
    db.close();
    release();
  };
  return { path, readonly, db, statement: statementsOf(db), close };
}
