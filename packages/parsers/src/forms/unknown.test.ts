/** What a form prints and no field takes is said, with its words; what is known, or known to say nothing, is not. */
import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import type { Layout } from "./layout.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {
    项目名称: "project_name",
    主管部门: "department",
    年度目标: "annual_goal",
    总目标: "overall_goal",
    预算数: "budget.annual_total",
  },
  headed: ["overall_goal", "annual_goal"],
  below: { 预算数: "purpose" },
  columns: commonColumns,
  unitLine: true,
  ignored: ["序号", "经办处室"],
};

const table = (rows: string) =>
  `<table>${rows
    .trim()
    .split("\n")
    .map(
      (row) =>
        `<tr>${row
          .split("|")
          .map((cell) => `<td>${cell}</td>`)
          .join("")}</tr>`,
    )
    .join("")}</table>`;
const HEAD = "项目名称|甲|主管部门|乙局";
const ROWS = "一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|次数|3次";

async function noted(head: string, rows: string, page = true): Promise<readonly string[]> {
  const text = page
    ? `<html><body><p>绩效目标表</p>${table(head)}${table(rows)}</body></html>`
    : `绩效目标表\n\n${head.replaceAll("|", "\t")}\n\n${rows.replaceAll("|", "\t")}\n`;
  const source = { name: "a", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) };
  const [form] = (await extract(source, { formats: [LAYOUT] })).records as FormRecord[];
  return (form?.evidence ?? []).flatMap(({ flag, field, note }) =>
    flag.endsWith("_unknown") && (field === "extra" || field === "indicators") ? [`${flag} ${note}`] : [],
  );
}

describe("labels", () => {
  test.each([
    ["one that the layout does not know", `${HEAD}\n经办科目|第九号`, ["label_unknown 经办科目: 第九号"]],
    ["beside known ones", `项目名称|甲|轮次安排|三年|主管部门|乙局`, ["label_unknown 轮次安排: 三年"]],
    ["two in a row", `${HEAD}\n信使：|丙|信号旗：|12345`, ["label_unknown 信使：: 丙", "label_unknown 信号旗：: 12345"]],
    ["one with figures in brackets", `${HEAD}\n巡查频密度(10分)|10`, ["label_unknown 巡查频密度(10分): 10"]],
    ["one with a year", `${HEAD}\n2024年金额|3.00`, ["label_unknown 2024年金额: 3.00"]],
    ["a second text beside a label with a field", `${HEAD}\n年度目标|建成|验收`, ["label_unknown 年度目标: 验收"]],
    ["a second text beside one without is kept with it", `${HEAD}\n项目编码|第九号|第十号`, []],
    ["an amount beside a label of a block", `${HEAD}\n项目资金|3.00`, ["label_unknown 项目资金: 3.00"]],
    ["without a text nothing is lost", `${HEAD}\n项目编码|`, []],
    ["the lexicon knows it", `${HEAD}\n项目编码|第九号`, []],
    ["the layout ignores it", `${HEAD}\n经办处室|一处`, []],
    [
      "side labels and the form's own lines",
      `353302甲中心|单位：万元\n${HEAD}\n预算规模及资金用途|预算数|3.00\n用于修缮，按进度支付`,
      [],
    ],
    ["goals below their heads", `${HEAD}\n项目绩效目标|总目标|年度目标\n建成六座桥|建成两座桥`, []],
  ])("%s", async (_, head, expected) => expect(await noted(head, ROWS)).toEqual(expected));
});

describe("columns", () => {
  test.each([
    [
      "one that nobody knows",
      `一级指标|二级指标|三级指标|指标值|巡查员\n产出指标|数量指标|次数|3次|甲\n产出指标|质量指标|合格率|90%|乙`,
      ["column_unknown 巡查员: 2 cells under it are kept in extra, first 甲"],
    ],
    [
      "a field's header a second time",
      `一级指标|二级指标|三级指标|指标值|目标值\n产出指标|数量指标|次数|3次|6次`,
      ["column_unknown 目标值: 1 cells under it are kept in extra, first 6次"],
    ],
    ["a column that is empty", `一级指标|二级指标|三级指标|指标值|备注\n产出指标|数量指标|次数|3次|`, []],
    ["one that the layout ignores", `序号|一级指标|二级指标|三级指标|指标值\n1|产出指标|数量指标|次数|3次`, []],
    ["all known", ROWS, []],
  ])("%s", async (_, rows, expected) => expect(await noted(HEAD, rows)).toEqual(expected));

  test("in a dump that shows a cell too few nobody knows which is missing: the row is withheld", async () =>
    expect(await noted(HEAD, `一级指标|二级指标|三级指标|指标值|巡查员\n产出指标|数量指标|次数|甲`, false)).toEqual([
      "column_unknown 巡查员: what stands under it cannot be told apart",
    ]));
});
