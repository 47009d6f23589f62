import { doubt, quote } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import { tableDoubts } from "../../reader-doubts.ts";
import type { Table } from "../../table.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Layout } from "../layout.ts";
import { raw, type RawIndicators } from "../raw-form.ts";
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
    return { rows: [], merged: false, evidence: "none", doubts: [], unknownHeaders: [], rowCount: at + 1 };
  const { body, rowCount } = bodyRows(rows.slice(at), header, layout);
  const tables = [...new Set(body.map((row) => row.table as Table))];
  const leftOver = rows
    .slice(at)
    .find(
      (row) =>
        row.table !== null && !body.some((taken) => taken.table === row.table && taken.row === row.row) && holdsLevelLabel(row),
    );
  const doubts = [
    ...tables.flatMap((table) => tableDoubts(table, "indicators")),
    ...(leftOver === undefined
      ? []
      : [doubt("table_damaged", "indicators", `a row behind the table was not read: ${printed(leftOver)}`)]),
  ];
  const columns = columnsOf(header, layout);
  const merged = header.table.merges === "kept";
  const indicators = merged ? body.flatMap((row) => keptRow(row, columns)) : splitLostRows(header, body, layout);
  return {
    rows: indicators,
    merged,
    evidence: header.table.evidence,
    doubts,
    unknownHeaders: columns.unknown.map(({ header: cell }) => raw([cell])),
    rowCount: at + rowCount,
  };
}

/** A row behind the table that begins with a level's label belongs to it, and could not be joined: that must be said. */
function holdsLevelLabel(row: FlatRow): boolean {
  return (
    row.cells.length > 2 &&
    row.cells.slice(0, 3).some((cell) => bareText(cell.text).endsWith("指标") && canonicalLabel(cell.text) !== null)
  );
}

function printed({ cells }: FlatRow): string {
  return quote(cells.map(({ text }) => text).join(" | "));
}
