import { describe, expect, test } from "vitest";
import { codesAbove, isCoded, labelOf } from "./score-codes.ts";

describe("codes", () => {
  test.each([
    ["A11 预算编制（6）", "A11", "预算编制", "6"],
    ["B2-1预算执行率", "B2-1", "预算执行率", null],
    ["A 项目决策(满分：20.5分)", "A", "项目决策", "20.5"],
    ["A项目决策", "A", "项目决策", null],
    ["1.2.3 完成率（权重8%）", "1.2.3", "完成率", "8"],
    ["2 过程", "2", "过程", null],
    ["2、过程", "2", "过程", null],
    ["2过程", null, "2过程", null],
    ["（一）决策", null, "决策", null],
    ["1.决策", "1", "决策", null],
    ["三、决策", null, "决策", null],
    ["完成率", null, "完成率", null],
    ["完成率（含续建）", null, "完成率（含续建）".replace("（", "(").replace("）", ")"), null],
  ])("%s in a table of codes", (text, code, name, stated) => expect(labelOf(text, true)).toEqual({ code, name, stated }));

  test("without codes a letter belongs to the name, and a number counts", () => {
    expect(labelOf("A项目决策", false)).toEqual({ code: null, name: "A项目决策", stated: null });
    expect(labelOf("1、项目决策（5分）", false)).toEqual({ code: null, name: "项目决策", stated: "5" });
  });

  test.each([
    [["A1 甲", "A2 乙", "丙"], true],
    [["A1 甲", "A2 乙", "A3 丙", "丁", "戊"], true],
    [["A1 甲", "A2 乙", "丙", "丁"], false],
    [["1.1 甲", "1-2 乙"], true],
    [["A 甲", "B 乙"], false],
    [[], false],
  ])("%j carries codes: %s", (indicators, coded) => expect(isCoded(indicators)).toBe(coded));

  test.each([
    ["C110", 3, ["C1", "C"]],
    ["C110", 4, ["C11", "C1", "C"]],
    ["C11", 3, ["C1", "C"]],
    ["C1", 3, ["C"]],
    ["C", 3, []],
    ["A1-2", 3, ["A1", "A"]],
    ["A.1.2", 3, ["A.1", "A"]],
    ["1.2.3", 3, ["1.2", "1"]],
    ["A0102", 3, ["A01", "A"]],
    ["A01", 3, ["A"]],
  ])("above %s with %i levels: %j", (code, levels, above) => expect(codesAbove(code, levels)).toEqual(above));
});
