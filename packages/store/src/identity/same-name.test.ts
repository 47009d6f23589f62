import type { FormRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import { findSameNames } from "./same-name.ts";
import { doubt, exampleForm, printOf, withRow } from "./testing.ts";

const form = exampleForm();
const lost = { value: null, value_text: null, ...doubt("value_missing", null) };

test.each<[string, FormRecord, string | null, readonly string[]]>([
  ["other indicators", withRow(form, 1, { level3: "别的任务" }), "same_name_other_content", ["indicators.level3"]],
  [
    "other money",
    { ...form, budget: { ...form.budget, annual_total: "1.00" } },
    "same_name_other_content",
    ["budget.annual_total"],
  ],
  ["too much in doubt", { ...form, indicators: form.indicators.map((row) => ({ ...row, ...lost })) }, "same_name_in_doubt", []],
  ["the year in one only", { ...form, fiscal_year: null, fiscal_year_source: null }, "same_name_year_unstated", []],
  ["another year", { ...form, fiscal_year: 2025 }, null, []],
  ["another unit", { ...form, implementing_unit: "上海市社会保障卡服务中心" }, null, []],
  ["another project", { ...form, project_name: "别的项目" }, null, []],
  ["a copy", form, null, []],
])("%s", (_, other, code, differs) => {
  const found = findSameNames([printOf(other, 2), printOf(form, 1)]);
  const [one, two] = [printOf(form, 1).form_id, printOf(other, 2).form_id];
  expect(found).toEqual(code === null ? [] : [{ form_id: one, other_form_id: two, code, differs }]);
});

test("forms without a name have none in common", () => {
  const nameless = { ...form, project_name: null, ...doubt("project_name_missing", "project_name") };
  expect(findSameNames([printOf(nameless, 1), printOf(withRow(nameless, 1, { level3: "别的任务" }), 2)])).toEqual([]);
});

test("three of one name are three pairs", () => {
  const forms = [form, withRow(form, 1, { level3: "别的任务" }), withRow(form, 1, { level3: "又一任务" })];
  expect(findSameNames(forms.map((one, index) => printOf(one, index + 1)))).toHaveLength(3);
});
