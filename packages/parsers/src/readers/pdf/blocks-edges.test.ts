import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { documentBlocks } from "./document-blocks.ts";
import type { UprightViewport } from "./glyphs.ts";
import { readPage, type PageContent } from "./read-page.ts";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { LeftOut } from "./seen-text.ts";

const vocabulary = vocabularyOf([{ kind: "form", titleEndings: ["绩效目标表"], labels: {}, columns: {} }]);
const viewport: UprightViewport = { matrix: [1, 0, 0, 1, 0, 0], toShown: (box) => box };

/** A line of type of 10 points; words between blanks stand 30 points apart. */
const line = (text: string, baseline: number, over: Partial<Glyph> & { x?: number } = {}): Glyph[] => {
  const { x = 50, ...more } = over;
  let at = x;
  return text.split(" ").flatMap((word) => {
    const glyphs = Array.from(word, (character, i): Glyph => ({
      text: character,
      x0: at + 10 * i,
      x1: at + 10 * i + 10,
      baseline,
      mark: null,
      size: 10,
      ...more,
    }));
    at += 10 * word.length + 30;
    return glyphs;
  });
};
const content = (page: number, rest: readonly Glyph[], over: Partial<PageContent> = {}): PageContent => ({
  page,
  viewport,
  glyphs: rest,
  tables: [],
  rest,
  rulings: [],
  asides: [],
  tagged: [],
  ...over,
});
const drawn = (page: number, top: number, ...cells: readonly string[]): PageTable => ({
  page,
  xs: cells.map((_, i) => 50 + 200 * i).concat(50 + 200 * cells.length),
  ys: [top, top + 20],
  cells: cells.map((text, column) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text, places: [], flags: [] })),
  openTop: false,
  openBottom: false,
  evidence: "rulings",
  flags: [],
});
const told = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    block.kind === "table"
      ? `${block.table.evidence} ${block.table.rowCount}×${block.table.columnCount}`
      : block.text.replaceAll(" ", ""),
  );
const blocksOf = (...contents: readonly PageContent[]): string[] => told(documentBlocks(contents, vocabulary));

describe("blocks in reading order", () => {
  test("lines above, between and below tables", () => {
    const lines = [...line("末", 300), ...line("首", 50), ...line("中", 200)];
    expect(blocksOf(content(1, lines, { tables: [drawn(1, 250, "甲", "乙"), drawn(1, 100, "丙", "丁")] }))).toEqual([
      "首",
      "rulings 1×2",
      "中",
      "rulings 1×2",
      "末",
    ]);
  });
  test("page numbers are left out", () =>
    expect(blocksOf(content(1, [...line("正文", 50), ...line("—7—", 800)]))).toEqual(["正文"]));
  test("a head that three pages repeat is left out, one that two do is not, a title never", () => {
    const pages = (text: string, count: number, step = 0) =>
      Array.from({ length: count }, (_, i) =>
        content(i + 1, [...line(text.replace("#", String(i)), 50 + step * i), ...line(`正文${"甲乙丙"[i]}`, 100)]),
      );
    expect(blocksOf(...pages("某局", 3))).toEqual(["正文甲", "正文乙", "正文丙"]);
    expect(blocksOf(...pages("第#册", 3))).toEqual(["正文甲", "正文乙", "正文丙"]);
    expect(blocksOf(...pages("某局", 2))).toEqual(["某局", "正文甲", "某局", "正文乙"]);
    expect(blocksOf(...pages("某局", 3, 30)).filter((text) => text === "某局").length).toBe(3);
    expect(blocksOf(...pages("绩效目标表", 3)).filter((text) => text === "绩效目标表").length).toBe(3);
  });
  test("a table goes on on the next page, unless a line stands between", () => {
    const first = content(1, [], { tables: [drawn(1, 700, "甲", "1")] });
    expect(blocksOf(first, content(2, [], { tables: [drawn(2, 50, "乙", "2")] }))).toEqual(["rulings 2×2"]);
    expect(blocksOf(first, content(2, line("说明", 20), { tables: [drawn(2, 50, "乙", "2")] }))).toEqual([
      "rulings 1×2",
      "说明",
      "rulings 1×2",
    ]);
  });
  test("a full line and the next close below it are one heading", () => {
    const long = "题".repeat(34);
    expect(blocksOf(content(1, [...line(long, 50), ...line("续", 62)]))).toEqual([`${long}续`]);
    expect(blocksOf(content(1, [...line(long, 50), ...line("续", 71)]))).toEqual([long, "续"]);
    expect(blocksOf(content(1, [...line("题".repeat(33), 50), ...line("续", 62)]))).toEqual(["题".repeat(33), "续"]);
    expect(blocksOf(content(1, [...line(long, 50), ...line("续", 62, { size: 12 })]))).toEqual([long, "续"]);
    expect(blocksOf(content(1, line(long, 50)), content(2, line("续", 52)))).toEqual([long, "续"]);
  });
  test("a doubtful character makes its line doubtful", () => {
    const flags = (doubtful: boolean) =>
      documentBlocks([content(1, [...line("甲", 50, { doubtful }), ...line("乙", 90)])], vocabulary).map((block) =>
        block.kind === "paragraph" ? block.flags : null,
      );
    expect(flags(true)).toEqual([["ocr_uncertain"], []]);
    expect(flags(false)).toEqual([[], []]);
  });
});

describe("a form without lines", () => {
  const rows = [
    "项目名称 河道轮疏",
    "一级指标 二级指标 三级指标 指标值",
    "产出指标 数量指标 里程 ≥12公里",
    "产出指标 质量指标 合格率 ≥95%",
    "产出指标 时效指标 完成 6月底前",
    "效益指标 社会效益 受益 ≥5人",
  ];
  const page = (texts: readonly string[], more: readonly Glyph[] = []): PageContent =>
    content(1, [...texts.flatMap((text, i) => line(text, 100 + 30 * i)), ...more]);
  test("is a table from its name or header on", () => {
    expect(blocksOf(page(rows, line("前言", 50)))).toEqual(["前言", expect.stringMatching(/^alignment 6×/)]);
    expect(blocksOf(page([...rows.slice(1), "效益指标 生态效益 绿化 ≥5亩"]))).toEqual([expect.stringMatching(/^alignment 6×/)]);
  });
  test("of six lines at least, with a header", () => {
    expect(blocksOf(page(rows.slice(0, 5))).length).toBe(5);
    expect(blocksOf(page(rows.map((row) => row.replace("一级指标 二级指标 三级指标", "甲 乙 丙")))).length).toBe(6);
  });
  test("to the next title, or the next table", () => {
    const [first, title] = blocksOf(page([...rows, "绩效目标表"]));
    expect([first, title]).toEqual([expect.stringMatching(/^alignment 6×/), "绩效目标表"]);
    const [aligned, table] = blocksOf({ ...page(rows), tables: [drawn(1, 600, "甲", "乙")] });
    expect([aligned, table]).toEqual([expect.stringMatching(/^alignment 6×/), "rulings 1×2"]);
  });
  test("a page number is no row of it", () =>
    expect(blocksOf(page(rows, line("—3—", 800)))).toEqual([expect.stringMatching(/^alignment 6×/)]));
  test("lines of one cell stand closer than rows", () => {
    const glyphs = [...rows.flatMap((text, i) => line(text, 100 + 30 * i)), ...line("长度", 172, { x: 190 })];
    const [block] = documentBlocks([content(1, glyphs)], vocabulary);
    expect(
      block?.kind === "table" ? block.table.cells.map(({ text }) => text).filter((text) => text.includes("长度")) : [],
    ).toEqual(["里程长度"]);
  });
});

describe("tables by tags", () => {
  const tags = (...texts: readonly string[]) => [
    { rows: [texts.map((_, i) => ({ rowSpan: 1, columnSpan: 1, marks: [`m${i}`] }))] },
  ];
  const marked = (...texts: readonly string[]): Glyph[] =>
    texts.flatMap((text, i) => line(text, 100, { x: 50 + 200 * i, mark: `m${i}` }));
  test("that no lines draw are the only evidence", () => {
    const glyphs = marked("甲", "乙");
    expect(blocksOf(content(1, [...glyphs, ...line("前", 50)], { tagged: tags("甲", "乙") }))).toEqual(["前", "tags 1×2"]);
  });
  test("one that stands in two pages' trees is one", () => {
    const tagged = tags("甲", "乙");
    expect(blocksOf(content(1, marked("甲", "乙"), { tagged }), content(2, line("后", 50), { tagged }))).toEqual([
      "tags 1×2",
      "后",
    ]);
  });
  test("without characters there is none", () =>
    expect(blocksOf(content(1, line("前", 50), { tagged: tags("甲") }))).toEqual(["前"]));
  test("drawn ones are not told twice", () =>
    expect(
      blocksOf(content(1, [], { glyphs: marked("甲", "乙"), tables: [drawn(1, 90, "甲", "乙")], tagged: tags("甲", "乙") })),
    ).toEqual(["rulings 1×2"]));
});

describe("a page's drawn tables", () => {
  const rectangle = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];
  const path = (...numbers: number[]): readonly [number, unknown[]] => [
    OPS.constructPath,
    [OPS.stroke, [Float32Array.from(numbers)]],
  ];
  const page = (...ops: readonly (readonly [number, unknown[]])[]) => {
    let asked = 0;
    const proxy = {
      getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) }),
      getStructTree: () => {
        asked += 1;
        return Promise.resolve(null);
      },
    } as unknown as PDFPageProxy;
    return { proxy, asked: () => asked };
  };
  const two = [path(...rectangle(50, 100, 250, 120)), path(0, 150, 100, 1, 150, 120)];
  const read = async (
    ops: readonly (readonly [number, unknown[]])[],
    glyphs: readonly Glyph[],
    leftOut: readonly LeftOut[] = [],
  ) => {
    const { proxy, asked } = page(...ops);
    const { tables, rest } = await readPage(
      proxy,
      4,
      { glyphs, viewport },
      { leftOut, drawn: [], characters: [], strikes: [], layers: null },
    );
    return {
      tables: tables.map(({ cells }) => cells.map(({ text, flags }) => [text, ...flags].join(" "))),
      rest: rest.length,
      asked: asked(),
    };
  };
  test("take the characters in them", async () =>
    expect(await read(two, [...line("甲", 114, { x: 60 }), ...line("乙", 114, { x: 160 }), ...line("丙", 300)])).toEqual({
      tables: [["甲", "乙"]],
      rest: 1,
      asked: 0,
    }));
  test("without any text they are none", async () => expect((await read(two, line("丙", 300))).tables).toEqual([]));
  test("a frame of one cell is none", async () =>
    expect((await read([path(...rectangle(50, 100, 250, 120))], line("甲", 114))).tables).toEqual([]));
  test("tags are asked for where text is marked", async () =>
    expect((await read(two, line("甲", 114, { mark: "m" }))).asked).toBe(1));
  test("a cell in which text is struck out says so, and a raised figure is none of the number's", async () => {
    const glyphs = [...textAt("8090", 60, 110), ...textAt("7", 160, 110), ...textAt("2", 170, 106, 6)];
    const { proxy } = page(...two, path(...rectangle(60, 110, 80, 111)));
    const characters = glyphs.map(({ text, x0, x1, baseline, size }, order) => {
      return { text, x: x0, y: baseline, width: x1 - x0, size, order, unseen: null, luminance: 0 };
    });
    const { tables } = await readPage(
      proxy,
      4,
      { glyphs, viewport },
      { leftOut: [], drawn: [], characters, strikes: [], layers: null },
    );
    expect(tables[0]?.cells.map(({ text, flags, notes }) => [text, flags, notes?.[0]?.note])).toEqual([
      ["90", ["text_struck"], "“80” was left out: struck out (删除线)"],
      ["7²", [], undefined],
    ]);
  });
  test("a cell in which unseen text stands says so", async () => {
    const hidden = (x0: number, y0: number, y1 = y0 + 10): LeftOut => ({
      text: "密",
      reason: "covered",
      box: { x0, x1: x0 + 10, y0, y1 },
    });
    const glyphs = line("甲", 114, { x: 60 });
    const cells = async (one: LeftOut) => (await read(two, glyphs, [one])).tables[0];
    expect(await cells(hidden(160, 105))).toEqual(["甲", " text_unseen"]);
    expect(await cells(hidden(60, 105))).toEqual(["甲 text_unseen", ""]);
    expect(await cells(hidden(145, 105))).toEqual(["甲 text_unseen", " text_unseen"]);
    expect(await cells(hidden(150, 105))).toEqual(["甲", " text_unseen"]);
    expect(await cells(hidden(140, 105))).toEqual(["甲 text_unseen", ""]);
    expect(await cells(hidden(160, 117))).toEqual(["甲", " text_unseen"]);
    expect(await cells(hidden(160, 118))).toEqual(["甲", ""]);
    expect(await cells(hidden(300, 105))).toEqual(["甲", ""]);
  });
});
