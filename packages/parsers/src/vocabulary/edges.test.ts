import { describe, expect, test } from "vitest";
import { headerMeanings } from "./columns.ts";
import { isProjectLabel, isTargetHeader, isTargetHeaderLine } from "./form-marks.ts";
import { HEAD_LINE } from "./labels.ts";
import { canonicalLabel, isLevel1, isLevel2, isLevelLabel, parentOf, taxonomy } from "./taxonomy.ts";
import { BEGINS_WITH_BOOKMARK, tableTitle, titleKey } from "./titles.ts";

describe("titles of tables", () => {
  test.each([
    ["某局2025年项目支出绩效目标表", false],
    ["绩效目标申报表（2025年度）", false],
    ["部门整体目标填报表", false],
    ["项目支出绩效自评表", false],
    ["绩效目标完成情况自评得分表", false],
    ["绩效目标运行监控表", true],
    ["绩效监控情况分析表(1)（续表）", true],
    ["**绩 效 目 标 表**", false],
    ["[bookmark: _Toc1]绩效目标表", false],
    ["附件：绩效目标表", false],
    ["附表2-1：某局项目预算绩效目标表", false],
  ])("%s, refused: %s", (line, refused) => expect(tableTitle(line)).toMatchObject({ refused }));
  test.each([
    "绩效目标表的说明",
    "详见绩效目标表。",
    "要求：绩效目标表",
    "绩效目标",
    "目标表",
    `${"某".repeat(76)}绩效目标表`,
    `${"  ".repeat(80)}绩效目标表`,
  ])("%s is none", (line) => expect(tableTitle(line)).toBeNull());
  test("of 80 characters is one", () => expect(tableTitle(`${"某".repeat(75)}绩效目标表`)).not.toBeNull());
  test("are compared without bookmarks and marks", () => expect(titleKey(" [bookmark: a]#绩 效* [bookmark: b]")).toBe("绩效"));
  test.each([
    ["  [bookmark: a]甲", true],
    ["甲[bookmark: a]", false],
  ])("%s begins with a bookmark: %s", (line, is) => expect(BEGINS_WITH_BOOKMARK.test(line)).toBe(is));
});

describe("headers of targets", () => {
  test.each([
    [["一级指标", "二级指标", "三级指标", "指标值"], true],
    [["一级指标", "年度目标值"], true],
    [["指标名称", "绩效标准"], true],
    [["一级指标", "二级指标"], true],
    [["一级指标"], false],
    [["一级指标", "二级指标", "得分"], false],
    [["一级指标", "二级指标", "分值", "指标值"], true],
    [["指标值"], false],
    [["项目", "预算数"], false],
    [["一级 指标", "计划 水平"], true],
    [["一级目标", "二级目标", "指标目标值"], true],
    [["一级任务", "二级任务", "指"], false],
  ])("%j: %s", (cells, is) => expect(isTargetHeader(cells)).toBe(is));
  test.each([
    ["一级指标 二级指标 三级指标 指标值", true],
    ["一级指标 三级指标 目标值", true],
    ["一级指标 二级指标", false],
    ["一级指标、二级指标、指标值", false],
    [`一级指标二级指标指标值${"值".repeat(69)}`, true],
    [`一级指标二级指标指标值${"值".repeat(70)}`, false],
  ])("%s: %s", (line, is) => expect(isTargetHeaderLine(line)).toBe(is));
  test.each([
    ["项目名称：", true],
    ["专项资金名称", true],
    ["项目名称及编号", false],
  ])("%s names the project: %s", (cell, is) => expect(isProjectLabel(cell)).toBe(is));
  test.each([
    ["353302某中心", true],
    ["单位：万元", true],
    ["12某中心", false],
    ["某单位：万元", false],
  ])("%s begins a head: %s", (line, is) => expect(HEAD_LINE.test(line)).toBe(is));
});

describe("headers", () => {
  const field = (header: string) => headerMeanings([header], {})[0]?.field ?? null;
  test.each([
    ["指标值", "value"],
    ["2025年度指标值", "value"],
    ["本年度指标值", "value"],
    ["指标本年度值", null],
    ["某物", null],
  ])("%s is %s", (header, expected) => expect(field(header)).toBe(expected));
});

describe("the taxonomy", () => {
  test("its labels are themselves, each at its level", () => {
    for (const { label, level2 } of taxonomy) {
      expect([canonicalLabel(label), isLevel1(label)]).toEqual([label, true]);
      for (const child of level2)
        expect([canonicalLabel(child), isLevel2(child), parentOf(child) === null]).toEqual([child, true, false]);
    }
  });
  test("what is none has no parent", () =>
    expect([canonicalLabel("管理"), isLevel1("管理"), isLevel2("管理"), parentOf("管理")]).toEqual([null, false, false, null]));
  test.each([
    ["数量指标", true],
    [" 效 益 指标：", true],
    ["数量", false],
    ["财务管理", false],
    ["效益指标（30分）", true],
    ["核心业务指标", false],
  ])("%s says itself that it is one: %s", (label, expected) => expect(isLevelLabel(label)).toBe(expected));
});
