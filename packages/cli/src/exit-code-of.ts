import { DocumentError } from "@jixiao/contract";
import { BatchStopped } from "@jixiao/ingest";
import { QueryError, StoreError } from "@jixiao/store";
import { exitCodes, UsageError } from "./exit-codes.ts";

/** The exit code of an error that a user can act on; null for a bug. */
export function exitCodeOf(error: unknown): number | null {
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof QueryError)
    return error.code === "refused" || error.code === "invalid" ? exitCodes.usage : exitCodes.some_failed;
  if (error instanceof DocumentError) return exitCodes.some_failed;
  if (error instanceof BatchStopped) return stopCodes[error.reason];
  if (error instanceof StoreError) return storeCodes[error.failure.code] ?? exitCodes.usage;
  return null;
}

const stopCodes: Readonly<Record<BatchStopped["reason"], number>> = {
  disk_full: exitCodes.disk_full,
  database_locked: exitCodes.locked,
  storage_failed: exitCodes.some_failed,
};

const storeCodes: Readonly<Partial<Record<StoreError["failure"]["code"], number>>> = {
  locked: exitCodes.locked,
  full: exitCodes.disk_full,
  damaged: exitCodes.integrity_fault,
};
