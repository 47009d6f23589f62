import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import { executionRate, grades, isFurniture, proseAmounts, proseOf, totalScores } from "./prose.ts";
import { proseWith, rowsIn, tableOf } from "./report-tables.test-helper.ts";

describe("running text", () => {
  test.each([
    ["综合得分为92.5分。", ["92.5"]],
    ["总分：88分；评价得分达到90分", ["88", "90"]],
    ["决策类指标总得分19分", []],
    ["总分100分，其中实际得86分", []],
    ["总分100分得86分", []],
    ["决策良好，总得分91分", ["91"]],
    ["总得分（百分制）为91分", ["91"]],
    ["总得分91", []],
  ])("total scores in %s", (text, scores) => expect(totalScores(proseWith(text))).toEqual(scores));

  test.each([
    ["评价结果为“优秀”。", ["优"]],
    ["绩效等级（四级）评定为良", ["良"]],
    ["等级：中等，等级为差", ["中", "差"]],
    ["评价等级为优、良、中、差", []],
    ["评价等级为优或良", []],
    ["优秀", []],
  ])("grades in %s", (text, found) => expect(grades(proseWith(text))).toEqual(found));

  test.each([
    [
      "2023年预算1,200万元，实际支出1,100.5万元。",
      [
        ["initial", "12000000", 2023],
        ["spent", "11005000", 2023],
      ],
    ],
    ["调整后预算为30元", [["adjusted", "30", null]]],
    ["预算调减至20万元", [["adjusted", "200000", null]]],
    ["2022年立项；预算30万元", [["initial", "300000", null]]],
    ["2022年和2023年共支出5万元", [["spent", "50000", 2023]]],
    ["2024年3月预算30万元", [["initial", "300000", null]]],
    ["决算数7万元", [["spent", "70000", null]]],
    ["预算执行30万元", []],
    ["收入30万元", []],
  ])("amounts in %s", (text, amounts) =>
    expect(
      proseAmounts(proseWith(text))
        .map(({ role, amount, year }) => [role, amount, year])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual(amounts.toSorted(([a], [b]) => String(a).localeCompare(String(b)))),
  );

  test.each([
    ["预算执行率为95.5%。", "95.5"],
    ["资金执行98％", "98"],
    ["预算执行率较高，达95%", null],
    ["执行率95%", null],
  ])("the rate in %s", (text, rate) => expect(executionRate(proseWith(text))).toBe(rate));

  test.each([
    ["— 12 —", true],
    ["第3页共9页", true],
    ["（续表2）", true],
    ["续上表", true],
    ["", true],
    ["第三章", false],
    ["续建", false],
  ])("%s is furniture: %s", (text, is) => expect(isFurniture(text.replaceAll(" ", ""))).toBe(is));

  test("paragraphs are joined without marks, tables and page numbers are left out", () => {
    const paragraph = (text: string): FlatRow => ({
      cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [] }],
      table: null,
      row: 0,
      chunkStart: false,
    });
    const rows = [paragraph("**综合 得分**"), paragraph("- 3 -"), ...rowsIn(tableOf([["甲", "乙"]])), paragraph("<b>为9</b>0分")];
    expect(proseOf(rows)).toEqual({ lines: ["综合得分", "为90分"], text: "综合得分为90分" });
  });
});
