import { expect, test } from "vitest";
import { lacksNumber } from "./lost-numbers.ts";

test.each(["天", "= 天", "≥", "≤ 万元", "%", "套", "每月日前", "年月底前", "不少于 人", "(%)"])("%s lost its number", (text) =>
  expect(lacksNumber(text)).toBe(true),
);

test.each([
  "=5天",
  "100%",
  "优良",
  "每月10日前",
  "三套",
  "无",
  "按月",
  "全年",
  "逐步提高",
  "月底前",
  "半天",
  "及时",
  "〇套",
  "２套",
])("%s did not", (text) => expect(lacksNumber(text)).toBe(text === "月底前"));
