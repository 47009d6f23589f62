import type { Flag, FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { formOf, indicatorOf } from "../testing/documents.ts";
import { fingerprintOf, isAnchorPair } from "./fingerprint.ts";

const base = formOf();
const flagged = (flag: Flag, field: string | null): Partial<FormRecord> => ({
  flags: [flag],
  evidence: [{ flag, field, note: "-" }],
});
const money = (annual_total: string | null, project_total: string | null = null): Partial<FormRecord> => ({
  budget: { ...base.budget, annual_total, project_total },
});
const printOf = (form: Partial<FormRecord>) => fingerprintOf(formOf(form), "id");
const keyed = (form: Partial<FormRecord>): boolean => printOf(form).copy_key !== null;
const pairs = (form: Partial<FormRecord>): number => printOf(form).block_keys.filter(isAnchorPair).length;

describe("what a form must say to be known again", () => {
  test.each<[string, Partial<FormRecord>, boolean]>([
    ["name, unit, money and a value", {}, true],
    ["without a name", { project_name: null }, true],
    ["without a unit", { implementing_unit: null, department: null }, true],
    ["with a department alone", { implementing_unit: null }, true],
    ["without money", money(null), true],
    ["without name and money", { project_name: null, ...money(null) }, false],
    ["without name and unit", { project_name: null, implementing_unit: null, department: null }, false],
    ["with another sum of money", { project_name: null, ...money("0.00", "5.00") }, true],
    ["with sums of nothing", { project_name: null, ...money("0.00", "0.00") }, false],
    ["without values", { indicators: [indicatorOf({ value: null, value_text: null, value_raw: null })] }, false],
    ["with a value on one of two rows", { indicators: [indicatorOf(), indicatorOf({ value: null, value_text: null })] }, true],
    ["without rows", { indicators: [] }, false],
    ["its name in doubt", flagged("ocr_repaired", "project_name"), true],
    [
      "a text that ran into another: an amount that is not there may stand in it",
      flagged("field_unreadable", "project_name"),
      false,
    ],
    ["its name unread", { project_name: null, ...flagged("project_name_missing", null) }, false],
    ["its unit unread", { implementing_unit: null, ...flagged("ocr_repaired", "implementing_unit") }, false],
    ["its department unread", { department: null, ...flagged("ocr_repaired", "department") }, false],
    ["its year unread", { fiscal_year: null, ...flagged("ocr_repaired", "fiscal_year") }, false],
    ["its money unread", { ...money(null), ...flagged("ocr_repaired", "budget") }, false],
    ["its goal unread", { overall_goal: null, ...flagged("goal_column_lost", null) }, true],
    ["rows that may be missing", flagged("table_damaged", null), false],
    ["a name of a row unread", { indicators: [indicatorOf({ level3: null, flags: ["level3_missing"] })] }, false],
    [
      "a description of a row unread",
      {
        indicators: [
          indicatorOf({ flags: ["ocr_repaired"], evidence: [{ flag: "ocr_repaired", field: "description", note: "-" }] }),
        ],
      },
      true,
    ],
  ])("%s", (_, form, expected) => expect(keyed(form)).toBe(expected));
});

describe("keys by which others are found", () => {
  test.each<[string, Partial<FormRecord>, number]>([
    ["each two of name, unit and money", {}, 3],
    ["without a name", { project_name: null }, 1],
    ["with a name in doubt", flagged("ocr_repaired", "project_name"), 1],
    ["without money", money(null), 1],
    ["with a department instead of a unit", { implementing_unit: null }, 3],
    ["with a unit in doubt the department does not stand for it", flagged("ocr_repaired", "implementing_unit"), 1],
    ["with a unit unread neither", { implementing_unit: null, ...flagged("ocr_repaired", "implementing_unit") }, 1],
    ["with a year in doubt", flagged("ocr_repaired", "fiscal_year"), 0],
    ["without a year", { fiscal_year: null }, 3],
  ])("%s", (_, form, expected) => expect(pairs(form)).toBe(expected));

  test("the exact one is among them where there is one", () => {
    expect(printOf({}).block_keys).toHaveLength(4);
    expect(printOf({}).block_keys[0]).toBe(`exact ${printOf({}).copy_key ?? ""}`);
    expect(printOf(flagged("table_damaged", null)).block_keys.every(isAnchorPair)).toBe(true);
  });
  test("another year, name or sum has others", () => {
    const own = new Set(printOf({}).block_keys);
    const shared = (form: Partial<FormRecord>) => printOf(form).block_keys.filter((key) => own.has(key)).length;
    expect([shared({}), shared({ fiscal_year: 2023 }), shared({ project_name: "水利" }), shared(money("5.00"))]).toEqual([
      4, 0, 1, 1,
    ]);
    expect(shared({ annual_goal: "另一个目标" })).toBe(3);
  });
});

test("the name's key needs a name and a unit without doubt, and no year", () => {
  const { name_key } = printOf({});
  expect(name_key).not.toBeNull();
  expect(printOf({ fiscal_year: 2020, ...money(null) }).name_key).toBe(name_key);
  expect(printOf({ project_name: "水利" }).name_key).not.toBe(name_key);
  expect(printOf({ project_name: null }).name_key).toBeNull();
  expect(printOf({ implementing_unit: null, department: null }).name_key).toBeNull();
  expect(printOf(flagged("ocr_repaired", "project_name")).name_key).toBeNull();
});

test("doubts, flags and what is said are counted", () => {
  const doubtful = {
    flags: ["ocr", "ocr_repaired"],
    evidence: [{ flag: "ocr_repaired", field: "project_name", note: "-" }],
  } as const;
  const row = indicatorOf({ flags: ["approximate", "value_missing"] });
  const [plain, marked] = [printOf({}), printOf({ ...doubtful, indicators: [row] })];
  expect([plain.doubts, plain.flags]).toEqual([0, 0]);
  expect([marked.doubts, marked.flags]).toEqual([2, 4]);
  expect(marked.said).toBe(plain.said);
  expect(printOf({ project_name: null }).said).toBe(plain.said - 1);
  expect(printOf({ form_number: "3" })).toMatchObject({ form_number: "3", copy_key: plain.copy_key });
});
