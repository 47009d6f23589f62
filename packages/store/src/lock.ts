import Database from "better-sqlite3";
import { connectForWriting } from "./connect.ts";
import { StoreError, guarded } from "./failure.ts";

/** Held until it is released, or until the process ends, however it ends. */
export interface RunLock {
  readonly release: () => void;
}

/**
 * Takes the lock at `path` (by convention the database's path with `.lock`), or throws the `StoreError` `locked` at
 * once where another run has it. The lock is an open write transaction on a small SQLite database: the operating system
 * gives it back with the process, kill -9 included, and a file left behind is no lock.
 */
export function acquireLock(path: string): RunLock {
  return guarded(path, () => {
    const db = connectForWriting(path, 0);
    try {
      // In WAL mode the lock would lie in the -shm file; here it is on the file itself, and nothing is ever written.
      db.pragma("journal_mode = DELETE");
      db.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      db.close();
      throw error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")
        ? new StoreError({ code: "locked", path }, { cause: error })
        : error;
    }
    held.add(db);
    return { release: () => release(db) };
  });
}

/** Keeps the connections alive: one that nobody refers to is closed by garbage collection, and its lock with it. */
const held = new Set<Database.Database>();

function release(db: Database.Database): void {
  held.delete(db);
  db.close();
}
