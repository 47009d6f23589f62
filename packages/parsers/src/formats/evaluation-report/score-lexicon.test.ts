import { describe, expect, test } from "vitest";
import { contradictions } from "./score-lexicon.ts";

/** Labels of a level, and an indicator of each family that belongs there. */
const initiation = "立项依据充分性";
const goals = "绩效目标合理性";
const investment = "预算编制科学性";
const funds = "资金使用合规性";
const organization = "管理制度健全性";
const quantity = "任务完成率";
const quality = "验收合格率";
const time = "开工及时性";
const cost = "成本节约情况";
const effect = "经济效益";
const satisfaction = "受益人满意度";
const all = [initiation, goals, investment, funds, organization, quantity, quality, time, cost, effect, satisfaction];

const decision = [initiation, goals, investment];
const process = [funds, organization];
const output = [quantity, quality, time, cost];
const benefit = [effect, satisfaction];

describe("which indicators belong under a label", () => {
  test.each<[string, readonly string[]]>([
    ["决策", decision],
    ["项目决策", decision],
    ["项目定位", decision],
    ["立项", [initiation]],
    ["项目立项", [initiation]],
    ["绩效目标", [goals]],
    ["项目目标", [goals]],
    ["资金投入", [investment]],
    ["投入", [...decision, ...process]],
    ["项目投入与管理", [...decision, ...process]],
    ["过程", process],
    ["项目管理", process],
    ["资金管理", [funds]],
    ["财务管理", [funds]],
    ["投入管理", [funds]],
    ["组织实施", [organization]],
    ["项目实施", [organization]],
    ["业务管理", [organization]],
    ["产出", output],
    ["项目产出", output],
    ["产出数量", [quantity]],
    ["产出质量", [quality]],
    ["产出时效", [time]],
    ["产出成本", [cost]],
    ["效益", benefit],
    ["项目效果", benefit],
    ["影响", benefit],
    ["经济效益", [effect]],
    ["社会效益", [effect]],
    ["生态效益", [effect]],
    ["影响力", [effect]],
    ["可持续影响", [effect]],
    ["满意度", [satisfaction]],
    ["绩效", [...output, ...benefit]],
    ["项目绩效", [...output, ...benefit]],
  ])("%s", (label, families) => {
    const expected = all.filter((indicator) => families.includes(indicator));
    expect(all.filter((indicator) => contradictions(label, null, indicator) === 0)).toEqual(expected);
    expect(all.filter((indicator) => contradictions(null, label, indicator) === 0)).toEqual(expected);
  });

  test.each(
    [
      "决策",
      "项目定位",
      "立项",
      "绩效目标",
      "资金投入",
      "投入",
      "项目投入与管理",
      "过程",
      "项目管理",
      "资金管理",
      "组织实施",
      "业务管理",
      "产出",
      "产出数量",
      "产出质量",
      "产出时效",
      "产出成本",
      "效益",
      "经济效益",
      "影响力",
      "可持续影响",
      "满意度",
      "绩效",
    ].flatMap((label) => [`其他${label}`, `${label}其他`]),
  )("%s is no label that the framework knows", (label) => {
    expect(all.map((indicator) => contradictions(label, null, indicator))).toEqual(all.map(() => 0));
  });
});

test.each<[string, string, string, number]>([
  ["项目决策", "项目立项", initiation, 0],
  ["项目决策", "项目立项", quantity, 2],
  ["项目决策", "产出数量", quantity, 2],
  ["项目产出", "项目立项", quantity, 2],
  ["项目产出", "产出数量", quantity, 0],
  ["项目产出", "产出质量", quantity, 1],
  ["项目产出", "项目立项", "其他", 1],
  ["项目产出", "其他", satisfaction, 1],
  ["其他", "其他", satisfaction, 0],
])("%s over %s over %s: %d contradictions", (level1, level2, indicator, expected) => {
  expect(contradictions(level1, level2, indicator)).toBe(expected);
});

/** The first word that fits says what an indicator is about. */
test.each<[string, string]>([
  ["立项绩效目标", "项目立项"],
  ["绩效指标明确性", "绩效目标"],
  ["资金分配合理性", "资金投入"],
  ["预算执行率", "资金管理"],
  ["资金到位率", "资金管理"],
  ["财务监控有效性", "资金管理"],
  ["制度执行有效性", "组织实施"],
  ["采购合规性", "组织实施"],
  ["满意度调查及时", "满意度"],
  ["完成及时率", "产出时效"],
  ["完成数", "产出数量"],
  ["达标率", "产出质量"],
  ["长效机制", "社会效益"],
  ["可持续性", "社会效益"],
  ["影响力", "社会效益"],
])("%s belongs to %s", (indicator, level2) => {
  const others = [
    "项目立项",
    "绩效目标",
    "资金投入",
    "资金管理",
    "组织实施",
    "产出数量",
    "产出质量",
    "产出时效",
    "社会效益",
    "满意度",
  ];
  expect(others.filter((label) => contradictions(null, label, indicator) === 0)).toEqual([level2]);
});
