import type { FormBudget, Indicator } from "@jixiao/contract";
import { normalizeValue } from "@jixiao/normalize";
import { describe, expect, test } from "vitest";
import { findDoubts } from "./index.ts";
import { rowOf } from "./row.test-helper.ts";

const NO_BUDGET: FormBudget = {
  project_total: null,
  project_fiscal: null,
  project_other: null,
  annual_total: null,
  annual_fiscal: null,
  annual_carryover: null,
  annual_other: null,
};
const yearly = (yuan: string): FormBudget => ({ ...NO_BUDGET, annual_total: yuan, annual_fiscal: yuan });

type Row = readonly [levels: string, name: string, value: string];

function indicators(rows: readonly Row[]): readonly Indicator[] {
  return rows.map(([levels, name, text], i) => {
    const { flags: _, ...value } = normalizeValue(text);
    const [level1 = null, level2 = null] = levels.split("/");
    return rowOf({
      seq: i + 1,
      level1,
      level2,
      level3: name,
      value_raw: text,
      value_text: text,
      value: value.type === null ? null : { ...value, type: value.type },
    });
  });
}

/** Doubts as `row flag`; row 0 is the form. */
const doubts = (budget: FormBudget, ...rows: Row[]) =>
  findDoubts(indicators(rows), budget).map(({ row, evidence }) => `${row ?? 0} ${evidence.flag}`);

const COST = "产出指标/成本指标";
const AMOUNT = "产出指标/数量指标";

describe("a unit price times its quantity must fit the budget", () => {
  const card = (price: string): readonly Row[] => [
    [AMOUNT, "社保卡制卡数量", "469483张"],
    [COST, "社保卡制卡单价", price],
  ];

  test("the form's 万元 leaked into the price: 10.65万元 a card × 469483 cards against 500万元", () => {
    const [doubt] = findDoubts(indicators(card("10.65万元")), yearly("5000000"));
    expect(doubt).toMatchObject({ row: 2, evidence: { flag: "cost_mismatch", field: "value_raw" } });
    expect(doubt?.evidence.note).toBe("106500 元 × 469483 张 (row 1) = 49999939500 元, budget 5000000 元");
  });

  test.each([
    ["the price in 元", yearly("5000000"), card("10.65元")],
    ["a little more than the budget", yearly("4000000"), card("10.65元")],
    ["another thing's quantity", yearly("5000000"), [[AMOUNT, "宣传折页份数", "469483份"], card("10.65万元")[1] as Row] as const],
    ["no quantity", yearly("5000000"), [card("10.65万元")[1] as Row]],
    ["no budget", NO_BUDGET, card("10.65万元")],
    ["a budget of nothing", yearly("0.00"), card("10.65万元")],
  ])("not doubted: %s", (_, budget, rows) => expect(doubts(budget, ...rows)).not.toContain("2 cost_mismatch"));
});

describe("cost indicators sum to the budget", () => {
  const costs = (...values: string[]): readonly Row[] =>
    values.map((value, i) => [COST, ["保安服务费用", "空调机组服务费用", "物业服务费用"][i] ?? "费用", value]);

  test("753 + 279 + 292 = 1324", () =>
    expect(doubts(yearly("13240000"), ...costs("≤753万元", "≤279万元", "≤292万元"))).toEqual([]));
  test("753 + 279 + 282 is not", () => {
    const [doubt] = findDoubts(indicators(costs("≤753万元", "≤279万元", "≤282万元")), yearly("13240000"));
    expect(doubt?.evidence).toEqual({
      flag: "cost_sum_mismatch",
      field: "budget.annual_total",
      note: "7530000 + 2790000 + 2820000 = 13140000 元, budget 13240000 元",
    });
  });

  test.each<[string, readonly Row[]]>([
    ["one sum alone may be a part", costs("≤753万元")],
    ["one of them is the whole", costs("≤1324万元", "≤279万元")],
    [
      "prices per piece are no parts",
      [
        [COST, "单批次检验费用", "≤1350元"],
        [COST, "人均培训成本", "≤3000元"],
        [COST, "每平方米造价", "≤80元"],
      ],
    ],
    ["no money", costs("≤753个", "良好")],
    [
      "benefits are no costs",
      [
        ["效益指标/经济效益指标", "节约费用", "≥20万元"],
        ["效益指标/经济效益指标", "增收", "≥30万元"],
      ],
    ],
  ])("not doubted: %s", (_, rows) => expect(doubts(yearly("13240000"), ...rows)).not.toContain("0 cost_sum_mismatch"));
});

describe("money beyond the whole budget", () => {
  test.each<[string, FormBudget, Row, boolean]>([
    ["a cost", yearly("100000"), [COST, "维修费用", "≤12万元"], true],
    ["a cost that fits", yearly("120000"), [COST, "维修费用", "≤12万元"], false],
    [
      "a cost that fits the project's whole life",
      { ...yearly("100000"), project_total: "500000" },
      [COST, "维修费用", "≤12万元"],
      false,
    ],
    ["a benefit", yearly("100000"), ["效益指标/经济效益指标", "带动企业研发投入费用", "≥1.5亿元"], false],
    ["no money", yearly("100000"), [COST, "维修费用", "≤120000次"], false],
    ["no budget", NO_BUDGET, [COST, "维修费用", "≤12万元"], false],
  ])("%s", (_, budget, row, doubted) => expect(doubts(budget, row).includes("1 exceeds_budget")).toBe(doubted));
});

describe("the budget's parts sum to its totals", () => {
  test.each<[string, Partial<FormBudget>, readonly string[]]>([
    ["year", { annual_total: "100.00", annual_fiscal: "80", annual_carryover: "20", annual_other: "0" }, []],
    [
      "year, wrong",
      { annual_total: "100.00", annual_fiscal: "80", annual_carryover: "2", annual_other: "0" },
      ["budget.annual_total"],
    ],
    ["year without a carry-over line", { annual_total: "100", annual_fiscal: "80", annual_other: "20" }, []],
    ["year, a part not stated", { annual_total: "100", annual_fiscal: "80" }, []],
    ["project", { project_total: "100", project_fiscal: "60", project_other: "40.00" }, []],
    ["project, wrong", { project_total: "100", project_fiscal: "60", project_other: "41" }, ["budget.project_total"]],
    ["no total", { annual_fiscal: "80", annual_carryover: "20", annual_other: "0" }, []],
  ])("%s", (_, budget, fields) => {
    const found = findDoubts([], { ...NO_BUDGET, ...budget }).map(({ evidence }) => evidence.field);
    expect(found).toEqual(fields);
  });
});
