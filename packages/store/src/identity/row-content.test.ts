import type { CanonicalRecord, FormRecord, Indicator } from "@jixiao/contract";
import { expect, test } from "vitest";
import { contextOf } from "../records/record-json.ts";
import { rowsOf } from "../records/rows.ts";
import { evaluationOf } from "../testing/documents.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { copyKeyOfRows } from "./row-content.ts";
import { doubt, exampleForm, withRow } from "./testing.ts";

const form = exampleForm();
const evaluation = evaluationOf(form, "已完成");
const row = (fields: Partial<Indicator>): FormRecord => withRow(form, 0, fields);
const [indicator] = form.indicators;
const value = indicator?.value ?? null;
const parts =
  value === null
    ? null
    : (["quantity", "qualitative"] as const).map((type, i) => ({ ...value, type, parts: null, text: `第 ${i} 项`, unit: "个" }));
const compound = (over: object = {}): Partial<Indicator> => ({
  value: value === null ? null : { ...value, type: "compound", parts: parts?.map((part) => ({ ...part, ...over })) ?? null },
});
const spent = {
  item: "合计",
  initial: "1.0",
  adjusted: null,
  spent: "1",
  weight: "10",
  execution_rate: null,
  score: "10",
  flags: [],
  places: [],
};

/** The same key as the fingerprint has, and whether there is one. */
test.each<[string, CanonicalRecord, hasKey: boolean]>([
  ["all said", form, true],
  ["a self-evaluation", evaluation, true],
  ["with rows of another list", { ...evaluation, execution: [spent] }, true],
  [
    "one of which is in doubt, all said",
    { ...evaluation, execution: [{ ...spent, adjusted: "1", execution_rate: "100", flags: ["ocr_uncertain"] }] },
    true,
  ],
  ["one of which is in doubt, and says not all", { ...evaluation, execution: [{ ...spent, flags: ["ocr_uncertain"] }] }, false],
  ["a value of parts", row(compound()), true],
  ["another number in a part", row(compound({ number: "7" })), true],
  [
    "a value of words",
    row({ value: value === null ? null : { ...value, type: "qualitative", number: null }, value_text: "及 时" }),
    true,
  ],
  ["a value that was not read, its text was", row({ value: null, value_text: "长期" }), true],
  ["a demand beside the number", row({ flags: ["demands_unread"] }), true],
  ["a blank beside values", row({ value: null, value_text: "≥**%", flags: ["template_blank"] }), true],
  [
    "nothing but a blank",
    {
      ...form,
      indicators: form.indicators
        .slice(0, 1)
        .map((one) => ({ ...one, value: null, value_text: "≥**%", flags: ["template_blank"] })),
    },
    false,
  ],
  ["no value said, without doubt", row({ value: null, value_text: null }), true],
  ["no value said, in doubt", row({ value: null, value_text: null, ...doubt("value_missing", null) }), false],
  ["no value said, the name in doubt", row({ value: null, value_text: null, ...doubt("ocr_uncertain", "level3") }), true],
  ["a name in doubt, but there", row(doubt("ocr_uncertain", "level3")), true],
  ["no name, in doubt", row({ level3: null, ...doubt("level3_missing", null) }), false],
  [
    "no name, a damaged row whose description alone is in doubt",
    row({ level3: null, ...doubt("row_incomplete", "description") }),
    true,
  ],
  ["no name, a damaged row", row({ level3: null, ...doubt("row_incomplete", null) }), false],
  ["no description, in doubt: it need not have one", row({ description: null, ...doubt("ocr_uncertain", "description") }), true],
  ["the whole table in doubt", { ...form, flags: ["table_damaged"] }, false],
  ["the whole text in doubt, but there", { ...form, flags: ["text_undecodable"] }, false],
  ["a head's flag that doubts nothing", { ...form, flags: ["ocr"] }, true],
  ["no year, in doubt", { ...form, fiscal_year: null, ...doubt("ocr_uncertain", "fiscal_year") }, false],
  ["no year, without doubt", { ...form, fiscal_year: null }, true],
  ["no name of the project, in doubt", { ...form, project_name: null, ...doubt("project_name_missing", "project_name") }, false],
  ["no name of the project, without doubt", { ...form, project_name: null }, true],
  ["nor a unit", { ...form, project_name: null, implementing_unit: null, department: null }, false],
  [
    "no amount, where cells ran together",
    { ...form, budget: { ...form.budget, annual_total: null }, ...doubt("field_unreadable", "budget.annual_fiscal") },
    false,
  ],
  [
    "no amount, all money in doubt",
    { ...form, budget: { ...form.budget, annual_total: null }, ...doubt("ocr_uncertain", "budget") },
    false,
  ],
  [
    "another amount that is not there, where cells ran together",
    {
      ...form,
      budget: { ...form.budget, annual_total: null, project_total: null },
      ...doubt("field_unreadable", "project_nature"),
    },
    false,
  ],
  ["no goal, in doubt: no anchor", { ...form, annual_goal: null, ...doubt("ocr_uncertain", "annual_goal") }, true],
])("%s", (_, record, hasKey) => {
  const { copy_key } = fingerprintOf(record, "x");
  expect(copyKeyOfRows(contextOf({ name: "x", parser_version: "1" }, rowsOf(record, 1)))).toBe(copy_key);
  expect(copy_key !== null).toBe(hasKey);
});

const numbered = (rows: readonly Indicator[]): readonly Indicator[] => rows.map((one, i) => ({ ...one, seq: i + 1 }));

test("the key changes with all that is said, and with nothing else", () => {
  const keyOf = (record: CanonicalRecord) => copyKeyOfRows(contextOf({ name: "x", parser_version: "1" }, rowsOf(record, 1)));
  const alike = [form, row({ value_raw: "x", value_stored: "1" }), { ...form, form_number: "7", currency_unit: "万元" }];
  expect(new Set(alike.map(keyOf)).size).toBe(1);
  const others = [
    form,
    evaluation,
    row({ level1: "别" }),
    row({ weight: "5" }),
    row({ horizon: "annual" }),
    row({ description: "按季" }),
    row(compound()),
    row(compound({ number: "7" })),
    row(compound({ text: "另" })),
    { ...form, annual_goal: "另" },
    { ...form, indicators: numbered(form.indicators.toReversed()) },
    { ...form, indicators: numbered(form.indicators.slice(1)) },
  ];
  expect(new Set(others.map(keyOf)).size).toBe(others.length);
});
