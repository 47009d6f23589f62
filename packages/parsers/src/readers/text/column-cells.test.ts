import { describe, expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { textOfAtoms, type Atom } from "./atoms.ts";
import { cellsFrom, type CellContext } from "./column-cells.ts";
import { NO_BLANKS } from "./joins.ts";
import { piecesOf, round } from "./pieces.test-helper.ts";

/** Columns whose texts all fit alike, so that a score is what a cell's place and its lines say. */
function contextOf(lines: readonly string[], fields: readonly ColumnField[], over: Partial<CellContext> = {}): CellContext {
  const columns = fields.map((field) => ({ field, shape: () => 0 }));
  const atoms = piecesOf(...lines);
  const wrapping = { widest: [] };
  return { atoms, barriers: new Set(), blanks: NO_BLANKS, columns, wrapping, under: new Map(), known: new Map(), ...over };
}

/** The cells that begin at a piece, as `text score`. */
const read = (context: CellContext, at = 0): readonly string[] =>
  cellsFrom(at, context).map(([, , score, cell]) => `${textOfAtoms(cell)} ${round(score)}`);

const names = (lines: readonly string[], over: Partial<CellContext> = {}, at = 0): readonly string[] =>
  read(contextOf(lines, ["level3"], over), at);
const pieceOf = (context: CellContext, at: number): Atom => context.atoms[at] ?? expect.unreachable();

test("a cell of each column for each end, with its pieces", () => {
  const context = contextOf(["造林", "面积"], ["level3", "value"]);
  expect(cellsFrom(0, context).map(([to, column, , cell]) => [to, column, textOfAtoms(cell)])).toEqual([
    [1, 0, "造林"],
    [1, 1, "造林"],
    [2, 0, "造林面积"],
    [2, 1, "造林面积"],
  ]);
  expect(cellsFrom(0, context)).toBe(context.known.get(0)); // what was asked once is known
  expect(cellsFrom(0, context)).toBe(cellsFrom(0, context));
});

describe("where a cell begins", () => {
  test.each<[string, readonly string[], string]>([
    ["the first of all", ["造林", "面积"], "造林 0"],
    ["on a line of its own", ["造林", "面积"], "面积 0"],
    ["on another's line", ["造林 面积"], "面积 -1.2"],
    ["on another's line, where it may be the same text", ["造林 ha"], "ha -1.9"],
  ])("%s", (_, lines, expected) => expect(names(lines, {}, expected.startsWith("造") ? 0 : 1)[0]).toBe(expected));

  const blanks = { join: () => 0, part: () => -0.25 };
  test("blank lines speak against it, where no label stands", () => {
    expect(names(["造林", "面积"], { blanks }, 1)).toEqual(["面积 -0.25"]);
    expect(names(["造林", "面积"], { blanks }, 0)[0]).toBe("造林 0");
    const context = contextOf(["造林", "面积"], ["level3"], { blanks });
    expect(read({ ...context, barriers: new Set([pieceOf(context, 1)]) }, 1)).toEqual(["面积 0"]);
  });

  test("below a header it is that column's", () => {
    const context = contextOf(["造林"], ["level3", "value"]);
    expect(read(context)).toEqual(["造林 0", "造林 0"]);
    expect(read({ ...context, known: new Map(), under: new Map([[pieceOf(context, 0), 1]]) })).toEqual(["造林 -5", "造林 0.5"]);
  });
});

describe("pieces of one cell", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["below each other", ["造林", "面积"], ["造林 0", "造林面积 -1.2"]],
    ["three", ["造林", "面积", "亩"], ["造林 0", "造林面积 -1.2", "造林面积亩 -2.4"]],
    ["over a blank line", ["造林", "", "面积"], ["造林 0", "造林面积 -6.2"]],
    ["too unlikely", ["造林", "", "面积", "", "亩数"], ["造林 0", "造林面积 -6.2"]],
    ["room between", ["造林  面积  亩数"], ["造林 0", "造林面积 -6"].map((cell) => cell.replace("林面", "林 面"))],
  ])("%s", (_, lines, expected) => expect(names(lines)).toEqual(expected));

  test("over a label, with or without a line between", () => {
    for (const lines of [
      ["造林", "面积"],
      ["造林", "", "面积"],
    ]) {
      const context = contextOf(lines, ["level3"]);
      expect(read({ ...context, barriers: new Set([pieceOf(context, 1)]) })).toEqual(["造林 0", "造林面积 -3.2"]);
    }
  });

  test("what blank lines say of them counts where none stands between, nor a label", () => {
    const blanks = { join: () => 0.5, part: () => 0 };
    expect(names(["造林", "面积"], { blanks })[1]).toBe("造林面积 -0.7");
    expect(names(["造林", "", "面积"], { blanks })[1]).toBe("造林面积 -6.2");
    const context = contextOf(["造林", "面积"], ["level3"], { blanks });
    expect(read({ ...context, barriers: new Set([pieceOf(context, 1)]) })[1]).toBe("造林面积 -3.2");
  });

  test("nine at most", () => {
    const context = contextOf(["a b c d e f g h i j k l"], []);
    const sure = { ...context, columns: [{ field: "level3" as const, shape: () => 20 }] };
    expect(cellsFrom(0, sure).map(([to]) => to)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(cellsFrom(9, sure).map(([to]) => to)).toEqual([10, 11, 12]);
  });

  test.each([
    [-9, 0],
    [-8.9, 1],
  ])("a cell that fits at %d: %d", (fit, count) => {
    const context = contextOf(["造林"], []);
    expect(cellsFrom(0, { ...context, columns: [{ field: "level3", shape: () => fit }] })).toHaveLength(count);
  });

  test("links that are less likely than any cell are given up, however well it fits", () => {
    const context = contextOf(["造林  面积 亩数  里程"], []); // -6, -4, -6
    const sure = { ...context, columns: [{ field: "level3" as const, shape: () => 20 }] };
    expect(cellsFrom(0, sure).map(([to]) => to)).toEqual([1, 2]);
  });
});

describe("what each column says of a cell", () => {
  test.each<[string, ColumnField, readonly string[], string]>([
    ["a unit that is known", "unit", ["万元"], "万元 0"],
    ["one that nobody knows", "unit", ["维护费"], "维护费 -1.5"],
    ["elsewhere it need not be", "value", ["维护费"], "维护费 0"],
    ["lines of a column that wraps", "value", ["造林", "面积"], "造林面积 -1.2"],
    ["of one that does not", "comparator", ["造林", "面积"], "造林面积 -7.2"],
    ["two pieces of a line there", "comparator", ["造林 面积"], "造林 面积 -4"],
    ["two names below each other", "level3", ["造林面积", "管护面积"], "造林面积管护面积 -3.7"],
    ["of a column of values", "value", ["造林面积", "管护面积"], "造林面积管护面积 -1.2"],
    ["two names beside each other", "level3", ["造林面积 管护面积"], "造林面积 管护面积 -4"],
    ["a name whose first line holds two pieces", "level3", ["造林 面积", "管护面积"], "造林 面积管护面积 -7.7"],
    ["names beside each other, and a rest below", "level3", ["造林面积 管护面积", "及里程"], "造林面积 管护面积及里程 -5.2"],
    ["three names", "level3", ["造林面积", "管护面积", "造林里程"], "造林面积管护面积造林里程 -7.4"],
  ])("%s: %s", (_, field, lines, expected) => expect(read(contextOf(lines, [field])).at(-1)).toBe(expected));
});

describe("cells of a known width, in character cells", () => {
  const wide = (lines: readonly string[], field: ColumnField = "level3", widest = 10) =>
    read(contextOf(lines, [field], { wrapping: { widest: [widest] } })).at(-1);
  test.each<[string, readonly string[], ColumnField, string]>([
    ["a full line that goes on", ["造林及管护", "面积"], "level3", "造林及管护面积 -0.5"],
    ["a line a character short", ["造林及管", "面积"], "level3", "造林及管面积 -1.2"],
    ["two full lines", ["造林及管护", "造林及管护", "面积"], "level3", "造林及管护造林及管护面积 -1"],
    ["a full line where no name ends", ["造林及管护"], "level3", "造林及管护 -1.5"],
    ["in a description", ["造林及管护"], "description", "造林及管护 -1.5"],
    ["in a value", ["造林及管护"], "value", "造林及管护 0"],
    ["a full line where one ends", ["造林的面积"], "level3", "造林的面积 0"],
    ["a line that is not full", ["造林及管"], "level3", "造林及管 0"],
    ["a last line that is full", ["造林及管护", "及造林及管"], "level3", "造林及管护及造林及管 -2"],
    ["in a column that does not wrap", ["造林及管护"], "comparator", "造林及管护 0"],
  ])("%s", (_, lines, field, expected) => expect(wide(lines, field)).toBe(expected));

  test("a width that nobody knows says nothing", () => {
    for (const widest of [[null], []]) expect(names(["造林及管护"], { wrapping: { widest } })).toEqual(["造林及管护 0"]);
  });
  test("a line with room for the next piece says that it ended there", () =>
    expect(wide(["造林", "面积"], "level3", 9)).toBe("造林面积 -5.7"));
});
