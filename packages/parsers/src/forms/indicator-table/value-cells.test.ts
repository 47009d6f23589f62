import { describe, expect, test } from "vitest";
import { composeValue } from "./value-cells.ts";
import type { RawText } from "../raw-form.ts";
import { text } from "../drawn-rows.test-helper.ts";

describe("comparator, number and unit in cells of their own", () => {
  const composed = (comparator: string | null, value: string | null, unit: string | null) => {
    const cell = (words: string | null) => (words === null ? null : { header: text("头"), text: text(words) });
    const found = composeValue({ comparator: cell(comparator), value: value === null ? null : text(value), unit: cell(unit) });
    return [found.valueReading ?? found.value?.text ?? null, found.extra.map(({ text: one }) => one?.text), found.contradiction];
  };
  test.each<[string | null, string | null, string | null, unknown]>([
    ["≥", "95", "%", ["≥95%", [], null]],
    ["大于等于", "95", "%", ["大于等于95%", [], null]],
    ["＝", "5", null, ["＝5", [], null]],
    ["≥", null, "%", [null, ["≥", "%"], null]],
    ["-", null, "无", [null, [], null]],
    ["—", "95", "/", ["95", [], null]],
    ["定性", "优良", null, ["优良", ["定性"], null]],
    ["定性", "95", "%", ["95%", ["定性"], null]],
    ["≥", "优良", null, ["优良", ["≥"], "≥ beside 优良"]],
    ["=", "优良", null, ["优良", ["="], null]],
    ["等于", "优良", null, ["优良", ["等于"], null]],
    ["≥", "≥95", "%", ["≥95%", ["≥"], null]],
    ["不低于", "≥95", "%", ["≥95%", ["不低于"], null]],
    ["≤", "≥95", "%", ["≥95%", ["≤"], "≤ beside ≥95"]],
    [null, "95", "（%）", ["95%", [], null]],
    [null, "95 ", "%", ["95%", [], null]],
    [null, "1,200", "人", ["1,200人", [], null]],
    [null, "95%", "%", ["95%", ["%"], null]],
    [null, "95百分比", "%", ["95百分比", ["%"], null]],
    [null, "95（％）", "百分比", ["95(%)", ["百分比"], null]],
    [null, "95人", "%", ["95人", ["%"], "unit % beside 95人"]],
    [null, "优良", "%", ["优良", ["%"], null]],
    ["≤", "≥95人", "%", ["≥95人", ["≤", "%"], "≤ beside ≥95人; unit % beside ≥95人"]],
    ["≥", "九十五", "分", ["≥九十五", ["分"], "unit 分 beside 九十五"]],
  ])("%s | %s | %s", (comparator, value, unit, expected) => expect(composed(comparator, value, unit)).toEqual(expected));

  test("the value keeps the places of all cells that state it", () => {
    const at = (line: number, words: string): RawText => ({ ...text(words), places: [{ kind: "text", lines: [line, line] }] });
    const { value } = composeValue({
      comparator: { header: text("头"), text: at(1, "≥") },
      value: at(2, "95"),
      unit: { header: text("头"), text: at(3, "%") },
    });
    expect([value?.text, value?.places.map((place) => (place.kind === "text" ? place.lines[0] : 0))]).toEqual([
      "≥ 95 %",
      [1, 2, 3],
    ]);
  });
});
