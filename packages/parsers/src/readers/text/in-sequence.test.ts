import { expect, test } from "vitest";
import type { Atom } from "./atoms.ts";
import { sequenceRows, type Column } from "./in-sequence.ts";
import { piecesOf, round, shownCells } from "./pieces.test-helper.ts";

/** A figure fits where a value stands, and elsewhere not; other texts the other way round. */
const isFigure = (text: string): boolean => /^[≥\d]/.test(text);
const name: Column = { field: "level3", shape: (text) => (isFigure(text) ? -3 : 0) };
const value: Column = { field: "value", shape: (text) => (isFigure(text) ? 0 : -3) };
const unit: Column = { field: "unit", shape: (text) => (text === "亩" ? 0 : -3) };

interface Over {
  readonly start?: number;
  /** Indexes of the pieces before which a label stands. */
  readonly barriers?: readonly number[];
  readonly everyRow?: boolean;
  readonly widest?: readonly (number | null)[];
}

function rowsFrom(
  columns: readonly Column[],
  lines: readonly string[],
  { start = 0, barriers = [], everyRow = false, widest = [] }: Over,
) {
  const atoms = piecesOf(...lines);
  const before = new Set(barriers.flatMap((i): readonly Atom[] => atoms.slice(i, i + 1)));
  return sequenceRows({ atoms, barriers: before, everyRow }, columns, { widest })(start);
}

/** Each row that may begin there: where it ends, its cells, its score and that of its next reading. */
const read = (columns: readonly Column[], lines: readonly string[], over: Over): readonly string[] =>
  rowsFrom(columns, lines, over).map(
    ({ end, score, second, cells }) => `${end}: ${shownCells(cells)} ${round(score)} ${round(second)}`,
  );

const two = [name, value];
const three = [name, value, unit];
test.each<[string, readonly Column[], readonly string[], Over, readonly string[]]>([
  ["a name and its value", two, ["造林", "50亩"], {}, ["1: 造林| -4 -11", "2: 造林|50亩 0 -5.2"]],
  ["on one line", two, ["造林 50亩"], {}, ["1: 造林| -4 -11", "2: 造林|50亩 -0.7 -4.2"]],
  ["behind another row", two, ["造林", "50亩", "管护", "80亩"], { start: 2 }, ["3: 管护| -4 -11", "4: 管护|80亩 0 -5.2"]],
  ["a row inside a line", two, ["前 造林", "50亩"], { start: 1 }, ["2: 造林| -8 -15", "3: 造林|50亩 -4 -9.2"]],
  ["a label before it", two, ["造林", "50亩"], { barriers: [0] }, ["1: 造林| -2.5 -9.5", "2: 造林|50亩 1.5 -3.7"]],
  ["labels before every other row", two, ["造林", "50亩"], { everyRow: true }, ["1: 造林| -7 -14", "2: 造林|50亩 -3 -8.2"]],
  [
    "and before this one",
    two,
    ["造林", "50亩"],
    { everyRow: true, barriers: [0] },
    ["1: 造林| -2.5 -9.5", "2: 造林|50亩 1.5 -3.7"],
  ],
  ["a label before its value", two, ["造林", "50亩"], { barriers: [1] }, ["1: 造林| -4 -11", "2: 造林|50亩 -3.5 -8.7"]],
  ["a label at the next page's top", two, ["造林", "\f50亩"], { barriers: [1] }, ["1: 造林| -4 -11", "2: 造林|50亩 -1 -6.2"]],
  [
    "a label inside the name",
    two,
    ["造林", "面积", "50亩"],
    { barriers: [1] },
    ["1: 造林| -4 -11", "2: 造林|面积 -6.5 -8.7", "3: 造林面积|50亩 -4.7 -7.7"],
  ],
  [
    "a name of two lines",
    two,
    ["造林", "面积", "50亩"],
    {},
    ["1: 造林| -4 -11", "2: 造林|面积 -3 -5.2", "3: 造林面积|50亩 -1.2 -4.2"],
  ],
  [
    "in a column that has room for more on a line",
    two,
    ["造林", "面积", "50亩"],
    { widest: [20, null] },
    ["1: 造林| -4 -11", "2: 造林|面积 -3 -12.2", "3: 造林|面积50亩 -4.2 -8.2"],
  ],
  [
    "a unit of two lines",
    three,
    ["造林", "50", "亩", "亩"],
    {},
    ["1: 造林|| -5.5 -12.5", "2: 造林|50| -1.5 -6.7", "3: 造林|50|亩 0 -2.7", "4: 造林|50亩|亩 -1.2 -3.9"],
  ],
  [
    "cells with blank lines between",
    two,
    ["造林", "", "50亩", "", "管护", "", "80亩"],
    {},
    ["1: 造林| -4 -11", "2: 造林|50亩 0 -9.2", "3: 造林|50亩管护 -5.2 -8.2", "4: 造林50亩|管护80亩 -13.4 -Infinity"],
  ],
  [
    "lines of one cell without",
    two,
    ["造林", "面积", "", "50亩", "", "管护", "", "80亩", "", "9"],
    {},
    [
      "1: 造林| -4 -11",
      "2: 造林|面积 -4.5 -4.6",
      "3: 造林面积|50亩 -0.6 -9.8",
      "4: 造林面积|50亩管护 -5.8 -8.8",
      "5: 造林面积50亩|管护80亩 -14 -Infinity",
    ],
  ],
  [
    "of three columns blank lines say nothing",
    three,
    ["造林", "", "50", "", "亩"],
    {},
    ["1: 造林|| -5.5 -12.5", "2: 造林|50| -1.5 -6.7", "3: 造林|50|亩 0 -2.7"],
  ],
])("%s", (_, columns, lines, over, expected) => expect(read(columns, lines, over)).toEqual(expected));

test("a cell of fourteen pieces and a row of thirty-six are the longest", () => {
  const line = Array.from({ length: 45 }, (_, i) => (i % 2 === 0 ? "a" : "林")).join(" ");
  const any: Column = { field: "level3", shape: () => 20 };
  const ends = (count: number) =>
    Math.max(
      ...rowsFrom(
        Array.from({ length: count }, () => any),
        [line],
        {},
      ).map(({ end }) => end),
    );
  expect([ends(1), ends(2), ends(3)]).toEqual([14, 28, 36]);
});

test("what is no row at all is none", () => expect(rowsFrom([name], ["造林"], {}).map(({ end }) => end)).toEqual([1]));
