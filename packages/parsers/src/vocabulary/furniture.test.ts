import { describe, expect, test } from "vitest";
import { isClosing, isPageFoot, isPageNumber, isSideLabel, isSideLabelPiece } from "./furniture.ts";

test.each(["项目", "绩效", "目标", "指标", "项目绩效目标", "绩效 指标", "绩效\n指标", ""])("%j stands at the edge", (text) =>
  expect(isSideLabelPiece(text)).toBe(true),
);
test.each(["产出指标", "绩效目标表", "指标值", "目标1"])("%s does not", (text) => expect(isSideLabelPiece(text)).toBe(false));

test.each(["绩效指标", "项目 绩效\n目标", "项目资金（万元）", "预算规模及资金用途"])("%s is a side label", (text) =>
  expect(isSideLabel(text)).toBe(true),
);
test.each(["", "绩效", "产出指标", "项目资金总额", "绩效目标表"])("%s is none", (text) => expect(isSideLabel(text)).toBe(false));

describe("page numbers", () => {
  test.each(["12", "— 2 —", "第 3 页 共 9 页", "· 7 ·"])("%s may be one", (text) => expect(isPageNumber(text)).toBe(true));
  test.each(["12辆", "3月", "第一页说明"])("%s is none", (text) => expect(isPageNumber(text)).toBe(false));
  test.each(["— 7 —", "第 3 页，共 9 页", "第3页"])("%s is a foot for certain", (line) => expect(isPageFoot(line)).toBe(true));
  test.each(["7", "12345", "第3页的说明"])("%s may be a cell's text", (line) => expect(isPageFoot(line)).toBe(false));
});

test.each(["备注：", "注 1：略", "填报人：张三", "联系电话：12345"])("%s closes a form", (text) =>
  expect(isClosing(text)).toBe(true),
);
test.each(["备注率", "说明书数量", "产出指标"])("%s does not", (text) => expect(isClosing(text)).toBe(false));
