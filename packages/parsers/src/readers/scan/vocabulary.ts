import { units } from "@jixiao/normalize";
import { canonicalLabel, taxonomy } from "../../levels/taxonomy.ts";

const words = (text: string): readonly string[] => text.split(" ");

/** Labels that the forms print, without brackets and colons: headers, fields, levels. A cell that is one of them is nothing else. */
const labels: ReadonlySet<string> = new Set([
  ...words(
    "一级指标 二级指标 三级指标 指标值 年度指标值 年度/项目指标值 项目指标值 目标值 年度目标值 绩效指标值 计量单位 指标性质 指标方向",
  ),
  ...words(
    "绩效指标描述 指标描述 指标说明 指标解释 指标内容 评分标准 评价标准 数据来源 分值权重 指标权重 备注 序号 分值 得分 权重",
  ),
  ...words("项目名称 项目性质 项目类别 项目类型 项目属性 主管部门 实施单位 项目单位 预算单位 资金用途 预算数 预算规模及资金用途"),
  ...words("计划开始日期 计划完成日期 项目资金 项目资金元 项目资金万元 项目资金总额 其中财政资金 其他资金 财政资金 自有资金"),
  ...words(
    "年度资金申请总额 年度资金总额 其中当年财政拨款 上年结转资金 项目总目标 项目总体目标 年度总体目标 年度目标 年度绩效目标",
  ),
  ...words("项目绩效目标 绩效目标 绩效指标 总体目标 项目概况 立项依据 项目负责人 联系电话 特定目标类 运转类 人员类"),
  ...words("其他一次性项目 经常性专项业务费 一次性项目 经常性项目 新增项目 延续项目"),
  ...taxonomy.flatMap(({ label, level2 }) => [label, ...level2]),
]);

/** The ends of the forms' titles. */
const titleEndings: readonly string[] = words("项目支出绩效目标申报表 绩效目标申报表 绩效目标表 绩效目标汇总表");

/** What a label is compared by: brackets, colons and spaces come and go. */
function bare(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s:：;；.。,，、(){}[\]【】|]/g, "");
}

/** The label that a text is, letter by letter, or null. */
function exactLabel(text: string): string | null {
  const key = bare(text);
  return labels.has(key) ? key : canonicalLabel(key) === null ? null : key;
}

/** Is the text this label, with whatever brackets and colons? */
export function isSpelled(text: string, label: string): boolean {
  return bare(text) === label;
}

/**
 * What two readings of a cell say about labels: the one that they prove (one of them is a label letter by letter; or,
 * where they differ, both come nearest to the same label of their length, nearer than to any other), or that each says
 * another. What both read alike and is no label is none.
 */
export function labelOf(first: string, second: string, agreed: boolean): LabelVerdict {
  const [one, other] = [exactLabel(first), exactLabel(second)];
  if (one !== null && other !== null && one !== other) return { label: null, contradiction: true, read: false };
  const label = one ?? other ?? (agreed ? null : nearestOf(first, second));
  return { label, contradiction: false, read: one === other && one !== null };
}

export interface LabelVerdict {
  readonly label: string | null;
  readonly contradiction: boolean;
  /** Both models read the label letter by letter; else the vocabulary put one right. */
  readonly read: boolean;
}

function nearestOf(first: string, second: string): string | null {
  const nearest = nearestLabel(bare(first));
  return nearest !== null && nearest === nearestLabel(bare(second)) ? nearest : null;
}

/** Share of letters of a label that may be misread. */
const MISREAD_SHARE = 1 / 3;

function nearestLabel(text: string): string | null {
  const candidates = [...labels]
    .filter((label) => label.length === text.length && label.length >= 4)
    .map((label) => ({ label, wrong: differences(label, text) }))
    .toSorted((a, b) => a.wrong - b.wrong);
  const [best, next] = candidates;
  if (best === undefined || best.wrong > text.length * MISREAD_SHARE) return null;
  return next !== undefined && next.wrong === best.wrong ? null : best.label;
}

function differences(a: string, b: string): number {
  return Array.from(a).filter((char, i) => char !== b[i]).length;
}

/** A title whose last words are misread in one letter of four at most gets them back. */
export function withTitleEnding(text: string): string {
  for (const ending of titleEndings) {
    const start = text.length - ending.length;
    if (start >= 0 && differences(ending, text.slice(start)) <= ending.length / 4) return text.slice(0, start) + ending;
  }
  return text;
}

/**
 * Pairs of letters that are no Chinese word and stand for one that differs in a stroke. Both models read them wrong
 * in the same way, so that their agreement proves nothing.
 */
const misreadPairs: readonly (readonly [misread: RegExp, printed: string])[] = [
  [/未(?=班|月份?|梢|次装修|考)|(?<=[首期月年季周岁始])未/g, "末"],
  [/(?<=[时期空夜区房车民年瞬当])问(?!题|卷|询|责|答|政|需|效|诊|世|候)/g, "间"],
  [
    /(?<=[合及有准达覆完占到效优完成生参知满格确时标盖好长位良存与晓益用复测办查通过置响应登录还签出兑执行付实发控制修换收利理点])[牵奉素府幸举才](?=$|[（()）:：≥≤])/g,
    "率",
  ],
  [/指[示际杯](?=$|[值描说])/g, "指标"],
  [/[己巳](?=完成|建成|投入|落实)/g, "已"],
  [/(?<=人|补|资|拨)[忖讨](?=$|及|时)/g, "付"],
];

/** Puts right what no Chinese text says. */
export function withoutMisreadPairs(text: string): string {
  return misreadPairs.reduce((repaired, [misread, printed]) => repaired.replaceAll(misread, printed), text);
}

const unitNames: ReadonlySet<string> = new Set(units.flatMap(({ names }) => names));
/** 问 in brackets behind a number is 间: no unit has that name. */
const misreadUnits: Readonly<Record<string, string>> = {
  问: "间",
  同: "间",
  入: "人",
  顶: "项",
  欢: "次",
  仲: "件",
  无: "元",
  夭: "天",
  圭: "套",
};

/** Is this a unit of the table of units, alone or as a rate (元/平方米, 件/百万人次)? */
export function isUnit(text: string): boolean {
  return text.split(/[/·]/).every((part) => unitNames.has(part) || unitNames.has(part.replace(/^[十百千万亿]+/, "")));
}

/** The unit that a misread one stands for, or null where the table of units does not tell. */
export function misreadUnit(text: string): string | null {
  const known = misreadUnits[text];
  if (known !== undefined && !isUnit(text)) return known;
  return null;
}
