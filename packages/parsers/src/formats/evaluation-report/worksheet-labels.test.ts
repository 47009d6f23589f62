import { describe, expect, test } from "vitest";
import { rowsIn, tableOf } from "./report-tables.test-helper.ts";
import { reportTables } from "./tables.ts";
import { readWorksheets } from "./worksheets.ts";
import type { FlatRow } from "../../flat-rows.ts";

const paragraph = (text: string): FlatRow => ({
  cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [] }],
  table: null,
  row: 0,
  chunkStart: false,
});
const table = (...rows: readonly string[]): readonly FlatRow[] => rowsIn(tableOf(rows.map((row) => row.split("|"))));

/** The fields of the sheet below this heading: `field=text`. */
function sheets(heading: string, ...rows: readonly string[]): readonly string[] {
  return readWorksheets([paragraph(heading), ...table(...rows)]).map(({ flags, evidence: _, places: __, ...fields }) =>
    [...Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])), ...flags].join(" "),
  );
}

const scored = "指标得分|4";

describe("the heading of a worksheet", () => {
  test.each<[string, string]>([
    ["A11“立项充分性”评价底稿", "code=A11 name=立项充分性"],
    ["A11立项充分性评价底稿", "code=A11 name=立项充分性"],
    ["B1.2《到位率》指标评分工作底稿", "code=B1.2 name=到位率"],
    ["A1-2 「到位率」绩效评价底稿", "code=A1-2 name=到位率"],
    ["1.2.3 到位率底稿", "code=1.2.3 name=到位率"],
    ["到位率底稿", "name=到位率"],
    ["**到位率评价底稿**", "name=到位率"],
  ])("%s", (heading, expected) => expect(sheets(heading, scored)).toEqual([`${expected} score=4`]));

  test.each([
    "评价底稿",
    "项目绩效评价工作底稿",
    "附件1 绩效评价工作底稿",
    "附表一评价底稿",
    "三、指标评价底稿",
    "12.到位率底稿",
    "到位率底稿说明",
    "“评价底稿”见后",
  ])("%s is none", (heading) => expect(sheets(heading, scored)).toEqual([]));
});

describe("the labels of a worksheet", () => {
  test.each<[string, string]>([
    ["指标评分计算过程及依据", "rationale"],
    ["指标评分过程", "rationale"],
    ["评分依据", "rationale"],
    ["计算过程及结果", "rationale"],
    ["得分计算过程", "rationale"],
    ["指标得分依据", "rationale"],
    ["指标标杆值依据", "benchmark_basis"],
    ["标杆值来源", "benchmark_basis"],
    ["指标评分细则", "scoring_rule"],
    ["评分标准", "scoring_rule"],
    ["计分规则", "scoring_rule"],
    ["指标计分方法", "scoring_rule"],
    ["指标标杆值", "benchmark"],
    ["标杆值", "benchmark"],
    ["指标解释", "explanation"],
    ["指标说明", "explanation"],
    ["指标定义", "explanation"],
    ["指标含义", "explanation"],
    ["数据来源", "data_source"],
    ["指标数据来源", "data_source"],
  ])("%s is %s", (label, field) => {
    const expected = `name=到位率 ${field}=甲乙`;
    expect(sheets("到位率底稿", `${label}|甲乙`, scored).map((one) => one.replace(" score=4", ""))).toEqual([expected]);
    expect(sheets("到位率底稿", `${label}：甲乙`, scored).map((one) => one.replace(" score=4", ""))).toEqual([expected]);
    expect(sheets("到位率底稿", `原${label}|甲乙`, scored)).toEqual(["name=到位率 score=4"]);
    expect(sheets("到位率底稿", `${label}的甲|甲乙`, scored)).toEqual(["name=到位率 score=4"]);
  });

  test.each<[string, string, string]>([
    ["指标权重|5", scored, "name=到位率 weight=5 score=4"],
    ["分值|5分", scored, "name=到位率 weight=5 score=4"],
    ["权重|5%", "评价得分|4.5分", "name=到位率 weight=5 score=4.5"],
    ["原权重|5", "得分|4", "name=到位率 score=4"],
    ["权重|五", scored, "name=到位率 score=4 field_unreadable"],
    ["指标解释|甲", "数据来源|乙", "name=到位率 explanation=甲 data_source=乙 row_incomplete"],
  ])("%s", (first, second, expected) => expect(sheets("到位率底稿", first, second)).toEqual([expected]));

  test("codes of the sheet itself, its groups of cells, and where it ends", () => {
    expect(sheets("到位率底稿", "指标编号|B11", scored)).toEqual(["code=B11 name=到位率 score=4"]);
    expect(sheets("A11到位率底稿", "指标编码|B11", "指标名称|其他", scored)).toEqual(["code=A11 name=到位率 score=4"]);
    expect(sheets("到位率底稿", "数据来源|账", "评价标准|", "细", scored)).toEqual(["name=到位率 data_source=账 score=4"]);
    expect(sheets("到位率底稿", "数据来源|账", "评价标准细|", scored)).toEqual(["name=到位率 data_source=账评价标准细 score=4"]);
    const rows = [paragraph("到位率底稿"), ...table("数据来源|账"), paragraph("日期：2024年"), ...table(scored)];
    expect(readWorksheets(rows)[0]?.score).toBeNull();
    const two = [paragraph("到位率底稿"), ...table(scored), paragraph("质量底稿"), ...table("得分|3")];
    expect(readWorksheets(two).map(({ name, score }) => `${name}=${score}`)).toEqual(["到位率=4", "质量=3"]);
  });
});

describe("the tables of a report by their headers", () => {
  const kinds = (...rows: readonly string[]) =>
    reportTables(table(...rows)).map(({ kind, rows: own, unit }) => `${kind} ${own.length}${unit === null ? "" : ` ${unit}`}`);
  test.each<[string, string | null]>([
    ["项目|2022年预算|2022年支出|2023年预算|2023年支出", "history"],
    ["年度|预算数|执行数", "history"],
    ["年份|预算|决算", "history"],
    ["某年度|预算数|执行数", "budget_lines"],
    ["项目|2023年预算|2023年支出", "budget_lines"],
    ["项目|2022年预算|2023年预算", null],
    ["一级指标|三级指标|分值|得分", "scores"],
    ["评价指标|评分", "scores"],
    ["考核指标|评价分", "scores"],
    ["指标名称|得分", "scores"],
    ["指标体系|得分率", null],
    ["指标|得分依据", null],
    ["内容|得分", null],
    ["任务|计划完成时间|实际完成时间", "schedule"],
    ["任务|计划进度|完成日期", "schedule"],
    ["任务|计划时间|其他", null],
    ["问题|满意度|得分", "survey"],
    ["问题|满意率|得分", "survey"],
    ["问题|满意度|人数", null],
    ["产出|计划数|实际数", "outputs"],
    ["产出|目标值|完成值", "outputs"],
    ["产出|计划数|其他", null],
    ["产出指标|计划数|实际数", null],
    ["项目|预算|支出", "budget_lines"],
    ["项目|预算|使用金额", "budget_lines"],
    ["项目|预算|余额", null],
    ["指标|预算|支出", null],
    ["项目|预算|2023|支出", "budget_lines"],
    ["项目|预算|12.5|支出", null],
    ["项目|预算|95%|支出", null],
    [`项目|预算|${"甲".repeat(30)}|支出`, "budget_lines"],
    [`项目|预算|${"甲".repeat(31)}|支出`, null],
    ["预算支出表", null],
  ])("%s", (header, kind) => expect(kinds(header, "甲|1|2|3|4|5")).toEqual(kind === null ? [] : [`${kind} 1`]));

  test.each<[string, string]>([
    ["项目|预算（万元）|支出", "budget_lines 1 万元"],
    ["项目|预算（单位：元）|支出", "budget_lines 1 元"],
    ["项目单位：亿元|预算|支出", "budget_lines 1 亿元"],
    ["项目|预算(千元)|支出", "budget_lines 1 千元"],
    ["项目|预算（个）|支出", "budget_lines 1"],
  ])("the unit of %s", (header, expected) => expect(kinds(header, "甲|1|2")).toEqual([expected]));

  test.each<[string, readonly string[], string | null]>([
    ["in the line above", ["单位：万元"], "万元"],
    ["three lines above", ["单位：万元", "甲", "乙"], "万元"],
    ["four lines above", ["单位：万元", "甲", "乙", "丙"], null],
    ["in a caption", ["近三年投入情况（万元）"], "万元"],
    ["in a sentence of forty", [`${"甲".repeat(36)}（万元）`], "万元"],
    ["in a longer one", [`${"甲".repeat(37)}（万元）`], null],
    ["the nearest", ["单位：元", "单位：万元"], "万元"],
  ])("the unit %s", (_, lines, expected) => {
    const rows = [...lines.map(paragraph), ...table("项目|预算|支出", "甲|1|2")];
    expect(reportTables(rows)[0]?.unit).toBe(expected);
  });

  test("a table goes on over page furniture, and not over a text", () => {
    const [head, row] = ["项目|预算|支出", "甲|1|2"];
    const adjacent = (between: string) =>
      reportTables([...table(head, row), paragraph(between), ...table(head, row)]).map((one) => one.adjacent);
    expect([adjacent("— 3 —"), adjacent("以下是说明")]).toEqual([
      [false, true],
      [false, false],
    ]);
  });
});
