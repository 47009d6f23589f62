import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Opens for reading, in a directory that cannot be written too: SQLite wants to create `-shm` beside a WAL database.
 * Without a `-wal` file nothing is pending and nobody writes there, so the file may be read as it is.
 */
export function connectForReading(path: string, timeout: number): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout });
  try {
    db.pragma("schema_version");
    return db;
  } catch (error) {
    db.close();
    const cannotOpen = error instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY)/.test(error.code);
    if (!cannotOpen || existsSync(`${path}-wal`)) throw error;
    return new Database(`${pathToFileURL(path).href}?immutable=1`, { readonly: true, timeout });
  }
}
