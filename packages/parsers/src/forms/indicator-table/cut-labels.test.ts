import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import { rowsIn, tableOf, text } from "../drawn-rows.test-helper.ts";
import type { RawIndicator } from "../raw-form.ts";
import { isLabelTail, joinCutRows, joinSplitLabels } from "./cut-rows.ts";
import { shown } from "./read-tables.test-helper.ts";

test.each([
  ["指标", true],
  ["度指标", true],
  [" 指 标\n", true],
  ["数量指标", false],
  ["指标值", false],
  ["度", false],
])("%j is the second half of a label: %s", (words, is) =>
  expect(isLabelTail({ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: words, places: [] })).toBe(is),
);

describe("labels over two lines", () => {
  const place = (x: number, y: number) => ({ kind: "word", table: 1, row: y, column: x }) as const;
  /** Cells of each row as `column text`, with their places where they have other than one. */
  const joined = (rows: readonly string[], starts: readonly number[] = []): readonly string[] => {
    const all = rowsIn(
      tableOf(
        rows.map((row) => row.split("|")),
        "lost",
        place,
      ),
    ).map((row, i): FlatRow => ({ ...row, chunkStart: starts.includes(i) }));
    return joinSplitLabels(all).map(
      ({ cells, chunkStart }) =>
        `${cells.map((cell) => `${cell.column} ${cell.text}${cell.places.length === 1 ? "" : ` of ${cell.places.length}`}`).join(", ")}${chunkStart ? "; starts" : ""}`,
    );
  };
  test.each<[string, readonly string[], readonly string[]]>([
    ["a tail below nothing", ["指标|造林面积"], ["0 指标, 1 造林面积"]],
    ["no tail", ["产出指标|面积", "质量指标|率"], ["0 产出指标, 1 面积", "0 质量指标, 1 率"]],
    [
      "a lonely head goes to the tail's place",
      ["服务对象满意", "|度指标|满意度|≥90%"],
      ["1 服务对象满意度指标 of 2, 2 满意度, 3 ≥90%"],
    ],
    ["beside other words the tail alone", ["服务对象满意", "绩|度指标|满意度"], ["0 绩, 1 服务对象满意度指标 of 2, 2 满意度"]],
    [
      "a head with its row stays there",
      ["产出|造林面积|≥5", "指标|成活率|≥9"],
      ["0 产出指标 of 2, 1 造林面积, 2 ≥5", "0 指标, 1 成活率, 2 ≥9"],
    ],
    [
      "in another column it is no head",
      ["产出|造林面积|≥5", "|指标|成活率|≥9"],
      ["0 产出, 1 造林面积, 2 ≥5", "1 指标, 2 成活率, 3 ≥9"],
    ],
    ["a label that is whole is none", ["数量指标", "指标|成活率"], ["0 数量指标", "0 指标, 1 成活率"]],
    ["what no label begins with is none", ["天气", "指标|成活率"], ["0 天气", "0 指标, 1 成活率"]],
    [
      "both labels of a row",
      ["产出|数量|面积", "指标|指标|成活率"],
      ["0 产出指标 of 2, 1 数量指标 of 2, 2 面积", "0 指标, 1 指标, 2 成活率"],
    ],
  ])("%s", (_, rows, expected) => expect(joined(rows)).toEqual(expected));

  test("the joined row begins a piece where either does", () => {
    const rows = ["服务对象满意", "度指标|满意度"];
    expect([joined(rows, [0]), joined(rows, [1]), joined(rows)]).toEqual([
      ["0 服务对象满意度指标 of 2, 1 满意度; starts"],
      ["0 服务对象满意度指标 of 2, 1 满意度; starts"],
      ["0 服务对象满意度指标 of 2, 1 满意度"],
    ]);
  });
});

describe("rows that a page break cut", () => {
  /** `labels/name/value`, `-` for none; `+` before a row that begins a piece. */
  const row = (line: string): RawIndicator => {
    const [level1 = "-", level2 = "-", level3 = "-", value = "-"] = line.replace("+", "").split("/");
    const words = (part: string) => (part === "-" ? null : text(part));
    return {
      level1: words(level1),
      level2: words(level2),
      level3: words(level3),
      description: null,
      value: words(value),
      chunkStart: line.startsWith("+"),
      doubts: [],
      extra: [],
    };
  };
  const BREAK = "row_incomplete row: “造林” above the page break has no value: the two rows may be one";
  test.each<[string, readonly string[], readonly string[]]>([
    ["none", ["+-/-/甲/1", "-/-/乙/2"], ["-/-/甲/1; new piece", "-/-/乙/2"]],
    ["the first row is cut from nothing", ["+-/-/甲/-"], ["-/-/甲/-; new piece"]],
    ["within a page nothing is cut", ["-/-/甲/1", "-/-/乙/-"], ["-/-/甲/1", "-/-/乙/-"]],
    [
      "the rest of a name",
      ["-/-/造林/1", "+-/-/面积/-"],
      ["-/-/造林面积/1; joined_over_pages level3: “面积” below the page break goes on with “造林”"],
    ],
    [
      "the rest of a value",
      ["-/-/造林/不少于", "+-/-/-/5亩"],
      ["-/-/造林/不少于5亩; joined_over_pages value_raw: “5亩” below the page break goes on with “不少于”"],
    ],
    [
      "a value that stands alone",
      ["-/-/造林/-", "+-/-/-/5亩"],
      ["-/-/造林/5亩; joined_over_pages value_raw: “5亩” below the page break stands alone"],
    ],
    [
      "the rest of both, then the page's first whole row",
      ["-/-/造林/不少于", "+-/-/面积/-", "-/-/-/5亩", "-/-/管护/3亩", "-/-/浇水/-"],
      [
        "-/-/造林面积/不少于5亩; joined_over_pages level3: “面积” below the page break goes on with “造林”; joined_over_pages value_raw: “5亩” below the page break goes on with “不少于”",
        "-/-/管护/3亩; new piece",
        "-/-/浇水/-",
      ],
    ],
    ["a row with a label is whole", ["-/-/造林/1", "+产出指标/-/面积/-"], ["-/-/造林/1", "产出指标/-/面积/-; new piece"]],
    ["with one of the second level too", ["-/-/造林/1", "+-/数量指标/-/5"], ["-/-/造林/1", "-/数量指标/-/5; new piece"]],
    ["neither name nor value is nothing's rest", ["-/-/造林/1", "+-/-/-/-"], ["-/-/造林/1", "-/-/-/-; new piece"]],
    [
      "a whole row below one without a value",
      ["-/-/造林/-", "+-/-/面积/5亩"],
      ["-/-/造林/-", `-/-/面积/5亩; new piece; ${BREAK}`],
    ],
    [
      "the same without a name",
      ["产出指标/-/-/-", "+-/-/面积/5亩"],
      [
        "产出指标/-/-/-",
        "-/-/面积/5亩; new piece; row_incomplete row: the row above the page break has no value: the two rows may be one",
      ],
    ],
    ["the same within a page", ["-/-/造林/-", "-/-/面积/5亩"], ["-/-/造林/-", "-/-/面积/5亩"]],
  ])("%s", (_, rows, expected) => expect(joinCutRows(rows.map(row)).map(shown)).toEqual(expected));
});
