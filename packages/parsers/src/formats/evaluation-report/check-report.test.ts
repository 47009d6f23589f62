import { describe, expect, test } from "vitest";
import { checkReport, type Checked } from "./check-report.ts";
import { proseWith } from "./report-tables.test-helper.ts";

describe("a report that contradicts itself", () => {
  const marks = { flags: [], places: [] };
  const empty = {
    total_score: null,
    grade: null,
    fiscal_year: 2023,
    budget: { initial: null, adjusted: null, spent: null, execution_rate: null },
    budget_lines: [],
    scores: [],
    worksheets: [],
    history: [],
    outputs: [],
    schedule: [],
    survey: [],
  } as unknown as Checked;
  const told = (fields: object, text = ""): string[] =>
    checkReport({ ...empty, ...fields }, proseWith(text)).map(({ flag, field }) => `${flag} ${field}`);
  const line = (fields: object) => ({
    item: "甲",
    initial: null,
    adjusted: null,
    spent: null,
    execution_rate: null,
    is_total: false,
    ...marks,
    ...fields,
  });
  const question = (fields: object) => ({
    item: "问",
    full_score: null,
    satisfaction: null,
    score: null,
    is_total: false,
    ...marks,
    ...fields,
  });
  const score = (fields: object) => ({
    code: null,
    level1: null,
    level2: null,
    level3: "甲",
    full_score: "5",
    score: "4",
    ...marks,
    ...fields,
  });
  const sheet = (fields: object) => ({ code: null, name: "甲", score: "4", weight: "5", ...marks, ...fields });

  test.each<[string, object, string, string[]]>([
    ["nothing", {}, "", []],
    [
      "another total in the text",
      { total_score: "92", grade: "优" },
      "综合得分91分，总得分92.0分",
      ["figures_differ total_score"],
    ],
    ["another grade in the text", { total_score: "92", grade: "优" }, "评价结果为良", ["figures_differ grade"]],
    ["a grade that is not usual", { total_score: "89.99", grade: "优" }, "", ["figures_differ grade"]],
    ["the lowest score of a grade", { total_score: "90", grade: "优" }, "", []],
    ["the lowest of 良", { total_score: "80.0", grade: "良" }, "", []],
    ["the lowest of 中", { total_score: "60", grade: "中" }, "", []],
    ["below 中", { total_score: "59.9", grade: "差" }, "", []],
    [
      "a rate that is none",
      { budget_lines: [line({ initial: "100", spent: "90", execution_rate: "80" })] },
      "",
      ["figures_differ budget_lines[0].execution_rate"],
    ],
    [
      "a rate of the adjusted budget",
      { budget_lines: [line({ initial: "100", adjusted: "90", spent: "90", execution_rate: "100" })] },
      "",
      [],
    ],
    [
      "a rate of a year",
      { history: [{ item: null, year: 2022, budget: "4", spent: "1", execution_rate: "30", is_total: false, ...marks }] },
      "",
      ["figures_differ history[0].execution_rate"],
    ],
    [
      "lines that do not sum up",
      { budget_lines: [line({ initial: "1" }), line({ initial: "2" }), line({ initial: "4", is_total: true })] },
      "",
      ["budget_sum_mismatch budget.initial"],
    ],
    [
      "lines that do",
      { budget_lines: [line({ spent: "1.0" }), line({ spent: "2" }), line({ spent: "3", is_total: true })] },
      "",
      [],
    ],
    [
      "a line without amount",
      { budget_lines: [line({ initial: "1" }), line({}), line({ initial: "4", is_total: true })] },
      "",
      [],
    ],
    [
      "another amount in the text",
      { budget: { ...empty.budget, initial: "100" }, budget_lines: [line({ initial: "100", is_total: true })] },
      "2023年预算90元",
      ["figures_differ budget.initial"],
    ],
    [
      "of another year",
      { budget: { ...empty.budget, initial: "100" }, budget_lines: [line({ initial: "100", is_total: true })] },
      "2022年预算90元",
      [],
    ],
    [
      "known from another line",
      {
        budget: { ...empty.budget, initial: "100" },
        budget_lines: [line({ initial: "90" }), line({ initial: "100", is_total: true })],
      },
      "2023年预算90.0元",
      ["budget_sum_mismatch budget.initial"],
    ],
    [
      "a year of the history that the budget table tells otherwise",
      {
        budget_lines: [line({ initial: "100", spent: "80" })],
        history: [{ item: "甲", year: 2023, budget: "90", spent: "70", execution_rate: null, is_total: false, ...marks }],
      },
      "",
      ["figures_differ history[0].budget", "figures_differ history[0].spent"],
    ],
    [
      "another year of it",
      {
        budget_lines: [line({ initial: "100", spent: "80" })],
        history: [{ item: "甲", year: 2022, budget: "90", spent: "70", execution_rate: null, is_total: false, ...marks }],
      },
      "",
      [],
    ],
    [
      "a question's score",
      { survey: [question({ full_score: "10", satisfaction: "95", score: "8" })] },
      "",
      ["figures_differ survey[0].score"],
    ],
    ["a question's score, rounded", { survey: [question({ full_score: "2", satisfaction: "95.55", score: "1.91" })] }, "", []],
    [
      "questions that do not sum up",
      {
        survey: [
          question({ full_score: "5", score: "4" }),
          question({ full_score: "5", score: "4" }),
          question({ full_score: "10", score: "9", is_total: true }),
        ],
      },
      "",
      ["figures_differ survey"],
    ],
    [
      "a total that is no sum",
      {
        survey: [
          question({ full_score: "100", score: "90" }),
          question({ full_score: "100", score: "80" }),
          question({ full_score: "100", score: "85", is_total: true }),
        ],
      },
      "",
      [],
    ],
    ["a worksheet's score", { scores: [score({})], worksheets: [sheet({ score: "3" })] }, "", ["figures_differ worksheets[0]"]],
    ["a worksheet's weight", { scores: [score({})], worksheets: [sheet({ weight: "6" })] }, "", ["figures_differ worksheets[0]"]],
    [
      "a worksheet's name",
      { scores: [score({ code: "A1" })], worksheets: [sheet({ code: "A1", name: "乙" })] },
      "",
      ["figures_differ worksheets[0]"],
    ],
    [
      "a worksheet of nothing",
      { scores: [score({})], worksheets: [sheet({}), sheet({ name: "乙" })] },
      "",
      ["figures_differ worksheets[1]"],
    ],
    [
      "no worksheet",
      { scores: [score({}), score({ level3: null, level2: "乙" })], worksheets: [sheet({})] },
      "",
      ["part_missing worksheets"],
    ],
    [
      "a worksheet of a score at level 2",
      { scores: [score({ level3: null, level2: "乙" })], worksheets: [sheet({ name: "乙" })] },
      "",
      [],
    ],
    ["worksheets alone", { worksheets: [sheet({})] }, "", []],
    ["worksheets announced", {}, "附件1绩效评价工作底稿", ["part_missing worksheets"]],
    ["scores announced", {}, "各部分得分情况见下", ["part_missing scores"]],
    ["data announced", {}, "附表2基础数据表", ["part_missing outputs"]],
    ["a survey announced", {}, "附件4满意度问卷分析报告", ["part_missing survey"]],
    ["announced in a long sentence", {}, `${"说".repeat(60)}工作底稿`, []],
    ["announced and there", { worksheets: [sheet({})] }, "附件1绩效评价工作底稿", []],
  ])("%s", (_, fields, text, expected) => expect(told(fields, text)).toEqual(expected));
});
