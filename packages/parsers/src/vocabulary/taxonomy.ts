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
  ["社会公众或服务对象满意度指标", "服务对象满意度指标"],
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
]);

/** Points behind a level's label: `产出指标(50分)`, `成本指标(0-20)分`, `数量指标20分`. They are the group's, not an indicator's. */
const POINTS = /(?:[（(]\d+(?:[-—~～]\d+)?分?[)）]分?|\d+分)$/;
/** What systems write behind a label for whoever fills the form in. */
const HINT = /[（(](?:必填|选填|可选项|必填硬性指标)[)）]$/;

const level1Labels = new Set(taxonomy.map((entry) => entry.label));
const level2Labels = new Set(taxonomy.flatMap((entry) => entry.level2));

/** All spellings of labels that are known. */
export const levelLabels: readonly string[] = [
  ...new Set([...taxonomy.flatMap(({ label, level2 }) => [label, ...level2]), ...synonyms.keys()]),
];

/** A label as the taxonomy spells it (`数量` → `数量指标`), or null where the taxonomy has none like it. */
export function canonicalLabel(printed: string): string | null {
  const text = printed
    .replaceAll(/[\s:：*、.．]+|^[（(]?[一二三四五六七八九十\d]+[)）、.．]/g, "")
    .replace(POINTS, "")
    .replace(HINT, "");
  for (const candidate of [text, `${text}指标`]) {
    const label = synonyms.get(candidate) ?? candidate;
    if (level1Labels.has(label) || level2Labels.has(label)) return label;
  }
  return null;
}

/** Can this label of the taxonomy stand at that level? 成本指标 can stand at both. */
export function isLevel1(label: string): boolean {
  return level1Labels.has(label);
}
export function isLevel2(label: string): boolean {
  return level2Labels.has(label);
}

/** The level 1 labels above a level 2 label of the taxonomy. */
export function parentOf(level2: string): string | null {
  return taxonomy.find((entry) => entry.level2.includes(level2))?.label ?? null;
}
