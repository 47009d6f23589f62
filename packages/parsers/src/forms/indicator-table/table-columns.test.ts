import { describe } from "vitest";
import { checkCases } from "../kept-and-lost.test-helper.ts";
import { readTables } from "./read-tables.test-helper.ts";

describe("columns", () => {
  checkCases(readTables, [
    [
      "comparator and unit apart",
      [
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
        "产出指标|数量指标|造林面积|≥|50|亩",
        "产出指标|质量指标|等级|定性|优良中低差|_",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥ 50 亩; reads ≥50亩; new piece",
        "产出指标/质量指标/等级/优良中低差; 指标性质: 定性",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥ 50 亩; reads ≥50亩; new piece",
        "产出指标/质量指标/等级/优良中低差; 指标性质: 定性",
      ],
    ],
    [
      "a unit that contradicts",
      ["一级指标|三级指标|指标性质|指标值|度量单位", "产出指标|造林面积|≥|≤50亩|公顷"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≤50亩; 指标性质: ≥; 度量单位: 公顷; new piece; columns_contradict value_raw: ≥ beside ≤50亩; unit 公顷 beside ≤50亩",
      ],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≤50亩; 指标性质: ≥; 度量单位: 公顷; new piece; columns_contradict value_raw: ≥ beside ≤50亩; unit 公顷 beside ≤50亩",
      ],
    ],
    [
      "points, rules and results",
      [
        "一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|偏差原因分析及改进措施",
        "产出指标|数量指标|造林面积|10|≥50亩|52亩|10|_",
        "产出指标|质量指标|成活率|20|≥90%|85%|15|干旱",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; weight 10; actual 52亩; score 10; new piece",
        "产出指标/质量指标/成活率/≥90%; weight 20; actual 85%; score 15; deviation 干旱",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; weight 10; actual 52亩; score 10; new piece",
        "产出指标/质量指标/成活率/≥90%; weight 20; actual 85%; score 15; deviation 干旱",
      ],
    ],
    [
      "points that are none",
      ["一级指标|三级指标|指标值|分值", "产出指标|造林面积|≥50亩|很多"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; weight 很多; new piece"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/-; 指标值 | 分值: ≥50亩; 指标值 | 分值: 很多; new piece; row_incomplete value_raw: 3 cells for 3 columns: which is which is not told",
      ],
    ],
    [
      "a description",
      [
        "一级指标|二级指标|三级指标|绩效指标描述|指标值",
        "产出指标|数量指标|造林面积|造林的面积|≥50亩",
        "产出指标|数量指标|管护面积|≥80亩",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; description 造林的面积; new piece",
        "产出指标/数量指标/管护面积/-; description ≥80亩",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; description 造林的面积; new piece",
        "产出指标/数量指标/管护面积/≥80亩; row_incomplete row: 2 cells, not 3, behind the labels: “管护面积”, “≥80亩”",
      ],
    ],
    [
      "one that nobody knows",
      ["一级指标|二级指标|三级指标|指标值|承办处室", "产出指标|数量指标|造林面积|≥50亩|林业站"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown 承办处室: 林业站; new piece; column_unknown extra: nobody knows what stands under “承办处室”: “林业站”",
        "unknown 承办处室",
      ],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown 承办处室: 林业站; new piece; column_unknown extra: nobody knows what stands under “承办处室”: “林业站”",
        "unknown 承办处室",
      ],
    ],
    [
      "one that the layout knows",
      ["一级指标|二级指标|三级指标|指标值|备用栏", "产出指标|数量指标|造林面积|≥50亩|林业站"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; 备用栏: 林业站; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; 备用栏: 林业站; new piece"],
    ],
    [
      "a second value",
      ["一级指标|三级指标|指标值|指标值", "产出指标|造林面积|≥50亩|≥60亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 指标值: ≥60亩; new piece; columns_contradict value_raw: a second 指标值 says ≥60亩; column_unknown extra: nobody knows what stands under “指标值”: “≥60亩”",
        "unknown 指标值",
      ],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 指标值: ≥60亩; new piece; columns_contradict value_raw: a second 指标值 says ≥60亩; column_unknown extra: nobody knows what stands under “指标值”: “≥60亩”",
        "unknown 指标值",
      ],
    ],
    [
      "values of two times",
      ["一级指标|三级指标|实施期目标值|年度目标值", "产出指标|造林面积|≥90亩|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual"],
    ],
    [
      "a header of two rows",
      ["一级指标^2|三级指标^2|指标值>2", "||实施期|年度", "产出指标|造林面积|≥90亩|≥50亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥90亩; overall", "产出指标/-/造林面积/≥50亩; annual"],
      [
        "3 rows of 3",
        "-/-/实施期/年度; new piece",
        "产出指标/-/造林面积/≥90亩/≥50亩; row_incomplete row: 3 cells, not 2, behind the labels: “造林面积”, “≥90亩”, “≥50亩”",
      ],
    ],
    [
      "a side label",
      ["绩效指标^3|一级指标|三级指标|指标值", "|产出指标|造林面积|≥50亩", "|产出指标|管护面积|≥80亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; new piece", "产出指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; new piece", "产出指标/-/管护面积/≥80亩"],
    ],
    [
      "a side label that nobody knows",
      ["考核^2|一级指标|三级指标|指标值", "|产出指标|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece", "unknown 考核"],
    ],
    [
      "a column that nobody knows at the left",
      ["考核|一级指标|三级指标|指标值", "甲|产出指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 考核: 甲; new piece; column_unknown extra: nobody knows what stands under “考核”: “甲”",
        "unknown 考核",
      ],
      [
        "2 rows of 2",
        "-/-/甲/-; 三级指标 | 指标值: 产出指标; 三级指标 | 指标值: 造林面积; 三级指标 | 指标值: ≥50亩; new piece; row_incomplete value_raw: 4 cells for 3 columns: which is which is not told",
        "unknown 考核",
      ],
    ],
    [
      "no levels",
      ["三级指标|指标值", "造林面积|≥50亩"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; new piece"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; new piece"],
    ],
    [
      "no values",
      ["一级指标|二级指标|三级指标", "产出指标|数量指标|造林面积"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
    ],
    ["no values, but points", ["一级指标|三级指标|分值", "产出指标|造林面积|10"], ["0 rows of 2"], ["0 rows of 2"]],
    ["a list over projects", ["项目名称|三级指标|指标值", "造林|造林面积|≥50亩"], ["0 rows of 2"], ["0 rows of 2"]],
  ]);
});
