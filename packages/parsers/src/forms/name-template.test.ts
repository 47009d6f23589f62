import { expect, test } from "vitest";
import { filledIn, isHalfRead, templateOf } from "./name-template.ts";

test.each([
  ["苗木成活率(≥**%)", "85", "≥85%"],
  ["羊舍面积（≥**平方米）", "22.8", "≥22.8平方米"],
  ["围栏长度(≥米)", "1,250", "≥1,250米"],
  ["培训人次≥**人次", "300", "≥300人次"],
  ["亩均成本( <=**元/亩 )", "475", "<=475元/亩"],
  ["养殖户满意度(≥**%)", "96%", "≥96%"],
  ["造林面积≥__亩", "50", "≥50亩"],
  ["造林面积（≥＿＿亩）", "50", "≥50亩"],
  ["投入≤（）万元", "30", "≤30万元"],
  ["投入≤（ ）万元", "30", "≤30万元"],
  ["合格率≥XX%", "95", "≥95%"],
  ["合格率≥××%", "95", "≥95%"],
  ["网点（≥□个）", "3", "≥3个"],
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

test.each<[string, string, boolean]>([
  ["造林面积≥目标面积的", "50", true],
  ["造林（≥年初预算下达的全部任务面积）", "50亩", true],
  ["造林面积≥__亩", "50", false], // read
  ["投入≤（）万元", "约30", true],
  ["造林面积不低于__亩", "50", true],
  ["造林面积（__亩）", "50亩", true],
  ["合格率达到××%以上", "95", true],
  ["××村道路里程", "5公里", false], // a name that is left out
  ["培训场次*", "12场", false], // a note
  ["误差≤5%", "3", false], // the name has its own number
  ["造林面积≥目标面积的", "≥50亩", false],
  ["造林面积≥目标面积的", "全部", false],
  ["造林面积", "50", false],
])("%s: %s is half of what is asked: %s", (name, value, expected) => {
  const template = templateOf(name);
  expect(isHalfRead(name, value, template === null ? value : filledIn(value, template))).toBe(expected);
});
