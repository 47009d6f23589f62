import {
  findDocument,
  findFailure,
  forgetEmptyDocument,
  knownLocations,
  listDocuments,
  repairStore,
  verifyStore,
  type Store,
  type StoredDocument,
} from "@jixiao/store";
import { existsSync, statSync } from "node:fs";
import { isSha256, type ArchiveNote } from "./archive/archive.ts";
import type { Batch, Job } from "./batch/batch.ts";
import { runBatch, type BatchOptions } from "./batch/run.ts";
import type { ImportSummary } from "./batch/summary.ts";
import { suppliedOr } from "./batch/supplied.ts";

export interface ReparseOptions extends BatchOptions {
  /**
   * - `needed`, the default: documents whose records an older parser version made, or are no longer what was written;
   * - `all`: every document, and every archived file that the database does not know: with a new database in place of
   *   one that was lost, this makes everything anew.
   */
  readonly which?: "needed" | "all";
}

/**
 * Makes records anew from the archived bytes, replacing those of each document in one transaction, after repairing what
 * of the database needs no archive (indexes, rows without parents). Where a document cannot be parsed, its old records
 * stay and the failure is listed. Errors as for `importPaths`.
 */
export async function reparse(options: ReparseOptions): Promise<ImportSummary> {
  return runBatch("reparse", options, async (batch) => {
    const { store, archive, onEvent } = batch.parts;
    const altered = repair(store);
    const notes = await archive.notes();
    const jobs = jobsFor(batch, options.which ?? "needed", altered, notes);
    // What was pruned on purpose cannot be read again, which is no failure: its records stay as they are.
    for (const sha256 of await archive.pruned()) if (!isArchived(batch, sha256)) jobs.delete(sha256);
    if (options.which === "all") await addUnknown(batch, jobs, notes);
    onEvent({ kind: "counted", files: jobs.size });
    for (const job of jobs.values()) {
      if (!(await batch.hasRoom())) return;
      batch.parse(job);
    }
  });
}

/** Repairs what it can and gives the documents whose records are not what was written. */
function repair(store: Store): ReadonlySet<string> {
  const problems = verifyStore(store);
  if (problems.some(({ kind }) => kind !== "records_altered")) repairStore(store);
  return new Set(problems.flatMap((problem) => (problem.kind === "records_altered" ? [problem.sha256] : [])));
}

function jobsFor(
  batch: Batch,
  which: "needed" | "all",
  altered: ReadonlySet<string>,
  notes: ReadonlyMap<string, ArchiveNote>,
): Map<string, Job> {
  const { store, parserVersion } = batch.parts;
  const jobs = new Map<string, Job>();
  for (const document of listDocuments(store)) {
    const { sha256 } = document;
    const isAltered = altered.has(sha256);
    // A row whose key a flipped bit changed: no such bytes were ever archived, and nothing hangs on it.
    if (isAltered && !isArchived(batch, sha256) && forgetEmptyDocument(store, sha256)) continue;
    if (isAltered || which === "all" || document.parser_version !== parserVersion) {
      jobs.set(sha256, jobOf(batch, document, isAltered ? notes.get(sha256) : undefined));
    }
  }
  for (const sha256 of altered) {
    if (!jobs.has(sha256) && isArchived(batch, sha256)) jobs.set(sha256, jobFromNote(batch, sha256, notes.get(sha256)));
  }
  return jobs;
}

/** Where the records are altered the name may be too; the archive has it beside the bytes. */
function jobOf(batch: Batch, document: StoredDocument, note: ArchiveNote | undefined): Job {
  const { sha256, size } = document;
  return { name: note?.name ?? document.name, sha256, size, path: null, ...suppliedOr(batch.parts.supplied, document) };
}

function jobFromNote(batch: Batch, sha256: string, note: ArchiveNote | undefined): Job {
  return {
    name: note?.name ?? sha256,
    sha256,
    size: statSync(batch.parts.archive.pathOf(sha256)).size,
    path: note?.location ?? null,
    ...suppliedOr(batch.parts.supplied, note),
  };
}

function isArchived(batch: Batch, sha256: string): boolean {
  return isSha256(sha256) && existsSync(batch.parts.archive.pathOf(sha256));
}

/**
 * Archived files without a row: the database was lost, a run killed, or another file stands where it failed. There the
 * location is that file's: a failure of these bytes is listed at their own place in the archive.
 */
async function addUnknown(batch: Batch, jobs: Map<string, Job>, notes: ReadonlyMap<string, ArchiveNote>): Promise<void> {
  const { store, archive } = batch.parts;
  const taken = knownLocations(store);
  for await (const { sha256 } of archive.list()) {
    const isKnown = jobs.has(sha256) || findDocument(store, sha256) !== null || findFailure(store, sha256) !== null;
    if (isKnown) continue;
    const job = jobFromNote(batch, sha256, notes.get(sha256));
    jobs.set(sha256, { ...job, path: job.path !== null && taken.has(job.path) ? null : job.path });
  }
}
