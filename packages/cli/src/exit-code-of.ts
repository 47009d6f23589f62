import type { ExitCode } from "@jixiao/contract";
import { exitCodeOf as exitCodeOfError } from "@jixiao/ingest";
import { exitCodes, UsageError } from "./exit-codes.ts";

/** The exit code of an error that a user can act on; null for a bug. */
export function exitCodeOf(error: unknown): ExitCode | null {
  return error instanceof UsageError ? exitCodes.usage : exitCodeOfError(error);
}
