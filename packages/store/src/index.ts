export { type OpenOptions, type Store, openStore } from "./store.ts";
export { schemaVersion } from "./migrate.ts";
export { requireNoOther } from "./no-other.ts";
export { StoreError, type StoreFailure, describeStoreFailure } from "./failure.ts";
export {
  type DocumentSource,
  type DocumentWrite,
  type Sighting,
  type WriteOptions,
  type WriteOutcome,
  noteSeen,
  recordSighting,
  writeDocument,
} from "./write.ts";
export { type RecordFilter, readRecords } from "./read.ts";
export { type ExportedRecord, exportLines, exportRecords } from "./export/record-lines.ts";
export { recordsHash } from "./records/hash.ts";
export {
  type StoreCounts,
  type StoredDocument,
  countAll,
  findDocument,
  forgetEmptyDocument,
  listDocuments,
} from "./documents.ts";
export {
  type FailureWrite,
  type StoredFailure,
  failureAt,
  findFailure,
  forgetFailure,
  knownLocations,
  listFailures,
  writeFailure,
} from "./failures.ts";
export { type StoredRun, endRun, lastEndWith, listRuns, startRun } from "./runs.ts";
export { documentTable } from "./export/document-table.ts";
export { type ExportFilter, type FlagFilter } from "./export/filter.ts";
export { type FlatColumn, type FlatTable, type RowFilter, flatTables, indicatorRows, rowTable } from "./export/flat-table.ts";
export { type SearchHit, type SearchOptions, search } from "./search/search.ts";
export { QueryError, type QueryOptions, runQuery } from "./query/run-query.ts";
export { type QueryResult, type ResultCell } from "./query/messages.ts";
export { type RunLock, acquireLock } from "./lock.ts";
export { type StoreProblem, verifyStore } from "./verify.ts";
export { type Snapshot, documentsInSnapshot, readSnapshot, writeSnapshot } from "./snapshot.ts";
export { type SightingSpan, listSightings, mergeSightings } from "./merge-sightings.ts";
export { settleFailures } from "./merge-failures.ts";
export { repairStore } from "./repair.ts";
export { type RecordChange, diffRecords } from "./changes/diff-records.ts";
export { type DictionaryEntry, dictionaryOf } from "./dictionary.ts";
export { dictionaryMarkdown } from "./dictionary-markdown.ts";
export { newDatabaseText } from "./schema/new-database-text.ts";
export {
  type CrawlNight,
  type GoneRule,
  type NightOutcome,
  beginNight,
  countNight,
  documentsOfNightBefore,
  endNight,
  listNights,
  nightNumber,
  openNight,
} from "./crawl/nights.ts";
export {
  type CrawlUrl,
  type Discovery,
  type UrlResult,
  type UrlState,
  failedListPages,
  findUrl,
  linkedIdentities,
  nextUrl,
  noteKnownLinks,
  noteLinks,
  settleUrl,
} from "./crawl/urls.ts";
export {
  type RecentVersions,
  type VersionWrite,
  currentLocations,
  noteVersion,
  recentVersions,
  versionHashes,
} from "./crawl/versions.ts";
export { type ListPlace, isSeen, listLength, placeInList } from "./crawl/lists.ts";
export {
  type NightNotice,
  type UrlProblem,
  countFailures,
  noteWarning,
  reasonOf,
  warningsOf,
  writeProblem,
} from "./crawl/problems.ts";
export { type NightNoticeCode, type UrlProblemCode, nightNotices, urlProblems } from "./crawl/problem-texts.ts";
export {
  type HistoryCounts,
  type SiteHistory,
  compareHistories,
  historyOf,
  holdsHistory,
  listSites,
  supersededDocuments,
  takeHistory,
} from "./crawl/histories.ts";
export { type ReplacedDocument, replacedDocuments } from "./crawl/replaced.ts";
export { type Comparison, type SiteChange, listChanges } from "./crawl/changes.ts";
export { type StoredRobots, findRobots, keepRobots } from "./crawl/robots.ts";
export { type UnreadDocument, countPages, listUnread, readAccount } from "./account/unread.ts";
export { beginSnapshot, inTransaction } from "./transaction.ts";
export {
  type CopyDecision,
  type Fingerprint,
  type Relation,
  type SameName,
  affectedBy,
  decideCopies,
  findSameNames,
  fingerprintOf,
  formIds,
} from "./identity/index.ts";
