import { runBatch, type BatchOptions } from "./batch/run.ts";
import type { ImportSummary } from "./batch/summary.ts";
import { collect } from "./collect/collect.ts";
import { countFiles } from "./collect/count.ts";
import { ownPaths } from "./collect/own-paths.ts";

/**
 * Imports files, folders, globs and ZIP archives: archives the bytes, parses what has no records of the current parser
 * version, stores the records of each document in one transaction. What cannot be read is a failure and the batch goes on.
 *
 * Killed at any moment and run again with the same paths, it ends with the records of an undisturbed run.
 * @throws StoreError where the database cannot be opened or another run holds its lock; BatchStopped where the machine fails
 *   on the way (disk full, database locked for too long, parsers that cannot be started).
 */
export async function importPaths(paths: readonly string[], options: BatchOptions): Promise<ImportSummary> {
  const isOwn = ownPaths(options.store, options.archive);
  return runBatch("import", options, async (batch, limits) => {
    batch.parts.onEvent({ kind: "counted", files: await countFiles(paths, isOwn) });
    for await (const found of collect(paths, limits, isOwn)) {
      if (!(await batch.hasRoom())) break;
      await batch.take(found);
    }
  });
}
