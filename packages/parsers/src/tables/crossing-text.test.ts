import { describe, expect, test } from "vitest";
import { textAt } from "./aligned/layout.test-helper.ts";
import type { Glyph } from "./glyphs.ts";
import { fillGrid } from "./page-table.ts";
import type { Ruling } from "./rulings.ts";
import { slotGrid } from "./slot-grid.ts";

const h = (at: number): Ruling => ({ axis: "horizontal", at, from: 0, to: 200 });
const v = (at: number): Ruling => ({ axis: "vertical", at, from: 0, to: 50 });
const grid = slotGrid([h(0), h(50), v(0), v(100), v(200)]) ?? expect.unreachable();

/** The texts of two cells side by side, and of what is in doubt. */
function read(...texts: readonly (readonly Glyph[])[]): string {
  const { table, rest } = fillGrid(grid, texts.flat(), (box) => [{ kind: "page", page: 1, box }]);
  const cells = table.cells.map(({ text, notes = [] }) => `${text}${notes.length > 0 ? "?" : ""}`);
  return `${cells.join("|")}|${rest.map(({ text }) => text).join("")}`;
}

/** Characters of 10 points each. */
describe("text over the line between two cells", () => {
  test.each<[string, readonly (readonly Glyph[])[], string]>([
    ["within its cell", [textAt("造林面积", 10, 30)], "造林面积||"],
    ["most of it in the left one", [textAt("造林面积", 65, 30)], "造林面积?|?|"],
    ["most of it in the right one", [textAt("造林面积", 85, 30)], "?|造林面积?|"],
    ["beside a text of the right one", [textAt("造林面积", 65, 30), textAt("≥5", 150, 30)], "造林面积?|≥5?|"],
    ["two texts that fill their cells to the line", [textAt("造林", 80, 30), textAt("面积", 100, 30)], "造林?|面积?|"],
    ["two with a little room between them", [textAt("造林", 79, 30), textAt("面积", 101, 30)], "造林|面积|"],
    ["above a line of the right one", [textAt("造林面积", 65, 20), textAt("管护", 110, 40)], "造林面积?|管护?|"],
    ["a line through a mark's blank half", [textAt("造林、", 71, 30), textAt("面积", 102, 30)], "造林、?|面积?|"],
    ["out of the table", [textAt("造林面积", 175, 30)], "|造林面积?|"],
    ["most of it outside the table", [textAt("造林面积", 185, 30)], "|造?|林面积"],
    ["two that fill their cells, a little apart in height", [textAt("造林", 80, 30), textAt("面积", 100, 32)], "造林|面积|"],
    ["a blank between them", [textAt("造林 ", 70, 30), textAt("面积", 100, 30)], "造林|面积|"],
  ])("%s", (_, texts, expected) => expect(read(...texts)).toBe(expected));
});
