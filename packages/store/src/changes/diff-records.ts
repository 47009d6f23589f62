import type { CanonicalRecord } from "@jixiao/contract";
import { type ComparableRecord, type ComparableRow, comparableRecord } from "./comparable.ts";
import { matchEntries } from "./match.ts";

/** One difference between two versions of a document's records; plain data, ready for a row of a table. */
export interface RecordChange {
  readonly change: "added" | "removed" | "changed";
  readonly kind: CanonicalRecord["kind"];
  readonly project_name: string | null;
  readonly implementing_unit: string | null;
  /** `record` for the form or report itself, else the list: `indicators`, `scores` … */
  readonly part: string;
  /** Name of the indicator, item of the line; null for the form or report itself. */
  readonly label: string | null;
  /** The field that changed (`annual_goal`, `budget.annual_total`, `value_text`); null where all of it came or went. */
  readonly field: string | null;
  /** Old and new value as text; for a row that came or went, its fields as JSON, those left out that are null. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What a document says differently now: forms, reports and their rows that were added, removed or changed. Where a text
 * stands, how sure we are and which file it came from are no changes: a regenerated file with the same contents gives an
 * empty list. A row that moved within its list is no change either; a renamed one is removed and added.
 */
export function diffRecords(before: readonly CanonicalRecord[], after: readonly CanonicalRecord[]): RecordChange[] {
  const { pairs, removed, added } = matchEntries(before.map(comparableRecord), after.map(comparableRecord));
  return [
    ...removed.map((record) => wholeRecord("removed", record)),
    ...added.map((record) => wholeRecord("added", record)),
    ...pairs.flatMap(([old, now]) => [...changedFields(now, "record", null, old.fields, now.fields), ...changedRows(old, now)]),
  ];
}

function changedRows(old: ComparableRecord, now: ComparableRecord): RecordChange[] {
  const parts = [...new Set([...old.rows, ...now.rows].map(({ part }) => part))];
  return parts.flatMap((part) => {
    const rows = (record: ComparableRecord): ComparableRow[] => record.rows.filter((row) => row.part === part);
    const { pairs, removed, added } = matchEntries(rows(old), rows(now));
    return [
      ...removed.map((row) => wholeRow("removed", now, row)),
      ...added.map((row) => wholeRow("added", now, row)),
      ...pairs.flatMap(([was, is]) => changedFields(now, part, is.label, was.fields, is.fields)),
    ];
  });
}

type Fields = Readonly<Record<string, string | null>>;

function changedFields(
  record: ComparableRecord,
  part: RecordChange["part"],
  label: string | null,
  old: Fields,
  now: Fields,
): RecordChange[] {
  const textChanged = old["value_text"] !== now["value_text"];
  return Object.keys(now)
    .filter((field) => old[field] !== now[field] && !(field === "value" && textChanged))
    .map((field) => ({
      ...headOf(record),
      change: "changed",
      part,
      label,
      field,
      before: old[field] ?? null,
      after: now[field] ?? null,
    }));
}

function wholeRecord(change: "added" | "removed", record: ComparableRecord): RecordChange {
  return whole(change, record, "record", null, fieldsJson(record.fields));
}

function wholeRow(change: "added" | "removed", record: ComparableRecord, row: ComparableRow): RecordChange {
  return whole(change, record, row.part, row.label, fieldsJson(row.fields));
}

/** Without nulls: a field that the contract gains later does not make another text of what was kept before. */
function fieldsJson(fields: Fields): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== null)));
}

function whole(
  change: "added" | "removed",
  record: ComparableRecord,
  part: RecordChange["part"],
  label: string | null,
  text: string,
): RecordChange {
  const [before, after] = change === "removed" ? [text, null] : [null, text];
  return { ...headOf(record), change, part, label, field: null, before, after };
}

function headOf({
  kind,
  project_name,
  implementing_unit,
}: ComparableRecord): Pick<RecordChange, "kind" | "project_name" | "implementing_unit"> {
  return { kind, project_name, implementing_unit };
}
