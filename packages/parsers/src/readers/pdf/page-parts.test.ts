import type { Box } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import { shownBlocks } from "../../shown-blocks.test-helper.ts";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";
import type { Ruling } from "../../tables/rulings.ts";
import { asidesOf, withAsides, type Aside } from "./asides.ts";
import { documentBlocks } from "./document-blocks.ts";
import { box, content, grid, vocabulary } from "./page-content.test-helper.ts";
import { drawnLines, type DrawnShape } from "./drawn-lines.ts";
import type { DrawnRun } from "./drawn-text.ts";
import { withoutPoorGrids } from "./poor-grids.ts";
import type { PageContent } from "./read-page.ts";
import { seenGlyphs } from "./seen-text.ts";
import { withoutSideBySide } from "./side-by-side.ts";

const runOver = (text: string, at: Box, unseen: DrawnRun["unseen"] = null): DrawnRun => ({ text, unseen, size: 10, box: at });

describe("lines that are drawn without text", () => {
  const shape = (x0: number, pieces: number, y0 = 100, height = 10, width = 10): DrawnShape => ({
    box: box(x0, y0, x0 + width, y0 + height),
    pieces,
  });
  const shownLine = (shapes: readonly DrawnShape[], pictures: readonly Box[] = [], runs: readonly DrawnRun[] = []) =>
    drawnLines(shapes, pictures, runs).map(({ box: at, what }) => `${what} ${at.x0}-${at.x1} ${at.y0}-${at.y1}`);
  const three = [shape(0, 6), shape(11, 6), shape(22, 6)];
  test.each<[string, Parameters<typeof shownLine>, readonly string[]]>([
    ["nothing", [[]], []],
    ["three letters", [three], ["drawn as shapes 0-32 100-110"]],
    ["three of few pieces", [[shape(0, 6), shape(11, 6), shape(22, 5)]], []],
    ["given in another order", [three.toReversed()], ["drawn as shapes 0-32 100-110"]],
    ["too short", [[shape(0, 9), shape(11, 9)]], []],
    ["as long as a line must be", [[shape(0, 9), shape(15, 9)]], ["drawn as shapes 0-25 100-110"]],
    ["letters apart", [[shape(0, 9), shape(22, 9), shape(33, 9)]], []],
    ["letters nearly apart", [[shape(0, 9), shape(21.9, 9)]], ["drawn as shapes 0-31.9 100-110"]],
    ["one a little lower", [[shape(0, 9), shape(15, 9, 111.9)]], []],
    [
      "one on a line below",
      [[shape(0, 18, 100, 10, 30), shape(5, 18, 112, 10, 30)]],
      ["drawn as shapes 0-30 100-110", "drawn as shapes 5-35 112-122"],
    ],
    ["high ones are an emblem", [[shape(0, 40, 100, 25, 80)]], []],
    ["as high as a line", [[shape(0, 40, 100, 24, 60)]], ["drawn as shapes 0-60 100-124"]],
    ["low ones are a line", [[shape(0, 40, 100, 4.9, 60)]], []],
    ["as low as a line's letters", [[shape(0, 40, 100, 5, 60)]], ["drawn as shapes 0-60 100-105"]],
    ["over a text", [three, [], [runOver("造林", box(5, 95, 9, 101))]], []],
    [
      "beside a text",
      [three, [], [runOver("造林", box(32, 95, 40, 110)), runOver(" ", box(0, 100, 40, 110))]],
      ["drawn as shapes 0-32 100-110"],
    ],
    ["below a text", [three, [], [runOver("造林", box(0, 110, 40, 120))]], ["drawn as shapes 0-32 100-110"]],
    ["a picture of a line", [[], [box(0, 0, 50, 12), box(0, 0, 20, 12), box(0, 0, 500, 300)]], ["a picture 0-50 0-12"]],
  ])("%s", (_, args, expected) => expect(shownLine(...args)).toEqual(expected));
});

describe("text that is seen", () => {
  const read = (glyphs: readonly Glyph[], runs: readonly DrawnRun[]) => {
    const { seen, leftOut } = seenGlyphs(glyphs, runs);
    return [seen.map(({ text }) => text).join(""), ...leftOut.map(({ text, reason }) => `${text}: ${reason}`)];
  };
  const word = textAt("造林", 100, 50);
  const at = box(100, 40, 120, 60);
  test.each<[string, readonly Glyph[], readonly DrawnRun[], readonly string[]]>([
    ["all", word, [runOver("造林", at)], ["造林"]],
    ["nothing is drawn", word, [], ["造林"]],
    ["unseen", word, [runOver("造林", at, "covered")], ["", "造林: covered"]],
    ["of a part", word, [runOver("造", at, "covered")], ["林", "造: covered"]],
    ["drawn twice, once seen", word, [runOver("造林", at, "covered"), runOver("造林", at)], ["造林"]],
    ["as far off as its place may be", word, [runOver("造林", box(110, 40, 130, 60), "invisible")], ["造", "林: invisible"]],
    ["further off", word, [runOver("造林", box(120.1, 40, 140, 60), "invisible")], ["造林"]],
    ["above it", word, [runOver("造林", box(100, 20, 120, 50), "invisible")], ["造林"]],
    ["nothing but blanks", textAt(" ", 100, 50), [runOver(" ", at, "covered")], [""]],
  ])("%s", (_, glyphs, runs, expected) => expect(read(glyphs, runs)).toEqual(expected));
});

describe("what is not read is said of what stands near", () => {
  const cell = (row: number, y: number) => ({
    row,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    text: `格${row}`,
    places: [{ kind: "page", page: 1, box: box(100, y, 200, y + 20) }] as const,
  });
  const blocks: readonly Block[] = [
    { kind: "paragraph", text: "甲", places: [{ kind: "page", page: 1, box: box(100, 20, 200, 30) }] },
    {
      kind: "table",
      table: {
        cells: [cell(0, 100), cell(1, 120)],
        rowCount: 2,
        columnCount: 1,
        merges: "kept",
        chunks: [0],
        evidence: "rulings",
        flags: [],
      },
    },
    { kind: "paragraph", text: "乙", places: [{ kind: "page", page: 2, box: box(100, 20, 200, 30) }] },
  ];
  const read = (...asides: readonly Aside[]) =>
    shownBlocks(withAsides(blocks, asides)).filter((line) => line.startsWith("!") || line.startsWith("¶"));
  const aside = (at: Box, upon = false, page = 1): Aside => ({ page, box: at, flag: "text_unseen", note: "left out", upon });
  test.each<[string, readonly Aside[], readonly string[]]>([
    ["nothing", [], ["¶ 甲", "¶ 乙"]],
    ["in a cell", [aside(box(110, 105, 120, 110))], ["¶ 甲", "! 格0 text_unseen: left out", "¶ 乙"]],
    ["nearest to a cell", [aside(box(300, 150, 320, 160))], ["¶ 甲", "! 格1 text_unseen: left out", "¶ 乙"]],
    ["as far below as it may be", [aside(box(110, 180, 120, 190))], ["¶ 甲", "! 格1 text_unseen: left out", "¶ 乙"]],
    ["further below", [aside(box(110, 180.1, 120, 190))], ["¶ 甲", "¶ 乙"]],
    ["above the first line", [aside(box(110, 5, 120, 10))], ["¶ ", "!  text_unseen: left out", "¶ 甲", "¶ 乙"]],
    [
      "upon a cell only",
      [aside(box(110, 105, 120, 110), true), aside(box(210, 105, 220, 110), true)],
      ["¶ 甲", "! 格0 text_unseen: left out", "¶ 乙"],
    ],
    [
      "on another page",
      [aside(box(110, 25, 120, 28), false, 2), aside(box(110, 25, 120, 28), false, 3)],
      ["¶ 甲", "¶ ", "!  text_unseen: left out", "¶ 乙"],
    ],
    [
      "two of one cell",
      [aside(box(110, 105, 120, 110)), aside(box(130, 105, 140, 110))],
      ["¶ 甲", "! 格0 text_unseen: left out", "! 格0 text_unseen: left out", "¶ 乙"],
    ],
  ])("%s", (_, asides, expected) => expect(read(...asides)).toEqual(expected));

  test("hidden text may be said of what is near, a watermark of what it lies upon", () => {
    const leftOut = (
      ["invisible", "colour of its ground", "covered", "too small to be seen", "off the page", "cut off", "watermark"] as const
    ).map((reason) => ({ text: "密", reason, box: box(0, 0, 9, 9) }));
    const found = asidesOf(3, leftOut, [{ box: box(0.4, 0, 50.9, 12), what: "a picture" }], ({ x0, y0, x1, y1 }) =>
      box(x0 + 1, y0, x1, y1),
    );
    expect(found.map(({ page, box: { x0 }, flag, note, upon }) => `${page} ${x0} ${flag} ${note}${upon ? " upon" : ""}`)).toEqual(
      [
        "3 1 text_unseen “密” was left out: invisible",
        "3 1 text_unseen “密” was left out: colour of its ground",
        "3 1 text_unseen “密” was left out: covered",
        "3 1 text_unseen “密” was left out: too small to be seen",
        "3 1 text_unseen “密” was left out: off the page upon",
        "3 1 text_unseen “密” was left out: cut off upon",
        "3 1 text_unseen “密” was left out: watermark upon",
        "3 1.4 content_unread a line of text's size (51 × 12 pt) is a picture and was not read",
      ],
    );
  });
});

describe("two forms beside each other", () => {
  const left = [...textAt("项目名称", 20, 50), ...textAt("造林", 100, 50), ...textAt("甲", 20, 80)];
  const right = [...textAt("项目名称", 320, 50), ...textAt("管护", 400, 50), ...textAt("乙", 320, 80)];
  const line = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({ axis, at, from, to });
  const read = (...contents: readonly PageContent[]) =>
    withoutSideBySide(contents, vocabulary).map(({ page, glyphs, rest, tables, rulings }) => {
      const own = tables.map(
        ({ xs, ys, cells }) =>
          `[${xs.join(" ")}; ${ys.join(" ")}: ${cells.map(({ text, row, column }) => `${row},${column} ${text}`).join(" ")}]`,
      );
      return `${page}: ${glyphs.map(({ text }) => text).join("")}/${rest.length} ${own.join(" ")} ${rulings.map(({ at }) => at).join(" ")}`.trim();
    });
  test.each<[string, readonly PageContent[], readonly string[]]>([
    ["one form", [content(1, left)], ["1: 项目名称造林甲/7"]],
    ["two", [content(1, [...left, ...right])], ["1: 项目名称造林甲/7", "1: 项目名称管护乙/7"]],
    [
      "two labels of one form",
      [content(1, [...textAt("项目名称", 20, 50), ...textAt("项目名称", 160, 50)])],
      ["1: 项目名称项目名称/8"],
    ],
    [
      "no gap all the way down",
      [content(1, [...left, ...right, ...textAt("年度目标完成造林及管护并验收合格后移交使用单位管理", 20, 120)])],
      ["1: 项目名称造林甲年度目标完成造林及管护并验收合格后移交使用单位管理/32", "1: 项目名称管护乙/7"],
    ],
    [
      "the pages behind go on",
      [content(1, [...left, ...right]), content(2, [...textAt("丙", 20, 50), ...textAt("丁", 320, 50)])],
      ["1: 项目名称造林甲/7", "2: 丙/1", "1: 项目名称管护乙/7", "2: 丁/1"],
    ],
    [
      "a page behind over its whole width",
      [content(1, [...left, ...right]), content(2, textAt("本页为说明本页为说明本页为说明本页为说明", 150, 50))],
      ["1: 项目名称造林甲/7", "1: 项目名称管护乙/7", "2: 本页为说明本页为说明本页为说明本页为说明/20"],
    ],
    [
      "two, cut elsewhere",
      [
        content(1, [...left, ...right]),
        content(2, [...textAt("项目名称", 20, 50), ...textAt("项目名称", 400, 50), ...textAt("说明本页为说明本页为", 250, 90)]),
      ],
      ["1: 项目名称造林甲/7", "2: 项目名称/4", "1: 项目名称管护乙/7", "2: 项目名称说明本页为说明本页为/14"],
    ],
    [
      "tagged pages stay",
      [content(1, [...left, ...right], { tagged: [{ rows: [] }] as unknown as PageContent["tagged"] })],
      ["1: 项目名称造林甲项目名称管护乙/14"],
    ],
    [
      "their lines and tables",
      [
        content(1, [...left, ...right], {
          tables: [grid(1, [10, 100, 200, 310, 400, 500], 40, "甲|乙||丙|丁", "戊|己|||"), grid(1, [10, 200], 200, "庚")],
          rulings: [
            line("vertical", 60, 0, 90),
            line("vertical", 450, 0, 90),
            line("horizontal", 90, 10, 200),
            line("horizontal", 91, 310, 500),
          ],
        }),
      ],
      [
        "1: 项目名称造林甲/7 [10 100 200; 40 60 80: 0,0 甲 0,1 乙 1,0 戊 1,1 己] [10 200; 200 220: 0,0 庚] 60 90",
        "1: 项目名称管护乙/7 [310 400 500; 40 60 80: 0,0 丙 0,1 丁 1,0  1,1 ] 450 91",
      ],
    ],
  ])("%s", (_, contents, expected) => expect(read(...contents)).toEqual(expected));
});

describe("grids that leave out most of their lines", () => {
  const read = (...contents: readonly PageContent[]) =>
    withoutPoorGrids(contents).map(
      ({ tables, rest, rulings }) =>
        `${tables.length} tables, ${rest.length} free, lines at ${rulings.map(({ axis, at }) => `${axis[0]}${at}`).join(" ")}`,
    );
  const xs = [0, 200, 400];
  const inside = (glyphs: readonly Glyph[], table: PageTable, page = 1) => content(page, glyphs, { tables: [table], rest: [] });
  const high = (page: number, ...cells: readonly string[]): PageTable => ({
    ...grid(page, xs, 0, cells.join("|")),
    ys: [0, 200],
  });
  const labels = [...textAt("数量指标", 10, 20), ...textAt("质量指标", 10, 60)];
  const values = [...textAt("≥50亩", 210, 20), ...textAt("≥80亩", 210, 60)];
  const names = [...textAt("造林", 10, 20), ...textAt("管护", 10, 60)];
  test.each<[string, readonly PageContent[], readonly string[]]>([
    ["a plain grid", [inside(textAt("造林", 10, 20), high(1, "造林", ""))], ["1 tables, 0 free, lines at "]],
    [
      "two labels in one cell",
      [inside(labels, high(1, "数量指标质量指标", ""))],
      ["0 tables, 8 free, lines at h0 h200 v0 v200 v400"],
    ],
    [
      "two values in one cell, beside two names",
      [inside([...names, ...values], high(1, "造林管护", "≥50亩≥80亩"))],
      ["0 tables, 12 free, lines at h0 h200 v0 v200 v400"],
    ],
    [
      "two values in one cell, beside one name",
      [inside([...textAt("造林", 10, 20), ...values], high(1, "造林", "≥50亩≥80亩"))],
      ["1 tables, 0 free, lines at "],
    ],
    [
      "two values on one line",
      [inside([...names, ...textAt("≥50亩，≤80亩", 210, 20)], high(1, "造林管护", "≥50亩，≤80亩"))],
      ["1 tables, 0 free, lines at "],
    ],
    [
      "a header in one cell",
      [
        inside(
          [...textAt("一级指标", 10, 20), ...textAt("三级指标", 70, 20), ...textAt("指标值", 130, 20)],
          high(1, "一级指标三级指标指标值", ""),
        ),
      ],
      ["0 tables, 11 free, lines at h0 h200 v0 v200 v400"],
    ],
    [
      "labels of a head in one cell",
      [
        inside(
          [...textAt("项目名称", 10, 20), ...textAt("造林", 70, 20), ...textAt("主管部门", 10, 60)],
          high(1, "项目名称造林主管部门", ""),
        ),
      ],
      ["1 tables, 0 free, lines at "],
    ],
    [
      "a table that goes on with a poor one",
      [inside(labels, high(1, "数量指标质量指标", "")), inside(textAt("造林", 10, 20), high(2, "造林", ""), 2)],
      ["0 tables, 8 free, lines at h0 h200 v0 v200 v400", "0 tables, 2 free, lines at h0 h200 v0 v200 v400"],
    ],
    [
      "a table of other columns behind a poor one",
      [
        inside(labels, high(1, "数量指标质量指标", "")),
        inside(textAt("造林", 10, 20), { ...high(2, "造林", ""), xs: [0, 203, 400] }, 2),
      ],
      ["0 tables, 8 free, lines at h0 h200 v0 v200 v400", "1 tables, 0 free, lines at "],
    ],
    [
      "a table two pages on",
      [inside(labels, high(1, "数量指标质量指标", "")), inside(textAt("造林", 10, 20), high(3, "造林", ""), 3)],
      ["0 tables, 8 free, lines at h0 h200 v0 v200 v400", "1 tables, 0 free, lines at "],
    ],
  ])("%s", (_, contents, expected) => expect(read(...contents)).toEqual(expected));
});

describe("blocks of a document", () => {
  const read = (...contents: readonly PageContent[]) => shownBlocks(documentBlocks(contents, vocabulary));
  const xs = [0, 100, 200, 300, 400];
  const header = "一级指标|二级指标|三级指标|指标值";
  const form = [
    ...textAt("项目名称", 20, 60),
    ...textAt("造林", 160, 60),
    ...textAt("一级指标", 20, 90),
    ...textAt("二级指标", 90, 90),
    ...textAt("三级指标", 160, 90),
    ...textAt("指标值", 300, 90),
    ...textAt("产出指标", 20, 120),
    ...textAt("数量指标", 90, 120),
    ...textAt("造林面积", 160, 120),
    ...textAt("≥50亩", 300, 120),
    ...textAt("效益指标", 20, 144),
    ...textAt("社会效益指标", 80, 144),
    ...textAt("就业人数", 160, 144),
    ...textAt("≥5人", 300, 144),
    ...textAt("满意度指标", 20, 168),
    ...textAt("满意度指标", 90, 168),
    ...textAt("群众满意度", 160, 168),
    ...textAt("≥95%", 300, 168),
  ];
  test.each<[string, readonly PageContent[], readonly string[]]>([
    ["lines", [content(1, [...textAt("乙", 20, 80), ...textAt("甲", 20, 50)])], ["¶ 甲", "¶ 乙"]],
    [
      "a table between lines",
      [
        content(1, [...textAt("前", 20, 20), ...textAt("后", 20, 200)], {
          tables: [grid(1, xs, 40, header, "产出指标|数量指标|造林面积|≥50亩")],
        }),
      ],
      [
        "¶ 前",
        "2×4 kept 0 rulings",
        "0: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "1: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "¶ 后",
      ],
    ],
    [
      "a table over two pages",
      [
        content(1, [], { tables: [grid(1, xs, 40, header, "产出指标|数量指标|造林面积|≥50亩")] }),
        content(2, [], { tables: [grid(2, xs, 40, "产出指标|质量指标|成活率|≥90%")] }),
      ],
      [
        "3×4 kept 0 rulings",
        "0: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "1: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "2: 0 产出指标 ‖ 1 质量指标 ‖ 2 成活率 ‖ 3 ≥90%",
      ],
    ],
    [
      "a line between them",
      [
        content(1, [], { tables: [grid(1, xs, 40, header, "产出指标|数量指标|造林面积|≥50亩")] }),
        content(2, textAt("续表", 20, 20), { tables: [grid(2, xs, 40, "产出指标|质量指标|成活率|≥90%")] }),
      ],
      [
        "2×4 kept 0 rulings",
        "0: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "1: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "¶ 续表",
        "1×4 kept 0 rulings",
        "0: 0 产出指标 ‖ 1 质量指标 ‖ 2 成活率 ‖ 3 ≥90%",
      ],
    ],
    [
      "a page's number between them",
      [
        content(1, textAt("12", 20, 300), { tables: [grid(1, xs, 40, header, "产出指标|数量指标|造林面积|≥50亩")] }),
        content(2, [], { tables: [grid(2, xs, 40, "产出指标|质量指标|成活率|≥90%")] }),
      ],
      [
        "3×4 kept 0 rulings",
        "0: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "1: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "2: 0 产出指标 ‖ 1 质量指标 ‖ 2 成活率 ‖ 3 ≥90%",
      ],
    ],
    [
      "a running head on three pages",
      [1, 2, 3].map((page) =>
        content(page, [...textAt("林业局预算", 20, 20), ...textAt(["甲", "乙", "丙"][page - 1] ?? "", 20, 90)]),
      ),
      ["¶ 甲", "¶ 乙", "¶ 丙"],
    ],
    [
      "on two pages it is text",
      [1, 2].map((page) =>
        content(page, [...textAt("林业局预算", 20, 20), ...textAt(["甲", "乙", "丙"][page - 1] ?? "", 20, 90)]),
      ),
      ["¶ 林业局预算", "¶ 甲", "¶ 林业局预算", "¶ 乙"],
    ],
    [
      "a title is no running head",
      [1, 2, 3].map((page) =>
        content(page, [...textAt("绩效目标表", 20, 20), ...textAt(["甲", "乙", "丙"][page - 1] ?? "", 20, 90)]),
      ),
      ["¶ 绩效目标表", "¶ 甲", "¶ 绩效目标表", "¶ 乙", "¶ 绩效目标表", "¶ 丙"],
    ],
    [
      "a form without lines",
      [content(1, [...textAt("项目绩效目标表", 100, 20), ...form, ...textAt("填表人：王立", 20, 230)])],
      [
        "¶ 项目绩效目标表",
        "5×4 kept 0 alignment",
        "0: 0 项目名称 ‖ 3 造林",
        "1: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "2: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "3: 0 效益指标 ‖ 1 社会效益指标 ‖ 2 就业人数 ‖ 3 ≥5人",
        "4: 0 满意度指标 ‖ 1 满意度指标 ‖ 2 群众满意度 ‖ 3 ≥95%",
        "¶ 填表人：王立",
      ],
    ],
    [
      "two forms without lines",
      [content(1, [...textAt("绩效目标表", 100, 20), ...form]), content(2, [...textAt("绩效目标表", 100, 20), ...form])],
      [
        "¶ 绩效目标表",
        "¶ 项目名称 造林",
        "¶ 一级指标 二级指标 三级指标 指标值",
        "¶ 产出指标 数量指标 造林面积 ≥50亩",
        "¶ 效益指标 社会效益指标 就业人数 ≥5人",
        "¶ 满意度指标 满意度指标 群众满意度 ≥95%",
        "¶ 绩效目标表",
        "¶ 项目名称 造林",
        "¶ 一级指标 二级指标 三级指标 指标值",
        "¶ 产出指标 数量指标 造林面积 ≥50亩",
        "¶ 效益指标 社会效益指标 就业人数 ≥5人",
        "¶ 满意度指标 满意度指标 群众满意度 ≥95%",
      ],
    ],
    [
      "a form without lines over two pages",
      [
        content(1, form),
        content(2, [
          ...textAt("产出指标", 20, 30),
          ...textAt("质量指标", 90, 30),
          ...textAt("成活率", 160, 30),
          ...textAt("≥90%", 300, 30),
        ]),
      ],
      [
        "6×4 kept 0 alignment",
        "0: 0 项目名称 ‖ 3 造林",
        "1: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "2: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "3: 0 效益指标 ‖ 1 社会效益指标 ‖ 2 就业人数 ‖ 3 ≥5人",
        "4: 0 满意度指标 ‖ 1 满意度指标 ‖ 2 群众满意度 ‖ 3 ≥95%",
        "5: 0 产出指标 ‖ 1 质量指标 ‖ 2 成活率 ‖ 3 ≥90%",
      ],
    ],
    [
      "a form without lines, blank pages between",
      [
        content(1, form),
        content(2, []),
        content(3, []),
        content(4, [
          ...textAt("产出指标", 20, 30),
          ...textAt("质量指标", 90, 30),
          ...textAt("成活率", 160, 30),
          ...textAt("≥90%", 300, 30),
        ]),
      ],
      [
        "6×4 kept 0 alignment",
        "0: 0 项目名称 ‖ 3 造林",
        "1: 0 一级指标 ‖ 1 二级指标 ‖ 2 三级指标 ‖ 3 指标值",
        "2: 0 产出指标 ‖ 1 数量指标 ‖ 2 造林面积 ‖ 3 ≥50亩",
        "3: 0 效益指标 ‖ 1 社会效益指标 ‖ 2 就业人数 ‖ 3 ≥5人",
        "4: 0 满意度指标 ‖ 1 满意度指标 ‖ 2 群众满意度 ‖ 3 ≥95%",
        "5: 0 产出指标 ‖ 1 质量指标 ‖ 2 成活率 ‖ 3 ≥90%",
      ],
    ],
    [
      "a form without lines, a page that was not read between",
      [
        content(1, form),
        content(3, [
          ...textAt("产出指标", 20, 30),
          ...textAt("质量指标", 90, 30),
          ...textAt("成活率", 160, 30),
          ...textAt("≥90%", 300, 30),
        ]),
      ],
      [
        "¶ 项目名称 造林",
        "¶ 一级指标 二级指标 三级指标 指标值",
        "¶ 产出指标 数量指标 造林面积 ≥50亩",
        "¶ 效益指标 社会效益指标 就业人数 ≥5人",
        "¶ 满意度指标 满意度指标 群众满意度 ≥95%",
        "¶ 产出指标 质量指标 成活率 ≥90%",
      ],
    ],
    [
      "too few lines for a form",
      [content(1, [...textAt("项目名称", 20, 60), ...textAt("造林", 160, 60), ...form.slice(6, 30)])],
      ["¶ 项目名称 造林", "¶ 一级指标 二级指标 三级指标 指标值", "¶ 产出指标 数量指标 造"],
    ],
  ])("%s", (_, contents, expected) => expect(read(...contents)).toEqual(expected));
});
