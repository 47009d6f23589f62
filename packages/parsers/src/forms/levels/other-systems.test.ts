/** Levels of the systems before and beside the official one: known where a form prints one of their labels, and in their own order. */
import { describe, expect, test } from "vitest";
import { canonicalLabel, isLevel1, isLevel2, isOfProcess, parentOf, standsBelow } from "../../vocabulary/taxonomy.ts";
import { flagsOf } from "../../doubts.ts";
import { decodeLevels } from "./decode.ts";

const decode = (picture: string, merged: boolean) => {
  const rows = picture
    .trim()
    .split("\n")
    .map((line, i) => {
      const [level1 = "", level2 = "", name = "", value = ""] = line.split("|").map((cell) => cell.trim());
      return { name, value, level1: level1 || null, level2: level2 || null, chunkStart: i === 0 };
    });
  return decodeLevels(rows, merged).map((row) => [`${row.level1}/${row.level2}`, ...flagsOf(row.doubts)].join(" "));
};

describe("merged cells", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "投入, 过程, 产出, 效果",
      "投入 | 项目立项 | 立项规范性 | 规范\n过程 | 财务管理 | 资金使用合规性 | 合规\n产出 | 项目产出 | 修渠长度 | ≥3公里\n效果 | 项目效益 | 受益户数 | ≥90户",
      ["投入/项目立项", "过程/财务管理", "产出/项目产出", "效果/项目效益"],
    ],
    [
      "Shanghai's goals before 2020",
      "投入和管理目标 | 投入管理 | 预算执行率 | ≥95%\n产出目标 | 数量 | 采购数量 | 3台\n效果目标 | 满意度 | 读者满意度 | ≥85%\n影响力目标 | 长效管理 | 制度 | 健全",
      ["投入和管理目标/投入管理", "产出目标/数量", "效果目标/满意度", "影响力目标/长效管理"],
    ],
    [
      "社会公众或服务对象满意度指标 below 效益",
      "产出指标 | 数量指标 | 次数 | 3次\n效益指标 | 社会公众或服务对象满意度指标 | 群众满意度 | ≥90%",
      ["产出指标/数量指标", "效益指标/社会公众或服务对象满意度指标"],
    ],
    [
      "共性 and 个性",
      "共性指标 | 项目管理 | 制度 | 健全\n个性指标 | 项目产出 | 次数 | 3次",
      ["共性指标/项目管理", "个性指标/项目产出"],
    ],
    [
      "points behind labels",
      "项目产出（50分） | 数量指标（20分） | 次数 | 3次",
      ["项目产出（50分）/数量指标（20分） level1_unknown"],
    ],
    [
      "a department's own words below its levels are kept and flagged",
      "过程 | 预算执行 | 执行率 | ≥95%\n产出 | 龙舟竞渡 | 场次 | 3场",
      ["过程/预算执行", "产出/龙舟竞渡 level2_unknown"],
    ],
    [
      "a label of another system's level 1 is a mismatch, as in the official one",
      "投入 | 履职效益 | 受益户数 | ≥90户",
      ["投入/履职效益 level_mismatch"],
    ],
  ])("%s", (_, picture, expected) => expect(decode(picture, true)).toEqual(expected));
});

describe("dumps: labels stand on the first row of their group, in the system's order", () => {
  test("rows between two labels", () =>
    expect(
      decode(
        "投入 | 项目立项 | 立项规范性 | 规范\n | | 绩效目标合理性 | 合理\n过程 | 财务管理 | 资金使用合规性 | 合规\n产出 | 项目产出 | 修渠长度 | ≥3公里\n | | 植树株数 | ≥90株\n效果 | 项目效益 | 受益户数 | ≥90户",
        false,
      ).map((row) => row.split(" ")[0]),
    ).toEqual(["投入/项目立项", "投入/项目立项", "过程/财务管理", "产出/项目产出", "产出/项目产出", "效果/项目效益"]));

  test("a form of the official system is read as before: no other label is offered to it", () =>
    expect(
      decode(
        "产出指标 | 数量指标 | 次数 | 3次\n | | 合格率 | ≥95%\n满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%",
        false,
      ).join(),
    ).not.toMatch(/投入|过程|决策/));
});

describe("words", () => {
  test.each([
    ["投入", "投入指标", true],
    ["过程指标", "过程指标", true],
    ["决策（10分）", "决策指标", true],
    ["特性指标", "个性指标", true],
    ["产出", "产出指标", false],
    ["满意度", "满意度指标", false],
  ])("%s is %s", (printed, label, isOther) => {
    expect(canonicalLabel(printed)).toBe(label);
    expect(isLevel1(label)).toBe(true);
    expect(isOfProcess(label)).toBe(isOther);
  });

  test("满意度 is no level 2 by itself, but below 效果目标 and 效益指标", () => {
    expect(isLevel2("满意度指标")).toBe(false);
    expect(standsBelow("效果目标", "满意度指标")).toBe(true);
    expect(standsBelow("产出指标", "满意度指标")).toBe(false);
  });

  test("the official parent comes first", () => {
    expect(parentOf("成本指标")).toBe("产出指标");
    expect(parentOf("服务对象满意度指标")).toBe("满意度指标");
    expect(parentOf("财务管理")).not.toBeNull();
  });
});
