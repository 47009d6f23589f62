import { describe, expect, test } from "vitest";
import { nothingToRecognize, tooSmallForForm, tooSmallShown } from "./may-hold-form.ts";
import { readableSize } from "./readable-size.ts";
import { smallPicture } from "./small-picture.ts";
import { formPicture } from "./testing/pictures.ts";
import { unreadKind } from "./unread-kinds.ts";

const small = "too small to hold a form (图标、小图)";
const banner = "a banner or ribbon (横幅)";
test.each<[number, number, string | null]>([
  [320, 120, null],
  [319, 500, small],
  [500, 119, small],
  [1000, 125, null],
  [1001, 125, banner],
  [320, 3840, null],
  [320, 3841, banner],
  [400, 400, null],
  [1600, 200, null],
  [1601, 200, banner],
])("a picture of %d × %d pixels", (width, height, why) => {
  expect(tooSmallForForm({ width, height })).toBe(why === null ? null : `${width} × ${height} pixels, ${why}`);
});

test.each<[number, number, string | null]>([
  [2.5, 1, null],
  [2.49, 1, "2.5 × 1.0"],
  [2.5, 0.99, "2.5 × 1.0"],
  [1.25, 0.5, "1.3 × 0.5"],
  [9, 9, null],
])("shown at %d × %d inches", (width, height, told) => {
  const why = told === null ? null : `shown at ${told} inches, too small to hold a form (图标、印章)`;
  expect(tooSmallShown([width, height])).toBe(why);
});

test.each<[number, number, string | null]>([
  [1, 0, null],
  [0, 6, null],
  [0, 5, "only 5"],
  [0, 1, "only 1"],
  [0, 0, "no"],
])("%d tables and %d lines", (tables, lines, told) => {
  const page = { tables: Array.from({ length: tables }), lines: Array.from({ length: lines }) } as unknown as Parameters<
    typeof nothingToRecognize
  >[0];
  const why = told === null ? null : `no table's lines and ${told} lines of text: a photograph or drawing (照片、装饰图)`;
  expect(nothingToRecognize(page)).toBe(why);
});

describe("kinds of pictures by their first bytes", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const emf = `\u0001\0\0\0${" ".repeat(36)} EMF`;
  test.each<[string, string, string | null]>([
    ["an extended metafile", emf, "EMF"],
    ["its head without its name", `\u0001\0\0\0${" ".repeat(40)}`, null],
    ["its name one byte late", `\u0001\0\0\0${" ".repeat(37)} EMF`, null],
    ["its name without the head", `\u0002${emf.slice(1)}`, null],
    ["a placeable metafile", "\u00D7\u00CD\u00C6\u009Arest", "WMF"],
    ["a metafile", "\u0001\0\t\0rest", "WMF"],
    ["the same at the end", "rest\u0001\0\t\0", null],
    ["the other at the end", "rest\u00D7\u00CD\u00C6\u009A", null],
    ["a drawing in XML", "<svg>", "SVG"],
    ["with a declaration and a comment", '  <?xml version="1.0"?>\n <!-- a\nb --> <svg width="1">', "SVG"],
    ["with a document type", "<!DOCTYPE  svg PUBLIC>", "SVG"],
    ["without space in it", "<!DOCTYPEsvg>", null],
    ["another element", "<svgs>", null],
    ["text before it", "a <svg>", null],
    ["compressed", "\u001F\u008Brest", "compressed EMF, WMF or SVG"],
    ["compressed further on", "rest\u001F\u008B", null],
    ["a drawing far behind", `${" ".repeat(1024)}<svg>`, null],
    ["a drawing just in sight", `${" ".repeat(1020)}<svg`, "SVG"],
    ["a picture of pixels", "\u0089PNG\r\n\u001A\n", null],
    ["nothing", "", null],
  ])("%s", (_, text, kind) => {
    const why = `${kind}, a drawing (矢量图), is not read; save the document as PDF and import that, where it may hold a form`;
    expect(unreadKind(bytes(text))).toBe(kind === null ? null : why);
  });
});

test("a picture's size is told by its header; what has none is looked at", () => {
  expect(smallPicture(formPicture(64, 64))).toBe(`64 × 64 pixels, ${small}`);
  expect(smallPicture(formPicture(400, 200))).toBeNull();
  expect(smallPicture(Uint8Array.of(1, 2, 3))).toBeNull();
  expect(smallPicture(formPicture(64, 64).subarray(0, 18))).toBeNull();
});

describe("a picture as the page that it was cut from", () => {
  const sizeOf = (width: number, height: number, grey = 255) => {
    const pixels = new Uint8Array(width * height).fill(grey);
    const { image, dpi } = readableSize({ width, height, pixels });
    return { width: image.width, height: image.height, dpi: Math.round(dpi * 100) / 100, pixels: image.pixels };
  };
  test.each<[string, number, number, number, number, number]>([
    ["high: its width is A4's", 1654, 2000, 1654, 2000, 200],
    ["square: its width is A4's", 1654, 1654, 1654, 1654, 200],
    ["wide: its long side is A4's", 2338, 1000, 2338, 1000, 200],
    ["wide, and nearly square: its short side is A4's short one", 1700, 1654, 1700, 1654, 200],
    ["as coarse as may be", 1241, 1300, 1241, 1300, 150.06],
    ["coarser: enlarged", 827, 1000, 1241, 1500, 150.06],
    ["a part of a screen: enlarged as one", 96, 192, 150, 300, 150],
  ])("%s", (_, width, height, toWidth, toHeight, dpi) => {
    expect(sizeOf(width, height)).toMatchObject({ width: toWidth, height: toHeight, dpi });
  });

  test("what is enlarged keeps its grey", () => {
    const { pixels } = sizeOf(48, 48, 90);
    expect(pixels).toHaveLength(75 * 75);
    expect([pixels[0], pixels[37 * 75 + 37], pixels[75 * 75 - 1]]).toEqual([90, 90, 90]);
  });
});
