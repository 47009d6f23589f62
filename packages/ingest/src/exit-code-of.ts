import { DocumentError, exitCodes, type ExitCode } from "@jixiao/contract";
import { QueryError, StoreError } from "@jixiao/store";
import { BatchStopped, type StopReason } from "./batch/stop.ts";
import { errorCode } from "./disk.ts";
import { CareError } from "./care/care-error.ts";
import { ParserStartError } from "./worker/start.ts";

/** The exit code of an error that an operator can act on; null for one that nobody foresaw, which is `internal_error`. */
export function exitCodeOf(error: unknown): ExitCode | null {
  if (error instanceof BatchStopped) return stopCodes[error.reason];
  if (error instanceof CareError) return exitCodes.usage;
  if (error instanceof ParserStartError) return exitCodes.parser_unavailable;
  if (error instanceof QueryError) return queryCodes[error.code];
  if (error instanceof DocumentError) return exitCodes.some_failed;
  if (error instanceof StoreError) return storeCodes[error.failure.code];
  return systemCodes.get(errorCode(error) ?? "") ?? null;
}

const stopCodes: Readonly<Record<StopReason, ExitCode>> = {
  disk_full: exitCodes.disk_full,
  database_locked: exitCodes.locked,
  storage_failed: exitCodes.storage_failed,
  parser_unavailable: exitCodes.parser_unavailable,
};

const queryCodes: Readonly<Record<QueryError["code"], ExitCode>> = {
  refused: exitCodes.usage,
  invalid: exitCodes.usage,
  timeout: exitCodes.query_ended,
  too_large: exitCodes.query_ended,
  crash: exitCodes.internal_error,
};

const storeCodes: Readonly<Record<StoreError["failure"]["code"], ExitCode>> = {
  missing: exitCodes.usage,
  not_a_database: exitCodes.usage,
  newer: exitCodes.usage,
  older: exitCodes.usage,
  locked: exitCodes.locked,
  full: exitCodes.disk_full,
  not_writable: exitCodes.storage_failed,
  unopenable: exitCodes.storage_failed,
  damaged: exitCodes.integrity_fault,
  io: exitCodes.storage_failed,
};

/** What the system says of writing, e.g. of standard output that goes to a full disk. */
const systemCodes: ReadonlyMap<string, ExitCode> = new Map([
  ["ENOSPC", exitCodes.disk_full],
  ["EDQUOT", exitCodes.disk_full],
  ["EIO", exitCodes.storage_failed],
  ["EROFS", exitCodes.storage_failed],
  ["EACCES", exitCodes.storage_failed],
  ["EPERM", exitCodes.storage_failed],
]);
