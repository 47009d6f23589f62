import type { NormalizedValue, ValueFlag } from "@jixiao/normalize";
import { normalizeValue } from "@jixiao/normalize";
import { describe, expect, test } from "vitest";
import { valueDoubts } from "./value-doubts.ts";

const notesOf = (text: string, value: NormalizedValue, name: string | null = "完成率(%)"): readonly string[] =>
  valueDoubts({ text, value, name }).map(({ flag, field, note }) => `${flag} ${field ?? "row"}: ${note}`);
/** A value with a flag, whether or not the reading raises it. */
const flagged = (text: string, flag: ValueFlag): NormalizedValue => ({ ...normalizeValue(text), flags: [flag] });

describe("what a value was read as", () => {
  test.each([
    ["≥95%", ">= 95 %"],
    ["80-90%", "80 to 90 %"],
    ["95", "= 95"],
    ["2025年6月30日前", "<= 2025-06-30"],
    ["优良", null],
  ])("%s: %s", (text, figures) =>
    expect(notesOf(text, flagged(text, "approximate"))).toEqual([
      `approximate value_raw: “${text}” says about, read as ${figures ?? "words"}`,
    ]),
  );

  test("a value of parts is told part by part, those that are words left out", () => {
    const [five, words, six] = [normalizeValue("5个"), normalizeValue("优良"), normalizeValue("6个")];
    const value = { ...words, parts: [five, words, six], flags: ["implausible"] } as unknown as NormalizedValue;
    expect(notesOf("甲", value)).toEqual(["implausible value_raw: “甲” cannot be true of “完成率(%)”, read as = 5 个; = 6 个"]);
    const none = { ...words, parts: [words], flags: ["approximate"] } as unknown as NormalizedValue;
    expect(notesOf("甲", none)).toEqual(["approximate value_raw: “甲” says about, read as words"]);
  });

  test("a span of dates", () => {
    const value = {
      ...normalizeValue("优"),
      comparator: null,
      number: null,
      number_high: null,
      unit: null,
      date: "2025-01-01",
      date_high: "2025-03-31",
      flags: ["year_assumed"],
    } as unknown as NormalizedValue;
    expect(notesOf("1-3月", value)).toEqual([
      "year_assumed value_raw: “1-3月” prints no year, read as 2025-01-01 to 2025-03-31 in the form's fiscal year",
    ]);
  });
});

describe("each flag has its words", () => {
  test.each<[ValueFlag, string]>([
    ["template_blank", "“5” is a template that nobody filled in"],
    ["year_missing", "“5” prints no year, and the form states none"],
    ["relative_deadline", "“5” is a recurring or relative deadline, no calendar date"],
    ["bare_year", "“5” is no more than a year, read as = 5"],
    ["number_in_words", "“5” says a number in words, which stay words"],
    ["demands_unread", "“5” asks for more than its reading: read as = 5"],
    ["unit_missing", "“5” lacks a part of its unit, read as = 5"],
    ["unit_unknown", "“5” has a unit outside the table of units, read as = 5"],
    ["unit_in_name", "“5” takes its unit from the name “完成率(%)”, read as = 5"],
    ["unit_inferred", "“5” takes its money unit from the form, read as = 5"],
    ["ocr_repaired", "“5” holds characters that were taken for others, read as = 5"],
    ["spreadsheet_date", "“5” is probably the day number of a spreadsheet"],
    ["ambiguous_number", "“5” can be read in more than one way, read as = 5"],
    ["value_too_long", "“5” has 1 characters, more than a value can have"],
  ])("%s", (flag, note) => expect(notesOf("5", flagged("5", flag))).toEqual([`${flag} value_raw: ${note}`]));

  test("without a name it quotes none", () =>
    expect(notesOf("5", flagged("5", "unit_in_name"), null)).toEqual([
      "unit_in_name value_raw: “5” takes its unit from the name “”, read as = 5",
    ]));
  test("of what was reached, in the order of the flags", () => {
    const value: NormalizedValue = { ...normalizeValue("5"), flags: ["unit_missing", "approximate"] };
    const told = valueDoubts({ text: "5", value, name: null }, "actual_raw").map(
      ({ flag, field }) => `${flag} ${field ?? "row"}`,
    );
    expect(told).toEqual(["unit_missing actual_raw", "approximate actual_raw"]);
    expect(notesOf("5", normalizeValue("5个"))).toEqual([]);
  });
});
