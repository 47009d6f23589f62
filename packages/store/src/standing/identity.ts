import type { CanonicalRecord } from "@jixiao/contract";
import { affectedBy, decideCopies } from "../identity/index.ts";
import { isVersion } from "../crawl/is-version.ts";
import { readRowsWith } from "../records/read-rows.ts";
import { recordFromRows } from "../records/record.ts";
import type { RecordDocument, RecordRows } from "../records/rows.ts";
import { allRows, text, texts } from "../row.ts";
import type { Statements } from "../statements.ts";
import {
  type Block,
  type Counts,
  MAX_COMPARED,
  blocksOf,
  countsOf,
  hasMates,
  isCrowded,
  matesIn,
  membersOf,
  nameOfBlock,
  sameIn,
  sharingOf,
} from "./blocks.ts";
import { writeSameNames } from "./same-names.ts";
import { type Known, type Written, insertIdentities, ofDocument, recordIdsOf } from "./stored-identity.ts";
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
  const counts = countsOf(statement).of;
  const blocks = new Map(
    own.flatMap(blocksOf).map((block) => [nameOfBlock(block), { block, crowded: isCrowded(counts, block) }]),
  );
  // A record without a fingerprint never shared a key with another.
  const compared = own
    .filter(({ isSuperseded }) => !isSuperseded)
    .flatMap(({ record_id }) => keptPrint(statement, record_id) ?? []);
  if (compared.length === 0) return { ...noDependents, blocks };
  const records = affected(presentOf(statement), compared).filter((one) => one.sha256 !== sha256);
  return { records, names: namesOf(compared), blocks };
}

/** What a decision looks at, each asked for once: valid as long as no record comes or goes. */
interface Present {
  readonly statement: Statements;
  readonly counts: Counts;
  readonly prints: Prints;
  /** Documents whose records are known as they are now. */
  readonly documents: Map<string, readonly Known[]>;
  /** Of the records just written, those that share a key with another; where absent, any may. */
  readonly written?: { readonly sha256: string; readonly sharing: ReadonlySet<number> };
}

function presentOf(statement: Statements): Present {
  return { statement, counts: countsOf(statement).of, prints: printsWith(statement), documents: new Map() };
}

/** Notes a document's records, just written; then decides anew. `dependents` are those of the records that were there before. */
export function noteIdentity(statement: Statements, sha256: string, written: Written, dependents: Dependents): void {
  const known = insertIdentities(statement, sha256, written);
  const counts = countsOf(statement);
  const sharing = sharingOf(statement, sha256, counts);
  const isAVersion = isVersion(statement, sha256);
  const isMet = ({ record_id }: Known): boolean => sharing.record_ids.has(record_id);
  const isAnyMet = known.some((one) => isMet(one) && hasMates(statement, counts.of, one));
  // By far the most documents: nobody's copy and nobody's version. They stand, as they were noted.
  if (!isAnyMet && dependents.blocks.size === 0 && !isAVersion) return;
  const now: Present = {
    statement,
    counts: counts.of,
    prints: printsWith(statement, byId(written)),
    documents: new Map([[sha256, known]]),
    written: { sha256, sharing: sharing.record_ids },
  };
  const changed = { ...dependents, records: [...dependents.records, ...membersOfCrossed(now, sharing.blocks, dependents)] };
  if (isAVersion) settle(now, sha256, changed);
  else decide(now, [...changed.records, ...known], changed.names);
}

function byId({ records, record_ids }: Written): ReadonlyMap<number, CanonicalRecord> {
  return new Map(records.flatMap((record, index) => (record_ids[index] === undefined ? [] : [[record_ids[index], record]])));
}

/** Decides anew after a document's versions or places changed: it may have been replaced by a later version, or no longer be. */
export function settleDocument(statement: Statements, sha256: string): void {
  settle(presentOf(statement), sha256, noDependents);
}

function settle(now: Present, sha256: string, dependents: Dependents): void {
  const { statement } = now;
  const changed: Known[] = [...dependents.records];
  for (const document of documentsAtItsLocations(statement, sha256)) {
    const before = recordsOf(now, document);
    const isSuperseded = isReplaced(statement, document);
    const isAsBefore = before.every((one) => one.isSuperseded === isSuperseded);
    if (isAsBefore && document !== sha256) continue;
    if (!isAsBefore && isSuperseded) changed.push(...dependentsOf(statement, document).records);
    if (!isAsBefore) {
      mark(statement, document, isSuperseded);
      now.documents.delete(document);
    }
    changed.push(...before);
  }
  decide(now, changed, dependents.names);
}

function recordsOf({ statement, documents }: Present, sha256: string): readonly Known[] {
  return documents.get(sha256) ?? ofDocument(statement, sha256);
}

/** The members of blocks that became crowded, or are no longer, with what was written or went: they are compared otherwise now. */
function membersOfCrossed({ statement, counts }: Present, own: readonly Block[], { blocks }: Dependents): Known[] {
  const now = Map.groupBy(own, nameOfBlock);
  const all = new Map([...blocks.values()].map(({ block }) => [nameOfBlock(block), block]));
  for (const [name, [block]] of now) if (block !== undefined) all.set(name, block);
  return [...all].flatMap(([name, block]) => {
    const added = now.get(name)?.length ?? 0;
    const count = counts(block, MAX_COMPARED + 1 + added);
    const before = blocks.get(name)?.crowded ?? count - added > MAX_COMPARED;
    return before === count > MAX_COMPARED ? [] : membersOf(statement, block);
  });
}

/** Makes everything anew, from the stored records. What cannot be read has no identity until it is read again, and stays in view. */
export function recordIdentityOfAll(statement: Statements): void {
  statement("DELETE FROM record_prints").run(); // an upgrade runs without foreign keys: they would not go with their records
  statement("DELETE FROM record_identity").run();
  const documents = allRows(statement("SELECT sha256, name, parser_version FROM documents").all()).map((row) => ({
    sha256: text(row, "sha256"),
    name: text(row, "name"),
    parser_version: text(row, "parser_version"),
  }));
  for (const document of documents) {
    const records = readableRecords(statement, document);
    insertIdentities(statement, document.sha256, { records, record_ids: recordIdsOf(statement, document.sha256) });
    mark(statement, document.sha256, isReplaced(statement, document.sha256));
  }
  for (const { sha256 } of documents) decide(presentOf(statement), ofDocument(statement, sha256), new Set());
}

function readableRecords(statement: Statements, document: RecordDocument & { readonly sha256: string }): CanonicalRecord[] {
  return readable(() => recordsIn(document, readRowsWith(statement, document.sha256)));
}

/** The records that a document's rows make; none where they make no records. */
export function recordsIn(document: RecordDocument, rows: readonly RecordRows[]): CanonicalRecord[] {
  return readable(() => rows.map((row) => recordFromRows(document, row)));
}

function readable(read: () => CanonicalRecord[]): CanonicalRecord[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Records that it may be a copy of. */
function candidatesOf({ statement, counts, prints }: Present, record: Stored): Stored[] {
  const ids = blocksOf(record).flatMap((block) => {
    const count = counts(block);
    if (count < 2) return [];
    return count > MAX_COMPARED ? sameIn(statement, record, record.copy_key, block) : matesIn(statement, record, block);
  });
  return [...new Set(ids)].flatMap((id) => prints(id) ?? []);
}

function affected(now: Present, changed: readonly Stored[]): Stored[] {
  const known = new Map(changed.map((one) => [one.form_id, one]));
  const found = affectedBy(changed, (record) => {
    const stored = known.get(record.form_id);
    const candidates = stored === undefined ? [] : candidatesOf(now, stored);
    for (const one of candidates) known.set(one.form_id, one);
    return candidates;
  });
  return found.flatMap(({ form_id }) => known.get(form_id) ?? []);
}

/** `changed`: records that came, went, or whose neighbours did. Those that are still there and take part are decided. */
function decide(now: Present, changed: readonly Known[], names: ReadonlySet<number>): void {
  const { statement, prints } = now;
  const ids = new Set(changed.map(({ form_id }) => form_id));
  const documents = new Set(changed.map(({ sha256 }) => sha256));
  const present = [...documents].flatMap((sha256) => recordsOf(now, sha256)).filter(({ form_id }) => ids.has(form_id));
  const starting = present.filter((one) => !one.isSuperseded && (one.status !== "stands" || mayHaveMates(now, one)));
  const stored = starting.flatMap(({ record_id }) => prints(record_id) ?? []);
  const concerned = stored.length === 0 ? [] : affected(now, stored);
  writeDecisions(now, concerned);
  const gone = present.filter(({ isSuperseded, record_id }) => isSuperseded && keptPrint(statement, record_id) !== null);
  writeSameNames(statement, new Set([...names, ...namesOf(gone), ...namesOf(concerned)]));
}

function mayHaveMates({ statement, counts, written }: Present, record: Known): boolean {
  const isAlone = written?.sha256 === record.sha256 && !written.sharing.has(record.record_id);
  return !isAlone && hasMates(statement, counts, record);
}

function writeDecisions({ statement, counts }: Present, records: readonly Stored[]): void {
  if (records.length === 0) return;
  const update = statement(
    `UPDATE record_identity SET status = @status, stands_for_it = nullif(@stands_for_it, form_id), differs = @differs, may_be = @may_be
     WHERE record_id = +@record_id
       AND (status, coalesce(stands_for_it, form_id), differs, may_be) IS NOT (@status, @stands_for_it, @differs, @may_be)`,
  );
  const record_ids = new Map(records.map(({ form_id, record_id }) => [form_id, record_id]));
  const crowded = crowdedAmong(counts, records);
  for (const { form_id, status, stands_for_it, differs, may_be } of decideCopies(records, mayMeetUnless(crowded))) {
    const lists = { differs: differs.join(" "), may_be: may_be.join(" ") };
    update.run({ status, stands_for_it, ...lists, record_id: record_ids.get(form_id) });
  }
}

function crowdedAmong(counts: Counts, records: readonly Stored[]): ReadonlySet<string> {
  const blocks = new Map(records.flatMap(blocksOf).map((block) => [nameOfBlock(block), block]));
  return new Set([...blocks].filter(([, block]) => isCrowded(counts, block)).map(([name]) => name));
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
  const records = "record_id IN (SELECT record_id FROM records WHERE sha256 = +?)";
  statement(
    isSuperseded
      ? `UPDATE record_identity SET status = 'superseded', stands_for_it = NULL, differs = '', may_be = '', same_name = '' WHERE ${records}`
      : `UPDATE record_identity SET status = 'stands' WHERE ${records} AND status = 'superseded'`,
  ).run(sha256);
}
