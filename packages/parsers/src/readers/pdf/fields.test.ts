import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import { fieldGlyphs, hasFields, readFields, type PageField } from "./fields.ts";
import type { UprightViewport } from "./glyphs.ts";
import type { FileStructure } from "./structure/file-structure.ts";
import type { Value } from "./structure/values.ts";
import { BASE } from "./page-operators.test-helper.ts";

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
