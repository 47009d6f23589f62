import { acquireLock, openStore, replacedDocuments, type ReplacedDocument } from "@jixiao/store";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import type { Places } from "./backup.ts";

export interface PruneOptions {
  /** Versions replaced at least so many days ago. */
  readonly days: number;
  /** False: only tell. */
  readonly really: boolean;
  readonly now?: Date;
}

export interface PruneReport {
  readonly done: boolean;
  readonly documents: readonly ReplacedDocument[];
  readonly bytes: number;
}

const DAY_MS = 86_400_000;

/**
 * Removes the archived bytes of crawled documents that a later version replaced at every place, some days ago. Records, versions and
 * changes stay; each is noted in the archive's `pruned.jsonl` before its bytes go, so that a kill leaves nothing unexplained. Nothing of
 * what stands now, of failures, or of what was imported from files is touched. @throws StoreError `locked` while a run is at work
 */
export async function prune(places: Places, { days, really, now = new Date() }: PruneOptions): Promise<PruneReport> {
  const lock = really ? acquireLock(`${resolve(places.store)}.lock`) : null;
  try {
    const archive = new Archive(places.archive);
    const store = openStore(places.store, { readonly: true });
    try {
      const before = new Date(now.getTime() - days * DAY_MS).toISOString();
      const documents = replacedDocuments(store, before).filter(({ sha256 }) => existsSync(archive.pathOf(sha256)));
      if (really)
        for (const { sha256, name, replaced_at } of documents)
          await archive.prune({ sha256, name, replaced_at, pruned_at: now.toISOString() });
      return { done: really, documents, bytes: documents.reduce((sum, { size }) => sum + size, 0) };
    } finally {
      store.close();
    }
  } finally {
    lock?.release();
  }
}
