import { describe, expect, test } from "vitest";
import type { Ruling } from "../rulings.ts";
import { cellLineAt } from "./layout.test-helper.ts";
import { isFull, rowsOfPage, type CellLine, type RowSetting } from "./rows.ts";

const [OTHER, NAME, VALUE] = [1, 2, 3];

/** Columns of five characters, in which more than one line is as wide as that. */
const plain: RowSetting = {
  name: NAME,
  value: VALUE,
  leading: 12,
  between: null,
  widths: new Map([
    [OTHER, [100, 150]],
    [NAME, [200, 250]],
    [VALUE, [300, 350]],
  ]),
  wide: new Map([
    [OTHER, 2],
    [NAME, 2],
    [VALUE, 2],
  ]),
  room: new Map(),
  horizontals: [],
  ruled: false,
  anchor: "middle",
};

const at =
  (column: number) =>
  (text: string, y: number): CellLine =>
    cellLineAt(column, text, column * 100, y);
const [other, name, value] = [at(OTHER), at(NAME), at(VALUE)];
const lineAt = (y: number): Ruling => ({ axis: "horizontal", at: y, from: 0, to: 500 });

function read(setting: Partial<RowSetting>, lines: readonly CellLine[]): string {
  const { rows, cost } = rowsOfPage(lines, { ...plain, ...setting });
  const shown = rows.map((row) => `${row.lines.map(({ text }) => text).join("|")} ±${Number(row.margin.toFixed(3))}`);
  return [...shown, `costs ${Number(cost.toFixed(3))}`].join("; ");
}

const oneRow = [name("签约率", 100), value("≥90%", 100)];
const twoLines = [name("签约居民率", 94), name("及随访", 106), value("≥90%", 100)];
const twoRows = [name("签约率", 100), value("≥90%", 100), name("随访率", 120), value("≥80%", 120)];

describe("what a row costs, and how much dearer the next reading is", () => {
  test.each<[string, Partial<RowSetting>, readonly CellLine[], string]>([
    ["no lines", {}, [], "costs 0"],
    ["a name and its value", {}, oneRow, "签约率|≥90% ±5.5; costs 0.5"],
    ["without a name", {}, [value("≥90%", 100)], "≥90% ±Infinity; costs 3.5"],
    ["without a value", {}, [name("签约率", 100)], "签约率 ±Infinity; costs 2.5"],
    ["without both", {}, [other("数量", 100)], "数量 ±Infinity; costs 5.5"],
    ["a table without a column of names", { name: null }, [value("≥90%", 100)], "≥90% ±Infinity; costs 0.5"],
    ["a table without a column of values", { value: null }, [name("签约率", 100)], "签约率 ±Infinity; costs 0.5"],
    ["a name of two lines", {}, twoLines, "签约居民率|≥90%|及随访 ±8; costs 0.5"],
    ["whose first is the only one so wide", { wide: new Map([[NAME, 1]]) }, twoLines, "签约居民率|≥90%|及随访 ±6.75; costs 1.75"],
    ["of which nobody knows how wide they are", { wide: new Map() }, twoLines, "签约居民率|≥90%|及随访 ±6.75; costs 1.75"],
    [
      "whose first has room for more",
      {},
      [name("签约", 94), name("及随访", 106), value("≥90%", 100)],
      "签约|≥90%|及随访 ±5.5; costs 3",
    ],
    ["in a column with much more room", { room: new Map([[NAME, 100]]) }, twoLines, "签约居民率|≥90%|及随访 ±5.5; costs 3"],
    ["two rows", {}, twoRows, "签约率|≥90% ±5.5; 随访率|≥80% ±5.5; costs 1"],
    ["given in another order", {}, twoRows.toReversed(), "签约率|≥90% ±5.5; 随访率|≥80% ±5.5; costs 1"],
    [
      "a line a little further below",
      {},
      [name("签约居民率", 93), name("及随访", 108), value("≥90%", 100.5)],
      "签约居民率|≥90%|及随访 ±7.6; costs 0.9",
    ],
    [
      "a line far below",
      {},
      [name("签约居民率", 85), name("及随访", 115), value("≥90%", 100)],
      "签约居民率|≥90%|及随访 ±4; costs 4.5",
    ],
    [
      "a line beside another of its column",
      {},
      [name("签约居民率", 98), name("及随访", 102), value("≥90%", 100)],
      "签约居民率 ±0; ≥90%|及随访 ±0; costs 3.667",
    ],
    [
      "two values",
      {},
      [name("签约居民率", 94), name("及随访", 106), value("≥90%达标", 94), value("≥80%", 106)],
      "签约居民率|≥90%达标 ±4.5; 及随访|≥80% ±4.5; costs 1",
    ],
    [
      "a value of two lines",
      {},
      [name("签约率", 100), value("≥90%达标", 94), value("的居民", 106)],
      "≥90%达标|签约率|的居民 ±9; costs 0.5",
    ],
    [
      "two names that look like values",
      {},
      [name("≥90%达标", 94), name("≥80%", 106), value("≥90%", 100)],
      "≥90%达标|≥90%|≥80% ±8; costs 0.5",
    ],
  ])("%s", (_, setting, lines, expected) => expect(read(setting, lines)).toBe(expected));
});

describe("rows further apart than lines", () => {
  const near = [name("签约居民率", 100), value("≥90%", 100), name("随访率", 112), value("≥80%", 112)];
  test.each<[string, number | null, readonly CellLine[], string]>([
    ["nothing is known", null, near, "签约居民率|≥90% ±4.5; 随访率|≥80% ±4.5; costs 1"],
    ["two rows nearer than that", 16, near, "签约居民率|≥90% ±1.5; 随访率|≥80% ±1.5; costs 4"],
    ["as far apart as that", 12, near, "签约居民率|≥90% ±4.5; 随访率|≥80% ±4.5; costs 1"],
    ["a line further than that", 11, twoLines, "签约居民率|≥90%|及随访 ±4; costs 4.5"],
    ["just so far", 12, twoLines, "签约居民率|≥90%|及随访 ±8; costs 0.5"],
    ["other columns do not count", 16, [name("签约居民率", 100), value("≥80%", 112)], "签约居民率 ±0.5; ≥80% ±0.5; costs 6"],
    [
      "the first text of a column does",
      16,
      [name("签约居民率", 100), other("数量", 106), name("随访率", 112)],
      "签约居民率|数量|随访率 ±11; costs 2.5",
    ],
  ])("%s", (_, between, lines, expected) => expect(read({ between }, lines)).toBe(expected));
});

describe("drawn lines", () => {
  test.each<[string, Partial<RowSetting>, readonly CellLine[], string]>([
    [
      "between two rows of a ruled page",
      { ruled: true, horizontals: [lineAt(110)] },
      twoRows,
      "签约率|≥90% ±9.5; 随访率|≥80% ±9.5; costs 1",
    ],
    [
      "none between two rows of a ruled page",
      { ruled: true, horizontals: [lineAt(150)] },
      twoRows,
      "签约率|≥90% ±4.633; 随访率|≥80% ±4.633; costs 5",
    ],
    [
      "at a row's own height",
      { ruled: true, horizontals: [lineAt(100), lineAt(120)] },
      twoRows,
      "签约率|≥90% ±4.633; 随访率|≥80% ±4.633; costs 5",
    ],
    ["one through a row", { horizontals: [lineAt(103)] }, twoLines, "签约居民率 ±0.5; ≥90% ±0.5; 及随访 ±4; costs 8.5"],
    [
      "one at its first line and one at its last",
      { horizontals: [lineAt(94), lineAt(106)] },
      twoLines,
      "签约居民率|≥90%|及随访 ±8; costs 0.5",
    ],
  ])("%s", (_, setting, lines, expected) => expect(read(setting, lines)).toBe(expected));
});

describe("cells on one line", () => {
  test.each<[string, Partial<RowSetting>, readonly CellLine[], string]>([
    ["half as far off as it may be", {}, [name("签约率", 100), value("≥90%", 103)], "签约率|≥90% ±4; costs 2"],
    ["a line off", {}, [name("签约率", 100), value("≥90%", 112)], "签约率 ±0.5; ≥90% ±0.5; costs 6"],
    ["by the value where there is no name", {}, [value("≥90%", 100), other("数量", 102)], "≥90%|数量 ±4.833; costs 4.167"],
    ["three cells", {}, [name("签约率", 100), value("≥90%", 102), other("数量", 98)], "数量|签约率|≥90% ±4.833; costs 1.833"],
    [
      "neither name nor value",
      { name: null, value: null },
      [other("数量", 100), cellLineAt(0, "产出", 0, 102)],
      "数量|产出 ±0.5; costs 0.5",
    ],
    [
      "from the top",
      { anchor: "top" },
      [name("签约居民率", 94), name("及随访", 106), value("≥90%", 94)],
      "签约居民率|≥90%|及随访 ±2.5; costs 0.5",
    ],
    [
      "from the top, but in the middle",
      { anchor: "top" },
      [name("签约居民率", 94), name("及随访", 106), value("≥90%", 97)],
      "签约居民率|≥90%|及随访 ±2.5; costs 2",
    ],
  ])("%s", (_, setting, lines, expected) => expect(read(setting, lines)).toBe(expected));
});

test("a row has the page of its lines, and reaches from the highest to the lowest", () => {
  const { rows } = rowsOfPage([cellLineAt(NAME, "签约居民率", 200, 94, 7), cellLineAt(NAME, "及随访", 200, 106, 7)], plain);
  expect(rows.map(({ page, top, bottom }) => ({ page, top, bottom }))).toEqual([{ page: 7, top: 89, bottom: 111 }]);
});

describe("a line is full", () => {
  const widths = plain.widths;
  test.each<[string, CellLine, CellLine, number, boolean]>([
    ["as wide as the widest", name("签约居民率", 0), name("随访", 12), 0, true],
    ["two characters were too much for it", name("签约居", 0), name("随访", 12), 0, true],
    ["two characters had room", name("签约", 0), name("随访", 12), 0, false],
    ["one character had room, but the next is one", name("签约居民", 0), name("率", 12), 0, true],
    ["three characters' room, and a number below", name("签约", 0), name("1.5", 12), 0, true],
    ["three characters' room, and a word below", name("签约", 0), name("ab签", 12), 0, true],
    ["three characters' room, and none of both", name("签约", 0), name("随访率", 12), 0, false],
    ["the one below is longer by more than a character", name("签约居", 0), name("签约居民率", 12), 0, false],
    ["the one below is longer by a character", name("签约居民", 0), name("签约居民率", 12), 0, true],
    ["its column has half as much room again", name("签约居民率", 0), name("随访", 12), 90, true],
    ["its column has twice as much", name("签约居民率", 0), name("随访", 12), 91, false],
  ])("%s", (_, above, below, room, expected) =>
    expect(isFull(above, below, { widths, room: new Map([[NAME, room]]) })).toBe(expected),
  );
});
