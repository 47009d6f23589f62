/** What the check says of each kind of object and of what stands between them: all of it, and nothing besides. */
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pdfFile } from "../testing/pdf-file.ts";
import { checkStructure } from "./file-structure.ts";

const CONTENTS = "BT (12) Tj ET";
const stream = (entries: string, data: string, length: string | number = data.length): string =>
  `<< ${entries} /Length ${length} >>\nstream\n${data}\nendstream`;
const flate = (text: string): string => deflateSync(Buffer.from(text, "latin1")).toString("latin1");

/** Catalog, page tree, a page with its contents (4), and the objects after them. */
function file(contents: string, more: readonly string[] = [], page = "", trailer = ""): Buffer {
  return pdfFile(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${page} >>`,
      contents,
      ...more,
    ],
    trailer,
  );
}

const said = (bytes: Buffer): readonly string[] =>
  checkStructure(bytes).findings.map(({ object, part, reason }) => `${object ?? "-"} ${part}: ${reason}`);
const changed = (bytes: Buffer, from: string | RegExp, to: string): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(from, to), "latin1");
const zeros = (count: number): string => `q${"\0".repeat(count)}Q`;

describe("a stream's length", () => {
  test.each<[string, Buffer, readonly string[]]>([
    [
      "in an object before it",
      pdfFile([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Kids [4 0 R] >>",
        "13",
        stream("", CONTENTS, "3 0 R"),
        "<< /Contents 4 0 R >>",
      ]),
      [],
    ],
    ["in an object behind it", file(stream("", CONTENTS, "5 0 R"), ["13"]), []],
    ["in one that is no number", file(stream("", CONTENTS, "5 0 R"), ["/x"]), ["4 object 4: a stream without a length"]],
    [
      "in one that is missing",
      file(stream("", CONTENTS, "9 0 R")),
      ["4 object 4: a stream without a length", "9 object 9: is named and missing"],
    ],
    ["of no kind", file(stream("", CONTENTS, "/x")), ["4 object 4: a stream without a length"]],
    ["one byte too short", file(stream("", CONTENTS, 12)), ["4 object 4: a stream that does not end where its length says"]],
    ["up to the line's end", file(stream("", CONTENTS, 14)), []],
  ])("%s", (_, bytes, expected) => expect(said(bytes)).toEqual(expected));

  test("is told of what was inflated, unless a picture or something else may stand in it", () => {
    const lengths = (contents: string) => checkStructure(file(contents)).lengths.get(4);
    const text = CONTENTS.repeat(4);
    expect(lengths(stream("", text))).toBe(text.length);
    expect(lengths(stream("/Filter /FlateDecode", flate(text)))).toBe(text.length);
    expect(lengths(stream("/Filter [/FlateDecode]", flate(text)))).toBe(text.length);
    expect(lengths(stream("/Filter [/FlateDecode /DCTDecode]", flate(text)))).toBeUndefined();
    expect(lengths(stream("/Filter /FlateDecode", flate(`${text} BI /W 9`)))).toBeUndefined();
    expect(lengths(stream("/Length1 9", text))).toBeUndefined();
    expect(lengths(stream("/Filter /DCTDecode", text))).toBeUndefined();
  });
});

describe("a stream's data", () => {
  test.each<[string, string, readonly string[]]>([
    ["sound", stream("/Filter /FlateDecode", flate(CONTENTS)), []],
    [
      "cut off",
      stream("/Filter /FlateDecode", flate(CONTENTS).slice(0, -6)),
      ["4 stream of object 4: its compressed data is cut off"],
    ],
    ["of no kind known", stream("/Filter /FlateDecode", "no data at all"), ["4 stream of object 4: incorrect header check"]],
    [
      "with another checksum",
      stream("/Filter /FlateDecode /Type /XObject", `${flate(CONTENTS).slice(0, -1)}?`),
      ["4 stream of object 4 (XObject): its checksum (Adler-32) is another"],
    ],
    [
      "its subtype says more than its type",
      stream("/Filter /FlateDecode /Type /XObject /Subtype /Form", "no data at all"),
      ["4 stream of object 4 (Form): incorrect header check"],
    ],
    [
      "of a font",
      stream("/Filter /FlateDecode /Length1 3", "no data at all"),
      ["4 stream of object 4 (font file): incorrect header check"],
    ],
    ["48 zeros in a row", stream("", zeros(48)), ["4 stream of object 4: holds a stretch of zeros"]],
    ["47 zeros in a row", stream("", zeros(47)), []],
    ["zeros in a plain picture", stream("/Subtype /Image", zeros(60)), []],
    ["zeros in plain metadata", stream("/Subtype /XML", zeros(60)), ["4 stream of object 4 (XML): holds a stretch of zeros"]],
    [
      "a subtype that only begins so",
      stream("/Subtype /ImageMask", zeros(60)),
      ["4 stream of object 4 (ImageMask): holds a stretch of zeros"],
    ],
    ["zeros in a plain font", stream("/Length1 62", zeros(60)), []],
    [
      "zeros in a coded picture",
      stream("/Subtype /Image /Filter /DCTDecode", zeros(60)),
      ["4 stream of object 4 (Image): holds a stretch of zeros"],
    ],
    [
      "zeros in a coded font",
      stream("/Length1 62 /Filter /LZWDecode", zeros(60)),
      ["4 stream of object 4 (font file): holds a stretch of zeros"],
    ],
  ])("%s", (_, contents, expected) => expect(said(file(contents))).toEqual(expected));

  test("is not looked at in an encrypted file", () =>
    expect(said(file(stream("/Filter /FlateDecode", "no data at all"), [], "", "/Encrypt << >>"))).toEqual([]));
});

describe("what stands between objects", () => {
  const sound = file(stream("", CONTENTS));
  /** With more bytes behind the last object, before the table. */
  const withMore = (text: string): Buffer => {
    const all = sound.toString("latin1").replace("xref\n0 ", `${text}xref\n0 `);
    return Buffer.from(
      all.replace(/startxref\n(\d+)\n%/, (_, at) => `startxref\n${Number(at) + text.length}\n%`),
      "latin1",
    );
  };
  test.each<[string, readonly string[]]>([
    ["", []],
    ["\n\r \n", []],
    [" ".repeat(300_000), []],
    ["% made by hand\n", []],
    ["\t\0\n", []],
    ["startxref 12\n", []],
    ["startxref\n", ["belong to no object"]],
    ["x\n", ["belong to no object"]],
    ["% a comment\nx\n", ["belong to no object"]],
    ["9 0 obj\n", ["belong to no object"]],
  ])("%#", (text, expected) => expect(checkStructure(withMore(text)).findings.map(({ reason }) => reason)).toEqual(expected));

  test("is told by its bytes", () => {
    const from = withMore("x\n").indexOf("endobj\nx") + 6;
    expect(said(withMore("x\n"))).toEqual([`- bytes ${from} to ${from + 3}: belong to no object`]);
  });
});

describe("a file of several revisions", () => {
  const first = file(stream("", CONTENTS));
  const TREE = "2 0 obj\n<< /Count 1 /Kids [3 0 R] >>\nendobj\n";
  /** The page tree is replaced by one that says the same; the old one stays where it is. `before`: more bytes before it. */
  const revised = (old: Buffer, before = "", tree = TREE): Buffer => {
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(old.toString("latin1"))?.[1]);
    const at = old.length + before.length;
    const entry = `xref\n2 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${table} >>\n`;
    return Buffer.concat([old, Buffer.from(`${before}${tree}${entry}startxref\n${at + tree.length}\n%%EOF\n`, "latin1")]);
  };

  test.each<[string, Buffer]>([
    ["an object that was replaced takes its place still", revised(first)],
    ["also behind the end of an earlier revision", revised(revised(first))],
    ["objects may have been given up between others", revised(first, "", `${TREE}7 0 obj\n<< /Type /Page >>\nendobj\n`)],
    ["what nothing names is no damage", revised(first, "", TREE.replace("3 0 R", ""))],
  ])("%s", (_, bytes) => expect(said(bytes)).toEqual([]));

  test("other bytes are damage", () =>
    expect(said(revised(first, "lost\n"))).toEqual([expect.stringContaining("belong to no object")]));
  test("a replaced object without an end takes no place", () =>
    expect(said(revised(revised(first), "", TREE.replace("endobj", "endxbj")))).toEqual([
      "2 object 2: does not end with endobj",
    ]));
});

describe("pages and what they name", () => {
  const font = "<< /Type /Font >>";
  test.each<[string, Buffer, readonly string[]]>([
    ["a page tree that is missing", pdfFile(["<< /Type /Catalog >>"]), ["- page tree: is missing"]],
    ["a catalog that is none", pdfFile(["12"]), ["- page tree: is missing"]],
    ["an object that a page names", file(stream("", CONTENTS), [], "/Annots 8 0 R"), ["8 object 8: is named and missing"]],
    ["one of another page is not this one's", file(stream("", CONTENTS), [], "/Next 8 0 R"), []],
    ["a font that nothing names", file(stream("", CONTENTS), [font]), ["- object 5: belongs to no page"]],
    [
      "a page that nothing names",
      file(stream("", CONTENTS), ["<< /Type /Page /Contents 4 0 R >>"]),
      ["- object 5: belongs to no page"],
    ],
    ["contents that nothing names", file(stream("", CONTENTS), [stream("", "x")]), ["- object 5: belongs to no page"]],
    ["a font file that nothing names", file(stream("", CONTENTS), [stream("/Length1 1", "x")]), []],
    ["a list that nothing names", file(stream("", CONTENTS), ["[1 2]"]), []],
    ["in an encrypted file", file(stream("", CONTENTS), [font], "", "/Encrypt << >>"), []],
  ])("%s", (_, bytes, expected) => expect(said(bytes)).toEqual(expected));

  const page = (entries: string, more: readonly string[]): Buffer =>
    pdfFile([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] >>",
      `<< /Type /Page /Parent 2 0 R ${entries} >>`,
      ...more,
    ]);
  test.each<[string, Buffer, readonly string[]]>([
    ["without contents", page("", []), []],
    [
      "without contents, a stream by an unknown key",
      page("/Kontents 4 0 R", [stream("", "x")]),
      ["3 object 3 (page): has a stream and no contents"],
    ],
    ["by one that pages have", page("/Metadata 4 0 R", [stream("", "x")]), []],
    ["by an unknown key what is no stream", page("/Kontents 4 0 R", ["<< /A 1 >>"]), []],
    ["with contents, and a stream by an unknown key", page("/Contents 4 0 R /Kontents 4 0 R", [stream("", "x")]), []],
  ])("a page %s", (_, bytes, expected) => expect(said(bytes)).toEqual(expected));
});

describe("the file's ends", () => {
  test("without %%EOF it is cut off", () =>
    expect(said(changed(file(stream("", CONTENTS)), "%%EOF", "%%EO"))).toEqual([
      "- end of the file: %%EOF is missing: the file is cut off",
    ]));
  test("%%EOF further from its end than servers append is none", () => {
    const appended = (count: number) => Buffer.concat([file(stream("", CONTENTS)), Buffer.from("\n".repeat(count))]);
    expect(said(appended(1900))).toEqual([]);
    expect(said(appended(2100))).toContain("- end of the file: %%EOF is missing: the file is cut off");
  });
  test("without its table it has no objects", () => {
    const found = checkStructure(changed(file(stream("", CONTENTS)), /startxref\n\d+/, "startxref\n7"));
    expect(found.objects.size).toBe(0);
    expect(found.findings).toEqual([
      {
        object: null,
        part: "cross-reference table",
        reason: "no cross-reference table where startxref or Prev says; the library rebuilt it",
      },
    ]);
  });
});
