import { describe, expect, test } from "vitest";
import { LAYOUT, readLines } from "./head-lines.test-helper.ts";
import { checkCases } from "./kept-and-lost.test-helper.ts";

describe("labels with texts", () => {
  checkCases(readLines, [
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

test("a layout without lines of units names none", () =>
  expect(readLines(["¶353302海津市林业局", "项目名称|造林"], "kept", { ...LAYOUT, unitLine: false })).toEqual([
    "project_name = 造林 (项目名称)",
  ]));
