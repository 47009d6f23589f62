import { describe, expect, test } from "vitest";
import { flatten } from "../flat-rows.ts";
import { readText } from "../readers/text.ts";
import { findForms, isIndicatorHeader } from "./claim.ts";
import { commonColumns, labelKey, type Layout } from "./layout.ts";

const LAYOUT: Layout = {
  id: "test",
  title: "test",
  heading: /^(?:(?<number>\d+)\.)?.*绩效目标表$/,
  region: null,
  labels: { 项目名称: "project_name", 绩效目标: "annual_goal" },
  headed: [],
  below: {},
  columns: commonColumns,
  unitLine: true,
};

const rowsOf = (text: string) =>
  flatten(readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }));
const found = (text: string) => {
  const rows = rowsOf(text);
  return findForms(rows, LAYOUT).map((form) => {
    const body = rows.slice(form.start, form.end).map((row) => row.cells.map((cell) => cell.text).join("|"));
    return { number: form.number, name: body.find((row) => row.startsWith("项目名称"))?.split("|")[1] };
  });
};

const table = (name: string) => `项目名称\t${name}\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t次数\t3次\n`;

describe("a title counts where a form follows", () => {
  test.each([
    ["one form", `甲绩效目标表\n\n${table("甲")}`, [{ number: null, name: "甲" }]],
    [
      "numbers and bookmarks",
      `[bookmark: _Toc1]97.甲绩效目标表\n${table("甲")}\n98.乙绩效目标表\n${table("乙")}`,
      [
        { number: "97", name: "甲" },
        { number: "98", name: "乙" },
      ],
    ],
    ["spaces and emphasis in the title", `**甲 绩 效 目 标 表**\n\n${table("甲")}`, [{ number: null, name: "甲" }]],
    ["the title in the table's first row", `甲绩效目标表\t\t\t\n${table("甲")}`, [{ number: null, name: "甲" }]],
    [
      "a year line and a unit line between",
      `甲绩效目标表\n(2025年度)\n\n\t单位：万元\t\n${table("甲")}`,
      [{ number: null, name: "甲" }],
    ],
    [
      "a book's heading above the first title",
      `2025年部门预算项目绩效目标表\n\n1.甲绩效目标表\n${table("甲")}`,
      [{ number: "1", name: "甲" }],
    ],
  ])("%s", (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe("no form", () => {
  test.each([
    ["lines of a table of contents", "目录\n1.甲绩效目标表\t12\n2.乙绩效目标表\t15\n"],
    ["such lines without page numbers", "1.甲绩效目标表\n2.乙绩效目标表\n正文\n"],
    ["a heading before prose", "三、绩效目标表\n\n本单位按要求编制绩效目标表。\n"],
    ["a head without indicators", "甲绩效目标表\n\n项目名称\t甲\n\n其他说明\n"],
    ["indicators without a title", table("甲")],
    ["项目名称 far below, in another table", `甲绩效目标表\n${"说明。\n".repeat(14)}${table("甲")}`],
    ["another table's 项目名称", "采购表\n\n项目名称\t数量\n办公桌\t3\n"],
    ["a sentence that ends so", `${"为规范管理，".repeat(40)}特编制绩效目标表\n${table("甲")}`],
  ])("%s", (_, text) => expect(found(text)).toEqual([]));
});

test("a title repeated inside a form (a running head) is part of it", () => {
  const rows = rowsOf(`甲绩效目标表\n${table("甲")}\n甲绩效目标表\n\n\t\t质量指标\t合格率\t100%\n`);
  expect(findForms(rows, LAYOUT)).toMatchObject([{ end: rows.length }]);
});

describe("an indicator header", () => {
  test.each([
    ["一级指标\t二级指标\t三级指标\t指标值", true],
    ["绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值", true],
    [" 一 级 指标\t二级指标：\t三级指标", true],
    ["三级指标\t目标值", true],
    ["一级指标\t二级指标", false],
    ["三级指标\t说明", false],
    ["指标\t得分", false],
    ["产出指标\t数量指标\t三级指标体系\t3个", false],
  ])("%j: %s", (line, expected) => expect(isIndicatorHeader(rowsOf(line)[0]!, LAYOUT)).toBe(expected));
});

test.each([
  ["其中： 财政    资金", "其中财政资金"],
  ["项目总目标 (2025年-2026年)", "项目总目标"],
  ["<p>主管部门</p>", "主管部门"],
  ["*项目名称：", "项目名称"],
])("%s is compared as %s", (text, key) => expect(labelKey(text)).toBe(key));
