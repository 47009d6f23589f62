import { describe, expect, test } from "vitest";
import { onPages, tableDoubts, textDoubts } from "../reader-doubts.ts";
import { isUnread, rowsOf, cellAt, type Cell, type Table } from "../table.ts";
import { tableFromAlignedLines, type Segment } from "../tables/from-aligned-lines.ts";
import { decodeText } from "./encoding.ts";
import { listening, LIBRARY_ERROR, type Warning } from "./pdf/structure/library-warnings.ts";

describe("encodings", () => {
  const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
  test.each<[string, number[], unknown]>([
    ["a mark of UTF-8", [0xef, 0xbb, 0xbf, ...utf8("绩")], ["绩", "utf-8", 0]],
    ["half a mark", [0xef, 0xbb, 0x20, 0x20], [expect.anything(), "gb18030", expect.anything()]],
    ["UTF-16, little end first", [0xff, 0xfe, 0xe9, 0x7e], ["绩", "utf-16le", 0]],
    ["big end first", [0xfe, 0xff, 0x7e, 0xe9], ["绩", "utf-16be", 0]],
    ["without a mark, by its blanks", [0xe9, 0x7e, 0x20, 0x00], ["绩 ", "utf-16le", 0]],
    ["big end first", [0x7e, 0xe9, 0x00, 0x31], ["绩1", "utf-16be", 0]],
    ["GBK", [0xbc, 0xa8], ["绩", "gb18030", 0]],
    ["UTF-8 with one damaged byte of many", [...utf8("绩效".repeat(50)), 0xff], [`${"绩效".repeat(50)}\ufffd`, "utf-8", 1]],
    ["marks inside", [...utf8("绩\ufeff效")], ["绩效", "utf-8", 0]],
    ["nothing", [], ["", "utf-8", 0]],
  ])("%s", (_, bytes, expected) => {
    const { text, encoding, undecodable } = decodeText(Uint8Array.from(bytes));
    expect([text, encoding, undecodable]).toEqual(expected);
  });
});

describe("cells of a table", () => {
  const cell = (row: number, column: number, rowSpan = 1, columnSpan = 1, over: Partial<Cell> = {}): Cell => ({
    row,
    column,
    rowSpan,
    columnSpan,
    text: `${row}${column}`,
    places: [],
    ...over,
  });
  const table: Table = {
    cells: [cell(0, 1), cell(0, 0, 2), cell(1, 1, 1, 2)],
    rowCount: 2,
    columnCount: 3,
    merges: "kept",
    chunks: [0],
    evidence: "rulings",
    flags: [],
  };
  test.each([
    [0, 0, "00"],
    [1, 0, "00"],
    [0, 1, "01"],
    [1, 1, "11"],
    [1, 2, "11"],
    [0, 2, undefined],
    [2, 0, undefined],
    [1, 3, undefined],
  ])("over %i,%i stands %s", (row, column, text) => expect(cellAt(table, row, column)?.text).toBe(text));
  test("by rows, from left to right", () =>
    expect(rowsOf(table).map((row) => row.map(({ text }) => text))).toEqual([["00", "01"], ["11"]]));
  test.each<[string, Partial<Cell>, boolean]>([
    ["ink without text", { text: " ", rawText: "?", flags: ["ocr_uncertain"] }, true],
    ["with text", { text: "甲", rawText: "?", flags: ["ocr_uncertain"] }, false],
    ["not recognized", { text: "", flags: ["ocr_uncertain"] }, false],
    ["certain", { text: "", rawText: "", flags: ["ocr"] }, false],
    ["without flags", { text: "", rawText: "" }, false],
  ])("%s is unread: %s", (_, over, unread) => expect(isUnread(cell(0, 0, 1, 1, over))).toBe(unread));

  const page = (number: number) => ({ kind: "page" as const, page: number, box: { x0: 0, y0: 0, x1: 1, y1: 1 } });
  test("pages in words", () =>
    expect([
      onPages([page(3)]),
      onPages([page(4), page(3), page(4)]),
      onPages([]),
      onPages([{ kind: "text", lines: [1, 2] }]),
    ]).toEqual(["page 3", "pages 3, 4", "", ""]));
  const doubts = (over: Partial<Parameters<typeof textDoubts>[0]>) =>
    textDoubts({ text: "9O%", places: [page(3)], flags: [], readings: [], notes: [], ...over }, "value_raw").map(
      ({ flag, field, note }) => `${flag} ${field}: ${note}`,
    );
  test("a reader's doubts in words", () => {
    expect(doubts({ flags: ["ocr"] })).toEqual(["ocr value_raw: recognized page 3"]);
    expect(
      doubts({
        flags: ["ocr_uncertain"],
        readings: [
          { text: "9O%", confidence: 0.9 },
          { text: "x", confidence: 0.512 },
        ],
      }),
    ).toEqual(["ocr_uncertain value_raw: recognized as 9O% x with confidence 0.51"]);
    expect(doubts({ flags: ["ocr_uncertain"] })[0]).toContain("was not recognized for certain, page 3");
    expect(
      doubts({
        flags: ["text_unseen"],
        notes: [
          { flag: "text_unseen", note: "a" },
          { flag: "ocr", note: "c" },
          { flag: "text_unseen", note: "b" },
        ],
      }),
    ).toEqual(["text_unseen value_raw: a", "text_unseen value_raw: b"]);
    expect(doubts({ flags: ["text_unseen"], notes: [{ flag: "text_unseen", note: "a" }] })).toEqual(["text_unseen value_raw: a"]);
    expect(doubts({ flags: ["joined_over_pages"], places: [page(3), page(4)] })[0]).toContain("stands in pieces, pages 3, 4");
    expect(tableDoubts({ ...table, flags: ["table_damaged"] }, "indicators").map(({ note }) => note)).toEqual([
      "the table could not be rebuilt without doubt from rulings",
    ]);
  });
});

describe("a table by alignment", () => {
  const segment = (text: string, x0: number, baseline: number, over: Partial<Segment> = {}): Segment => ({
    text,
    x0,
    x1: x0 + 10 * text.length,
    baseline,
    size: 10,
    top: baseline - 8.6,
    places: [{ kind: "page", page: 1, box: { x0, x1: x0 + 1, y0: baseline, y1: baseline + 1 } }],
    ...over,
  });
  const cells = (...lines: Segment[][]) => {
    const table = tableFromAlignedLines(lines);
    return [
      `${table.rowCount}×${table.columnCount}`,
      ...table.cells.map(({ row, column, text, places }) => `${row},${column} ${text} ${places.length}`),
    ];
  };
  const rows = (pitch: number, count = 4): Segment[][] =>
    Array.from({ length: count }, (_, i) => [segment(`名${i}`, 50, 100 + pitch * i), segment(`值${i}`, 200, 100 + pitch * i)]);
  test("rows by height, columns by the middles of the texts", () =>
    expect(cells(...rows(30, 2))).toEqual(["2×19", "0,5 名0 1", "0,18 值0 1", "1,5 名1 1", "1,18 值1 1"]));
  test("lines of one cell stand closer than rows do", () => {
    expect(cells(...rows(30), [segment("续", 50, 201)])).toContain("3,5 名3续 2");
    expect(cells(...rows(30), [segment("续", 50, 205)])).toContain("4,5 续 1");
    expect(cells(...rows(30), [segment("续", 66, 202)])).toContain("4,6 续 1");
    expect(cells(...rows(13), [segment("续", 50, 151)])).toContain("4,5 续 1");
  });
});

describe("what pdf.js says", () => {
  const heard = async (page: number | null, ...messages: string[]): Promise<readonly Warning[]> => {
    const list: Warning[] = [];
    await listening(list, page, async () => {
      for (const message of messages) console.warn(message);
    });
    return list;
  };
  test.each<[string, string | null, boolean]>([
    ["Warning: Indexing all PDF objects", "cross-reference table", true],
    ["Warning: getAllPageDicts: x", "page tree", true],
    ["Warning: Could not load StructTreeRoot", "structure tree", true],
    ["Warning: Error during font loading: x", "font", true],
    ["Info: Command token too long: 128", null, false],
    ['Warning: Unknown command "q1"', "page contents", false],
    ["Warning: Skipping command cm: expected 6 args", "page contents", false],
    ["Warning: getContentStream - ignoring errors", "page contents", false],
    ["Warning: Bad length", "stream", false],
    ["Warning: getNumber - x", "syntax", false],
    ["Warning: JpegImage: x", "picture", false],
    ["Warning: TT: undefined function: 21", null, false],
    ["Warning: a colour", null, false],
  ])("%s", async (message, part, shared) =>
    expect((await heard(7, message)).map((one) => [one.page, one.part, one.shared])).toEqual(
      part === null ? [] : [[7, part, shared]],
    ),
  );
  test("two hundred times at most", async () =>
    expect((await heard(1, ...Array.from({ length: 300 }, () => "Warning: Bad length"))).length).toBe(200));
  test.each([
    ["InvalidPDFException", true],
    ["FormatError", true],
    ["FormatErrors", false],
    ["TypeError", false],
    ["ExceptionX", false],
  ])("%s is its error: %s", (name, is) => expect(LIBRARY_ERROR.test(name)).toBe(is));
});
