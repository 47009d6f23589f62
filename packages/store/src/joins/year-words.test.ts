import { expect, test } from "vitest";
import { withoutOwnYear, withoutYearWords } from "./year-words.ts";

test.each([
  ["2024年度信息化运维", "信息化运维"],
  ["信息化运维(2024)", "信息化运维"],
  ["信息化运维（2024年）", "信息化运维"],
  ["二〇二四年信息化运维", "信息化运维"],
  ["二零二四年度信息化运维", "信息化运维"],
  ["一九九九年水库加固", "水库加固"],
  ["信息化运维(2023-2025年)", "信息化运维"],
  ["2023-2024学年营养餐补助", "营养餐补助"],
  ["2023年至2025年河道保洁", "河道保洁"],
  ["24年度信息化运维", "信息化运维"],
  ["信息化运维2024", "信息化运维"],
  ["2024信息化运维", "信息化运维"],
  ["2024年", "2024年"], // nothing else would be left
])("%s is %s over the years", (name, expected) => expect(withoutYearWords(name, 2024)).toBe(expected));

test.each([
  "2000亩高标准农田建设", // counts
  "2024个村庄整治",
  "十四五规划编制",
  "三年行动计划",
  "G2024专线",
  "信息化运维二期",
  "第二批设备购置",
  "建设12024平方米厂房",
  "信息化运维2025", // another year's number, without 年
])("%s has no year words", (name) => expect(withoutYearWords(name, 2024)).toBe(name));

test.each([
  ["2024年度信息化运维", "信息化运维"],
  ["二〇二四年信息化运维", "信息化运维"],
  ["信息化运维(2024)", "信息化运维"],
  ["2023年续建信息化运维", "2023年续建信息化运维"], // it tells two projects of one year apart
  ["信息化运维(2023-2025年)", "信息化运维(2023-2025年)"],
  ["信息化运维2023-2024年", "信息化运维2023-2024年"],
])("%s is %s within 2024", (name, expected) => expect(withoutOwnYear(name, 2024)).toBe(expected));
