import { describe, expect, test } from "vitest";
import { findHeaders } from "./header.ts";
import { piecesOf } from "./pieces.test-helper.ts";

/** Each header: its columns, the piece it begins with, its first and end, and how it stands. */
function read(lines: readonly string[], starts: readonly number[] = []): readonly string[] {
  const atoms = piecesOf(...lines);
  return findHeaders(atoms, starts).map(({ columns, main, first, end, isApart, isScattered, atoms: own }) => {
    const how = [...(isApart ? ["apart"] : []), ...(isScattered === true ? ["scattered"] : [])].join(" ");
    const points = [...own].filter((atom) => !columns.some(({ word }) => word.atoms.includes(atom))).map(({ text }) => text);
    const shown = columns.map(({ field, word }) => `${field}:${word.word}`).join(" ");
    return `${shown} at ${main.line} [${first},${end}) ${how}${points.join(" ")}`.trim();
  });
}

const far = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `第${i}处`);

describe("headers that stand together", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["none", ["项目名称 造林"], []],
    [
      "on one line",
      ["一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 造林 50亩"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "with more columns",
      ["一级指标 二级指标 三级指标 指标性质 指标值 计量单位 权重"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 comparator:指标性质 value:指标值 unit:计量单位 weight:权重 at 1 [0,7)"],
    ],
    [
      "in another order",
      ["指标值 一级指标 二级指标 三级指标"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "levels in another order",
      ["二级指标 一级指标 三级指标 指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "on lines of their own",
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "with points behind",
      ["一级指标 二级指标 三级指标 指标值 （90分）"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4) （90分）"],
    ],
    [
      "with points cut",
      ["一级指标 二级指标 三级指标 指标值", "（90", "分）"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4) （90 分）"],
    ],
    [
      "points further behind are none of it",
      ["一级指标 二级指标 三级指标 指标值 造林 面积 管护 （90分）"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    ["without a value", ["一级指标 二级指标 三级指标 得分"], []],
    ["with one level", ["三级指标 指标值"], []],
    ["a level and a name", ["一级指标 指标名称 指标值"], ["level1:一级指标 level3:指标名称 value:指标值 at 1 [0,3)"]],
    [
      "twice",
      ["一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 造林 50亩", "一级指标 二级指标 三级指标 指标值"],
      [
        "level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)",
        "level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 3 [8,12)",
      ],
    ],
    [
      "a word of it in a cell behind",
      ["一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 三级指标完成率 50%", "指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "the target's word as far behind as it may be",
      ["一级指标 二级指标 三级指标", ...far(43), "指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,47)"],
    ],
    [
      "and further",
      ["一级指标 二级指标 三级指标", ...far(44), "指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [1,48) apart"],
    ],
    [
      "a unit behind the target",
      ["一级指标 二级指标 三级指标 指标值", ...far(16), "计量单位"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:计量单位 at 1 [0,21)"],
    ],
    [
      "a unit too far behind the target",
      ["一级指标 二级指标 三级指标 指标值", ...far(17), "计量单位"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "the target a line above",
      ["指标值", "一级指标 二级指标 三级指标"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 2 [0,4)"],
    ],
    ["the target three lines above", ["指标值", "说明", "说明", "一级指标 二级指标 三级指标"], []],
    [
      "the target cut above the others: once",
      ["年度指", "标值 一级指标 二级指标 三级指标"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:年度指标值 at 2 [0,5)"],
    ],
    [
      "the end of the target's word beside the others",
      ["指标", "一级指标 二级指标 三级指标", "值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 2 [0,5)"],
    ],
    [
      "short words beside whole ones are cells",
      ["一级指标 二级指标 三级指标 指标值", "产出指标 质量指标 安全等级 三级"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "short words alone are a header",
      ["一级 二级 三级 指标值"],
      ["level1:一级 level2:二级 level3:三级 value:指标值 at 1 [0,4)"],
    ],
    [
      "what is said of the goals is none of it",
      ["一级指标", "实际完成情况", "二级指标 三级指标 年度指标值 实际完成值 得分"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:年度指标值 actual:实际完成值 score:得分 at 1 [0,7)"],
    ],
    [
      "reasons of deviations far behind are the last column",
      ["一级指标 二级指标 三级指标 年度指标值 实际完成值 得分", ...far(60), "偏差原因分析", "及改进措施"],
      [
        "level1:一级指标 level2:二级指标 level3:三级指标 value:年度指标值 actual:实际完成值 score:得分 deviation:偏差原因分析及改进措施 at 1 [0,6) apart",
      ],
    ],
    [
      "a cut word that begins above",
      ["绩效度量", "一级指标 二级指标 三级指标 指标值", "单位"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:绩效度量单位 at 2 [0,6)"],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));
});

describe("headers of columns that are written apart", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "level 1 before its labels",
      ["一级指标", ...far(8), "二级指标 三级指标 指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 10 [9,12) apart"],
    ],
    [
      "as near as beside",
      ["一级指标", ...far(6), "二级指标 三级指标 指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,10)"],
    ],
    [
      "both levels before their labels",
      ["一级指标", ...far(8), "二级指标", ...far(8), "三级指标 指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 19 [18,20) apart"],
    ],
    [
      "a level as far before as it may be",
      ["一级指标", ...far(159), "二级指标 三级指标 指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 161 [160,163) apart"],
    ],
    [
      "a level too far before",
      ["一级指标", ...far(160), "二级指标 三级指标 指标值"],
      ["level2:二级指标 level3:三级指标 value:指标值 at 162 [161,164)"],
    ],
    [
      "a level behind",
      ["一级指标 三级指标 指标值", ...far(20), "二级指标"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,3) apart"],
    ],
    [
      "names' header before",
      ["一级指标 二级指标 三级指标", ...far(60), "二级指标", "指标值"],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [2,65) apart"],
    ],
    [
      "a level behind, beside another header's word",
      ["一级指标 三级指标 指标值", ...far(20), "二级指标 得分"],
      ["level1:一级指标 level3:三级指标 value:指标值 at 1 [0,3)"],
    ],
    [
      "a header cut, its end behind the names",
      ["二级指标", "三级指标", "绩效指标描", "指标值", ...far(20), "述", ...far(5)],
      ["level2:二级指标 level3:三级指标 description:绩效指标描述 value:指标值 at 1 [0,4)"],
    ],
    [
      "a header cut, without its end",
      ["二级指标", "三级指标", "绩效指标描", "指标值", ...far(20)],
      ["level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "its end inside a line is another text's",
      ["二级指标", "三级指标", "绩效指标描", "指标值", ...far(20), "陈 述"],
      ["level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "a goal's beginning is no header that was cut",
      ["二级指标", "三级指标", "绩效目标", "指标值", ...far(20), "值"],
      ["level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));
});

describe("words that stand one by one", () => {
  const words = ["一级指标", ...far(30), "二级指标", ...far(30), "三级指标", ...far(50), "指标值", ...far(9), "单位", ...far(9)];
  test.each<[string, readonly string[], readonly number[], readonly string[]]>([
    [
      "are a header where a form begins",
      words,
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:单位 at 63 [62,63) apart scattered"],
    ],
    ["and none elsewhere", words, [], []],
    ["nor where another form begins between", words, [0, 40], []],
    ["without a target", words.slice(0, 100), [0], []],
    ["without names", words.filter((word) => word !== "三级指标"), [0], []],
    ["without levels", words.filter((word) => !/[一二]级/.test(word)), [0], []],
    [
      "a unit far from the target",
      [...words.filter((word) => word !== "单位"), ...far(9), "单位"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 63 [62,63) apart scattered"],
    ],
    [
      "beside one that stands together",
      [...words, "一级指标 二级指标 三级指标 指标值"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 134 [133,137)"],
    ],
    [
      "before a form with one that stands together",
      [...words, "一级指标 二级指标 三级指标 指标值"],
      [0, words.length],
      [
        "level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:单位 at 63 [62,63) apart scattered",
        "level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 134 [133,137)",
      ],
    ],
  ])("%s", (_, lines, starts, expected) => expect(read(lines, starts)).toEqual(expected));
});

describe("what stands at the edge of a header", () => {
  test.each<[string, readonly string[], readonly number[], readonly string[]]>([
    [
      "a third level again in a cell",
      ["一级指标 二级指标 三级绩效指标 三级指标 指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级绩效指标 value:指标值 at 1 [0,5)"],
    ],
    [
      "level 1 again behind the target",
      ["一级指标 二级指标 三级指标 指标值 造林", "一级绩效指标 x"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "level 1 directly behind the target",
      ["二级指标 三级指标 指标值 一级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4)"],
    ],
    [
      "level 1 a piece behind the target",
      ["二级指标 三级指标 指标值 造林 一级指标"],
      [],
      [
        "level2:二级指标 level3:三级指标 value:指标值 at 1 [0,3)",
        "level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [1,5) apart",
      ],
    ],
    [
      "level 1 behind another column",
      ["二级指标 三级指标 指标值 计量单位 一级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:计量单位 at 1 [0,5)"],
    ],
    [
      "level 2 behind the target",
      ["一级指标 三级指标 指标值 造林 二级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,5)"],
    ],
    [
      "short words of another level",
      ["一级指标 二级指标 三级 指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级 value:指标值 at 1 [0,4)"],
    ],
    [
      "short and whole",
      ["一级 一级指标 二级指标 三级指标 指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [1,5)"],
    ],
    [
      "cut above, 16 before",
      ["绩效度量", ...far(15), "一级指标 二级指标 三级指标 指标值", "单位"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:单位 at 17 [16,21)"],
    ],
    [
      "cut above near",
      ["绩效度量", "x", "一级指标 二级指标 三级指标 指标值", "单位"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:绩效度量单位 at 3 [0,7)"],
    ],
    [
      "weight above",
      ["分值权", "重", "一级指标 二级指标 三级指标 指标值", "（90", "分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 weight:分值权重 at 3 [0,6) （90 分）"],
    ],
    [
      "weight above without points",
      ["分值权", "重", "一级指标 二级指标 三级指标 指标值", "造林"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 3 [2,6)"],
    ],
    [
      "weight above, and another",
      ["分值权", "重", "一级指标 二级指标 三级指标 指标值 权重", "（90", "分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 weight:权重 at 3 [2,7) （90 分）"],
    ],
    [
      "weight above, a piece between",
      ["分值权", "重", "x", "一级指标 二级指标 三级指标 指标值", "（90", "分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 4 [3,7) （90 分）"],
    ],
    [
      "weight in one piece above",
      ["分值权重", "一级指标 二级指标 三级指标 指标值", "（90", "分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 2 [1,5) （90 分）"],
    ],
    [
      "weight above, points a piece behind",
      ["分值权", "重", "一级指标 二级指标 三级指标 指标值", "造林 （90分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 weight:分值权重 at 3 [0,6) （90分）"],
    ],
    [
      "weight above, points two pieces behind",
      ["分值权", "重", "一级指标 二级指标 三级指标 指标值", "造林 管护 （90分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 3 [2,6) （90分）"],
    ],
    [
      "points as far as they may be",
      ["一级指标 二级指标 三级指标 指标值 造林 管护 （90分）"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,4) （90分）"],
    ],
    [
      "raised value two rows above",
      ["指标值", "说明", "一级指标 二级指标 三级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 3 [0,5)"],
    ],
    [
      "the nearer of two raised",
      ["年度指标值", "指标值", "一级指标 二级指标 三级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 3 [1,5)"],
    ],
    [
      "not raised where there is one",
      ["指标值", "一级指标 二级指标 三级指标 年度指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:年度指标值 at 2 [1,5)"],
    ],
    [
      "scattered: dup",
      [
        "一级指标",
        ...far(30),
        "二级指标",
        ...far(30),
        "三级指标",
        ...far(50),
        "指标值",
        ...far(20),
        "指标值",
        ...far(60),
        "三级指标",
        ...far(60),
      ],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 63 [62,63) apart scattered"],
    ],
    [
      "scattered: unit before",
      ["一级指标", ...far(30), "二级指标", ...far(30), "三级指标", ...far(30), "计量单位", ...far(15), "指标值", ...far(9)],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 unit:计量单位 at 63 [62,63) apart scattered"],
    ],
    [
      "scattered: unit too far before",
      ["一级指标", ...far(30), "二级指标", ...far(30), "三级指标", ...far(30), "计量单位", ...far(16), "指标值", ...far(9)],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 63 [62,63) apart scattered"],
    ],
    [
      "scattered: points",
      [
        "一级指标",
        "（90分）",
        ...far(30),
        "二级指标",
        ...far(30),
        "三级指标",
        "（90",
        "分）",
        ...far(50),
        "指标值",
        "50亩",
        "（10分）",
        ...far(9),
      ],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 64 [63,64) apart scattered（90分） （90 分）"],
    ],
    [
      "scattered: points at the end",
      ["一级指标", ...far(30), "二级指标", ...far(30), "三级指标", ...far(50), "指标值", "（90", "分）"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 63 [62,63) apart scattered（90 分）"],
    ],
    [
      "scattered: three points",
      ["一级指标", ...far(30), "二级指标", ...far(30), "三级指标", ...far(50), "指标值", "（90", "分）", "（9分）"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 63 [62,63) apart scattered（90 分）"],
    ],
    [
      "scattered: value first",
      ["指标值", ...far(30), "一级指标", ...far(30), "二级指标", ...far(60), "三级指标", ...far(9)],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,1) apart scattered"],
    ],
    [
      "scattered: name only and level2",
      ["二级指标", ...far(60), "三级指标", ...far(50), "指标值", ...far(9)],
      [0],
      ["level2:二级指标 level3:三级指标 value:指标值 at 62 [61,62) apart scattered"],
    ],
    [
      "apart: two before",
      ["一级指标", ...far(9), "一级绩效指标", ...far(20), "二级指标 三级指标 指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 32 [31,34) apart"],
    ],
    [
      "apart: before and behind",
      ["一级指标", ...far(20), "二级指标 三级指标 指标值", ...far(20), "一级绩效指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 22 [21,24) apart"],
    ],
    [
      "apart: two behind",
      ["一级指标 三级指标 指标值", ...far(20), "二级指标", ...far(20), "二级绩效指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,3) apart"],
    ],
    [
      "apart: behind as far as may be",
      ["一级指标 三级指标 指标值", ...far(160), "二级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,3) apart"],
    ],
    [
      "apart: behind too far",
      ["一级指标 三级指标 指标值", ...far(161), "二级指标"],
      [],
      ["level1:一级指标 level3:三级指标 value:指标值 at 1 [0,3)"],
    ],
    [
      "apart: behind, other header six pieces before",
      ["一级指标 三级指标 指标值", ...far(20), "得分", ...far(6), "二级指标"],
      [],
      ["level1:一级指标 level3:三级指标 value:指标值 at 1 [0,3)"],
    ],
    [
      "apart: behind, other header seven pieces before",
      ["一级指标 三级指标 指标值", ...far(20), "得分", ...far(7), "二级指标"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,3) apart"],
    ],
    [
      "apart: behind, other header six behind",
      ["一级指标 三级指标 指标值", ...far(20), "二级指标", ...far(6), "得分"],
      [],
      ["level1:一级指标 level3:三级指标 value:指标值 at 1 [0,3)"],
    ],
    [
      "apart: behind, other header five behind",
      ["一级指标 三级指标 指标值", ...far(20), "二级指标", ...far(5), "得分"],
      [],
      ["level1:一级指标 level3:三级指标 value:指标值 at 1 [0,3)"],
    ],
    [
      "names of another form",
      ["三级指标", ...far(60), "一级指标 二级指标 指标值"],
      [0, 30],
      ["level1:一级指标 level2:二级指标 value:指标值 at 62 [61,64)"],
    ],
    [
      "names of one form",
      ["三级指标", ...far(60), "一级指标 二级指标 指标值"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 1 [0,64) apart"],
    ],
    [
      "level of another form",
      ["一级指标", ...far(60), "二级指标 三级指标 指标值"],
      [0, 30],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 62 [61,64) apart"],
    ],
    [
      "deviation of another form",
      ["一级指标 二级指标 三级指标 指标值 实际完成值", ...far(60), "偏差原因分析"],
      [0, 30],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 at 1 [0,5)"],
    ],
    [
      "deviation of one form",
      ["一级指标 二级指标 三级指标 指标值 实际完成值", ...far(60), "偏差原因分析"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 deviation:偏差原因分析 at 1 [0,5) apart"],
    ],
    [
      "deviation too far",
      ["一级指标 二级指标 三级指标 指标值 实际完成值", ...far(161), "偏差原因分析"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 at 1 [0,5)"],
    ],
    [
      "deviation as far as may be",
      ["一级指标 二级指标 三级指标 指标值 实际完成值", ...far(160), "偏差原因分析"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 deviation:偏差原因分析 at 1 [0,5) apart"],
    ],
    [
      "deviation, two",
      ["一级指标 二级指标 三级指标 指标值 实际完成值", ...far(60), "偏差原因分析", ...far(3), "偏差原因分析及改进措施"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 deviation:偏差原因分析 at 1 [0,5) apart"],
    ],
    [
      "deviation without actual",
      ["一级指标 二级指标 三级指标 指标值 得分", ...far(60), "偏差原因分析"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 score:得分 at 1 [0,5)"],
    ],
    [
      "deviation before",
      ["偏差原因分析", ...far(60), "一级指标 二级指标 三级指标 指标值 实际完成值"],
      [0],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成值 at 62 [61,66)"],
    ],
    [
      "actual before the target only",
      ["一级指标 二级指标 三级指标 实际完成值 指标值"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 actual:实际完成值 value:指标值 at 1 [0,5)"],
    ],
    [
      "actual before and behind",
      ["一级指标 实际完成值 二级指标 三级指标 指标值 实际完成情况"],
      [],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 actual:实际完成情况 at 1 [0,6)"],
    ],
    [
      "starts at its line",
      ["x", "一级指标 二级指标 三级指标 指标值"],
      [1],
      ["level1:一级指标 level2:二级指标 level3:三级指标 value:指标值 at 2 [1,5)"],
    ],
  ])("%s", (_, texts, starts, expected) => expect(read(texts, starts)).toEqual(expected));
});
