import { describe, expect, test } from "vitest";
import { reportWith } from "./report.test-helper.ts";

const HEADER = "项目\t预算数\t调整后预算数\t支出数\t执行率";
const LINES = "灯具\t60.00\t50.00\t45.00\t90.00%\n人工\t40.00\t40.00\t36.00\t90.00%\n合计\t100.00\t90.00\t81.00\t90.00%";

describe("money unit", () => {
  test.each([
    ["above the table", `单位：万元\n\n${HEADER}\n${LINES}`, "1000000", []],
    ["in brackets in a caption", `资金情况（万元）\n\n${HEADER}\n${LINES}`, "1000000", []],
    ["in the header", `项目\t预算数（元）\t调整后预算数（元）\t支出数（元）\t执行率\n${LINES}`, "100.00", []],
    [
      "from the text that repeats a figure",
      `预算共100万元，另有捐赠3元、5元、7元。\n\n${HEADER}\n${LINES}`,
      "1000000",
      ["unit_inferred"],
    ],
    ["from most amounts of the text", `捐赠3.5万元，灯杆1.2万元，奖金5元。\n\n${HEADER}\n${LINES}`, "1000000", ["unit_inferred"]],
    ["nowhere", `${HEADER}\n${LINES}`, null, ["field_unreadable"]],
    ["in doubt", `灯杆1.2万元，奖金5元。\n\n${HEADER}\n${LINES}`, null, ["field_unreadable"]],
  ])("%s", (_, body, initial, flags) => {
    const report = reportWith(body);
    expect(report.flags).toEqual(flags);
    expect(report.budget.initial === null ? null : Number(report.budget.initial)).toBe(initial === null ? null : Number(initial));
  });

  test("each table keeps its own", () => {
    const { budget_lines, history } = reportWith(
      `单位：元\n\n${HEADER}\n${LINES}\n\n历年情况\n\n单位：万元\n\n项目\t2022年预算数\t2022年支出数\t2023年预算数\t2023年支出数\n灯具\t1\t1\t2\t2`,
    );
    expect(budget_lines[0]?.initial).toBe("60.00");
    expect(history.map(({ budget }) => budget)).toEqual(["10000", "20000"]);
  });
});

describe("rows", () => {
  const read = (rows: string) => reportWith(`单位：元\n\n${HEADER}\n${rows}`);

  test.each([
    ["in place", "灯具\t60\t50\t45\t90%", []],
    ["one column to the right", "\t灯具\t60\t50\t45\t90%", ["columns_shifted"]],
    ["with its figures one column to the right", "灯具\t\t60\t50\t45\t90%", ["columns_shifted"]],
  ])("%s", (_, row, flags) => {
    expect(read(row).budget_lines).toMatchObject([
      { item: "灯具", initial: "60", adjusted: "50", spent: "45", execution_rate: "90", flags },
    ]);
  });

  test.each([
    ["a lost cell", "灯具\t60\t45\t90%"],
    ["a lost cell in the middle", "灯具\t60\t\t45\t90%"],
    ["a word among the figures", "灯具\t60\t未定\t45\t90%"],
  ])("%s is flagged", (_, row) => expect(read(row).budget_lines[0]?.flags).toContain("row_incomplete"));

  test("a dash is no amount, and no doubt", () => {
    expect(read("灯具\t-\t50\t45\t90%").budget_lines).toMatchObject([{ initial: null, adjusted: "50", flags: [] }]);
  });

  test("年初, 全年: before and after adjustment", () => {
    const { budget_lines } = reportWith("单位：元\n\n项目\t年初预算数\t全年预算数\t全年执行数\t执行率\n灯具\t60\t50\t45\t90%");
    expect(budget_lines).toMatchObject([{ initial: "60", adjusted: "50", spent: "45", execution_rate: "90" }]);
  });
});

describe("printed again", () => {
  const twice = (second: string) => reportWith(`单位：元\n\n${HEADER}\n${LINES}\n\n各项情况：\n\n${HEADER}\n${second}`);

  test("the same is one line", () => {
    const { budget_lines, flags } = twice("灯具\t60.00\t50.00\t45.00\t90.00%");
    expect([budget_lines.length, flags.filter((flag) => flag === "tables_differ")]).toEqual([3, []]);
  });

  test("with another figure the first stands and the difference is said", () => {
    const { budget_lines, evidence } = twice("灯具\t60.00\t50.00\t44.00\t90.00%");
    expect(budget_lines[0]).toMatchObject({ spent: "45.00", flags: ["tables_differ"] });
    expect(evidence.find(({ flag }) => flag === "tables_differ")?.note).toContain("44");
  });

  test("a line that only the later table has is said, not taken", () => {
    const { budget_lines, flags } = twice("灯杆\t1.00\t1.00\t1.00\t100%");
    expect(budget_lines.map(({ item }) => item)).toEqual(["灯具", "人工", "合计"]);
    expect(flags).toContain("tables_differ");
  });

  test("a table that a page break cut goes on", () => {
    const [gear, ...rest] = LINES.split("\n");
    const { budget_lines } = reportWith(`单位：元\n\n${HEADER}\n${gear}\n\n— 3 —\n\n${HEADER}\n${rest.join("\n")}`);
    expect(budget_lines.map(({ item }) => item)).toEqual(["灯具", "人工", "合计"]);
  });
});

describe("checks", () => {
  test.each([
    ["rounded up", "45.5", "90.91%", false],
    ["cut off", "45.5", "90.90%", false],
    ["off by one place", "45.5", "90.89%", true],
    ["of another amount", "45.5", "95.00%", true],
    ["no decimals", "45.5", "91%", false],
  ])("a rate %s", (_, spent, rate, differs) => {
    const { budget_lines } = reportWith(`单位：元\n\n项目\t预算数\t支出数\t执行率\n灯具\t50.05\t${spent}\t${rate}`);
    expect(budget_lines[0]?.flags).toEqual(differs ? ["figures_differ"] : []);
  });

  test("lines that do not sum to their total", () => {
    const { flags } = reportWith(`单位：元\n\n${HEADER}\n${LINES.replace("100.00\t90.00", "110.00\t90.00")}`);
    expect(flags).toEqual(["budget_sum_mismatch"]);
  });

  test("a text that gives another budget than the table", () => {
    const { flags } = reportWith(`2023年项目预算120.00元。\n\n单位：元\n\n${HEADER}\n${LINES}`);
    expect(flags).toEqual(["figures_differ"]);
  });

  test("another year's budget in the text contradicts nothing", () => {
    expect(reportWith(`2022年项目预算120.00元。\n\n单位：元\n\n${HEADER}\n${LINES}`).flags).toEqual([]);
  });
});

describe("a budget in the text only", () => {
  test.each([
    [
      "项目预算120万元，实际支出114万元，预算执行率95%。",
      { initial: "1200000", adjusted: null, spent: "1140000", execution_rate: "95" },
      [],
    ],
    [
      "年初预算120万元，调整后预算资金100万元，实际执行95万元。",
      { initial: "1200000", adjusted: "1000000", spent: "950000", execution_rate: null },
      [],
    ],
    ["预算调增20万元。", { initial: null, adjusted: null, spent: null, execution_rate: null }, []],
    ["项目预算120万元。其中灯具预算80万元。", { initial: "1200000" }, ["ambiguous_number"]],
    ["2022年预算80万元，实际支出70万元。", { initial: null, spent: null }, []],
  ])("%s", (text, budget, flags) => {
    const report = reportWith(text);
    expect(report.budget).toMatchObject(budget);
    expect(report.flags).toEqual(flags);
  });
});

describe("history", () => {
  const expected = [
    { item: "灯具", year: 2022, budget: "1", spent: "2", execution_rate: "3" },
    { item: "灯具", year: 2023, budget: "4", spent: "5", execution_rate: "6" },
  ];
  test.each([
    [
      "years in the names",
      "项目\t2022年预算数\t2022年执行数\t2022年执行率\t2023年预算数\t2023年执行数\t2023年执行率\n灯具\t1\t2\t3%\t4\t5\t6%",
    ],
    ["years above", "项目\t2022年\t\t\t2023年\n\t预算数\t执行数\t执行率\t预算数\t执行数\t执行率\n灯具\t1\t2\t3%\t4\t5\t6%"],
    [
      "years above without their width",
      "项目\t2022年\t2023年\n\t预算数\t执行数\t执行率\t预算数\t执行数\t执行率\n灯具\t1\t2\t3%\t4\t5\t6%",
    ],
    ["years below each other", "项目\t年度\t预算数\t执行数\t执行率\n灯具\t2022年\t1\t2\t3%\n灯具\t2023年\t4\t5\t6%"],
  ])("%s", (_, table) => expect(reportWith(`单位：元\n\n${table}`).history).toMatchObject(expected));
});
