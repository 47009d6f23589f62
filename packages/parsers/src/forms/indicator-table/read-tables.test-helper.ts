import type { Table } from "../../table.ts";
import { commonColumns } from "../../vocabulary/columns.ts";
import { rowsOfTables } from "../drawn-rows.test-helper.ts";
import type { Layout } from "../layout.ts";
import type { RawIndicator, RawText } from "../raw-form.ts";
import { readIndicators } from "./index.ts";

/** A layout that knows the common columns, and one more that holds nothing. */
export const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  headed: [],
  below: {},
  columns: commonColumns,
  ignored: ["备用栏"],
  unitLine: false,
};

const told = (text: RawText | null | undefined): string => text?.text.replaceAll("\n", "/") ?? "-";

/** One row and its doubts in a line. */
export function shown(row: RawIndicator): string {
  const { level1, level2, level3, description, value, valueReading, horizon, weight, scoringRule, actual, score, deviation } =
    row;
  const fields = Object.entries({ description, weight, rule: scoringRule, actual, score, deviation });
  return [
    [level1, level2, level3, value].map(told).join("/"),
    ...(valueReading === undefined ? [] : [`reads ${valueReading}`]),
    ...(horizon == null ? [] : [horizon]),
    ...fields.flatMap(([name, text]) => (text == null ? [] : [`${name} ${told(text)}`])),
    ...row.extra.map(({ label, text, known }) => `${known ? "" : "unknown "}${told(label)}: ${told(text)}`),
    ...(row.chunkStart ? ["new piece"] : []),
    ...row.doubts.map(({ flag, field, note }) => `${flag} ${field ?? "row"}: ${note}`),
  ].join("; ");
}

/** Tables one behind the other, each of rows of cells between bars; `¶` begins a paragraph between them. */
export function readTables(rows: readonly string[], merges: Table["merges"] = "kept", layout = LAYOUT): readonly string[] {
  const all = rowsOfTables(rows, merges);
  const read = readIndicators(all, layout, "甲.pdf");
  const total =
    read.total === null ? [] : [`total ${JSON.stringify({ weight: told(read.total.weight), score: told(read.total.score) })}`];
  return [
    `${read.rowCount} rows of ${all.length}`,
    ...read.rows.map(shown),
    ...total,
    ...read.unknownHeaders.map((header) => `unknown ${told(header)}`),
    ...read.doubts.map(({ flag, field, note }) => `${flag} ${field}: ${note}`),
  ];
}

/** The usual header, and three rows below it. */
export const HEADER = "一级指标|二级指标|三级指标|指标值";
export const ROWS = ["产出指标^3|数量指标^2|造林面积|≥50亩", "||管护面积|≥80亩", "|质量指标|成活率|≥90%"];
