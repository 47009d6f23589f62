import type { Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Table } from "../table.ts";
import { paragraphOf, rowAt, rowsIn, tableOf } from "./drawn-rows.test-helper.ts";
import { genericLayout } from "./generic-layout.ts";
import { isBorrowed, labelOf, wordsOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { isRunningText, isStatement, yearOf } from "./statement-lines.ts";
import { unlabelled } from "./unlabelled.ts";

const LAYOUT: Layout = {
  ...genericLayout,
  id: "test",
  labels: { 河长: "department", 立项数: ["budget.project_total", "budget.annual_total"] },
  ignored: ["备案号"],
  unitLine: true,
};

describe("labels", () => {
  test.each<[string, unknown]>([
    ["河 长：", "department"],
    ["立项数（万元）", ["budget.project_total", "budget.annual_total"]],
    ["备案号", "extra"],
    ["项目名称", "project_name"],
    ["constructor", null],
    ["天气", null],
  ])("%s", (text, meaning) => expect(labelOf(text, LAYOUT)).toEqual(meaning));
  test("a layout's own words come before the lexicon's, and its ignored words too", () => {
    expect(labelOf("项目名称", { ...LAYOUT, labels: { 项目名称: "department" } })).toBe("department");
    expect(labelOf("项目名称", { ...LAYOUT, ignored: ["项目名称"] })).toBe("extra");
    expect(labelOf("天气", genericLayout)).toBeNull();
  });
  test("pieces of side labels are the lexicon's, where the layout has no such word", () => {
    const own = { ...LAYOUT, labels: { 绩效目标: "annual_goal" as const } };
    expect([isBorrowed("绩效 目标", LAYOUT), isBorrowed("绩效 目标", own), isBorrowed("项目名称", LAYOUT)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test("the words by which a form is known to be of a layout", () => {
    const words = wordsOf({ ...LAYOUT, columns: { 指标: "level1" }, prints: "甲  乙" });
    expect([...words]).toEqual(["河长", "立项数", "指标", "备案号", "甲", "乙"]);
    expect(wordsOf(LAYOUT)).toBe(wordsOf(LAYOUT));
    expect([...wordsOf({ ...genericLayout, id: "none" })]).toEqual([]);
  });
});

describe("lines of the form's own", () => {
  test.each<[string, number | undefined]>([
    ["2025年", 2025],
    ["（2025年度）", 2025],
    ["(2025年", 2025],
    ["12025年", undefined],
    ["2025年1月", undefined],
    ["1925年", undefined],
    ["2025", undefined],
  ])("the year of %s is %s", (text, year) => expect(yearOf(text)).toBe(year));

  test.each<[string, boolean, boolean]>([
    ["( 2025年度 )", true, true],
    ["单位：万元", true, true],
    ["353302水文中心", true, false],
    ["35水文中心", false, false],
    ["2025年水文中心", false, false],
    ["见353302水文中心", false, false],
    ["水文中心", false, false],
  ])("%s is one: %s, without lines of units: %s", (text, is, without) =>
    expect([isStatement(text, LAYOUT), isStatement(text, genericLayout)]).toEqual([is, without]),
  );

  test.each<[string, boolean]>([
    ["项目说明", true],
    ["（2025年度）", false],
    ["单位：万元", false],
    ["— 3 —", false],
    ["绩效目标", false],
  ])("%s is running text: %s", (text, is) => {
    expect(isRunningText(paragraphOf(text))).toBe(is);
    expect(isRunningText(rowAt(tableOf([[text]]), 0))).toBe(false);
  });
});

describe("texts of a head that belong to nothing", () => {
  const at = (x: number, y: number): Place => ({ kind: "word", table: 1, row: y, column: x });
  /** The texts that are kept; those of the cells `used` were read. */
  const kept = (rows: readonly string[], merges: Table["merges"] = "kept", used: readonly string[] = []): readonly string[] => {
    const table = tableOf(
      rows.map((row) => row.split("|")),
      merges,
      at,
    );
    const read = new Set(table.cells.filter(({ text }) => used.includes(text)).flatMap(({ places }) => places));
    return unlabelled(rowsIn(table), read, LAYOUT, (text) => text === "句").map(({ label, text, known }) => {
      expect([label.text, known]).toEqual(["（无栏目名称）", false]);
      return text?.text ?? "none";
    });
  };
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["a text beside another", ["项目名称|桥梁|天气|晴"], ["桥梁"], ["天气", "晴"]],
    ["labels are none", ["项目名称|河长|备案号"], [], []],
    ["a line of the form's own is none", ["项目名称|句|晴"], [], ["晴"]],
    ["dashes, and page feet", ["项目名称|—|/|— 3 —|…"], [], []],
    ["side labels, blocks of money, closing lines", ["项目名称|绩效目标|绩效|项目资金（万元）|填报人：张三"], [], []],
    ["left of a label", ["基本信息|项目名称|桥"], ["桥"], []],
    ["left of a text", ["基本信息|桥|项目名称"], ["桥"], ["基本信息"]],
    ["left over two rows", ["基本信息^2|桥|晴"], ["桥", "晴"], []],
    ["a longer one", ["基本信息基本信息基本信|项目名称|桥"], ["桥"], ["基本信息基本信息基本信"]],
    ["of ten characters", ["基本信息 基本信息基本|项目名称|桥"], ["桥"], []],
    ["alone over the whole width", ["基本信息>3||", "_|_|_"], [], []],
    ["alone over a part of it", ["基本信息>2||", "_|_|_"], [], ["基本信息"]],
    ["alone over two rows", ["基本信息^2||", "_|_|_"], [], []],
    ["not the first", ["|晴^2|雨", "_||_"], [], ["雨"]],
  ])("%s", (_, rows, used, expected) => expect(kept(rows, "kept", used)).toEqual(expected));

  test("of a dump what stands in the first column may cover rows", () => {
    expect(kept(["基本信息|桥|晴"], "lost", ["桥"])).toEqual(["晴"]);
    expect(kept(["|基本信息|桥"], "lost", ["桥"])).toEqual(["基本信息"]);
  });
  test("paragraphs are none", () => expect(unlabelled([paragraphOf("晴")], new Set(), LAYOUT, () => false)).toEqual([]));
});
