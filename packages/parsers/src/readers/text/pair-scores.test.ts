import { expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import type { Atom } from "./atoms.ts";
import { pairScores } from "./pair-scores.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const columnsOf = (...fields: readonly ColumnField[]) => fields.map((field) => ({ field, shape: () => 0 }));
const cell = (text: string): readonly Atom[] => (text === "" ? [] : piecesOf(text));

test.each<[string, readonly ColumnField[], number, string, readonly string[], number]>([
  ["a value beside its name", ["level3", "value"], 1, "≥95亩", ["群众满意度", ""], -2.3],
  ["a name beside its value", ["level3", "value"], 0, "群众满意度", ["", "≥95亩"], -2.3],
  ["one that fits", ["level3", "value"], 1, "≥95%", ["群众满意度", ""], 0],
  ["what stands in its own column is none of it", ["level3", "value"], 1, "≥95%", ["群众满意度", "≥95亩"], 0],
  ["beside an empty cell", ["level3", "value"], 1, "≥95亩", ["", ""], 0],
  ["beside more columns than are there", ["level3", "value", "unit"], 2, "亩", ["群众满意度"], -2.3],
  ["all that speaks against it is added", ["level3", "value", "unit"], 2, "亩", ["群众满意度", "良好", ""], -4.3],
])("%s", (_, fields, column, text, row, expected) =>
  expect(pairScores(columnsOf(...fields))(column, cell(text), row.map(cell))).toBeCloseTo(expected),
);

test("what was asked is remembered by its cells and their columns, not by their number", () => {
  const pairs = pairScores(columnsOf("level3", "value", "description"));
  const [name, value, other] = [cell("群众满意度"), cell("≥95亩"), cell("树苗成活率")];
  const ask = (column: number, own: readonly Atom[], row: readonly (readonly Atom[] | undefined)[]) => pairs(column, own, row);
  expect(ask(1, value, [name])).toBe(-2.3);
  expect(ask(1, value, [other])).toBe(-1.8);
  expect(ask(1, value, [name])).toBe(-2.3);
  expect(ask(2, value, [name])).toBe(-2.5);
  expect(ask(0, name, [undefined, value])).toBe(-2.3);
  expect(ask(0, name, [undefined, undefined, value])).toBe(-2.5);
});
