import type { Horizon } from "@jixiao/contract";
import { remembered } from "./remembered.ts";
import { headerKey, labelKey } from "./text-key.ts";

/**
 * What a column of an indicator table holds. `extra`: known, and no field of the record takes it. `project` and `unit_name`: the
 * table is a list over projects, whose rows say to which project they belong.
 */
export type ColumnField =
  | "level1"
  | "level2"
  | "level3"
  | "description"
  | "comparator"
  | "value"
  | "unit"
  | "weight"
  | "scoring_rule"
  | "actual"
  | "score"
  | "deviation"
  | "project"
  | "extra";

/** Headers of the three levels, in the order in which every form sets them. */
export const LEVEL_HEADERS: readonly [string, string, string] = ["一级指标", "二级指标", "三级指标"];

/** A header as columns are resolved: what stands under it, and for which time where it says so. */
export interface HeaderMeaning {
  readonly field: ColumnField;
  readonly horizon: Horizon | null;
}

interface HeaderEntry {
  readonly field: ColumnField;
  readonly horizon?: Horizon;
  /** What it holds where a column of 三级指标 stands beside it. */
  readonly besideNames?: ColumnField;
  /** Headers without brackets and spaces, separated by spaces. */
  readonly names: string;
  /** Where it was seen: layouts and sections of ../shared/layouts/README.md. */
  readonly seen: string;
}

/** The header lexicon: every header that forms are known to print over their indicators, and what stands under it. */
export const headerLexicon: readonly HeaderEntry[] = [
  { field: "level1", names: "一级指标 一级 一级绩效指标 一级指标名称 一级目标", seen: "C1–C6, 2b" },
  { field: "level1", names: "指标 指标类别", seen: "C0 (指标 | 指标内容 | 指标值), GD3" },
  { field: "level2", names: "二级指标 二级 二级绩效指标 二级指标名称 二级目标", seen: "C1–C6, 2b" },
  { field: "level3", names: "三级指标 三级 三级绩效指标 三级绩效指标名称 三级指标名称", seen: "C1–C6, 2b" },
  { field: "level3", besideNames: "extra", names: "指标名称 个性化指标 绩效目标内容", seen: "HB2, CQ4, GD3, XX1" },
  { field: "level3", besideNames: "extra", names: "指标内容", seen: "C0, SN1, HB4: the name; YN1: an explanation beside it" },
  { field: "description", names: "绩效指标描述 指标描述 指标说明", seen: "天津, 河北 (1d)" },
  {
    field: "comparator",
    names: "指标性质 绩效指标性质 计算符号 运算符号 指标值符号 符号 比较符 比较符号",
    seen: "SC1, JX1, CQ2, 辽宁, 海南 (1d)",
  },
  {
    field: "value",
    names:
      "指标目标值 指标值 年度指标值 项目指标值 目标值 年度目标值 绩效指标值 年度/项目指标值 指标值及单位 当年预期实现值 预期实现值",
    seen: "C1–C6, HN1, SOURCES, 天津, 上海",
  },
  {
    field: "value",
    names: "年初目标值 年初指标值 本年度计划水平 本年度计划完成水平 全年目标值 预计当年实现 当年预计实现 预计当年实现值",
    seen: "HB1, CQ4, HLJ1, GD3, 江苏, HB5",
  },
  {
    field: "value",
    horizon: "overall",
    names: "实施周期目标值 实施周期指标值 实施期指标值 实施期目标值 中期指标值 长期指标值 实施期",
    seen: "GD1, C1, SN1",
  },
  { field: "unit", names: "计量单位 度量单位 绩效度量单位 指标值单位 单位 指标单位", seen: "SC1, JX1, CQ2, CQ4, 海南" },
  {
    field: "weight",
    names: "分值 权重 分值权重 指标权重 参考分值 标准分值 指标分值 权重分值",
    seen: "C2, C3, T3, NX3, CQ4, SC1",
  },
  {
    field: "scoring_rule",
    names: "评扣分标准 评分标准 评分细则 评分办法 扣分标准 评价标准 计分标准",
    seen: "HN2 (评(扣)分标准), 2b",
  },
  {
    field: "actual",
    names:
      "实际完成值 全年实际值 全年完成值 全年实际完成值 完成值 实际值 指标完成情况 全年完成情况 实际完成情况 年度完成值 实际完成指标值",
    seen: "C3, T3, T4, T6, SC1, CQ4, 2b",
  },
  { field: "score", names: "得分 指标得分 自评得分", seen: "C3, CQ4, 2b" },
  {
    field: "deviation",
    names:
      "偏差原因分析及改进措施 偏差原因分析与改进措施 未完成原因分析 未完成原因和改进措施 未完成原因及改进措施 未完成原因及拟采取的改进措施 未完成原因分析及改进措施 " +
      "偏差原因分析 偏差原因及改进措施 未完成原因分析与改进措施",
    seen: "C3, T3, T4, T6, NX2, SC1, 2b",
  },
  {
    field: "project",
    names: "项目名称 项目支出名称 单位名称、项目名称 项目",
    seen: "SC2, YN1, 海南, 深圳: a list over projects",
  },
  { field: "extra", names: "指标方向性 指标方向", seen: "SC2, 2b" },
  { field: "extra", names: "指标值类型 指标属性 指标类型 是否核心指标", seen: "HN2, YN1, CQ4, 2b" },
  { field: "extra", names: "得分系数 得分计算方法", seen: "CQ4, NX2" },
  {
    field: "extra",
    names: "指标解释 指标值说明 绩效指标说明 指标解释及计算公式说明 指标内容/计算公式 计算公式 指标值内容",
    seen: "CQ3, JX1, GD3, HLJ1, 2b",
  },
  {
    field: "extra",
    names: "绩效标准 指标值设定依据 指标值确定依据 测算依据 数据来源 指标来源 绩效指标来源",
    seen: "HN1, HB3, HB5, 2b",
  },
  {
    field: "extra",
    names: "上年度实际水平 上年自评值 前年 上年 上年指标值 历史值 调整指标值 半年目标值",
    seen: "HLJ1, GD3, HB5, CQ4, 江苏",
  },
  { field: "extra", names: "备注 说明 序号 编号 完成目标可能性", seen: "T2, SN1, CQ4, 2b" },
];

const meanings: ReadonlyMap<string, HeaderEntry> = new Map(
  headerLexicon.flatMap((entry) => entry.names.split(" ").map((name) => [name, entry] as const)),
);

/** All words of the lexicon, for readers that look for headers. */
export const headerWords: readonly string[] = [...meanings.keys()];

/**
 * What stands under each of a table's headers; null where nobody knows. A layout's own words come first. 指标内容 is a
 * name, but where names have a column of their own.
 */
export function headerMeanings(
  headers: readonly string[],
  own: Readonly<Record<string, ColumnField>> = NO_WORDS,
): readonly (HeaderMeaning | null)[] {
  const entry = entriesWith(own);
  const entries = headers.map((header) => entry(header));
  const named = entries.some((entry) => entry?.field === "level3" && entry.besideNames === undefined);
  return entries.map((entry) => {
    if (entry === null) return null;
    const field = named ? (entry.besideNames ?? entry.field) : entry.field;
    return { field, horizon: entry.horizon ?? null };
  });
}

const NO_WORDS: Readonly<Record<string, ColumnField>> = {};

/** What a header says where a layout's own words come first; every row of a region is asked whether it is a header. */
function entriesWith(own: Readonly<Record<string, ColumnField>>): (header: string) => HeaderEntry | null {
  const known = readers.get(own) ?? remembered((header) => entryOf(header, own));
  readers.set(own, known);
  return known;
}

const readers = new WeakMap<Readonly<Record<string, ColumnField>>, (header: string) => HeaderEntry | null>();

/** Brackets may be an addition to a header, or belong to its words. */
function entryOf(header: string, own: Readonly<Record<string, ColumnField>>): HeaderEntry | null {
  const key = labelKey(header);
  const plain = entryOfKey(key, own);
  if (plain !== null || !BRACKET.test(header)) return plain;
  return entryOfKey(headerKey(header).replace(/[:：]$/, ""), own);
}

const BRACKET = /[（(]/;
const YEAR = /^(?:20\d{2}年度?|本年度?)/;

function entryOfKey(key: string, own: Readonly<Record<string, ColumnField>>): HeaderEntry | null {
  const field = Object.hasOwn(own, key) ? own[key] : undefined;
  if (field !== undefined) return { field, names: key, seen: "" };
  return meanings.get(key) ?? (YEAR.test(key) ? (meanings.get(key.replace(YEAR, "")) ?? null) : null);
}

/** What a header's cell alone is the header of, by the lexicon; null where it knows nothing like it. */
export function columnMeaning(header: string): HeaderMeaning | null {
  return headerMeanings([header])[0] ?? null;
}

/** Headers that every layout shares, as a layout's `columns` (the engine knows the whole lexicon without them). */
export const commonColumns: Readonly<Record<string, ColumnField>> = {
  一级指标: "level1",
  二级指标: "level2",
  三级指标: "level3",
  绩效指标描述: "description",
  指标描述: "description",
  指标说明: "description",
  指标值: "value",
  年度指标值: "value",
  项目指标值: "value",
  目标值: "value",
  年度目标值: "value",
  绩效指标值: "value",
  "年度/项目指标值": "value",
};

/** A cell that only the header of an indicator table holds; it may stand again on every page. */
export const COLUMN_HEADER = /指标值$|^(?:[一二三]级|绩效)指标(?:描述)?$/;

/** Heads of columns stand in rows of their own; the text below one never continues it. */
export const COLUMN_HEAD = /^(?:项目总体?目标|年度(?:总体)?目标|[一二三]级指标|绩效指标描述|.*指标值$)/;
