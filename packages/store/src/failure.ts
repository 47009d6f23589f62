import Database from "better-sqlite3";
import { RowError } from "./row.ts";
import { isFolderWritable } from "./writable.ts";

/** Why the database could not be used: plain data, one entry a cause that an operator can act on. */
export type StoreFailure =
  | { readonly code: "missing"; readonly path: string }
  | { readonly code: "not_a_database"; readonly path: string; readonly reason: string }
  | { readonly code: "newer"; readonly path: string; readonly found: number; readonly known: number }
  | { readonly code: "older"; readonly path: string; readonly found: number; readonly known: number }
  | { readonly code: "locked"; readonly path: string }
  | { readonly code: "full"; readonly path: string }
  | { readonly code: "not_writable"; readonly path: string; readonly reason: string }
  | { readonly code: "unopenable"; readonly path: string; readonly reason: string }
  | { readonly code: "damaged"; readonly path: string; readonly reason: string }
  | { readonly code: "io"; readonly path: string; readonly reason: string };

/** The failure in one sentence, with what to do where that is plain. */
export function describeStoreFailure(failure: StoreFailure): string {
  const { path } = failure;
  switch (failure.code) {
    case "missing":
      return `${path}: no such database (数据库不存在). Import something first, or name another one.`;
    case "not_a_database":
      return `${path}: not a jixiao database (不是 jixiao 数据库): ${failure.reason}`;
    case "newer":
      return `${path}: written by a newer jixiao (数据库版本较新): schema ${failure.found}, this program knows ${failure.known}. Update jixiao.`;
    case "older":
      return `${path}: schema ${failure.found}, this program reads ${failure.known} (数据库版本较旧). Open it once for writing, e.g. with an import.`;
    case "locked":
      return `${path}: locked by another process (数据库被占用). Try again when it has ended.`;
    case "full":
      return `${path}: the disk is full (磁盘已满). Nothing of the last document was kept; free some space and run again.`;
    case "not_writable":
      return `${path}: cannot be written (不可写): ${failure.reason}`;
    case "unopenable":
      return `${path}: cannot be opened (无法打开): ${failure.reason}`;
    case "damaged":
      return `${path}: damaged (数据库损坏): ${failure.reason}. Run jixiao doctor.`;
    case "io":
      return `${path}: reading or writing failed (读写错误): ${failure.reason}`;
  }
}

/** Thrown by every function of this package for a cause outside the program. Any other exception is a bug. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, options?: ErrorOptions) {
    super(describeStoreFailure(failure), options);
    this.failure = failure;
  }
}

/** Runs `work` and rethrows SQLite's errors that an operator can act on as a `StoreError`. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(path, error);
  }
}

function asStoreError(path: string, error: unknown): unknown {
  if (error instanceof RowError) return new StoreError({ code: "damaged", path, reason: error.message }, { cause: error });
  if (!(error instanceof Database.SqliteError)) return error;
  const failure = failureOf(path, error.code, error.message);
  return failure === null ? error : new StoreError(failure, { cause: error });
}

/** Extended result codes are told apart by their beginning: `SQLITE_IOERR_FSYNC` is an `SQLITE_IOERR`. */
function failureOf(path: string, code: string, reason: string): StoreFailure | null {
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return { code: "locked", path };
  if (code === "SQLITE_FULL") return { code: "full", path };
  if (code === "SQLITE_NOTADB") return { code: "not_a_database", path, reason };
  if (code.startsWith("SQLITE_CORRUPT")) return { code: "damaged", path, reason };
  if (code.startsWith("SQLITE_READONLY")) return { code: "not_writable", path, reason };
  if (code.startsWith("SQLITE_CANTOPEN"))
    return isFolderWritable(path)
      ? { code: "unopenable", path, reason }
      : { code: "not_writable", path, reason: "its folder cannot be written" };
  if (code.startsWith("SQLITE_IOERR")) return { code: "io", path, reason };
  return null;
}
