import { describe } from "vitest";
import { checkCases } from "../kept-and-lost.test-helper.ts";
import { HEADER, ROWS, readTables } from "./read-tables.test-helper.ts";

describe("rows below a header", () => {
  checkCases(readTables, [
    ["none", ["项目名称|造林"], ["0 rows of 1"], ["0 rows of 1"]],
    ["a header alone", [HEADER], ["1 rows of 1"], ["1 rows of 1"]],
    [
      "with their labels",
      [HEADER, ...ROWS],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "behind others",
      ["项目名称|造林", HEADER, ...ROWS],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["5 rows of 5", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "a blank row",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", "_|_|_|_", "产出指标|质量指标|成活率|≥90%"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/成活率/≥90%"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/成活率/≥90%"],
    ],
    [
      "a note below",
      [HEADER, ...ROWS, "备注：无"],
      [
        "4 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 5", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "a band below",
      [HEADER, ...ROWS, "其他需要说明的事项>4", "产出指标|质量指标|合格率|≥90%"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "-/-/其他需要说明的事项/-",
        "产出指标/质量指标/合格率/≥90%",
      ],
    ],
    [
      "a project below",
      [HEADER, ...ROWS, "项目名称|管护", "产出指标|质量指标|合格率|≥90%"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
    ],
    [
      "the header again",
      [HEADER, ...ROWS, HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "the header again, and the same name with another value",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", HEADER, "产出指标|数量指标|造林面积|≥90亩"],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
    ],
    [
      "the same name of another kind",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", HEADER, "产出指标|质量指标|造林面积|≥90亩"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥90亩; new piece"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥90亩; new piece"],
    ],
    [
      "a table that goes on",
      [HEADER, ...ROWS, "¶", "效益指标|社会效益指标|就业|≥5人"],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a table of another width",
      [HEADER, ...ROWS, "¶", "效益指标|社会效益指标|就业|≥5人|其他"],
      [
        "4 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “效益指标 | 社会效益指标 | 就业 | ≥5人 | 其他”",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人/其他; new piece; row_incomplete row: 3 cells, not 2, behind the labels: “就业”, “≥5人”, “其他”",
      ],
    ],
    [
      "a page's number between",
      [HEADER, ...ROWS, "¶— 3 —", "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a running head between",
      [HEADER, ...ROWS, "¶2025年林业局部门预算", "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a running head before other rows",
      [HEADER, ...ROWS, "¶部门收支情况", "收入|支出|结余|合计"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "the sum of points",
      ["一级指标|二级指标|三级指标|指标值|分值", "产出指标|数量指标|造林面积|≥50亩|60", "总分|_|_|_|100"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; weight 60; new piece", 'total {"weight":"100","score":"-"}'],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; weight 60; new piece", 'total {"weight":"100","score":"-"}'],
    ],
  ]);
});
