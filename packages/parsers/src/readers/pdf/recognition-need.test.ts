import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import type { DrawnRun } from "./drawn-text.ts";
import type { PageText, UprightViewport } from "./glyphs.ts";
import type { PageSurvey } from "./page-survey.ts";
import { recognitionNeed, type Question } from "./recognition-need.ts";

describe("whether a page must be recognized", () => {
  const run = (length: number, unseen: DrawnRun["unseen"] = null): DrawnRun => ({
    text: "字".repeat(length),
    unseen,
    size: 10,
    box: { x0: 0, x1: 9, y0: 0, y1: 9 },
  });
  const nothing: PageSurvey = {
    runs: [],
    characters: [],
    pictures: 0,
    isPrintedInPicture: () => false,
    crooked: 0,
    drawnLines: [],
    marked: true,
    figures: new Map(),
  };
  const need = (
    characters: number,
    drawn: Partial<PageSurvey>,
    over: Partial<Question> & { undecodable?: number; glyphs?: number; letter?: string } = {},
  ) => {
    const text: PageText = {
      text: (over.letter ?? "字").repeat(characters),
      undecodable: over.undecodable ?? 0,
      layOut: () => ({ glyphs: Array.from<Glyph>({ length: over.glyphs ?? characters }), viewport: {} as UprightViewport }),
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
    ["text that its picture shows too", [500, { pictures: 1, isPrintedInPicture: () => true, runs: [run(500)] }], "overlay"],
    ["on a page that is no form's", [300, { pictures: 1, isPrintedInPicture: () => true }, { likely: false }], null],
    ["hidden text without a picture", [500, { runs: [run(500, "invisible")] }], null],
    ["under shapes", [500, { crooked: 180, runs: [run(500, "invisible")] }], "layer"],
    ["letters drawn as shapes", [50, { crooked: 901, runs: [run(50)] }], "shapes"],
    ["as many as text may have", [50, { crooked: 900, runs: [run(50)] }], null],
    ["an emblem", [45, { crooked: 180, runs: [run(45)] }], null],
    ["figures that look otherwise", [500, { runs: [run(500)] }, { figuresAgree: () => false }], "figures"],
    ["on a page that is no form's", [401, { crooked: 99_999 }, { likely: false, figuresAgree: () => false }], null],
    ["a short page that may be light", [100, { crooked: 99_999 }, { likely: false, isLight: () => true }], null],
    ["as much text as a watermark has", [400, { crooked: 99_999 }, { likely: false }], "shapes"],
    ["of which hardly any stands upright", [400, { crooked: 200, runs: [run(400)] }, { glyphs: 10 }], "shapes"],
    ["more text than that counts in any case", [401, { crooked: 200, runs: [run(401)] }, { glyphs: 10 }], null],
    ["a likely page is looked at, however light", [100, { crooked: 99_999 }, { isLight: () => true }], "shapes"],
    ["nothing but blanks, however light", [9, { marked: true }, { letter: " ", likely: false, isLight: () => true }], "no text"],
    ["thirty letters drawn as shapes", [5, { crooked: 180, runs: [run(5)] }], null],
    ["a piece more", [5, { crooked: 181, runs: [run(5)] }], "shapes"],
    ["fewer shapes over hidden text", [500, { crooked: 179, runs: [run(500, "invisible")] }], null],
    ["four of five characters hidden under shapes", [500, { crooked: 180, runs: [run(40, "invisible"), run(10)] }], null],
    ["one more", [500, { crooked: 180, runs: [run(41, "invisible"), run(9)] }], "layer"],
    [
      "much hidden text under shapes, and as much that is seen",
      [500, { crooked: 180, runs: [run(60, "invisible"), run(60)] }],
      null,
    ],
    ["a picture without text", [500, { pictures: 1 }], null],
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
