import { DocumentError, reasonOf } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { bytesOf, latin, u16, u32, u8, wide, zeros } from "../../bytes.test-helper.ts";
import { cellBudget } from "../limits.ts";
import { cellKey, type Survey, type SurveyedSheet, surveyOf } from "./survey.ts";

type Bytes = readonly number[];

/** Record types ([MS-XLS] 2.3). */
const types = {
  blank: 0x0201,
  bof: 0x0809,
  book: 0x01ae,
  boundSheet: 0x0085,
  colInfo: 0x007d,
  dateMode: 0x0022,
  drawing: 0x00ec,
  drawingGroup: 0x00eb,
  eof: 0x000a,
  externSheet: 0x0017,
  filePass: 0x002f,
  font: 0x0031,
  format: 0x041e,
  formula: 0x0006,
  goesOn: 0x003c,
  mergeCells: 0x00e5,
  mulBlank: 0x00be,
  mulRk: 0x00bd,
  object: 0x005d,
  row: 0x0208,
  sharedString: 0x00fd,
  sharedStrings: 0x00fc,
  xf: 0x00e0,
};

const record = (type: number, ...data: readonly Bytes[]): Bytes => [...u16(type, data.flat().length), ...data.flat()];
const begin = (version = 0x0600): Bytes => record(types.bof, u16(version), zeros(14));
const end = record(types.eof);
/** A sheet of the list: what it is, whether it is hidden. */
const listed = (at: number, hidden = 0, kind = 0): Bytes => record(types.boundSheet, u32(at), u8(hidden, kind), u8(1, 0, 0x41));

interface Book {
  readonly globals?: readonly Bytes[];
  readonly sheets?: readonly (readonly Bytes[])[];
  readonly version?: number;
  /** Of each sheet: hidden, kind. */
  readonly list?: readonly (readonly [number, number])[];
}

/** A workbook's stream: what holds for all, then each sheet, where the list says it is. */
function streamOf({ globals = [], sheets = [], version, list = [] }: Book): Uint8Array {
  const bodies = sheets.map((records) => [...begin(), ...records.flat(), ...end]);
  const rest = [...globals.flat(), ...end];
  const start = begin(version).length + sheets.length * listed(0).length + rest.length;
  const entries = bodies.map((_, i) => {
    const at = start + bodies.slice(0, i).flat().length;
    return listed(at, ...(list[i] ?? []));
  });
  return bytesOf(begin(version), ...entries, rest, ...bodies);
}

function survey(book: Book): Survey {
  return surveyOf(streamOf(book), cellBudget("a.xls"));
}

const nameOf = (key: number): string => `${Math.floor(key / 0x10000)},${key % 0x10000}`;

function shownSheet(sheet: SurveyedSheet | undefined): string {
  if (sheet === undefined) return "no sheet";
  const keys = (name: string, of: ReadonlySet<number>): readonly string[] =>
    of.size === 0 ? [] : [`${name} ${Array.from(of, nameOf).join(" ")}`];
  const numbers = (name: string, of: ReadonlySet<number>): readonly string[] =>
    of.size === 0 ? [] : [`${name} ${Array.from(of).join(" ")}`];
  return [
    ...(sheet.isHidden ? ["hidden"] : []),
    ...(sheet.kind === "worksheet" ? [] : [sheet.kind]),
    ...Array.from(sheet.styleOf, ([key, style]) => `${nameOf(key)} #${style}`),
    ...Array.from(sheet.textOf, ([key, text]) => `${nameOf(key)} text ${text}`),
    ...keys("formulas", sheet.formulas),
    ...keys("linked", sheet.linked),
    ...numbers("hidden rows", sheet.hiddenRows),
    ...numbers("hidden columns", sheet.hiddenColumns),
    ...(sheet.hasDrawings ? ["drawings"] : []),
    ...(sheet.hasPictures ? ["pictures"] : []),
    ...sheet.drawings.map((bytes) => `drawn ${bytes.join(" ")}`),
  ].join("; ");
}

function outcome<T>(of: () => T): T | string {
  try {
    return of();
  } catch (error) {
    return error instanceof DocumentError ? error.failure.code : reasonOf(error);
  }
}

describe("what a sheet holds", () => {
  const cell = (row: number, column: number, ...rest: readonly number[]): Bytes => u16(row, column, ...rest);
  const rowOf = (row: number, options: number): Bytes => record(types.row, u16(row), zeros(10), u16(options, 0));
  const columns = (first: number, last: number, options: number): Bytes => record(types.colInfo, u16(first, last, 0, 0, options));
  const object = (kind: number): Bytes => record(types.object, u16(0x15, 0x12, kind), zeros(16));
  const other = record(types.book, u16(1, 9));
  const lists = [other, record(types.externSheet, u16(1, 0, 0, 0))];
  const linked: Bytes = [...zeros(14), ...u16(7), ...u8(0x3a), ...u16(0), ...zeros(4)];

  test.each<[string, readonly Bytes[], string, (readonly Bytes[])?]>([
    ["nothing", [], ""],
    ["a number", [record(0x0203, cell(3, 2, 15), zeros(8))], "3,2 #15"],
    ["a short number", [record(0x027e, cell(65_535, 255, 15), zeros(4))], "65535,255 #15"],
    ["a text of its own", [record(0x0204, cell(0, 0, 21))], "0,0 #21"],
    ["a rich text", [record(0x00d6, cell(0, 1, 21))], "0,1 #21"],
    ["true", [record(0x0205, cell(0, 1, 21), u8(1, 0))], "0,1 #21"],
    [
      "shared texts",
      [record(types.sharedString, cell(0, 1, 21), u32(3)), record(types.sharedString, cell(1, 1, 21), u32(0x20001))],
      "0,1 #21; 1,1 #21; 0,1 text 3; 1,1 text 131073",
    ],
    [
      "formulas",
      [record(types.formula, cell(0, 0, 1)), record(0x0206, cell(0, 1, 1)), record(0x0406, cell(0, 2, 1))],
      "0,0 #1; 0,1 #1; 0,2 #1; formulas 0,0 0,1 0,2",
    ],
    [
      "formulas of another workbook",
      [record(types.formula, cell(0, 0, 1), linked), record(types.formula, cell(0, 1, 1), zeros(16))],
      "0,0 #1; 0,1 #1; formulas 0,0 0,1; linked 0,0",
      lists,
    ],
    ["a number beside those of another workbook", [record(0x0203, cell(0, 0, 1), linked)], "0,0 #1", lists],
    ["a row of numbers", [record(types.mulRk, u16(4, 2), u16(15), zeros(4), u16(16), zeros(4), u16(3))], "4,2 #15; 4,3 #16"],
    ["a row of numbers that is cut off", [record(types.mulRk, u16(4, 2), u16(15), zeros(4), u16(16))], "4,2 #15"],
    ["a cell without its style", [record(0x0203, u16(1, 1))], "1,1 #0"],
    ["a cell that is cut off", [record(0x0203, u16(1), u8(1))], ""],
    ["blank cells", [record(types.blank, cell(0, 0, 15)), record(types.mulBlank, cell(1, 0, 15, 15, 1))], ""],
    ["merged cells", [record(types.mergeCells, u16(1, 0, 1, 0, 3))], ""],
    ["rows", [rowOf(3, 0x20), rowOf(4, 0x40), rowOf(5, 0x160)], "hidden rows 3 5"],
    ["a row that is cut off", [record(types.row, u16(3), zeros(11))], ""],
    ["columns", [columns(1, 1, 1), columns(2, 3, 0x12), columns(5, 7, 0x1003)], "hidden columns 1 5 6 7"],
    ["columns to the last", [columns(253, 256, 1)], "hidden columns 253 254 255"],
    ["columns beyond the last", [columns(254, 300, 1)], "hidden columns 254 255"],
    [
      "no drawings",
      [
        object(0x19),
        object(0x14),
        object(0x07),
        object(0x0b),
        object(0x0c),
        object(0x0d),
        object(0x0e),
        object(0x10),
        object(0x11),
        object(0x12),
      ],
      "",
    ],
    ["a picture", [object(0x08)], "pictures"],
    ["a shape", [object(0x06)], "drawings"],
    ["an object that is cut off", [record(types.object, u16(0x15, 0x12))], "drawings"],
    [
      "pieces of what it draws",
      [record(types.drawing, u8(1, 2)), record(types.goesOn, u8(3)), record(types.goesOn, u8(4)), record(types.drawing, u8(5))],
      "drawn 1 2; drawn 3; drawn 4; drawn 5",
    ],
    [
      "what goes on with something else",
      [record(types.drawing, u8(1, 2)), object(0x19), record(types.goesOn, u8(3))],
      "drawn 1 2",
    ],
    [
      "a chart on it",
      [begin(), record(0x0203, cell(1, 1, 15)), rowOf(1, 0x20), object(0x06), end, record(0x0203, cell(2, 2, 15))],
      "2,2 #15; drawings",
    ],
  ])("%s", (_, records, expected, globals = []) => {
    expect(shownSheet(survey({ globals, sheets: [records] }).sheets[0])).toBe(expected);
  });

  test("cells of no sheet", () => {
    expect(survey({ globals: [record(0x0203, cell(1, 1, 15))] }).sheets).toEqual([]);
  });

  test("two sheets, each with its own", () => {
    const { sheets } = survey({ sheets: [[record(0x0203, cell(0, 0, 1))], [record(0x0203, cell(1, 0, 2)), rowOf(1, 0x20)]] });
    expect(sheets.map(shownSheet).join(" | ")).toBe("0,0 #1 | 1,0 #2; hidden rows 1");
  });

  test.each([
    [0, 0, ""],
    [1, 0, "hidden"],
    [2, 0, "hidden"],
    [4, 0, ""],
    [0, 1, "macros (宏表)"],
    [0, 2, "a chart (图表)"],
    [0, 6, "macros (宏)"],
    [0, 5, "a sheet of another kind"],
  ])("hidden %j, kind %j", (hidden, kind, expected) => {
    expect(shownSheet(survey({ sheets: [[]], list: [[hidden, kind]] }).sheets[0])).toBe(expected);
  });

  test("cells have keys of their own", () => {
    expect([cellKey(0, 0), cellKey(0, 0xffff), cellKey(1, 0)]).toEqual([0, 65_535, 65_536]);
  });
});

describe("what holds for all", () => {
  const font = (options: number, raised: number): Bytes => record(types.font, u16(200, options, 0, 0x190, raised));
  const xf = (of: number, format: number): Bytes => record(types.xf, u16(of, format), zeros(16));
  const format = (number: number, code: string): Bytes => record(types.format, u16(number, code.length), u8(0), latin(code));
  const wideFormat = (number: number, code: string): Bytes => record(types.format, u16(number, code.length), u8(1), wide(code));
  const styles = (globals: readonly Bytes[], version?: number): string =>
    survey({ globals, ...(version === undefined ? {} : { version }) })
      .styles.map(({ format: code, isStruck }) => `${code}${isStruck ? " [struck]" : ""}`)
      .join(" | ");

  test.each<[string, readonly Bytes[], string, number?]>([
    ["no styles", [], ""],
    ["formats of the program", [xf(0, 0), xf(0, 10), xf(0, 9_999)], "General | 0.00% | unknown format 9999"],
    ["formats of the file", [format(164, "0.000"), wideFormat(165, '0"亩"'), xf(0, 164), xf(0, 165)], '0.000 | 0"亩"'],
    ["a format of the program that the file defines anew", [format(10, "0.0%"), xf(0, 10)], "0.0%"],
    ["a format with something behind", [record(types.format, u16(164, 3), u8(0), latin("0.0junk")), xf(0, 164)], "0.0"],
    ["a wide format with something behind", [record(types.format, u16(164, 3), u8(1), wide("0.0junk")), xf(0, 164)], "0.0"],
    ["other flags of a format", [record(types.format, u16(164, 3), u8(0xfe), latin("0.0")), xf(0, 164)], "0.0"],
    ["of Excel 5", [record(types.format, u16(164), u8(3), latin("0.0")), xf(0, 164)], "0.0", 0x0500],
    [
      "fonts, of which the number 4 is left out",
      [
        font(0, 0),
        font(8, 0),
        font(0, 0),
        font(0, 0),
        font(8, 0),
        font(0, 0),
        xf(0, 0),
        xf(1, 0),
        xf(3, 0),
        xf(4, 0),
        xf(5, 0),
        xf(6, 0),
      ],
      "General | General [struck] | General | General [struck] | General [struck] | General",
    ],
    ["other options of a font", [font(0xf7, 0), xf(0, 0)], "General"],
    ["a font that is not there", [xf(3, 0)], "General"],
    ["a font that is cut off", [record(types.font, u16(200)), xf(0, 0)], "General"],
    ["a style that is cut off", [font(8, 0), record(types.xf, u16(0)), record(types.xf)], "General [struck] | General [struck]"],
  ])("%s", (_, globals, expected, version) => {
    expect(styles(globals, version)).toBe(expected);
  });

  test.each<[string, readonly Bytes[], string]>([
    ["nothing", [], "[false,false,[]]"],
    ["dates from 1904", [record(types.dateMode, u16(1))], "[true,false,[]]"],
    ["dates from 1900", [record(types.dateMode, u16(0))], "[false,false,[]]"],
    ["an encrypted one", [record(types.filePass, zeros(6))], "[false,true,[]]"],
    [
      "pictures",
      [record(types.drawingGroup, u8(1, 2)), record(types.goesOn, u8(3)), record(types.drawingGroup, u8(4))],
      "[false,false,[1,2,3,4]]",
    ],
    [
      "what goes on with something else",
      [record(types.drawingGroup, u8(1, 2)), record(0x0042), record(types.goesOn, u8(3))],
      "[false,false,[1,2]]",
    ],
  ])("%s", (_, globals, expected) => {
    const { date1904, isEncrypted, pictures } = survey({ globals });
    expect(JSON.stringify([date1904, isEncrypted, Array.from(pictures)])).toBe(expected);
  });

  describe("texts with struck-out and raised runs", () => {
    const fonts = [font(0, 0), font(8, 0), font(0, 1), font(8, 1), font(0, 2), font(8, 0)];
    const list = (...runs: readonly (readonly [number, number])[]): Bytes => [
      ...u32(1, 1),
      ...u16(4),
      ...u8(8),
      ...u16(runs.length),
      ...latin("abcd"),
      ...runs.flatMap(([at, of]) => u16(at, of)),
    ];
    const shown = (globals: readonly Bytes[], version?: number) =>
      outcome(() =>
        Array.from(
          survey({ globals: [...fonts, ...globals], ...(version === undefined ? {} : { version }) }).rich,
          ([index, runs]) =>
            [
              `${index}:`,
              ...runs.map(
                ({ text, isStruck, isRaised, isLowered }) =>
                  `${text}${isStruck ? "[struck]" : ""}${isRaised ? "[raised]" : ""}${isLowered === true ? "[lowered]" : ""}`,
              ),
            ].join(" "),
        ).join("; "),
      );
    const all = record(types.sharedStrings, list([0, 0], [1, 1], [2, 2], [3, 3]));

    test.each<[string, readonly Bytes[], string, number?]>([
      ["none", [], ""],
      ["each of its own font", [all], "0: a b[struck] c[raised] d[struck][raised]"],
      [
        "numbers of fonts leave out 4",
        [record(types.sharedStrings, list([0, 4], [1, 5], [2, 6]))],
        "0: a[lowered] b[lowered] cd[struck]",
      ],
      ["a font that is not there", [record(types.sharedStrings, list([0, 1], [1, 9]))], "0: a[struck] bcd"],
      ["of Excel 5", [all], "", 0x0500],
      ["encrypted", [record(types.filePass, zeros(6)), all], ""],
      [
        "goes on in two records",
        [
          record(types.sharedStrings, list([0, 1], [2, 2]).slice(0, 9)),
          record(types.goesOn, list([0, 1], [2, 2]).slice(9, 13)),
          record(types.goesOn, u8(0), list([0, 1], [2, 2]).slice(13)),
        ],
        "0: ab[struck] cd[raised]",
      ],
      [
        "goes on with something else",
        [
          record(types.sharedStrings, list([0, 1], [2, 2]).slice(0, -4)),
          record(0x0042),
          record(types.goesOn, list([0, 1], [2, 2]).slice(-4)),
        ],
        "the list of texts is cut off",
      ],
    ])("%s", (_, globals, expected, version) => {
      expect(shown(globals, version)).toBe(expected);
    });
  });

  test.each<[string, Uint8Array, string]>([
    ["no end of a sheet", bytesOf(begin()), "a sheet of the workbook is cut off"],
    ["an end too many", bytesOf(begin(), end, end), "a sheet of the workbook is cut off"],
    ["a sheet that is not there", bytesOf(begin(), listed(999), end), "a sheet that the workbook lists is not there"],
    [
      "a listed sheet that begins within another",
      bytesOf(begin(), listed(0), begin(), end, end),
      "a sheet that the workbook lists is not there",
    ],
    [
      "a list of sheets that is cut off",
      bytesOf(begin(), record(types.boundSheet, u32(0), u8(0)), end),
      "the list of sheets is cut off",
    ],
    ["too many sheets", bytesOf(begin(), ...Array.from({ length: 2_001 }, () => listed(0)), end), "too_large"],
    [
      "as many sheets as there may be",
      bytesOf(begin(), ...Array.from({ length: 2_000 }, () => listed(7)), end),
      "a sheet that the workbook lists is not there",
    ],
  ])("%s", (_, stream, expected) => {
    expect(outcome(() => surveyOf(stream, cellBudget("a.xls")).sheets.length.toString())).toBe(expected);
  });

  test("more cells, blank cells and merged ranges than there may be", () => {
    const counted = (records: readonly Bytes[]) => {
      const counts = { sheet: 0, cell: 0, blank: 0, merge: 0 };
      surveyOf(streamOf({ sheets: [records] }), {
        sheet: () => counts.sheet++,
        cell: () => counts.cell++,
        blank: () => counts.blank++,
        merge: () => counts.merge++,
      });
      return Object.values(counts).join(" ");
    };
    expect(counted([])).toBe("1 0 0 0");
    expect(counted([record(0x0203, u16(0, 0, 1)), record(types.formula, u16(0, 1, 1))])).toBe("1 2 0 0");
    expect(counted([record(types.mulRk, u16(4, 2), u16(15), zeros(4), u16(16), zeros(4), u16(3))])).toBe("1 2 0 0");
    expect(counted([record(types.blank, u16(0, 0, 1)), record(types.mulBlank, u16(0, 0, 1, 1, 1))])).toBe("1 0 2 0");
    expect(counted([record(types.mergeCells, u16(3, 0, 1, 0, 3))])).toBe("1 0 0 3");
  });
});
