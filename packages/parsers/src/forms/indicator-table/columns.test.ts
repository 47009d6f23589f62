import { describe, expect, test } from "vitest";
import { flatten } from "../../flat-rows.ts";
import { readText } from "../../readers/text.ts";
import { commonColumns } from "../../vocabulary/columns.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import type { Layout } from "../layout.ts";
import { isIndicatorHeader } from "./columns.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^(?:(?<number>\d+)\.)?.*绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: { 项目名称: "project_name", 绩效目标: "annual_goal" },
  headed: [],
  below: {},
  columns: commonColumns,
  unitLine: true,
};

const rowsOf = (text: string) =>
  flatten(readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, vocabularyOf([LAYOUT])));

describe("an indicator header", () => {
  test.each([
    ["一级指标\t二级指标\t三级指标\t指标值", true],
    ["绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值", true],
    [" 一 级 指标\t二级指标：\t三级指标", true],
    ["三级指标\t目标值", true],
    ["一级指标\t二级指标", true],
    ["三级指标\t说明", false],
    ["指标\t得分", false],
    ["产出指标\t数量指标\t三级指标体系\t3个", false],
  ])("%j: %s", (line, expected) => expect(isIndicatorHeader(rowsOf(line)[0]!, LAYOUT)).toBe(expected));
});
