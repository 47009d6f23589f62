import {
  acquireLock,
  beginSnapshot,
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
  supersededDocuments,
  versionHashes,
  writeDocument,
} from "@jixiao/store";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { copyList, PRUNED_LIST, type Places } from "./backup.ts";
import { CareError } from "./care-error.ts";
import { type HistoryConflict, mergeHistories } from "./merge-histories.ts";

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
  /** Documents that a later version replaced, there or here, and that belong to no history that was taken: they were left. */
  readonly replaced_versions: number;
  /** Sites whose nights, addresses, versions and events came along. */
  readonly sites_taken: readonly string[];
  /** Histories of one site that were made apart: which was kept, which was left. */
  readonly history_conflicts: readonly HistoryConflict[];
  /** What the other databases hold and this one does not take, in rows; also what is not there, so that it is said. */
  readonly not_merged: NotMerged;
}

/** Runs are what was done to their own database; the rest belongs to histories that were left. */
export interface NotMerged {
  readonly runs: number;
  readonly nights: number;
  readonly addresses: number;
  readonly versions: number;
  readonly changes: number;
}

/** Beyond any moment: every replaced version. */
const EVER = "9999";

/**
 * Takes other databases' documents, records, sightings and failures in, by the hash of the bytes, and the history of crawled sites, each whole; the same
 * result in any order of the others. Of two readings of the same bytes the newer parser's is kept, of one parser version the one with the lesser hash of its
 * records; of two histories of a site that were made apart one is: all are told. One transaction a site, one a document: after a kill it is run again.
 * @throws StoreError, of a database of another schema `older` or `newer`, before anything is written
 */
export async function mergeStores(into: Places, others: readonly Places[]): Promise<MergeReport> {
  if (others.some(({ store }) => resolve(store) === resolve(into.store)))
    throw new CareError(`${into.store}: cannot be merged with itself (不能与自身合并)`);
  requireNoOther(into.store);
  const opened: { readonly places: Places; readonly store: Store }[] = [];
  try {
    for (const places of others) opened.push({ places, store: openStore(places.store, { readonly: true }) });
    for (const { store } of opened) beginSnapshot(store); // histories and documents of one moment; ends with the connection
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
  // First: a document whose version is known comes to stand where that version stands.
  const stores = others.map(({ store: other }) => other);
  const { taken: sites_taken, conflicts: history_conflicts } = mergeHistories(store, stores);
  const versions = versionHashes(store);
  for (const { places, store: other } of others) {
    const replaced = leftOut(store, other, versions);
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
  const told = { conflicts, without_original, replaced_versions, sites_taken, history_conflicts };
  return { ...counts, failures, ...told, not_merged: notMerged(stores, history_conflicts) };
}

/** Documents that hold no more, and are no version of what is known here. */
function leftOut(store: Store, other: Store, versions: ReadonlySet<string>): ReadonlySet<string> {
  const replaced = replacedDocuments(other, EVER).filter(({ sha256 }) => !versions.has(sha256));
  return new Set([...replaced.map(({ sha256 }) => sha256), ...supersededDocuments(store, other)]);
}

function notMerged(others: readonly Store[], left: readonly HistoryConflict[]): NotMerged {
  const sumOf = (part: "nights" | "addresses" | "versions" | "changes"): number => left.reduce((sum, one) => sum + one[part], 0);
  return {
    runs: others.reduce((sum, { db }) => sum + Number(db.prepare("SELECT count(*) FROM runs").pluck().get()), 0),
    nights: sumOf("nights"),
    addresses: sumOf("addresses"),
    versions: sumOf("versions"),
    changes: sumOf("changes"),
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
