import { describe, expect, test } from "vitest";
import { findLabels } from "./labels.ts";
import { labelsOfRows, type Order } from "./labels-of-rows.ts";
import { piecesOf } from "./pieces.test-helper.ts";

/** Each row's labels, with a star where they stand alone right before its name. `cells`: texts of each row's cells. */
function read(order: Order, lines: readonly string[], cells: readonly (readonly string[])[]): readonly string[] {
  const all = piecesOf(...lines);
  const rows = cells.map((row) => row.map((own) => all.filter(({ text }) => own !== "" && own.split(" ").includes(text))));
  return labelsOfRows(rows, order, findLabels(all), all).map((own) =>
    own.map(({ word, isBeside }) => `${word}${isBeside ? "*" : ""}`).join(" "),
  );
}

const twoRows = [
  ["造林", "50亩"],
  ["管护", "80亩"],
];

test.each<Order>(["sequence", "scanlines", "columns"])("%s: without rows no label is any row's", (order) =>
  expect(read(order, ["数量指标", "造林"], [])).toEqual([]),
);

describe("where cells follow each other a label belongs to the row behind it", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["before all", ["产出指标", "数量指标", "造林", "50亩", "管护", "80亩"], ["产出指标 数量指标", ""]],
    ["before the second, behind another row's cell", ["造林", "50亩", "数量指标", "管护", "80亩"], ["", "数量指标*"]],
    [
      "two of them: the second stands behind a label",
      ["造林", "50亩", "产出指标", "数量指标", "管护", "80亩"],
      ["", "产出指标 数量指标"],
    ],
    ["before a value: none of the row behind", ["造林", "数量指标", "50亩", "管护", "80亩"], ["数量指标", ""]],
    ["at the top of a page", ["造林", "50亩", "\f数量指标", "管护", "80亩"], ["", "数量指标"]],
    ["behind all: the last one's", ["造林", "50亩", "管护", "80亩", "数量指标"], ["", "数量指标"]],
    ["at the end of the first row's last line", ["造林 50亩 数量指标", "管护 80亩"], ["", "数量指标*"]],
    ["of the whole table: none", ["造林", "50亩", "绩效指标", "管护", "80亩"], ["", ""]],
    ["cut in two, the row behind", ["造林", "50亩", "数量", "指标", "管护", "80亩"], ["", "数量指标*"]],
    ["cut by a name: by its beginning", ["经济效益", "造林", "指标", "50亩", "管护", "80亩"], ["经济效益指标", ""]],
  ])("%s", (_, lines, expected) => expect(read("sequence", lines, twoRows)).toEqual(expected));

  test("a row without a name", () =>
    expect(
      read(
        "sequence",
        ["50亩", "数量指标", "80亩"],
        [
          ["", "50亩"],
          ["", "80亩"],
        ],
      ),
    ).toEqual(["", "数量指标"]));
});

test("where columns are written apart the first cell of a row says where it stands", () => {
  const lines = ["产出指标", "造林", "数量指标", "管护", "50亩", "80亩"];
  expect(read("columns", lines, twoRows)).toEqual(["产出指标", "数量指标*"]);
  expect(read("sequence", ["产出指标", "管护", "造林", "质量指标", "50亩", "80亩"], twoRows)).toEqual(["产出指标 质量指标", ""]);
  expect(read("columns", ["产出指标", "管护", "造林", "质量指标", "50亩", "80亩"], twoRows)).toEqual(["产出指标", "质量指标"]);
  expect(
    read(
      "columns",
      ["造林", "管护", "质量指标", "50亩", "80亩"],
      [
        ["", "50亩"],
        ["管护", "80亩"],
      ],
    ),
  ).toEqual(["质量指标", ""]);
});

describe("in lines the row whose lines a label's middle is nearest to", () => {
  const rows = [
    ["造林 面积", "50亩"],
    ["管护 长度", "80亩"],
  ];
  test.each<[string, readonly string[], readonly string[]]>([
    ["beside the first", ["造林", "数量指标 50亩", "面积", "管护", "80亩", "长度"], ["数量指标", ""]],
    ["beside the last line of the first", ["造林", "50亩", "面积 数量指标", "管护", "80亩", "长度"], ["数量指标", ""]],
    ["beside the first line of the second", ["造林", "50亩", "面积", "数量指标 管护", "80亩", "长度"], ["", "数量指标*"]],
    ["between both: the upper one", ["造林", "50亩", "面积", "数量指标", "管护", "80亩", "长度"], ["数量指标", ""]],
    [
      "nearer to the second, a line before it: both's",
      ["造林", "50亩", "面积", "", "数量指标", "管护", "长度 80亩"],
      ["数量指标", ""],
    ],
    [
      "as far apart as rows of one page",
      ["造林", "50亩", "面积", "", "", "", "", "数量指标", "管护", "长度 80亩"],
      ["数量指标", ""],
    ],
    ["further apart", ["造林", "50亩", "面积", "", "", "", "", "", "数量指标", "管护", "长度 80亩"], ["", "数量指标*"]],
    [
      "of two lines, the second on the row's first",
      ["造林", "50亩", "面积", "经济效益", "管护 指标", "80亩", "长度"],
      ["", "经济效益指标"],
    ],
    ["of two lines around the middle", ["造林 经济效益", "50亩", "面积 指标", "管护", "80亩", "长度"], ["经济效益指标", ""]],
    ["above all", ["数量指标", "造林", "50亩", "面积", "管护", "80亩", "长度"], ["数量指标", ""]],
    ["below all", ["造林", "50亩", "面积", "管护", "80亩", "长度", "", "数量指标"], ["", "数量指标"]],
    ["of the whole table: none", ["造林", "50亩 绩效指标", "面积", "管护", "80亩", "长度"], ["", ""]],
  ])("%s", (_, lines, expected) => expect(read("scanlines", lines, rows)).toEqual(expected));
});
