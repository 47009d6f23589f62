import type { Box, Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import type { Glyph } from "./glyphs.ts";
import { joinPages } from "./join-pages.ts";
import { cellText, fillGrid, joinLines, type PageCell, type PageTable } from "./page-table.ts";
import { slotGrid, type SlotGrid } from "./slot-grid.ts";

const vocabulary = vocabularyOf([]);

/** A line of type of 10 points from `x`; its characters' middles stand 3.6 above the baseline. */
const line = (text: string, x: number, baseline: number): Glyph[] =>
  Array.from(text, (character, i) => ({ text: character, x0: x + 10 * i, x1: x + 10 * i + 10, baseline, mark: null, size: 10 }));

describe("a cell's text", () => {
  test.each<[string, Glyph[], string]>([
    ["lines of Chinese are one", [...line("绩效目", 0, 10), ...line("标", 0, 22)], "绩效目标"],
    ["words are parted", [...line("ab", 0, 10), ...line("cd", 0, 22)], "ab cd"],
    ["figures are not", [...line("a1", 0, 10), ...line("2b", 0, 22)], "a12b"],
    [
      "a short line with a full stop ends a paragraph",
      [...line("绩效目标一。", 0, 10), ...line("绩效目标绩效目标", 0, 22)],
      "绩效目标一。\n绩效目标绩效目标",
    ],
    [
      "a full line does not",
      [...line("绩效目标绩效一。", 0, 10), ...line("绩效目标绩效目标", 0, 22)],
      "绩效目标绩效一。绩效目标绩效目标",
    ],
    [
      "a short line without one does not",
      [...line("绩效目标", 0, 10), ...line("绩效目标绩效目标", 0, 22)],
      "绩效目标绩效目标绩效目标",
    ],
    ["none", [], ""],
  ])("%s", (_, glyphs, expected) => expect(cellText(glyphs)).toBe(expected));
  test("lines are joined by what they end and begin with", () =>
    expect([joinLines("a", "b"), joinLines("a", "1"), joinLines("甲", "b")]).toEqual(["a b", "a1", "甲b"]));
});

describe("characters in a grid", () => {
  const h = (at: number) => ({ axis: "horizontal" as const, at, from: 0, to: 200 });
  const v = (at: number) => ({ axis: "vertical" as const, at, from: 0, to: 100 });
  const grid = slotGrid([h(0), h(50), h(100), v(0), v(100), v(200)]) as SlotGrid;
  const filled = (glyphs: readonly Glyph[]) => {
    const { table, rest } = fillGrid(grid, glyphs, (box: Box) => [{ kind: "page", page: 7, box }]);
    return [table.cells.map(({ text }) => text), rest.map(({ text }) => text).join(""), table.page];
  };
  test.each<[string, Glyph[], string[], string]>([
    [
      "by their middles",
      [...line("甲", 10, 20), ...line("乙", 96, 20), ...line("丙", 10, 53), ...line("丁", 190, 100)],
      ["甲丙", "乙", "", "丁"],
      "",
    ],
    ["outside", [...line("甲", -20, 20), ...line("乙", 205, 20), ...line("丙", 10, 150)], ["", "", "", ""], "甲乙丙"],
    ["a label that hangs over the edge", line("产出指标", 10, 115), ["", "", "产出指标", ""], ""],
    ["above", line("产出指标", 110, -5), ["", "产出指标", "", ""], ""],
    ["no label", line("某某某某", 10, 115), ["", "", "", ""], "某某某某"],
    ["too far", line("产出指标", 10, 135), ["", "", "", ""], "产出指标"],
    ["over two cells", line("产出指标", 80, 115), ["", "", "", ""], "产出指标"],
    ["where the cell has a text", [...line("甲", 10, 80), ...line("产出指标", 10, 115)], ["", "", "甲", ""], "产出指标"],
  ])("%s", (_, glyphs, cells, rest) => expect(filled(glyphs)).toEqual([cells, rest, 7]));
  test("each cell's place is its box", () => {
    const { table } = fillGrid(grid, [], (box: Box) => [{ kind: "page", page: 1, box }]);
    expect(table.cells.map(({ places }) => places[0])).toContainEqual({
      kind: "page",
      page: 1,
      box: { x0: 100, y0: 50, x1: 200, y1: 100 },
    });
    expect(table.flags).toEqual([]);
    expect(fillGrid({ ...grid, ragged: true }, [], (box: Box) => [{ kind: "page", page: 1, box }]).table.flags).toEqual([
      "table_damaged",
    ]);
  });
});

describe("pages of one table", () => {
  /** Rows of texts; `text^rows` for a cell over several, blank texts for places under one. */
  function piece(page: number, rows: readonly (readonly string[])[], over: Partial<PageTable> = {}): PageTable {
    const xs = over.xs ?? Array.from({ length: (rows[0]?.length ?? 0) + 1 }, (_, i) => 100 * i);
    const place: Place = { kind: "page", page, box: { x0: 0, y0: 0, x1: 1, y1: 1 } };
    const cells = rows.flatMap((row, y) =>
      row.flatMap((printed, x): PageCell[] => {
        if (printed === "^") return [];
        const [text = "", span = "1"] = printed.split("^");
        return [{ row: y, column: x, rowSpan: Number(span), columnSpan: 1, text, places: [place], flags: [] }];
      }),
    );
    const ys = Array.from({ length: rows.length + 1 }, (_, i) => 20 * i);
    return { page, xs, ys, cells, openTop: false, openBottom: false, evidence: "rulings", flags: [], ...over };
  }
  const joined = (...pieces: PageTable[]): string[] => {
    const { cells, rowCount, columnCount, flags } = joinPages(pieces, vocabulary);
    return [
      `${rowCount}×${columnCount}${flags.length > 0 ? ` ${flags.join(" ")}` : ""}`,
      ...cells.map(
        (c) =>
          `${c.row},${c.column} ${c.rowSpan}×${c.columnSpan} ${c.text}${(c.flags ?? []).length > 0 ? " !" : ""}${c.places.length > 1 ? " +" : ""}`,
      ),
    ];
  };

  test("rows follow each other", () =>
    expect(joined(piece(1, [["甲", "1"]]), piece(2, [["乙", "2"]]))).toEqual([
      "2×2",
      "0,0 1×1 甲",
      "0,1 1×1 1",
      "1,0 1×1 乙",
      "1,1 1×1 2",
    ]));

  test("a header that stands again is dropped", () => {
    const header = ["一级指标", "二级指标", "三级指标", "指标值"];
    const [size, ...cells] = joined(
      piece(1, [header, ["产出指标", "数量指标", "甲", "1"]]),
      piece(2, [header, ["产出指标", "质量指标", "乙", "2"]]),
    );
    expect(size).toBe("3×4");
    expect(cells.filter((cell) => cell.includes("三级指标"))).toEqual(["0,2 1×1 三级指标"]);
    expect(cells).toContain("2,2 1×1 乙");
  });

  test("a row that the break cut is one again", () => {
    expect(
      joined(
        piece(1, [
          ["甲乙", "1"],
          ["某事", ""],
        ]),
        piece(2, [
          ["的率", "95%"],
          ["丙", "3"],
        ]),
      ),
    ).toEqual(["3×2", "0,0 1×1 甲乙", "0,1 1×1 1", "1,0 1×1 某事的率 ! +", "1,1 1×1 95% ! +", "2,0 1×1 丙", "2,1 1×1 3"]);
  });

  test.each([
    ["why a target was missed", ["甲", "≥20户", "18户", ""], ["乙", "≥30户", "26户", "雨季延长"]],
    ["kinds of values", ["甲", "定量", "", "95%"], ["乙", "定量", "备注甲", "90%"]],
    ["points", ["甲", "及时", "10", ""], ["乙", "及时开展", "10", "资金迟到"]],
  ])("two whole rows on either side of the break stay two, though one of them says more: %s", (_, above, below) => {
    const [size, ...cells] = joined(piece(1, [above]), piece(2, [below]));
    expect([size, cells.some((cell) => cell.includes("!"))]).toEqual(["2×4", false]);
  });

  test("a row without a value above a whole one may be the first half of it: both readings are told", () => {
    const { cells } = joinPages([piece(1, [["培训人次", ""]]), piece(2, [["合格人次", "≥20人"]])], vocabulary);
    expect(cells.flatMap(({ notes = [] }) => notes)).toEqual([
      {
        flag: "joined_over_pages",
        note: "“培训人次” above the page break and “合格人次” below it were joined; the first may be a row without a value",
      },
    ]);
  });

  test("open edges cut a row whatever it says", () => {
    const [size] = joined(piece(1, [["甲", "1"]], { openBottom: true }), piece(2, [["乙", "2"]], { openTop: true }));
    expect(size).toBe("1×2");
    expect(joined(piece(1, [["甲", "1"]], { openBottom: true }), piece(2, [["乙", "2"]]))[0]).toBe("2×2");
  });

  test("a merged label over both pages is one", () => {
    expect(
      joined(
        piece(1, [
          ["产出指标^2", "甲"],
          ["^", "乙"],
        ]),
        piece(2, [
          ["^2", "丙"],
          ["^", "丁"],
        ]),
      ),
    ).toEqual(["4×2", "0,0 4×1 产出指标 +", "0,1 1×1 甲", "1,1 1×1 乙", "2,1 1×1 丙", "3,1 1×1 丁"]);
    expect(
      joined(
        piece(1, [
          ["可持续影响^2", "甲"],
          ["^", "乙"],
        ]),
        piece(2, [
          ["指标^2", "丙"],
          ["^", "丁"],
        ]),
      )[1],
    ).toBe("0,0 4×1 可持续影响指标 ! +");
    expect(
      joined(
        piece(1, [
          ["产出指标^2", "甲"],
          ["^", "乙"],
        ]),
        piece(2, [
          ["效益指标^2", "丙"],
          ["^", "丁"],
        ]),
      )[1],
    ).toBe("0,0 2×1 产出指标");
  });

  test("both halves' notes, flags and readings are the cell's", () => {
    const half = (page: number, cells: readonly string[], note: string): PageTable => {
      const one = piece(page, [cells]);
      const notes = [{ flag: "ocr_uncertain" as const, note }];
      return {
        ...one,
        cells: one.cells.map((cell) => ({ ...cell, notes, rawText: note, confidence: note === "a" ? 0.9 : 0.5 })),
      };
    };
    const { cells } = joinPages([half(1, ["某事", "95%"], "a"), half(2, ["的率", ""], "b")], vocabulary);
    expect(
      cells.map(({ text, notes, rawText, confidence }) => [text, notes?.map(({ note }) => note), rawText, confidence]),
    ).toEqual([
      ["某事的率", ["a", "b"], "ab", 0.5],
      ["95%", ["a", "b"], "ab", 0.5],
    ]);
  });

  test("columns are counted on the borders of both", () => {
    const [size, ...cells] = joined(
      piece(1, [["甲", "1"]], { xs: [0, 100, 300] }),
      piece(2, [["乙", "2", "3"]], { xs: [0, 102, 200, 300] }),
    );
    expect([size, ...cells]).toEqual(["2×3", "0,0 1×1 甲", "0,1 1×2 1", "1,0 1×1 乙", "1,1 1×1 2", "1,2 1×1 3"]);
  });

  test("doubts of all pieces are the table's, once", () =>
    expect(joined(piece(1, [["甲"]], { flags: ["table_damaged"] }), piece(2, [["乙"]], { flags: ["table_damaged"] }))[0]).toBe(
      "2×1 table_damaged",
    ));
});
