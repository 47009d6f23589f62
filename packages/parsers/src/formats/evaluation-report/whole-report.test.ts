/** Tables of reports in the shapes that reports print them in: what the record says of each, and which doubts it carries. */
import type { ReportRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { blocksOfHtml } from "../../readers/html/index.ts";
import { COVER, readReports, reportWith } from "./report.test-helper.ts";

const dump = (...rows: readonly string[]): string => `\n${rows.map((row) => row.replaceAll("|", "\t")).join("\n")}\n`;

/** The same table with merged cells known: `text^2` over two rows, `text>2` over two columns, `^` below or behind. */
function report(...rows: readonly string[]): ReportRecord {
  const cell = (printed: string): string => {
    const [, text = "", down = "1", across = "1"] = /^(.*?)(?:\^(\d+))?(?:>(\d))?$/.exec(printed) ?? [];
    return printed === "^" ? "" : `<td rowspan=${down} colspan=${across}>${text}</td>`;
  };
  const table = `<table>${rows.map((row) => `<tr>${row.split("|").map(cell).join("")}</tr>`).join("")}</table>`;
  const cover = COVER.split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("");
  const blocks = blocksOfHtml(`<html><body>${cover}${table}</body></html>`);
  const source = { name: "a.html", bytes: new Uint8Array(), sha256: "0".repeat(64) };
  const [only, ...others] = readReports({ blocks, undecodable: false } as unknown as Parameters<typeof readReports>[0], source);
  if (only === undefined || others.length > 0) throw new Error(`${others.length} reports`);
  return only;
}

const scoresOf = ({ scores }: ReportRecord): string[] =>
  scores.map(({ code, level1, level2, level3, full_score, score, flags }) =>
    [code, level1, level2, level3, `${full_score}/${score}`, ...flags.map((flag) => `!${flag}`)]
      .map((part) => part ?? "-")
      .join(" "),
  );

describe("scores of a table with merged cells", () => {
  test.each<[string, string[], string[]]>([
    [
      "three levels",
      ["一级指标|二级指标|三级指标|分值|得分", "决策^2|立项^2|充分性|5|4", "^|^|规范性|5|5", "过程|管理|制度|10|9"],
      ["- 决策 立项 充分性 5/4", "- 决策 立项 规范性 5/5", "- 过程 管理 制度 10/9"],
    ],
    ["two levels", ["一级指标|二级指标|分值|得分", "决策^2|立项|5|4", "^|目标|5|5"], ["- 决策 立项 - 5/4", "- 决策 目标 - 5/5"]],
    [
      "codes in the names",
      ["一级指标|二级指标|三级指标|权重|得分", "A 决策|A1 立项|A11 充分性|5|4", "B 过程|B1 管理|B11 制度|10|9"],
      ["A11 决策 立项 充分性 5/4", "B11 过程 管理 制度 10/9"],
    ],
    ["codes in a column", ["编号|一级指标|二级指标|三级指标|分值|得分", "A1|决策|立项|充分性|5|4"], ["A1 决策 立项 充分性 5/4"]],
    [
      "figures with their units",
      ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|充分性|5分|4.5分"],
      ["- 决策 立项 充分性 5/4.5"],
    ],
    [
      "the evaluator's score beside the unit's own",
      ["一级指标|二级指标|三级指标|分值|评价得分|自评得分", "决策|立项|充分性|5|4|5"],
      ["- 决策 立项 充分性 5/4"],
    ],
    ["its own score alone", ["一级指标|二级指标|三级指标|分值|自评得分", "决策|立项|充分性|5|3"], ["- 决策 立项 充分性 5/3"]],
    ["分值 before 权重", ["一级指标|二级指标|三级指标|分值|权重|得分", "决策|立项|充分性|5|50%|4"], ["- 决策 立项 充分性 5/4"]],
    ["权重 where there is no 分值", ["一级指标|二级指标|三级指标|权重|得分", "决策|立项|充分性|5|4"], ["- 决策 立项 充分性 5/4"]],
    [
      "reasons are no scores",
      ["一级指标|二级指标|三级指标|分值|得分|得分依据", "决策|立项|充分性|5|4|有批复3份"],
      ["- 决策 立项 充分性 5/4"],
    ],
    ["a total", ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|充分性|5|4", "总分>3|^|^|5|4"], ["- 决策 立项 充分性 5/4"]],
    [
      "a subtotal",
      ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|充分性|5|4", "决策小计>3|^|^|5|4", "过程|管理|制度|10|9"],
      ["- 决策 立项 充分性 5/4", "- 过程 管理 制度 10/9"],
    ],
    ["no score", ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|充分性|5|—"], ["- 决策 立项 充分性 5/null !row_incomplete"]],
    [
      "more than full",
      ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|充分性|5|5.5"],
      ["- 决策 立项 充分性 5/5.5 !implausible"],
    ],
    [
      "a level without a label",
      ["一级指标|二级指标|三级指标|分值|得分", "决策||充分性|5|4"],
      ["- 决策 - 充分性 5/4 !level2_missing"],
    ],
    ["columns under 评价指标", ["评价指标>3|^|^|分值|得分", "决策|立项|充分性|5|4"], ["- 决策 立项 充分性 5/4"]],
    ["one column of indicators", ["评价指标|分值|得分", "充分性|5|4", "制度|10|9"], ["- - - 充分性 5/4", "- - - 制度 10/9"]],
    [
      "group scores in columns of their own",
      ["一级指标|分值|二级指标|分值|三级指标|分值|得分", "决策^2|10^2|立项^2|10^2|充分性|5|4", "^|^|^|^|规范性|5|5"],
      ["- 决策 立项 充分性 5/4", "- 决策 立项 规范性 5/5"],
    ],
    [
      "labels that state their full score",
      ["一级指标|二级指标|三级指标|分值|得分", "决策（10）^2|立项（10分）^2|充分性|5|4", "^|^|规范性|5|5"],
      ["- 决策 立项 充分性 5/4", "- 决策 立项 规范性 5/5"],
    ],
  ])("%s", (_, rows, expected) => expect(scoresOf(report(...rows))).toEqual(expected));

  test.each<[string, string[], string[]]>([
    [
      "a total that is no sum",
      ["决策|立项|充分性|5|4", "总分>3|^|^|5|4.5"],
      ["score_sum_mismatch scores", "score_sum_mismatch total_score"],
    ],
    ["a full total that is none", ["决策|立项|充分性|5|4", "总分>3|^|^|6|4"], ["score_sum_mismatch scores"]],
    [
      "a subtotal that is none",
      ["决策|立项|充分性|5|4", "决策小计>3|^|^|5|3", "过程|管理|制度|10|9"],
      ["score_sum_mismatch scores"],
    ],
    ["a label's full score that is none", ["决策（11）^2|立项^2|充分性|5|4", "^|^|规范性|5|5"], ["score_sum_mismatch scores"]],
    ["all that is right", ["决策（10）^2|立项（10）^2|充分性|5|4", "^|^|规范性|5|5", "总分>3|^|^|10|9"], []],
  ])("doubts: %s", (_, rows, expected) => {
    const { evidence } = report("一级指标|二级指标|三级指标|分值|得分", ...rows);
    const sums = evidence.filter(({ flag }) => flag === "score_sum_mismatch").map(({ flag, field }) => `${flag} ${field}`);
    expect([...new Set(sums)].toSorted()).toEqual(expected);
  });

  test("four levels are read, and the deepest has no place", () => {
    const found = report("一级指标|二级指标|三级指标|四级指标|分值|得分", "决策|立项|充分|有批复|5|4");
    expect(found.evidence.map(({ flag }) => flag)).toContain("row_incomplete");
    expect(found.scores.length).toBe(1);
  });

  test("a table printed again tells what it tells otherwise", () => {
    const again = (row: string) =>
      reportWith(
        dump("一级指标|二级指标|三级指标|分值|得分", "A 决策|A1 立项|A11 充分性|5|4", "总分|||5|4") +
          "\n附表\n" +
          dump("一级指标|二级指标|三级指标|分值|得分", row, "总分|||5|4"),
      );
    const differs = (row: string): string[] =>
      again(row).evidence.flatMap(({ flag, field }) => (flag === "tables_differ" ? [String(field)] : []));
    expect(differs("A 决策|A1 立项|A11 充分性|5|4")).toEqual([]);
    expect(differs("A 决策|A1 立项|A11 充分性|5|3")).toEqual(["scores[0]"]);
    expect(differs("A 决策|A1 立项|A12 规范性|5|4")).toEqual(["scores"]);
  });

  test("a heading of the text tells the score too", () => {
    const table = dump("一级指标|二级指标|三级指标|分值|得分", "A 决策|A1 立项|A11 充分性|5|4", "A 决策|A1 立项|A12 规范性|5|5");
    const differs = (heading: string): string[] =>
      reportWith(`${table}\n\n${heading}\n`).evidence.flatMap(({ flag, field }) =>
        flag === "figures_differ" ? [String(field)] : [],
      );
    expect(differs("A11 充分性（满分5分，得4分）")).toEqual([]);
    expect(differs("A11 充分性（满分5分，得3分）")).toEqual(["scores[0]"]);
    expect(differs("A11 充分性（满分6分，得4分）")).toEqual(["scores[0]"]);
    expect(differs("A12 合规性（满分5分，得5分）")).toEqual(["scores[1]"]);
    expect(differs("A1 立项（满分10分，得9分）")).toEqual([]);
    expect(differs("A1 立项（满分10分，得8分）")).toEqual(["scores"]);
  });
});

describe("other tables", () => {
  const unit = "单位：万元\n";
  test("a budget by items, with its total", () => {
    const { budget, budget_lines } = reportWith(
      unit + dump("项目|年初预算数|调整后预算数|支出数|执行率", "养护|100|90|81|90%", "合计|100|90|81|90%"),
    );
    expect(budget).toEqual({ initial: "1000000", adjusted: "900000", spent: "810000", execution_rate: "90" });
    expect(budget_lines.map(({ item, is_total, flags }) => [item, is_total, flags])).toEqual([
      ["养护", false, []],
      ["合计", true, []],
    ]);
  });
  test("全年预算 beside 年初预算 is the adjusted one", () => {
    const lines = (...rows: string[]) =>
      reportWith(unit + dump(...rows)).budget_lines.map(({ initial, adjusted }) => [initial, adjusted]);
    expect(lines("项目|年初预算数|全年预算数|支出数", "养护|100|90|81")).toEqual([["1000000", "900000"]]);
    expect(lines("项目|预算数|支出数", "养护|100|81")).toEqual([["1000000", null]]);
  });
  test("lines printed again with other figures, and lines of a later table", () => {
    const first = dump("项目|预算数|支出数", "养护|100|81", "合计|100|81");
    const differs = (...rows: string[]) =>
      reportWith(`${unit}${first}\n又见下表。\n${unit}${dump("项目|预算数|支出数", ...rows)}`).evidence.flatMap(
        ({ flag, field }) => (flag === "tables_differ" ? [field] : []),
      );
    expect(differs("养护|100|81", "合计|100|81")).toEqual([]);
    expect(differs("养护|100|80", "合计|100|81")).toEqual(["budget_lines[0]"]);
    expect(differs("维修|100|81", "合计|100|81")).toEqual(["budget_lines"]);
  });
  test("what the text states where no table has a total", () => {
    const { budget, evidence } = reportWith("2023年预算100万元，实际支出95万元，预算执行率95%。");
    expect(budget).toEqual({ initial: "1000000", adjusted: null, spent: "950000", execution_rate: "95" });
    expect(evidence).toEqual([]);
    const two = reportWith("2023年预算100万元；2023年预算120万元。");
    expect(two.evidence.map(({ flag, field }) => `${flag} ${field}`)).toEqual(["ambiguous_number budget.initial"]);
  });

  const history = (...rows: string[]) =>
    reportWith(unit + dump(...rows)).history.map(({ item, year, budget, spent, execution_rate, is_total }) => [
      item,
      year,
      budget,
      spent,
      execution_rate,
      is_total,
    ]);
  test("years in the header", () =>
    expect(history("项目|2021年预算数|2021年支出数|2022年预算数|2022年支出数", "养护|10|9|20|18", "合计|10|9|20|18")).toEqual([
      ["养护", 2021, "100000", "90000", null, false],
      ["养护", 2022, "200000", "180000", null, false],
      ["合计", 2021, "100000", "90000", null, true],
      ["合计", 2022, "200000", "180000", null, true],
    ]));
  test("years in a column", () =>
    expect(history("年度|预算数|支出数|执行率", "2021年|10|9|90%", "2022年|20|18|90%").map(([, ...rest]) => rest)).toEqual([
      [2021, "100000", "90000", "90", false],
      [2022, "200000", "180000", "90", false],
    ]));

  test("outputs: plain numbers, others are unreadable", () => {
    const { outputs } = reportWith(dump("内容|计划数|实际完成数", "路灯|35|35台", "灯杆|约300|20", "电缆|—|5"));
    expect(outputs.map(({ item, planned, actual, flags }) => [item, planned, actual, flags])).toEqual([
      ["路灯", "35", "35", []],
      ["灯杆", null, "20", ["field_unreadable"]],
      ["电缆", null, "5", []],
    ]);
  });
  test("a schedule", () => {
    const { schedule } = reportWith(dump("内容|计划完成时间|实际完成时间", "路灯|3月|4月"));
    expect(schedule.map(({ item, planned, actual }) => [item, planned, actual])).toEqual([["路灯", "3月", "4月"]]);
  });
  test("a survey, whose total sums up", () => {
    const { survey, evidence } = reportWith(dump("题目|分值|满意度|得分", "照明|50|90%|45", "维修|50|80%|40", "合计|100|85%|85"));
    expect(
      survey.map(({ item, full_score, satisfaction, score, is_total }) => [item, full_score, satisfaction, score, is_total]),
    ).toEqual([
      ["照明", "50", "90", "45", false],
      ["维修", "50", "80", "40", false],
      ["合计", "100", "85", "85", true],
    ]);
    expect(evidence).toEqual([]);
  });
  test("an annex printed again with other cells", () => {
    const table = (...rows: string[]): string => dump("内容|计划数|实际完成数", ...rows);
    const differs = (...rows: string[]) =>
      reportWith(`${table("路灯|35|35", "合计|35|35")}\n附表如下。\n${table(...rows)}`).evidence.flatMap(({ flag, field }) =>
        flag === "tables_differ" ? [field] : [],
      );
    expect(differs("路灯|35|35", "合计|35|35")).toEqual([]);
    expect(differs("路灯|35|30", "合计|35|35")).toEqual(["outputs"]);
    expect(differs("灯杆|35|35", "合计|35|35")).toEqual(["outputs"]);
  });
  test.each([
    ["单位：元\n", "1"],
    ["单位：千元\n", "1000"],
    ["（单位：亿元）\n", "100000000"],
  ])("the unit of the line above: %s", (line, spent) =>
    expect(reportWith(line + dump("项目|预算数|支出数", "养护|2|1", "合计|2|1")).budget.spent).toBe(spent),
  );
  test("the unit of the header", () =>
    expect(reportWith(dump("项目|预算数（万元）|支出数（万元）", "养护|2|1", "合计|2|1")).budget.spent).toBe("10000"));
});

describe("worksheets", () => {
  const sheets = (body: string) =>
    reportWith(body).worksheets.map(({ code, name, weight, score, rationale, flags }) => [
      code,
      name,
      weight,
      score,
      rationale,
      flags,
    ]);
  const sheet = (heading: string, ...rows: string[]): string => `\n\n${heading}\n${dump(...rows)}\n`;
  test.each<[string, string, unknown[]]>([
    ["with a code", sheet("A11“充分性”评价底稿", "指标权重|5", "指标得分|4"), [["A11", "充分性", "5", "4", null, []]]],
    ["without quotation marks", sheet("充分性评分底稿", "指标权重|5", "指标得分|4"), [[null, "充分性", "5", "4", null, []]]],
    ["the heading of all", sheet("附件1 绩效评价工作底稿", "指标权重|5"), []],
    ["no score", sheet("A11“充分性”评价底稿", "指标权重|5"), [["A11", "充分性", "5", null, null, ["row_incomplete"]]]],
    [
      "a weight that is none",
      sheet("A11“充分性”评价底稿", "指标权重|五", "指标得分|4"),
      [["A11", "充分性", null, "4", null, ["field_unreadable"]]],
    ],
    ["per cent", sheet("A11“充分性”评价底稿", "指标权重|5%", "指标得分|4分"), [["A11", "充分性", "5", "4", null, []]]],
    [
      "its code and name inside",
      sheet("A11“充分性”评价底稿", "指标编号|A99", "指标得分|4"),
      [["A11", "充分性", null, "4", null, []]],
    ],
    [
      "two of them",
      sheet("A11“充分性”评价底稿", "指标得分|4") + sheet("A12“规范性”评价底稿", "指标得分|5"),
      [
        ["A11", "充分性", null, "4", null, []],
        ["A12", "规范性", null, "5", null, []],
      ],
    ],
    ["no labels", sheet("A11“充分性”评价底稿", "甲|乙"), []],
  ])("%s", (_, body, expected) => expect(sheets(body)).toEqual(expected));
});
