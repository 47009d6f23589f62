import type { CanonicalRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import { evaluationOf, formOf, indicatorOf } from "../testing/documents.ts";
import { comparableRecord } from "./comparable.ts";

const marks = { flags: [], places: [] };
const form = formOf({
  indicators: [indicatorOf(), indicatorOf({ level3: null, description: "按季" })],
  tasks: [{ name: "造林", content: "五十亩", total: "1", fiscal: null, other: null, ...marks }],
});
const spent = { initial: "1", adjusted: "1", spent: "1", weight: null, execution_rate: null, score: null, ...marks };
const evaluation = {
  ...evaluationOf(form, "x"),
  execution: [
    { item: "合计", ...spent },
    { item: null, ...spent },
  ],
};

/** The lists of a report, as far as they tell what a row is called by. */
const report = {
  ...form,
  kind: "performance_evaluation_report",
  budget: { initial: null, adjusted: null, spent: null, execution_rate: null },
  budget_lines: [
    { item: "合计", is_total: true },
    { item: "设备", is_total: false },
    { item: null, is_total: true },
  ],
  scores: [{ code: "A1", level3: "立项依据" }],
  worksheets: [
    { code: "A1", name: "依据" },
    { code: null, name: null },
  ],
  history: [{ item: "合计", year: 2023, is_total: true }],
  outputs: [{ item: "造林面积" }],
  schedule: [{ item: "招标" }],
  survey: [{ item: "满意度", is_total: false }],
} as unknown as CanonicalRecord; // of each row only what names it

test.each<[string, CanonicalRecord, readonly (readonly [part: string, label: string | null, keys: number])[]]>([
  [
    "a form",
    form,
    [
      ["tasks", "造林", 1],
      ["indicators", "寄发通知书数量", 3],
      ["indicators", null, 3],
    ],
  ],
  [
    "a self-evaluation",
    evaluation,
    [
      ["tasks", "造林", 1],
      ["execution", "合计", 1],
      ["execution", null, 1],
      ["indicators", "寄发通知书数量", 3],
      ["indicators", null, 3],
    ],
  ],
  [
    "a report",
    report,
    [
      ["budget_lines", "合计", 2],
      ["budget_lines", "设备", 2],
      ["budget_lines", null, 2],
      ["scores", "A1 立项依据", 2],
      ["worksheets", "A1 依据", 2],
      ["worksheets", null, 2],
      ["history", "合计 2023", 2],
      ["outputs", "造林面积", 1],
      ["schedule", "招标", 1],
      ["survey", "满意度", 2],
    ],
  ],
])("what the rows of %s are called, and by how much they are known", (_, record, expected) => {
  const { rows } = comparableRecord(record);
  expect(rows.map(({ part, label, keys }) => [part, label, keys.length])).toEqual(expected);
});

test("keys go from the strictest to the loosest", () => {
  const { keys, rows } = comparableRecord(form);
  expect(keys.map((key): unknown => JSON.parse(key))).toEqual([
    ["performance_objective_form", 2024, "上海市社会保险事业管理中心", "社会保险经办业务费", "353302"],
    ["performance_objective_form", "上海市社会保险事业管理中心", "社会保险经办业务费"],
    ["performance_objective_form", "社会保险经办业务费"],
  ]);
  expect(rows.at(-1)?.keys).toEqual(['["产出指标","数量指标",null,"按季"]', '[null,"按季"]', "[null]"]);
});

test("a value is compared as a whole, whatever the order of its fields; what was not said is null", () => {
  const [, first] = comparableRecord(form).rows;
  const [row] = form.indicators;
  if (row?.value == null) throw new Error("no value");
  const turned = Object.fromEntries(Object.entries(row.value).toReversed()) as typeof row.value;
  const same = comparableRecord({ ...form, indicators: [{ ...row, value: turned }] }).rows[1];
  expect(same?.fields["value"]).toBe(first?.fields["value"]);
  expect(JSON.parse(first?.fields["value"] ?? "")).toMatchObject({ number: "350000", unit: "张" });
  expect(comparableRecord({ ...form, indicators: [{ ...row, value: null }] }).rows[1]?.fields["value"]).toBeNull();
  expect(first?.fields).toMatchObject({ description: null, extra: null, horizon: null });
});
