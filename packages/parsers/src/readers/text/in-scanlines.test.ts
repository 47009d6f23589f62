import { expect, test } from "vitest";
import type { AlignedLine } from "./aligned.ts";
import type { Atom } from "./atoms.ts";
import { scanlineRows } from "./in-scanlines.ts";
import type { Column } from "./in-sequence.ts";
import { linesOf, round, shownCells } from "./pieces.test-helper.ts";

/** A figure fits where a value stands, and elsewhere not; other texts the other way round. */
const isFigure = (text: string): boolean => /^[≥\d]/.test(text);
const name: Column = { field: "level3", shape: (text) => (isFigure(text) ? -3 : 0) };
const value: Column = { field: "value", shape: (text) => (isFigure(text) ? 0 : -3) };
const unit: Column = { field: "unit", shape: (text) => (text === "亩" ? 0 : -3) };
const rule: Column = { field: "scoring_rule", shape: () => 0 };

interface Over {
  readonly start?: number;
  readonly widest?: readonly (number | null)[];
  readonly isSpaced?: boolean;
  /** Where each column begins, where pieces stand under them. */
  readonly edges?: readonly number[];
}

/** Each row that may begin there: where it ends, its cells, its score and that of its next reading. */
function read(columns: readonly Column[], texts: readonly string[], { start = 0, widest = [], isSpaced = false, edges }: Over) {
  const lines = linesOf(...texts).flatMap(({ atoms }) => (atoms.length === 0 ? [] : [atoms]));
  const under = (atoms: readonly Atom[]): AlignedLine | null =>
    edges === undefined ? null : columns.map((_, c) => atoms.filter(({ x0 }) => edges.findLastIndex((edge) => edge <= x0) === c));
  const rows = scanlineRows(lines, lines.map(under), columns, { widest }, isSpaced)(start);
  return rows.map(({ end, score, second, cells }) => `${end}: ${shownCells(cells)} ${round(score)} ${round(second)}`);
}

const two = [name, value];
test.each<[string, readonly Column[], readonly string[], Over, readonly string[]]>([
  ["a line", two, ["造林 50亩"], {}, ["1: 造林|50亩 -0.7 -Infinity"]],
  ["a name alone is none", two, ["造林"], {}, []],
  ["a line that can be parted otherwise", two, ["造林 面积 50 亩"], {}, ["1: 造林|面积50亩 -3.4 -4.9"]],
  ["a line behind others", two, ["造林 50亩", "管护 80亩"], { start: 1 }, ["2: 管护|80亩 -0.7 -Infinity"]],
  ["a name around its value", two, ["造林", "50亩", "面积"], {}, ["3: 造林面积|50亩 -1.2 -7.2"]],
  [
    "the rest of a name or of a value below a line: nobody knows whose",
    two,
    ["造林 50亩", "面积"],
    {},
    ["1: 造林|50亩 -0.7 -Infinity", "2: 造林|50亩面积 -1.5 -1.5"],
  ],
  [
    "lines that have room for more are none of one cell",
    two,
    ["造林", "50亩", "面积"],
    { widest: [20, null] },
    ["3: 50亩|造林面积 -7.2 -8.2"],
  ],
  [
    "a unit takes one line",
    [name, value, unit],
    ["造林 50 亩", "面积 80 亩"],
    {},
    ["1: 造林|50|亩 -1.4 -2.4", "2: 造林面积|50亩80亩| -4.5 -4.6"],
  ],
  ["a column that may be empty", [name, value, rule], ["造林 50亩"], {}, ["1: 造林|50亩| -1.7 -4.7"]],
  [
    "pieces under their columns",
    two,
    ["造林    50亩", "面积"],
    { edges: [0, 6] },
    ["1: 造林|50亩 0 -Infinity", "2: 造林面积|50亩 -0.8 -0.8"],
  ],
  [
    "a name around its value, under their columns",
    two,
    ["造林", "        50亩", "面积"],
    { edges: [0, 6] },
    ["1: 造林| -4 -Infinity", "2: 造林|50亩 -1.1 -Infinity", "3: 造林面积|50亩 -1.2 -7.2"],
  ],
  ["two pieces of one cell", two, ["造林 面积    50亩"], { edges: [0, 8] }, ["1: 造林 面积|50亩 -4 -9"]],
])("%s", (_, columns, texts, over, expected) => expect(read(columns, texts, over)).toEqual(expected));
