import type { Flag } from "@jixiao/contract";
import type { FlatRow } from "../../flat-rows.ts";
import type { Table } from "../../table.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Layout } from "../layout.ts";
import { raw, type RawIndicator, type RawIndicators } from "../raw-form.ts";
import { bodyRows } from "./body-rows.ts";
import { columnsOf, isIndicatorHeader } from "./columns.ts";
import { keptRow } from "./kept-rows.ts";
import { splitLostRows } from "./lost-rows.ts";

/**
 * Reads the rows below the form's indicator header. They end with the table; a table that follows directly and
 * continues it (same columns, or rows with lost merges) belongs to it.
 */
export function readIndicators(rows: readonly FlatRow[], layout: Layout): RawIndicators {
  const at = rows.findIndex((row) => isIndicatorHeader(row, layout));
  const header = rows[at];
  if (header === undefined || header.table === null)
    return { rows: [], merged: false, evidence: "none", flags: [], unknownHeaders: [], rowCount: at + 1 };
  const { body, rowCount } = bodyRows(rows.slice(at), header, layout);
  const columns = columnsOf(header, layout);
  const merged = header.table.merges === "kept";
  const kept = merged ? body.map((row) => ({ row, read: keptRow(row, columns) })) : [];
  const indicators = merged ? kept.flatMap(({ read }) => read) : splitLostRows(header, body, layout);
  const tables = [...new Set(body.map((row) => row.table as Table))];
  const leftOver = rows
    .slice(at)
    .some(
      (row) =>
        row.table !== null && !body.some((taken) => taken.table === row.table && taken.row === row.row) && holdsLevelLabel(row),
    );
  const flags = [
    ...new Set<Flag>([
      ...tables.flatMap((table) => table.flags),
      ...flagsOfNoRow(rows.slice(at, at + rowCount), kept),
      ...(leftOver ? (["table_damaged"] as const) : []),
    ]),
  ];
  return {
    rows: indicators,
    merged,
    evidence: header.table.evidence,
    flags,
    unknownHeaders: columns.unknown.map(({ header: cell }) => raw([cell])),
    rowCount: at + rowCount,
  };
}

/** Doubts about cells without text in rows that gave no indicator: no row of the record can carry them. */
function flagsOfNoRow(
  rows: readonly FlatRow[],
  kept: readonly { readonly row: FlatRow; readonly read: readonly RawIndicator[] }[],
): readonly Flag[] {
  return rows.flatMap(({ table, row, emptyFlags = [] }) =>
    emptyFlags.length > 0 && kept.some((own) => own.row.table === table && own.row.row === row && own.read.length > 0)
      ? []
      : emptyFlags,
  );
}

/** A row behind the table that begins with a level's label belongs to it, and could not be joined: that must be said. */
function holdsLevelLabel(row: FlatRow): boolean {
  return (
    row.cells.length > 2 &&
    row.cells.slice(0, 3).some((cell) => bareText(cell.text).endsWith("指标") && canonicalLabel(cell.text) !== null)
  );
}
