import { expect, test } from "vitest";
import { describePlace, Place } from "./place.ts";

test.each([
  [{ kind: "text", lines: [3, 3] }, "line 3"],
  [{ kind: "word", table: 2, row: 5, column: 3 }, "table 2, row 5, column 3"],
  [{ kind: "word", table: 0, row: 7, column: 0 }, "paragraph 7"],
  [{ kind: "page", page: 4, box: { x0: 1, y0: 2.4, x1: 3, y1: 4 } }, "page 4 (1 2 3 4)"],
  [{ kind: "sheet", sheet: "目标表", cell: "B12" }, "sheet 目标表, B12"],
  [{ kind: "sheet", sheet: "目标表", cell: "B12:XFD1048576" }, "sheet 目标表, B12:XFD1048576"],
] as const)("%j is %s", (place, words) => expect(describePlace(Place.parse(place))).toBe(words));

test.each(["", "12", "B0", "b12", "ABCD1", "B12:", "B12:D13:E1", "B12,D13", "$B$12"])("%j names no cell", (cell) =>
  expect(Place.safeParse({ kind: "sheet", sheet: "目标表", cell }).success).toBe(false),
);

test("a sheet has a name", () => expect(Place.safeParse({ kind: "sheet", sheet: "", cell: "A1" }).success).toBe(false));
