import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { stream } from "./latin1.test-helper.ts";
import { readPdf } from "./index.ts";
import { pdfFile } from "./testing/pdf-file.ts";

const text = stream("BT /F1 20 Tf 1 0 0 1 20 100 Tm (cover) Tj ET");
const nothing = stream("");
/** Objects 1 to 5 are a document of one page; what is attached begins with 6. */
function file(catalog: string, page: string, contents: string, more: readonly (string | Uint8Array)[]): Uint8Array {
  return pdfFile([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R ${page} /Resources << /Font << /F1 5 0 R >> >> >>`,
    contents,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...more,
  ]);
}

async function told(bytes: Uint8Array): Promise<readonly string[] | string> {
  try {
    const { account } = await extract({ name: "a.pdf", bytes, sha256: "0".repeat(64) });
    return account.damaged_parts.map(({ page, part }) => `${page ?? "-"} ${part.replace("attached file ", "")}`);
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
}

const embedded = stream("what it says", "/Type /EmbeddedFile");
const specification = (name: string): string => `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 6 0 R >> >>`;
const tree = (...names: readonly string[]): string => `/Names << /EmbeddedFiles << /Names [${names.join(" ")}] >> >>`;
const sign = (more: string): string => `<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] ${more} >>`;
const chinese = "<FEFF9884 7B97 8868 002E 0078 006C 0073 0078>"; // 预算表.xlsx

describe("files inside a PDF are named in its account, and no more", () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ["none", file("", "", text, []), []],
    [
      "the document's",
      file(tree("(a) 7 0 R", "(b) 8 0 R"), "", text, [embedded, specification("a.xlsx"), specification("b.docx")]),
      ["- a.xlsx", "- b.docx"],
    ],
    ["in Chinese", file(tree("(a) 7 0 R"), "", text, [embedded, `<< /UF ${chinese} /EF << /F 6 0 R >> >>`]), ["- 预算表.xlsx"]],
    [
      "an invoice's data, named as the document's associated file too",
      file(`${tree("(x) 7 0 R")} /AF [7 0 R]`, "", text, [embedded, specification("factur-x.xml")]),
      ["- factur-x.xml"],
    ],
    ["a page's", file("", "/Annots [8 0 R]", text, [embedded, specification("c.doc"), sign("/FS 7 0 R")]), ["1 c.doc"]],
    [
      "a page's, whose sign is hidden",
      file("", "/Annots [8 0 R]", text, [embedded, specification("c.doc"), sign("/FS 7 0 R /F 2")]),
      ["1 c.doc"],
    ],
    [
      "a page's, listed as the document's too",
      file(tree("(c) 7 0 R"), "/Annots [8 0 R]", text, [embedded, specification("c.doc"), sign("/FS 7 0 R")]),
      ["1 c.doc"],
    ],
    [
      "a film's",
      file("", "/Annots [8 0 R]", text, [
        embedded,
        specification("d.mp4"),
        "<< /Type /Annot /Subtype /RichMedia /Rect [9 9 20 20] /RichMediaContent << /Assets << /Names [(d) 7 0 R] >> >> >>",
      ]),
      ["- 1 without a name of its own"],
    ],
    [
      "one that is named twice",
      file(tree("(a) 7 0 R", "(b) 8 0 R"), "", text, [embedded, specification("a.xlsx"), specification("a.xlsx")]),
      ["- a.xlsx", "- a.xlsx"],
    ],
    [
      "a link to a file elsewhere",
      file("", "/Annots [6 0 R]", text, ["<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /A << /S /Launch /F (c.doc) >> >>"]),
      [],
    ],
  ])("%s", async (_, bytes, parts) => expect(await told(bytes)).toEqual(parts));

  test("many are counted", async () => {
    const names = Array.from({ length: 45 }, (_, i) => `(${i}) 7 0 R`);
    const parts = await told(file(tree(...names), "", text, [embedded, specification("a.xlsx")]));
    expect([parts.length, parts.at(-1)]).toEqual([41, "- 5 more attached files"]);
  });

  test("a long name is cut", async () => {
    const parts = await told(file(tree("(a) 7 0 R"), "", text, [embedded, specification(`${"x".repeat(5000)}.pdf`)]));
    expect(parts).toEqual([`- ${"x".repeat(120)}…`]);
  });
});

describe("what is damaged", () => {
  test("a list that leads into itself is told", async () => {
    const bytes = file("/Names << /EmbeddedFiles 7 0 R >>", "", text, [embedded, "<< /Kids [7 0 R] >>"]);
    expect(await told(bytes)).toEqual([expect.stringMatching(/^- unknown: their list is damaged/)]);
  });

  test("a file's own data is no damage of the pages", async () => {
    const broken = stream("no zlib", "/Type /EmbeddedFile /Filter /FlateDecode");
    const bytes = file(tree("(a) 7 0 R"), "", text, [broken, specification("a.xlsx")]);
    const { damage } = await readPdf({ name: "a.pdf", bytes, sha256: "0" }, vocabularyOf([]));
    expect(damage?.map(({ part, concerns }) => [part, concerns])).toEqual([
      ["stream of object 6 (EmbeddedFile)", "none"],
      ["attached file a.xlsx", "none"],
    ]);
  });
});

describe("a document that is nothing but its files fails with their names", () => {
  const files = [embedded, specification("a.xlsx")];
  test.each<[string, string, string, string | readonly string[]]>([
    [
      "a portfolio with its cover",
      `/Collection << /Type /Collection >> ${tree("(a) 7 0 R")}`,
      text,
      expect.stringMatching(/portfolio.*a\.xlsx/) as string,
    ],
    ["a portfolio without files", "/Collection << /Type /Collection >>", text, []],
    ["blank pages", tree("(a) 7 0 R"), nothing, expect.stringMatching(/blank.*a\.xlsx/) as string],
    ["a text that speaks of other things", tree("(a) 7 0 R"), text, ["- a.xlsx"]],
  ])("%s", async (name, catalog, contents, expected) =>
    expect(await told(file(catalog, "", contents, name.includes("without") ? [] : files))).toEqual(expected),
  );
});
