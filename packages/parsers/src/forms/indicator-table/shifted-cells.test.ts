import { describe } from "vitest";
import { checkCases } from "../kept-and-lost.test-helper.ts";
import { HEADER, readTables } from "./read-tables.test-helper.ts";

describe("cells that do not stand below the header", () => {
  checkCases(readTables, [
    [
      "a cell over two columns",
      [HEADER, "产出指标|造林面积>2||≥50亩"],
      ["2 rows of 2", "产出指标/造林面积/-/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece"],
    ],
    [
      "a value over two columns",
      [HEADER, "产出指标|数量指标|≥50亩>2"],
      ["2 rows of 2", "产出指标/数量指标/-/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/数量指标/-/≥50亩; new piece"],
    ],
    [
      "a cell more",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩|另记"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown （无表头）: 另记; new piece; columns_shifted row: does not stand under the header cell by cell: “产出指标”, “数量指标”, “造林面积”, “≥50亩”, “另记”; column_unknown extra: nobody knows what stands under “（无表头）”: “另记”",
      ],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩/另记; new piece; row_incomplete row: 3 cells, not 2, behind the labels: “造林面积”, “≥50亩”, “另记”",
      ],
    ],
    [
      "a cell too few",
      [HEADER, "产出指标|数量指标|造林面积"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
    ],
    [
      "a name alone",
      [HEADER, "_|_|造林面积|_"],
      ["2 rows of 2", "-/-/造林面积/-; new piece"],
      ["2 rows of 2", "-/-/造林面积/-; new piece"],
    ],
    [
      "a value alone",
      [HEADER, "_|_|_|≥50亩"],
      ["2 rows of 2", "-/-/-/≥50亩; new piece"],
      ["2 rows of 2", "-/-/-/≥50亩; new piece"],
    ],
    [
      "a value over two rows with names",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩^2", "产出指标|数量指标|管护面积|"],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; new piece; cell_shared value_raw: 指标值 is one cell over several rows",
        "产出指标/数量指标/管护面积/≥50亩; cell_shared value_raw: 指标值 is one cell over several rows",
      ],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/数量指标/管护面积/-"],
    ],
    [
      "a value over the rows of its name",
      [HEADER, "产出指标^2|数量指标|造林面积^2|≥50亩^2", "|质量指标||"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥50亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
    [
      "a value over a row without a name",
      [HEADER, "产出指标^2|数量指标^2|造林面积|≥50亩^2", "||_|"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
    [
      "points over two rows",
      ["一级指标|三级指标|指标值|分值", "产出指标|造林面积|≥50亩|20^2", "产出指标|管护面积|≥80亩|"],
      [
        "3 rows of 3",
        "产出指标/-/造林面积/≥50亩; 分值: 20; new piece; cell_shared weight: 分值 is one cell over several rows: 20",
        "产出指标/-/管护面积/≥80亩; cell_shared weight: 分值 is one cell over several rows: 20",
      ],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; weight 20; new piece", "产出指标/-/管护面积/≥80亩"],
    ],
    [
      "a row shifted to the left",
      ["一级指标|三级指标|指标值|分值", "造林面积|≥50亩|20"],
      ["2 rows of 2", "造林面积/-/≥50亩/20; new piece; columns_contradict level3: a name that is a value: ≥50亩"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; weight 20; new piece"],
    ],
  ]);
});

describe("labels of levels", () => {
  checkCases(readTables, [
    [
      "cut over two rows",
      [HEADER, "产出|数量指标|造林面积|≥50亩", "指标|_|管护面积|≥80亩"],
      ["3 rows of 3", "产出/数量指标/造林面积/≥50亩; new piece", "指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩"],
    ],
    [
      "a rest of none",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", "指标|_|管护面积|≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩"],
    ],
    [
      "cost as a level 1",
      [HEADER, "成本指标|经济成本指标|造林成本|≤9万元", "_|成本指标|管护成本|≤5万元"],
      ["3 rows of 3", "成本指标/经济成本指标/造林成本/≤9万元; new piece", "-/成本指标/管护成本/≤5万元"],
      ["3 rows of 3", "成本指标/经济成本指标/造林成本/≤9万元; new piece", "成本指标/-/管护成本/≤5万元"],
    ],
    [
      "cost below outputs",
      [HEADER, "产出指标|成本指标|造林成本|≤9万元", "成本指标|管护成本|≤5万元"],
      [
        "3 rows of 3",
        "产出指标/成本指标/造林成本/≤9万元; new piece; columns_contradict level3: a name that is a value: ≤5万元",
        "成本指标/管护成本/≤5万元/-; columns_contradict level3: a name that is a value: ≤5万元",
      ],
      ["3 rows of 3", "产出指标/成本指标/造林成本/≤9万元; new piece", "-/成本指标/管护成本/≤5万元"],
    ],
    [
      "outside the taxonomy",
      [HEADER, "影响力指标|长效指标|制度|健全", "其他内容|制度建设|完成"],
      ["3 rows of 3", "影响力指标/长效指标/制度/健全; new piece", "其他内容/制度建设/完成/-"],
      [
        "3 rows of 3",
        "影响力指标/长效指标/制度/健全; new piece",
        "-/-/其他内容/制度建设/完成; row_incomplete row: 3 cells, not 2, behind the labels: “其他内容”, “制度建设”, “完成”",
      ],
    ],
    [
      "of other systems",
      [HEADER, "过程|资金管理|资金到位率|100%", "资金管理|资金到位率|100%"],
      [
        "3 rows of 3",
        "过程/资金管理/资金到位率/100%; new piece; columns_contradict level3: a name that is a value: 100%",
        "资金管理/资金到位率/100%/-; columns_contradict level3: a name that is a value: 100%",
      ],
      ["3 rows of 3", "过程/资金管理/资金到位率/100%; new piece", "-/资金管理/资金到位率/100%"],
    ],
    [
      "a side label in front",
      [HEADER, "绩效指标|产出指标|数量指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "绩效指标/产出指标/数量指标/造林面积; unknown （无表头）: ≥50亩; new piece; columns_shifted row: does not stand under the header cell by cell: “绩效指标”, “产出指标”, “数量指标”, “造林面积”, “≥50亩”; column_unknown extra: nobody knows what stands under “（无表头）”: “≥50亩”",
      ],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
  ]);
});
