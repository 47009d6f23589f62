import { describe, expect, test } from "vitest";
import type { Horizon } from "@jixiao/contract";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { text } from "../drawn-rows.test-helper.ts";
import type { RawText } from "../raw-form.ts";
import { assembleRow, together } from "./assemble-row.ts";
import type { Column } from "./columns.ts";
import { shown } from "./read-tables.test-helper.ts";

interface Printed {
  readonly more?: Partial<Column>;
  readonly shared?: boolean;
  /** Does its cell begin in a row above? */
  readonly goesOn?: boolean;
}
type Given = readonly [header: string, field: ColumnField, text: string | null, printed?: Printed];

const LEVELS: readonly Given[] = [
  ["一级指标", "level1", "产出指标"],
  ["二级指标", "level2", "数量指标"],
];
const NAME: Given = ["三级指标", "level3", "造林面积"];
const VALUE: Given = ["指标值", "value", "≥50亩"];
const timed = (header: string, horizon: Horizon, value: string | null): Given => [header, "value", value, { more: { horizon } }];

function rows(given: readonly Given[], beyond: readonly RawText[] = [], chunkStart = false): readonly string[] {
  const columns = given.map(([header, field, , { more } = {}], i): Column => ({
    field,
    horizon: null,
    header: text(header),
    range: [i, i + 1],
    edges: null,
    known: true,
    repeats: null,
    set: null,
    ...more,
  }));
  const of = (has: (one: Given) => boolean): readonly Column[] => columns.filter((_, i) => has(given[i] as Given));
  const found = new Map(
    columns.flatMap((column, i): [Column, RawText][] => {
      const words = given[i]?.[2] ?? null;
      return words === null ? [] : [[column, text(words)]];
    }),
  );
  const shared = of(([, , , printed]) => printed?.shared === true);
  const above = of(([, , , printed]) => printed?.goesOn === true);
  return assembleRow({ found, shared, beyond, chunkStart, doubts: [], begins: (column) => !above.includes(column) }, columns).map(
    shown,
  );
}

describe("a row", () => {
  test.each<[string, readonly Given[], readonly string[]]>([
    ["of levels, name and value", [...LEVELS, NAME, VALUE], ["产出指标/数量指标/造林面积/≥50亩"]],
    ["of levels alone is none", LEVELS, []],
    ["of an open line is none", [["三级指标", "level3", "… …"]], []],
    ["of an open line with a value", [["三级指标", "level3", "……"], VALUE], ["-/-/-/≥50亩"]],
    ["of a name that has dots in it", [["三级指标", "level3", "造林……"]], ["-/-/造林……/-"]],
    ["of a description alone", [["指标描述", "description", "说明"]], ["-/-/-/-; description 说明"]],
    ["of a value alone", [VALUE], ["-/-/-/≥50亩"]],
    ["of a result alone", [["完成值", "actual", "52亩"]], ["-/-/-/-; actual 52亩"]],
    ["of points alone is none", [["分值", "weight", "10"]], []],
    [
      "of all columns",
      [
        NAME,
        VALUE,
        ["分值", "weight", "10"],
        ["评分标准", "scoring_rule", "全得"],
        ["完成值", "actual", "52亩"],
        ["得分", "score", "9"],
        ["偏差原因", "deviation", "旱"],
      ],
      ["-/-/造林面积/≥50亩; weight 10; rule 全得; actual 52亩; score 9; deviation 旱"],
    ],
    [
      "points and results that are printed as nothing are absent",
      [NAME, VALUE, ["分值", "weight", "/"], ["完成值", "actual", "—"], ["得分", "score", "无"]],
      ["-/-/造林面积/≥50亩"],
    ],
    [
      "comparator and unit",
      [NAME, ["符号", "comparator", "≥"], ["指标值", "value", "50"], ["单位", "unit", "亩"]],
      ["-/-/造林面积/≥ 50 亩; reads ≥50亩"],
    ],
    ["a column that is known and has no field", [NAME, VALUE, ["备注", "extra", "略"]], ["-/-/造林面积/≥50亩; 备注: 略"]],
    [
      "a column that nobody knows",
      [NAME, VALUE, ["乙栏", "extra", "略", { more: { known: false } }]],
      ["-/-/造林面积/≥50亩; unknown 乙栏: 略; column_unknown extra: nobody knows what stands under “乙栏”: “略”"],
    ],
    [
      "the same with nothing under it",
      [NAME, VALUE, ["乙栏", "extra", "/", { more: { known: false } }]],
      ["-/-/造林面积/≥50亩; unknown 乙栏: /"],
    ],
  ])("%s", (_, given, expected) => expect(rows(given)).toEqual(expected));

  test("what stands under no header is told", () =>
    expect(rows([NAME, VALUE], [text("孤")])).toEqual([
      "-/-/造林面积/≥50亩; unknown （无表头）: 孤; column_unknown extra: nobody knows what stands under “（无表头）”: “孤”",
    ]));
  test("it begins a piece of the table", () => expect(rows([NAME, VALUE], [], true)).toEqual(["-/-/造林面积/≥50亩; new piece"]));
});

describe("a cell over several rows", () => {
  const points: Given = ["分 值", "weight", "1 0", { shared: true }];
  test("states no row's points: they are kept beside the first of the rows", () => {
    expect(rows([NAME, VALUE, points])).toEqual([
      "-/-/造林面积/≥50亩; 分 值: 1 0; cell_shared weight: 分值 is one cell over several rows: 10",
    ]);
    expect(rows([NAME, VALUE, ["分值", "weight", "10", { shared: true, goesOn: true }]])).toEqual([
      "-/-/造林面积/≥50亩; cell_shared weight: 分值 is one cell over several rows: 10",
    ]);
  });
  test("with nothing in it is nothing", () =>
    expect(rows([NAME, VALUE, ["分值", "weight", "/", { shared: true }]])).toEqual(["-/-/造林面积/≥50亩"]));
  test("of results", () =>
    expect(rows([NAME, VALUE, ["完成值", "actual", "52亩", { shared: true }]])).toEqual([
      "-/-/造林面积/≥50亩; 完成值: 52亩; cell_shared actual_raw: 完成值 is one cell over several rows: 52亩",
    ]));
  test("of values is each row's, and in doubt", () =>
    expect(rows([NAME, ["指标 值", "value", "≥50亩", { shared: true }]])).toEqual([
      "-/-/造林面积/≥50亩; cell_shared value_raw: 指标值 is one cell over several rows",
    ]));
});

describe("a field's column a second time", () => {
  const again = (words: string | null): Given => ["指标 值", "extra", words, { more: { known: false, repeats: "value" } }];
  test.each<[string, readonly Given[], readonly string[]]>([
    ["that says the same", [NAME, VALUE, again("≥ 50亩")], []],
    ["that says nothing", [NAME, VALUE, again(null)], []],
    ["that says something else", [NAME, VALUE, again("≥60 亩")], ["columns_contradict value_raw: a second 指标值 says ≥60亩"]],
    [
      "where the first says nothing",
      [NAME, ["指标值", "value", null], again("≥60亩")],
      ["columns_contradict value_raw: a second 指标值 says ≥60亩"],
    ],
  ])("%s", (_, given, expected) =>
    expect(rows(given).flatMap((row) => row.split("; ").filter((one) => one.startsWith("columns_contradict")))).toEqual(expected),
  );
});

describe("values for several times", () => {
  const both = (overall: string | null, annual: string | null): readonly Given[] => [
    NAME,
    timed("实施期目标值", "overall", overall),
    timed("年度目标值", "annual", annual),
  ];
  test.each<[string, readonly Given[], readonly string[]]>([
    ["one of one column is of no time", [NAME, timed("实施期目标值", "overall", "50亩")], ["-/-/造林面积/50亩"]],
    ["both", both("50亩", "10亩"), ["-/-/造林面积/50亩; overall", "-/-/造林面积/10亩; annual"]],
    ["the first alone", both("50亩", null), ["-/-/造林面积/50亩; overall"]],
    ["the second alone", both(null, "10亩"), ["-/-/造林面积/10亩; annual"]],
    ["neither: one row, of the first", both(null, null), ["-/-/造林面积/-; overall"]],
    [
      "a time that is not said is the year",
      [NAME, timed("实施期", "overall", "50亩"), ["指标值", "value", "10亩"]],
      ["-/-/造林面积/50亩; overall", "-/-/造林面积/10亩; annual"],
    ],
  ])("%s", (_, given, expected) => expect(rows(given)).toEqual(expected));
  test("the first of them begins a piece of the table", () =>
    expect(rows(both("50亩", "10亩"), [], true)).toEqual(["-/-/造林面积/50亩; overall; new piece", "-/-/造林面积/10亩; annual"]));
});

test("texts together", () => {
  expect([together(null, null), together(text("甲"), null)?.text, together(null, text("乙"))?.text]).toEqual([null, "甲", "乙"]);
  expect(together(text("甲"), text("乙"))?.text).toBe("甲\n乙");
});
