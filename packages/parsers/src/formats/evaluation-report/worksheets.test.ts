import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import { rowsIn, tableOf } from "./report-tables.test-helper.ts";
import { readWorksheets } from "./worksheets.ts";

function read(...rows: readonly string[]): readonly string[] {
  const all = rows.flatMap((row): readonly FlatRow[] =>
    row.startsWith("¶")
      ? [
          {
            cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: row.slice(1), places: [] }],
            table: null,
            row: 0,
            chunkStart: false,
          },
        ]
      : rowsIn(tableOf([row.split("|")])),
  );
  return readWorksheets(all).map(({ evidence, ...row }) => {
    const fields = Object.entries(row).flatMap(([name, value]) =>
      typeof value === "string" ? [`${name}=${value.replaceAll("\n", "/")}`] : [],
    );
    return [...fields, ...evidence.map(({ flag, field, note }) => `${flag} ${field ?? "row"}: ${note}`)].join("; ");
  });
}

const sheet = [
  "指标解释|预算执行的程度",
  "指标权重|5",
  "指标标杆值：100%",
  "指标标杆值依据|预算法",
  "评分细则|每低1%扣0.1分",
  "数据来源|财务账",
  "指标评分计算过程及依据|执行率98%",
  "指标得分|4.8分",
];

describe("worksheets", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["none", ["¶评价底稿", "指标解释|预算"], []],
    [
      "one",
      ["¶A11“预算执行率”评价底稿", ...sheet],
      [
        "code=A11; name=预算执行率; explanation=预算执行的程度; weight=5; benchmark=100%; benchmark_basis=预算法; scoring_rule=每低1%扣0.1分; data_source=财务账; rationale=执行率98%; score=4.8",
      ],
    ],
    [
      "headed without a code or marks",
      ["¶预算执行率评分底稿", ...sheet],
      [
        "name=预算执行率; explanation=预算执行的程度; weight=5; benchmark=100%; benchmark_basis=预算法; scoring_rule=每低1%扣0.1分; data_source=财务账; rationale=执行率98%; score=4.8",
      ],
    ],
    [
      "headed by a code with points",
      ["¶1.2.3《预算执行率》指标评价工作底稿", ...sheet],
      [
        "code=1.2.3; name=预算执行率; explanation=预算执行的程度; weight=5; benchmark=100%; benchmark_basis=预算法; scoring_rule=每低1%扣0.1分; data_source=财务账; rationale=执行率98%; score=4.8",
      ],
    ],
    ["what heads all of them is none", ["¶附件1绩效评价工作底稿", ...sheet], []],
    ["a number heads none", ["¶三、项目评价底稿", ...sheet], []],
    [
      "two",
      ["¶A11“预算执行率”评价底稿", ...sheet, "¶A12“资金到位率”评价底稿", ...sheet.slice(0, 2)],
      [
        "code=A11; name=预算执行率; explanation=预算执行的程度; weight=5; benchmark=100%; benchmark_basis=预算法; scoring_rule=每低1%扣0.1分; data_source=财务账; rationale=执行率98%; score=4.8",
        "code=A12; name=资金到位率; explanation=预算执行的程度; weight=5; row_incomplete row: the worksheet prints no score",
      ],
    ],
    [
      "its code and name in it",
      ["¶“预算执行率”评价底稿", "指标编号|B12", "指标名称|执行率", "得分|3"],
      ["code=B12; name=预算执行率; score=3"],
    ],
    ["without fields", ["¶A11“预算执行率”评价底稿", "¶以上"], []],
    [
      "points that are no number",
      ["¶A11“预算执行率”评价底稿", "权重|五", "得分|满分"],
      ["code=A11; name=预算执行率; field_unreadable weight: “五” is no number; field_unreadable score: “满分” is no number"],
    ],
    [
      "without a score",
      ["¶A11“预算执行率”评价底稿", "权重|5"],
      ["code=A11; name=预算执行率; weight=5; row_incomplete row: the worksheet prints no score"],
    ],
    [
      "a paragraph inside a cell",
      ["¶A11“预算执行率”评价底稿", "评分细则|每低1%", "¶扣0.1分", "¶— 7 —", "得分|4"],
      [
        "code=A11; name=预算执行率; scoring_rule=每低1%/扣0.1分; score=4; joined_over_pages scoring_rule: goes on outside its table with “扣0.1分”",
      ],
    ],
    [
      "a paragraph behind the last label",
      ["¶A11“预算执行率”评价底稿", "评分细则|每低1%", "得分|4", "¶以上"],
      ["code=A11; name=预算执行率; scoring_rule=每低1%; score=4"],
    ],
    [
      "a paragraph before the first label",
      ["¶A11“预算执行率”评价底稿", "¶如下", "得分|4"],
      ["code=A11; name=预算执行率; score=4"],
    ],
    [
      "who filled it in ends it",
      ["¶A11“预算执行率”评价底稿", "权重|5", "¶评价人：王立", "得分|4"],
      ["code=A11; name=预算执行率; weight=5; row_incomplete row: the worksheet prints no score"],
    ],
    [
      "another table's label again ends it",
      ["¶A11“预算执行率”评价底稿", "权重|5", "得分|4", "甲|乙", "得分|3"],
      ["code=A11; name=预算执行率; weight=5; field_unreadable score: “4甲乙” is no number"],
    ],
    [
      "a text in two rows",
      ["¶A11“预算执行率”评价底稿", "评分细则|一", "|二", "得分|4"],
      ["code=A11; name=预算执行率; scoring_rule=一/二; score=4"],
    ],
    [
      "a group's label says nothing",
      ["¶A11“预算执行率”评价底稿", "权重|5", "评价标准|乙", "得分|4"],
      ["code=A11; name=预算执行率; weight=5; score=4"],
    ],
    [
      "a label that goes on is another word",
      ["¶A11“预算执行率”评价底稿", "得分情况|好", "得分|4"],
      ["code=A11; name=预算执行率; score=4"],
    ],
    [
      "other words for labels",
      ["¶A11“预算执行率”评价底稿", "计分规则|甲", "标杆值来源|乙", "计算过程及结果|丙", "指标定义|丁", "分值|5", "评价得分|4"],
      ["code=A11; name=预算执行率; explanation=丁; weight=5; benchmark_basis=乙; scoring_rule=甲; rationale=丙; score=4"],
    ],
  ])("%s", (_, rows, expected) => expect(read(...rows)).toEqual(expected));
});
