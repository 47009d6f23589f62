import { readRows } from "../read.ts";
import type { WrittenRecord } from "../records/insert-records.ts";
import { type Cell, type RecordRows, type Row, rowsIn } from "../records/rows.ts";
import { integers, texts } from "../row.ts";
import { columnsOf } from "../schema/record-tables.ts";
import type { Store } from "../store.ts";
import { bigrams } from "./bigrams.ts";

/**
 * What stands in the full-text indexes is defined here once, from a record's rows: adding, taking out and rebuilding must
 * give the same tokens, because an index without content forgets a row only when told the very texts that were put in.
 */

/** The keys of a record and, in order, of its indicators. */
type RecordIds = Omit<WrittenRecord, "rows">;

const insertSql = {
  records: "INSERT INTO records_fts (rowid, project_name, units, text) VALUES (?, ?, ?, ?)",
  indicators: "INSERT INTO indicators_fts (rowid, level3, description, value_text) VALUES (?, ?, ?, ?)",
};
const deleteSql = {
  records: "INSERT INTO records_fts (records_fts, rowid, project_name, units, text) VALUES ('delete', ?, ?, ?, ?)",
  indicators: "INSERT INTO indicators_fts (indicators_fts, rowid, level3, description, value_text) VALUES ('delete', ?, ?, ?, ?)",
};

/**
 * Puts a document's records into the full-text indexes. To be called after all else that its transaction writes: the indexes collect
 * their words until they are told that a statement may have to be undone, as every one is told that changes several rows at once.
 */
export function addToIndex(store: Store, records: readonly WrittenRecord[]): void {
  for (const { rows, ...ids } of records) writeIndex(store, insertSql, ids, rows);
}

/** Takes a document's records, not yet deleted and unaltered, out of the full-text indexes. */
export function removeFromIndex(store: Store, sha256: string, records: readonly RecordRows[]): void {
  const ids = recordIds(store, sha256);
  records.forEach((rows, index) => writeIndex(store, deleteSql, idsAt(ids, index), rows));
}

/** Makes the full-text indexes anew from the records; for repair. Runs inside the caller's transaction, if any. */
export function rebuildIndex(store: Store): void {
  store.db.transaction(() => {
    for (const index of ["records_fts", "indicators_fts"]) store.db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    for (const sha256 of texts(store.statement("SELECT sha256 FROM documents").pluck().all())) {
      const ids = recordIds(store, sha256);
      readRows(store, sha256).forEach((rows, index) => addToIndex(store, [{ ...idsAt(ids, index), rows }]));
    }
  })();
}

function writeIndex(store: Store, sql: typeof insertSql, { record_id, indicator_ids }: RecordIds, rows: RecordRows): void {
  store.statement(sql.records).run(record_id, ...recordTexts(rows).map(tokenText));
  const indicators = store.statement(sql.indicators);
  rowsIn(rows, "indicators").forEach((row, index) => {
    const [name = null, description = null, value = null] = indicatorTexts(row);
    indicators.run(indicator_ids[index], tokenText(name), tokenText(description), tokenText(value));
  });
}

function tokenText(text: Cell): Cell {
  return typeof text === "string" ? bigrams(text) : null;
}

const indicatorTexts = pickerOf("indicators", ["level3", "description", "value_text"]);
const formTexts = {
  name: pickerOf("forms", ["project_name"]),
  units: pickerOf("forms", ["department", "implementing_unit"]),
  text: pickerOf("forms", ["purpose", "overall_goal", "annual_goal"]),
};
const reportTexts = {
  name: pickerOf("reports", ["project_name"]),
  units: pickerOf("reports", ["department", "implementing_unit", "commissioned_by", "evaluator"]),
};
const scoreTexts = pickerOf("scores", ["level3"]);
const worksheetTexts = pickerOf("worksheets", [
  "name",
  "explanation",
  "benchmark",
  "benchmark_basis",
  "scoring_rule",
  "data_source",
  "rationale",
]);
const outputTexts = pickerOf("outputs", ["item"]);

/** Name, units and running text of a form or report: the columns of `records_fts`. */
function recordTexts(rows: RecordRows): Row {
  const [form, report] = [rowsIn(rows, "forms")[0], rowsIn(rows, "reports")[0]];
  if (form !== undefined) return [joined(formTexts.name(form)), joined(formTexts.units(form)), joined(formTexts.text(form))];
  if (report === undefined) return [null, null, null];
  const text = [
    ...rowsIn(rows, "scores").flatMap(scoreTexts),
    ...rowsIn(rows, "worksheets").flatMap(worksheetTexts),
    ...rowsIn(rows, "outputs").flatMap(outputTexts),
  ];
  return [joined(reportTexts.name(report)), joined(reportTexts.units(report)), joined(text)];
}

/** A line break keeps the words of two texts apart, for no search holds one. */
function joined(texts: readonly Cell[]): string {
  return texts.filter((text) => text !== null).join("\n");
}

/** Picks columns out of a table's rows. Throws for a column that the table does not have. */
function pickerOf(table: string, columns: readonly string[]): (row: Row) => Cell[] {
  const positions = columns.map((column) => columnsOf(table).indexOf(column));
  if (positions.includes(-1)) throw new Error(`${table} has not all of ${columns.join(", ")}`);
  return (row) => {
    const cells: Cell[] = [];
    for (const position of positions) cells.push(row[position] ?? null);
    return cells;
  };
}

function recordIds({ statement }: Store, sha256: string): RecordIds[] {
  const ids = integers(statement("SELECT record_id FROM records WHERE sha256 = ? ORDER BY seq").pluck().all(sha256));
  const indicators = statement("SELECT indicator_id FROM indicators WHERE record_id = ? ORDER BY seq").pluck();
  return ids.map((record_id) => ({ record_id, indicator_ids: integers(indicators.all(record_id)) }));
}

function idsAt(ids: readonly RecordIds[], index: number): RecordIds {
  const found = ids[index];
  if (found === undefined) throw new Error(`no key for record ${index + 1}`);
  return found;
}
