import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import { runsOf, withOverlays, type Cover, type DrawnGlyph, type DrawnRun } from "./drawn-text.ts";
import { fieldGlyphs, hasFields, readFields, type PageField } from "./fields.ts";
import { multiply, readPageText, type Matrix, type PageText, type UprightViewport } from "./glyphs.ts";
import { surveyPage, type PageSurvey } from "./page-survey.ts";
import { recognitionNeed, type Question } from "./recognition-need.ts";
import type { FileStructure } from "./structure/file-structure.ts";
import type { Value } from "./structure/values.ts";

type Op = readonly [number, readonly unknown[]];

/** Upright: y of PDF goes up, ours down. */
const BASE: Matrix = [1, 0, 0, -1, 0, 800];

function survey(
  ops: readonly Op[],
  stores: { fonts?: Record<string, object>; pictures?: Record<string, object> } = {},
): Promise<PageSurvey> {
  const store = (entries: Record<string, object> = {}) => ({
    has: (name: string) => name in entries,
    get: (name: string) => entries[name],
  });
  const page = {
    view: [0, 0, 600, 800],
    getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) }),
    commonObjs: store(stores.fonts),
    objs: store(stores.pictures),
  } as unknown as PDFPageProxy;
  return surveyPage(page, BASE);
}

const glyphs = (text: string) =>
  Array.from(text, (unicode) => ({ unicode, fontChar: unicode, width: 1000, isSpace: unicode === " " }));
const show = (text: string): Op => [OPS.showText, [glyphs(text)]];
const at = (x: number, y: number): Op => [OPS.setTextMatrix, [[1, 0, 0, 1, x, y]]];
const font = (size: number, name = "F"): Op => [OPS.setFont, [name, size]];
const rect = (paint: number, x0: number, y0: number, x1: number, y1: number): Op => [
  OPS.constructPath,
  [paint, [Float32Array.from([0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4])], Float32Array.from([x0, y0, x1, y1])],
];
const told = (runs: readonly DrawnRun[]): unknown[] =>
  runs.map(({ text, unseen, box }) => [text, unseen, Math.round(box.x0), Math.round(box.x1), Math.round(box.y1)]);

describe("what a page draws", () => {
  test.each<[string, readonly Op[], unknown[]]>([
    ["a word", [font(10), at(50, 700), show("甲乙")], [["甲乙", null, 50, 70, 101]]],
    ["a word over a blank", [font(10), at(50, 700), show("甲 乙")], [["甲乙", null, 50, 80, 101]]],
    [
      "spacing of words and characters",
      [font(10), [OPS.setWordSpacing, [5]], [OPS.setCharSpacing, [2]], at(50, 700), show("甲 乙")],
      [["甲乙", null, 50, 89, 101]],
    ],
    ["type set narrow", [font(10), [OPS.setHScale, [50]], at(50, 700), show("甲乙")], [["甲乙", null, 50, 60, 101]]],
    [
      "a kern",
      [font(10), at(50, 700), [OPS.showText, [[...glyphs("甲"), -1000, ...glyphs("乙")]]]],
      [["甲乙", null, 50, 80, 101]],
    ],
    [
      "lines by leading",
      [font(10), [OPS.setLeading, [12]], at(50, 700), show("甲"), [OPS.nextLine, []], show("乙")],
      [
        ["甲", null, 50, 60, 101],
        ["乙", null, 50, 60, 113],
      ],
    ],
    [
      "a leading that a move sets",
      [font(10), at(50, 700), [OPS.setLeadingMoveText, [3, -20]], show("甲"), [OPS.nextLine, []], show("乙")],
      [
        ["甲", null, 53, 63, 121],
        ["乙", null, 53, 63, 141],
      ],
    ],
    [
      "moves from the line's beginning",
      [font(10), at(50, 700), show("甲"), [OPS.moveText, [100, -10]], show("乙")],
      [
        ["甲", null, 50, 60, 101],
        ["乙", null, 150, 160, 111],
      ],
    ],
    [
      "text begun anew",
      [font(10), at(50, 700), [OPS.beginText, []], [OPS.moveText, [5, 700]], show("甲")],
      [["甲", null, 5, 15, 101]],
    ],
    ["raised", [font(10), [OPS.setTextRise, [5]], at(50, 700), show("甲")], [["甲", null, 50, 60, 96]]],
    ["scaled", [font(10), [OPS.transform, [2, 0, 0, 2, 0, 0]], at(50, 300), show("甲")], [["甲", null, 100, 120, 203]]],
    [
      "and restored",
      [[OPS.save, []], [OPS.transform, [2, 0, 0, 2, 0, 0]], [OPS.restore, []], font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    ["invisible", [font(10), [OPS.setTextRenderingMode, [3]], at(50, 700), show("甲")], [["甲", "invisible", 50, 60, 101]]],
    ["stroked only is seen", [font(10), [OPS.setTextRenderingMode, [1]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    ["without paint", [font(10), [OPS.setGState, [[["ca", 0.01]]]], at(50, 700), show("甲")], [["甲", "invisible", 50, 60, 101]]],
    ["pale", [font(10), [OPS.setGState, [[["ca", 0.5]]]], at(50, 700), show("甲")], [["甲", "watermark", 50, 60, 101]]],
    ["hardly pale", [font(10), [OPS.setGState, [[["ca", 0.51]]]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    [
      "white on paper",
      [font(10), [OPS.setFillRGBColor, ["#ffffff"]], at(50, 700), show("甲")],
      [["甲", "colour of its ground", 50, 60, 101]],
    ],
    ["yellow on paper", [font(10), [OPS.setFillRGBColor, ["#ffff00"]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    [
      "a pattern",
      [font(10), [OPS.setFillRGBColor, ["#ffffff"]], [OPS.setFillColorN, []], at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    ["off the page", [font(10), at(-20, 700), show("甲")], [["甲", "off the page", -20, -10, 101]]],
    ["half on it", [font(10), at(-4, 700), show("甲")], [["甲", null, -4, 6, 101]]],
    ["no size", [font(0), at(50, 700), show("甲")], []],
    [
      "white on black",
      [rect(OPS.fill, 0, 600, 600, 800), [OPS.setFillRGBColor, ["#ffffff"]], font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "black on black",
      [rect(OPS.fill, 0, 600, 600, 800), font(10), at(50, 700), show("甲")],
      [["甲", "colour of its ground", 50, 60, 101]],
    ],
    ["covered later", [font(10), at(50, 700), show("甲"), rect(OPS.fill, 40, 690, 70, 720)], [["甲", "covered", 50, 60, 101]]],
    [
      "a cover that lets through",
      [font(10), at(50, 700), show("甲"), [OPS.setGState, [[["ca", 0.9]]]], rect(OPS.fill, 40, 690, 70, 720)],
      [["甲", null, 50, 60, 101]],
    ],
    ["only a frame", [font(10), at(50, 700), show("甲"), rect(OPS.stroke, 40, 690, 70, 720)], [["甲", null, 50, 60, 101]]],
    ["a line", [font(10), at(50, 700), show("甲"), rect(OPS.fill, 40, 702, 70, 705)], [["甲", null, 50, 60, 101]]],
    [
      "cut off",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 40, 800), font(10), at(50, 700), show("甲")],
      [["甲", "cut off", 50, 60, 101]],
    ],
    [
      "within what is drawn",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 55, 800), font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "a little beside it",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 52.1, 800), font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "within two clips",
      [
        [OPS.clip, []],
        rect(OPS.endPath, 0, 0, 500, 800),
        [OPS.eoClip, []],
        rect(OPS.endPath, 100, 0, 600, 800),
        font(10),
        at(50, 700),
        show("甲"),
      ],
      [["甲", "cut off", 50, 60, 101]],
    ],
    [
      "a form of its own place and box",
      [
        [
          OPS.paintFormXObjectBegin,
          [
            [1, 0, 0, 1, 100, 0],
            [0, 0, 40, 800],
          ],
        ],
        font(10),
        at(50, 700),
        show("甲"),
        [OPS.paintFormXObjectEnd, []],
        font(10),
        at(50, 700),
        show("乙"),
      ],
      [
        ["甲", "cut off", 150, 160, 101],
        ["乙", null, 50, 60, 101],
      ],
    ],
  ])("%s", async (_, ops, expected) => expect(told((await survey(ops)).runs)).toEqual(expected));

  test("a cover that is turned and moved lies where it is shown", async () => {
    const turned: Op[] = [[OPS.transform, [0, 1, -1, 0, 100, 650]], rect(OPS.fill, 0, 0, 100, 60)];
    const { runs } = await survey([
      font(10),
      at(50, 700),
      show("甲"),
      at(10, 700),
      show("乙"),
      at(50, 780),
      show("丙"),
      ...turned,
    ]);
    expect(runs.map(({ text, unseen }) => [text, unseen])).toEqual([
      ["甲", "covered"],
      ["乙", null],
      ["丙", null],
    ]);
  });

  test("of a font its unit, and whether it runs down", async () => {
    const fonts = { W: { fontMatrix: [0.002, 0, 0, 0.002, 0, 0] }, V: { vertical: true } };
    expect(told((await survey([font(10, "W"), at(50, 700), show("甲")], { fonts })).runs)).toEqual([["甲", null, 50, 70, 101]]);
    expect(told((await survey([font(10, "V"), at(-90, 700), show("甲")], { fonts })).runs)).toEqual([
      ["甲", null, -90, -80, 101],
    ]);
    expect(told((await survey([[OPS.setGState, [[["Font", ["W", 10]]]]], at(50, 700), show("甲")], { fonts })).runs)).toEqual([
      ["甲", null, 50, 70, 101],
    ]);
  });

  const counted = async (ops: readonly Op[], pictures?: Record<string, object>) => {
    const { pictures: count, crooked, marked } = await survey(ops, pictures === undefined ? {} : { pictures });
    return [count, crooked, marked];
  };
  const path = (paint: number, ...numbers: number[]): Op => [
    OPS.constructPath,
    [paint, [Float32Array.from(numbers)], Float32Array.from([0, 0, 9, 9])],
  ];
  test.each<[string, readonly Op[], unknown]>([
    ["nothing", [], [0, 0, false]],
    ["text", [font(10), at(50, 700), show("甲")], [0, 0, true]],
    ["a frame", [rect(OPS.stroke, 0, 0, 9, 9)], [0, 0, true]],
    ["white", [[OPS.setFillRGBColor, ["#ffffff"]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, false]],
    ["nearly white", [[OPS.setFillRGBColor, ["#fafafa"]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, true]],
    ["a path that is not painted", [rect(OPS.endPath, 0, 0, 9, 9)], [0, 0, false]],
    ["without paint", [[OPS.setGState, [[["ca", 0]]]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, false]],
    ["slanted and curved", [path(OPS.fill, 0, 0, 0, 1, 5, 5, 1, 5, 9, 2, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 4)], [0, 3, true]],
    ["slanted in white", [[OPS.setFillRGBColor, ["#ffffff"]], path(OPS.fill, 0, 0, 0, 1, 5, 5)], [0, 0, false]],
    ["a picture", [[OPS.paintImageXObject, ["i"]]], [1, 0, true]],
    [
      "two others",
      [
        [OPS.paintImageMaskXObject, []],
        [OPS.paintInlineImageXObject, []],
      ],
      [2, 0, true],
    ],
    ["a shading", [[OPS.shadingFill, []]], [0, 0, true]],
  ])("counts %s", async (_, ops, expected) => expect(await counted(ops)).toEqual(expected));

  test.each([
    ["opaque", { i: { kind: 2 } }, "i", "covered"],
    ["that lets through", { i: { kind: 3 } }, "i", null],
    ["that is not known", {}, "i", null],
    ["without a kind", { i: {} }, "i", null],
  ])("a picture %s over text", async (_, pictures, id, unseen) => {
    const ops: Op[] = [
      font(10),
      at(50, 700),
      show("甲"),
      [OPS.transform, [100, 0, 0, 100, 0, 650]],
      [OPS.paintImageXObject, [id]],
    ];
    expect((await survey(ops, { pictures })).runs.map((run) => run.unseen)).toEqual([unseen]);
  });

  test("figures by font, every glyph that is coded as one", async () => {
    const { figures } = await survey([font(10, "A"), at(50, 700), show("1x12"), font(10, "B"), show("2")]);
    expect([...figures].map(([name, own]) => [name, [...own]])).toEqual([
      [
        "A",
        [
          ["1", "1"],
          ["2", "2"],
        ],
      ],
      ["B", [["2", "2"]]],
    ]);
  });
});

describe("runs of characters", () => {
  const glyph = (text: string, x: number, over: Partial<DrawnGlyph> = {}): DrawnGlyph => ({
    text,
    x,
    y: 100,
    width: 10,
    size: 10,
    order: 1,
    unseen: null,
    luminance: 0,
    ...over,
  });
  const cover = (x0: number, x1: number, order: number, luminance: number | null, y0 = 0, y1 = 200): Cover => ({
    box: { x0, x1, y0, y1 },
    order,
    luminance,
  });
  const unseen = (one: DrawnGlyph, ...covers: Cover[]) => runsOf([one], covers)[0]?.unseen;
  test.each<[string, unknown, unknown]>([
    [
      "of one operator are one, its box around them",
      told(runsOf([glyph("甲", 0), glyph("乙", 10, { y: 110 })], [])),
      [["甲乙", null, 0, 20, 111]],
    ],
    ["of two are two", told(runsOf([glyph("甲", 0), glyph("乙", 10, { order: 2 })], [])).length, 2],
    ["seen otherwise are two", told(runsOf([glyph("甲", 0), glyph("乙", 10, { unseen: "cut off" })], [])).length, 2],
    ["under a cover of its own order", unseen(glyph("甲", 0, { luminance: 0 }), cover(0, 20, 1, 1)), null],
    ["under a later cover", unseen(glyph("甲", 0), cover(0, 20, 2, 1)), "covered"],
    [
      "on an earlier one of its colour",
      unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.57)),
      "colour of its ground",
    ],
    ["of another", unseen(glyph("甲", 0, { luminance: 0.5 }), cover(0, 20, 0, 0.59)), null],
    ["on a picture", unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, null)), null],
    ["the last ground counts", unseen(glyph("甲", 0, { luminance: 1 }), cover(0, 20, 0, 1), cover(0, 20, 0.5, 0)), null],
    ["beside the cover", unseen(glyph("甲", 0), cover(5.1, 20, 2, 1)), null],
    ["above the cover", unseen(glyph("甲", 0), cover(0, 20, 2, 1, 96.5, 200)), null],
    ["in another band of the page", unseen(glyph("甲", 0), cover(0, 20, 2, 1, 0, 90)), null],
  ])("%s", (_, found, expected) => expect(found).toEqual(expected));

  const run = (text: string, size: number, box: Partial<DrawnRun["box"]> = {}): DrawnRun => ({
    text,
    size,
    unseen: null,
    box: { x0: 0, x1: 100, y0: 0, y1: size, ...box },
  });
  const lines = [run("正文正文正文", 10, { y0: 0, y1: 10 }), run("正文正文正文", 10, { y0: 12, y1: 22 })];
  const marks = (...runs: DrawnRun[]) => withOverlays(runs).map((one) => one.unseen);
  test("type that is laid over two lines is a watermark, a title is none", () => {
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 22 }))).toEqual([null, null, "watermark"]);
    expect(marks(...lines, run("公开", 22, { y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 40, y1: 62 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { y0: 0, y1: 11 }))).toEqual([null, null, null]);
    expect(marks(...lines, run("公开", 23, { x0: 200, x1: 260, y0: 0, y1: 22 }))).toEqual([null, null, null]);
    expect(marks(run("公开", 40))).toEqual([null]);
  });
});

describe("a page's text layer", () => {
  const item = (str: string, x: number, y: number, over: { width?: number; transform?: number[] } = {}) => ({
    str,
    width: over.width ?? 10 * str.length,
    transform: over.transform ?? [10, 0, 0, 10, x, y],
  });
  const read = (items: readonly object[]): Promise<PageText> => {
    const page = {
      rotate: 0,
      getTextContent: () => Promise.resolve({ items }),
      getViewport: ({ rotation }: { rotation?: number }) => ({
        transform: rotation === undefined ? [1, 0, 0, -1, 0, 800] : [0, 1, 1, 0, 0, 0],
        convertToViewportPoint: (x: number, y: number) => [x, 800 - y],
        convertToPdfPoint: (x: number, y: number) => [y, x],
      }),
    } as unknown as PDFPageProxy;
    return readPageText(page);
  };
  const laid = async (items: readonly object[]) =>
    (await read(items))
      .layOut()
      .glyphs.map(({ text, x0, x1, baseline, mark }) => [text, Math.round(x0), Math.round(x1), Math.round(baseline), mark]);

  test.each<[string, readonly object[], unknown[]]>([
    [
      "a run's width over its characters, Chinese ones twice as wide",
      [item("甲a", 50, 700, { width: 15 })],
      [
        ["甲", 50, 60, 100, null],
        ["a", 60, 65, 100, null],
      ],
    ],
    ["set askew", [item("甲", 50, 700, { transform: [9.95, 0.95, -0.95, 9.95, 50, 700] })], []],
    ["set nearly straight", [item("甲", 50, 700, { transform: [9.97, 0.7, -0.7, 9.97, 50, 700] })], [["甲", 50, 60, 100, null]]],
    ["drawn twice", [item("甲", 50, 700), item("甲", 51.5, 700)], [["甲", 50, 60, 100, null]]],
    [
      "two of them",
      [item("甲", 50, 700), item("甲", 51.7, 700)],
      [
        ["甲", 50, 60, 100, null],
        ["甲", 52, 62, 100, null],
      ],
    ],
    [
      "on another line",
      [item("甲", 50, 700), item("甲", 50, 697)],
      [
        ["甲", 50, 60, 100, null],
        ["甲", 50, 60, 103, null],
      ],
    ],
    ["radicals are characters", [item("⽬", 50, 700)], [["目", 50, 60, 100, null]]],
    ["empty items are none", [item("", 50, 700)], []],
    [
      "marks, and those around them",
      [
        { type: "beginMarkedContentProps", id: "a" },
        item("甲", 50, 700),
        { type: "beginMarkedContent" },
        item("乙", 70, 700),
        { type: "endMarkedContent" },
        { type: "endMarkedContent" },
        item("丙", 90, 700),
      ],
      [
        ["甲", 50, 60, 100, "a"],
        ["乙", 70, 80, 100, "a"],
        ["丙", 90, 100, 100, null],
      ],
    ],
  ])("%s", async (_, items, expected) => expect(await laid(items)).toEqual(expected));

  test.each([
    ["绩效目标", 0],
    ["", 0],
    ["绩\ufffd", 0.5],
    ["\ue000\ue001绩效", 0.5],
    ["#$%&'()*+,-./", 1],
    ["绩效目标#$&'*+;", 0],
    ["plain words, 12 of them.", 0],
    ["a b\u0001\u0002", 1],
  ])("%j is nonsense in a share of %d", async (text, share) => expect((await read([item(text, 0, 0)])).undecodable).toBe(share));

  test("a form that lies on its side is read upright, its boxes go back", async () => {
    const { glyphs: found, viewport } = (
      await read([item("甲乙丙", 300, 300, { transform: [0, 10, -10, 0, 300, 300] })])
    ).layOut();
    expect(found.length).toBe(3);
    const box = viewport.toShown({ x0: 10, y0: 20, x1: 30, y1: 60 });
    expect([box.x0 < box.x1, box.y0 < box.y1]).toEqual([true, true]);
    expect([box.x1 - box.x0, box.y1 - box.y0]).toEqual([40, 20]);
  });

  test("matrices", () => expect(multiply([2, 0, 0, 3, 5, 7], [1, 10, 100, 1, 2, 3])).toEqual([2, 30, 200, 3, 9, 16]));
});

describe("whether a page must be recognized", () => {
  const run = (length: number, unseen: DrawnRun["unseen"] = null): DrawnRun => ({
    text: "字".repeat(length),
    unseen,
    size: 10,
    box: { x0: 0, x1: 9, y0: 0, y1: 9 },
  });
  const nothing: PageSurvey = { runs: [], pictures: 0, crooked: 0, drawnLines: [], marked: true, figures: new Map() };
  const need = (characters: number, drawn: Partial<PageSurvey>, over: Partial<Question> & { undecodable?: number } = {}) => {
    const text: PageText = {
      text: "字".repeat(characters),
      undecodable: over.undecodable ?? 0,
      layOut: () => ({ glyphs: Array.from<Glyph>({ length: characters }), viewport: {} as UprightViewport }),
    };
    const page = {
      getOperatorList: () => Promise.resolve({ fnArray: [], argsArray: [] }),
      getViewport: () => ({ width: 595, height: 842 }),
      view: [0, 0, 595, 842],
      objs: {},
      commonObjs: {},
    } as unknown as PDFPageProxy;
    return recognitionNeed({
      page,
      text,
      likely: true,
      survey: () => Promise.resolve({ ...nothing, ...drawn }),
      isLight: () => false,
      figuresAgree: () => true,
      ...over,
    });
  };
  test.each<[string, Parameters<typeof need>, string | null]>([
    ["text that nobody can decode", [500, {}, { undecodable: 0.31 }], "undecodable"],
    ["a little of it", [500, {}, { undecodable: 0.3 }], null],
    ["text alone", [500, { runs: [run(500)] }], null],
    ["no text, and something drawn", [0, { marked: true }], "no text"],
    ["an empty page", [0, { marked: false }], null],
    ["text behind a picture", [500, { pictures: 1, runs: [run(500, "invisible")] }], "layer"],
    ["covered by it", [500, { pictures: 1, runs: [run(41, "covered"), run(459)] }], "layer"],
    ["a stamp's text behind it", [500, { pictures: 1, runs: [run(40, "covered"), run(460)] }], null],
    ["text cut off is none of it", [500, { pictures: 1, runs: [run(500, "cut off")] }], null],
    ["hidden text without a picture", [500, { runs: [run(500, "invisible")] }], null],
    ["under shapes", [500, { crooked: 180, runs: [run(500, "invisible")] }], "layer"],
    ["letters drawn as shapes", [50, { crooked: 901, runs: [run(50)] }], "shapes"],
    ["as many as text may have", [50, { crooked: 900, runs: [run(50)] }], null],
    ["an emblem", [45, { crooked: 180, runs: [run(45)] }], null],
    ["figures that look otherwise", [500, { runs: [run(500)] }, { figuresAgree: () => false }], "figures"],
    ["on a page that is no form's", [401, { crooked: 99_999 }, { likely: false, figuresAgree: () => false }], null],
    ["a short page that may be light", [100, { crooked: 99_999 }, { likely: false, isLight: () => true }], null],
    ["a short page that is not", [100, { crooked: 99_999, runs: [run(100)] }, { likely: false }], "shapes"],
  ])("%s", async (_, args, expected) => expect(await need(...args)).toBe(expected));

  test("how light a page must be goes by its letters, thirty at least", async () => {
    const asked: number[] = [];
    const isLight = (pieces: number): boolean => asked.push(pieces) > 0;
    await need(100, {}, { likely: false, isLight });
    await need(45, {}, { likely: false, isLight });
    await need(5, {}, { likely: false, isLight });
    expect(asked).toEqual([1800, 810, 180]);
  });
});

describe("fields", () => {
  const structure = (
    entries: readonly (readonly [number, Value])[],
    trailer: readonly (readonly [string, Value])[] | null = [],
  ): FileStructure =>
    ({ objects: new Map(entries), trailer: trailer === null ? null : new Map(trailer) }) as unknown as FileStructure;
  const widget: Value = new Map<string, Value>([["Subtype", "/Widget"]]);
  test.each<[string, FileStructure, boolean]>([
    ["a field", structure([[1, widget]]), true],
    ["a typed note", structure([[1, new Map<string, Value>([["Subtype", "/FreeText"]])]]), true],
    ["in a list", structure([[1, [widget]]]), true],
    ["in a page's list", structure([[1, new Map<string, Value>([["Annots", [widget]]])]]), true],
    ["a link", structure([[1, new Map<string, Value>([["Subtype", "/Link"]])]]), false],
    ["nothing", structure([[1, 5]]), false],
    ["an encrypted file", structure([], [["Encrypt", 1]]), true],
    ["a file that cannot be read", structure([], null), true],
  ])("in the file: %s", (_, file, has) => expect(hasFields(file)).toBe(has));

  const fields = async (annotation: object) => {
    const page = {
      getAnnotations: () => Promise.resolve([{ rect: [0, 0, 9, 9], subtype: "Widget", fieldType: "Tx", ...annotation }]),
    } as unknown as PDFPageProxy;
    return (await readFields(page)).map(({ text, size }) => [text, size]);
  };
  test.each<[string, object, unknown]>([
    ["a text", { fieldValue: "甲" }, [["甲", null]]],
    ["of a size", { fieldValue: "甲", defaultAppearanceData: { fontSize: 9 } }, [["甲", 9]]],
    ["a size of 0", { fieldValue: "甲", defaultAppearanceData: { fontSize: 0 } }, [["甲", null]]],
    ["choices", { fieldType: "Ch", fieldValue: ["甲", 5, "乙"] }, [["甲\n乙", null]]],
    ["a note", { subtype: "FreeText", contentsObj: { str: "甲" } }, [["甲", null]]],
    ["hidden", { fieldValue: "甲", annotationFlags: 2 }, []],
    ["not viewed", { fieldValue: "甲", annotationFlags: 32 }, []],
    ["printed", { fieldValue: "甲", annotationFlags: 4 }, [["甲", null]]],
    ["a password", { fieldValue: "甲", password: true }, []],
    ["a button", { fieldType: "Btn", fieldValue: "甲" }, []],
    ["blank", { fieldValue: " " }, []],
    ["a link", { subtype: "Link", fieldValue: "甲" }, []],
    ["without a place", { fieldValue: "甲", rect: [0, 0] }, []],
  ])("%s", async (_, annotation, expected) => expect(await fields(annotation)).toEqual(expected));

  const viewport: UprightViewport = { matrix: BASE, toShown: (box) => box };
  const set = (field: Partial<PageField>, printed: readonly Glyph[] = []) =>
    fieldGlyphs([{ text: "甲乙丙", rect: [100, 690, 200, 710], size: 10, ...field }], printed, viewport).map(
      ({ text, x0, baseline }) => [text, Math.round(x0), Math.round(baseline)],
    );
  test("characters stand in their box, one behind the other", () => {
    const [first, second] = set({});
    expect([first?.[0], second?.[0]]).toEqual(["甲", "乙"]);
    expect(first?.[1]).toBeGreaterThanOrEqual(100);
    expect(Number(second?.[1]) - Number(first?.[1])).toBe(10);
    expect(first?.[2]).toBe(second?.[2]);
    expect(first?.[2]).toBeGreaterThan(90);
    expect(first?.[2]).toBeLessThan(110);
  });
  test("go on to further lines, and a line break begins one", () => {
    const rows = (field: Partial<PageField>) => new Set(set(field).map(([, , y]) => y)).size;
    expect(rows({ text: "甲".repeat(9) })).toBe(1);
    expect(rows({ text: "甲".repeat(15), rect: [100, 660, 200, 710] })).toBe(2);
    expect(rows({ text: "甲\n乙", rect: [100, 660, 200, 710] })).toBe(2);
  });
  test("what the page prints itself is not set again", () => {
    const printed = Array.from("甲乙丙", (text, i): Glyph => ({
      text,
      x0: 110 + 10 * i,
      x1: 120 + 10 * i,
      baseline: 104,
      mark: null,
      size: 10,
    }));
    expect(set({}, printed)).toEqual([]);
    expect(set({}, printed.slice(1)).length).toBe(3);
  });
});
