import type Database from "better-sqlite3";
import { connectForReading } from "./connect.ts";
import { guarded, StoreError } from "./failure.ts";
import { requireReadable } from "./migrate.ts";
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
  const readable = readableCopy(path);
  try {
    return guarded(path, () => {
      const db = connectForReading(readable.path, BUSY_TIMEOUT_MS);
      try {
        requireReadable(db, path);
        guarded(to, () => db.prepare("VACUUM INTO ?").run(to));
      } finally {
        db.close();
      }
      return readSnapshot(to);
    });
  } finally {
    readable.release();
  }
}

/** Checks a copy's structure, and that this program can use it. @throws StoreError `damaged`, `not_a_database`, `newer` */
export function readSnapshot(path: string): Snapshot {
  return guarded(path, () => {
    const db = connectForReading(path, BUSY_TIMEOUT_MS);
    try {
      const schema = requireReadable(db, path);
      const problem = String(db.prepare("SELECT integrity_check FROM pragma_integrity_check LIMIT 1").pluck().get());
      if (problem !== "ok") throw new StoreError({ code: "damaged", path, reason: problem });
      return { schema, documents: countDocuments(db) };
    } finally {
      db.close();
    }
  });
}

/** SHA-256 of all documents of a copy. */
export function documentsInSnapshot(path: string): readonly string[] {
  return guarded(path, () => {
    const db = connectForReading(path, BUSY_TIMEOUT_MS);
    try {
      return db.prepare("SELECT sha256 FROM documents ORDER BY sha256").pluck().all() as string[];
    } finally {
      db.close();
    }
  });
}

function countDocuments(db: Database.Database): number {
  return Number(db.prepare("SELECT count(*) FROM documents").pluck().get());
}
