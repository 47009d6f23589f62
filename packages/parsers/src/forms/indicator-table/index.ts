import { DocumentError } from "@jixiao/contract";
import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { tableDoubts } from "../../reader-doubts.ts";
import type { LooseLabel, Table } from "../../table.ts";
import type { Layout } from "../layout.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { RawIndicator, RawIndicators } from "../raw-form.ts";
import { bodyRows } from "./body-rows.ts";
import { doubtedRepeats, ofAllSets, setsOfRows } from "./sets.ts";
import { type Column, columnsOf, isIndicatorHeader, secondHeaderRow } from "./columns.ts";
import { contradicting } from "./contents.ts";
import { keptRow } from "./kept-rows.ts";
import { leftOverRow } from "./left-over.ts";
import { splitLostRows } from "./lost-rows.ts";
import { hasOtherSums, isTotalRow, totalOf } from "./total-row.ts";

/** A hundred times what was ever seen. Each costs about a millisecond, and a parser has 60 s between two signs of progress. */
const MAX_INDICATORS = 20_000;

/**
 * Reads the rows below the form's indicator header. They end with the table; a table that follows directly and
 * continues it (same columns, or rows with lost merges) belongs to it, and so do tables for the project's whole life and for the year
 * one below the other.
 * @param before the row before them, where a heading of the table may stand
 * @throws DocumentError `too_large` for `file`, where no form has so many rows.
 */
export function readIndicators(rows: readonly FlatRow[], layout: Layout, file: string, before?: FlatRow): RawIndicators {
  const at = rows.findIndex((row) => isIndicatorHeader(row, layout));
  const sets = at < 0 ? [] : setsOfRows(rows, at, layout, before);
  if (sets.length < 2) return doubtedRepeats(readTable(rows, at, layout, file), rows, layout);
  const read = sets.map(({ first, end, horizon }) => ({
    first,
    horizon,
    set: readTable(rows.slice(first, end), 0, layout, file),
  }));
  return ofAllSets(read);
}

function readTable(rows: readonly FlatRow[], at: number, layout: Layout, file: string): RawIndicators {
  const header = rows[at];
  if (header === undefined || header.table === null)
    return {
      rows: [],
      merged: false,
      evidence: "none",
      doubts: [],
      unknownHeaders: [],
      fields: new Set(),
      total: null,
      rowCount: at + 1,
    };
  const { body: all, rowCount } = bodyRows(rows.slice(at), header, layout);
  if (all.length > MAX_INDICATORS)
    throw new DocumentError({ code: "too_large", file, reason: `more than ${MAX_INDICATORS} indicators in one table` });
  const second = secondHeaderRow(header, all[0]);
  const columns = columnsOf(header, layout, second);
  const total = all.find((row) => isTotalRow(row)) ?? null;
  const body = all.filter((row) => row !== second && !isTotalRow(row));
  const taken = rowsByTable(all);
  const tables = [...taken.keys()];
  const isTaken = (row: FlatRow) => row === header || (row.table !== null && taken.get(row.table)?.has(row.row) === true);
  const leftOver = leftOverRow(rows.slice(at), isTaken);
  const doubts: Doubt[] = [
    ...tables.flatMap((table) => tableDoubts(table, "indicators")),
    ...(leftOver === null
      ? []
      : [doubt("table_damaged", "indicators", `a row behind the table was not read: ${printed(leftOver)}`)]),
  ];
  const sums = total === null ? null : totalOf(total, columns);
  if (total !== null && sums !== null && hasOtherSums(total, sums) && columns.some(({ field }) => field === "score"))
    doubts.push(doubt("field_unreadable", "total_score", `which sum is which is not told: ${printed(total)}`));
  const merged = header.table.merges === "kept";
  const indicators = merged ? keptRows(body, columns, doubts) : splitLostRows(body, columns);
  return {
    rows: contradicting(indicators),
    merged,
    evidence: header.table.evidence,
    doubts,
    unknownHeaders: columns.filter(({ known }) => !known).map((column) => column.header),
    fields: new Set(columns.map(({ field }) => field)),
    ...(header.table.looseLabels === undefined ? {} : { looseLabels: looseLabels(header.table.looseLabels, body) }),
    total: sums,
    rowCount: at + rowCount,
  };
}

/** The indicators of rows; one that has figures, and neither name nor value, gives none and is told. */
function keptRows(body: readonly FlatRow[], columns: readonly Column[], doubts: Doubt[]): readonly RawIndicator[] {
  return body.flatMap((row) => {
    const indicators = keptRow(row, columns);
    if (indicators.length === 0 && row.cells.some(({ text }) => FIGURE.test(bareText(text))))
      doubts.push(doubt("row_incomplete", "indicators", `a row without a name and a value was not read: ${printed(row)}`));
    return indicators;
  });
}

/** Points, an amount; a template's 0 says nothing. */
const FIGURE = /^(?!0+(?:\.0+)?$)[\d０-９.．,，]+[分%％]?$/;

/** Loose labels by the indicator before which they stand. */
function looseLabels(labels: readonly LooseLabel[], body: readonly FlatRow[]): readonly LooseLabel[] {
  return labels.map((label) => {
    const at = body.findIndex(({ row }) => row >= label.row);
    return { ...label, row: at < 0 ? body.length : at };
  });
}

function rowsByTable(rows: readonly FlatRow[]): ReadonlyMap<Table, ReadonlySet<number>> {
  const taken = new Map<Table, Set<number>>();
  for (const { table, row } of rows) {
    if (table === null) continue;
    const own = taken.get(table) ?? new Set();
    taken.set(table, own.add(row));
  }
  return taken;
}

function printed({ cells }: FlatRow): string {
  return quote(cells.map(({ text }) => text).join(" | "));
}
