import { expect, test } from "vitest";
import { cleanLabel, cleanProse, cleanText } from "./clean.ts";

test.each([
  ["=100.00 (%)", "=100.00(%)"],
  ["$\\geq 85\\%$", "≥85%"],
  ["$\\leqslant 5\\%$", "≤5%"],
  ["$< 5\\%$", "<5%"],
  ["\\(\\ge 90\\%\\)", "≥90%"],
  ["$\\text{次}$", "次"],
  ["$10^{2}$", "10²"],
  ["$\\frac{1}{2}$", "1/2"],
  ["<5.00 (次)", "<5.00(次)"],
  ["<p>≥95%</p>", "≥95%"],
  ["≥95<br/>%", "≥95%"],
  ["&ge;95%", "≥95%"],
  ["&amp;ge;95%", "≥95%"],
  ["&#8805;95&#x25;", "≥95%"],
  ["&lt;5.00 (次)", "<5.00(次)"],
  ["&unknown;", "&unknown;"],
  ["m<sup>2</sup>", "m²"],
  ["[bookmark: _Toc1]及时", "及时"],
  ["**≥95%**", "≥95%"],
  ["≥**%", "≥**%"],
  ["１００％", "100%"],
  ["＞＝９５％（含）", ">=95%(含)"],
  ["≧60分", "≥60分"],
  ["10²①", "10²①"],
  ["\u200b及\ufeff时\u00ad", "及时"],
  ["1个工作日内，2个；“好”：是", "1个工作日内，2个；“好”：是"],
  ["⽉⼈", "月人"],
  ["≥95.5\n百分比", "≥95.5百分比"],
  ["元／人･月", "元/人·月"],
  ["≥ 1 200 人", "≥1 200人"],
  ["Windows  10 系统", "Windows 10系统"],
  ["￥500", "¥500"],
])("cleanText(%j)", (text, expected) => expect(cleanText(text)).toBe(expected));

test.each(["", "  ", "<br>", "\u200b", "$ $"])("cleanText(%j) is null", (text) => expect(cleanText(text)).toBeNull());

test.each([
  ["产出\n指标", "产出指标"],
  ["数 量 指 标", "数量指标"],
  ["Web 应用 防护", "Web应用防护"],
  ["Oracle  Database 许可", "Oracle Database许可"],
  ["服务（一）", "服务(一)"],
])("cleanLabel(%j)", (text, expected) => expect(cleanLabel(text)).toBe(expected));

test.each([
  ["一 段\n\n二 段", "一段\n二段"],
  ["<p>一</p><p>二</p>", "一\n二"],
  ["一<br>二", "一\n二"],
  ["按照 “十四五” 规划 ，完成 95% 。", "按照“十四五”规划，完成95%。"],
  ["  \n ", null],
])("cleanProse(%j)", (text, expected) => expect(cleanProse(text)).toBe(expected));
