import { expect, test } from "vitest";
import { daysInMonth, firstDay, isoDate, lastDay } from "./calendar.ts";

test.each([
  [2025, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
  [2024, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
])("days of the months of %d", (year, days) => expect(days.map((_, i) => daysInMonth(year, i + 1))).toEqual(days));

test.each([
  [1900, 28],
  [2000, 29],
  [2100, 28],
  [2004, 29],
  [2026, 28],
  [2027, 28],
])("February of %d", (year, days) => expect(daysInMonth(year, 2)).toBe(days));

test.each([
  [isoDate(2025), "2025"],
  [isoDate(2025, 4), "2025-04"],
  [isoDate(2025, 1), "2025-01"],
  [isoDate(2025, 12), "2025-12"],
  [isoDate(2025, 4, 1), "2025-04-01"],
  [isoDate(2025, 4, 30), "2025-04-30"],
  [isoDate(2025, 11, 9), "2025-11-09"],
  [isoDate(987, 1, 2), "0987-01-02"],
  [isoDate(2025, 0), null],
  [isoDate(2025, 13), null],
  [isoDate(2025, 4, 0), null],
  [isoDate(2025, 4, 31), null],
  [isoDate(2025, 2, 29), null],
])("%s is %s", (got, expected) => expect(got).toBe(expected));

test.each([
  ["2025", "2025-01-01", "2025-12-31"],
  ["2025-04", "2025-04-01", "2025-04-30"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2025-04-09", "2025-04-09", "2025-04-09"],
])("%s begins and ends", (iso, first, last) => expect([firstDay(iso), lastDay(iso)]).toEqual([first, last]));
