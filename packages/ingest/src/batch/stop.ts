import { StoreError } from "@jixiao/store";
import { errorCode, errorMessage } from "../disk.ts";
import { ParserStartError } from "../worker/start.ts";
import type { ImportSummary } from "./summary.ts";

/** Why a batch ended before its end: nothing is lost, the same command takes it up again. */
export type StopReason = "disk_full" | "database_locked" | "storage_failed" | "parser_unavailable";

/** The batch cannot go on for a reason that lies in no document. What it had finished is stored. */
export class BatchStopped extends Error {
  override readonly name = "BatchStopped";
  readonly reason: StopReason;
  /** What the batch did until then; null where it did not begin. */
  readonly summary: ImportSummary | null;

  constructor(reason: StopReason, cause: unknown, summary: ImportSummary | null) {
    super(`${advice[reason]} (${errorMessage(cause)})`, { cause });
    this.reason = reason;
    this.summary = summary;
  }
}

const advice: Readonly<Record<StopReason, string>> = {
  disk_full: "the disk is full (磁盘已满): free some space, then run the same command again; nothing is lost",
  database_locked:
    "another process holds the database (数据库被占用): run the same command again when it has ended; nothing is lost",
  storage_failed:
    "the archive or the database cannot be written (无法写入): see the reason, then run the same command again; nothing is lost",
  parser_unavailable:
    "the parsers cannot be started (解析进程无法启动): run the same command again; where it stays so, install anew; nothing is lost",
};

/** The archive's errors are the system's. */
const systemReasons: ReadonlyMap<string, StopReason> = new Map([
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["EIO", "storage_failed"],
  ["EROFS", "storage_failed"],
  ["EACCES", "storage_failed"],
  ["EPERM", "storage_failed"],
  ["EEXIST", "storage_failed"],
  ["ENOTDIR", "storage_failed"],
]);

const storeReasons: ReadonlyMap<StoreError["failure"]["code"], StopReason> = new Map([
  ["full", "disk_full"],
  ["locked", "database_locked"],
  ["io", "storage_failed"],
  ["not_writable", "storage_failed"],
]);

/** Why an error ends the batch; null for one that running again does not mend: a damaged database, or a bug. */
export function stopReason(error: unknown): StopReason | null {
  if (error instanceof BatchStopped) return error.reason;
  if (error instanceof ParserStartError) return "parser_unavailable";
  if (error instanceof StoreError) return storeReasons.get(error.failure.code) ?? null;
  return systemReasons.get(errorCode(error) ?? "") ?? null;
}
