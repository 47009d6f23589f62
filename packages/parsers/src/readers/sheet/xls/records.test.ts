import { reasonOf } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { bytesOf, latin, u16, u32, u8, wide, zeros } from "../../bytes.test-helper.ts";
import { linksOf } from "./links.ts";
import { recordsOf } from "./records.ts";
import { richStrings } from "./shared-strings.ts";

type Bytes = readonly number[];

function viewOf(...parts: readonly Bytes[]): DataView {
  const { buffer, byteOffset, byteLength } = bytesOf(...parts);
  return new DataView(buffer, byteOffset, byteLength);
}

function outcome<T>(of: () => T): T | string {
  try {
    return of();
  } catch (error) {
    return reasonOf(error);
  }
}

describe("records", () => {
  const shown = (...parts: readonly Bytes[]): string =>
    outcome(() =>
      Array.from(recordsOf(bytesOf(...parts)), ({ type, at, data }) => {
        const bytes = Array.from({ length: data.byteLength }, (_, i) => data.getUint8(i));
        return [`${at}: ${type}`, ...bytes].join(" ");
      }).join("; "),
    );

  test.each<[string, readonly Bytes[], string]>([
    ["nothing", [], ""],
    ["three bytes", [u8(9, 8, 7)], ""],
    ["one without data", [u16(0x0a, 0)], "0: 10"],
    ["two", [u16(0x0809, 2), u8(5, 6), u16(0x0a, 0)], "0: 2057 5 6; 6: 10"],
    ["one that ends with the stream", [u16(0x0809, 3), u8(5, 6, 7)], "0: 2057 5 6 7"],
    ["one that is cut off", [u16(0x0809, 4), u8(5, 6, 7)], "the record at byte 0 of the workbook is cut off"],
    ["the second is cut off", [u16(0x0a, 0), u16(0x0809, 1)], "the record at byte 4 of the workbook is cut off"],
    ["the rest of a sector", [u16(0x0a, 0), zeros(40)], "0: 10"],
    ["something behind the rest of a sector", [u16(0x0a, 0), zeros(40), u8(1)], "the workbook is overwritten at byte 4"],
    ["a record of the type 0", [u16(0, 1), u8(3), u16(0x0a, 0)], "0: 0 3; 5: 10"],
    ["three bytes after the last", [u16(0x0a, 0), u8(1, 2, 3)], "0: 10"],
  ])("%s", (_, parts, expected) => {
    expect(shown(...parts)).toBe(expected);
  });
});

describe("formulas that read another workbook", () => {
  const OWN = viewOf(u16(3, 0x0401));
  const ADD_IN = viewOf(u16(1, 0x3a01));
  const OTHER = viewOf(u16(1, 9), latin("other.xls"));
  const reference = (book: number): Bytes => u16(book, 0, 0);

  function isLinked(books: readonly DataView[], sheets: readonly DataView[], tokens: readonly Bytes[], stated?: number): boolean {
    const links = linksOf();
    for (const book of books) links.book(book);
    for (const list of sheets) links.sheets(list);
    return links.isLinked(viewOf(zeros(20), u16(stated ?? tokens.flat().length), ...tokens));
  }

  describe("which sheets belong to others", () => {
    const refers = (sheet: number): Bytes => [...u8(0x3a), ...u16(sheet, 0, 0)];
    test.each<[string, readonly DataView[], readonly DataView[], readonly boolean[]]>([
      ["none", [], [], [false, false, false]],
      [
        "this one, an add-in, another",
        [OWN, ADD_IN, OTHER],
        [viewOf(u16(3), reference(0), reference(1), reference(2))],
        [false, false, true],
      ],
      ["another first", [OTHER, OWN], [viewOf(u16(3), reference(0), reference(1), reference(0))], [true, false, true]],
      ["a book that is not listed", [OWN], [viewOf(u16(1), reference(7))], [false, false, false]],
      ["a list that is cut off", [OTHER], [viewOf(u16(3), reference(0), reference(0), u16(0))], [true, true, false]],
      ["more in the list than it states", [OTHER], [viewOf(u16(1), reference(0), reference(0))], [true, false, false]],
      ["an empty list", [OTHER], [viewOf(u8(1))], [false, false, false]],
      [
        "a record of a book that is cut off",
        [viewOf(u16(3)), OTHER],
        [viewOf(u16(2), reference(0), reference(1))],
        [false, true, false],
      ],
    ])("%s", (_, books, sheets, expected) => {
      expect([0, 1, 2].map((sheet) => isLinked(books, sheets, [refers(sheet)]))).toEqual(expected);
    });
  });

  describe("through the tokens", () => {
    const [here, there] = [u16(0), u16(1)];
    const linked = (...tokens: readonly Bytes[]): boolean =>
      isLinked([OWN, OTHER], [viewOf(u16(2), reference(0), reference(1))], tokens);
    const cell = (sheet: Bytes): Bytes => [...u8(0x3a), ...sheet, ...zeros(4)];

    test.each<[string, Bytes]>([
      ["a name", [...u8(0x39), ...there]],
      ["a cell", [...u8(0x3a), ...there]],
      ["a range", [...u8(0x3b), ...there]],
      ["a cell that is gone", [...u8(0x3c), ...there]],
      ["a range that is gone", [...u8(0x3d), ...there]],
      ["of the second class", [...u8(0x5a), ...there]],
      ["of the third class", [...u8(0x7b), ...there]],
    ])("%s of another workbook", (_, token) => {
      expect(linked([...token, ...zeros(8)])).toBe(true);
      expect(linked(token)).toBe(true);
    });

    // Each is followed by a cell of another workbook, which is found only where the token's length is right.
    const ones = (count: number): Bytes => Array.from({ length: count }, () => 1);
    test.each<[string, Bytes]>([
      ["a formula of a range", [...u8(0x01), ...ones(4)]],
      ["a table", [...u8(0x02), ...ones(4)]],
      ["plus", u8(0x03)],
      ["an argument that is missing", u8(0x16)],
      ["a text", [...u8(0x17, 3, 0), ...latin("abc")]],
      ["a text of two bytes a character", [...u8(0x17, 3, 1), ...wide("绩效表")]],
      ["an empty text", u8(0x17, 0, 0)],
      ["a text with other flags", [...u8(0x17, 2, 0xfe), ...latin("ab")]],
      ["an attribute", u8(0x19, 0x10, 1, 1)],
      ["a choice", [...u8(0x19, 0x04), ...u16(2), ...ones(6)]],
      ["a choice with other flags", [...u8(0x19, 0x45), ...u16(0), ...ones(2)]],
      ["an error", u8(0x1c, 0x2a)],
      ["true", u8(0x1d, 1)],
      ["a whole number", [...u8(0x1e), ...u16(500)]],
      ["a number", [...u8(0x1f), ...ones(8)]],
      ["a list of values", [...u8(0x20), ...ones(7)]],
      ["a function", [...u8(0x21), ...u16(4)]],
      ["a function of many arguments", [...u8(0x42, 2), ...u16(4)]],
      ["a name of this workbook", [...u8(0x23), ...ones(4)]],
      ["a cell of this sheet", [...u8(0x44), ...ones(4)]],
      ["a range of this sheet", [...u8(0x65), ...ones(8)]],
      ["an area in memory", [...u8(0x26), ...ones(6)]],
      ["an error in memory", [...u8(0x27), ...ones(6)]],
      ["no memory", [...u8(0x28), ...ones(6)]],
      ["a function in memory", [...u8(0x29), ...ones(2)]],
      ["a cell that is gone", [...u8(0x2a), ...ones(4)]],
      ["a range that is gone", [...u8(0x2b), ...ones(8)]],
      ["a cell beside", [...u8(0x2c), ...ones(4)]],
      ["a range beside", [...u8(0x2d), ...ones(8)]],
      ["a name on another sheet", [...u8(0x39), ...here, ...ones(4)]],
      ["a cell of another sheet", [...u8(0x3a), ...here, ...ones(4)]],
      ["a range of another sheet", [...u8(0x3b), ...here, ...ones(8)]],
      ["a cell of another sheet that is gone", [...u8(0x3c), ...here, ...ones(4)]],
      ["a range of another sheet that is gone", [...u8(0x3d), ...here, ...ones(8)]],
    ])("%s is passed", (_, token) => {
      expect(linked(token, u8(0x03), u8(0x03))).toBe(false);
      expect(linked(token, cell(there))).toBe(true);
      expect(linked(token, cell(here))).toBe(false);
    });

    test.each<[string, Bytes]>([
      ["0", u8(0x00)],
      ["0x18", u8(0x18, 0, 0)],
      ["0x1a", u8(0x1a)],
      ["0x2e", u8(0x2e)],
      ["0x3e", u8(0x3e)],
    ])("a token that is not known may be one: %s", (_, token) => {
      expect(linked(token)).toBe(true);
      expect(linked(u8(0x03), token)).toBe(true);
      expect(isLinked([OWN], [viewOf(u16(1), reference(0))], [token])).toBe(false);
    });

    test("what stands behind the tokens is none", () => {
      const lists: readonly [readonly DataView[], readonly DataView[]] = [[OTHER], [viewOf(u16(1), reference(0))]];
      expect(isLinked(...lists, [u8(0x03), cell(here)], 1)).toBe(false);
      expect(isLinked(...lists, [u8(0x03), cell(here)], 99)).toBe(true);
      expect(isLinked(...lists, [u8(0x03), u8(0x3a), here], 3)).toBe(false);
      expect(isLinked(...lists, [u8(0x03), u8(0x3a), here], 4)).toBe(true);
    });

    test("a record without tokens", () => {
      const links = linksOf();
      links.book(OTHER);
      links.sheets(viewOf(u16(1), reference(0)));
      expect(links.isLinked(viewOf(zeros(20)))).toBe(false);
      expect(links.isLinked(viewOf(zeros(21)))).toBe(false);
      expect(links.isLinked(viewOf(zeros(22)))).toBe(false);
      expect(links.isLinked(viewOf(zeros(20), u16(1), u8(0x18)))).toBe(true);
    });
  });
});

describe("texts with runs", () => {
  const [PLAIN, STRUCK, RAISED, LOWERED] = [0, 1, 2, 3];
  const fontOf = (index: number) => ({ isStruck: index === STRUCK, isRaised: index === RAISED, isLowered: index === LOWERED });
  const shown = (...parts: readonly (readonly Bytes[])[]) =>
    outcome(() =>
      Array.from(
        richStrings(
          parts.map((part) => viewOf(...part)),
          fontOf,
        ),
        ([index, runs]) => {
          const each = runs.map(
            ({ text, isStruck, isRaised, isLowered }) =>
              `${text}${isStruck ? "[struck]" : ""}${isRaised ? "[raised]" : ""}${isLowered === true ? "[lowered]" : ""}`,
          );
          return `${index}: ${each.join("|")}`;
        },
      ).join("; "),
    );
  const head = (count: number): Bytes => u32(99, count);
  const plain = (text: string): Bytes => [...u16(text.length), ...u8(0), ...latin(text)];
  const rich = (text: string, ...runs: readonly (readonly [number, number])[]): Bytes => [
    ...u16(text.length),
    ...u8(0x09),
    ...u16(runs.length),
    ...wide(text),
    ...runs.flatMap(([at, font]) => u16(at, font)),
  ];
  const phonetic = (text: string, extra: Bytes, ...runs: readonly (readonly [number, number])[]): Bytes => [
    ...u16(text.length),
    ...u8(0x0d),
    ...u16(runs.length),
    ...u32(extra.length),
    ...wide(text),
    ...runs.flatMap(([at, font]) => u16(at, font)),
    ...extra,
  ];

  test.each<[string, readonly (readonly Bytes[])[], string]>([
    ["none", [[head(0)]], ""],
    ["plain ones", [[head(2), plain("ab"), plain("")]], ""],
    ["one with runs of no note", [[head(1), rich("造林面积", [1, PLAIN], [2, 7])]], ""],
    [
      "one with a run struck out",
      [[head(2), plain("ab"), rich("造林50亩60亩", [2, STRUCK], [5, PLAIN])]],
      "1: 造林|50亩[struck]|60亩",
    ],
    ["struck out from its beginning", [[head(1), rich("50亩60亩", [0, STRUCK], [3, PLAIN])]], "0: 50亩[struck]|60亩"],
    ["raised to the end", [[head(1), rich("100m2", [4, RAISED])]], "0: 100m|2[raised]"],
    ["lowered", [[head(1), rich("92", [1, LOWERED])]], "0: 9|2[lowered]"],
    ["runs of nothing", [[head(1), rich("100m2", [4, STRUCK], [4, RAISED], [5, PLAIN])]], "0: 100m|2[raised]"],
    ["two of three", [[head(3), rich("ab", [1, STRUCK]), plain("x"), rich("cd", [0, RAISED])]], "0: a|b[struck]; 2: cd[raised]"],
    [
      "with a phonetic part",
      [[head(2), phonetic("甲乙", zeros(5), [1, STRUCK]), rich("cd", [1, RAISED])]],
      "0: 甲|乙[struck]; 1: c|d[raised]",
    ],
    ["a plain one with a phonetic part", [[head(2), phonetic("甲乙", [1, 2, 3]), rich("cd", [1, RAISED])]], "1: c|d[raised]"],
    [
      "goes on between two texts",
      [[head(2), rich("ab", [1, STRUCK])], [rich("cd", [1, RAISED])]],
      "0: a|b[struck]; 1: c|d[raised]",
    ],
    [
      "goes on within a phonetic part",
      [
        [head(2), phonetic("ab", zeros(5), [1, STRUCK]).slice(0, -3)],
        [zeros(3), rich("cd", [1, RAISED])],
      ],
      "0: a|b[struck]; 1: c|d[raised]",
    ],
    [
      "goes on over two within a phonetic part",
      [[head(2), phonetic("ab", zeros(7), [1, STRUCK]).slice(0, -5)], [zeros(2)], [zeros(3), rich("cd", [1, RAISED])]],
      "0: a|b[struck]; 1: c|d[raised]",
    ],
    [
      "goes on within a text, two bytes and two",
      [
        [head(1), u16(4), u8(9), u16(1), wide("造林")],
        [u8(1), wide("面积"), u16(2, STRUCK)],
      ],
      "0: 造林|面积[struck]",
    ],
    [
      "goes on within a text, two bytes and one",
      [
        [head(1), u16(4), u8(9), u16(1), wide("造林")],
        [u8(0), latin("50"), u16(2, STRUCK)],
      ],
      "0: 造林|50[struck]",
    ],
    [
      "goes on within a text, one byte and two",
      [
        [head(1), u16(4), u8(8), u16(1), latin("50")],
        [u8(1), wide("造林"), u16(2, STRUCK)],
      ],
      "0: 50|造林[struck]",
    ],
    [
      "goes on within a pair of surrogates",
      [
        [head(1), u16(3), u8(9), u16(1), u16(0xd855)],
        [u8(1), u16(0xdc98), wide("村"), u16(2, STRUCK)],
      ],
      "0: \u{25498}|村[struck]",
    ],
    ["begins with a mark of the order of bytes", [[head(1), rich("\uFEFF甲乙", [2, STRUCK])]], "0: \uFEFF甲|乙[struck]"],
    [
      "with other flags where it goes on",
      [
        [head(1), u16(4), u8(8), u16(1), latin("50")],
        [u8(0xfe), latin("ab"), u16(2, STRUCK)],
      ],
      "0: 50|ab[struck]",
    ],
    [
      "goes on before the first character",
      [
        [head(1), u16(2), u8(8), u16(1)],
        [u8(1), wide("造林"), u16(1, STRUCK)],
      ],
      "0: 造|林[struck]",
    ],
    [
      "an empty record between",
      [[head(1), u16(2), u8(8), u16(1)], [], [u8(1), wide("造林"), u16(1, STRUCK)]],
      "0: 造|林[struck]",
    ],
    [
      "cut within a character",
      [
        [head(1), u16(2), u8(9), u16(1), wide("造"), u8(0x97)],
        [u8(1), wide("林"), u16(1, STRUCK)],
      ],
      "a text is cut within a character",
    ],
    ["cut off within a text", [[head(1), u16(4), u8(9), u16(1), wide("造林")]], "the list of texts is cut off"],
    ["cut off within a phonetic part", [[head(1), phonetic("ab", zeros(5)).slice(0, -1)]], "the list of texts is cut off"],
    ["cut off before a text", [[head(2), plain("ab")]], "the list of texts is cut off"],
    ["no head", [[u32(3)]], "the list of texts is cut off"],
    ["more than it states", [[head(1), plain("ab"), rich("cd", [1, RAISED])]], ""],
  ])("%s", (_, parts, expected) => {
    expect(shown(...parts)).toBe(expected);
  });
});
