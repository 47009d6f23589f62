import { describe, expect, test } from "vitest";
import { rowAt, rowsIn, tableOf } from "./drawn-rows.test-helper.ts";
import { genericLayout } from "./generic-layout.ts";
import {
  bodyOf,
  isListHeader,
  isNumbering,
  labelled,
  projectsOf,
  startsOf,
  under,
  unlabelled,
  type ListedProject,
} from "./project-list.ts";
import { wideHeader, wideProjects } from "./wide-list.ts";

const rowsOf = (...rows: readonly string[]) => rowsIn(tableOf(rows.map((row) => row.split("|"))));
/** A project in lines: its span, its head, its rows. */
const shown = (projects: readonly ListedProject[] | null): readonly string[] =>
  projects === null
    ? ["none"]
    : projects.map(({ head, rows, start, end }) =>
        [
          `${start}-${end}`,
          ...head.map(({ cells }) => cells.map(({ text }) => text).join(":")),
          ...rows.map(({ cells }) => cells.map(({ text }) => text).join("|")),
        ].join("; "),
      );

describe("the parts of a list", () => {
  test.each<[string, boolean]>([
    ["1|2|3", true],
    ["1| 2 |3|4", true],
    ["1|2", false],
    ["1|2|4", false],
    ["0|1|2", false],
    ["1|2|三", false],
  ])("%s numbers columns: %s", (row, is) => expect(isNumbering(rowAt(tableOf([row.split("|")]), 0))).toBe(is));

  test("what stands under a head: the first text that reaches under it", () => {
    const [head, below] = rowsOf("甲|乙>2||丙", "天|_|地|人");
    const words = head?.cells.map((cell) => under(cell, below?.cells ?? [])?.text);
    expect(words).toEqual(["天", "地", "人"]);
    const [wide] = rowsOf("广>2||丙").flatMap(({ cells }) => cells);
    expect(head?.cells.map((cell) => under(cell, wide === undefined ? [] : [wide])?.text)).toEqual(["广", "广", undefined]);
  });

  test("the rows below a header, without that header again and without other tables", () => {
    const rows = rowsOf("项目名称|一级指标", "甲|乙", "项目 名称|一级指标：", "丙|丁");
    const other = rowsOf("戊|己|庚");
    const [header] = rows;
    if (header === undefined) throw new Error("no header");
    expect(bodyOf([...rows, ...other], 0, header).map(({ row, at }) => [row.cells[0]?.text, at])).toEqual([
      ["甲", 1],
      ["丙", 3],
    ]);
  });

  test("a project begins where its name stands, but for the same name of the same unit again", () => {
    const rows = rowsOf("单位|名称|值", "站|甲|1", "站|甲|2", "所|甲|3", "_|_|4", "所|甲|5", "所|乙 |6");
    const [header] = rows;
    const name = header?.cells[1];
    if (header === undefined || name === undefined) throw new Error("no header");
    expect(startsOf(bodyOf(rows, 0, header), name).map(({ i, cells }) => [i, cells.map(({ text }) => text).join("|")])).toEqual([
      [0, "站|甲|1"],
      [2, "所|甲|3"],
      [5, "所|乙 |6"],
    ]);
  });

  test("a label with its text, or alone; texts left of the last head under none", () => {
    const [header, row] = rowsOf("甲|_|乙|丙", "天|地|_|人|外");
    if (header === undefined || row === undefined) throw new Error("no rows");
    expect(header.cells.map((cell) => labelled(header, cell, row.cells).cells.map(({ text }) => text))).toEqual([
      ["甲", "天"],
      ["乙"],
      ["丙", "人"],
    ]);
    expect(
      unlabelled(header, header.cells, row.cells).map(({ cells }) => cells.map(({ text, places }) => `${text}${places.length}`)),
    ).toEqual([["无表头0", "地0"]]);
  });
});

const LIST = "单位名称|项目名称|一级指标|三级指标|指标值";

describe("a list over projects", () => {
  test.each<[string, boolean]>([
    [LIST, true],
    ["单位名称|一级指标|三级指标|指标值", false],
    ["项目名称|单位名称|预算数", false],
    ["一级指标|三级指标|指标值|项目名称", false],
  ])("%s is its header: %s", (header, is) => expect(rowsOf(header).map((row) => isListHeader(row, genericLayout))).toEqual([is]));
  test("a paragraph is none", () => {
    const [row] = rowsOf(LIST);
    expect(row !== undefined && isListHeader({ ...row, table: null }, genericLayout)).toBe(false);
  });

  const HEAD = "一级指标|三级指标|指标值";
  test.each<[string, readonly string[], readonly string[]]>([
    ["no list", ["一级指标|三级指标|指标值", "产出指标|甲|1"], ["none"]],
    ["no rows", [LIST], ["none"]],
    [
      "one project",
      [LIST, "站|渠|产出指标|甲|1", "_|_|产出指标|乙|2"],
      [`0-3; 单位名称:站; 项目名称:渠; ${HEAD}; 站|渠|产出指标|甲|1; 产出指标|乙|2`],
    ],
    [
      "two, behind a line above and numbers of columns",
      ["题|目", "年|度", LIST, "1|2|3|4|5", "站|渠|产出指标|甲|1", "站|林|产出指标|乙|2"],
      [
        `0-5; 年:度; 单位名称:站; 项目名称:渠; ${HEAD}; 站|渠|产出指标|甲|1`,
        `5-6; 年:度; 单位名称:站; 项目名称:林; ${HEAD}; 站|林|产出指标|乙|2`,
      ],
    ],
    ["an indicator before the first name", [LIST, "站|_|产出指标|甲|1", "站|林|产出指标|乙|2"], ["none"]],
    [
      "a row without one before it",
      [LIST, "站|_|_|_|_", "站|林|产出指标|乙|2"],
      [`0-3; 单位名称:站; 项目名称:林; ${HEAD}; 站|林|产出指标|乙|2`],
    ],
  ])("%s", (_, rows, expected) => expect(shown(projectsOf(rowsOf(...rows), genericLayout))).toEqual(expected));

  test("a dump does not say whose rows they are", () =>
    expect(projectsOf(rowsIn(tableOf([LIST.split("|"), "站|渠|产出指标|甲|1".split("|")], "lost")), genericLayout)).toBeNull());
});

describe("a list whose levels are groups of columns", () => {
  const TOP = "项目名称^2|预算数^2|产出指标>2||效益指标>2|";
  const BELOW = "||三级指标|指标值|三级指标|指标值";
  const read = (...rows: readonly string[]): readonly string[] => {
    const region = rowsOf("题|目", ...rows);
    const header = wideHeader(region, 1, genericLayout);
    return header === null ? ["no header"] : [`${header.groups.length} groups`, ...shown(wideProjects(region, header))];
  };
  const H = "一级指标|三级指标|指标值";
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "two projects",
      [TOP, BELOW, "渠|3|甲|1|乙|2", "林|5|丙|3|_|_"],
      [
        "2 groups",
        `0-4; 项目名称:渠; 预算数:3; ${H}; 产出指标|甲|1; 效益指标|乙|2`,
        `4-5; 项目名称:林; 预算数:5; ${H}; 产出指标|丙|3`,
      ],
    ],
    [
      "several rows of one, group by group",
      [TOP, BELOW, "渠^2|3^2|甲|1|乙|2", "||丙|3|_|4"],
      ["2 groups", `0-5; 项目名称:渠; 预算数:3; ${H}; 产出指标|甲|1; 丙|3; 效益指标|乙|2; 4`],
    ],
    [
      "numbers of columns are no project",
      [TOP, BELOW, "1|2|3|4|5|6", "渠|3|甲|1|乙|2"],
      ["2 groups", `0-5; 项目名称:渠; 预算数:3; ${H}; 产出指标|甲|1; 效益指标|乙|2`],
    ],
    ["no projects", [TOP, BELOW], ["2 groups", "none"]],
    ["an indicator before the first name", [TOP, BELOW, "_|_|甲|1|_|_", "渠|3|甲|1|乙|2"], ["2 groups", "none"]],
    ["one level alone is none", ["项目名称^2|预算数^2|产出指标>2||其他>2|", BELOW, "渠|3|甲|1|乙|2"], ["no header"]],
    ["no project", ["名称^2|预算数^2|产出指标>2||效益指标>2|", BELOW, "渠|3|甲|1|乙|2"], ["no header"]],
    ["a level with other columns under it", [TOP, "||三级指标|指标值|指标值|三级指标", "渠|3|甲|1|乙|2"], ["0 groups", "none"]],
    [
      "a level with three",
      ["项目名称^2|产出指标>3|||效益指标>2|", "|三级指标|指标值|指标值|三级指标|指标值", "渠|甲|1|1|乙|2"],
      ["0 groups", "none"],
    ],
    ["nothing below", [TOP], ["no header"]],
  ])("%s", (_, rows, expected) => expect(read(...rows)).toEqual(expected));

  test("a value over more rows than its name is said to be of several", () => {
    const region = rowsOf("题|目", TOP, BELOW, "渠^2|3^2|甲|1^2|乙^2|2^2", "||丙|||");
    const header = wideHeader(region, 1, genericLayout);
    const [project] = header === null ? [] : (wideProjects(region, header) ?? []);
    const flags = project?.rows.flatMap(({ cells }) =>
      cells.flatMap(({ text, flags: own }) => (own === undefined ? [] : [`${text} ${own.join()}`])),
    );
    expect(flags).toEqual(["1 cell_shared"]);
  });
  test("its rows are a table of their own, each level over its rows", () => {
    const region = rowsOf("题|目", TOP, BELOW, "渠^2|3^2|甲|1|_|_", "||丙>2||乙|2");
    const header = wideHeader(region, 1, genericLayout);
    const [project] = header === null ? [] : (wideProjects(region, header) ?? []);
    const cells = project?.rows.flatMap((row) =>
      row.cells.map((cell) => [row.row, cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text].join(" ")),
    );
    expect(cells).toEqual([
      "0 0 0 1 1 一级指标",
      "0 0 1 1 1 三级指标",
      "0 0 2 1 1 指标值",
      "1 1 0 2 1 产出指标",
      "1 1 1 1 1 甲",
      "1 1 2 1 1 1",
      "2 2 1 1 1 丙",
      "2 2 2 1 1 丙",
      "3 3 0 1 1 效益指标",
      "3 3 1 1 1 乙",
      "3 3 2 1 1 2",
    ]);
    expect(project?.rows.map(({ chunkStart }) => chunkStart)).toEqual([true, false, false, false]);
    expect(project?.rows[0]?.table).toMatchObject({ rowCount: 4, columnCount: 3, merges: "kept", chunks: [0], evidence: "test" });
  });
  test("of a dump it is none", () => {
    const region = rowsIn(
      tableOf(
        ["题|目", "项目名称|产出指标|效益指标", "渠|甲|乙"].map((row) => row.split("|")),
        "lost",
      ),
    );
    const header = wideHeader(region, 1, genericLayout);
    expect(header === null ? null : wideProjects(region, header)).toBeNull();
  });
});
