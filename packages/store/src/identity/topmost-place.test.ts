import type { Place } from "@jixiao/contract";
import { expect, test } from "vitest";
import { formOf } from "../testing/documents.ts";
import { formId } from "./form-id.ts";

const page = (number: number, y0: number): Place => ({ kind: "page", page: number, box: { x0: 0, y0, x1: 9, y1: y0 + 9 } });
const line = (first: number): Place => ({ kind: "text", lines: [first, first + 1] });
const word = (table: number, row: number): Place => ({ kind: "word", table, row, column: 0 });
const cell = (name: string): Place => ({ kind: "sheet", sheet: "表", cell: name });

/** Whatever their order: pages, lines, tables, paragraphs; of one kind the upper one. */
test.each<[string, readonly Place[]]>([
  ["p1y40", [page(1, 40), page(2, 0), page(1, 80)]],
  ["p3y120", [page(3, 120), line(1)]],
  ["l7", [line(7), line(45), word(1, 1)]],
  ["t2r1", [word(2, 1), word(2, 3), word(0, 1)]],
  ["t1r9", [word(1, 9), word(2, 1)]],
  ["g3", [word(0, 3), word(0, 12)]],
])("%s is named by the topmost of its texts", (anchor, title) => {
  const form = formOf();
  const idOf = (places: readonly Place[]): string =>
    formId({ ...form, provenance: { ...form.provenance, places: { title: [...places] } } });
  expect(idOf(title)).toBe(`${form.provenance.sha256.slice(0, 16)}-${anchor}`);
  expect(idOf(title.toReversed())).toBe(idOf(title));
});

test("of a sheet's cells the upper row, by its number", () => {
  const form = formOf();
  const id = formId({ ...form, provenance: { ...form.provenance, places: { title: [cell("B12"), cell("C9:D9")] } } });
  expect(id).toMatch(/C9$/);
});
