import type { Fingerprint } from "./fingerprint.ts";
import { type Identity, type Relation, identityOf, relationOf } from "./relation.ts";

/** What a record is among the others; plain data, for a row of a table. */
export interface CopyDecision {
  readonly form_id: string;
  /**
   * - `stands`: it is in view, for itself and its copies;
   * - `copy`: `stands_for_it` is in view in its place;
   * - `ambiguous`: it may be a copy of several that contradict one another, so it is a copy of none and stays in view.
   */
  readonly status: "stands" | "copy" | "ambiguous";
  /** The record in view in its place: its own id unless it is a copy. All records of a group share it. */
  readonly stands_for_it: string;
  /** For a copy: what it tells otherwise than the record that stands (a goal's wording). */
  readonly differs: readonly string[];
  /** For an ambiguous record: those that it may be a copy of. */
  readonly may_be: readonly string[];
}

interface Group {
  readonly head: Identity;
  readonly copies: Identity[];
}

/**
 * Which of the records stand, and for which others. The clearest record stands first; each next one, in order of
 * clearness, is a copy of the one standing record that it agrees with, where it contradicts none of that one's copies
 * either; it stands itself where it agrees with none; it is ambiguous where there are several, or where it contradicts a copy.
 * So every copy was compared with the very record that stands for it: there are no chains. The order is one of contents and ids:
 * the order of import does not matter. Superseded versions of a crawled document must not be among the records. `mayMeet` keeps apart what
 * is not to be compared (symmetric).
 */
export function decideCopies<Print extends Fingerprint>(
  fingerprints: readonly Print[],
  mayMeet: (left: Print, right: Print) => boolean = () => true,
): readonly CopyDecision[] {
  const groupsByBlock = new Map<string, Group[]>();
  const prints = new Map(fingerprints.map((print) => [print.form_id, print]));
  const meet = (left: Identity, right: Identity): boolean => {
    const [one, two] = [prints.get(left.form_id), prints.get(right.form_id)];
    return one !== undefined && two !== undefined && mayMeet(one, two);
  };
  return fingerprints
    .map(identityOf)
    .toSorted(compareClearness)
    .map((record) => place(record, groupsByBlock, meet));
}

function place(
  record: Identity,
  groupsByBlock: Map<string, Group[]>,
  meet: (left: Identity, right: Identity) => boolean,
): CopyDecision {
  const candidates = new Set(record.block_keys.flatMap((key) => groupsByBlock.get(key) ?? []));
  const fitting = [...candidates].flatMap((group) => {
    if (!meet(record, group.head)) return [];
    const relation = relationOf(record, group.head);
    return relation.relation === "copy" ? [{ group, relation }] : [];
  });
  const [only] = fitting;
  if (only === undefined) return stand(record, groupsByBlock);
  if (fitting.length === 1 && !contradictsCopies(record, only.group)) return join(record, only.group, only.relation);
  const may_be = fitting.map(({ group }) => group.head.form_id).toSorted();
  return { form_id: record.form_id, status: "ambiguous", stands_for_it: record.form_id, differs: [], may_be };
}

function stand(record: Identity, groupsByBlock: Map<string, Group[]>): CopyDecision {
  const group: Group = { head: record, copies: [] };
  for (const key of record.block_keys) {
    const groups = groupsByBlock.get(key);
    if (groups === undefined) groupsByBlock.set(key, [group]);
    else groups.push(group);
  }
  return { form_id: record.form_id, status: "stands", stands_for_it: record.form_id, differs: [], may_be: [] };
}

function join(record: Identity, group: Group, { differs }: Relation): CopyDecision {
  group.copies.push(record);
  return { form_id: record.form_id, status: "copy", stands_for_it: group.head.form_id, differs, may_be: [] };
}

/** A copy with nothing in doubt cannot contradict another: both were compared with the same certain record. */
function contradictsCopies(record: Identity, { head, copies }: Group): boolean {
  if (head.doubts === 0) return false;
  return copies.some((copy) => relationOf(record, copy).relation === "other");
}

/** Fewest doubts first, then fewest flags, then what says most; the id decides between equals. Negative: left is clearer. */
export function compareClearness(left: Fingerprint, right: Fingerprint): number {
  return (
    left.doubts - right.doubts ||
    left.flags - right.flags ||
    right.said - left.said ||
    (left.form_id < right.form_id ? -1 : Number(left.form_id > right.form_id))
  );
}

/**
 * The records whose decisions may change when these come, change or go: they, and all that agree with one of them, directly
 * or over others. `candidates` gives the stored fingerprints that may be copies of one: those with a block key in common, or more. Deciding on these together gives each of
 * them the same decision as deciding on all records. For a record that goes: call it while it is still stored, then decide
 * without it.
 */
export function affectedBy(
  changed: readonly Fingerprint[],
  candidates: (record: Fingerprint) => readonly Fingerprint[],
): readonly Fingerprint[] {
  const affected = new Map<string, Fingerprint>(changed.map((one) => [one.form_id, one]));
  let front = changed.map(identityOf);
  while (front.length > 0) {
    const next = new Map<string, Identity>();
    for (const record of front)
      for (const candidate of candidates(record))
        if (!affected.has(candidate.form_id) && !next.has(candidate.form_id)) {
          const identity = identityOf(candidate);
          if (relationOf(record, identity).relation === "copy") next.set(candidate.form_id, identity);
        }
    for (const [id, identity] of next) affected.set(id, identity);
    front = [...next.values()];
  }
  return [...affected.values()];
}
