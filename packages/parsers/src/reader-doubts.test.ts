import type { Flag, Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { onPages, readingsOf, tableDoubts, textDoubts, type ReaderText } from "./reader-doubts.ts";
import type { Cell, Table } from "./table.ts";

const onPage = (page: number): Place => ({ kind: "page", page, box: { x0: 0, y0: 0, x1: 1, y1: 1 } });
const inLine: Place = { kind: "text", lines: [1, 1] };
const cell = (more: Partial<Cell>): Cell => ({
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  text: "90%",
  places: [],
  ...more,
});

test.each([
  ["nothing is known of pages", [], ""],
  ["a line of a text", [inLine], ""],
  ["one page", [onPage(3)], "page 3"],
  ["a page twice, and a line", [onPage(3), inLine, onPage(3)], "page 3"],
  ["pages in any order, by number", [onPage(10), onPage(9)], "pages 9, 10"],
])("%s: %j", (_, places, said) => expect(onPages(places)).toBe(said));

test.each([
  [{}, []],
  [{ rawText: "9O%" }, []],
  [{ confidence: 0.8 }, []],
  [{ rawText: "9O%", confidence: 0.8 }, [{ text: "9O%", confidence: 0.8 }]],
  [{ rawText: "", confidence: 0 }, [{ text: "", confidence: 0 }]],
])("the reading of a cell with %j", (more, readings) => expect(readingsOf(cell(more))).toEqual(readings));

describe("what a reader's flag says of a text", () => {
  const readings = [
    { text: "9O", confidence: 0.875 },
    { text: "%", confidence: 0.5 },
  ];
  const notesOf = (flag: Flag, more: Partial<ReaderText> = {}): readonly string[] =>
    textDoubts({ text: "90%", places: [onPage(2)], flags: [flag], readings, notes: [], ...more }, "value_raw").map(
      ({ note }) => note,
    );

  test.each<[Flag, Partial<ReaderText>, string]>([
    ["ocr", {}, "recognized page 2"],
    ["ocr_repaired", {}, "9O % → 90%"],
    ["ocr_uncertain", {}, "recognized as 9O % with confidence 0.50"],
    ["ocr_uncertain", { readings: [] }, "“90%” was not recognized for certain, page 2"],
    ["ocr_uncertain", { readings: [], places: [inLine] }, "“90%” was not recognized for certain"],
    ["joined_over_pages", { places: [onPage(2), onPage(3)] }, "“90%” stands in pieces, pages 2, 3"],
  ])("%s %j", (flag, more, note) => expect(notesOf(flag, more)).toEqual([note]));

  test("a flag without words of its own says its meaning, the text and the page", () =>
    expect(notesOf("text_undecodable")).toEqual([expect.stringMatching(/^\w.+: “90%”, page 2$/)]));

  test("what the reader told itself of this flag stands in the place of the words; of another flag it does not", () => {
    const notes = [
      { flag: "ocr_repaired", note: "O for 0" },
      { flag: "text_undecodable", note: "left out" },
      { flag: "ocr_repaired", note: "l for 1" },
    ] as const;
    expect(notesOf("ocr_repaired", { notes })).toEqual(["O for 0", "l for 1"]);
    expect(notesOf("text_undecodable", { notes })).toEqual(["left out"]);
    expect(notesOf("ocr", { notes })).toEqual(["recognized page 2"]);
  });

  test("each flag is a doubt of the field, in their order; a text without flags has none", () => {
    const text: ReaderText = { text: "90%", places: [], flags: ["ocr_uncertain", "ocr"], readings: [], notes: [] };
    const said = textDoubts(text, "score").map(({ flag, field }) => [flag, field]);
    expect(said).toEqual([
      ["ocr_uncertain", "score"],
      ["ocr", "score"],
    ]);
    expect(textDoubts({ ...text, flags: [] }, "score")).toEqual([]);
  });
});

describe("what a reader's flag says of a table", () => {
  const table = (more: Partial<Table>): Table => ({
    cells: [cell({ places: [onPage(4)] }), cell({ column: 1, places: [onPage(5)] })],
    rowCount: 1,
    columnCount: 2,
    merges: "kept",
    chunks: [0],
    evidence: "rulings",
    flags: [],
    ...more,
  });

  test.each<[Partial<Table>, string]>([
    [{ flags: ["ocr"] }, "the table was recognized, pages 4, 5"],
    [
      { flags: ["ocr"], picture: "image1.png", cells: [] },
      "the table was recognized in a picture inside the document (文中图片) image1.png",
    ],
    [{ flags: ["table_damaged"] }, "the table could not be rebuilt without doubt from rulings, pages 4, 5"],
    [{ flags: ["evidence_conflict"] }, "what the table was rebuilt from (rulings) disagrees with the other evidence, pages 4, 5"],
    [{ notes: [{ flag: "text_unseen", note: "white on white" }] }, "white on white"],
  ])("%j", (more, note) => expect(tableDoubts(table(more), "indicators").map((one) => one.note)).toEqual([note]));

  test("flags first, then notes, each of the field; a flag without words of its own says its meaning", () => {
    const told = tableDoubts(
      table({ flags: ["text_undecodable"], notes: [{ flag: "text_unseen", note: "white on white" }] }),
      "indicators",
    );
    expect(told).toEqual([
      { flag: "text_undecodable", field: "indicators", note: expect.stringMatching(/^\w.+, pages 4, 5$/) as string },
      { flag: "text_unseen", field: "indicators", note: "white on white" },
    ]);
    expect(tableDoubts(table({}), null)).toEqual([]);
  });
});
