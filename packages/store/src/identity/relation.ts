import { isMoney } from "./cells.ts";
import { type CellRelation, type EncodedCells, compareCodes, decodeCells, isAbsent } from "./encoded-cells.ts";
import { type Fingerprint, isAnchorPair } from "./fingerprint.ts";
import { namesClash } from "./names-clash.ts";

/** A fingerprint with its cells taken apart, once for many comparisons. */
export interface Identity extends Fingerprint {
  readonly decoded: EncodedCells;
}

export function identityOf(fingerprint: Fingerprint): Identity {
  return { ...fingerprint, decoded: decodeCells(fingerprint.cells) };
}

/**
 * What two records are to each other.
 * - `copy`: nothing that defines a form differs, and enough of it was certainly read alike. `differs` names what else is
 *   told otherwise (a goal's wording): copies that are not alike in everything say so.
 * - `other`: something that defines a form was certainly read, and differs. `differs` names it.
 * - `open`: no contradiction, and not enough to call them copies: too much is in doubt, blank, or the year is
 *   stated in one only.
 */
export interface Relation {
  readonly relation: "copy" | "other" | "open";
  readonly differs: readonly string[];
}

/** Head fields that define a form beside its money, where both state them. */
const definingFields = ["project_name", "implementing_unit", "department", "total_score", "grade"];

/** Of these, what one rendering may leave out: the unit may stand in a book's heading. */
const omissibleFields: ReadonlySet<string> = new Set(["implementing_unit", "department"]);

/** Of name, unit and money, as many must certainly agree; never one alone. */
const MIN_ANCHORS = 2;

/** Anchors and rows that must certainly agree: all three anchors and one indicator, or two and two. */
const MIN_AGREEMENTS = 4;

/** Of the rows, as large a share must certainly agree in name and value. */
const MIN_ROW_SHARE = 0.5;

/** Pairs of rows that are looked at for two tables of which one is damaged: 500 rows each. */
const MAX_ROW_PAIRS = 250_000;

/** Symmetric: the order of the two does not matter. */
export function relationOf(left: Identity, right: Identity): Relation {
  const other = contradictions(left, right);
  if (other.length > 0) return { relation: "other", differs: other };
  const differs = otherwiseTold(left, right);
  const exact = left.copy_key !== null && left.copy_key === right.copy_key;
  if (exact) return { relation: "copy", differs };
  // Within one document only the very same content is the same form: a file rarely prints one form in two readings.
  if (left.sha256 === right.sha256) return { relation: "open", differs };
  return { relation: !areTwoNames(left.decoded, right.decoded) && enoughAgreement(left, right) ? "copy" : "open", differs };
}

/** Names that are not alike, one of them in doubt: two phases of one project agree in unit, in money and in most of their rows. */
function areTwoNames(left: EncodedCells, right: EncodedCells): boolean {
  if (left.name === null || right.name === null) return false;
  return relationIn(left.head, right.head, "project_name") === "open" && namesClash(left.name, right.name);
}

function contradictions(left: Identity, right: Identity): readonly string[] {
  if (left.kind !== right.kind) return ["kind"];
  const sameDocument = left.sha256 === right.sha256;
  const numbers = sameDocument && left.form_number !== right.form_number ? ["form_number"] : [];
  return [...numbers, ...headContradictions(left.decoded.head, right.decoded.head), ...rowContradictions(left, right)];
}

type Head = EncodedCells["head"];

function headContradictions(left: Head, right: Head): readonly string[] {
  const money = new Set([...left.keys(), ...right.keys()].filter(isMoney));
  const absent = (field: string): boolean =>
    omissibleFields.has(field) && (isAbsent(left.get(field)) || isAbsent(right.get(field)));
  const defining = [...definingFields, ...money].filter(
    (field) => !absent(field) && relationIn(left, right, field) === "different",
  );
  const yearStated = !isAbsent(left.get("fiscal_year")) && !isAbsent(right.get("fiscal_year"));
  return yearStated && relationIn(left, right, "fiscal_year") === "different" ? ["fiscal_year", ...defining] : defining;
}

/** A field that one of them does not know (a fingerprint from before it was in the contract) is open. */
function relationIn(left: Head, right: Head, field: string): CellRelation {
  const [one, two] = [left.get(field), right.get(field)];
  return one === undefined || two === undefined ? "open" : compareCodes(one, two);
}

function rowContradictions({ decoded: left }: Identity, { decoded: right }: Identity): readonly string[] {
  if (!left.rowsCertain || !right.rowsCertain) return [];
  if (left.rows.length !== right.rows.length) return ["rows"];
  const differs = left.rows.flatMap((row, index) => {
    const partner = right.rows[index];
    if (partner?.part !== row.part) return [row.part];
    const fields = [...row.cells.keys()].filter((field) => relationIn(row.cells, partner.cells, field) === "different");
    return fields.map((field) => `${row.part}.${field}`);
  });
  return [...new Set(differs)];
}

/** Head fields outside the definition of a form that both state, and state otherwise. */
function otherwiseTold({ decoded: { head: left } }: Identity, { decoded: { head: right } }: Identity): readonly string[] {
  return [...left.keys()].filter((field) => {
    const stated = !isAbsent(left.get(field)) && !isAbsent(right.get(field));
    return stated && relationIn(left, right, field) === "different";
  });
}

/** A shared block key says that kind, year (stated alike, or in neither) and two of name, unit and money certainly agree. */
function enoughAgreement(left: Identity, right: Identity): boolean {
  const anchors = agreeingAnchors(left, right);
  const rows = agreeingRows(left, right);
  const rowCount = Math.max(left.decoded.rows.length, right.decoded.rows.length);
  return anchors >= MIN_ANCHORS && anchors + rows >= MIN_AGREEMENTS && rows >= MIN_ROW_SHARE * rowCount;
}

/** One pair in common is two anchors, all three pairs are three. So what can be a copy is always found by a block key. */
function agreeingAnchors(left: Identity, right: Identity): number {
  const pairs = left.block_keys.filter((key) => isAnchorPair(key) && right.block_keys.includes(key)).length;
  return pairs === 0 ? 0 : pairs === 1 ? 2 : 3;
}

/** Rows that were certainly read alike; where rows may be missing in one, those that stand in both in the same order. */
function agreeingRows({ decoded: left }: Identity, { decoded: right }: Identity): number {
  if (!left.rowsCertain || !right.rowsCertain) return commonRows(left.rows, right.rows);
  return left.rows.filter((row, index) => {
    const partner = right.rows[index];
    return partner !== undefined && rowsAgree(row, partner, false);
  }).length;
}

type Row = EncodedCells["rows"][number];

/** For an indicator name and value must agree; of other rows, all that is said. A damaged table's texts count where they are the other's. */
function rowsAgree(left: Row, right: Row, damaged: boolean): boolean {
  if (left.part !== right.part) return false;
  const indicator = left.part === "indicators";
  const relations = (indicator ? ["level3", "value"] : [...left.cells.keys()]).map((field) =>
    relationIn(left.cells, right.cells, field),
  );
  const agrees = (one: CellRelation): boolean =>
    one === "equal" || (damaged && one === "likely") || (!indicator && one === "silent");
  return relations.every(agrees) && relations.some((one) => one !== "silent");
}

/** Length of the longest common subsequence; 0 for tables too large to look for it: not known. */
function commonRows(left: readonly Row[], right: readonly Row[]): number {
  if (left.length * right.length > MAX_ROW_PAIRS) return 0;
  let lengths: readonly number[] = Array.from({ length: right.length + 1 }, () => 0);
  for (const row of left) {
    const next = [0];
    right.forEach((partner, index) => {
      const joined = rowsAgree(row, partner, true) ? (lengths[index] ?? 0) + 1 : 0;
      next.push(Math.max(joined, next[index] ?? 0, lengths[index + 1] ?? 0));
    });
    lengths = next;
  }
  return lengths.at(-1) ?? 0;
}
