import {
  acquireLock,
  findDocument,
  listDocuments,
  listFailures,
  listSightings,
  mergeSightings,
  openStore,
  readAccount,
  readRecords,
  replacedDocuments,
  requireNoOther,
  settleFailures,
  type Store,
  type StoredDocument,
  writeDocument,
} from "@jixiao/store";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { copyList, PRUNED_LIST, type Places } from "./backup.ts";
import { CareError } from "./care-error.ts";

/** Two readings of the same bytes of which one was kept. */
export interface MergeConflict {
  readonly sha256: string;
  readonly name: string;
  /** `parser_version`: the newer one is kept; `records`: of one version, with other words supplied or another name. */
  readonly kind: "parser_version" | "records";
  readonly kept: string;
  readonly left: string;
}

export interface MergeReport {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly failures: number;
  readonly conflicts: readonly MergeConflict[];
  /** Documents that were left where they are: their original is in no archive. */
  readonly without_original: readonly string[];
  /** Versions of crawled documents that a later one replaced: crawl history stays where it is. */
  readonly replaced_versions: number;
  /** What the other databases hold and this one does not take, in rows; also what is not there, so that it is said. */
  readonly not_merged: NotMerged;
}

/** Tables of history: which run or night did what. It hangs on keys of its database, and two histories of one site are not one. */
const HISTORY = {
  runs: "runs",
  nights: "crawl_nights",
  addresses: "crawl_urls",
  versions: "document_versions",
  changes: "document_changes",
} as const;

export type NotMerged = Readonly<Record<keyof typeof HISTORY, number>>;

/** Beyond any moment: every replaced version. */
const EVER = "9999";

/**
 * Takes other databases' documents, records, sightings and failures in, by the hash of the bytes; the same result in any order. Of two
 * readings of the same bytes the newer parser's is kept, of one parser version the one with the lesser hash of its records: both are told.
 * What was crawled comes as documents: runs, nights, addresses, versions and changes stay in the databases they are in, and are counted. One transaction a document: after a kill
 * it is run again. @throws StoreError, of a database of another schema `older` or `newer`, before anything is written
 */
export async function mergeStores(into: Places, others: readonly Places[]): Promise<MergeReport> {
  if (others.some(({ store }) => resolve(store) === resolve(into.store)))
    throw new CareError(`${into.store}: cannot be merged with itself (不能与自身合并)`);
  requireNoOther(into.store);
  const opened: { readonly places: Places; readonly store: Store }[] = [];
  try {
    for (const places of others) opened.push({ places, store: openStore(places.store, { readonly: true }) });
    const lock = acquireLock(`${resolve(into.store)}.lock`);
    try {
      const store = openStore(into.store);
      try {
        return await mergeOpened(store, new Archive(into.archive), opened);
      } finally {
        store.close();
      }
    } finally {
      lock.release();
    }
  } finally {
    for (const { store } of opened) store.close();
  }
}

type Opened = readonly { readonly places: Places; readonly store: Store }[];

async function mergeOpened(store: Store, archive: Archive, others: Opened): Promise<MergeReport> {
  const counts = { added: 0, replaced: 0, unchanged: 0 };
  const conflicts: MergeConflict[] = [];
  const without_original: string[] = [];
  let replaced_versions = 0;
  for (const { places, store: other } of others) {
    const replaced = new Set(replacedDocuments(other, EVER).map(({ sha256 }) => sha256));
    replaced_versions += replaced.size;
    await mkdir(dirname(archive.pathOf("0".repeat(64))), { recursive: true });
    await copyList(resolve(places.archive, PRUNED_LIST), resolve(archive.directory, PRUNED_LIST));
    const source = new Archive(places.archive);
    const pruned = await source.pruned();
    for (const document of listDocuments(other)) {
      if (replaced.has(document.sha256)) continue;
      const known = findDocument(store, document.sha256);
      if (!(await bringOriginal(source, archive, document)) && !pruned.has(document.sha256)) {
        if (known === null) without_original.push(document.sha256);
        if (known === null) continue;
      }
      if (known === null || known.records_hash !== document.records_hash) {
        if (known !== null) conflicts.push(conflictOf(known, document));
        if (known === null || compareReadings(document, known) < 0) copyDocument(store, other, document);
        else counts.unchanged += 1;
        if (known === null) counts.added += 1;
        else if (compareReadings(document, known) < 0) counts.replaced += 1;
      } else counts.unchanged += 1;
    }
    const spans = listSightings(other).filter(({ sha256 }) => findDocument(store, sha256) !== null);
    mergeSightings(store, spans);
  }
  const failures = await mergeFailures(store, archive, others);
  return { ...counts, failures, conflicts, without_original, replaced_versions, not_merged: notMerged(others) };
}

function notMerged(others: Opened): NotMerged {
  const rowsOf = (table: string): number =>
    others.reduce((sum, { store }) => sum + Number(store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()), 0);
  const { runs, nights, addresses, versions, changes } = HISTORY;
  return {
    runs: rowsOf(runs),
    nights: rowsOf(nights),
    addresses: rowsOf(addresses),
    versions: rowsOf(versions),
    changes: rowsOf(changes),
  };
}

/** Negative where `a` is the one to keep. Says nothing of the order in which they came. */
function compareReadings(a: StoredDocument, b: StoredDocument): number {
  const byVersion = b.parser_version.localeCompare(a.parser_version, "en", { numeric: true });
  return byVersion === 0 ? (a.records_hash < b.records_hash ? -1 : 1) : byVersion;
}

function conflictOf(known: StoredDocument, document: StoredDocument): MergeConflict {
  const [kept, left] = compareReadings(document, known) < 0 ? [document, known] : [known, document];
  const isVersion = kept.parser_version !== left.parser_version;
  const wordsOf = ({ parser_version, name, fiscal_year_supplied, region_supplied }: StoredDocument): string =>
    isVersion ? parser_version : [name, fiscal_year_supplied ?? "-", region_supplied ?? "-"].join(", ");
  return {
    sha256: kept.sha256,
    name: kept.name,
    kind: isVersion ? "parser_version" : "records",
    kept: wordsOf(kept),
    left: wordsOf(left),
  };
}

function copyDocument(store: Store, other: Store, document: StoredDocument): void {
  const { sha256, name, size, media_type, parser_version, fiscal_year_supplied, region_supplied, page_count } = document;
  writeDocument(
    store,
    {
      source: { sha256, name, size, media_type },
      parser_version,
      fiscal_year_supplied,
      region_supplied,
      page_count,
      records: [...readRecords(other, { sha256 })],
      account: readAccount(other, sha256),
      sighting: null,
    },
    { replace: true },
  );
}

/** False where the bytes are in neither archive. */
async function bringOriginal(
  from: Archive,
  to: Archive,
  document: Pick<StoredDocument, "sha256" | "name" | "fiscal_year_supplied" | "region_supplied">,
): Promise<boolean> {
  const { sha256, name, fiscal_year_supplied, region_supplied } = document;
  if (existsSync(to.pathOf(sha256))) return true;
  const bytes = await from.read(sha256);
  if (bytes === null) return false;
  await to.put(bytes, { sha256, name, location: null, fiscal_year_supplied, region_supplied });
  return true;
}

/** The latest failure at each place, where nothing was read of its bytes, nor since at its place. */
async function mergeFailures(store: Store, archive: Archive, others: Opened): Promise<number> {
  for (const { places, store: other } of others) {
    const source = new Archive(places.archive);
    for (const failure of listFailures(other)) {
      if (failure.sha256 === null) continue;
      await bringOriginal(source, archive, { ...failure, sha256: failure.sha256, name: failure.failure.file });
    }
    settleFailures(store, listFailures(other));
  }
  return listFailures(store).length;
}
