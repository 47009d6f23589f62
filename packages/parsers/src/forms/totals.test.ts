import { describe, expect, test } from "vitest";
import type { Cell } from "../table.ts";
import { partField, totalOfLabel } from "./totals.ts";

describe("parts of a budget belong to the total", () => {
  const cell = (column: number): Cell => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text: "", places: [] });
  const project = { of: "project", cell: cell(0), row: 1 } as const;
  const annual = { of: "annual", cell: cell(3), row: 1 } as const;
  test.each([
    ["above it in its column", 3, 2, [project, annual], "budget.annual_fiscal"],
    ["above it in the other", 0, 2, [project, annual], "budget.project_fiscal"],
    ["the last one above it", 3, 6, [annual, { of: "project", cell: cell(3), row: 4 } as const], "budget.project_fiscal"],
    ["the last one before it in its row", 5, 1, [project, annual], "budget.annual_fiscal"],
    ["before it in its row", 2, 1, [project, annual], "budget.project_fiscal"],
    ["the only one", 5, 9, [annual], "budget.annual_fiscal"],
    ["nobody knows which", 5, 9, [project, annual], null],
    ["none", 5, 9, [], null],
  ])("%s", (_, column, row, totals, field) => expect(partField("part.fiscal", cell(column), row, totals, true)).toBe(field));
  test("the only one need not be its own, where the row prints the part twice", () =>
    expect(partField("part.fiscal", cell(5), 9, [annual], false)).toBeNull());
  test("other parts, and no part", () => {
    expect(partField("part.other", cell(0), 2, [project], true)).toBe("budget.project_other");
    expect(partField("part.x", cell(0), 2, [project], true)).toBeNull();
    expect(totalOfLabel("budget.project_total", cell(0), 1)?.of).toBe("project");
    expect(totalOfLabel("budget.annual_total", cell(0), 1)?.of).toBe("annual");
    expect(totalOfLabel("project_name", cell(0), 1)).toBeNull();
  });
});
