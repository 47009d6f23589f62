import { expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { shapeOf } from "./cell-shape.ts";
import { piecesOf, shownCells } from "./pieces.test-helper.ts";
import { reunited } from "./reunited.ts";

const columnsOf = (fields: readonly ColumnField[]) => fields.map((field) => ({ field, shape: shapeOf(field) }));

/** Rows of a table as `name|value`, empty where a cell is: put together again. */
function read(rows: readonly string[], fields: readonly ColumnField[] = ["level3", "value"]): readonly string[] {
  const found = rows.map((row, i) => ({
    start: i,
    end: i + 1,
    cells: row.split("|").map((text) => (text === "" ? [] : piecesOf(text))),
    margin: 5,
  }));
  return reunited(found, columnsOf(fields)).map(({ cells, margin }) => `${shownCells(cells)} ±${margin}`);
}

test.each<[string, readonly string[], readonly string[]]>([
  [
    "a name behind all rows is that of the one that lacks its own",
    ["|≥50亩", "树苗成活率|≥90%", "造林面积|"],
    ["造林面积|≥50亩 ±0", "树苗成活率|≥90% ±5"],
  ],
  ["a name before them, too", ["造林面积|", "树苗成活率|≥90%", "|≥50亩"], ["树苗成活率|≥90% ±5", "造林面积|≥50亩 ±0"]],
  ["whole rows stay", ["造林面积|≥50亩", "树苗成活率|≥90%"], ["造林面积|≥50亩 ±5", "树苗成活率|≥90% ±5"]],
  ["of two names nobody knows which", ["|≥50亩", "造林面积|", "管护面积|"], ["|≥50亩 ±5", "造林面积| ±5", "管护面积| ±5"]],
  ["nor of two targets", ["|≥50亩", "|≥80亩", "管护面积|"], ["|≥50亩 ±5", "|≥80亩 ±5", "管护面积| ±5"]],
  ["what does not fit stays apart", ["|≥50亩", "群众满意度|"], ["|≥50亩 ±5", "群众满意度| ±5"]],
  ["what is no name stays apart", ["|≥50亩", "，|"], ["|≥50亩 ±5", "，| ±5"]],
])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));

test("a row that has other cells is no half of one", () =>
  expect(read(["|≥50亩|", "造林面积||10"], ["level3", "value", "weight"])).toEqual(["|≥50亩| ±5", "造林面积||10 ±5"]));

test("a table without a column of names is left alone", () => expect(read(["≥50亩"], ["value"])).toEqual(["≥50亩 ±5"]));
