import { expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { narrowWrapping } from "./narrow-wrapping.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const columns = (["level3", "description", "value"] as const satisfies readonly ColumnField[]).map((field) => ({
  field,
  shape: () => 0,
}));
/** Lines of so many Chinese characters. */
const linesOf = (...lengths: readonly number[]): readonly string[] => lengths.map((length) => "林".repeat(length));
const read = (lines: readonly string[]): readonly (number | null)[] => narrowWrapping(piecesOf(...lines), columns).widest;

test.each<[string, readonly string[], number | null]>([
  ["nothing", [], null],
  ["all of one width", linesOf(5, 5, 5), 10],
  ["one of five as wide as that is one in five", linesOf(9, 7, 5, 3, 1), 18],
  ["one of six is fewer", linesOf(11, 9, 7, 5, 3, 1), null],
  ["a line that is a character short is full", ["林".repeat(5), `${"林".repeat(4)}a`, ...linesOf(4, 3, 3, 2, 2, 2)], 10],
  ["one that lacks two is not", linesOf(5, 4, 3, 3, 2, 2, 2), null],
  ["of twenty lines the second widest counts", linesOf(30, ...Array.from({ length: 19 }, () => 5)), 10],
  ["of nineteen the widest does", linesOf(30, ...Array.from({ length: 18 }, () => 5)), null],
  [
    "lines that begin with a comparator do not count",
    [...linesOf(5, 5), ...Array.from({ length: 12 }, (_, i) => `≥${"9".repeat(20 + 3 * i)}`)],
    10,
  ],
  ["given in any order", linesOf(1, 9, 3, 7, 5), 18],
])("how wide cells of names are: %s", (_, lines, width) => expect(read(lines)).toEqual([width, width, null]));
