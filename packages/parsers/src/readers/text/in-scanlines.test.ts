import { expect, test } from "vitest";
import { alignLine, type AlignedLine } from "./aligned.ts";
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
  /** Are the columns' inner edges meant, and a piece over one of them cut there? */
  readonly isCut?: boolean;
}

/** Each row that may begin there: where it ends, its cells, its score and that of its next reading. */
function read(
  columns: readonly Column[],
  texts: readonly string[],
  { start = 0, widest = [], isSpaced = false, edges, isCut = false }: Over,
) {
  const lines = linesOf(...texts).flatMap(({ atoms }) => (atoms.length === 0 ? [] : [atoms]));
  const under = (atoms: readonly Atom[]): AlignedLine | null =>
    edges === undefined
      ? null
      : isCut
        ? alignLine(atoms, edges)
        : columns.map((_, c) => atoms.filter(({ x0 }) => edges.findLastIndex((edge) => edge <= x0) === c));
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

const only = (field: Column["field"], fits: RegExp, likely: number): Column => ({
  field,
  shape: (text) => (fits.test(text) ? likely : -20),
});
const words = only("level3", /^[\p{Script=Han}a-c ]+$/u, 0);
const number = only("value", /^\d+亩?$/, 2); // so likely that it is a whole one
const measure = only("unit", /^亩+$/, 0);
const remark = only("scoring_rule", /^[a-c 按]+$/, 0);
const strict = [words, number];
test.each<[string, readonly Column[], readonly string[], Over, readonly string[]]>([
  [
    "a value below both lines of its name",
    strict,
    ["造林", "面积", "        50亩"],
    { edges: [6] },
    ["1: 造林| -4 -Infinity", "2: 造林面积| -4.8 -Infinity", "3: 造林面积|50亩 -0.25 -21.2"],
  ],
  [
    "a value above both",
    strict,
    ["        50亩", "造林", "面积"],
    { edges: [6] },
    ["1: |50亩 -6 -Infinity", "2: 造林|50亩 0.9 -Infinity", "3: 造林面积|50亩 0.1 -21.2"],
  ],
  [
    "a value below, a blank line inside the name",
    strict,
    ["造林", "", "面积", "        50亩"],
    { edges: [6] },
    ["1: 造林| -4 -Infinity", "2: 造林面积| -6 -Infinity", "3: 造林面积|50亩 -1.8 -21.2"],
  ],
  [
    "two blank lines",
    strict,
    ["造林", "", "", "面积", "        50亩"],
    { edges: [6] },
    ["1: 造林| -4 -Infinity", "2: 造林面积| -7.2 -Infinity", "3: 造林面积|50亩 -3.35 -21.2"],
  ],
  ["cells that touch are cut", strict, ["造林面积地50亩"], { edges: [5] }, ["1: 造林面积地|50亩 0 -Infinity"]],
  [
    "cells that touch, a line of the name below",
    strict,
    ["造林面积地50亩", "之内"],
    { edges: [5] },
    ["1: 造林面积地|50亩 0 -Infinity", "2: 造林面积地之内|50亩 -0.8 -Infinity"],
  ],
  ["two pieces", strict, ["造林 ab  50亩"], { edges: [6] }, ["1: 造林ab|50亩 1.8 -26.7"]],
  [
    "two pieces of a name, value below",
    strict,
    ["造林 面积", "面积", "        50亩"],
    { edges: [6] },
    ["1: 造林 面积| -8 -20", "2: 造林 面积面积| -8.8 -20.8", "3: 造林 面积面积|50亩 -4.25 -21.6"],
  ],
  [
    "a row that is too unlikely",
    strict,
    ["造林", "造林", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "造林", "       50亩"],
    { edges: [6] },
    ["1: 造林| -4 -Infinity", "2: 造林造林| -4.8 -Infinity", "3: 造林|造林造林 -21.2 -21.2"],
  ],
  [
    "second line below",
    strict,
    ["造林面  50亩", "积"],
    { edges: [6], isSpaced: true },
    ["1: 造林面|50亩 2 -Infinity", "2: 造林面积|50亩 1.2 -Infinity"],
  ],
  [
    "second line one character aside",
    strict,
    ["造     50亩", "  积"],
    { edges: [5], isSpaced: true },
    ["1: 造|50亩 2 -Infinity", "2: 造积|50亩 1.2 -Infinity"],
  ],
  [
    "second line two characters aside",
    strict,
    ["造     50亩", "   积"],
    { edges: [5], isSpaced: true },
    ["1: 造|50亩 2 -Infinity", "2: 造积|50亩 -3.8 -Infinity"],
  ],
  [
    "aside, but no columns of spaces",
    strict,
    ["造     50亩", "   积"],
    { edges: [5] },
    ["1: 造|50亩 2 -Infinity", "2: 造积|50亩 1.2 -20.8"],
  ],
  [
    "second line to the left",
    strict,
    ["   造林  50亩", "面"],
    { edges: [6], isSpaced: true },
    ["1: 造林|50亩 2 -Infinity", "2: 造林面|50亩 -3.8 -Infinity"],
  ],
  [
    "a line of two pieces and one below its second",
    strict,
    ["造 林  50亩", "  面"],
    { edges: [5], isSpaced: true },
    ["1: 造 林|50亩 -2 -26", "2: 造 林面|50亩 -2.8 -26.8"],
  ],
  [
    "whole name, blank, more",
    strict,
    ["造林面积  50亩", "", "之内"],
    { edges: [6], isSpaced: true },
    ["1: 造林面积|50亩 2 -Infinity", "2: 造林面积之内|50亩 -0.8 -Infinity"],
  ],
  [
    "whole name, no blank",
    strict,
    ["造林面积  50亩", "之内"],
    { edges: [6], isSpaced: true },
    ["1: 造林面积|50亩 2 -Infinity", "2: 造林面积之内|50亩 1.2 -Infinity"],
  ],
  [
    "no whole name, blank",
    strict,
    ["造林   50亩", "", "面积"],
    { edges: [6], isSpaced: true },
    ["1: 造林|50亩 2 -Infinity", "2: 造林面积|50亩 1.2 -Infinity"],
  ],
  [
    "whole target, blank, more",
    strict,
    ["造林  50亩", "", "        80"],
    { edges: [6], isSpaced: true },
    ["1: 造林|50亩 2 -Infinity", "2: 造林|50亩80 -22.8 -23.8"],
  ],
  [
    "three lines, the second whole",
    strict,
    ["造林  50亩", "面积", "", "之内"],
    { edges: [6], isSpaced: true },
    ["1: 造林|50亩 2 -Infinity", "2: 造林面积|50亩 1.2 -Infinity", "3: 造林面积之内|50亩 -1.6 -Infinity"],
  ],
  [
    "unit two lines",
    [words, number, measure],
    ["造林 50 亩", "面积 亩"],
    {},
    ["1: 造林|50|亩 0.6 -0.4", "2: 造林面积|50亩|亩 -0.6 -6.2"],
  ],
  [
    "unit two lines b",
    [words, number, measure],
    ["造林  50  亩", "          亩"],
    { edges: [5, 9] },
    ["1: 造林|50|亩 2 -5.5", "2: 造林|50亩|亩 1.2 1.2"],
  ],
  ["many pieces", strict, ["造 a 面 a 之 a 的 a 地 a 数 50亩"], {}, ["1: 造a面a之a的a地a数|50亩 -0.7 -22.7"]],
  [
    "many ways in three columns",
    [words, number, remark],
    ["造 a 面 a 之 a 的 a 地 a 数 50亩 按"],
    {},
    ["1: 造a面a之a的a地a数|50亩|按 -0.7 -22.7"],
  ],
  [
    "many ways in three columns, two lines",
    [words, number, remark],
    ["造 a 面 a 之 a 的 a 地 a 数 50亩 按", "造 a 按"],
    {},
    ["1: 造a面a之a的a地a数|50亩|按 -0.7 -22.7", "2: 造a面a之a的a地a数造a按|50亩|按 -1.9 -2.8"],
  ],
  ["by the rarest break", [words, number, remark], ["a b c a b c a b c a b c a b 50亩 按"], {}, []],
  [
    "in the fourth likeliest way on two lines",
    strict,
    ["林 a 林 a 林 50亩", "林 a"],
    {},
    ["1: 林a林a林|50亩 0.5 -21.5", "2: 林a林a林林a|50亩 -0.5 -22.5"],
  ],
  ["wide room between words", strict, ["a b  c  a  b  50亩"], {}, ["1: a b c a b|50亩 -17 -39"]],
  [
    "wide room between words of two lines",
    strict,
    ["a  b  c  a  b  50亩", "a"],
    {},
    ["1: a b c a b|50亩 -22 -44", "2: a b c a b a|50亩 -22.8 -44.8"],
  ],
])("where each text fits one column only: %s", (_, columns, texts, over, expected) =>
  expect(read(columns, texts, { ...over, isCut: true })).toEqual(expected),
);
