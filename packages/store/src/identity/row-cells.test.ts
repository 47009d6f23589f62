import type { CanonicalRecord, Flag, FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { evaluationOf } from "../testing/documents.ts";
import { type Cell, cellsOf, foldedHeadText, foldedRowText } from "./cells.ts";
import { doubtsOf } from "./reading-doubts.ts";
import { doubt, exampleForm, withRow } from "./testing.ts";

const form = exampleForm();
const evaluation = evaluationOf(form, "已完成");
const spending: SelfEvaluationRecord["execution"][number] = {
  item: "年度资金总额",
  initial: "10.00",
  adjusted: "10.00",
  spent: "9.50",
  weight: "10",
  execution_rate: "95",
  score: "9.5",
  flags: [],
  places: [],
};

/** The fields of the `n`-th row of a list that are in doubt. */
function doubted(record: CanonicalRecord, part: string, n = 0): readonly string[] {
  const row = cellsOf(record).rows.filter((one) => one.part === part)[n];
  if (row === undefined) throw new Error(`no row ${n} of ${part}`);
  return [...row.cells].flatMap(([field, { certain }]) => (certain ? [] : [field]));
}

describe("doubts of a row are its own", () => {
  const spent: SelfEvaluationRecord = { ...evaluation, execution: [spending, { ...spending, flags: ["ocr_uncertain"] }] };

  test("a row of another list with the same number carries none of them", () => {
    const [first, ...others] = spent.indicators;
    if (first === undefined) throw new Error("no indicators");
    const marked = { ...spent, indicators: [{ ...first, ...doubt("ocr_uncertain", null) }, ...others] };
    expect(doubted(marked, "execution", 0)).toEqual([]);
    expect(doubted(spent, "indicators", 1)).toEqual([]);
    expect(doubted(marked, "indicators", 0)).toContain("level3");
    expect(doubted(marked, "indicators", 1)).toEqual([]);
  });

  test("a flag of a row without evidence of its own doubts all of it", () => {
    expect(doubted(spent, "execution", 0)).toEqual([]);
    expect(doubted(spent, "execution", 1)).toEqual(["item", "initial", "adjusted", "spent", "weight", "execution_rate", "score"]);
  });

  test.each<[string, FormRecord, readonly string[]]>([
    ["nothing", form, []],
    ["one field", withRow(form, 0, doubt("ocr_uncertain", "level3")), ["level3"]],
    ["its value, by the flag's meaning", withRow(form, 0, doubt("value_missing", null)), ["value"]],
    ["level 1, inferred", withRow(form, 0, { level1_source: "inferred" }), ["level1"]],
    ["level 2, inferred", withRow(form, 0, { level2_source: "inferred" }), ["level2"]],
    ["a level that is absent is not inferred", withRow(form, 0, { level2_source: null }), []],
    ["how it was read at all", withRow(form, 0, doubt("ocr", null)), []],
  ])("%s", (_, record, fields) => expect(doubted(record, "indicators")).toEqual(fields));

  test("a table in doubt doubts every row", () => {
    const { rowsCertain, rows } = cellsOf({ ...form, flags: ["table_damaged"] });
    const certain = rows.flatMap(({ cells }) => [...cells.values()]).filter((cell) => cell.certain);
    expect([rowsCertain, certain]).toEqual([false, []]);
  });
});

describe("amounts of the head that are not there", () => {
  const total = (over: Partial<FormRecord>): Cell | undefined =>
    cellsOf({ ...form, budget: { ...form.budget, annual_total: null }, ...over }).head.get("budget.annual_total");
  const nature = (over: Partial<FormRecord>): Cell | undefined =>
    cellsOf({ ...form, project_nature: null, ...over }).head.get("project_nature");

  test.each<[string, Partial<FormRecord>, isAmountSure: boolean, isTextSure: boolean]>([
    ["without doubt", {}, true, true],
    ["where cells ran together", doubt("field_unreadable", "budget.annual_fiscal"), false, true],
    ["where the table is in doubt", { flags: ["row_incomplete"] }, false, true],
    ["where all money is in doubt", doubt("ocr_uncertain", "budget"), false, true],
    ["where all is in doubt", { flags: ["ocr_uncertain"] }, false, false],
    ["where the text is in doubt", doubt("ocr_uncertain", "project_nature"), true, false],
  ])("%s", (_, over, isAmountSure, isTextSure) => {
    expect(total(over)).toEqual({ text: null, certain: isAmountSure });
    expect(nature(over)).toEqual({ text: null, certain: isTextSure });
  });

  test("a stated one stays sure where others ran together", () => {
    const { head } = cellsOf({ ...form, ...doubt("field_unreadable", "budget.annual_fiscal") });
    expect(head.get("budget.annual_total")).toEqual({ text: "34094740", certain: true });
  });
});

test.each<[field: string, text: string, folded: string | null]>([
  ["budget.annual_total", "0.00", null],
  ["budget.annual_total", "10.50", "10.5"],
  ["total_score", "95.50", "95.5"],
  ["total_score", "0.0", "0"],
  ["project_name", "项目 2.0", "项目2.0"],
  ["project_name", " ", null],
])("head: %s %j folds to %j", (field, text, folded) => expect(foldedHeadText(field, text)).toBe(folded));

test.each<[field: string, text: string | null, folded: string | null]>([
  ["weight", "10.0", "10"],
  ["weight", " 10.0 ", "10"],
  ["code", "1.10", "1.10"],
  ["item", "2.0", "2.0"],
  ["level3", " 完成 率", "完成率"],
  ["level3", "\n", null],
  ["level3", null, null],
])("row: %s %j folds to %j", (field, text, folded) => expect(foldedRowText(field, text)).toBe(folded));

describe("what flags put in doubt", () => {
  type Named = readonly (readonly [flag: Flag, field: string | null])[];
  test.each<
    [flags: readonly Flag[], evidence: Named, of: "head" | "row", all: boolean, rows: boolean, fields: readonly string[]]
  >([
    [[], [], "head", false, false, []],
    [["ocr"], [["ocr", "project_name"]], "head", false, false, []],
    [["ocr_uncertain"], [], "head", true, true, []],
    [["ocr_uncertain"], [["ocr_uncertain", null]], "head", true, true, []],
    [["ocr_uncertain"], [["ocr_uncertain", "grade"]], "head", false, false, ["grade"]],
    [
      ["ocr_uncertain"],
      [
        ["ocr_uncertain", "grade"],
        ["ocr_uncertain", null],
      ],
      "head",
      true,
      true,
      [],
    ],
    [["ocr_uncertain"], [["value_missing", "grade"]], "head", true, true, []],
    [["ocr_uncertain"], [["ocr_uncertain", "indicators"]], "head", false, true, ["indicators"]],
    [["ocr_uncertain"], [["ocr_uncertain", "value_raw"]], "row", false, false, ["value"]],
    [["level1_uncertain"], [], "row", false, false, ["level1"]],
    [["date_order"], [], "head", false, false, ["start_date", "end_date"]],
    [["date_order"], [["date_order", "end_date"]], "head", false, false, ["end_date"]],
    [["table_damaged"], [], "head", false, true, []],
    [["table_damaged"], [["table_damaged", "purpose"]], "head", false, true, []],
    [["row_incomplete"], [], "row", true, true, []],
    [["row_incomplete"], [["row_incomplete", "level3"]], "row", false, false, ["level3"]],
    [["text_undecodable"], [], "head", true, true, []],
    [["level1_uncertain", "value_missing"], [], "row", false, false, ["level1", "value"]],
  ])("%j with %j, of a %s", (flags, evidence, of, all, rows, fields) => {
    const doubts = doubtsOf({ flags, evidence: evidence.map(([flag, field]) => ({ flag, field })) }, of);
    expect({ ...doubts, fields: [...doubts.fields] }).toEqual({ all, rows, fields });
  });
});
