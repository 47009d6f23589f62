import { expect, test } from "vitest";
import { pdfFile } from "../testing/pdf-file.ts";
import { checkStructure } from "./file-structure.ts";
import { lightPages } from "./light-pages.ts";

const PAGE = 3;
const text = "BT /F1 12 Tf 72 700 Td (12 items) Tj ET";
const stream = (data: string, more = "") => `<< ${more} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const page = (more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`;

/** A file of one page; objects beyond the page are given. */
function isLight(pieces: number, dictionary: string, others: readonly string[], trailer = ""): boolean {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page(dictionary), ...others];
  return lightPages(checkStructure(pdfFile(objects, trailer)))(PAGE, pieces);
}

const own = "/Resources << >> /Contents 4 0 R";

test("a page with little to draw is light", () => expect(isLight(180, own, [stream(text)])).toBe(true));
test("four bytes are a piece", () => {
  expect(isLight(10, own, [stream("x".repeat(39))])).toBe(true);
  expect(isLight(10, own, [stream("x".repeat(40))])).toBe(false);
});
test("contents in several streams are summed", () => {
  const list = "/Resources << >> /Contents [4 0 R 5 0 R]";
  expect(isLight(30, list, [stream(text), stream(text)])).toBe(true);
  expect(isLight(15, list, [stream(text), stream(text)])).toBe(false);
});
test("a font's program and a colour space are not drawn", () =>
  expect(
    isLight(180, "/Resources << /Font << /F1 5 0 R >> /ColorSpace << /C 5 0 R >> >> /Contents 4 0 R", [
      stream(text),
      stream("x".repeat(5000)),
    ]),
  ).toBe(true));

test.each([
  ["so much that the shapes fit in", 180, own, [stream(text.repeat(20))], ""],
  [
    "a picture",
    180,
    "/Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R",
    [stream(text), stream("x", "/Subtype /Image")],
    "",
  ],
  ["a form", 180, "/Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R", [stream(text), stream("x", "/Subtype /Form")], ""],
  ["a picture within its contents", 180, own, [stream("BI /W 9 /H 9 ID ......... EI")], ""],
  ["contents by a filter that is not known", 180, own, [stream(text, "/Filter /LZWDecode")], ""],
  ["contents packed twice", 180, own, [stream(text, "/Filter [/FlateDecode /FlateDecode]")], ""],
  ["resources of its parents", 180, "/Contents 4 0 R", [stream(text)], ""],
  ["contents that are missing", 180, "/Resources << >> /Contents 9 0 R", [stream(text)], ""],
  ["an encrypted file", 180, own, [stream(text)], "/Encrypt << >>"],
] as const)("a page with %s is not said to be light", (_, pieces, dictionary, others, trailer) =>
  expect(isLight(pieces, dictionary, others, trailer)).toBe(false),
);
