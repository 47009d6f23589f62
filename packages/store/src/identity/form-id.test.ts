import type { FormRecord, Place } from "@jixiao/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formOf, indicatorOf } from "../testing/documents.ts";
import { SHA256 } from "../testing/records.ts";
import { formId, formIds } from "./form-id.ts";

const SHA = SHA256.slice(0, 16);

function at(
  title: readonly Place[],
  others: Readonly<Record<string, readonly Place[]>> = {},
  fields: Partial<FormRecord> = {},
): FormRecord {
  const form = formOf({ indicators: [indicatorOf({ places: {} })], ...fields });
  return { ...form, provenance: { ...form.provenance, places: { ...others, ...(title.length === 0 ? {} : { title }) } } };
}

function box(page: number, y0: number, x0 = 100): Place {
  return { kind: "page", page, box: { x0, y0, x1: x0 + 200, y1: y0 + 14 } };
}

const line = (first: number): Place => ({ kind: "text", lines: [first, first] });
const sheet = (name: string, cell: string): Place => ({ kind: "sheet", sheet: name, cell });
const word = (table: number, row: number): Place => ({ kind: "word", table, row, column: table === 0 ? 0 : 1 });

describe("formId", () => {
  test.each<[readonly Place[], string]>([
    [[box(3, 118.4)], "p3y120"],
    [[box(3, 140.1), box(3, 118.4)], "p3y120"],
    [[box(4, 30), box(3, 700)], "p3y720"],
    [[line(45)], "l45"],
    [[word(2, 1)], "t2r1"],
    [[word(0, 12)], "g12"],
    [[sheet("2025", "B12")], "sTvZcB12"],
    [[sheet("2025", "B12:D13"), sheet("2025", "A20")], "sTvZcB12"],
  ])("%j", (title, anchor) => expect(formId(at(title))).toBe(`${SHA}-${anchor}`));

  test("without a title: the topmost of the form's own texts, not what it shares with others", () => {
    const places = { fiscal_year: [line(1)], region: [line(2)], project_name: [line(9)], annual_goal: [line(7)] };
    expect(formId(at([], places))).toBe(`${SHA}-l7`);
    expect(formId(at([]))).toBe(`${SHA}-nowhere`);
  });

  test("an indicator's place counts where nothing else has one", () => {
    expect(formId(at([], {}, { indicators: [indicatorOf()] }))).toBe(`${SHA}-l12`);
  });

  test("neither the file's name, nor the parser's version, nor what was read changes it", () => {
    const before = at([box(1, 90)]);
    const after = {
      ...before,
      source_file: "另一个.pdf",
      project_name: "其他",
      provenance: { ...before.provenance, parser_version: "9" },
    };
    expect(formId(after)).toBe(formId(before));
  });

  test("a jitter of one point changes few ids", () => {
    const heights = Array.from({ length: 800 }, (_, y) => y);
    const changed = heights.filter((y) => formId(at([box(1, y)])) !== formId(at([box(1, y + 1)])));
    expect(changed.length / heights.length).toBeLessThan(0.03);
  });
});

describe("formIds", () => {
  test("one place, other contents: told apart by what they say, in any order", () => {
    const forms = ["甲项目", "乙项目", "丙项目"].map((project_name) => at([box(1, 90)], {}, { project_name }));
    const ids = formIds(forms);
    expect(new Set(ids).size).toBe(3);
    expect(formIds(forms.toReversed())).toEqual(ids.toReversed());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}-p1y80-[\w-]{6}$/);
  });

  test("one place and one content: still no two alike", () => {
    const form = at([line(3)]);
    expect(new Set(formIds([form, form, form])).size).toBe(3);
  });

  test("a form of its own place keeps its plain id whatever stands beside it", () => {
    const form = at([line(3)]);
    expect(formIds([at([line(9)]), form, at([line(9)], {}, { project_name: "其他" })])[1]).toBe(formId(form));
  });

  test("never two alike", () => {
    const anyForm = fc
      .tuple(fc.nat(3), fc.nat(2))
      .map(([first, name]) => at([line(first + 1)], {}, { project_name: `项目${name}` }));
    fc.assert(
      fc.property(fc.array(anyForm, { maxLength: 12 }), (forms) => {
        expect(new Set(formIds(forms)).size).toBe(forms.length);
      }),
    );
  });
});
