import { DocumentError, reasonOf } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { bytesOf, latin, u16, u32, u8, wide, zeros } from "../bytes.test-helper.ts";
import { readInformation } from "./fib.ts";
import { formattedRuns, runAt } from "./formatted-pages.ts";
import { isOverwritten, readPieces } from "./pieces.ts";

type Bytes = readonly number[];

function outcome<T>(of: () => T): T | string {
  try {
    return of();
  } catch (error) {
    return error instanceof DocumentError ? error.failure.code : reasonOf(error);
  }
}

describe("where the parts stand", () => {
  const header = (flags: number, version = 0xc1, magic = 0xa5ec): Bytes => [
    ...u16(magic, version),
    ...zeros(6),
    ...u16(flags),
    ...zeros(64),
  ];
  const counts = u32(10, 20, 30, 40, 50, 60, -70, 80);
  const spans = (count: number): Bytes => Array.from({ length: count }, (_, i) => u32(1000 + i, 2000 + i)).flat();
  const body = (flags: number, version?: number, magic?: number): Bytes => [
    ...header(flags, version, magic),
    ...counts,
    ...zeros(46),
  ];
  const characters = { body: 10, footnotes: 20, headers: 30, macros: 40, comments: 50, endnotes: 60, boxes: 0, headerBoxes: 80 };
  const found = {
    usesTable1: false,
    characters,
    pieces: [1033, 2033],
    characterPages: [1012, 2012],
    paragraphPages: [1013, 2013],
    drawings: [1050, 2050],
  };

  test.each<[string, Bytes, unknown]>([
    ["all", [...body(0), ...spans(51)], found],
    ["in the other table", [...body(0x0200), ...spans(51)], { ...found, usesTable1: true }],
    ["a header that ends before the drawings", [...body(0), ...spans(34)], { ...found, drawings: [0, 0] }],
    ["inside them", [...body(0), ...spans(50), ...zeros(7)], { ...found, drawings: [0, 0] }],
    ["a header cut off", [...body(0), ...spans(33), ...zeros(7)], "damaged"],
    ["encrypted", [...body(0x0100), ...spans(51)], "encrypted"],
    ["an older Word", [...body(0, 0xc0), ...spans(51)], "unsupported_format"],
    ["no Word", [...body(0, 0xc1, 0xa5ed), ...spans(51)], "unsupported_format"],
  ])("%s", (_, stream, expected) => expect(outcome(() => readInformation("甲.doc", bytesOf(stream)))).toEqual(expected));
});

describe("pieces of text", () => {
  const list = (...entries: Bytes): Bytes => [...u8(2), ...u32(entries.length), ...entries];
  const entry = (position: number): Bytes => [...u16(0), ...u32(position), ...u16(0)];
  const stream = bytesOf(latin("ab\x80"), zeros(1), wide("造林"));
  const compressed = (at: number) => (0x4000_0000 | (2 * at)) >>> 0;

  test.each<[string, Bytes, unknown]>([
    ["none", list(...u32(0)), []],
    [
      "of one and two bytes",
      list(...u32(0, 3, 5), ...entry(compressed(0)), ...entry(4)),
      [
        { text: "ab€", at: 0, characterBytes: 1 },
        { text: "造林", at: 4, characterBytes: 2 },
      ],
    ],
    [
      "behind changes",
      [...u8(1), ...u16(2), ...u8(9, 9), ...list(...u32(0, 2), ...entry(compressed(1)))],
      [{ text: "b€", at: 1, characterBytes: 1 }],
    ],
    ["behind changes that are cut off", [...u8(1), ...u16(9), ...u8(9, 9)], "its table of pieces is damaged"],
    ["no list", [...u8(3), ...zeros(9)], "its table of pieces is damaged"],
    ["a list without its length", u8(2, 0, 0), "its table of pieces is damaged"],
    ["a list cut off", [...u8(2), ...u32(40), ...zeros(39)], "its table of pieces is cut off"],
    ["out of order", list(...u32(3, 0), ...entry(compressed(0))), "its pieces of text are out of order"],
    ["beyond the stream", list(...u32(0, 3), ...entry(4)), "its text is cut off"],
    ["to the stream's end", list(...u32(0, 2), ...entry(4)), [{ text: "造林", at: 4, characterBytes: 2 }]],
    ["a zero in it", list(...u32(0, 4), ...entry(compressed(0))), "its text is overwritten with zeros"],
    ["too many", list(...u32(0, 20_000_001), ...entry(0)), "more than 20000000 characters"],
  ])("%s", (_, table, expected) => expect(outcome(() => readPieces(bytesOf(table), stream))).toEqual(expected));

  test.each([
    ["造林\r\u0007\u0013\u0015", false],
    ["造\uFFFD", true],
    ["造\u0006", true],
    ["造\u001A", true],
  ])("%j is overwritten: %s", (text, expected) => expect(isOverwritten([{ text, at: 0, characterBytes: 2 }])).toBe(expected));
});

describe("pages of formatting", () => {
  /** A page of runs from edge to edge, each with the place of its changes. */
  const page = (edges: Bytes, entries: readonly Bytes[], changes: Readonly<Record<number, Bytes>> = {}): Bytes => {
    const bytes = [...u32(...edges), ...entries.flat(), ...zeros(512)].slice(0, 511);
    for (const [at, own] of Object.entries(changes)) bytes.splice(Number(at), own.length, ...own);
    return [...bytes.slice(0, 511), entries.length];
  };
  const list = (first: Bytes, numbers: Bytes): Bytes => [...u32(...first), ...u32(...numbers)];
  const read = (of: "paragraphs" | "characters", pages: readonly Bytes[], own = list([0, 90], [1])) =>
    outcome(() =>
      formattedRuns(bytesOf(own), bytesOf(zeros(512), ...pages), of).map(
        ({ from, to, changes }) => `${from}-${to} ${[...changes].join(" ")}`,
      ),
    );
  const long = (offset: number): Bytes => [offset, ...zeros(12)];

  test.each<[string, readonly Bytes[], unknown]>([
    ["without changes", [page([0, 10, 90], [[0], [0]])], ["0-10 ", "10-90 "]],
    ["with changes", [page([0, 10, 90], [[0], [100]], { 200: [3, 7, 8, 9, 10] })], ["0-10 ", "10-90 7 8 9"]],
    ["that reach over the page", [page([0, 90], [[254]], { 508: [9, 7, 8] })], ["0-90 7 8"]],
    ["that do not begin where the list says", [page([1, 90], [[0]])], "a page of formatting is damaged"],
    ["no runs", [page([0], [])], "a page of formatting is damaged"],
    ["that end before they begin", [page([0, 90, 80], [[0], [0]])], "a page of formatting is damaged"],
    ["a page beyond the stream", [], "a page of formatting stands beyond the file's end"],
  ])("characters %s", (_, pages, expected) => expect(read("characters", pages)).toEqual(expected));

  test.each<[string, readonly Bytes[], unknown]>([
    ["without changes", [page([0, 90], [long(0)])], ["0-90 "]],
    ["with changes", [page([0, 90], [long(100)], { 200: [3, 1, 1, 7, 8, 9, 10] })], ["0-90 7 8 9"]],
    [
      "with changes that say their length behind a zero",
      [page([0, 90], [long(100)], { 200: [0, 2, 1, 1, 7, 8, 9] })],
      ["0-90 7 8"],
    ],
    ["of two runs", [page([0, 10, 90], [long(0), long(100)], { 200: [2, 1, 1, 7, 8] })], ["0-10 ", "10-90 7"]],
    ["of more runs than there is room for", [[...page([0, 90], [long(0)]).slice(0, 511), 30]], "a page of formatting is damaged"],
  ])("paragraphs %s", (_, pages, expected) => expect(read("paragraphs", pages)).toEqual(expected));

  test("of two pages, in their order", () => {
    const pages = [page([50, 90], [[0]]), page([0, 50], [[0]])];
    expect(read("characters", pages, list([50, 0, 90], [1, 2]))).toEqual(["0-50 ", "50-90 "]);
    expect(read("characters", pages, list([50, 0, 90], [0xffc0_0001, 2]))).toEqual(["0-50 ", "50-90 "]);
  });

  test("more pages than the stream has", () =>
    expect(outcome(() => formattedRuns(bytesOf(u32(0, 1, 2, 3), u32(0, 0, 0)), bytesOf(zeros(1024)), "characters"))).toEqual(
      "its list of formatted pages is longer than the file",
    ));

  const runs = [10, 20, 30].map((from) => ({ from, to: from + 5, changes: new Uint8Array() }));
  test.each([
    [9, null],
    [10, 10],
    [14, 10],
    [15, null],
    [20, 20],
    [24, 20],
    [30, 30],
    [34, 30],
    [35, null],
  ])("over byte %d stands the run from %s", (at, expected) => expect(runAt(runs, at)?.from ?? null).toBe(expected));
});
