import { describe, expect, test } from "vitest";
import { damageOf } from "./damage.ts";
import { checkStructure, reachable, type FileStructure } from "./file-structure.ts";
import { largePictures } from "./large-pictures.ts";
import type { Value } from "./values.ts";
import { tree, stream } from "../latin1.test-helper.ts";
import { pdfFile } from "../testing/pdf-file.ts";

const file = (...objects: readonly string[]): FileStructure => checkStructure(pdfFile(objects));

/** A JPEG picture with a segment of 81 bytes that ends with zeros, and coded data behind it. */
const jpeg = (begin: string): string => `\xff\xd8${begin.padEnd(85, "\0")}\xff\xda\0\x02coded`;

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
    [
      "zeros in a photograph's colour profile",
      [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream(jpeg("\xff\xe2\0\x53ICC"), "/Subtype /Image /Filter /DCTDecode")],
      [],
    ],
    [
      "zeros in a photograph's coded data",
      [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream(jpeg("\xff\xda\0\x08"), "/Subtype /Image /Filter /DCTDecode")],
      [/object 5 \(Image\): holds/],
    ],
    ...[
      ["a segment that says to be longer than all", "\xff\xe2\xff\xf0ICC"],
      ["a segment without a length", "\xff\xe2\0\0ICC"],
      ["a segment that ends amid the data behind it", "\xff\xe2\0\x40ICC"],
      ["a segment that leads to a stuffed byte", "\xff\xe2\0\x04xx\xff\0\0\x4d"],
    ].map(([what = "", begin = ""]): [string, string[], RegExp[]] => [
      `zeros of a photograph with ${what}`,
      [page("/Contents 4 0 R /R 5 0 R"), stream("x"), stream(jpeg(begin), "/Subtype /Image /Filter /DCTDecode")],
      [/object 5 \(Image\): holds/],
    ]),
    [
      "zeros of a photograph that has no coded data",
      [
        page("/Contents 4 0 R /R 5 0 R"),
        stream("x"),
        stream(jpeg("\xff\xe2\0\x53ICC").slice(0, 87), "/Subtype /Image /Filter /DCTDecode"),
      ],
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

  test("resources are reachable whatever they are called", () => {
    const named = (name: string, object: number) => new Map<string, Value>([[name, { object }]]);
    const objects = new Map<number, Value>([
      [
        1,
        new Map<string, Value>([
          [
            "Resources",
            new Map<string, Value>([
              ["XObject", named("A", 2)],
              ["Pattern", { object: 3 }],
            ]),
          ],
        ]),
      ],
      [
        3,
        new Map<string, Value>([
          ["P", { object: 4 }],
          ["B", new Map<string, Value>([["XObject", { object: 3 }]])],
        ]),
      ],
      [5, named("A", 6)],
    ]);
    expect([...reachable(objects, { object: 1 })].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    expect([...reachable(objects, { object: 1 }, new Set(["Pattern"]))].toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect([...reachable(objects, { object: 5 })]).toEqual([5]);
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
