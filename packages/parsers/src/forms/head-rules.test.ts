import { describe, expect, test } from "vitest";
import type { FlatRow } from "../flat-rows.ts";
import type { Table } from "../table.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import { rowsIn, tableOf } from "./drawn-rows.test-helper.ts";
import { readHead } from "./head.ts";
import type { Layout } from "./layout.ts";
import type { RawText } from "./raw-form.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: { 预算数: "budget.annual_total", 立项数: ["budget.project_total", "budget.annual_total"] },
  headed: ["overall_goal", "annual_goal", "goal_actual"],
  below: { 预算数: "purpose" },
  columns: commonColumns,
  ignored: ["备案号"],
  unitLine: true,
};

const place = (row: number, column: number) => ({ kind: "word", table: 1, row, column }) as const;

function table(rows: readonly string[], merges: Table["merges"]): readonly FlatRow[] {
  return rowsIn(
    tableOf(
      rows.map((row) => row.split("|")),
      merges,
      (x, y) => place(y, x),
    ),
  );
}

const paragraph = (text: string, row: number): FlatRow => {
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [place(100 + row, 0)] };
  return { cells: [cell], table: null, row: 0, chunkStart: false };
};

/** Rows of a table, their cells between bars; `¶` begins a paragraph. Everything that the head says of them. */
function read(rows: readonly string[], merges: Table["merges"] = "kept", layout = LAYOUT): readonly string[] {
  const inTable = table(
    rows.filter((row) => !row.startsWith("¶")),
    merges,
  );
  let next = 0;
  const all = rows.flatMap((row, i) => (row.startsWith("¶") ? paragraph(row.slice(1), i) : (inTable[next++] ?? [])));
  const head = readHead(all, layout);
  const told = (text: RawText | null) => text?.text.replaceAll("\n", "/") ?? "∅";
  return [
    ...[...head.fields].map(([field, text]) => `${field} = ${told(text)} (${head.labels.get(field) ?? "no label"})`),
    ...[...head.units].map(([field, unit]) => `${field} in ${unit}`),
    ...head.extra.map(({ label, text, known }) => `${known ? "known" : "unknown"} ${told(label)}: ${told(text)}`),
    ...head.execution.map(({ item, cells, units, extra, certain }) => {
      const own = [...cells].map(
        ([column, text]) => `${column} ${told(text)}${units.has(column) ? ` in ${units.get(column) ?? ""}` : ""}`,
      );
      const rest = extra.map(({ label, text, known }) => `${known ? "known" : "unknown"} ${told(label)}: ${told(text)}`);
      return `spent ${told(item)}: ${[...own, ...rest].join(", ")}${certain ? "" : " uncertain"}`;
    }),
    ...head.tasks.map(({ name, texts, units, certain }) => {
      const own = [...texts].map(
        ([column, text]) => `${column} ${told(text)}${units.has(column) ? ` in ${units.get(column) ?? ""}` : ""}`,
      );
      return `task ${told(name)}: ${own.join(", ")}${certain ? "" : " uncertain"}`;
    }),
    ...(head.unitLine === null ? [] : [`unit ${told(head.unitLine)}`]),
    ...(head.fiscalYear === null ? [] : [`year ${head.fiscalYear.value}`]),
    ...head.doubts.map(({ flag, field, note }) => `${flag} ${field}: ${note}`),
  ];
}

type Case = readonly [name: string, rows: readonly string[], kept: readonly string[], lost: readonly string[]];

/** The same rows where merged cells are known, and where a dump lost them. */
function check(cases: readonly Case[]): void {
  test.each(cases)("%s", (_, rows, kept, lost) => {
    expect(read(rows)).toEqual(kept);
    expect(read(rows, "lost")).toEqual(lost);
  });
}

describe("labels with texts", () => {
  check([
    ["none", [], [], []],
    [
      "two in a row",
      ["项目名称|造林|主管部门|林业局"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
    ],
    [
      "a label behind a label",
      ["项目名称|主管部门|林业局"],
      ["department = 林业局 (主管部门)"],
      ["department = 林业局 (主管部门)"],
    ],
    [
      "a label that nobody knows",
      ["项目名称|造林|承办处室|林业站"],
      ["project_name = 造林 (项目名称)", "unknown 承办处室: 林业站"],
      ["project_name = 造林 (项目名称)", "unknown 承办处室: 林业站"],
    ],
    [
      "two that nobody knows",
      ["项目名称|造林", "承办处室|林业站|审批文号|林〔2025〕3号"],
      ["project_name = 造林 (项目名称)", "unknown 承办处室: 林业站", "unknown 审批文号: 林〔2025〕3号"],
      ["project_name = 造林 (项目名称)", "unknown 承办处室: 林业站", "unknown 审批文号: 林〔2025〕3号"],
    ],
    [
      "one that the layout knows and no field takes",
      ["备案号|35号|项目名称|造林"],
      ["project_name = 造林 (项目名称)", "known 备案号: 35号"],
      ["project_name = 造林 (项目名称)", "known 备案号: 35号"],
    ],
    [
      "a label that nobody knows beside no text",
      ["项目名称|造林|承办处室"],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 承办处室",
        "label_unknown project_name: “承办处室” stands beside “项目名称” too: which of them is meant is not told",
      ],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 承办处室",
        "label_unknown project_name: “承办处室” stands beside “项目名称” too: which of them is meant is not told",
      ],
    ],
    [
      "a sentence is no label",
      ["项目名称|造林", "经审核。|同意"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 经审核。", "unknown （无栏目名称）: 同意"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 同意"],
    ],
    [
      "a long text is no label",
      ["项目名称|造林", "承办本项目的处室及其联系人姓名|王立"],
      ["project_name = 造林 (项目名称)", "unknown 承办本项目的处室及其联系人姓名: 王立"],
      ["project_name = 造林 (项目名称)", "unknown 承办本项目的处室及其联系人姓名: 王立"],
    ],
    [
      "a label with a year",
      ["项目名称|造林", "2024年承办处室|林业站"],
      ["project_name = 造林 (项目名称)", "unknown 2024年承办处室: 林业站"],
      ["project_name = 造林 (项目名称)", "unknown 2024年承办处室: 林业站"],
    ],
    [
      "figures are no label",
      ["项目名称|造林", "35号|林业站"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 35号", "unknown （无栏目名称）: 林业站"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 林业站"],
    ],
    [
      "a block of money beside an amount",
      ["项目名称|造林", "项目资金|120.50"],
      ["project_name = 造林 (项目名称)", "unknown 项目资金: 120.50"],
      ["project_name = 造林 (项目名称)", "unknown 项目资金: 120.50"],
    ],
    [
      "a block of money beside a text",
      ["项目名称|造林", "项目资金|林业站"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 林业站"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 林业站"],
    ],
    [
      "a block of money with its unit ends a text",
      ["项目名称|项目资金（万元）|年度资金总额|120.50"],
      ["budget.annual_total = 120.50 (年度资金总额)"],
      ["budget.annual_total = 120.50 (年度资金总额)"],
    ],
    [
      "a second text",
      ["项目名称|造林|管护"],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 管护",
        "label_unknown project_name: “管护” stands beside “项目名称” too: which of them is meant is not told",
      ],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 管护",
        "label_unknown project_name: “管护” stands beside “项目名称” too: which of them is meant is not told",
      ],
    ],
    [
      "a second text of a label without a field",
      ["备案号|35号|36号"],
      ["known 备案号: 35号", "known 备案号: 36号"],
      ["known 备案号: 35号", "known 备案号: 36号"],
    ],
    [
      "second texts before the next label",
      ["项目名称|造林|管护|主管部门|林业局"],
      [
        "project_name = 造林 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 项目名称: 管护",
        "label_unknown project_name: “管护” stands beside “项目名称” too: which of them is meant is not told",
      ],
      [
        "project_name = 造林 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 项目名称: 管护",
        "label_unknown project_name: “管护” stands beside “项目名称” too: which of them is meant is not told",
      ],
    ],
    [
      "a money unit behind a text",
      ["项目名称|造林|单位：万元"],
      ["project_name = 造林 (项目名称)"],
      ["project_name = 造林 (项目名称)"],
    ],
    [
      "a side label behind a text",
      ["项目名称|造林|绩效目标"],
      ["project_name = 造林 (项目名称)"],
      ["project_name = 造林 (项目名称)"],
    ],
    [
      "the same label again with another",
      ["主管部门|林业局", "主管部门|水利局"],
      [
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 水利局",
        "label_unknown department: “主管部门” says “水利局”: which of them is meant is not told",
      ],
      [
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 水利局",
        "label_unknown department: “主管部门” says “水利局”: which of them is meant is not told",
      ],
    ],
    [
      "a second project",
      ["项目名称|造林", "项目名称|管护"],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 管护",
        "table_damaged indicators: the head names a second project, “管护”: which of them the indicators are of is not told",
      ],
      [
        "project_name = 造林 (项目名称)",
        "unknown 项目名称: 管护",
        "table_damaged indicators: the head names a second project, “管护”: which of them the indicators are of is not told",
      ],
    ],
    [
      "behind a blank cell a label that nobody knows",
      ["主管部门|_|承办处室|林业站"],
      ["unknown （无栏目名称）: 承办处室", "unknown （无栏目名称）: 林业站"],
      [
        "department = 承办处室 (主管部门)",
        "unknown 主管部门: 林业站",
        "label_unknown department: “林业站” stands beside “主管部门” too: which of them is meant is not told",
      ],
    ],
    [
      "behind two blank cells a text",
      ["主管部门|_|_|林业站"],
      ["unknown （无栏目名称）: 林业站"],
      ["department = 林业站 (主管部门)"],
    ],
    ["behind a blank cell a text", ["主管部门|_|林业站"], ["department = 林业站 (主管部门)"], ["department = 林业站 (主管部门)"]],
    [
      "a text without a label",
      ["项目名称|造林", "_|_|林业局的其他事项说明"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 林业局的其他事项说明"],
      ["project_name = 造林 (项目名称)", "unknown （无栏目名称）: 林业局的其他事项说明"],
    ],
    [
      "a band",
      ["基本信息>4", "项目名称|造林|主管部门|林业局"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
    ],
    [
      "a side label over rows",
      ["基本信息^2|项目名称|造林", "|主管部门|林业局"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
      ["project_name = 造林 (项目名称)", "department = 林业局 (主管部门)"],
    ],
    [
      "a label in a paragraph",
      ["¶项目名称：造林", "主管部门|林业局"],
      ["department = 林业局 (主管部门)"],
      ["department = 林业局 (主管部门)"],
    ],
    [
      "lines of the form's own",
      ["¶（2025年度）", "¶353302海津市林业局", "¶单位：万元", "项目名称|造林"],
      ["project_name = 造林 (项目名称)", "unit 353302海津市林业局", "year 2025"],
      ["project_name = 造林 (项目名称)", "unit 353302海津市林业局", "year 2025"],
    ],
    [
      "years",
      ["2024年|2025年度", "项目名称|造林"],
      ["project_name = 造林 (项目名称)", "year 2024"],
      ["project_name = 造林 (项目名称)", "year 2024"],
    ],
  ]);
});

describe("amounts", () => {
  check([
    [
      "a total and its parts below",
      ["年度资金总额|120.50", "其中：财政拨款|100.50", "其他资金|20.00"],
      [
        "budget.annual_total = 120.50 (年度资金总额)",
        "budget.annual_fiscal = 100.50 (其中财政拨款)",
        "budget.annual_other = 20.00 (其他资金)",
      ],
      [
        "budget.annual_total = 120.50 (年度资金总额)",
        "budget.annual_fiscal = 100.50 (其中财政拨款)",
        "budget.annual_other = 20.00 (其他资金)",
      ],
    ],
    [
      "a unit of its own",
      ["年度资金总额（万元）|120.50"],
      ["budget.annual_total = 120.50 (年度资金总额)", "budget.annual_total in 万元"],
      ["budget.annual_total = 120.50 (年度资金总额)", "budget.annual_total in 万元"],
    ],
    ["a part without a total", ["其中：财政拨款|100.50"], ["unknown 其中：财政拨款: 100.50"], ["unknown 其中：财政拨款: 100.50"]],
    [
      "parts beside each other",
      ["项目总投资|500|年度资金总额|120", "其中：财政拨款|400|其中：财政拨款|100"],
      [
        "budget.annual_total = 120 (年度资金总额)",
        "budget.annual_fiscal = 100 (其中财政拨款)",
        "unknown 项目总投资: 500",
        "unknown 其中：财政拨款: 400",
      ],
      [
        "budget.annual_total = 120 (年度资金总额)",
        "budget.annual_fiscal = 100 (其中财政拨款)",
        "unknown 项目总投资: 500",
        "unknown 其中：财政拨款: 400",
      ],
    ],
    [
      "a part below an amount that nobody knows",
      ["两年合计数|900", "年度资金总额|120", "其中：财政拨款|100"],
      ["budget.annual_total = 120 (年度资金总额)", "budget.annual_fiscal = 100 (其中财政拨款)", "unknown 两年合计数: 900"],
      ["budget.annual_total = 120 (年度资金总额)", "budget.annual_fiscal = 100 (其中财政拨款)", "unknown 两年合计数: 900"],
    ],
    [
      "a part twice below one total",
      ["年度资金总额|120", "其中：财政拨款|100|其中：财政拨款|80"],
      ["budget.annual_total = 120 (年度资金总额)", "budget.annual_fiscal = 100 (其中财政拨款)", "unknown 其中：财政拨款: 80"],
      ["budget.annual_total = 120 (年度资金总额)", "budget.annual_fiscal = 100 (其中财政拨款)", "unknown 其中：财政拨款: 80"],
    ],
    [
      "a label of two fields, twice",
      ["立项数|500|立项数|120"],
      ["budget.project_total = 500 (立项数)", "budget.annual_total = 120 (立项数)"],
      ["budget.project_total = 500 (立项数)", "budget.annual_total = 120 (立项数)"],
    ],
    ["at the left", ["立项数|500"], ["budget.project_total = 500 (立项数)"], ["budget.project_total = 500 (立项数)"]],
    ["at the right", ["_|_|_|立项数|120"], ["budget.annual_total = 120 (立项数)"], ["budget.annual_total = 120 (立项数)"]],
    [
      "the year's amount by its year",
      ["¶（2025年度）", "2025年金额|120.50", "2024年金额|90"],
      ["budget.annual_total = 120.50 (no label)", "unknown 2024年金额: 90", "year 2025"],
      ["budget.annual_total = 120.50 (no label)", "unknown 2024年金额: 90", "year 2025"],
    ],
    [
      "of another year",
      ["¶（2025年度）", "2024年金额|90"],
      ["unknown 2024年金额: 90", "year 2025"],
      ["unknown 2024年金额: 90", "year 2025"],
    ],
    [
      "where a total stands",
      ["¶（2025年度）", "年度资金总额|120", "2025年金额|110"],
      ["budget.annual_total = 120 (年度资金总额)", "unknown 2025年金额: 110", "year 2025"],
      ["budget.annual_total = 120 (年度资金总额)", "unknown 2025年金额: 110", "year 2025"],
    ],
    [
      "what the money is for, below",
      ["预算数|100", "_|用于造林及管护。"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)"],
    ],
    [
      "below it a paragraph",
      ["预算数|100", "¶用于造林及管护。"],
      ["budget.annual_total = 100 (预算数)"],
      ["budget.annual_total = 100 (预算数)"],
    ],
    [
      "below it a label",
      ["预算数|100", "主管部门|林业局"],
      ["budget.annual_total = 100 (预算数)", "department = 林业局 (主管部门)"],
      ["budget.annual_total = 100 (预算数)", "department = 林业局 (主管部门)"],
    ],
  ]);
});

describe("goals", () => {
  check([
    [
      "beside its label",
      ["年度目标|完成造林。"],
      ["annual_goal = 完成造林。 (年度目标)"],
      ["annual_goal = 完成造林。 (年度目标)"],
    ],
    [
      "below their heads",
      ["项目总目标>2||年度目标>2", "两年完成。>2||今年完成一半。>2"],
      ["overall_goal = 两年完成。 (no label)", "annual_goal = 今年完成一半。 (no label)"],
      ["overall_goal = 两年完成。 (no label)", "annual_goal = 今年完成一半。 (no label)"],
    ],
    [
      "below one head of two",
      ["项目总目标|年度目标", "|今年完成。"],
      ["annual_goal = 今年完成。 (no label)"],
      ["annual_goal = 今年完成。 (no label)"],
    ],
    [
      "more texts than heads",
      ["项目总目标|年度目标", "两年完成。|今年完成。|另有说明。"],
      [
        "overall_goal = 两年完成。 (no label)",
        "annual_goal = 今年完成。/另有说明。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost overall_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost overall_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
      ],
      [
        "overall_goal = 两年完成。 (no label)",
        "annual_goal = 今年完成。/另有说明。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for overall_goal",
        "goal_column_lost overall_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “今年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost overall_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “另有说明。” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "a paragraph below two heads",
      ["项目总目标|年度目标", "¶两年完成。"],
      [
        "annual_goal = 两年完成。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
      ],
      [
        "annual_goal = 两年完成。 (no label)",
        "goal_column_lost overall_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
        "goal_column_lost annual_goal: “两年完成。” stands under neither column's head; taken for annual_goal",
      ],
    ],
    [
      "a paragraph below one head",
      ["年度目标|", "¶今年完成。"],
      ["annual_goal = 今年完成。 (no label)"],
      ["annual_goal = 今年完成。 (no label)"],
    ],
    [
      "two rows below their heads",
      ["项目总目标|年度目标", "两年完成。|今年完成。", "另一条。|又一条。"],
      ["overall_goal = 两年完成。/另一条。 (no label)", "annual_goal = 今年完成。/又一条。 (no label)"],
      ["overall_goal = 两年完成。/另一条。 (no label)", "annual_goal = 今年完成。/又一条。 (no label)"],
    ],
    [
      "beside results it is the year's",
      ["项目总目标|全年实际完成情况", "两年完成。|完成。"],
      ["annual_goal = 两年完成。 (no label)", "goal_actual = 完成。 (no label)"],
      ["annual_goal = 两年完成。 (no label)", "goal_actual = 完成。 (no label)"],
    ],
    [
      "with results and the year's",
      ["项目总目标|年度目标|全年实际完成情况", "两年。|今年。|完成。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "goal_actual = 完成。 (no label)"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "goal_actual = 完成。 (no label)"],
    ],
    [
      "a side label left of its heads",
      ["绩效目标^2|项目总目标|年度目标", "|两年。|今年。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
    ],
    [
      "a side label before the texts",
      ["|项目总目标|年度目标", "绩效目标|两年。|今年。"],
      [
        "annual_goal = 两年。 (绩效目标)",
        "unknown 绩效目标: 今年。",
        "label_unknown annual_goal: “今年。” stands beside “绩效目标” too: which of them is meant is not told",
      ],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)"],
    ],
    [
      "a head without a field between",
      ["项目总目标|全年（调整）绩效目标|年度目标", "两年。|调整。|今年。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "known 全年（调整）绩效目标: 调整。"],
      ["overall_goal = 两年。 (no label)", "annual_goal = 今年。 (no label)", "known 全年（调整）绩效目标: 调整。"],
    ],
    [
      "running text behind a goal",
      ["年度目标|1.造林。", "¶2.管护。", "¶— 3 —", "¶单位：万元"],
      [
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
      [
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
    ],
    [
      "running text behind two goals",
      ["项目总目标|两年。", "年度目标|1.造林。", "¶2.管护。"],
      [
        "overall_goal = 两年。 (项目总目标)",
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
      [
        "overall_goal = 两年。 (项目总目标)",
        "annual_goal = 1.造林。/2.管护。 (年度目标)",
        "goal_column_lost annual_goal: “2.管护。” stands outside the table; taken for more of annual_goal",
      ],
    ],
    [
      "running text behind a project's name",
      ["项目名称|造林", "¶2.管护。"],
      ["project_name = 造林 (项目名称)"],
      ["project_name = 造林 (项目名称)"],
    ],
  ]);
});

describe("a row that a line break tore", () => {
  check([
    [
      "the rest of the last cell",
      ["主管部门|林业局|项目名称|造林及", "管护|项目负责人|王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及/管护 (项目名称)",
        "known 项目负责人: 王立",
        "table_damaged project_name: “管护” stands a row below and was joined to it",
      ],
    ],
    [
      "not at the left",
      ["主管部门|林业局|项目名称|造林及", "_|管护|项目负责人|王立"],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及 (项目名称)",
        "known 项目负责人: 王立",
        "unknown （无栏目名称）: 管护",
      ],
      [
        "department = 林业局 (主管部门)",
        "project_name = 造林及 (项目名称)",
        "known 项目负责人: 王立",
        "unknown （无栏目名称）: 管护",
      ],
    ],
    [
      "the word of a group",
      ["主管部门|林业局|项目名称|造林及", "基本情况|项目负责人|王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
      ["department = 林业局 (主管部门)", "project_name = 造林及 (项目名称)", "known 项目负责人: 王立"],
    ],
    [
      "a row between",
      ["项目名称|造林及", "主管部门|林业局|其他", "管护|项目负责人|王立"],
      [
        "project_name = 造林及 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 其他",
        "known 项目负责人: 王立",
        "label_unknown department: “其他” stands beside “主管部门” too: which of them is meant is not told",
      ],
      [
        "project_name = 造林及 (项目名称)",
        "department = 林业局 (主管部门)",
        "unknown 主管部门: 其他",
        "known 项目负责人: 王立",
        "label_unknown department: “其他” stands beside “主管部门” too: which of them is meant is not told",
      ],
    ],
    [
      "no label behind it",
      ["项目名称|造林及", "管护|王立"],
      ["project_name = 造林及 (项目名称)", "unknown 管护: 王立"],
      ["project_name = 造林及 (项目名称)", "unknown 管护: 王立"],
    ],
  ]);
});

describe("what was budgeted and spent", () => {
  check([
    [
      "three columns",
      ["_|年初预算数|全年预算数|全年执行数", "年度资金总额|100|120|110", "其中：财政拨款|80|90|85", "主管部门|林业局"],
      [
        "department = 林业局 (主管部门)",
        "spent 年度资金总额: initial 100, adjusted 120, spent 110",
        "spent 其中：财政拨款: initial 80, adjusted 90, spent 85",
      ],
      [
        "department = 林业局 (主管部门)",
        "spent 年度资金总额: initial 100, adjusted 120, spent 110",
        "spent 其中：财政拨款: initial 80, adjusted 90, spent 85",
      ],
    ],
    [
      "with points",
      ["_|年初预算数|全年执行数|分值|执行率|得分", "年度资金总额|100|90|10|90%|9"],
      ["spent 年度资金总额: initial 100, spent 90, weight 10, execution_rate 90%, score 9"],
      ["spent 年度资金总额: initial 100, spent 90, weight 10, execution_rate 90%, score 9"],
    ],
    [
      "a side label before the item",
      ["项目资金^2|_|全年预算数|全年执行数", "|年度资金总额|100|90"],
      ["spent 年度资金总额: adjusted 100, spent 90"],
      ["spent 年度资金总额: adjusted 100, spent 90"],
    ],
    [
      "a cell too few",
      ["_|年初预算数|全年预算数|全年执行数", "年度资金总额|100|120"],
      ["spent 年度资金总额: initial 100, adjusted 120"],
      ["spent 年度资金总额: initial 100, adjusted 120"],
    ],
    [
      "units in the headers and the item",
      ["_|全年预算数（万元）|全年执行数", "年度资金总额（元）|100|90"],
      ["spent 年度资金总额（元）: adjusted 100 in 万元, spent 90 in 元"],
      ["spent 年度资金总额（元）: adjusted 100 in 万元, spent 90 in 元"],
    ],
    [
      "without what was spent",
      ["_|年初预算数|全年预算数", "年度资金总额|100|120"],
      [
        "budget.annual_total = 100 (年度资金总额)",
        "unknown 年初预算数: 全年预算数",
        "unknown 年度资金总额: 120",
        "label_unknown budget.annual_total: “120” stands beside “年度资金总额” too: which of them is meant is not told",
      ],
      [
        "budget.annual_total = 100 (年度资金总额)",
        "unknown 年初预算数: 全年预算数",
        "unknown 年度资金总额: 120",
        "label_unknown budget.annual_total: “120” stands beside “年度资金总额” too: which of them is meant is not told",
      ],
    ],
    [
      "what is no item ends it",
      ["_|年初预算数|全年执行数", "年度资金总额|100|90", "林业站|100|90"],
      ["unknown 林业站: 100", "unknown （无栏目名称）: 90", "spent 年度资金总额: initial 100, spent 90"],
      ["unknown 林业站: 100", "unknown （无栏目名称）: 90", "spent 年度资金总额: initial 100, spent 90"],
    ],
    [
      "a column twice",
      ["_|全年预算数|全年执行数|全年执行数", "年度资金总额|100|90|95"],
      ["spent 年度资金总额: adjusted 100, spent 90, known 全年执行数: 95"],
      ["spent 年度资金总额: adjusted 100, spent 90, known 全年执行数: 95"],
    ],
  ]);
});

describe("tasks of the year", () => {
  check([
    [
      "with amounts",
      ["任务名称|主要内容|预算金额（万元）", "造林|造林五十亩|50", "管护|管护八十亩|30", "年度目标|完成。"],
      [
        "annual_goal = 完成。 (年度目标)",
        "task 造林: name 造林, content 造林五十亩, total 50 in 万元",
        "task 管护: name 管护, content 管护八十亩, total 30 in 万元",
      ],
      [
        "annual_goal = 完成。 (年度目标)",
        "task 造林: name 造林, content 造林五十亩, total 50 in 万元",
        "task 管护: name 管护, content 管护八十亩, total 30 in 万元",
      ],
    ],
    [
      "amounts in two rows of headers",
      ["任务名称^2|主要内容^2|预算金额（万元）>3", "||总额|财政拨款|其他资金", "造林|五十亩|50|40|10"],
      ["task 造林: name 造林, content 五十亩, total 50 in 万元, fiscal 40 in 万元, other 10 in 万元"],
      ["task 造林: name 造林, content 五十亩, total 50 in 万元, fiscal 40 in 万元, other 10 in 万元"],
    ],
    [
      "a cell too few",
      ["任务名称|主要内容|预算金额", "造林|50"],
      ["task 造林: name 造林, content 50"],
      ["task 造林:  uncertain"],
    ],
    [
      "a side label before them",
      ["年度主要任务^3|任务名称|主要内容", "|造林|五十亩", "|管护|八十亩"],
      ["task 造林: name 造林, content 五十亩", "task 管护: name 管护, content 八十亩"],
      ["task 造林: name 造林, content 五十亩", "task 管护: name 管护, content 八十亩"],
    ],
    [
      "a column that nobody knows",
      ["任务名称|主要内容|承办处室", "造林|五十亩|林业站"],
      ["unknown 承办处室: 林业站", "task 造林: name 造林, content 五十亩"],
      ["unknown 承办处室: 林业站", "task 造林: name 造林, content 五十亩"],
    ],
    [
      "the row of sums",
      ["任务名称|主要内容|预算金额", "造林|五十亩|50", "金额合计|_|50"],
      ["known 金额合计: 50", "task 造林: name 造林, content 五十亩, total 50"],
      ["known 金额合计: 50", "task 造林: name 造林, content 五十亩, total 50"],
    ],
  ]);
});

test("a layout without lines of units names none", () =>
  expect(read(["¶353302海津市林业局", "项目名称|造林"], "kept", { ...LAYOUT, unitLine: false })).toEqual([
    "project_name = 造林 (项目名称)",
  ]));
