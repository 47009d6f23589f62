import type { CanonicalRecord, Evidence, FormRecord, Indicator, ReportRecord, Value, ValuePart } from "@jixiao/contract";
import {
  type RecordTable,
  type ReportList,
  booleanFields,
  formBudgetFields,
  formFields,
  recordColumns,
  reportBudgetFields,
  reportFields,
  reportLists,
  valueFields,
} from "../columns.ts";
import type { Cell, RecordDocument, RecordRows, Row } from "./rows.ts";

type Fields = Readonly<Record<string, Cell>>;

/** The record that `rowsOf` made these rows of: deeply equal to it. */
export function recordFromRows(document: RecordDocument, rows: RecordRows): CanonicalRecord {
  const head = named("records", rows.records[0]);
  const attached = attachedRows(rows);
  const own = marksOf(attached, "record", 0);
  const shared = {
    source_file: document.name,
    pages: head["first_page"] === null ? null : [head["first_page"], head["last_page"]],
    flags: own.flags,
    evidence: own.evidence,
    provenance: {
      sha256: head["sha256"],
      format: head["format"],
      parser_version: document.parser_version,
      table_evidence: parsed(head["table_evidence"]),
      places: parsed(head["places"]),
    },
  };
  // The shapes are those of the contract by construction: what was written had passed its schema.
  return head["kind"] === "performance_objective_form"
    ? ({ kind: "performance_objective_form", ...shared, ...formFrom(rows, attached) } as unknown as FormRecord)
    : ({ kind: "performance_evaluation_report", ...shared, ...reportFrom(rows, attached) } as unknown as ReportRecord);
}

/** Rows that belong to a row of a list, by that row: `indicators 3`. */
interface AttachedRows {
  readonly flags: ReadonlyMap<string, readonly Row[]>;
  readonly evidence: ReadonlyMap<string, readonly Row[]>;
  readonly parts: ReadonlyMap<string, readonly Row[]>;
}

function attachedRows(rows: RecordRows): AttachedRows {
  return {
    flags: Map.groupBy(rows.flags, listRow),
    evidence: Map.groupBy(rows.evidence, listRow),
    parts: Map.groupBy(rows.indicator_parts, ([seq]) => `indicators ${seq}`),
  };
}

function listRow([part, seq]: Row): string {
  return `${part} ${seq}`;
}

function formFrom(rows: RecordRows, attached: AttachedRows): object {
  const form = named("forms", rows.forms[0]);
  return {
    ...pick(form, formFields),
    budget: pick(form, formBudgetFields),
    indicators: rows.indicators.map((row) => indicatorFrom(named("indicators", row), attached)),
  };
}

function indicatorFrom(fields: Fields, attached: AttachedRows): Indicator {
  const { seq, level1, level2, level3, level1_source, level2_source, description, value_raw, value_text } = fields;
  const indicator = { seq, level1, level2, level3, level1_source, level2_source, description, value_raw, value_text };
  const marks = marksOf(attached, "indicators", seq ?? null);
  return { ...indicator, value: valueFrom(fields, attached), ...marks, places: parsed(fields["places"]) } as unknown as Indicator;
}

function valueFrom(fields: Fields, attached: AttachedRows): Value | null {
  if (fields["type"] === null) return null;
  const rows = attached.parts.get(`indicators ${fields["seq"]}`) ?? [];
  const parts = fields["parts"] === null ? null : rows.map((row) => partFrom(named("indicator_parts", row)));
  return { ...pick(fields, valueFields), parts } as unknown as Value;
}

function partFrom(fields: Fields): ValuePart {
  return { ...pick(fields, valueFields), parts: null, text: fields["text"] } as unknown as ValuePart;
}

function reportFrom(rows: RecordRows, attached: AttachedRows): object {
  const report = named("reports", rows.reports[0]);
  const lists = (Object.keys(reportLists) as ReportList[]).map((list) => [
    list,
    rows[list].map((row) => lineFrom(list, row, attached)),
  ]);
  return { ...pick(report, reportFields), budget: pick(report, reportBudgetFields), ...Object.fromEntries(lists) };
}

function lineFrom(list: ReportList, row: Row, attached: AttachedRows): object {
  const fields = named(list, row);
  const { flags } = marksOf(attached, list, fields["seq"] ?? null);
  return { ...pick(fields, reportLists[list]), flags, places: parsed(fields["places"]) };
}

function marksOf(attached: AttachedRows, part: string, seq: Cell): { flags: Cell[]; evidence: Evidence[] } {
  const at = `${part} ${seq}`;
  const flags = (attached.flags.get(at) ?? []).map((row) => named("flags", row)["flag"] ?? null);
  const evidence = (attached.evidence.get(at) ?? []).map((row) => {
    const { flag, field, note } = named("evidence", row);
    return { flag, field, note } as unknown as Evidence;
  });
  return { flags, evidence };
}

function named(table: RecordTable, row: Row | undefined): Fields {
  if (row === undefined) throw new Error(`a record without its row in ${table}`);
  return Object.fromEntries(recordColumns[table].map((column, index) => [column, row[index] ?? null]));
}

function pick(fields: Fields, names: readonly string[]): Record<string, Cell | boolean> {
  return Object.fromEntries(names.map((name) => [name, typed(name, fields[name] ?? null)]));
}

function typed(name: string, cell: Cell): Cell | boolean {
  return booleanFields.has(name) && cell !== null ? cell === 1 : cell;
}

function parsed(json: Cell | undefined): unknown {
  return JSON.parse(String(json));
}
