import { describe } from "vitest";
import { readLines } from "./head-lines.test-helper.ts";
import { checkCases } from "./kept-and-lost.test-helper.ts";

describe("amounts", () => {
  checkCases(readLines, [
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
      ["budget.annual_total = 100 (预算数)", "unknown （无栏目名称）: 用于造林及管护。"],
      ["budget.annual_total = 100 (预算数)", "unknown （无栏目名称）: 用于造林及管护。"],
    ],
    [
      "a paragraph between it and what is below it",
      ["预算数|100", "¶资金已全部到位。", "用于造林及管护。"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)", "unknown （无栏目名称）: 资金已全部到位。"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)", "unknown （无栏目名称）: 资金已全部到位。"],
    ],
    [
      "a page's furniture between them",
      ["预算数|100", "¶— 3 —", "¶续表", "¶甲乙绩效目标表", "用于造林及管护。"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)"],
      ["budget.annual_total = 100 (预算数)", "purpose = 用于造林及管护。 (no label)"],
    ],
    [
      "below it a label",
      ["预算数|100", "主管部门|林业局"],
      ["budget.annual_total = 100 (预算数)", "department = 林业局 (主管部门)"],
      ["budget.annual_total = 100 (预算数)", "department = 林业局 (主管部门)"],
    ],
  ]);
});
