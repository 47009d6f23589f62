import { exitCodes, reasonOf } from "@jixiao/contract";
import type { StoredDocument, StoredFailure, StoredRun } from "@jixiao/store";
import type { Archive, ArchivedFile } from "../archive/archive.ts";
import { finding, type Finding } from "./finding.ts";

/** What the database knows of the archive. */
export interface Known {
  readonly documents: readonly StoredDocument[];
  readonly failures: readonly StoredFailure[];
  /** Documents that are, or were, a version of what was crawled, read or not: a later failure at a URL takes the earlier one's place in the list of failures. */
  readonly versions: ReadonlySet<string>;
  /** Paths and URLs at which documents were read, or failed. */
  readonly locations: ReadonlySet<string>;
  readonly runs: readonly StoredRun[];
}

/**
 * The archive against the database: every document's original there, with its size, and with `verify` its hash; no file
 * that nobody knows.
 */
export async function checkArchive(archive: Archive, known: Known, verify: boolean): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const missing = new Map(known.documents.map((document) => [document.sha256, document]));
  let pruned: ReadonlySet<string> = new Set();
  const failed = new Map(known.failures.flatMap((failure) => (failure.sha256 === null ? [] : [[failure.sha256, failure]])));
  try {
    const notes = await archive.notes();
    pruned = await archive.pruned();
    for await (const file of archive.list()) {
      const document = missing.get(file.sha256);
      missing.delete(file.sha256);
      if (document === undefined && !failed.has(file.sha256) && !known.versions.has(file.sha256))
        findings.push(unknownFile(file, known, notes.get(file.sha256)?.location ?? null));
      findings.push(...(await checkFile(archive, file, document, verify)));
    }
    for (const path of await archive.leftovers()) findings.push(finding("unfinished_write", { name: path }));
    for (const path of await archive.strangers()) findings.push(finding("archive_stranger", { name: path }));
  } catch (error) {
    return [...findings, finding("archive_unreadable", { name: archive.directory }, reasonOf(error))];
  }
  const gone = [...missing.values()].filter(({ sha256 }) => pruned.has(sha256));
  if (gone.length > 0) findings.push(finding("archive_pruned", {}, `${gone.length}`));
  const lost = [...missing.values()].filter(({ sha256 }) => !pruned.has(sha256));
  return [...findings, ...lost.map((document) => finding("archive_missing", document))];
}

async function checkFile(
  archive: Archive,
  { sha256, bytes, path }: ArchivedFile,
  document: StoredDocument | undefined,
  verify: boolean,
): Promise<readonly Finding[]> {
  const subject = { sha256, name: document?.name ?? path };
  if (document !== undefined && document.size !== bytes) {
    return [finding("archive_altered", subject, `${bytes} bytes instead of ${document.size}`)];
  }
  if (!verify) return [];
  return (await archive.read(sha256)) === null ? [finding("archive_altered", subject)] : [];
}

/** A file's time is that of the kernel's last tick, 4 ms back or, on some file systems, 2 s: it may lie before its run's start. */
const FILE_TIME_GRAIN_MS = 2_000;

/**
 * A run that was killed may have archived a document and not yet stored it: to be expected, and mended by itself. The list
 * of failures has one for each location: what failed where another file stands by now is no longer in it.
 */
function unknownFile({ sha256, path, modified }: ArchivedFile, { runs, locations }: Known, location: string | null): Finding {
  if (location !== null && locations.has(location)) return finding("archive_replaced", { sha256, name: location });
  const run = runs.find((one) => !isWhole(one) && Date.parse(one.started_at) <= modified.getTime() + FILE_TIME_GRAIN_MS);
  if (run === undefined) return finding("archive_orphan", { sha256, name: path });
  return finding("interrupted_file", { sha256, name: path }, `${run.command} of ${run.started_at}`);
}

/** Runs that went through everything. */
function isWhole({ ended_at, exit_code }: StoredRun): boolean {
  return ended_at !== null && (exit_code === exitCodes.good || exit_code === exitCodes.some_failed);
}
