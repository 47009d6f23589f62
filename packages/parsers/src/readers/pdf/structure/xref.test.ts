import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { firstIn, nameIn, readCrossReferences, streamStart } from "./xref.ts";
import { latin1 } from "../latin1.test-helper.ts";

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
