import type { FailureCode } from "@jixiao/contract";
import { forgetFailure, listFailures, type StoredFailure } from "@jixiao/store";
import { existsSync, statSync } from "node:fs";
import type { Batch } from "./batch/batch.ts";
import { runBatch, type BatchOptions } from "./batch/run.ts";
import type { ImportSummary } from "./batch/summary.ts";
import { suppliedOr } from "./batch/supplied.ts";
import { collect } from "./collect/collect.ts";
import type { CollectLimits } from "./collect/limits.ts";

export interface RetryOptions extends BatchOptions {
  /** Failures of these codes only. */
  readonly codes?: readonly FailureCode[];
  /** Failures at these locations only, as `listFailures` gives them. */
  readonly locations?: readonly string[];
}

/**
 * Tries again what failed: documents from the archive, with the fiscal year and region of the import that failed; paths that gave
 * no bytes from where they were. Errors as for `importPaths`.
 */
export async function retryFailures(options: RetryOptions): Promise<ImportSummary> {
  return runBatch("retry", options, async (batch, limits) => {
    const failures = listFailures(batch.parts.store).filter((failure) => isMeant(failure, options));
    batch.parts.onEvent({ kind: "counted", files: failures.length });
    for (const failure of failures) {
      if (!(await batch.hasRoom())) break;
      if (failure.sha256 === null) await retryPath(batch, failure, limits);
      else retryDocument(batch, failure, failure.sha256);
    }
  });
}

/** What a site gave no bytes of is for the next crawl to try. */
function isMeant({ failure, location, sha256 }: StoredFailure, { codes, locations }: RetryOptions): boolean {
  if (sha256 === null && /^https?:/.test(location)) return false;
  return (codes?.includes(failure.code) ?? true) && (locations?.includes(location) ?? true);
}

function retryDocument(batch: Batch, stored: StoredFailure, sha256: string): void {
  const { location, failure } = stored;
  const archived = batch.parts.archive.pathOf(sha256);
  batch.parse({
    name: failure.file, // a parser's failure has the record's name
    sha256,
    size: statSync(archived, { throwIfNoEntry: false })?.size ?? 0, // missing: the parser says so
    path: location === archived ? null : location,
    ...suppliedOr(batch.parts.supplied, stored),
  });
}

async function retryPath(batch: Batch, failure: StoredFailure, limits: CollectLimits): Promise<void> {
  const { location } = failure;
  let settlesItself = false;
  for await (const found of collect([openable(location)], limits)) {
    if (!belongsTo(location, found.path)) continue;
    if (found.path === location) settlesItself = true; // as a document, or as a failure again
    if (!(await batch.hasRoom())) return;
    await batch.take(found, { supplied: suppliedOr(batch.parts.supplied, failure) });
  }
  if (!settlesItself) forgetFailure(batch.parts.store, location); // a folder or archive that can be read now
}

/** For `…/a.zip!dir/b.docx` the archive; a file may have a `!` in its name, so what exists decides. */
function openable(location: string): string {
  let path = location;
  while (!existsSync(path) && path.includes("!")) path = path.slice(0, path.lastIndexOf("!"));
  return existsSync(path) ? path : location;
}

function belongsTo(location: string, path: string): boolean {
  return (
    path === location || path.startsWith(`${location}!`) || path.startsWith(`${location}/`) || !existsSync(openable(location))
  );
}
