import type { CanonicalRecord } from "@jixiao/contract";
import { type RecordChange, diffRecords } from "../changes/diff-records.ts";
import { StoreError, guarded } from "../failure.ts";
import { readRecords } from "../read.ts";
import { integer, integerOrNull, integers, nameOf, oneOf, reading, text, textIfAny, textOrNull } from "../row.ts";
import type { Store } from "../store.ts";
import { isVersion } from "./is-version.ts";

/**
 * `first`: nothing before it could be read; `equal`: other bytes, the same records; `unreadable`: this one gave none;
 * `removed`: the location holds nothing any more.
 */
export type Comparison = (typeof comparisons)[number];

const comparisons = ["first", "changed", "equal", "unreadable", "removed"] as const;

interface VersionRow {
  readonly version_id: number;
  readonly url_id: number;
  readonly location: string;
  readonly version: number;
  readonly sha256: string | null;
}

const versionRow = reading<VersionRow>({
  version_id: integer,
  url_id: integer,
  location: text,
  version: integer,
  sha256: textOrNull,
});

interface Compared {
  readonly comparison: Comparison;
  readonly compared_with: string | null;
  readonly changes: readonly RecordChange[];
}

/**
 * Compares a version with the last one before it that could be read, and keeps the result. Changes are always those
 * between the records that are stored now: what makes records anew compares their versions anew.
 */
export function compareVersion(store: Store, version_id: number): void {
  const version = versionRow(store.statement(`${SELECT} WHERE version_id = ?`).get(version_id));
  const { comparison, compared_with, changes } = compared(store, version);
  store
    .statement("UPDATE document_versions SET comparison = ?, compared_with = ? WHERE version_id = ?")
    .run(comparison, compared_with, version_id);
  store.statement("DELETE FROM document_changes WHERE version_id = ?").run(version_id);
  const insert = store.statement(
    `INSERT INTO document_changes (version_id, seq, change, kind, project_name, implementing_unit, part, label, field, old_value, new_value)
     VALUES (@version_id, @seq, @change, @kind, @project_name, @implementing_unit, @part, @label, @field, @before, @after)`,
  );
  changes.forEach((change, index) => insert.run({ ...change, version_id, seq: index + 1 }));
}

const SELECT = "SELECT version_id, url_id, location, version, sha256 FROM document_versions";

/** To be called in the transaction that writes a document's records: its versions, and those after it, are compared anew. */
export function compareVersionsOf(store: Store, sha256: string): void {
  if (!isVersion(store.statement, sha256)) return;
  const statement = store
    .statement(
      `SELECT DISTINCT w.version_id FROM document_versions v JOIN document_versions w USING (url_id, location)
       WHERE v.sha256 = ? AND w.version >= v.version ORDER BY w.version_id`,
    )
    .pluck();
  for (const version_id of integers(statement.all(sha256))) compareVersion(store, version_id);
}

/**
 * A comparison as text, for checking. A row that came or went was kept with its null fields by version 0.1; they say nothing.
 */
function comparedText({ comparison, compared_with, changes }: Compared): string {
  const lines = changes.map((change) =>
    change.field === null ? { ...change, before: withoutNulls(change.before), after: withoutNulls(change.after) } : change,
  );
  return JSON.stringify([comparison, compared_with, lines]);
}

/** The fields of a row as JSON, those left out that are null; a text that is no JSON any more stays as it is. */
function withoutNulls(text: string | null): string | null {
  if (text === null) return null;
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value)));
  } catch {
    return text;
  }
}

/** Versions whose kept comparison is not what their records give. */
export function alteredComparisons(store: Store): { readonly version_id: number; readonly location: string }[] {
  const versions = store.statement(`${SELECT} ORDER BY version_id`).all().map(versionRow);
  return versions.filter((version) => comparedText(kept(store, version)) !== comparedText(compared(store, version)));
}

/** Compares every version anew. */
export function compareAllVersions(store: Store): void {
  const sql = "SELECT version_id FROM document_versions ORDER BY version_id";
  for (const version_id of integers(store.statement(sql).pluck().all())) compareVersion(store, version_id);
}

function compared(store: Store, version: VersionRow): Compared {
  const compared_with = readableBefore(store, version);
  const before = compared_with === null ? [] : recordsOf(store, compared_with);
  const after = version.sha256 === null ? [] : recordsOf(store, version.sha256);
  if (before === null || after === null) return { comparison: "unreadable", compared_with, changes: [] };
  const changes = diffRecords(before, after);
  if (version.sha256 === null) return { comparison: "removed", compared_with, changes };
  const comparison = compared_with === null ? "first" : changes.length === 0 ? "equal" : "changed";
  return { comparison, compared_with, changes };
}

function kept(store: Store, { version_id }: VersionRow): Compared {
  const sql = "SELECT comparison, compared_with FROM document_versions WHERE version_id = ?";
  const { comparison, compared_with } = keptComparison(store.statement(sql).get(version_id));
  const changes = store
    .statement(
      `SELECT kind, project_name, implementing_unit, change, part, label, field, old_value AS before, new_value AS after
       FROM document_changes WHERE version_id = ? ORDER BY seq`,
    )
    .all(version_id)
    .map(recordChange);
  return { comparison, compared_with, changes };
}

const keptComparison = reading<Pick<Compared, "comparison" | "compared_with">>({
  comparison: (row, name) => oneOf(row, name, comparisons),
  compared_with: textOrNull,
});

const recordKinds: Readonly<Record<RecordChange["kind"], true>> = {
  performance_objective_form: true,
  performance_self_evaluation: true,
  performance_evaluation_report: true,
};

const recordChange = reading<RecordChange>({
  kind: (row, name) => nameOf(row, name, recordKinds),
  project_name: textOrNull,
  implementing_unit: textOrNull,
  change: (row, name) => oneOf(row, name, ["added", "removed", "changed"]),
  part: text,
  label: textOrNull,
  field: textOrNull,
  before: textOrNull,
  after: textOrNull,
});

/** The last version before it at its location whose document has been read; null also where it had been removed. */
function readableBefore(store: Store, { url_id, location, version }: VersionRow): string | null {
  const statement = store
    .statement(
      `SELECT sha256 FROM document_versions v WHERE url_id = ? AND location = ? AND version < ?
         AND (sha256 IS NULL OR EXISTS (SELECT 1 FROM documents d WHERE d.sha256 = v.sha256)) ORDER BY version DESC LIMIT 1`,
    )
    .pluck();
  return textIfAny(statement.get(url_id, location, version));
}

/** Null where the document was not read, or its records are damaged: reading it anew compares it anew. */
function recordsOf(store: Store, sha256: string): CanonicalRecord[] | null {
  if (store.statement("SELECT 1 FROM documents WHERE sha256 = ?").get(sha256) === undefined) return null;
  try {
    return [...readRecords(store, { sha256 })];
  } catch (error) {
    if (error instanceof StoreError && error.failure.code === "damaged") return null;
    throw error;
  }
}

/** One row of `v_changes`: what changed on the crawled sites. */
export interface SiteChange {
  readonly at: string;
  readonly site: string;
  readonly location: string;
  readonly version: number | null;
  readonly sha256: string | null;
  readonly change: RecordChange["change"] | "gone" | "returned";
  readonly kind: string;
  readonly project_name: string | null;
  readonly implementing_unit: string | null;
  readonly part: string;
  readonly label: string | null;
  readonly field: string | null;
  readonly old_value: string | null;
  readonly new_value: string | null;
}

const siteChange = reading<SiteChange>({
  at: text,
  site: text,
  location: text,
  version: integerOrNull,
  sha256: textOrNull,
  change: (row, name) => oneOf(row, name, ["added", "removed", "changed", "gone", "returned"]),
  kind: text,
  project_name: textOrNull,
  implementing_unit: textOrNull,
  part: text,
  label: textOrNull,
  field: textOrNull,
  old_value: textOrNull,
  new_value: textOrNull,
});

/** Changes found at or after `since` (and before `until`), oldest first; ISO 8601 in UTC, a day meaning its beginning. */
export function* listChanges(
  store: Store,
  { since, until, site }: { readonly since: string; readonly until?: string | null; readonly site?: string | null },
): Generator<SiteChange, void> {
  const rows = guarded(store.path, () =>
    store.statement("SELECT * FROM v_changes WHERE at >= ? AND at < coalesce(?, '9999') AND site = coalesce(?, site)"),
  );
  for (const row of rows.iterate(since, until ?? null, site ?? null)) yield siteChange(row);
}
