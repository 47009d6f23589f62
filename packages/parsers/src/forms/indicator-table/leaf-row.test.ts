import { describe, expect, test } from "vitest";
import type { Cell } from "../../table.ts";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { text } from "../drawn-rows.test-helper.ts";
import type { Column } from "./columns.ts";
import { leafRow } from "./leaf-row.ts";
import { shown } from "./read-tables.test-helper.ts";

const columns = (...fields: ColumnField[]): readonly Column[] =>
  fields.map((field, i) => ({
    field,
    horizon: null,
    header: text(field),
    range: [i + 2, i + 3],
    edges: null,
    known: true,
    repeats: null,
    set: null,
  }));
/** Texts of cells, each in the column that stands before it: `4:52亩`, else one behind the other from 0. */
const cells = (...texts: string[]): readonly Cell[] =>
  texts.map((words, i) => {
    const [, at, own = words] = /^(\d):(.*)$/.exec(words) ?? [];
    return { row: 0, column: at === undefined ? i : Number(at), rowSpan: 1, columnSpan: 1, text: own, places: [] };
  });
const read = (leaves: readonly Column[], row: readonly string[], labels: readonly string[] = [], chunkStart = false) =>
  leafRow({ labels: cells(...labels), leaves: cells(...row), chunkStart }, leaves, (at) => (at === 0 ? 1 : 2)).map(shown);

const ALL = columns("level3", "weight", "value", "actual", "score");

describe("cells in the order of the columns", () => {
  test("as many as there are columns, with their labels", () =>
    expect(read(ALL, ["造林面积", "10", "≥50亩", "52亩", "9.5分"], ["产出指标", "数量指标"], true)).toEqual([
      "产出指标/数量指标/造林面积/≥50亩; weight 10; actual 52亩; score 9.5分; new piece",
    ]));
  test("whatever columns they stand in", () =>
    expect(read(columns("level3", "value"), ["0:造林面积", "9:≥5"])).toEqual(["-/-/造林面积/≥5"]));
  test("one label", () => expect(read(columns("level3", "value"), ["面积", "≥5"], ["产出指标"])).toEqual(["产出指标/-/面积/≥5"]));
});

describe("fewer cells, in the columns that they stand in", () => {
  test("shifted as the name is", () =>
    expect(read(ALL, ["1:造林面积", "2:10", "3:≥50亩"])).toEqual(["-/-/造林面积/≥50亩; weight 10"]));
  test("not shifted, with a gap", () => expect(read(ALL, ["2:造林面积", "4:≥50亩"])).toEqual(["-/-/造林面积/≥50亩"]));
  test("without a column of names the first column tells", () =>
    expect(read(columns("description", "value", "actual"), ["0:说明", "2:52亩"])).toEqual([
      "-/-/-/-; description 说明; actual 52亩",
    ]));
  test("one that stands in no column", () =>
    expect(read(ALL, ["2:造林面积", "9:≥50亩"])).toEqual([
      "-/-/造林面积/-; weight | value | actual | score: ≥50亩; row_incomplete value_raw: 2 cells for 5 columns: which is which is not told",
    ]));
  test("two in one column", () =>
    expect(read(ALL, ["2:造林面积", "4:≥50亩", "4:52亩"])).toEqual([
      "-/-/造林面积/-; weight | value | actual | score: ≥50亩; weight | value | actual | score: 52亩; row_incomplete value_raw: 3 cells for 5 columns: which is which is not told",
    ]));
});

describe("cells that do not fit their columns are told apart by nothing", () => {
  const isWithheld = (fields: readonly ColumnField[], row: readonly string[]): boolean =>
    read(columns(...fields), row).some((line) => line.includes("row_incomplete"));
  test.each<[ColumnField, string, boolean]>([
    ["weight", "10", true],
    ["weight", "10.5分", true],
    ["weight", "—", true],
    ["weight", "*/", true],
    ["weight", "10%", false],
    ["weight", "分", false],
    ["weight", ".5", false],
    ["weight", "很多", false],
    ["score", "9", true],
    ["score", "9亩", false],
    ["comparator", "大于或等于", true],
    ["comparator", "不少于或等于", true],
    ["comparator", "不少于或者等于", false],
    ["comparator", "≥5", false],
    ["unit", "亩", true],
    ["unit", "元/500克", true],
    ["unit", "5亩", false],
    ["actual", "任何 5", true],
    ["scoring_rule", "10", true],
  ])("%s: %s fits: %s", (field, words, fits) => expect(isWithheld(["level3", field], ["造林面积", words])).toBe(!fits));

  test.each([
    ["≥50亩", false],
    ["95.5", false],
    ["95.5亩造林", true],
  ])("a name %s fits: %s", (name, fits) => expect(isWithheld(["level3", "value"], [name, "5"])).toBe(!fits));

  test("a name is kept as one, a value is not", () => {
    const leaves = columns("level3", "weight", "value");
    expect(read(leaves, ["造林面积", "很多", "5"], ["产出指标"], true)).toEqual([
      "产出指标/-/造林面积/-; weight | value: 很多; weight | value: 5; new piece; row_incomplete value_raw: 3 cells for 3 columns: which is which is not told",
    ]);
    expect(read(leaves, ["≥5", "10", "造林"])).toEqual([
      "-/-/-/-; level3 | weight | value: ≥5; level3 | weight | value: 10; level3 | weight | value: 造林; row_incomplete value_raw: 3 cells for 3 columns: which is which is not told",
    ]);
  });
  test("a name alone, where no column is left for the rest", () =>
    expect(read(columns("weight"), ["造林面积", "10"])).toEqual([
      "-/-/造林面积/-; row_incomplete value_raw: 2 cells for 1 columns: which is which is not told",
    ]));
});
