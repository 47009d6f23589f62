import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import type { DrawnRun } from "./drawn-text.ts";
import { COLUMNS, differing, FIELD_ASPECT, holesOf, packed, rasterOf, ROWS, unpacked, wordsOf } from "./glyph-raster.ts";
import { readPageRulings } from "./page-rulings.ts";
import { withoutRadicals } from "./radicals.ts";
import { seenGlyphs } from "./seen-text.ts";
import { damageOf } from "./structure/damage.ts";
import { checkStructure, reachable, type FileStructure } from "./structure/file-structure.ts";
import { largePictures } from "./structure/large-pictures.ts";
import { readValue, skipSpace, SyntaxDamage, type Value } from "./structure/values.ts";
import { firstIn, nameIn, readCrossReferences, streamStart } from "./structure/xref.ts";
import { marksOf, readTags, tableFromTags, type MarkedGlyphs, type TaggedCell } from "./tags.ts";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

describe("objects", () => {
  const plain = (value: Value): unknown =>
    value instanceof Map
      ? Object.fromEntries([...value].map(([key, item]: [string, Value]) => [key, plain(item)]))
      : Array.isArray(value)
        ? value.map((item: Value) => plain(item))
        : value;
  const read = (text: string): unknown => {
    const cursor = { bytes: latin1(text), at: 0 };
    return [plain(readValue(cursor)), text.slice(cursor.at)];
  };

  test.each([
    ["12 ", [12, " "]],
    ["-1.5]", [-1.5, "]"]],
    ["+.5", [0.5, ""]],
    ["5.", [5, ""]],
    ["1234567890", [1_234_567_890, ""]],
    ["12345678901", [12_345_678_901, ""]],
    ["true", [true, ""]],
    ["false/", [false, "/"]],
    ["null", [null, ""]],
    ["/Name<", ["/Name", "<"]],
    ["/", ["/", ""]],
    ["% remark\n 7", [7, ""]],
    ["% remark\r7", [7, ""]],
    ["12 0 R", [{ object: 12 }, ""]],
    ["12 0 R/", [{ object: 12 }, "/"]],
    ["12 0 R1", [12, " 0 R1"]],
    ["12 0 obj", [12, " 0 obj"]],
    ["12 0", [12, " 0"]],
    ["12 x R", [12, " x R"]],
    ["(a(b)c\\)d)e", [null, "e"]],
    ["(\\\\)x", [null, "x"]],
    ["<48 65>x", [null, "x"]],
    ["[1[2]/A null]x", [[1, [2], "/A", null], "x"]],
    ["<</A 1/B<</C[]>>>>x", [{ A: 1, B: { C: [] } }, "x"]],
    ["<< /A 3 0 R /B 4 >>", [{ A: { object: 3 }, B: 4 }, ""]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    ["", /without an end/],
    ["xyz", /"xyz" is no object/],
    ["\u00e9", /"\?" is no object/],
    ["(abc", /string without an end/],
    ["(abc\\)", /string without an end/],
    ["<4", /string without an end/],
    ["<4g>", /other characters/],
    ["[1", /without an end/],
    ["<</A 1", /key is no name/],
    ["<<A 1>>", /key is no name/],
    ["<</A 1>", /key is no name/],
    ["1.2.3", /is no object/],
    ["--5", /is no object/],
    ["[".repeat(102), /too deep/],
  ])("%s is none", (text, reason) => {
    expect(() => read(text)).toThrow(reason);
    expect(() => read(text)).toThrow(SyntaxDamage);
  });
  test("a hundred brackets are not too deep", () => expect(() => read(`${"[".repeat(100)}${"]".repeat(100)}`)).not.toThrow());

  test("white space and remarks are passed over", () => {
    const cursor = { bytes: latin1(" \0\t\f%x\n\r%y"), at: 0 };
    skipSpace(cursor);
    expect(cursor.at).toBe(cursor.bytes.length);
  });
});

describe("streams", () => {
  test.each([
    ["stream\nx", 7],
    [" stream\r\nx", 9],
    ["stream\rx", 7],
    ["streamx", 6],
    ["endobj", null],
  ])("%j begins at %s", (text, at) => expect(streamStart(latin1(text), 0)).toBe(at));
  test("the first of a list, and its name", () => {
    expect(firstIn([1, 2])).toBe(1);
    expect(firstIn("/A")).toBe("/A");
    expect([nameIn(["/A", "/B"]), nameIn("/C"), nameIn([]), nameIn(3), nameIn(undefined)]).toEqual([
      "/A",
      "/C",
      null,
      null,
      null,
    ]);
  });
});

describe("cross-references", () => {
  const references = (text: string | Buffer, base = 0) => {
    const { entries, offsets, single, stretches } = readCrossReferences(typeof text === "string" ? latin1(text) : text, base);
    return { entries: [...entries].toSorted(([a], [b]) => a - b), offsets: [...offsets], single, stretches };
  };
  const line = (offset: number, kind = "n"): string => `${String(offset).padStart(10, "0")} 00000 ${kind} \n`;
  const table = (entries: string, trailer = "/Size 9"): string => `xref\n${entries}trailer\n<< ${trailer} >>\n`;
  const ended = (text: string, start: number): string => `${text}startxref\n${start}\n%%EOF`;

  test("a table in two parts; what is free has no place", () => {
    const text = table(`0 2\n${line(0, "f")}${line(15)}7 1\n${line(99)}`);
    expect(references(ended(text, 0))).toEqual({
      entries: [
        [1, { offset: 15 }],
        [7, { offset: 99 }],
      ],
      offsets: [15, 99],
      single: true,
      stretches: [[0, text.length - 1]],
    });
  });

  test("the newest revision counts, the places of the older are known; what it gave up is gone", () => {
    const old = table(`1 3\n${line(10)}${line(20)}${line(30)}`);
    const text = old + table(`1 1\n${line(11)}3 1\n${line(0, "f")}`, "/Size 9 /Prev 0");
    const found = references(ended(text, old.length));
    expect(found.entries).toEqual([
      [1, { offset: 11 }],
      [2, { offset: 20 }],
    ]);
    expect([found.single, found.offsets.toSorted((a, b) => a - b)]).toEqual([false, [10, 11, 20, 30]]);
  });

  test("a circle of revisions ends", () => {
    const text = table(`1 1\n${line(10)}`, "/Prev 0");
    expect(references(ended(text, 0)).entries).toEqual([[1, { offset: 10 }]]);
  });

  const stream = (dictionary: string, data: Buffer): Buffer =>
    Buffer.concat([
      latin1(`5 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      latin1("\nendstream\nendobj\nstartxref\n0\n%%EOF"),
    ]);
  const rows = Buffer.from([0, 0, 0, 1, 1, 4, 2, 0, 7, 1, 9, 1]);
  const expected = [
    [1, { offset: 260 }],
    [2, { stream: 7 }],
    [3, { offset: 2305 }],
  ];

  test("a stream: places, objects in streams, what is free", () => {
    expect(references(stream("/W [1 1 1] /Size 4", Buffer.from([0, 0, 0, 1, 9, 0, 2, 7, 3, 1, 8, 0]))).entries).toEqual([
      [1, { offset: 9 }],
      [2, { stream: 7 }],
      [3, { offset: 8 }],
    ]);
    expect(references(stream("/W [1 2 0] /Size 4", rows)).entries).toEqual(expected);
    expect(references(stream("/W [1 2 0] /Size 4 /Filter /FlateDecode", deflateSync(rows))).entries).toEqual(expected);
    expect(references(stream("/W [1 2 0] /Index [1 1 8 1]", rows.subarray(3, 9))).entries).toEqual([
      [1, { offset: 260 }],
      [8, { stream: 7 }],
    ]);
    expect(references(stream("/W [0 2 0] /Size 2", Buffer.from([0, 5, 1, 0]))).entries).toEqual([
      [0, { offset: 5 }],
      [1, { offset: 256 }],
    ]);
  });

  /** Each row with its kind of prediction in front. */
  const predicted = (kind: number, write: (row: number, i: number) => number): Buffer =>
    Buffer.from(
      Array.from({ length: 4 }, (_, row) => [kind, ...Array.from({ length: 3 }, (__, i) => write(row, i) & 255)]).flat(),
    );
  const at = (row: number, i: number): number => (row < 0 || i < 0 ? 0 : (rows[row * 3 + i] ?? 0));
  test.each([
    ["none", predicted(0, at)],
    ["of the left", predicted(1, (row, i) => at(row, i) - at(row, i - 1))],
    ["of the row above", predicted(2, (row, i) => at(row, i) - at(row - 1, i))],
  ])("prediction: %s", (_, data) => {
    const dictionary = "/W [1 2 0] /Size 4 /Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 3 >>]";
    expect(references(stream(dictionary, deflateSync(data))).entries).toEqual(expected);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ["no startxref", "xref\n", /startxref is missing/],
    ["no number behind it", "startxref\nx\n", /startxref is missing/],
    ["nothing where it says", ended("junk ", 0), /no cross-reference table/],
    ["an entry", ended(table("0 1\n0000000000 0000 n \n"), 0), /entry of object 0/],
    ["no trailer", ended(`xref\n0 1\n${line(3)}`, 0), /trailer is missing/],
    ["a trailer that is none", ended("xref\n0 0\ntrailer [1]\n", 0), /no dictionary/],
    ["a filter", stream("/W [1 2 0] /Size 4 /Filter /LZWDecode", rows), /by \/LZWDecode/],
    ["data", stream("/W [1 2 0] /Size 4 /Filter /FlateDecode", rows), /cross-reference stream/],
    ["too short", stream("/W [1 2 0] /Size 5", rows), /too short/],
    ["widths", stream("/W [1 2] /Size 4", rows), /widths/],
    ["no width", stream("/W [0 0 0] /Size 4", rows), /widths/],
    ["a width of seven bytes", stream("/W [1 7 0] /Size 1", Buffer.alloc(8)), /widths/],
    ["a prediction", stream("/W [1 2 0] /Size 4 /DecodeParms << /Predictor 12 /Columns 3 >>", predicted(3, at)), /predictor/],
  ])("damage: %s", (_, text, reason) => expect(() => references(text)).toThrow(reason));
});

/** A file of these objects, the first its catalog. */
function file(...objects: readonly string[]): FileStructure {
  let out = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return checkStructure(latin1(`${out}xref\n0 ${size}\n0000000000 65535 f \n${entries}${end}`));
}
const tree = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"];
const stream = (data: string, more = ""): string => `<< ${more} /Length ${data.length} >>\nstream\n${data}\nendstream`;

describe("a file", () => {
  const reasons = (...objects: readonly string[]): string[] =>
    file(...tree, ...objects).findings.map(({ part, reason }) => `${part}: ${reason}`);
  const page = (more: string): string => `<< /Type /Page /Parent 2 0 R ${more} >>`;

  test.each<[string, string[], RegExp[]]>([
    ["is sound", [page("/Contents 4 0 R"), stream("BT ET")], []],
    ["its length an object", [page("/Contents 4 0 R"), stream("BT ET").replace("/Length 5", "/Length 5 0 R"), "5"], []],
    [
      "a length that is not there",
      [page("/Contents 4 0 R"), stream("BT ET").replace("/Length 5", "/Length 9 0 R")],
      [/object 4: a stream without a length/, /object 9/],
    ],
    ["no length", [page("/Contents 4 0 R"), stream("BT ET").replace("/Length 5", "")], [/object 4: a stream without a length/]],
    ["48 zeros", [page("/Contents 4 0 R"), stream(`x${"\0".repeat(48)}`)], [/stream of object 4: holds a stretch of zeros/]],
    ["47 zeros", [page("/Contents 4 0 R"), stream(`x${"\0".repeat(47)}`)], []],
    ["zeros of a picture", [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream("\0".repeat(99), "/Subtype /Image")], []],
    [
      "zeros of a packed picture",
      [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream("\0".repeat(99), "/Subtype /Image /Filter /DCTDecode")],
      [/object 5 \(Image\): holds/],
    ],
    ["zeros of a font", [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream("\0".repeat(99), "/Length1 9")], []],
    [
      "packed data that is none",
      [page("/Contents 4 0 R"), stream("xxxx", "/Filter /FlateDecode")],
      [/stream of object 4: incorrect header check/],
    ],
    ["a stream nobody names", [page("/Contents 4 0 R"), stream("x"), stream("y")], [/object 5: belongs to no page/]],
    ["a font nobody names", [page("/Contents 4 0 R"), stream("x"), "<< /Type /Font >>"], [/object 5: belongs to no page/]],
    ["a font's file nobody names", [page("/Contents 4 0 R"), stream("x"), stream("y", "/Length1 1")], []],
    ["something else nobody names", [page("/Contents 4 0 R"), stream("x"), "<< /Type /Metadata >>"], []],
    [
      "a page with a stream and no contents",
      [page("/X 4 0 R"), stream("x")],
      [/object 3 \(page\): has a stream and no contents/],
    ],
    ["a page with nothing", [page("")], []],
    ["a page's thumbnail", [page("/Thumb 4 0 R"), stream("x")], []],
    ["a page's object that is missing", [page("/Contents 9 0 R")], [/object 9: is named and missing/]],
    ["what leads away is not asked for", [page("/Dest 9 0 R /AA 8 0 R")], []],
  ])("%s", (_, objects, expected) =>
    expect(reasons(...objects)).toEqual(expected.map((one): unknown => expect.stringMatching(one))),
  );

  test("without a page tree says so", () =>
    expect(file("<< /Type /Catalog >>").findings).toEqual([{ object: null, part: "page tree", reason: "is missing" }]));

  test("the length of what is drawn, unless a picture may be in it", () => {
    const { lengths } = file(...tree, page("/Contents [4 0 R 5 0 R]"), stream("BT ET"), stream("x BI y"));
    expect([...lengths]).toEqual([[4, 5]]);
  });

  test("reachable are objects in lists and dictionaries, once, but not what leads away", () => {
    const objects = new Map<number, Value>([
      [
        1,
        new Map<string, Value>([
          ["K", [{ object: 2 }]],
          ["Parent", { object: 4 }],
        ]),
      ],
      [
        2,
        new Map<string, Value>([
          ["L", { object: 1 }],
          ["C", { object: 3 }],
        ]),
      ],
    ]);
    expect([...reachable(objects, { object: 1 })].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect([...reachable(objects, { object: 1 }, new Set())].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  });

  test("a page shows a large picture", () => {
    const large = (width: number, height: number): boolean =>
      largePictures(file(...tree, page("/R 4 0 R"), stream("x", `/Subtype /Image /Width ${width} /Height ${height}`)))(3);
    expect([large(600, 800), large(600, 799), large(800, 600)]).toEqual([true, false, true]);
    expect(largePictures(file(...tree, page("/R 4 0 R"), stream("x", "/Subtype /Form /Width 900 /Height 900")))(3)).toBe(false);
  });

  describe("damage concerns", () => {
    const structure = (objects: readonly string[]) => file(...tree, ...objects);
    const told = (objects: readonly string[], pages: readonly (readonly [number, number])[]) =>
      damageOf(structure(objects), [], new Map(pages)).map(({ page: of, concerns }) => [of, concerns]);
    const bad = stream(`x${"\0".repeat(48)}`);
    test("the pages that show it", () => expect(told([page("/Contents 4 0 R"), bad], [[1, 3]])).toEqual([[1, "page"]]));
    test("all, where no page is known to", () => expect(told([page("/Contents 4 0 R"), bad], [])).toEqual([[null, "all"]]));
    test("none, where only the catalog's notes name it", () => {
      const catalog = "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>";
      const whole = file(catalog, tree[1] ?? "", page(""), bad);
      expect(damageOf(whole, [], new Map([[1, 3]])).map(({ concerns }) => concerns)).toEqual(["none"]);
    });
    const sound = structure([page("/Contents 4 0 R"), stream("x")]);
    const warn = (over: object) => ({ page: 2, part: "font", reason: "bad", shared: false, ...over });
    test("what the library said of a page, once; what is shared concerns all", () => {
      expect(damageOf(sound, [warn({}), warn({}), warn({ shared: true }), warn({ page: null })], new Map())).toEqual([
        { page: 2, part: "font", reason: "bad", concerns: "page" },
        { page: null, part: "font", reason: "bad", concerns: "all" },
      ]);
    });
    test("a long list is cut, and counts the rest", () => {
      const many = (count: number) =>
        damageOf(
          sound,
          Array.from({ length: count }, (_, i) => warn({ reason: `${i}` })),
          new Map(),
        );
      expect(many(40)).toHaveLength(40);
      expect(many(42).at(-1)).toEqual({ page: null, part: "further parts", reason: "2 more are damaged", concerns: "all" });
      expect(many(42)).toHaveLength(41);
    });
  });
});

describe("drawn lines of a page", () => {
  /** Ops as pdf.js lists them. A path: `0 x y` to a point, `1 x y` a line, `4` closes. */
  const rulings = async (...ops: readonly (readonly [number, unknown[]])[]) => {
    const page = {
      getOperatorList: () => Promise.resolve({ fnArray: ops.map(([fn]) => fn), argsArray: ops.map(([, args]) => args) }),
    } as unknown as PDFPageProxy;
    return (await readPageRulings(page, [1, 0, 0, 1, 0, 0])).map(({ axis, at, from, to }) => `${axis[0]} ${at} ${from}-${to}`);
  };
  const path = (paint: number, ...numbers: number[]): readonly [number, unknown[]] => [
    OPS.constructPath,
    [paint, [Float32Array.from(numbers)]],
  ];
  const rect = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];

  test.each<[string, readonly (readonly [number, unknown[]])[], string[]]>([
    ["a thin rectangle that is filled", [path(OPS.fill, ...rect(0, 10, 100, 12.5))], ["h 11.25 0-100"]],
    ["one that is too thick", [path(OPS.fill, ...rect(0, 10, 100, 12.75))], []],
    ["an upright one", [path(OPS.eoFill, ...rect(10, 0, 11, 50))], ["v 10.5 0-50"]],
    ["a dot", [path(OPS.fill, ...rect(0, 0, 2, 2))], []],
    [
      "a rectangle that is stroked",
      [path(OPS.stroke, ...rect(0, 0, 100, 50))],
      ["h 0 0-100", "v 100 0-50", "h 50 0-100", "v 0 0-50"],
    ],
    ["a line", [path(OPS.stroke, 0, 100, 10, 1, 0, 10)], ["h 10 0-100"]],
    ["a line that slants a little", [path(OPS.stroke, 0, 0, 10, 1, 100, 10.5)], ["h 10.25 0-100"]],
    ["a short one", [path(OPS.stroke, 0, 0, 10, 1, 1, 10)], []],
    ["a filled line", [path(OPS.fill, 0, 0, 10, 1, 100, 10)], []],
    ["a slanted line", [path(OPS.stroke, 0, 0, 0, 1, 100, 100)], []],
    ["white on white", [[OPS.setStrokeRGBColor, ["#FFFFFF"]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], []],
    ["white by numbers", [[OPS.setFillRGBColor, [255, 255, 255]], path(OPS.fill, ...rect(0, 0, 100, 1))], []],
    ["nearly white", [[OPS.setFillRGBColor, [255, 255, 254]], path(OPS.fill, ...rect(0, 0, 100, 1))], ["h 0.5 0-100"]],
    ["white fill, black stroke", [[OPS.setFillRGBColor, ["#ffffff"]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], ["h 10 0-100"]],
    [
      "white until restored",
      [[OPS.save, []], [OPS.setStrokeRGBColor, ["#ffffff"]], [OPS.restore, []], path(OPS.stroke, 0, 0, 10, 1, 100, 10)],
      ["h 10 0-100"],
    ],
    ["moved", [[OPS.transform, [2, 0, 0, 1, 5, 7]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)], ["h 17 5-205"]],
    [
      "in a form with a place of its own",
      [
        [OPS.paintFormXObjectBegin, [[1, 0, 0, 1, 0, 30], null]],
        path(OPS.stroke, 0, 0, 10, 1, 100, 10),
        [OPS.paintFormXObjectEnd, []],
        path(OPS.stroke, 0, 0, 10, 1, 100, 10),
      ],
      ["h 40 0-100", "h 10 0-100"],
    ],
    [
      "in a form without one",
      [[OPS.paintFormXObjectBegin, [null, null]], path(OPS.stroke, 0, 0, 10, 1, 100, 10)],
      ["h 10 0-100"],
    ],
    ["a letter's outline", [path(OPS.stroke, 0, 0, 0, 1, 50, 0, 2, 60, 0, 60, 10, 50, 20)], []],
    [
      "four lines and a curve",
      [path(OPS.stroke, ...rect(0, 0, 100, 50), 2, 1, 1, 2, 2, 3, 3)],
      ["h 0 0-100", "v 100 0-50", "h 50 0-100", "v 0 0-50"],
    ],
    ["no path", [[OPS.constructPath, [OPS.stroke, [null]]]], []],
  ])("%s", async (_, ops, expected) => expect(await rulings(...ops)).toEqual(expected));
});

describe("outlines as rasters", () => {
  const square = (x0: number, y0: number, x1: number, y1: number): number[] => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];
  const rowsOf = (path: readonly number[]): string[] => {
    const raster = rasterOf(path) ?? new Uint8Array();
    return Array.from({ length: ROWS }, (_, row) => [...raster.subarray(row * COLUMNS, (row + 1) * COLUMNS)].join(""));
  };
  test("a full field, its upper half, a bar in the middle", () => {
    expect(rowsOf(square(0, 0, FIELD_ASPECT * 140, 140))).toEqual(Array.from({ length: ROWS }, () => "1".repeat(COLUMNS)));
    const bar = rowsOf(square(0, 0, 14, 140));
    expect(new Set(bar)).toEqual(new Set(["0000110000"]));
    const stairs = rowsOf([...square(0, 0, 14, 140), ...square(14, 70, 112, 140)]);
    expect([stairs[0], stairs[6], stairs[7], stairs[13]]).toEqual(["1111111111", "1111111111", "1000000000", "1000000000"]);
  });
  test("a contour the other way round is a hole, the same way is none", () => {
    const outer = square(0, 0, 112, 140);
    const hole = [0, 42, 50, 1, 42, 90, 1, 70, 90, 1, 70, 50, 4];
    const filled = rowsOf([...outer, ...square(42, 50, 70, 90)]).join("");
    expect(rowsOf([...outer, ...hole]).join("")).not.toBe(filled);
    expect(filled).not.toContain("0");
    expect([holesOf(outer), holesOf([...outer, ...hole])]).toEqual([0, 1]);
  });
  test("curves are followed", () => {
    const round = rowsOf([0, 0, 70, 2, 0, 147, 112, 147, 112, 70, 2, 112, -7, 0, -7, 0, 70]);
    expect([round[0], round[6]]).toEqual([expect.stringMatching(/^00\d+00$/), expect.stringMatching(/^1+$/)]);
    const quadratic = rowsOf([0, 0, 0, 3, 56, 280, 112, 0, 4]);
    expect([quadratic[0], quadratic[13]]).toEqual([expect.stringMatching(/^0+1*0+$/), expect.stringMatching(/^1+$|^01+0$/)]);
    expect([holesOf([0, 0, 0, 3, 1, 1, 2, 2, 2, 1, 1, 2, 2, 3, 3, 4]), holesOf([])]).toEqual([0, -1]);
  });
  test("an outline without height is none", () => {
    expect(rasterOf([])).toBeNull();
    expect(rasterOf([0, 0, 0, 1, 9, 0])).toBeNull();
  });
  test("words are packed and taken apart again, and differ by points", () => {
    const raster = Uint8Array.from({ length: 140 }, (_, i) => ((i * 7) % 3 === 0 ? 1 : 0));
    expect([...unpacked(packed(raster))]).toEqual([...wordsOf(raster)]);
    expect([...wordsOf(Uint8Array.from({ length: 20 }, (_, i) => (i === 0 || i === 19 ? 1 : 0)))]).toEqual([2 ** 19 + 1]);
    const other = Uint8Array.from(raster, (point, i) => (i % 10 === 0 ? 1 - point : point));
    expect(differing(wordsOf(raster), wordsOf(other))).toBe(14);
    expect(differing(Uint32Array.of(0xfffff), Uint32Array.of(0))).toBe(20);
  });
});

describe("text that is seen", () => {
  const glyph = (text: string, x0: number, baseline = 100): Glyph => ({ text, x0, x1: x0 + 10, baseline, mark: null, size: 10 });
  const run = (text: string, x0: number, x1: number, unseen: DrawnRun["unseen"], y0 = 90): DrawnRun => ({
    text,
    box: { x0, x1, y0, y1: y0 + 12 },
    size: 10,
    unseen,
  });
  const seen = (glyphs: readonly Glyph[], runs: readonly DrawnRun[]) => {
    const { seen: kept, leftOut } = seenGlyphs(glyphs, runs);
    return [kept.map(({ text }) => text).join(""), leftOut.map(({ text, reason }) => `${text} ${reason}`)];
  };
  test.each<[string, readonly DrawnRun[], unknown]>([
    ["all, where nothing is unseen", [run("甲乙", 0, 20, null)], ["甲乙", []]],
    ["not what is invisible", [run("甲", 0, 10, "invisible")], ["乙", ["甲 invisible"]]],
    ["what is drawn twice, once visibly", [run("甲", 0, 10, "invisible"), run("甲", 0, 10, null)], ["甲乙", []]],
    ["what stands on another line", [run("甲", 0, 10, "covered", 120)], ["甲乙", []]],
    ["what has another text", [run("丙", 0, 10, "covered")], ["甲乙", []]],
    ["within half an em", [run("甲乙", -25, 0.1, "covered")], ["乙", ["甲 covered"]]],
    ["beyond half an em", [run("甲乙", -25, 0, "covered")], ["甲乙", []]],
  ])("%s", (_, runs, expected) => expect(seen([glyph("甲", 0), glyph("乙", 10)], runs)).toEqual(expected));
  test("blanks that nobody sees are not told", () =>
    expect(seen([glyph(" ", 0)], [run(" ", 0, 10, "covered")])).toEqual(["", []]));
});

test.each([
  ["项⽬", "项目"],
  ["⻔⼾", "门戶"],
  ["目录", "目录"],
])("radicals: %s", (text, plain) => expect(withoutRadicals(text)).toBe(plain));

describe("tags", () => {
  const viewport = { matrix: [1, 0, 0, 1, 0, 0], toShown: (box: unknown) => box } as unknown as MarkedGlyphs["viewport"];
  const at = (text: string, x0: number, page = 1, baseline = 100): MarkedGlyphs => ({
    page,
    viewport,
    glyphs: [{ text, x0, x1: x0 + 10, baseline, mark: null, size: 10 }],
  });
  const cell = (mark: string, columnSpan = 1, rowSpan = 1): TaggedCell => ({
    rowSpan,
    columnSpan,
    marks: mark === "" ? [] : [mark],
  });
  const table = (rows: readonly (readonly TaggedCell[])[], marked: Readonly<Record<string, MarkedGlyphs>>) => {
    const { cells, rowCount, columnCount } = tableFromTags({ rows }, new Map(Object.entries(marked)));
    return [`${rowCount}×${columnCount}`, ...cells.map((c) => `${c.row},${c.column} ${c.rowSpan}×${c.columnSpan} ${c.text}`)];
  };

  test("cells stand one beside the other, spans take their places", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 50), d: at("丁", 0) };
    expect(table([[cell("a", 1, 2), cell("b")], [cell("c")], [cell("d", 2)]], marked)).toEqual([
      "3×2",
      "0,0 2×1 甲",
      "0,1 1×1 乙",
      "1,1 1×1 丙",
      "2,0 1×2 丁",
    ]);
  });
  test("a span does not leave the table", () =>
    expect(table([[cell("a", 1, 5)]], { a: at("甲", 0) })).toEqual(["1×1", "0,0 1×1 甲"]));
  test("cells of a row that is too short go where others of their width stand", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 100), d: at("丁", 100), e: at("戊", 0) };
    expect(
      table(
        [
          [cell("a"), cell("b"), cell("c")],
          [cell("e"), cell("d")],
        ],
        marked,
      ),
    ).toEqual(["2×3", "0,0 1×1 甲", "0,1 1×1 乙", "0,2 1×1 丙", "1,0 1×1 戊", "1,2 1×1 丁"]);
  });
  test("a cell that a page break cuts has a place on each page", () => {
    const whole = tableFromTags(
      { rows: [[{ rowSpan: 1, columnSpan: 1, marks: ["b", "a", "x"] }]] },
      new Map([
        ["a", at("甲", 0, 1)],
        ["b", at("乙", 0, 2)],
      ]),
    );
    expect(
      whole.cells.map(({ text, places }) => [text, places.map((place) => (place.kind === "page" ? place.page : null))]),
    ).toEqual([["甲乙", [1, 2]]]);
  });
  test("an empty cell has neither text nor place", () =>
    expect(tableFromTags({ rows: [[cell("")]] }, new Map()).cells).toEqual([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "", places: [] },
    ]));

  const content = (id: string) => ({ type: "content", id });
  const node = (role: string, ...children: object[]) => ({ role, children });
  const tagged = (root: object | null) => readTags({ getStructTree: () => Promise.resolve(root) } as unknown as PDFPageProxy);
  test("rows stand in the table or in its parts; rows without cells are none; a table in a table is another", async () => {
    const tree = node("Root", node("Sect", node("Table", node("TR", node("TH", content("a"))), node("TBody", node("TR", { ...node("TD", node("P", content("b"))), colSpan: 2, rowSpan: 0 }), node("TR")), node("Table", node("TR", node("TD")))))); // oxfmt-ignore
    const [only, ...others] = await tagged(tree);
    expect(others).toEqual([]);
    expect(only?.rows).toEqual([[{ rowSpan: 1, columnSpan: 1, marks: ["a"] }], [{ rowSpan: 1, columnSpan: 2, marks: ["b"] }]]);
    expect(only === undefined ? [] : marksOf(only)).toEqual(["a", "b"]);
  });
  test("without a tree there are none", async () => expect(await tagged(null)).toEqual([]));
});
