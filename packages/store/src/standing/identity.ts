import type { CanonicalRecord } from "@jixiao/contract";
import { type Fingerprint, affectedBy, decideCopies, findSameNames, fingerprintOf, formIds } from "../identity/index.ts";
import { readRowsWith } from "../records/read-rows.ts";
import { recordFromRows } from "../records/record.ts";
import { allRows, integers, text, texts } from "../row.ts";
import type { Statements } from "../statements.ts";
import { type Stored, allTakingPart, inViewNamed, insertFingerprint, ofDocument, withBlockKeys } from "./stored-fingerprints.ts";

/**
 * Which records stand in the views: decided from fingerprints, kept in `record_identity`, in the same transaction as whatever they depend
 * on. A decision concerns only records that share a block key with one that comes or goes, so that a write costs no pass over all.
 */

/** What hangs on a document's records: to be asked for while they are still there. */
export interface Dependents {
  /** Records of other documents whose standing may change with them. */
  readonly records: readonly Stored[];
  /** Names under which other records may tell of them. */
  readonly names: ReadonlySet<string>;
}

export const noDependents: Dependents = { records: [], names: new Set() };

export function dependentsOf(statement: Statements, sha256: string): Dependents {
  const own = ofDocument(statement, sha256).filter(({ isSuperseded }) => !isSuperseded);
  if (own.length === 0) return noDependents;
  return { records: affected(statement, own).filter((one) => one.sha256 !== sha256), names: nameKeys(own) };
}

/** Notes a document's records, just written; then decides anew. `dependents` are those of the records that were there before. */
export function noteIdentity(
  statement: Statements,
  sha256: string,
  records: readonly CanonicalRecord[],
  dependents: Dependents,
): void {
  insertFingerprints(statement, sha256, records);
  settleDocument(statement, sha256, dependents);
}

/** Decides anew after a document's versions or places changed: it may have been replaced by a later version, or no longer be. */
export function settleDocument(statement: Statements, sha256: string, dependents: Dependents = noDependents): void {
  const changed: Stored[] = [...dependents.records];
  const names = new Set(dependents.names);
  for (const document of documentsAtItsLocations(statement, sha256)) {
    const before = ofDocument(statement, document);
    const isSuperseded = isReplaced(statement, document);
    const isAsBefore = before.every((one) => one.isSuperseded === isSuperseded);
    if (isAsBefore && document !== sha256) continue;
    if (!isAsBefore && isSuperseded) changed.push(...dependentsOf(statement, document).records);
    mark(statement, document, isSuperseded);
    changed.push(...before);
  }
  decide(statement, changed, names);
}

/** Makes everything anew, from the stored records. What cannot be read has no identity until it is read again, and stays in view. */
export function recordIdentityOfAll(statement: Statements): void {
  statement("DELETE FROM record_identity").run();
  for (const row of allRows(statement("SELECT sha256, name, parser_version FROM documents").all())) {
    const sha256 = text(row, "sha256");
    const records = readableRecords(statement, sha256, { name: text(row, "name"), parser_version: text(row, "parser_version") });
    insertFingerprints(statement, sha256, records);
    mark(statement, sha256, isReplaced(statement, sha256));
  }
  const all = allTakingPart(statement);
  writeDecisions(statement, all);
  writeSameNames(statement, nameKeys(all));
}

function readableRecords(
  statement: Statements,
  sha256: string,
  document: { readonly name: string; readonly parser_version: string },
): CanonicalRecord[] {
  try {
    return readRowsWith(statement, sha256).map((rows) => recordFromRows(document, rows));
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

function insertFingerprints(statement: Statements, sha256: string, records: readonly CanonicalRecord[]): void {
  const ids = formIds(records);
  const record_ids = integers(statement("SELECT record_id FROM records WHERE sha256 = ? ORDER BY seq").pluck().all(sha256));
  records.forEach((record, index) => {
    const [id, record_id] = [ids[index], record_ids[index]];
    if (id !== undefined && record_id !== undefined) insertFingerprint(statement, record_id, fingerprintOf(record, id));
  });
}

function affected(statement: Statements, changed: readonly Stored[]): Stored[] {
  const known = new Map(changed.map((one) => [one.form_id, one]));
  const found = affectedBy(changed, (keys) => {
    const candidates = withBlockKeys(statement, keys);
    for (const one of candidates) known.set(one.form_id, one);
    return candidates;
  });
  return found.flatMap(({ form_id }) => known.get(form_id) ?? []);
}

/** `changed`: records that came, went, or whose neighbours did. Those that are still there and take part are decided. */
function decide(statement: Statements, changed: readonly Stored[], names: ReadonlySet<string>): void {
  const ids = new Set(changed.map(({ form_id }) => form_id));
  const documents = new Set(changed.map(({ sha256 }) => sha256));
  const present = [...documents].flatMap((sha256) => ofDocument(statement, sha256));
  const starting = present.filter(({ form_id, isSuperseded }) => ids.has(form_id) && !isSuperseded);
  const concerned = starting.length === 0 ? [] : affected(statement, starting);
  writeDecisions(statement, concerned);
  writeSameNames(statement, new Set([...names, ...nameKeys(changed), ...nameKeys(concerned)]));
}

function writeDecisions(statement: Statements, records: readonly Stored[]): void {
  const update = statement(
    "UPDATE record_identity SET status = ?, stands_for_it = ?, differs = ?, may_be = ? WHERE form_id = ? AND status <> 'superseded'",
  );
  for (const { form_id, status, stands_for_it, differs, may_be } of decideCopies(records))
    update.run(status, stands_for_it, differs.join(" "), may_be.join(" "), form_id);
}

/** The same name with other content stays in view, and each of them says so. */
function writeSameNames(statement: Statements, name_keys: ReadonlySet<string>): void {
  for (const name_key of name_keys) {
    const said = new Map<string, string[]>();
    for (const { form_id, other_form_id, code, differs } of findSameNames(inViewNamed(statement, name_key))) {
      const what = differs.length === 0 ? "" : `: ${differs.join(" ")}`;
      said.set(form_id, [...(said.get(form_id) ?? []), `${code} ${other_form_id}${what}`]);
      said.set(other_form_id, [...(said.get(other_form_id) ?? []), `${code} ${form_id}${what}`]);
    }
    statement("UPDATE record_identity SET same_name = '' WHERE name_key = ? AND same_name <> ''").run(name_key);
    const update = statement("UPDATE record_identity SET same_name = ? WHERE form_id = ?");
    for (const [form_id, lines] of said) update.run(lines.toSorted().join("\n"), form_id);
  }
}

function nameKeys(records: readonly Fingerprint[]): Set<string> {
  return new Set(records.flatMap(({ name_key }) => name_key ?? []));
}

/** The document, and those that are other versions of what lies at one of its locations. */
function documentsAtItsLocations(statement: Statements, sha256: string): string[] {
  const others = statement(
    `SELECT DISTINCT w.sha256 FROM document_versions v JOIN document_versions w USING (url_id, location)
     WHERE v.sha256 = ? AND w.sha256 IS NOT NULL AND w.sha256 <> v.sha256 ORDER BY w.sha256`,
  );
  return [sha256, ...texts(others.pluck().all(sha256))];
}

/** True for a version that a later one replaced. */
function isReplaced(statement: Statements, sha256: string): boolean {
  return statement("SELECT is_current FROM v_documents WHERE sha256 = ?").pluck().get(sha256) === 0;
}

function mark(statement: Statements, sha256: string, isSuperseded: boolean): void {
  statement(
    isSuperseded
      ? "UPDATE record_identity SET status = 'superseded', stands_for_it = form_id, differs = '', may_be = '', same_name = '' WHERE sha256 = ?"
      : "UPDATE record_identity SET status = 'stands' WHERE sha256 = ? AND status = 'superseded'",
  ).run(sha256);
}

/** Records whose kept identity or standing is not what the stored records give. For verification: reads everything. */
export function alteredIdentities(statement: Statements): { readonly sha256: string; readonly detail: string }[] {
  const documents = allRows(statement("SELECT sha256, name, parser_version FROM documents ORDER BY sha256").all());
  const decisions = new Map(decideCopies(allTakingPart(statement)).map((one) => [one.form_id, one]));
  return documents.flatMap((row) => {
    const sha256 = text(row, "sha256");
    const records = readableRecords(statement, sha256, { name: text(row, "name"), parser_version: text(row, "parser_version") });
    const ids = formIds(records);
    const expected = records.map((record, index) => fingerprintOf(record, ids[index] ?? ""));
    const isSuperseded = isReplaced(statement, sha256);
    const kept = ofDocument(statement, sha256);
    if (JSON.stringify(kept.map(printOf)) !== JSON.stringify(expected.map(printOf)))
      return [{ sha256, detail: "what is kept of its forms' identity is not what its records give" }];
    const isWrong = kept.some((one) => {
      const decision = decisions.get(one.form_id);
      const status = isSuperseded ? "superseded" : decision?.status;
      const stands_for_it = isSuperseded ? one.form_id : decision?.stands_for_it;
      return one.status !== status || one.stands_for_it !== stands_for_it;
    });
    return isWrong ? [{ sha256, detail: "which of its forms stand, and which are copies, is not what the records give" }] : [];
  });
}

/** In one order, for comparing. */
function printOf(print: Fingerprint): unknown[] {
  const { form_id, sha256, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells } = print;
  return [form_id, sha256, kind, form_number, doubts, flags, said, copy_key, name_key, block_keys, cells];
}
