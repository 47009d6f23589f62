import type { CanonicalRecord } from "@jixiao/contract";
import { affectedBy, decideCopies } from "../identity/index.ts";
import { readRowsWith } from "../records/read-rows.ts";
import { recordFromRows } from "../records/record.ts";
import { allRows, text, texts } from "../row.ts";
import type { Statements } from "../statements.ts";
import {
  type Block,
  MAX_COMPARED,
  blocksOf,
  countOf,
  hasMates,
  isCrowded,
  matesIn,
  membersOf,
  nameOfBlock,
  sameIn,
} from "./blocks.ts";
import { writeSameNames } from "./same-names.ts";
import { type Known, insertIdentities, ofDocument } from "./stored-identity.ts";
import { type Prints, type Stored, keptPrint, printsWith } from "./stored-prints.ts";

/**
 * Which records stand in the views: kept in `record_identity`, decided in the same transaction as whatever it depends on. A decision
 * concerns only records that share a key with one that comes or goes, so that a write costs no pass over all; a record that
 * shares none stands, and nothing more is computed of it.
 */

/** What hangs on a document's records: to be asked for while they are still there. */
export interface Dependents {
  /** Records of other documents whose standing may change with them. */
  readonly records: readonly Known[];
  /** Names (`name_unit`) under which other records may tell of them. */
  readonly names: ReadonlySet<number>;
  /** The blocks that they are in, and whether those are crowded. */
  readonly blocks: ReadonlyMap<string, { readonly block: Block; readonly crowded: boolean }>;
}

export const noDependents: Dependents = { records: [], names: new Set(), blocks: new Map() };

export function dependentsOf(statement: Statements, sha256: string): Dependents {
  const own = ofDocument(statement, sha256);
  const blocks = new Map(
    own.flatMap(blocksOf).map((block) => [nameOfBlock(block), { block, crowded: isCrowded(statement, block) }]),
  );
  // A record without a fingerprint never shared a key with another.
  const compared = own
    .filter(({ isSuperseded }) => !isSuperseded)
    .flatMap(({ record_id }) => keptPrint(statement, record_id) ?? []);
  if (compared.length === 0) return { ...noDependents, blocks };
  const records = affected(statement, compared, printsWith(statement)).filter((one) => one.sha256 !== sha256);
  return { records, names: namesOf(compared), blocks };
}

/** Notes a document's records, just written; then decides anew. `dependents` are those of the records that were there before. */
export function noteIdentity(
  statement: Statements,
  sha256: string,
  records: readonly CanonicalRecord[],
  dependents: Dependents,
): void {
  const written = insertIdentities(statement, sha256, records);
  const crossing = membersOfCrossed(statement, ofDocument(statement, sha256), dependents);
  settle(statement, sha256, { ...dependents, records: [...dependents.records, ...crossing] }, printsWith(statement, written));
}

/** Decides anew after a document's versions or places changed: it may have been replaced by a later version, or no longer be. */
export function settleDocument(statement: Statements, sha256: string): void {
  settle(statement, sha256, noDependents, printsWith(statement));
}

function settle(statement: Statements, sha256: string, dependents: Dependents, prints: Prints): void {
  const changed: Known[] = [...dependents.records];
  for (const document of documentsAtItsLocations(statement, sha256)) {
    const before = ofDocument(statement, document);
    const isSuperseded = isReplaced(statement, document);
    const isAsBefore = before.every((one) => one.isSuperseded === isSuperseded);
    if (isAsBefore && document !== sha256) continue;
    if (!isAsBefore && isSuperseded) changed.push(...dependentsOf(statement, document).records);
    if (!isAsBefore) mark(statement, document, isSuperseded);
    changed.push(...before);
  }
  decide(statement, changed, dependents.names, prints);
}

/** The members of blocks that became crowded, or are no longer, with what was written or went: they are compared otherwise now. */
function membersOfCrossed(statement: Statements, own: readonly Known[], { blocks }: Dependents): Known[] {
  const now = Map.groupBy(own.flatMap(blocksOf), nameOfBlock);
  const all = new Map([...blocks.values()].map(({ block }) => [nameOfBlock(block), block]));
  for (const [name, [block]] of now) if (block !== undefined) all.set(name, block);
  return [...all].flatMap(([name, block]) => {
    const added = now.get(name)?.length ?? 0;
    const count = countOf(statement, block, MAX_COMPARED + 1 + added);
    const before = blocks.get(name)?.crowded ?? count - added > MAX_COMPARED;
    return before === count > MAX_COMPARED ? [] : membersOf(statement, block);
  });
}

/** Makes everything anew, from the stored records. What cannot be read has no identity until it is read again, and stays in view. */
export function recordIdentityOfAll(statement: Statements): void {
  statement("DELETE FROM record_identity").run();
  const documents = allRows(statement("SELECT sha256, name, parser_version FROM documents").all()).map((row) => ({
    sha256: text(row, "sha256"),
    name: text(row, "name"),
    parser_version: text(row, "parser_version"),
  }));
  for (const document of documents) {
    insertIdentities(statement, document.sha256, readableRecords(statement, document));
    mark(statement, document.sha256, isReplaced(statement, document.sha256));
  }
  for (const { sha256 } of documents) decide(statement, ofDocument(statement, sha256), new Set(), printsWith(statement));
}

export function readableRecords(
  statement: Statements,
  document: { readonly sha256: string; readonly name: string; readonly parser_version: string },
): CanonicalRecord[] {
  try {
    return readRowsWith(statement, document.sha256).map((rows) => recordFromRows(document, rows));
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Records that it may be a copy of. */
function candidatesOf(statement: Statements, record: Stored, prints: Prints): Stored[] {
  const ids = blocksOf(record).flatMap((block) => {
    const count = countOf(statement, block);
    if (count < 2) return [];
    return count > MAX_COMPARED ? sameIn(statement, record, record.copy_key, block) : matesIn(statement, record, block);
  });
  return [...new Set(ids)].flatMap((id) => prints(id) ?? []);
}

function affected(statement: Statements, changed: readonly Stored[], prints: Prints): Stored[] {
  const known = new Map(changed.map((one) => [one.form_id, one]));
  const found = affectedBy(changed, (record) => {
    const stored = known.get(record.form_id);
    const candidates = stored === undefined ? [] : candidatesOf(statement, stored, prints);
    for (const one of candidates) known.set(one.form_id, one);
    return candidates;
  });
  return found.flatMap(({ form_id }) => known.get(form_id) ?? []);
}

/** `changed`: records that came, went, or whose neighbours did. Those that are still there and take part are decided. */
function decide(statement: Statements, changed: readonly Known[], names: ReadonlySet<number>, prints: Prints): void {
  const ids = new Set(changed.map(({ form_id }) => form_id));
  const documents = new Set(changed.map(({ sha256 }) => sha256));
  const present = [...documents].flatMap((sha256) => ofDocument(statement, sha256)).filter(({ form_id }) => ids.has(form_id));
  const starting = present.filter((one) => !one.isSuperseded && (one.status !== "stands" || hasMates(statement, one)));
  const stored = starting.flatMap(({ record_id }) => prints(record_id) ?? []);
  const concerned = stored.length === 0 ? [] : affected(statement, stored, prints);
  writeDecisions(statement, concerned);
  const gone = present.filter(({ isSuperseded, record_id }) => isSuperseded && keptPrint(statement, record_id) !== null);
  writeSameNames(statement, new Set([...names, ...namesOf(gone), ...namesOf(concerned)]));
}

function writeDecisions(statement: Statements, records: readonly Stored[]): void {
  const update = statement(
    `UPDATE record_identity SET status = @status, stands_for_it = nullif(@stands_for_it, form_id), differs = @differs, may_be = @may_be
     WHERE record_id = @record_id
       AND (status, coalesce(stands_for_it, form_id), differs, may_be) IS NOT (@status, @stands_for_it, @differs, @may_be)`,
  );
  const record_ids = new Map(records.map(({ form_id, record_id }) => [form_id, record_id]));
  const crowded = crowdedAmong(statement, records);
  for (const { form_id, status, stands_for_it, differs, may_be } of decideCopies(records, mayMeetUnless(crowded))) {
    const lists = { differs: differs.join(" "), may_be: may_be.join(" ") };
    update.run({ status, stands_for_it, ...lists, record_id: record_ids.get(form_id) });
  }
}

function crowdedAmong(statement: Statements, records: readonly Stored[]): ReadonlySet<string> {
  const blocks = new Map(records.flatMap(blocksOf).map((block) => [nameOfBlock(block), block]));
  return new Set([...blocks].filter(([, block]) => isCrowded(statement, block)).map(([name]) => name));
}

/** Which two records are compared: those that say exactly the same, and those that share a key that is not too many's. */
export function mayMeetUnless(crowded: ReadonlySet<string>): (left: Stored, right: Stored) => boolean {
  return (left, right) => {
    if (left.copy_key !== null && left.copy_key === right.copy_key) return true;
    const others = new Set(blocksOf(right).map(nameOfBlock));
    return blocksOf(left).some((block) => {
      const name = nameOfBlock(block);
      const isDecidedByName = block.column === "unit_money" && left.is_named && right.is_named;
      return others.has(name) && !crowded.has(name) && !isDecidedByName;
    });
  };
}

function namesOf(records: readonly Known[]): Set<number> {
  return new Set(records.flatMap(({ name_unit }) => name_unit ?? []));
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
export function isReplaced(statement: Statements, sha256: string): boolean {
  return statement("SELECT is_current FROM v_documents WHERE sha256 = ?").pluck().get(sha256) === 0;
}

function mark(statement: Statements, sha256: string, isSuperseded: boolean): void {
  const records = "record_id IN (SELECT record_id FROM records WHERE sha256 = ?)";
  statement(
    isSuperseded
      ? `UPDATE record_identity SET status = 'superseded', stands_for_it = NULL, differs = '', may_be = '', same_name = '' WHERE ${records}`
      : `UPDATE record_identity SET status = 'stands' WHERE ${records} AND status = 'superseded'`,
  ).run(sha256);
}
