import { SSF } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { shownNumber, shownText } from "./display.ts";
import { formatOf } from "./number-formats.ts";

const show = (number: string, format: string) => shownNumber(number, format, false, SSF);

describe("what a cell shows is what was printed", () => {
  test.each([
    ["0.9487", "0%", "95%"],
    ["0.94869999999999999", "0.00%", "94.87%"],
    ["1.0049999999999999", "0.00", "1.01"], // 1.005 as spreadsheets see it
    ["1200", "#,##0.00", "1,200.00"],
    ["12860000", "#,##0", "12,860,000"],
    ["-0.004", "0.00", "0.00"],
    ["-1234.5", "#,##0.00", "-1,234.50"],
    ["-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"],
    ["-1234.5", "#,##0.00_ ;[Red]-#,##0.00 ", "-1,234.50"],
    ["0", formatOf(43, new Map()), "-"],
    ["1234.5", formatOf(43, new Map()), "1,234.50"],
    ["1234.5", formatOf(44, new Map()), "¥1,234.50"],
    ["12", '0"人次"', "12人次"],
    ["0.95", '"≥"0%', "≥95%"],
    ["5", "0.##", "5."],
    ["5.25", "#.0#", "5.25"],
    ["1E-3", "0.000", "0.001"],
    ["1.286E7", "General", "12860000"],
    ["0.30000000000000004", "General", "0.3"],
    ["7", "000", "007"],
    ["1286", "[$¥-804]#,##0.00", "¥1,286.00"],
    ["45627", formatOf(57, new Map()), "2024年12月"],
    ["45627", formatOf(31, new Map()), "2024年12月1日"],
    ["45627", formatOf(14, new Map()), "2024/12/1"],
    ["45627", '[$-804]yyyy"年"m"月"d"日";@', "2024年12月1日"],
    ["45657", "yyyy-mm-dd", "2024-12-31"],
  ])("%s by %s is %s", (number, format, text) => expect(show(number, format)).toMatchObject({ text, doubt: null }));

  test.each([
    ["优", "@", "优"],
    ["优", '@"级"', "优级"],
    ["优", "0.00%", "优"],
    ["优", '0;-0;0;"等级"@', "等级优"],
  ])("the text %s by %s is %s", (text, format, shown) => expect(shownText(text, format)).toBe(shown));
});

test("the stored number stands beside what is shown; of a date nobody means its day number", () => {
  expect(show("0.9487", "0%").stored).toBe("0.9487");
  expect(show("0.94869999999999999", "0%").stored).toBe("0.9487");
  expect(show("45627", "yyyy-mm-dd").stored).toBeNull();
});

describe("a difference beyond rounding is told", () => {
  test.each([
    ["12345", "0!.0,", "1.2", "stored_differs"], // 万元 by a trick
    ["12345", "0!.0000", "1.2345", "stored_differs"],
    ["1234567", "#,##0,", "1,235", "stored_differs"],
    ["95", ";;;", "", "stored_differs"],
    ["95", '"完成"', "完成", "stored_differs"],
    ["5", '0"0000"', "50000", "stored_differs"],
    ["123456789012", "General", "1.23457E+11", "stored_differs"],
    ["0.5", "# ?/?", "1/2", "stored_differs"],
    ["45627", '[DBNum1][$-804]yyyy"年"m"月"', expect.any(String), "format_uncertain"],
    ["95", "unknown format 99", "95", "format_uncertain"],
    ["abc", "0.00", "abc", "format_uncertain"],
  ])("%s by %s", (number, format, text, flag) => expect(show(number, format)).toMatchObject({ text, doubt: { flag } }));
});
