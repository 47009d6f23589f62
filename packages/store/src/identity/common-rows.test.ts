import type { FormRecord, Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { formOf } from "../testing/documents.ts";
import { formId } from "./form-id.ts";
import { identityOf, relationOf } from "./relation.ts";
import { exampleForm, percentage, printOf } from "./testing.ts";

const rows = (numbers: readonly number[]): FormRecord["indicators"] => numbers.map((n, i) => ({ ...percentage(n), seq: i + 1 }));

/** A whole table of rows 1 to 4 beside a damaged one: half of the longer one's rows must stand in both, in one order. */
test.each<[damaged: readonly number[], relation: "copy" | "open"]>([
  [[1, 2, 3, 4], "copy"],
  [[1, 2], "copy"],
  [[2, 4], "copy"],
  [[1, 4], "copy"],
  [[4, 2], "open"],
  [[3, 1, 2], "copy"],
  [[9, 4, 1], "open"],
  [[9, 1, 8, 4], "copy"],
  [[9, 8, 1, 2], "copy"],
  [[4, 3, 2, 1], "open"],
  [[2, 1, 4, 3], "copy"],
  [[1], "open"],
  [[1, 1, 1], "open"],
  [[1, 2, 9, 9, 9], "open"], // two of five
  [[], "open"],
])("rows %j are a %s of 1, 2, 3, 4", (damaged, relation) => {
  const whole = identityOf(printOf({ ...exampleForm(), indicators: rows([1, 2, 3, 4]) }, 1));
  const other = identityOf(printOf({ ...exampleForm(), indicators: rows(damaged), flags: ["table_damaged"] }, 2));
  expect([relationOf(whole, other).relation, relationOf(other, whole).relation]).toEqual([relation, relation]);
});

describe("an id is made of where the title stands, else of the topmost text", () => {
  const line = (first: number): Place => ({ kind: "text", lines: [first, first] });
  const word = (table: number, row: number): Place => ({ kind: "word", table, row, column: 1 });
  const box = (page: number, y0: number): Place => ({ kind: "page", page, box: { x0: 0, y0, x1: 9, y1: y0 + 9 } });
  const sheet = (cell: string): Place => ({ kind: "sheet", sheet: "a", cell });
  const idOf = (places: FormRecord["provenance"]["places"]): string => {
    const form = formOf({ indicators: [] });
    return formId({ ...form, provenance: { ...form.provenance, places } })
      .slice(17)
      .replace(/^s.{4}/, "s");
  };
  test.each<[string, FormRecord["provenance"]["places"], string]>([
    ["the title, though another text stands above it", { title: [line(9)], project_name: [line(2)] }, "l9"],
    ["an empty title is none", { title: [], project_name: [line(2)] }, "l2"],
    ["the earlier page", { project_name: [box(2, 40)], purpose: [box(1, 700)] }, "p1y720"],
    ["the upper one of a page", { project_name: [box(1, 400)], purpose: [box(1, 40)] }, "p1y40"],
    ["the earlier line", { project_name: [line(12)], purpose: [line(3)] }, "l3"],
    ["the earlier table", { project_name: [word(2, 0)], purpose: [word(1, 5)] }, "t1r5"],
    ["the earlier row", { project_name: [word(1, 4)], purpose: [word(1, 3)] }, "t1r3"],
    ["a table before a paragraph", { project_name: [word(0, 1)], purpose: [word(1, 3)] }, "t1r3"],
    ["the upper cell, by its number", { project_name: [sheet("A10")], purpose: [sheet("B9:D9")] }, "sB9"],
    [
      "not what the document's heading may give",
      { fiscal_year: [line(1)], region: [line(1)], currency_unit: [line(1)], purpose: [line(5)] },
      "l5",
    ],
  ])("%s", (_, places, id) => expect(idOf(places)).toBe(id));
});
