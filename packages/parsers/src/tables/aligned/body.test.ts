import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import { bodyUnder, cellLines, looksLikeRow } from "./body.ts";
import { headerAt, type AlignedHeader } from "./header.ts";
import { pageLines, textAt } from "./layout.test-helper.ts";
import type { RunLine } from "./runs.ts";

const HEADER = ["一级指标", "二级指标", "三级指标", "指标值"];
/** A line of four columns, 100 points each. */
const row = (y: number, ...texts: readonly string[]): readonly Glyph[] => texts.flatMap((text, i) => textAt(text, 100 * i, y));
const header = (): AlignedHeader => headerAt(pageLines(1, row(40, ...HEADER)), 0) ?? expect.unreachable();

const shown = (lines: readonly RunLine[]): readonly string[] => lines.map(({ runs }) => runs.map(({ text }) => text).join(" "));
function read(...pages: readonly (readonly (readonly Glyph[])[])[]) {
  const lines = pages.flatMap((texts, i) => pageLines(i + 1, ...texts));
  const { lines: body, repeated, leftOver } = bodyUnder(header(), lines, []);
  return {
    body: shown(body),
    repeated: repeated.map(({ page }) => page),
    leftOver: leftOver === null ? null : shown([leftOver])[0],
  };
}
/** Rows 20 points apart from a height on. */
const rows = (from: number, count: number, step = 20): readonly (readonly Glyph[])[] =>
  Array.from({ length: count }, (_, i) => row(from + step * i, "产出指标", "数量指标", `第${"甲乙丙丁戊"[i]}项`, "≥5"));
const texts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `产出指标 数量指标 第${"甲乙丙丁戊"[i]}项 ≥5`);

describe("a body goes on", () => {
  test.each<[string, readonly (readonly (readonly Glyph[])[])[], readonly string[], string | null]>([
    ["nothing", [[]], [], null],
    ["to its last row", [rows(60, 3)], texts(3), null],
    [
      "over lines as far apart as rows may be",
      [[...rows(60, 5), row(240, "", "", "另项", "≥5")]],
      [...texts(5), "另项 ≥5"],
      null,
    ],
    ["to lines further below", [[...rows(60, 5), row(240.1, "", "", "另项", "≥5")]], texts(5), "另项 ≥5"],
    [
      "of rows nearer than their type is high five heights count",
      [[...rows(60, 5, 8), row(142, "", "", "另项", "≥5")]],
      [...texts(5), "另项 ≥5"],
      null,
    ],
    ["and no more", [[...rows(60, 5, 8), row(142.1, "", "", "另项", "≥5")]], texts(5), "另项 ≥5"],
    ["over a page's end however low the last row stands", [rows(60, 2), rows(400, 3)], [...texts(2), ...texts(3)], null],
    [
      "to a line over the columns' edges",
      [[...rows(60, 2), textAt("以上各项由主管部门负责填报并审核", 50, 100)]],
      texts(2),
      null,
    ],
    [
      "at once to a line over their edges",
      [[textAt("以上各项由主管部门负责填报并审核", 50, 60), ...rows(80, 1)]],
      [],
      texts(1)[0] ?? "",
    ],
    [
      "with a line of three texts over them",
      [[...rows(60, 2), [...textAt("产出指标", 0, 100), ...textAt("数量指标及其他各项", 100, 100), ...textAt("≥5", 300, 100)]]],
      [...texts(2), "产出指标 数量指标及其他各项 ≥5"],
      null,
    ],
    ["to what closes a form", [[...rows(60, 2), textAt("填表人：王立", 0, 100), ...rows(120, 1)]], texts(2), texts(1)[0] ?? ""],
    ["in two pieces", [[...rows(60, 2), row(100, "填表人", "：王立")]], texts(2), null],
    ["at once to what closes it", [[textAt("填表人：王立", 0, 60)]], [], null],
  ])("%s", (_, pages, body, leftOver) => expect(read(...pages)).toEqual({ body, repeated: [], leftOver }));
});

describe("a header that is printed again", () => {
  test("is no row, and is kept where rows follow it", () =>
    expect(read(rows(60, 2), [row(40, ...HEADER), ...rows(60, 2)])).toEqual({
      body: [...texts(2), ...texts(2)],
      repeated: [2],
      leftOver: null,
    }));
  test("without its first word it is the same", () =>
    expect(read(rows(60, 1), [row(40, "", ...HEADER.slice(1)), ...rows(60, 1)]).repeated).toEqual([2]));
  test("behind the last row it is another table's", () => {
    expect(read([...rows(60, 2), row(100, ...HEADER)])).toEqual({ body: texts(2), repeated: [], leftOver: null });
    expect(read(rows(60, 2), [row(20, ...HEADER)]).repeated).toEqual([]);
    expect(read([...rows(60, 2), row(100, ...HEADER), ...rows(120, 1)]).repeated).toEqual([1]);
  });
  test("of other words it is a row like any other", () =>
    expect(read(rows(60, 1), [row(40, "一级指标", "二级指标", "三级指标", "目标值"), ...rows(60, 1)]).repeated).toEqual([]));
});

test("columns are those of the rows that are read, not of what stands behind them", () => {
  const far = [...textAt("以上各项由主管部门负责填报", 150, 400), ...textAt("以上", 140, 420)];
  const own = bodyUnder(header(), pageLines(1, ...rows(60, 3)), []).columns.map(({ x0 }) => x0);
  expect(bodyUnder(header(), pageLines(1, ...rows(60, 3), far), []).columns.map(({ x0 }) => x0)).toEqual(own);
});

test.each<[string, readonly Glyph[], boolean]>([
  ["a label beside a text", row(100, "数量指标", "造林"), true],
  ["a label behind a text", row(100, "造林", "数量指标"), true],
  ["a label alone", row(100, "数量指标"), false],
  ["a value behind a text", row(100, "造林", "≥5"), true],
  ["a value before a text", row(100, "≥5", "造林"), false],
  ["what only ends as labels do", row(100, "考核指标", "造林"), false],
  ["a label without its last word", row(100, "数量", "造林"), false],
  ["other texts", row(100, "造林", "管护"), false],
])("looks like a row: %s", (_, glyphs, expected) => {
  const [line] = pageLines(1, glyphs);
  expect(line !== undefined && looksLikeRow(line)).toBe(expected);
});

test("what stands on one line in one column is one line of its cell", () => {
  const line = [...textAt("造", 200, 60), ...textAt(" 林", 225, 60, 12), ...textAt("≥5", 300, 60)];
  const { columns, lines } = bodyUnder(header(), pageLines(1, line, ...rows(80, 1)), []);
  const [first] = cellLines({ columns, lines, repeated: [], leftOver: null });
  expect(first).toMatchObject({ column: 2, text: "造林", x0: 200, x1: 249, size: 12 });
  expect(first?.runs.map(({ text }) => text)).toEqual(["造", "林"]);
});
