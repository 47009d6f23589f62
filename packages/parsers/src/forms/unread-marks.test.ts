import type { Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { FlatRow } from "../flat-rows.ts";
import { paragraphOf, rowsOfTables } from "./drawn-rows.test-helper.ts";
import { unreadForms } from "./unread.ts";

const TITLE = "¶甲局项目支出绩效目标表";
const NAME = ["项目名称|桥梁养护", "¶"];
const HEADER = ["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|桥梁数|6座", "¶"];
/** Rows that say nothing. */
const fill = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `¶第${i}段说明文字`);
const rowsOf = (...lines: readonly (string | readonly string[])[]): readonly FlatRow[] => rowsOfTables(lines.flat(), "kept");
const shown = (rows: readonly FlatRow[], used: readonly (readonly [number, number])[] = []): readonly string[] =>
  unreadForms(
    rows,
    used.map(([first, end]) => ({ first, end })),
  ).map(({ printed, marks, reason }) => `${printed}: ${marks.join(", ")}, ${reason}`);
const WHOLE = "甲局项目支出绩效目标表: title, project_name, indicator_header, unknown_layout";
const HEADED = "甲局项目支出绩效目标表: title, indicator_header, unknown_layout";

describe("two marks near each other are a form, one is a mention", () => {
  test.each<[string, readonly FlatRow[], readonly string[]]>([
    ["nothing", rowsOf(fill(3)), []],
    ["a title", rowsOf(TITLE, fill(2)), []],
    ["a title twice", rowsOf(TITLE, TITLE), []],
    ["a name", rowsOf(NAME), []],
    ["a header", rowsOf(HEADER), []],
    ["all three", rowsOf(TITLE, NAME, HEADER), [WHOLE]],
    ["title and header", rowsOf(TITLE, HEADER), [HEADED]],
    ["title and name", rowsOf(TITLE, NAME), ["甲局项目支出绩效目标表: title, project_name, unknown_layout"]],
    ["name and header", rowsOf(NAME, HEADER), ["项目名称 | 桥梁养护: project_name, indicator_header, unknown_layout"]],
    ["a header before its title", rowsOf(HEADER, TITLE), []],
    ["a header again on another page", rowsOf(TITLE, HEADER, fill(3), HEADER), [HEADED]],
    ["its title again before that", rowsOf(TITLE, HEADER, TITLE, HEADER), [HEADED]],
    ["a table that is refused", rowsOf("¶甲局绩效运行监控表", NAME), ["甲局绩效运行监控表: title, project_name, refused"]],
    [
      "two forms",
      rowsOf(TITLE, NAME, HEADER, "¶乙局绩效目标表", NAME, HEADER),
      [WHOLE, "乙局绩效目标表: title, project_name, indicator_header, unknown_layout"],
    ],
    ["two forms of one title", rowsOf(TITLE, NAME, HEADER, TITLE, NAME, HEADER), [WHOLE, WHOLE]],
    [
      "two of which the second prints no name",
      rowsOf(TITLE, NAME, HEADER, "¶乙局绩效目标表", HEADER),
      [WHOLE, "乙局绩效目标表: title, indicator_header, unknown_layout"],
    ],
    [
      "a name behind a header is the next form's",
      rowsOf(TITLE, HEADER, NAME, HEADER),
      [HEADED, "项目名称 | 桥梁养护: project_name, indicator_header, unknown_layout"],
    ],
    ["names alone are a list", rowsOf(NAME, NAME), []],
  ])("%s", (_, rows, expected) => expect(shown(rows)).toEqual(expected));
});

describe("how far apart they may stand", () => {
  test.each<[string, readonly FlatRow[], number]>([
    ["a name in a table, 12 rows behind the title", rowsOf(TITLE, fill(11), NAME), 1],
    ["13 rows", rowsOf(TITLE, fill(12), NAME), 0],
    ["a name in a line, 40 rows behind", rowsOf(TITLE, fill(39), "¶项目名称：桥梁养护"), 1],
    ["41 rows", rowsOf(TITLE, fill(40), "¶项目名称：桥梁养护"), 0],
    ["a header, 80 rows behind", rowsOf(TITLE, fill(79), HEADER), 1],
    ["81 rows", rowsOf(TITLE, fill(80), HEADER), 0],
    ["the title again, 80 rows behind the last mark", rowsOf(NAME, HEADER, fill(70), TITLE, fill(70), HEADER), 2],
  ])("%s", (_, rows, count) => expect(shown(rows)).toHaveLength(count));
});

describe("rows that records were read from", () => {
  const rows = rowsOf(TITLE, NAME, HEADER);
  test.each<[string, readonly (readonly [number, number])[], readonly string[]]>([
    ["all of them", [[0, 4]], []],
    ["the header too", [[2, 3]], ["甲局项目支出绩效目标表: title, project_name, unknown_layout"]],
    ["from the name on", [[1, 4]], []],
    ["behind them", [[4, 9]], [WHOLE]],
    ["nothing, at a mark", [[1, 1]], [WHOLE]],
    ["nothing, at the title", [[0, 0]], [WHOLE]],
  ])("%s", (_, used, expected) => expect(shown(rows, used)).toEqual(expected));
});

test("where another record begins between two marks they are not one form's", () => {
  const rows = rowsOf(TITLE, fill(1), NAME, HEADER);
  expect(shown(rows, [[1, 1]])).toEqual(["项目名称 | 桥梁养护: project_name, indicator_header, unknown_layout"]);
  expect(shown(rows)).toEqual([WHOLE]);
});

describe("marks", () => {
  /** The marks of a form whose title stands above. */
  const marks = (...lines: readonly string[]): string => shown(rowsOf(TITLE, lines))[0]?.split(": ")[1] ?? "none";
  test.each<[string, readonly string[], string]>([
    ["a header of points", ["一级指标|二级指标|分值"], "title, indicator_header, unknown_layout"],
    ["a side label before the name's label", ["绩效|项目名称|桥梁"], "title, project_name, unknown_layout"],
    ["a label without a name", ["项目名称"], "none"],
    ["a name in a line", ["¶ 项目名称 桥梁 "], "title, project_name, no_table"],
    ["a label in a line, the name below", ["¶项目名称"], "title, project_name, no_table"],
    ["a header in a line", ["¶一级指标 二级指标 三级指标 指标值"], "title, indicator_header, no_table"],
    ["a sentence", ["¶项目名称：桥梁养护；说明"], "none"],
    ["a line of 60 characters", [`¶项目名称：${"桥".repeat(55)}`], "title, project_name, no_table"],
    ["of 61", [`¶项目名称：${"桥".repeat(56)}`], "none"],
    ["a line that begins otherwise", ["¶我的项目名称：桥梁"], "none"],
  ])("%s", (_, lines, expected) => expect(marks(...lines)).toBe(expected));

  test("a header of points without a title says little", () => {
    expect(shown(rowsOf(NAME, ["一级指标|二级指标|分值", "¶"]))).toEqual([]);
    expect(shown(rowsOf(TITLE, ["一级指标|二级指标|分值", "¶"]))).toHaveLength(1);
  });

  test.each<[string, readonly string[], number]>([
    ["points over two rows beside it make it one of scores", ["指标>2||得分^2", "一级指标|二级指标|"], 0],
    ["points in the row above do not", ["指标>2||得分", "一级指标|二级指标|甲"], 1],
    ["points in a row below do not", ["指标>2||甲", "一级指标|二级指标|乙", "丙|丁|得分"], 1],
  ])("a header of levels: %s", (_, rows, count) => expect(shown(rowsOf(NAME, rows))).toHaveLength(count));

  test("places are the first of each cell", () => {
    const at = (n: number): Place => ({ kind: "text", lines: [n, n] });
    const rows = [paragraphOf("甲局绩效目标表", [at(1), at(2)]), paragraphOf("项目名称：桥梁", [at(5)])];
    expect(unreadForms(rows, []).map(({ places }) => places)).toEqual([[at(1), at(5)]]);
  });
});
