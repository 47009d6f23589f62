import type { FlatRow } from "../flat-rows.ts";
import type { Table } from "../table.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import { paragraphOf, rowsIn, tableOf } from "./drawn-rows.test-helper.ts";
import { readHead } from "./head.ts";
import type { Layout } from "./layout.ts";
import type { RawText } from "./raw-form.ts";

/** A layout with a label of each sort that a head may have. */
export const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: { 预算数: "budget.annual_total", 立项数: ["budget.project_total", "budget.annual_total"] },
  headed: ["overall_goal", "annual_goal", "goal_actual"],
  below: { 预算数: "purpose" },
  columns: commonColumns,
  ignored: ["备案号"],
  unitLine: true,
};

const place = (row: number, column: number) => ({ kind: "word", table: 1, row, column }) as const;

function table(rows: readonly string[], merges: Table["merges"]): readonly FlatRow[] {
  return rowsIn(
    tableOf(
      rows.map((row) => row.split("|")),
      merges,
      (x, y) => place(y, x),
    ),
  );
}

/** Rows of a table, their cells between bars; `¶` begins a paragraph. Everything that the head says of them. */
export function readLines(rows: readonly string[], merges: Table["merges"] = "kept", layout = LAYOUT): readonly string[] {
  const inTable = table(
    rows.filter((row) => !row.startsWith("¶")),
    merges,
  );
  let next = 0;
  const all = rows.flatMap((row, i) =>
    row.startsWith("¶") ? paragraphOf(row.slice(1), [place(100 + i, 0)]) : (inTable[next++] ?? []),
  );
  const head = readHead(all, layout);
  const told = (text: RawText | null) => text?.text.replaceAll("\n", "/") ?? "∅";
  return [
    ...[...head.fields].map(([field, text]) => `${field} = ${told(text)} (${head.labels.get(field) ?? "no label"})`),
    ...[...head.units].map(([field, unit]) => `${field} in ${unit}`),
    ...head.extra.map(({ label, text, known }) => `${known ? "known" : "unknown"} ${told(label)}: ${told(text)}`),
    ...head.execution.map(({ item, cells, units, extra, certain }) => {
      const own = [...cells].map(
        ([column, text]) => `${column} ${told(text)}${units.has(column) ? ` in ${units.get(column) ?? ""}` : ""}`,
      );
      const rest = extra.map(({ label, text, known }) => `${known ? "known" : "unknown"} ${told(label)}: ${told(text)}`);
      return `spent ${told(item)}: ${[...own, ...rest].join(", ")}${certain ? "" : " uncertain"}`;
    }),
    ...head.tasks.map(({ name, texts, units, certain }) => {
      const own = [...texts].map(
        ([column, text]) => `${column} ${told(text)}${units.has(column) ? ` in ${units.get(column) ?? ""}` : ""}`,
      );
      return `task ${told(name)}: ${own.join(", ")}${certain ? "" : " uncertain"}`;
    }),
    ...(head.unitLine === null ? [] : [`unit ${told(head.unitLine)}`]),
    ...(head.fiscalYear === null ? [] : [`year ${head.fiscalYear.value}`]),
    ...head.doubts.map(({ flag, field, note }) => `${flag} ${field}: ${note}`),
  ];
}
