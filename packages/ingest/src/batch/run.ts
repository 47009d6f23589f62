import { exitCodes, type ExitCode } from "@jixiao/contract";
import { acquireLock, endRun, lastEndWith, openStore, requireNoOther, startRun, type Store } from "@jixiao/store";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "../collect/limits.ts";
import { inMb } from "../collect/read-file.ts";
import { freeBytes } from "../disk.ts";
import { ParserPool, type PoolOptions } from "../worker/pool.ts";
import { Batch } from "./batch.ts";
import type { OnEvent } from "./events.ts";
import { keepHistory } from "./history.ts";
import { patiently } from "./patience.ts";
import { BatchStopped, stopReason } from "./stop.ts";
import { Tally, type ImportSummary } from "./summary.ts";

export interface BatchOptions extends PoolOptions {
  /** Path of the database. */
  readonly store: string;
  /** Folder of the raw archive. */
  readonly archive: string;
  /** Taken where a document states no fiscal year. Null or absent: none supplied, and a stored one stays. */
  readonly fiscalYear?: number | null;
  /** Region taken where a document names none: full name of a province, or 中央. Null or absent: as for the fiscal year. */
  readonly region?: string | null;
  readonly collectLimits?: Partial<CollectLimits>;
  /** How long to wait for another process that holds the database; default 60. */
  readonly lockWaitSeconds?: number;
  /** Least free space, in bytes, where the database and the archive lie; default 64 MB. */
  readonly minFreeBytes?: number;
  readonly onEvent?: OnEvent;
  /** Ends the batch after the documents in hand. */
  readonly signal?: AbortSignal;
}

const LOCK_WAIT_SECONDS = 60;
/** SQLite waits for locks without letting anything else run; waiting longer is done outside, see `patiently`. */
const BUSY_TIMEOUT_MS = 200;
/** A checkpoint needs as much again as the write-ahead log has, and a full disk fails it too. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/** SQLite's page cache, in KiB. Its 16 MB of default fill with the batch, so memory would grow with the number of files. */
const PAGE_CACHE_KIB = 2_000;

/** Commands that run every night, and say nothing of what an earlier run told. Whoever asks for another try is told how it went. */
const quiet: ReadonlySet<string> = new Set(["import", "crawl"]);

/** What a batch does with its documents: adds them one by one while there is room, and ends early when it is stopping. */
export type BatchWork<Result> = (batch: Batch, limits: CollectLimits) => Promise<Result>;

/** How a batch ended, for the run history and for whoever called it. */
export interface Conclusion<Summary> {
  readonly exit_code: ExitCode;
  readonly summary: Summary;
}

/** Runs a batch as the database's only writer: lock, checks, a row in the run history, and a clean end in every case. */
export async function runBatch(command: string, options: BatchOptions, work: BatchWork<void>): Promise<ImportSummary> {
  return runBatchTo(command, options, work, (summary) => ({ exit_code: exitCodeOfSummary(summary), summary }));
}

/** The same for work that gives a result of its own, which `conclude` puts beside the counts of documents. */
export async function runBatchTo<Result, Summary>(
  command: string,
  options: BatchOptions,
  work: BatchWork<Result>,
  conclude: (summary: ImportSummary, result: Result) => Conclusion<Summary>,
): Promise<Summary> {
  const database = resolve(options.store);
  requireNoOther(database);
  for (const folder of [dirname(database), resolve(options.archive)]) await prepareFolder(folder, options);
  const lock = acquireLock(`${database}.lock`);
  try {
    const store = await transact(options, () => openStore(database, { busyTimeoutMs: BUSY_TIMEOUT_MS }));
    const pool = new ParserPool(options);
    try {
      store.db.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
      return await runLocked(command, options, store, pool, work, conclude);
    } finally {
      await pool.close();
      store.close();
    }
  } finally {
    lock.release();
  }
}

async function runLocked<Result, Summary>(
  command: string,
  options: BatchOptions,
  store: Store,
  pool: ParserPool,
  work: BatchWork<Result>,
  conclude: (summary: ImportSummary, result: Result) => Conclusion<Summary>,
): Promise<Summary> {
  const signal = options.signal ?? new AbortController().signal;
  const onEvent = options.onEvent ?? ((): void => undefined);
  const lockWaitSeconds = options.lockWaitSeconds ?? LOCK_WAIT_SECONDS;
  const archive = new Archive(options.archive);
  const tally = new Tally();
  let parserVersion = "";
  let batch: Batch | null = null;
  const summarize = (isCut: boolean): ImportSummary =>
    tally.summary(isCut ? "interrupted" : "complete", parserVersion, pool.size);
  const runId = await transact(options, () => startRun(store, command));
  const history = keepHistory(store, runId, () => summarize(true));
  try {
    parserVersion = await pool.parserVersion();
    const supplied = { fiscalYear: options.fiscalYear ?? null, region: options.region ?? null };
    const toldUntil = quiet.has(command) ? lastEndWith(store, exitCodes.some_failed) : null;
    batch = new Batch({
      archive,
      store,
      pool,
      runId,
      parserVersion,
      supplied,
      tally,
      onEvent,
      signal,
      lockWaitSeconds,
      toldUntil,
    });
    await archive.sweep();
    onEvent({ kind: "started", workers: pool.size, parser_version: parserVersion });
    const result = await workThrough(batch, work, { ...DEFAULT_COLLECT_LIMITS, ...options.collectLimits });
    const conclusion = conclude(summarize(batch.isCut), result);
    await transact(options, () => endRun(store, runId, conclusion));
    return conclusion.summary;
  } catch (error) {
    history.failed(error);
    const reason = stopReason(error);
    if (reason === null || error instanceof BatchStopped) throw error;
    throw new BatchStopped(reason, error, batch === null ? null : summarize(batch.isCut));
  } finally {
    history.release();
  }
}

async function transact<T>(options: BatchOptions, transaction: () => T): Promise<T> {
  const { lockWaitSeconds: seconds = LOCK_WAIT_SECONDS, signal, onEvent } = options;
  return patiently({ seconds, signal }, (waited) => onEvent?.({ kind: "waiting", seconds: waited }), transaction);
}

/** The documents in hand are finished in any case, also where the work itself fails. */
async function workThrough<Result>(batch: Batch, work: BatchWork<Result>, limits: CollectLimits): Promise<Result> {
  try {
    return await work(batch, limits);
  } finally {
    await batch.finish();
  }
}

async function prepareFolder(folder: string, { minFreeBytes = MIN_FREE_BYTES }: BatchOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const free = await freeBytes(folder);
  if (free >= minFreeBytes) return;
  throw new BatchStopped("disk_full", `${folder}: ${inMb(free)} free, at least ${inMb(minFreeBytes)} needed`, null);
}

/** What failed as before was told then, and makes no run fail; see `failures_known`. */
export function exitCodeOfSummary(summary: ImportSummary): ExitCode {
  if (summary.ended === "interrupted") return exitCodes.interrupted;
  return summary.failures_new > 0 ? exitCodes.some_failed : exitCodes.good;
}
