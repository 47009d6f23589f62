import { findDocument, findFailure, listDocuments, type StoredDocument } from "@jixiao/store";
import type { Batch } from "./batch/batch.ts";
import { runBatch, type BatchOptions } from "./batch/run.ts";
import type { ImportSummary } from "./batch/summary.ts";

export interface ReparseOptions extends BatchOptions {
  /**
   * - `outdated`: documents whose records an older parser version made; the default;
   * - `all`: every document, and every archived file that the database does not know (a database that was lost is made
   *   anew this way, with an empty one in its place);
   * - a list of SHA-256: these documents.
   */
  readonly which?: "outdated" | "all" | readonly string[];
}

/**
 * Makes records anew from the archived bytes, replacing those of each document in one transaction. Where that fails, the
 * old records stay and the failure is listed. Errors as for `importPaths`.
 */
export async function reparse(options: ReparseOptions): Promise<ImportSummary> {
  const which = options.which ?? "outdated";
  return runBatch("reparse", options, async (batch) => {
    for (const document of listDocuments(batch.parts.store)) {
      if (!isMeant(document, which, batch.parts.parserVersion)) continue;
      if (!(await batch.hasRoom())) return;
      const { name, sha256, size, fiscal_year_supplied } = document;
      batch.parse({ name, sha256, size, path: null, fiscalYear: batch.parts.fiscalYear ?? fiscal_year_supplied });
    }
    if (which === "all") await parseUnknown(batch);
  });
}

function isMeant(document: StoredDocument, which: NonNullable<ReparseOptions["which"]>, parserVersion: string): boolean {
  if (which === "outdated") return document.parser_version !== parserVersion;
  return which === "all" || which.includes(document.sha256);
}

/** Archived files without a row: the database was lost, or a run killed. Their names stand beside them. */
async function parseUnknown(batch: Batch): Promise<void> {
  const { archive, store, fiscalYear } = batch.parts;
  const notes = await archive.notes();
  for await (const { sha256, bytes } of archive.list()) {
    if (findDocument(store, sha256) !== null || findFailure(store, sha256) !== null) continue;
    if (!(await batch.hasRoom())) return;
    const note = notes.get(sha256);
    batch.parse({
      name: note?.name ?? sha256,
      sha256,
      size: bytes,
      path: note?.location ?? null,
      fiscalYear: fiscalYear ?? note?.fiscal_year_supplied ?? null,
    });
  }
}
