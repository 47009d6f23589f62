import { type SqlRow, allRows, integer, integerOrNull, integers, text, textOrNull } from "../row.ts";
import type { WrittenRecord } from "../records/insert-records.ts";
import { insertOf, insertRows } from "../records/insert-rows.ts";
import { type Cell, rowsIn } from "../records/rows.ts";
import { columnsOf } from "../schema/record-tables.ts";
import type { Statements } from "../statements.ts";
import { type JoinRow, type MatchedRow, matchRows } from "./match-rows.ts";
import { type ProjectKey, projectKeyOf } from "./project-key.ts";

/**
 * Targets beside results: kept in `project_keys`, `form_pairs` and `row_pairs`, written with the records they are made from and deleted with
 * them. A pair depends on its two records alone, whatever comes or goes beside them: which pairs count is for the views to say, by what
 * stands now. So a write costs one look-up a document, and more only where a form has a counterpart.
 */

interface Keyed extends ProjectKey {
  readonly record_id: number;
  readonly part: "target" | "result";
  readonly unit_code: string | null;
  readonly fiscal_year: number | null;
}

interface Pair {
  readonly target_id: number;
  readonly actual_id: number;
  readonly how: "same_name" | "without_year";
}

/** Of one form no more counterparts than these are compared: copies and versions of one or two. Those with the lowest keys. */
const MAX_COUNTERPARTS = 50;
/** SQLite's LIMIT for all. */
const EVERY = -1;

const FORMS = `SELECT r.record_id, r.kind, f.form_type, f.region, f.locality, f.fiscal_year, f.project_name, f.department, f.implementing_unit,
  f.unit_code FROM records r JOIN forms f USING (record_id)`;

/** Puts the forms of a document, just written, beside those that are there. */
export function noteJoins(statement: Statements, sha256: string, written: readonly WrittenRecord[]): void {
  const forms = written.flatMap((record) => formIn(record) ?? []);
  insertKeys(statement, forms);
  const met = new Set(integers(statement(MET).pluck().all(sha256)));
  if (met.size === 0) return;
  const pairs = forms.filter(({ record_id }) => met.has(record_id)).flatMap((form) => pairsOf(statement, form));
  for (const pair of new Map(pairs.map((one) => [nameOf(one), one])).values()) insertPair(statement, pair);
}

/** A form as it was written, without reading it again; null for a report. */
function formIn({ record_id, rows }: WrittenRecord): Keyed | null {
  const [head] = rowsIn(rows, "records");
  const [form] = rowsIn(rows, "forms");
  if (head === undefined || form === undefined) return null;
  const row: Record<string, Cell> = { record_id, kind: head[KIND] ?? null };
  for (const [name, at] of formColumns) row[name] = form[at] ?? null;
  return keyedOf(row);
}

const KIND = columnsOf("records").indexOf("kind");
const formColumns = [
  "form_type",
  "region",
  "locality",
  "fiscal_year",
  "project_name",
  "department",
  "implementing_unit",
  "unit_code",
].map((name) => [name, columnsOf("forms").indexOf(name)] as const);

/** Forms of a document that any form of the other kind has the unit, year and project of: of most documents none. */
const MET = `SELECT k.record_id FROM records r JOIN project_keys k USING (record_id) WHERE r.sha256 = +? AND k.missing IS NULL AND EXISTS (
  SELECT 1 FROM project_keys o WHERE o.missing IS NULL AND o.project_key = k.project_key AND o.unit_key = k.unit_key
    AND o.fiscal_year = k.fiscal_year AND o.part = CASE k.part WHEN 'target' THEN 'result' ELSE 'target' END)`;

/** Makes everything anew, from the stored records. */
export function joinsOfAll(statement: Statements): void {
  statement("DELETE FROM row_pairs").run();
  statement("DELETE FROM form_pairs").run();
  statement("DELETE FROM project_keys").run();
  const forms = allRows(statement(`${FORMS} ORDER BY r.record_id`).all()).map(keyedOf);
  insertKeys(statement, forms);
  for (const form of forms.filter(({ part }) => part === "result"))
    for (const pair of pairsOf(statement, form)) insertPair(statement, pair);
}

/** Forms whose kept keys or pairs are not what the records give, by their documents. For verification: reads everything. */
export function alteredJoins(statement: Statements): string[] {
  const altered = new Set<number>();
  const forms = allRows(statement(`${FORMS} ORDER BY r.record_id`).all()).map(keyedOf);
  const kept = new Map(
    allRows(statement(`SELECT ${keyColumns.join(", ")} FROM project_keys`).all()).map((row) => [integer(row, "record_id"), row]),
  );
  for (const form of forms) if (!isKept(form, kept.get(form.record_id))) altered.add(form.record_id);
  const expected = forms.filter(({ part }) => part === "result").flatMap((form) => pairsOf(statement, form, EVERY));
  const names = new Set(expected.map(nameOf));
  const [ofTarget, ofActual] = [Map.groupBy(expected, (one) => one.target_id), Map.groupBy(expected, (one) => one.actual_id)];
  for (const pair of expected) {
    const counts = [ofTarget.get(pair.target_id)?.length ?? 0, ofActual.get(pair.actual_id)?.length ?? 0];
    const mayMiss = Math.max(...counts) > MAX_COUNTERPARTS;
    const kept = statement("SELECT 1 FROM form_pairs WHERE target_id = ? AND actual_id = ?").get(pair.target_id, pair.actual_id);
    if (kept === undefined ? !mayMiss : !isPairKept(statement, pair)) altered.add(pair.actual_id);
  }
  for (const row of allRows(statement("SELECT target_id, actual_id, how FROM form_pairs").all()))
    if (!names.has(nameOf({ target_id: integer(row, "target_id"), actual_id: integer(row, "actual_id") })))
      altered.add(integer(row, "actual_id"));
  const document = statement("SELECT sha256 FROM records WHERE record_id = ?").pluck();
  return [...new Set([...altered].map((record_id) => String(document.get(record_id))))];
}

const keyColumns = [
  "record_id",
  "part",
  "unit_key",
  "project_key",
  "name_key",
  "own_key",
  "unit_code",
  "fiscal_year",
  "missing",
] as const;

function keyedOf(row: SqlRow): Keyed {
  const fiscal_year = integerOrNull(row, "fiscal_year");
  return {
    record_id: integer(row, "record_id"),
    part: text(row, "kind") === "performance_self_evaluation" ? "result" : "target",
    unit_code: textOrNull(row, "unit_code"),
    fiscal_year,
    ...projectKeyOf({
      form_type: textOrNull(row, "form_type"),
      region: textOrNull(row, "region"),
      locality: textOrNull(row, "locality"),
      fiscal_year,
      project_name: textOrNull(row, "project_name"),
      department: textOrNull(row, "department"),
      implementing_unit: textOrNull(row, "implementing_unit"),
    }),
  };
}

function insertKeys(statement: Statements, forms: readonly Keyed[]): void {
  const insert = insertOf(statement, "project_keys", keyColumns);
  insertRows(insert, forms, (cells, form) => {
    for (const column of keyColumns) cells.push(form[column]);
  });
}

/** The forms of the other kind with the same unit, year and project; those whose names or codes tell them apart are left out. */
function pairsOf(statement: Statements, form: Keyed, limit = MAX_COUNTERPARTS): Pair[] {
  if (form.missing !== null) return [];
  const others = statement(
    `SELECT record_id, name_key, own_key, unit_code FROM project_keys
     WHERE missing IS NULL AND project_key = +? AND unit_key = +? AND fiscal_year = +? AND part = +? ORDER BY record_id LIMIT +?`,
  ).all(form.project_key, form.unit_key, form.fiscal_year, form.part === "target" ? "result" : "target", limit);
  return allRows(others).flatMap((other): Pair[] => {
    const isSame = text(other, "own_key") === form.own_key && agree(textOrNull(other, "unit_code"), form.unit_code);
    if (!isSame) return [];
    const record_id = integer(other, "record_id");
    const [target_id, actual_id] = form.part === "target" ? [form.record_id, record_id] : [record_id, form.record_id];
    return [{ target_id, actual_id, how: text(other, "name_key") === form.name_key ? "same_name" : "without_year" }];
  });
}

/** A unit's code and that of the department above it, which it begins with, contradict nothing. */
function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || one.startsWith(other) || other.startsWith(one);
}

function nameOf({ target_id, actual_id }: Pick<Pair, "target_id" | "actual_id">): string {
  return `${target_id} ${actual_id}`;
}

function insertPair(statement: Statements, pair: Pair): void {
  const { target_id, actual_id, how } = pair;
  statement("INSERT INTO form_pairs (target_id, actual_id, how) VALUES (?, ?, ?)").run(target_id, actual_id, how);
  const insert = statement(
    "INSERT INTO row_pairs (target_id, actual_id, position, target_seq, actual_seq, how) VALUES (?, ?, ?, ?, ?, ?)",
  );
  matchedRows(statement, pair).forEach((row, index) => {
    insert.run(target_id, actual_id, index + 1, row.target_seq, row.actual_seq, row.how);
  });
}

function matchedRows(statement: Statements, { target_id, actual_id }: Pair): MatchedRow[] {
  return matchRows(rowsOf(statement, target_id), rowsOf(statement, actual_id));
}

function rowsOf(statement: Statements, record_id: number): JoinRow[] {
  const sql = "SELECT seq, level1, level2, level3, value_text, horizon FROM indicators WHERE record_id = ? ORDER BY seq";
  return allRows(statement(sql).all(record_id)).map((row) => ({
    seq: integer(row, "seq"),
    level1: textOrNull(row, "level1"),
    level2: textOrNull(row, "level2"),
    level3: textOrNull(row, "level3"),
    value_text: textOrNull(row, "value_text"),
    horizon: textOrNull(row, "horizon"),
  }));
}

function isKept(form: Keyed, row: SqlRow | undefined): boolean {
  return row !== undefined && Object.entries(form).every(([column, value]) => row[column] === value);
}

function isPairKept(statement: Statements, pair: Pair): boolean {
  const how = statement("SELECT how FROM form_pairs WHERE target_id = ? AND actual_id = ?")
    .pluck()
    .get(pair.target_id, pair.actual_id);
  const rows = allRows(
    statement("SELECT target_seq, actual_seq, how FROM row_pairs WHERE target_id = ? AND actual_id = ? ORDER BY position").all(
      pair.target_id,
      pair.actual_id,
    ),
  ).map((row) => ({
    target_seq: integerOrNull(row, "target_seq"),
    actual_seq: integerOrNull(row, "actual_seq"),
    how: text(row, "how"),
  }));
  return how === pair.how && JSON.stringify(rows) === JSON.stringify(matchedRows(statement, pair));
}
