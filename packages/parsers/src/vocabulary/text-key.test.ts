import { expect, test } from "vitest";
import { bareText, headerKey, labelKey, wordPattern } from "./text-key.ts";

test.each([
  ["其中： 财政    资金", "其中财政资金"],
  ["项目总目标 (2025年-2026年)", "项目总目标"],
  ["<p>主管部门</p>", "主管部门"],
  ["*项目名称：", "项目名称"],
])("%s is compared as %s", (text, key) => expect(labelKey(text)).toBe(key));

test("a header keeps its bracketed part", () => expect(headerKey("年度(/项目)\n指标值")).toBe("年度/项目指标值"));
test("bare text", () => expect(bareText(" 绩 效\u3000目\n标 ")).toBe("绩效目标"));

test("words are taken letter by letter, the longest first", () => {
  expect(wordPattern([])).toBeNull();
  expect(new RegExp(wordPattern(["a.b", "a.b(c)", "a.b"]) ?? "").exec("xa.b(c)")?.[0]).toBe("a.b(c)");
  expect(new RegExp(wordPattern(["a.b"]) ?? "").test("axb")).toBe(false);
});
