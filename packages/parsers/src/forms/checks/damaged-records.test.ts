import type { FormRecord, Indicator } from "@jixiao/contract";
import { normalizeValue } from "@jixiao/normalize";
import { describe, expect, test } from "vitest";
import type { Damage } from "../../document.ts";
import { withDamage } from "./damaged-records.ts";
import { withLostNumbers } from "./lost-numbers.ts";
import { isPerPiece, isSpending, nameOf } from "./money.ts";
import { valueDoubts } from "../value-doubts.ts";

describe("records in doubt", () => {
  const indicator = (level3: string, value_text: string | null, over: Partial<Indicator> = {}): Indicator =>
    ({
      level1: "产出指标",
      level2: null,
      level3,
      description: null,
      value_text,
      flags: [],
      evidence: [],
      ...over,
    }) as unknown as Indicator;
  const record = {
    kind: "performance_objective_form",
    source_file: "a",
    pages: [3, 4],
    flags: [],
    evidence: [],
    provenance: {},
    budget: { annual_total: "1" },
    project_name: "甲",
    tasks: [],
    indicators: [indicator("甲", "天")],
  } as unknown as FormRecord;

  test("a value without its number says so, once", () => {
    const { indicators } = withLostNumbers({
      ...record,
      indicators: [
        indicator("甲", "天"),
        indicator("乙", "5天"),
        indicator("丙", null),
        indicator("丁", "天", { flags: ["number_lost"] }),
        indicator("戊", "≥", { flags: ["ocr"] }),
      ],
    });
    expect(indicators.map(({ flags, evidence }) => [flags, evidence.length])).toEqual([
      [["number_lost"], 1],
      [[], 0],
      [[], 0],
      [["number_lost"], 1],
      [["ocr", "number_lost"], 1],
    ]);
  });

  const damage = (page: number | null, concerns: Damage["concerns"] = "page"): Damage => ({
    page,
    part: "font",
    reason: "bad",
    concerns,
  });
  const told = (...parts: Damage[]): boolean => withDamage(record, parts).flags.includes("source_damaged");
  test.each([
    ["before its neighbour", damage(1), false],
    ["the page before", damage(2), true],
    ["its page", damage(4), true],
    ["the page behind", damage(5), true],
    ["further behind", damage(6), false],
    ["all pages", damage(9, "all"), true],
    ["no page known", damage(null), true],
    ["nothing", damage(3, "none"), false],
  ])("damage: %s", (_, part, is) => expect(told(part)).toBe(is));
  test("every field and every row says so", () => {
    const { flags, evidence, indicators } = withDamage(record, [damage(3), damage(4), damage(5), damage(2)]);
    expect(flags).toEqual(["source_damaged", "table_damaged"]);
    expect(evidence.map(({ field }) => field)).toEqual([null, "pages", "budget.annual_total", "project_name", null]);
    expect(evidence[0]?.note).toBe("page 3, font: bad; page 4, font: bad; page 5, font: bad; and 1 more");
    expect(indicators[0]?.flags).toEqual(["source_damaged"]);
    expect(withDamage(record, [])).toBe(record);
  });

  test.each([
    ["维修费用", {}, true],
    ["甲", { description: "采购单价" }, true],
    ["甲", { level2: "经济成本指标" }, true],
    ["甲", {}, false],
    ["维修费用", { level1: "效益指标" }, false],
    ["收费面积", {}, false],
    ["电费", {}, true],
  ])("%s %j is spending: %s", (name, over, is) => expect(isSpending(indicator(name, null, over))).toBe(is));
  test.each([
    ["每平方米造价", true],
    ["制卡单价", true],
    ["人均成本", true],
    ["工本费", true],
    ["工本费用", false],
    ["维修费用", false],
  ])("%s is a price per piece: %s", (name, is) => expect(isPerPiece(indicator(name, null))).toBe(is));
  test("a name is what is printed of it", () => {
    expect(nameOf(indicator("甲", null, { description: "乙" }))).toBe("甲 乙");
    expect(nameOf(indicator("甲", null))).toBe("甲");
  });

  test.each([
    ["约95%", "approximate", "read as = 95 %"],
    ["6月底前", "year_assumed", "read as <= 2025-06-30"],
    ["≥5标段，≥3(工区)", "unit_unknown", "; >= 3 工区"],
  ])("the doubt of %s says how it was read", (value, flag, note) => {
    const read = normalizeValue(value, { fiscalYear: 2025 });
    const found = valueDoubts({ text: value, value: read, name: "甲" }).find((one) => one.flag === flag);
    expect(found?.note).toContain(note);
  });
});
