import type { CanonicalRecord, Evidence, Flag, FormRecord, Place, ReportRecord, Value } from "@jixiao/contract";
import {
  type RecordTable,
  type ReportList,
  formBudgetFields,
  formFields,
  indicatorFields,
  recordTables,
  reportBudgetFields,
  reportFields,
  reportLists,
  valueFields,
} from "../columns.ts";

export type Cell = string | number | null;
export type Row = readonly Cell[];

/** One record as the rows of all tables, in the order of `recordColumns`, without the keys that a database assigns. */
export type RecordRows = { readonly [Table in RecordTable]: readonly Row[] };
type RowLists = { [Table in RecordTable]: Row[] };

/** What a record shares with its document: not repeated in its rows. */
export interface RecordDocument {
  readonly name: string;
  readonly parser_version: string;
}

/**
 * The rows of a record, `seq` being its 1-based position in the document. `readRows` (read.ts) and `recordFromRows`
 * (record.ts) go the other way. Throws where indicators are not numbered 1, 2, 3 …: a bug of the format.
 */
export function rowsOf(record: CanonicalRecord, seq: number): RecordRows {
  const rows = Object.fromEntries(recordTables.map((table) => [table, []])) as unknown as RowLists;
  rows.records.push(headRow(record, seq));
  addFlags(rows, "record", 0, record.flags);
  addEvidence(rows, "record", 0, record.evidence);
  if (record.kind === "performance_objective_form") addForm(rows, record);
  else addReport(rows, record);
  rows.flags.sort(byKey);
  rows.evidence.sort(byKey);
  return rows;
}

/** Flags and evidence in the order of their keys (part, seq, position), in which the database gives them back. */
function byKey(left: Row, right: Row): number {
  const [leftPart, leftSeq, leftPosition] = left as [string, number, number];
  const [rightPart, rightSeq, rightPosition] = right as [string, number, number];
  if (leftPart !== rightPart) return leftPart < rightPart ? -1 : 1;
  return leftSeq - rightSeq || leftPosition - rightPosition;
}

function headRow(record: CanonicalRecord, seq: number): Row {
  const { sha256, format, table_evidence, places } = record.provenance;
  const [first, last] = record.pages ?? [null, null];
  return [sha256, seq, record.kind, first, last, format, JSON.stringify(table_evidence), fieldPlacesJson(places)];
}

function addForm(rows: RowLists, form: FormRecord): void {
  rows.forms.push([...cells(form, formFields), ...cells(form.budget, formBudgetFields)]);
  form.indicators.forEach((indicator, index) => {
    const { seq, value, places, flags, evidence } = indicator;
    if (seq !== index + 1) throw new Error(`indicator ${index + 1} of ${form.source_file} says it is number ${seq}`);
    const parts = value?.parts ?? null;
    rows.indicators.push([
      ...cells(indicator, indicatorFields),
      ...valueCells(value),
      parts?.length ?? null,
      fieldPlacesJson(places),
    ]);
    parts?.forEach((part, at) => rows.indicator_parts.push([seq, at + 1, ...cells(part, valueFields), ...cells(part, ["text"])]));
    addFlags(rows, "indicators", seq, flags);
    addEvidence(rows, "indicators", seq, evidence);
  });
}

function addReport(rows: RowLists, report: ReportRecord): void {
  rows.reports.push([...cells(report, reportFields), ...cells(report.budget, reportBudgetFields)]);
  for (const list of Object.keys(reportLists) as ReportList[]) {
    report[list].forEach((line, index) => {
      rows[list].push([index + 1, ...cells(line, reportLists[list]), placesJson(line.places)]);
      addFlags(rows, list, index + 1, line.flags);
    });
  }
}

const noValue: Row = valueFields.map(() => null);

function valueCells(value: Value | null): Row {
  return value === null ? noValue : cells(value, valueFields);
}

function addFlags(rows: RowLists, part: string, seq: number, flags: readonly Flag[]): void {
  flags.forEach((flag, index) => rows.flags.push([part, seq, index + 1, flag]));
}

function addEvidence(rows: RowLists, part: string, seq: number, evidence: readonly Evidence[]): void {
  evidence.forEach((entry, index) => rows.evidence.push([part, seq, index + 1, ...cells(entry, ["flag", "field", "note"])]));
}

/** The named fields as SQLite keeps them: booleans as 0 and 1. */
function cells(source: object, fields: readonly string[]): Cell[] {
  const values = source as Readonly<Record<string, Cell | boolean>>;
  return fields.map((field) => {
    const value = values[field];
    if (value === undefined) throw new Error(`a record without the field ${field}`);
    // Half a surrogate pair has no UTF-8: the database would keep another text, and say so to nobody.
    if (typeof value === "string" && !value.isWellFormed()) throw new Error(`the field ${field} is no well-formed text`);
    return typeof value === "boolean" ? Number(value) : value;
  });
}

/**
 * Places by field as JSON with everything in a fixed order, so that equal records have equal rows. Written by hand:
 * places are most of what a record holds, and this is several times faster than sorting objects for JSON.stringify.
 */
function fieldPlacesJson(places: Readonly<Record<string, readonly Place[]>>): string {
  const fields = Object.keys(places).toSorted();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${placesJson(places[field] ?? [])}`).join(",")}}`;
}

function placesJson(places: readonly Place[]): string {
  return `[${places.map(placeJson).join(",")}]`;
}

function placeJson(place: Place): string {
  switch (place.kind) {
    case "text":
      return `{"kind":"text","lines":[${place.lines[0]},${place.lines[1]}]}`;
    case "word":
      return `{"kind":"word","table":${place.table},"row":${place.row},"column":${place.column}}`;
    case "page": {
      const { x0, y0, x1, y1 } = place.box;
      return `{"kind":"page","page":${place.page},"box":{"x0":${x0},"y0":${y0},"x1":${x1},"y1":${y1}}}`;
    }
  }
}
