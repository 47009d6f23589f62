import { describe, expect, test } from "vitest";
import { lexicalEvidence } from "./lexicon.ts";

describe("what names and values say of their group", () => {
  const best = (name: string, value = ""): string | undefined =>
    [...lexicalEvidence(name, value)].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  test.each([
    ["服务对象满意度", "", "服务对象满意度指标"],
    ["培训人数", "≥50人", "数量指标"],
    ["任务完成率", "", "数量指标"],
    ["设备购置", "5台", "数量指标"],
    ["验收合格率", "", "质量指标"],
    ["资料完整性", "", "质量指标"],
    ["系统可用率", "", "质量指标"],
    ["建设", "符合设计规范", "质量指标"],
    ["完成及时性", "", "时效指标"],
    ["拨付", "30日前", "时效指标"],
    ["巡查频次", "", "数量指标"],
    ["巡查频率", "", "时效指标"],
    ["限额", "≤5万元", "成本指标"],
    ["减少噪声", "", "生态环境成本指标"],
    ["居民绕行", "", "社会成本指标"],
    ["带动企业增收", "", "经济效益指标"],
    ["惠及群众", "", "社会效益指标"],
    ["空气质量优良", "", "生态效益指标"],
    ["长效管理机制", "", "可持续影响指标"],
    ["发挥作用", "长期", "可持续影响指标"],
    ["甲", "", undefined],
  ])("%s %s", (name, value, label) => expect(best(name, value)).toBe(label));
  test("one row says no more than 2.5 for a group, nor less", () => {
    const scores = [...lexicalEvidence("服务对象满意度好评率及时性质量合格率水平费用成本单价", "5元")].map(([, score]) => score);
    expect(Math.max(...scores)).toBe(2.5);
    expect(lexicalEvidence("服务对象满意度", "").get("服务对象满意度指标")).toBe(2.5);
    expect(lexicalEvidence("违规事件发生次数", "").get("数量指标")).toBeCloseTo(0.8);
  });
});
