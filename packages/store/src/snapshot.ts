import type Database from "better-sqlite3";
import { connectForReading } from "./connect.ts";
import { guarded, StoreError } from "./failure.ts";
import { requireReadable } from "./migrate.ts";
import { texts } from "./row.ts";
import { readableCopy } from "./readable-copy.ts";

/** What a copy of a database holds, told by the copy itself. */
export interface Snapshot {
  readonly schema: number;
  readonly documents: number;
}

const BUSY_TIMEOUT_MS = 60_000;

/**
 * Writes a copy of the database as it is at one moment, whatever is imported meanwhile: one read transaction (`VACUUM INTO`). Of an older
 * schema too. `to` must not be there. @throws StoreError of the one (`missing`, `not_a_database`, `newer`, `damaged`) or the other (`full`, `io`)
 */
export function writeSnapshot(path: string, to: string): Snapshot {
  reading(path, (db) => {
    requireReadable(db, path);
    guarded(to, () => db.prepare("VACUUM INTO ?").run(to));
  });
  return readSnapshot(to);
}

/** Checks a copy's structure, and that this program can use it. @throws StoreError `missing`, `damaged`, `not_a_database`, `newer` */
export function readSnapshot(path: string): Snapshot {
  return reading(path, (db) => {
    const schema = requireReadable(db, path);
    const problem = String(db.prepare("SELECT integrity_check FROM pragma_integrity_check LIMIT 1").pluck().get());
    if (problem !== "ok") throw new StoreError({ code: "damaged", path, reason: problem });
    return { schema, documents: countDocuments(db) };
  });
}

/** SHA-256 of all documents of a copy. */
export function documentsInSnapshot(path: string): readonly string[] {
  return reading(path, (db) => texts(db.prepare("SELECT sha256 FROM documents ORDER BY sha256").pluck().all()));
}

/** A backup may lie where nobody can write. */
function reading<T>(path: string, read: (db: Database.Database) => T): T {
  const readable = readableCopy(path);
  try {
    return guarded(path, () => {
      const db = connectForReading(readable.path, BUSY_TIMEOUT_MS);
      try {
        return read(db);
      } finally {
        db.close();
      }
    });
  } finally {
    readable.release();
  }
}

function countDocuments(db: Database.Database): number {
  return Number(db.prepare("SELECT count(*) FROM documents").pluck().get());
}
