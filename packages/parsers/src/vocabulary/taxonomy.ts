import { remembered } from "./remembered.ts";
import { bareText } from "./text-key.ts";

/**
 * The official taxonomy of indicators: 《项目支出绩效评价管理办法》（财预〔2020〕10号）and its templates, with
 * 成本指标 at level 1 since 2023 (《中央部门项目支出核心绩效目标和指标设置及取值指引》财预〔2021〕101号) and
 * below 产出指标 before. The order is that of the templates; departments vary it.
 */
export interface Level1 {
  readonly label: string;
  readonly level2: readonly string[];
}

export const taxonomy: readonly Level1[] = [
  { label: "成本指标", level2: ["经济成本指标", "社会成本指标", "生态环境成本指标"] },
  { label: "产出指标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
  { label: "效益指标", level2: ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"] },
  { label: "满意度指标", level2: ["服务对象满意度指标"] },
];

/**
 * Systems before and beside the official one, as one list in the order in which forms print them: 投入/过程/产出/效果 of the common
 * framework of 2013 (财预〔2013〕53号) and 决策/过程/产出/效益 of 2020, Shanghai's goals before 2020, 河南's and others' for whole
 * departments (../shared/layouts, 1c, 1d, 2c). They count only in a form that prints one of their labels.
 */
export const processSystem: readonly Level1[] = [
  { label: "共性指标", level2: ["项目决策", "项目管理"] },
  { label: "决策指标", level2: ["项目立项", "资金投入", "目标设定", "计划制定", "预算配置"] },
  { label: "投入指标", level2: ["项目立项", "资金落实", "目标设定", "预算配置", "时效指标", "成本指标"] },
  { label: "投入和管理目标", level2: ["投入管理", "财务管理", "项目管理", "实施管理", "预算执行"] },
  { label: "投入管理指标", level2: ["工作目标管理", "预算和财务管理", "绩效管理"] },
  {
    label: "过程指标",
    level2: ["业务管理", "财务管理", "资金管理", "组织实施", "预算执行", "预算管理", "资产管理", "项目管理", "人员管理"],
  },
  { label: "部门管理", level2: ["资金投入", "财务管理", "采购管理", "资产管理", "人员管理", "重点工作管理"] },
  { label: "管理效率", level2: ["预算编制管理", "预算监督管理", "预算收支管理", "财务管理", "资产管理", "业务管理"] },
  { label: "运行成本", level2: ["成本控制成效"] },
  { label: "成本指标", level2: ["经济成本指标", "社会成本指标", "生态环境成本指标"] },
  {
    label: "产出指标",
    level2: [
      "数量指标",
      "质量指标",
      "时效指标",
      "成本指标",
      "项目产出",
      "职责履行",
      "产出数量",
      "产出质量",
      "产出时效",
      "产出成本",
      "重点工作任务完成",
      "履职目标实现",
    ],
  },
  { label: "产出目标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
  { label: "履职效能", level2: ["重点工作履行情况", "部门整体工作"] },
  { label: "个性指标", level2: ["项目产出", "项目效益"] },
  {
    label: "效益指标",
    level2: [
      "经济效益指标",
      "社会效益指标",
      "生态效益指标",
      "可持续影响指标",
      "项目效益",
      "履职效益",
      "社会效应",
      "社会公众或服务对象满意度指标",
      "服务对象满意度指标",
      "满意度指标",
    ],
  },
  { label: "效果目标", level2: ["经济效益指标", "社会效益指标", "生态效益指标", "服务对象满意度指标", "满意度指标"] },
  { label: "履职效果", level2: ["部门履职目标", "部门效果目标", "社会影响"] },
  { label: "社会效应", level2: ["社会效益指标", "服务对象满意度指标"] },
  { label: "可持续性", level2: ["体制机制改革", "创新驱动发展", "人才支撑"] },
  { label: "影响力目标", level2: ["长效管理", "人力资源", "部门协助", "配套设施", "信息共享"] },
  { label: "能力建设", level2: ["长效管理", "人力资源建设", "档案管理"] },
  { label: "满意度指标", level2: ["服务对象满意度指标", "社会公众或服务对象满意度指标"] },
];

/** Spellings that departments print for a label of the taxonomy; the record keeps what is printed. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["生态成本指标", "生态环境成本指标"],
  ["环境成本指标", "生态环境成本指标"],
  ["生态环境效益指标", "生态效益指标"],
  ["环境效益指标", "生态效益指标"],
  ["可持续发展影响指标", "可持续影响指标"],
  ["可持续性影响指标", "可持续影响指标"],
  ["可持续发展指标", "可持续影响指标"],
  ["可持续效益指标", "可持续影响指标"],
  ["可持续影响效益指标", "可持续影响指标"],
  ["服务对象满意指标", "服务对象满意度指标"],
  ["服务对象或项目受益人满意度指标", "服务对象满意度指标"],
  ["受益对象满意度指标", "服务对象满意度指标"],
  ["社会公众满意度指标", "服务对象满意度指标"],
  ["满意指标", "满意度指标"],
  ["效果指标", "效益指标"],
  ["项目产出指标", "产出指标"],
  ["项目效益指标", "效益指标"],
  ["预期产出指标", "产出指标"],
  ["预期效果指标", "效益指标"],
  ["项目实施效益指标", "效益指标"],
  ["产出数量指标", "数量指标"],
  ["产出质量指标", "质量指标"],
  ["产出时效指标", "时效指标"],
  ["产出进度指标", "时效指标"],
  ["产出成本指标", "成本指标"],
  ["决策", "决策指标"],
  ["投入", "投入指标"],
  ["过程", "过程指标"],
  ["特性指标", "个性指标"],
  ["个性化指标", "个性指标"],
  ["投入与管理目标", "投入和管理目标"],
  ["投入和管理", "投入和管理目标"],
  ["影响力", "影响力目标"],
  ["社会公众或服务对象满意度", "社会公众或服务对象满意度指标"],
]);

/** Points behind a level's label: `产出指标(50分)`, `成本指标(0-20)分`, `数量指标20分`. They are the group's, not an indicator's. */
const POINTS = /(?:[（(]\d+(?:[-—~～]\d+)?分?[)）]分?|\d+分)$/;
/** What systems write behind a label for whoever fills the form in. */
const HINT = /[（(](?:必填|选填|可选项|必填硬性指标)[)）]$/;

const systems = [taxonomy, processSystem];
const level1Labels = new Set(systems.flatMap((system) => system.map((entry) => entry.label)));
const officialOnes = new Set(taxonomy.map(({ label }) => label));
/** 满意度 is level 2 in other systems; where levels are told by their labels alone it stays what it is officially. */
const level2Labels = new Set([
  ...taxonomy.flatMap(({ level2 }) => level2),
  ...processSystem.flatMap(({ level2 }) => level2.filter((label) => !officialOnes.has(label))),
]);
const officialLabels = new Set(taxonomy.flatMap(({ label, level2 }) => [label, ...level2]));

/** All spellings of labels that are known. */
export const levelLabels: readonly string[] = [
  ...new Set([...taxonomy.flatMap(({ label, level2 }) => [label, ...level2]), ...synonyms.keys()]),
];

/** A label as the taxonomy spells it (`数量` → `数量指标`), or null where the taxonomy has none like it. */
export const canonicalLabel: (printed: string) => string | null = remembered((printed) => {
  const text = printed
    .replaceAll(/[\s:：*、.．]+|^[（(]?[一二三四五六七八九十\d]+[)）、.．]/g, "")
    .replace(POINTS, "")
    .replace(HINT, "");
  for (const candidate of [text, `${text}指标`]) {
    const label = synonyms.get(candidate) ?? candidate;
    if (level1Labels.has(label) || level2Labels.has(label)) return label;
  }
  return null;
});

/** Is it a label that says itself that it is one (`数量指标`, `效益指标（30分）`)? `财务管理` or `决策` may be the name of an indicator. */
export function isLevelLabel(printed: string): boolean {
  return bareText(printed).includes("指标") && canonicalLabel(printed) !== null;
}

/** Can this label of the taxonomy stand at that level? 成本指标 can stand at both. */
export function isLevel1(label: string): boolean {
  return level1Labels.has(label);
}
export function isLevel2(label: string): boolean {
  return level2Labels.has(label);
}

/** Does any system put this level 2 label below that of level 1? */
export function standsBelow(level1: string, level2: string): boolean {
  return systems.some((system) => system.some((entry) => entry.label === level1 && entry.level2.includes(level2)));
}

/** Is it a label that only the other systems have? A form that prints one is read by them. */
export function isOfProcess(label: string): boolean {
  return !officialLabels.has(label) && (level1Labels.has(label) || level2Labels.has(label));
}

/** The level 1 label above a level 2 label of the taxonomy, or the first of the other systems' where it has none. */
export function parentOf(level2: string): string | null {
  for (const system of systems) {
    const parent = system.find((entry) => entry.level2.includes(level2));
    if (parent !== undefined) return parent.label;
  }
  return null;
}
