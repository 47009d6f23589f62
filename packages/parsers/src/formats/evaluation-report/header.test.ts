import { describe, expect, test } from "vitest";
import { nameInTitle, projectName, yearOf } from "./project-name.ts";
import { reportsIn } from "./report.test-helper.ts";

const FIELDS = "项目名称：2023年路灯养护\n项目单位：某区路灯所\n";

describe("a cover", () => {
  test.each([
    ["plain", `绩效评价报告\n\n${FIELDS}`],
    ["title over two lines", `财政支出\n绩效评价报告\n\n${FIELDS}`],
    ["spaces inside words", "绩 效 评 价 报 告\n\n项 目 名 称：2023年路灯养护\n\n项 目 单 位：某区路灯所\n"],
    ["bold", "**绩效评价报告**\n\n项目名称：**2023年路灯养护**\n\n项目单位：**某区路灯所**\n"],
    ["text on the next line", "绩效评价报告\n\n项目名称：\n\n2023年路灯养护\n\n项目单位：\n\n某区路灯所\n"],
    ["a table", "绩效评价报告\n\n项目名称\t2023年路灯养护\n项目单位\t某区路灯所\n"],
    ["a seal's place behind the label", "绩效评价报告\n\n项目名称（全称）：2023年路灯养护\n\n项目单位（盖章）：某区路灯所\n"],
    ["behind other texts", `某区财政局2023年工作报告\n\n本年开展绩效评价12项。\n\n项目支出绩效评价报告\n\n${FIELDS}`],
  ])("%s", (_, text) => {
    expect(reportsIn(text)).toMatchObject([
      { project_name: "2023年路灯养护", implementing_unit: "某区路灯所", fiscal_year: 2023 },
    ]);
  });

  test.each([
    ["a sentence", `我局组织编写了绩效评价报告。\n\n${FIELDS}`],
    ["a title alone", "路灯养护项目绩效评价报告\n\n一、项目概况\n\n项目名称：路灯养护\n项目单位：某区路灯所\n"],
    ["a table of contents", `目录\n\n第四部分 绩效评价报告\n\n项目支出绩效目标申报表\n\n${FIELDS}`],
    ["one field", "绩效评价报告\n\n项目名称：2023年路灯养护\n\n正文\n"],
    ["another kind of report", `绩效目标申报表\n\n${FIELDS}`],
    ["nothing", ""],
  ])("%s is none", (_, text) => expect(reportsIn(text)).toEqual([]));

  test("printed again on the title page it is one report; another project's is another", () => {
    const cover = (name: string) => `绩效评价报告\n\n项目名称：${name}\n\n评价机构：某咨询公司\n\n摘要\n\n`;
    expect(reportsIn(cover("甲") + cover("甲") + cover("乙")).map(({ project_name }) => project_name)).toEqual(["甲", "乙"]);
  });

  test.each([
    ["2024年3月1日", "2024-03-01"],
    ["二〇二四年三月", "2024-03"],
    ["报告日期：2024年3月1日", "2024-03-01"],
    ["2024年", null],
    ["2024年3月至5月", null],
  ])("date %s", (line, report_date) => {
    expect(reportsIn(`绩效评价报告\n\n${FIELDS}\n${line}\n\n目录\n`)).toMatchObject([{ report_date }]);
  });

  test("a cover without a date leaves it to the evaluator's signature, never to a worksheet", () => {
    const body = "评价机构：某咨询公司\n\n目录\n\n正文\n\n";
    expect(reportsIn(`绩效评价报告\n\n${FIELDS}${body}某咨询公司\n\n2024年5月\n`)).toMatchObject([{ report_date: "2024-05" }]);
    expect(reportsIn(`绩效评价报告\n\n${FIELDS}${body}日期：2024年5月2日\n`)).toMatchObject([{ report_date: null }]);
  });

  test("the evaluator's region is not the report's", () => {
    expect(reportsIn(`绩效评价报告\n\n${FIELDS}评价机构：上海某咨询公司\n\n目录\n\n上海某咨询公司\n`)).toMatchObject([
      { region: null },
    ]);
  });
});

test.each([
  ["《2023年路灯养护》", "2023年路灯养护"],
  ["“2023年路灯养护”绩效评价", "2023年路灯养护"],
  ["2023年路灯养护项目", "2023年路灯养护项目"],
  ["路灯养护财政支出绩效评价报告", "路灯养护"],
  ["《路灯养护（二期）》", "路灯养护（二期）"],
])("project name %s", (text, name) => expect(projectName(text)).toBe(name));

test.each([
  ["关于路灯养护项目的绩效评价报告", "路灯养护项目"],
  ["某区路灯所“2023年路灯养护”财政资金绩效评价报告", "2023年路灯养护"],
  ["2023年路灯养护项目支出绩效评价报告", "2023年路灯养护"],
  ["2023年度财政支出绩效评价报告", null],
  ["财政项目支出绩效评价报告", null],
  ["绩效评价报告", null],
])("title %s", (title, name) => expect(nameInTitle(title)).toBe(name));

test.each([
  ["2023年路灯养护", 2023],
  ["2023年度", 2023],
  ["2021—2023年路灯养护", null],
  ["2021年至2023年", null],
  ["路灯养护", null],
  ["养护2023盏路灯", null],
])("year in %s", (text, year) => expect(yearOf(text)).toBe(year));
