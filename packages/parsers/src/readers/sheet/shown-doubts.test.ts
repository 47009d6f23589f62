import { expect, test } from "vitest";
import { type LibraryFormatter, shownNumber, shownText } from "./display.ts";
import { plainDigits, storedDecimal } from "./stored-decimal.ts";

/** Writes the format and the number; what begins with `y` is a date. */
const library: LibraryFormatter = {
  format: (format, value, { date1904 }) => {
    if (format.includes("broken")) throw new Error("no such format");
    return format.includes("nothing") ? " " : ` ${format}:${value}${date1904 ? " of 1904" : ""} `;
  },
  is_date: (format) => format.startsWith("y"),
};
const told = (number: string, format: string, date1904 = false): string => {
  const { text, stored, doubt } = shownNumber(number, format, date1904, library);
  return [text, stored ?? "-", ...(doubt === null ? [] : [doubt.flag, doubt.note])].join(" | ");
};

test.each<[string, string, string]>([
  ["12", "General", "12 | 12"],
  ["-5", "General", "-5 | -5"],
  ["0", "General", "0 | 0"],
  ["007", "General", "7 | 7"],
  ["12345678901", "General", "12345678901 | 12345678901"],
  ["-12345678901", "General", "-12345678901 | -12345678901"],
  ["1234567.890", "@", "1234567.89 | 1234567.89"],
  ["1.5", "", "1.5 | 1.5"],
  [
    "123456789012",
    "General",
    " General:123456789012  | 123456789012 | stored_differs | “ General:123456789012 ” is shown and 123456789012 is stored (format General)",
  ],
  [
    "1.23456789012",
    "@",
    " General:1.23456789012  | 1.23456789012 | stored_differs | “ General:1.23456789012 ” is shown and 1.23456789012 is stored (format General)",
  ],
  ["5", "unknown format 99", "5 | 5 | format_uncertain | “5” may be shown otherwise (format unknown format 99)"],
  ["x", "0", "x | - | format_uncertain | x is stored as a number and is none"],
  ["5", "yyyy", "yyyy:5 | -"],
  ["5", "y nothing", "5 | - | stored_differs | nothing is shown and 5 is stored (format y nothing)"],
  ["5", "# ?/?", "# ?/?:5 | 5 | stored_differs | “# ?/?:5” is shown and 5 is stored (format # ?/?)"],
  ["5", "e nothing", " | 5 | stored_differs | nothing is shown and 5 is stored (format e nothing)"],
  ["5", "[DBNum1]0", "[DBNum1]0:5 | 5 | format_uncertain | “[DBNum1]0:5” may be shown otherwise (format [DBNum1]0)"],
  ["5", "[<5]0", "[<5]0:5 | 5 | format_uncertain | “[<5]0:5” may be shown otherwise (format [<5]0)"],
  ["5", "y broken", "5 | 5 | format_uncertain | 5: its format y broken was not applied: no such format"],
])("%s by %s", (number, format, expected) => expect(told(number, format)).toBe(expected));

test("days are counted from 1904 where the workbook says so", () => expect(told("5", "yyyy", true)).toBe("yyyy:5 of 1904 | -"));

test("without a format a long fraction is rounded, which is no doubt; a short text with an exponent is one", () => {
  const rounding: LibraryFormatter = { ...library, format: (_, value) => value.toPrecision(6) };
  expect(shownNumber("1.23456789012", "General", false, rounding)).toEqual({
    text: "1.23457",
    stored: "1.23456789012",
    doubt: null,
  });
  expect(shownNumber("123456789012", "General", false, rounding).doubt?.flag).toBe("stored_differs");
  const whole: LibraryFormatter = { ...library, format: () => "123456789012" };
  expect(shownNumber("123456789012", "General", false, whole).doubt?.flag).toBe("stored_differs");
});

test.each([
  ["甲", "General", "甲"],
  ["甲", "@", "甲"],
  ["甲", '0"元"', "甲"],
  ["甲", '@"级"', "甲级"],
  ["甲", '0;@"级"', "甲"],
  ["甲", '0;0;0;"第"@', "第甲"],
  ["甲", "0;0;0;0@", "甲"],
  ["甲", '"无"', "甲"],
  ["甲", "@@", "甲甲"],
  ["甲", "@ ", "甲"],
])("the text %s by %s", (text, format, expected) => expect(shownText(text, format)).toBe(expected));

test.each([
  ["0.10", "0.1"],
  ["100", "100"],
  ["1e2", "100"],
  ["10.0", "10"],
  ["-0.5", "-0.5"],
  ["0.0", "0"],
  ["00", "0"],
  ["000.050", "0.05"],
  ["12345678901234.5", "12345678901234.5"],
  ["123456789012344.5", "123456789012345"],
  ["1".repeat(400), `${"1".repeat(15)}${"0".repeat(385)}`],
  ["5e-400", `0.${"0".repeat(399)}5`],
])("the digits of %s", (text, expected) => {
  const decimal = storedDecimal(text);
  expect(decimal === null ? null : plainDigits(decimal)).toBe(expected);
});
