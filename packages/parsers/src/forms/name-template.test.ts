import { expect, test } from "vitest";
import { filledIn, templateOf } from "./name-template.ts";

test.each([
  ["苗木成活率(≥**%)", "85", "≥85%"],
  ["羊舍面积（≥**平方米）", "22.8", "≥22.8平方米"],
  ["围栏长度(≥米)", "1,250", "≥1,250米"],
  ["培训人次≥**人次", "300", "≥300人次"],
  ["亩均成本( <=**元/亩 )", "475", "<=475元/亩"],
  ["养殖户满意度(≥**%)", "96%", "≥96%"],
])("%s: %s is %s", (name, value, reading) => {
  expect(filledIn(value, templateOf(name) ?? { sign: "", unit: "" })).toBe(reading);
});

test.each([
  ["游客满意度(≥**%)", ">=90%"],
  ["游客满意度(≥**%)", "明显提高"],
  ["项目完工率(≥**%)", "85-90"],
  ["水渠长度(米)", "300"],
  ["误差（≤5%）", "3"],
])("%s: %s stays as it is", (name, value) => {
  const template = templateOf(name);
  expect(template === null ? value : filledIn(value, template)).toBe(value);
});
