import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import { fieldGlyphs, hasFields, readAdditions, strikeBoxes, type PageField } from "./fields.ts";
import { readPageText, type UprightViewport } from "./glyphs.ts";
import { stream } from "./latin1.test-helper.ts";
import { openPdf } from "./open.ts";
import { surveyPage } from "./page-survey.ts";
import { withoutStruck } from "./struck-text.ts";
import { checkStructure, type FileStructure } from "./structure/file-structure.ts";
import type { Value } from "./structure/values.ts";
import { BASE } from "./page-operators.test-helper.ts";
import { pdfFile } from "./testing/pdf-file.ts";

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
    ["text marked as struck out", structure([[1, new Map<string, Value>([["Subtype", "/StrikeOut"]])]]), true],
    ["a link", structure([[1, new Map<string, Value>([["Subtype", "/Link"]])]]), false],
    ["nothing", structure([[1, 5]]), false],
    ["an encrypted file", structure([], [["Encrypt", 1]]), true],
    ["a file that cannot be read", structure([], null), true],
  ])("in the file: %s", (_, file, has) => expect(hasFields(file)).toBe(has));

  const fields = async (annotation: object) => {
    const page = {
      getAnnotations: () => Promise.resolve([{ rect: [0, 0, 9, 9], subtype: "Widget", fieldType: "Tx", ...annotation }]),
    } as unknown as PDFPageProxy;
    return (await readAdditions(page)).fields.map(({ text, size }) => [text, size]);
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
  const strikes = async (annotation: object) => {
    const one = { rect: [0, 0, 9, 9], subtype: "StrikeOut", ...annotation };
    const page = { getAnnotations: () => Promise.resolve([one]) } as unknown as PDFPageProxy;
    return strikeBoxes((await readAdditions(page)).strikes, viewport).map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);
  };
  const quad = (x: number, y: number) => [x, y + 10, x + 40, y + 10, x, y, x + 40, y];
  test.each<[string, object, unknown]>([
    ["a line of text", { quadPoints: Float32Array.from(quad(100, 690)) }, [[100, 100, 140, 110]]],
    [
      "two lines",
      { quadPoints: [...quad(100, 690), ...quad(90, 670)] },
      [
        [100, 100, 140, 110],
        [90, 120, 130, 130],
      ],
    ],
    ["hidden", { quadPoints: quad(100, 690), annotationFlags: 2 }, []],
    ["of no place", { quadPoints: null }, []],
    ["only marked", { quadPoints: quad(100, 690), subtype: "Highlight" }, []],
  ])("struck out: %s", async (_, annotation, expected) => expect(await strikes(annotation)).toEqual(expected));

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

  /** Each line: its text, where it begins and ends, its baseline and the size of its type. */
  const lines = (field: Partial<PageField>): readonly string[] => {
    const glyphs = fieldGlyphs([{ text: "", rect: [100, 690, 200, 710], size: 10, ...field }], [], viewport);
    const round = (value = NaN): number => Number(value.toFixed(2));
    return [...Map.groupBy(glyphs, ({ baseline }) => baseline)].map(([baseline, own]) => {
      return `${own.map(({ text }) => text).join("")} ${round(own[0]?.x0)}-${round(own.at(-1)?.x1)} ${round(baseline)} ${round(own[0]?.size)}`;
    });
  };
  const rect = (height: number): PageField["rect"] => [100, 710 - height, 200, 710];
  test.each<[string, Partial<PageField>, readonly string[]]>([
    ["in the middle of its box's height", { text: "甲乙丙" }, ["甲乙丙 100-130 102.6 10"]],
    ["of no size is of the usual one", { text: "甲乙丙", size: null }, ["甲乙丙 100-130 102.6 10"]],
    ["higher than its box fills it", { text: "甲", size: 30 }, ["甲 100-116.67 104.33 16.67"]],
    ["wider than its box is set narrow", { text: "甲乙丙丁戊己庚辛壬癸甲乙" }, ["甲乙丙丁戊己庚辛壬癸甲乙 100-200 102.6 10"]],
    ["as wide as its box", { text: "甲乙丙丁戊己庚辛壬癸", rect: rect(70) }, ["甲乙丙丁戊己庚辛壬癸 100-200 127.6 10"]],
    [
      "a character wider goes on below",
      { text: "甲乙丙丁戊己庚辛壬癸子", rect: rect(70) },
      ["甲乙丙丁戊己庚辛壬癸 100-200 121.6 10", "子 100-110 133.6 10"],
    ],
    [
      "three lines",
      { text: "甲".repeat(21), rect: rect(70) },
      [`${"甲".repeat(10)} 100-200 115.6 10`, `${"甲".repeat(10)} 100-200 127.6 10`, "甲 100-110 139.6 10"],
    ],
    [
      "in a box of two lines and no more it does not",
      { text: "甲".repeat(11), rect: rect(24) },
      [`${"甲".repeat(11)} 100-200 104.6 10`],
    ],
    [
      "Latin letters are half as wide",
      { text: "abcdefghijklmnopqrst", rect: rect(70) },
      ["abcdefghijklmnopqrst 100-200 127.6 10"],
    ],
    [
      "and one more goes on below",
      { text: "abcdefghijklmnopqrstu", rect: rect(70) },
      ["abcdefghijklmnopqrst 100-200 121.6 10", "u 100-105 133.6 10"],
    ],
    ["a radical is as wide as a character", { text: "⺀", size: 10 }, ["⺀ 100-110 102.6 10"]],
    [
      "more lines than fit stand closer",
      { text: "甲\n乙\r\n丙\r丁\n戊", rect: rect(50) },
      [
        "甲 100-108.33 97.17 8.33",
        "乙 100-108.33 107.17 8.33",
        "丙 100-108.33 117.17 8.33",
        "丁 100-108.33 127.17 8.33",
        "戊 100-108.33 137.17 8.33",
      ],
    ],
    ["a letter alone is no wider than it is", { text: "a" }, ["a 100-105 102.6 10"]],
    ["in a box given by its other corners", { text: "甲", rect: [200, 710, 100, 690] }, ["甲 100-110 102.6 10"]],
  ])("a text %s", (_, field, expected) => expect(lines(field)).toEqual(expected));

  test("what stands beside the box is not printed in it, what touches its edge is", () => {
    const at = (text: string, x: number, y: number): Glyph => ({
      text,
      x0: x - 5,
      x1: x + 5,
      baseline: y + 3.6,
      mark: null,
      size: 10,
    });
    const inside = [at("甲", 100, 90), at(" ", 150, 100), at("乙", 200, 100), at("丙", 150, 110)];
    expect(set({}, [...inside, at("丁", 99.9, 100), at("戊", 200.1, 100), at("己", 150, 89.9), at("庚", 150, 110.1)])).toEqual(
      [],
    );
    expect(set({ text: "甲 乙\n丙" }, inside)).toEqual([]);
  });
  test("one of some annotations in a page's list is enough", () =>
    expect(hasFields(structure([[1, [new Map<string, Value>([["Subtype", "/Link"]]), widget]]]))).toBe(true));
});

test("text marked as struck out in a file is left out where it stands", async () => {
  const bytes = pdfFile([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>",
    stream("BT /F1 20 Tf 1 0 0 1 20 100 Tm (1234) Tj ET"),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Annot /Subtype /StrikeOut /Rect [20 95 43 118] /QuadPoints [20 118 43 118 20 95 43 95] >>",
  ]);
  expect(hasFields(checkStructure(bytes))).toBe(true);
  const pdf = await openPdf({ name: "a.pdf", bytes, sha256: "0" });
  const page = await pdf.getPage(1);
  const { glyphs, viewport: upright } = (await readPageText(page)).layOut();
  const { characters } = await surveyPage(page, upright.matrix);
  const { strikes } = await readAdditions(page);
  const { glyphs: kept, leftOut } = withoutStruck(glyphs, characters, [], strikeBoxes(strikes, upright));
  expect([kept.map(({ text }) => text).join(""), leftOut.map(({ text }) => text)]).toEqual(["34", ["12"]]);
  await pdf.loadingTask.destroy();
});
