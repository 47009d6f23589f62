import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import type { Cell, Table } from "../../table.ts";
import { COVER, readReports, reportWith } from "./report.test-helper.ts";

describe("result in the text", () => {
  test.each([
    ["综合得分86.5分，评价结果为良。", "86.5", "良"],
    ["本次评价总得分\n\n86.5分，绩效评级为“良”。", "86.5", "良"],
    ["项目总分100分，得分86.5分，综合得分86.5分。", "86.5", null],
    ["最终评分结果为 **86.5** 分，属于良好等级，绩效等级为良好。", "86.5", "良"],
    ["产出类指标总得分28分，综合得分86.5分，评价等级：良", "86.5", "良"],
    ["评价等级分为优、良、中、差四级。", null, null],
    ["绩效等级为优、良、中、差之一。", null, null],
    ["满意度得分9.2分，问卷总分10分。", null, null],
    ["满分5分，得5分。", null, null],
  ])("%s", (text, total_score, grade) => expect(reportWith(text)).toMatchObject({ total_score, grade }));

  test("two totals are one doubt", () => {
    const report = reportWith("综合得分86.5分。\n\n经复核，综合得分85.5分。");
    expect([report.total_score, report.flags]).toEqual(["86.5", ["figures_differ"]]);
  });

  test("a grade that the score does not earn is a doubt", () => {
    expect(reportWith("综合得分86.5分，评价结果为优。").flags).toEqual(["figures_differ"]);
  });
});

describe("worksheets", () => {
  const sheet =
    "A11“立项依据”评价底稿\n\n指标解释\t依据是否充分\n指标权重\t5\n数据来源\t文件\n评价结果\t指标评分计算过程及依据：有批复。\n\t指标得分：5\n\n日期：2024年2月1日\n";

  test("labels with and without their own cell", () => {
    expect(reportWith(sheet).worksheets).toMatchObject([
      {
        code: "A11",
        name: "立项依据",
        explanation: "依据是否充分",
        weight: "5",
        benchmark: null,
        data_source: "文件",
        rationale: "有批复。",
        score: "5",
        flags: [],
      },
    ]);
  });

  test.each([
    ["other quotation marks", sheet.replace("“立项依据”", "「立项依据」"), { name: "立项依据" }],
    ["no quotation marks", sheet.replace("“立项依据”", " 立项依据 "), { name: "立项依据" }],
    ["no code", sheet.replace("A11", ""), { code: null, name: "立项依据" }],
    [
      "other words for the labels",
      sheet.replace("指标解释", "指标说明").replace("指标权重", "权重").replace("指标得分", "得分"),
      { explanation: "依据是否充分", weight: "5", score: "5" },
    ],
    [
      "分 behind the numbers",
      sheet.replace("权重\t5", "权重\t5分").replace("得分：5", "得分：5分"),
      { weight: "5", score: "5", flags: [] },
    ],
    ["a product in the text", sheet.replace("有批复。", "得分=覆盖率*3=5"), { rationale: "得分=覆盖率*3=5" }],
    ["no score", sheet.replace("\t指标得分：5\n", ""), { score: null, flags: ["row_incomplete"] }],
    ["a score in words", sheet.replace("得分：5", "得分：五分之四"), { score: null, flags: ["field_unreadable"] }],
  ])("%s", (_, text, expected) => expect(reportWith(text).worksheets).toMatchObject([expected]));

  test("the heading of all worksheets is none of them", () => {
    expect(reportWith(`附件1 绩效评价工作底稿\n\n${sheet}`).worksheets).toHaveLength(1);
    expect(reportWith("附件1 绩效评价工作底稿\n\n数据来源\t文件\n指标得分\t5").worksheets).toEqual([]);
  });

  test("text behind the sheet is not the score's", () => {
    expect(reportWith(`${sheet.replace("\n日期：2024年2月1日\n", "")}\n附件2 访谈提纲\n\n请谈谈项目。`).worksheets).toMatchObject(
      [{ score: "5" }],
    );
  });

  const scores = "一级指标\t二级指标\t三级指标\t分值\t得分\nA 决策\tA1 立项\tA11 立项依据\t5\t4\n\t\tA12 目标合理\t5\t4\n\n";
  test("another score than in the table, and indicators without a worksheet", () => {
    const { scores: table, worksheets, flags } = reportWith(`${scores}${sheet}`);
    expect([table[0]?.score, worksheets[0]?.score, worksheets[0]?.flags]).toEqual(["4", "5", ["figures_differ"]]);
    expect(flags).toContain("part_missing");
  });
});

describe("annexes", () => {
  test.each([
    ["9,000", "9000", []],
    ["35台", "35", []],
    ["1.2万份", "12000", []],
    ["约300", null, ["field_unreadable"]],
    ["≥6", null, ["field_unreadable"]],
    ["-", null, []],
  ])("planned %s", (planned, number, flags) => {
    expect(reportWith(`项目\t计划数\t实际数\n灯具\t${planned}\t5`).outputs).toMatchObject([
      { item: "灯具", planned: number, actual: "5", flags },
    ]);
  });

  test("tables that only blank lines part are told by their headers", () => {
    const report = reportWith(
      "项目\t计划数\t实际数\n灯具\t3\t3\n\n项目\t计划完成时间\t实际完成时间\n灯具\t6月\t按需\n\n满意度评价内容\t分值\t题目满意度\t得分\n亮度\t2\t90%\t1.8\n\n姓名\t单位\t职务\n张某\t路灯所\t所长",
    );
    expect([report.outputs.length, report.schedule.length, report.survey.length]).toEqual([1, 1, 1]);
    expect(report.schedule).toMatchObject([{ item: "灯具", planned: "6月", actual: "按需" }]);
    expect(report.survey).toMatchObject([{ item: "亮度", full_score: "2", satisfaction: "90", score: "1.8", is_total: false }]);
  });

  test.each([
    ["姓名\t计划\t职务\n张某\t工作\t所长"],
    ["指标\t目标值\t完成值\t得分\n亮灯率\t98\t99\t10"],
    ["地点\t数量\t金额\n东街\t3\t5"],
  ])("%s is no table of outputs", (table) => expect(reportWith(table).outputs).toEqual([]));

  test("announced and not there", () => {
    expect(reportWith("附件4 满意度问卷分析报告\n\n共发放问卷100份。").evidence).toMatchObject([
      { flag: "part_missing", field: "survey" },
    ]);
    expect(
      reportWith(
        "本次评价编制了工作底稿，经复核后归档，并据此形成评价结论，供主管部门和财政部门决策时参考使用，评价组还对其中的全部数据进行了复核。",
      ).flags,
    ).toEqual([]);
  });
});

describe("scores and the rest of the report", () => {
  const table =
    "一级指标\t二级指标\t三级指标\t分值\t得分\nA 决策\tA1 立项（10）\tA11 依据\t5\t4\n\t\tA12 目标\t5\t4\n\t\tA1 小计\t10\t8\n总分\t\t\t10\t8\n";

  test.each([
    ["nothing amiss", table, []],
    ["a heading with another score", `${table}\nA11 依据（满分5分，得5分）\n`, ["figures_differ"]],
    ["a heading with another name", `${table}\nA11 理由（满分5分，得4分）\n`, ["figures_differ"]],
    ["a heading of a group", `${table}\nA1 立项（满分10分，得8分）\n`, []],
    ["a heading of a group with another score", `${table}\nA1 立项（满分10分，得7分）\n`, ["figures_differ"]],
    ["a subtotal that is no sum", table.replace("小计\t10\t8", "小计\t10\t9"), ["score_sum_mismatch"]],
    ["a label that states another full score", table.replace("（10）", "（12）"), ["score_sum_mismatch"]],
    ["a total that is no sum", table.replace("\t10\t8\n总分\t\t\t10\t8", "\t10\t8\n总分\t\t\t10\t9"), ["score_sum_mismatch"]],
    ["a score above the full score", table.replace("目标\t5\t4", "目标\t5\t6").replaceAll("10\t8", "10\t10"), ["implausible"]],
    ["printed again with another score", `${table}\n附件\n\n${table.replace("目标\t5\t4", "目标\t5\t3")}`, ["tables_differ"]],
    ["printed again alike", `${table}\n附件\n\n${table}`, []],
    ["the text's total is another", `综合得分9分。\n\n${table}`, ["score_sum_mismatch"]],
  ])("%s", (_, body, flags) => expect(reportWith(body).flags).toEqual(flags));

  test("a summary by level 1 does not stand for the table", () => {
    const report = reportWith(`一级指标\t分值\t得分\nA 决策\t10\t9\n\n${table}`);
    expect(report.scores.map(({ code }) => code)).toEqual(["A11", "A12"]);
    expect(report.evidence).toMatchObject([{ flag: "score_sum_mismatch" }]);
  });
});

test("a reader's doubts go with the rows and, from the text, with the report", () => {
  const cell = (row: number, column: number, text: string, flags: readonly "ocr_uncertain"[] = []): Cell => {
    return { row, column, rowSpan: 1, columnSpan: 1, text, places: [], flags };
  };
  const rows = ["一级指标 二级指标 三级指标 分值 得分", "决策 立项 依据 5 4", "决策 立项 目标 5 4"].map((line) =>
    line.split(" "),
  );
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => cell(row, column, text, text === "目标" ? ["ocr_uncertain"] : [])),
  );
  const table: Table = { cells, rowCount: 3, columnCount: 5, merges: "kept", chunks: [0], evidence: "rulings", flags: [] };
  const lines = COVER.split("\n").filter((line) => line !== "");
  const blocks = [
    ...lines.map((text): Block => ({ kind: "paragraph", text, places: [], flags: ["ocr"] })),
    { kind: "table", table } as const,
  ];
  const source = { name: "x.pdf", bytes: new Uint8Array(), sha256: "0".repeat(64) };
  const [report] = readReports({ blocks, pageCount: 1, undecodable: false }, source);
  expect(report?.flags).toEqual(["ocr"]);
  expect(report?.scores.map(({ flags }) => flags)).toEqual([[], ["ocr_uncertain"]]);
});
