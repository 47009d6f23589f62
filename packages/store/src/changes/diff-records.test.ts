import type { CanonicalRecord } from "@jixiao/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formOf, indicatorOf } from "../testing/documents.ts";
import { form, records, report } from "../testing/records.ts";
import { diffRecords } from "./diff-records.ts";

/** Changes in short: what, where, old and new value. */
function brief(before: readonly CanonicalRecord[], after: readonly CanonicalRecord[]): string[] {
  return diffRecords(before, after).map((change) =>
    [change.change, change.part, change.label, change.field, ...(change.field === null ? [] : [change.before, "→", change.after])]
      .map((part) => part ?? "-")
      .join(" "),
  );
}

const [a, b] = [indicatorOf({ level3: "甲" }), indicatorOf({ level3: "乙", value_text: "≥5件" })];

describe("no change", () => {
  test("in equal records, whatever their kind and order", () => {
    fc.assert(
      fc.property(records, (list) => {
        expect(diffRecords(list, list)).toEqual([]);
        expect(diffRecords(list, list.toReversed())).toEqual([]);
      }),
    );
  });

  test("in where a text stands, how it was read, how sure that is, which file it came from", () => {
    const { provenance } = formOf();
    const elsewhere = formOf({
      source_file: "新.pdf",
      pages: [7, 8],
      flags: ["ocr"],
      fiscal_year_source: "document",
      provenance: { ...provenance, sha256: "f".repeat(64), format: "other", places: {} },
      indicators: [indicatorOf({ places: {}, flags: ["ocr"], level1_source: "inferred", value_raw: "≥ 35.00(万张)" })],
    });
    expect(diffRecords([formOf()], [elsewhere])).toEqual([]);
  });

  test("in the order of indicators", () => {
    expect(diffRecords([formOf({ indicators: [a, b] })], [formOf({ indicators: [b, a] })])).toEqual([]);
  });
});

test.each<[string, CanonicalRecord[], CanonicalRecord[], string[]]>([
  ["a form added", [], [formOf()], ["added record - -"]],
  ["a form removed among twins", [formOf(), formOf()], [formOf()], ["removed record - -"]],
  [
    "an amount",
    [formOf()],
    [formOf({ budget: { ...formOf().budget, annual_total: "1.00" } })],
    ["changed record - budget.annual_total 34094740.00 → 1.00"],
  ],
  [
    "a unit renamed",
    [formOf()],
    [formOf({ implementing_unit: "新中心" })],
    ["changed record - implementing_unit 上海市社会保险事业管理中心 → 新中心"],
  ],
  [
    "a target",
    [formOf({ indicators: [a, b] })],
    [formOf({ indicators: [a, { ...b, value_text: "≥6件" }] })],
    ["changed indicators 乙 value_text ≥5件 → ≥6件"],
  ],
  [
    "a target gone",
    [formOf({ indicators: [b] })],
    [formOf({ indicators: [{ ...b, value_text: null, value: null }] })],
    ["changed indicators 乙 value_text ≥5件 → -"],
  ],
  [
    "a level",
    [formOf({ indicators: [a] })],
    [formOf({ indicators: [{ ...a, level2: "质量指标" }] })],
    ["changed indicators 甲 level2 数量指标 → 质量指标"],
  ],
  ["an indicator added in front", [formOf({ indicators: [a] })], [formOf({ indicators: [b, a] })], ["added indicators 乙 -"]],
  [
    "an indicator renamed",
    [formOf({ indicators: [a] })],
    [formOf({ indicators: [b] })],
    ["removed indicators 甲 -", "added indicators 乙 -"],
  ],
])("%s", (_, before, after, expected) => expect(brief(before, after)).toEqual(expected));

test("a value that is read otherwise under the same text is one change", () => {
  const other = { ...a, value: { ...a.value!, number: "36" } };
  const [change, ...others] = diffRecords([formOf({ indicators: [a] })], [formOf({ indicators: [other] })]);
  expect(others).toEqual([]);
  expect(change).toMatchObject({ change: "changed", part: "indicators", label: "甲", field: "value" });
  expect([change?.before, change?.after].map((json) => (JSON.parse(json ?? "") as { number: string }).number)).toEqual([
    "350000",
    "36",
  ]);
});

test("a report's lines are compared by what they are about", () => {
  const [base] = fc.sample(report, 1);
  const line = (item: string, planned: string): { item: string; planned: string; actual: null; flags: []; places: [] } => ({
    item,
    planned,
    actual: null,
    flags: [],
    places: [],
  });
  const before = { ...base!, outputs: [line("甲", "1"), line("乙", "2")] };
  const after = { ...base!, outputs: [line("乙", "3"), line("丙", "1")] };
  expect(brief([before], [after])).toEqual(["removed outputs 甲 -", "added outputs 丙 -", "changed outputs 乙 planned 2 → 3"]);
});

test("what one direction adds, the other removes", () => {
  const opposite = { added: "removed", removed: "added", changed: "changed" } as const;
  fc.assert(
    fc.property(fc.array(form, { maxLength: 3 }), fc.array(form, { maxLength: 3 }), (before, after) => {
      const count = (list: ReturnType<typeof diffRecords>, turn: boolean): string[] =>
        list
          .filter(({ part }) => part === "record")
          .map(({ change }) => (turn ? opposite[change] : change))
          .toSorted();
      const [there, back] = [diffRecords(before, after), diffRecords(after, before)];
      expect(count(there, false)).toEqual(count(back, true));
      expect(there.length === 0).toBe(back.length === 0);
    }),
  );
});
