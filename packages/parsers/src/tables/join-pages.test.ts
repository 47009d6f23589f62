import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import { continuesTable, joinPages } from "./join-pages.ts";
import type { PageCell, PageTable } from "./page-table.ts";

const vocabulary = vocabularyOf([]);

function table(page: number, xs: readonly number[], first = "产出指标"): PageTable {
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: first, places: [], flags: [] };
  return { page, xs, ys: [100, 120], cells: [cell], openTop: false, openBottom: false, evidence: "rulings", flags: [] };
}

describe("a table on the next page goes on with the one above", () => {
  const above = table(3, [50, 200, 500]);
  test.each<[string, PageTable, boolean]>([
    ["the same edges", table(4, [50, 300, 500]), true],
    ["edges moved by no more than eight points", table(4, [58, 200, 492]), true],
    ["the left edge by more", table(4, [58.5, 200, 500]), false],
    ["the right edge by more", table(4, [50, 200, 491.5]), false],
    ["the right edge by more, outwards", table(4, [50, 200, 509]), false],
    ["on the same page", table(3, [50, 200, 500]), false],
    ["two pages on", table(5, [50, 200, 500]), false],
    [
      "a form of its own in one of its cells",
      { ...table(4, [50, 200, 500]), cells: [...table(4, [50, 200, 500]).cells, ...table(4, [50], "项目名称").cells] },
      false,
    ],
    [
      "a project's name further down",
      { ...table(4, [50, 200, 500]), cells: table(4, [50], "项目名称").cells.map((cell) => ({ ...cell, row: 1 })) },
      true,
    ],
    ["a form of its own", table(4, [50, 200, 500], "项目名称"), false],
  ])("%s: %s", (_, next, expected) => expect(continuesTable(above, next, vocabulary)).toBe(expected));
});

/** A page's rows of texts between bars; `text^2` stands beside two rows, `^` below it. */
function pageOf(page: number, rows: readonly string[], over: Partial<PageCell> = {}): PageTable {
  const cells = rows.flatMap((row, y) =>
    row.split("|").flatMap((printed, column): readonly PageCell[] => {
      if (printed === "^") return [];
      const [text = "", rowSpan = "1"] = printed.split("^");
      return [{ row: y, column, rowSpan: Number(rowSpan), columnSpan: 1, text, places: [], flags: [], ...over }];
    }),
  );
  const columns = rows[0]?.split("|").length ?? 0;
  return {
    ...table(
      page,
      Array.from({ length: columns + 1 }, (_, i) => 100 * i),
    ),
    ys: Array.from({ length: rows.length + 1 }, (_, i) => 20 * i),
    cells,
  };
}

/** Rows of the joined table; a cell beside more than one row says beside how many. */
function joined(above: PageTable, below: PageTable): readonly string[] {
  const { cells } = joinPages([above, below], vocabulary);
  return [...Map.groupBy(cells, ({ row }) => row).values()].map((row) =>
    row.map(({ text, rowSpan }) => (rowSpan === 1 ? text : `${text}^${rowSpan}`)).join("|"),
  );
}

describe("is the row above a page's end and the one below it one row?", () => {
  test.each<[string, string, string, boolean]>([
    ["a name that goes on, and its value below", "造林|", "的面积|5亩", true],
    ["a name above, its value below", "造林|", "|5亩", true],
    ["a value above, its name below", "|5亩", "造林|", true],
    ["a name on one side, of two columns", "造林|五", "|亩", true],
    ["of three", "造林|五|十", "|亩|分", true],
    ["of four the second to last but one is the name", "造林|五|十|二", "|亩|分|成", false],
    ["and so it is", "造林|五|十|二", "管护||分|成", true],
    ["the last but one says nothing", "造林|五|十|二", "管护|亩||成", false],
    ["the last on one side only", "造林|五|十", "管护|亩|", true],
    ["nothing on one side", "造林|五", "管护|亩", false],
    ["nothing above", "|", "造林|5亩", false],
    ["nothing below", "造林|5亩", "|", false],
    ["whole values, another column on one side", "造林|5亩|", "管护|≥6亩|下雨", false],
    ["a value whole above only", "造林|5亩|", "管护|左右|下雨", true],
    ["a value whole below only", "造林|大约|", "管护|6亩|下雨", true],
    ["the same kind twice", "造林|定量|5", "管护|定量|", false],
    ["nothing twice is not the same", "造林||5", "管护||", true],
    ["a header", "三级指标|指标值", "造林|", false],
    ["a header in one of its cells", "造林|指标值", "管护|", false],
    ["one text alone on a side, beside labels", "造林|数量指标", "|质量指标", false],
    ["a label above says nothing of it", "数量指标|造林|五", "|管护|亩", false],
    ["nor one below", "|造林|五", "数量指标|管护|亩", false],
    ["the halves of a label do", "可持续影响|造林|5亩", "指标|管护|6亩", true],
    ["and with texts that are no whole values", "可持续影响|造林|五", "指标|管护|亩", true],
    ["what is no label together does not", "可持续|造林|五", "目标|管护|亩", false],
    ["two whole labels do not", "数量指标|造林|五", "质量指标|管护|亩", false],
  ])("%s: %s / %s", (_, above, below, expected) => {
    const rows = joined(pageOf(1, [above]), pageOf(2, [below]));
    expect([
      rows.length,
      new Set(joinPages([pageOf(1, [above]), pageOf(2, [below])], vocabulary).cells.flatMap(({ flags }) => flags)).has(
        "joined_over_pages",
      ),
    ]).toEqual(expected ? [1, true] : [2, false]);
  });

  test("cells beside several rows say nothing of it", () =>
    expect(joined(pageOf(1, ["甲^2|造林|五", "^|管护|六"]), pageOf(2, ["|育苗|七"]))).toEqual([
      "甲^3|造林|五",
      "管护|六",
      "育苗|七",
    ]));
});

describe("both readings are told where the first row may be whole without a value", () => {
  test.each<[string, string, string, number]>([
    ["names on both sides", "造林|", "管护|5亩", 1],
    ["more than names, on both sides", "造林|说明|", "管护|其他|5亩", 2],
    ["a name below alone", "|说明|", "管护|其他|5亩", 0],
    ["a text above alone", "造林|说明|", "管护||5亩", 0],
    ["a value above alone", "造林|5亩", "管护|", 0],
    ["labels beside them", "数量指标|造林|", "|管护|5亩", 1],
  ])("%s", (_, above, below, count) => {
    const { cells } = joinPages([pageOf(1, [above]), pageOf(2, [below])], vocabulary);
    expect(cells.flatMap(({ notes = [] }) => notes)).toHaveLength(count);
  });

  test("not where both edges are open: then it is one", () => {
    const { cells } = joinPages(
      [
        { ...pageOf(1, ["造林|"]), openBottom: true },
        { ...pageOf(2, ["管护|5亩"]), openTop: true },
      ],
      vocabulary,
    );
    expect(cells.map(({ text, notes }) => [text, notes])).toEqual([
      ["造林管护", undefined],
      ["5亩", undefined],
    ]);
  });
});

describe("labels over a page's end", () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["a label above, nothing below", ["数量指标|造林|五"], ["|管护|亩"], ["数量指标^2|造林|五", "管护|亩"]],
    ["nothing above, a label below", ["|造林|五"], ["数量指标|管护|亩"], ["数量指标^2|造林|五", "管护|亩"]],
    ["what is no label stays beside its row", ["某类|造林|五|六"], ["|管护|亩|分"], ["某类|造林|五|六", "|管护|亩|分"]],
    ["unless it stands beside several", ["某类^2|造林", "^|育苗"], ["|管护"], ["某类^3|造林", "育苗", "管护"]],
    ["two of them", ["某类^2|造林", "^|育苗"], ["另类|管护"], ["某类^2|造林", "育苗", "另类|管护"]],
    [
      "a cut row below a label beside two",
      ["数量指标^2|造林|5", "^|育苗|"],
      ["|的面积|6亩"],
      ["数量指标^2|造林|5", "育苗的面积|6亩"],
    ],
  ])("%s", (_, above, below, expected) => expect(joined(pageOf(1, above), pageOf(2, below))).toEqual(expected));
});

describe("a header that is printed again", () => {
  const header = "一级指标|二级指标|三级指标|指标值";
  const row = (name: string): string => `产出指标|数量指标|${name}|五亩`;
  test("a cell that begins in it and goes on stands beside the rest", () =>
    expect(
      joined(
        pageOf(1, [header, row("造林")]),
        pageOf(2, ["一级指标|二级指标|三级指标|指标值|甲^2", "产出指标|数量指标|管护|六亩|^"]),
      ),
    ).toContain("产出指标|数量指标|管护|六亩|甲"));
  test("a row that stands above too, but is no header, stays", () =>
    expect(joined(pageOf(1, [header, row("造林")]), pageOf(2, [row("造林"), row("管护")]))).toHaveLength(4));
  test("a second header below it stays where it is not printed above", () =>
    expect(
      joined(pageOf(1, [header, row("造林")]), pageOf(2, [header, "一级指标|二级指标|三级指标|目标值", row("管护")])),
    ).toHaveLength(4));
});

describe("what is said of halves is said of the cell", () => {
  const half = (page: number, text: string, over: Partial<PageCell>): PageTable => pageOf(page, [text], over);
  const first = (above: Partial<PageCell>, below: Partial<PageCell>) =>
    joinPages([half(1, "造林|", above), half(2, "的面积|5亩", below)], vocabulary).cells[0];
  test("flags of both", () => {
    expect(first({ flags: ["ocr_uncertain"] }, { flags: ["text_unseen"] })?.flags).toEqual([
      "ocr_uncertain",
      "text_unseen",
      "joined_over_pages",
    ]);
    expect(first({ flags: ["ocr_uncertain"] }, { flags: ["ocr_uncertain"] })?.flags).toEqual([
      "ocr_uncertain",
      "joined_over_pages",
    ]);
  });
  test("what was read, where it is known of both", () => {
    expect(first({ rawText: "a", confidence: 0.9 }, { rawText: "b", confidence: 0.8 })).toMatchObject({
      rawText: "ab",
      confidence: 0.8,
    });
    expect(first({ rawText: "a" }, { rawText: "b", confidence: 0.8 })).toMatchObject({ confidence: 0.8 });
    expect(first({ rawText: "a", confidence: 0.8 }, { rawText: "b" })).toMatchObject({ confidence: 0.8 });
    expect(first({ rawText: "a", confidence: 0.8 }, {})).toMatchObject({ rawText: "a" });
    expect(Object.keys(first({}, { rawText: "b" }) ?? {})).not.toContain("rawText");
    const [name] = joinPages([half(1, "造林|", {}), half(2, "|5亩", {})], vocabulary).cells;
    expect(Object.keys(name ?? {})).not.toContain("notes");
  });
  test("a table's flags are those of all its pieces", () => {
    const pieces = [
      { ...pageOf(1, ["甲"]), flags: ["table_damaged" as const] },
      { ...pageOf(2, ["乙"]), flags: ["evidence_conflict" as const] },
    ];
    expect(joinPages(pieces, vocabulary).flags).toEqual(["table_damaged", "evidence_conflict"]);
  });
});

test("columns are those of both pages, and a cell keeps its width", () => {
  const wide = { ...pageOf(1, ["甲|乙"]), xs: [0, 300, 500] };
  const { cells, columnCount } = joinPages([wide, { ...pageOf(2, ["丙|丁|戊"]), xs: [3, 100, 297, 500] }], vocabulary);
  expect([columnCount, ...cells.map(({ text, column, columnSpan }) => `${text} ${column}+${columnSpan}`)]).toEqual([
    3,
    "甲 0+2",
    "乙 2+1",
    "丙 0+1",
    "丁 1+1",
    "戊 2+1",
  ]);
});
