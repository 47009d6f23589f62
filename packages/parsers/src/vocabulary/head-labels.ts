import type { FormRecord } from "@jixiao/contract";
import { remembered } from "./remembered.ts";
import { labelKey } from "./text-key.ts";

/** The record fields that a form prints as text beside a label. */
export type FieldPath =
  | "project_name"
  | "department"
  | "implementing_unit"
  | "project_nature"
  | "project_category"
  | "start_date"
  | "end_date"
  | "purpose"
  | "overall_goal"
  | "annual_goal"
  | "goal_actual"
  | "total_score"
  | "grade"
  | `budget.${keyof FormRecord["budget"]}`;

/**
 * What a label of the head stands for. `part.*`: a part of the total that stands above it or before it in its row, of the year
 * or of the project's whole life. `extra`: known, and no field takes it: the text is kept with its label.
 */
export type LabelMeaning = FieldPath | "part.fiscal" | "part.other" | "extra";

interface LabelEntry {
  readonly field: LabelMeaning;
  /** Labels as `labelKey` gives them, separated by spaces; 其中 before them is left out. */
  readonly names: string;
  /** Where they were seen: layouts and sections of ../shared/layouts/README.md. */
  readonly seen: string;
}

/** The label lexicon: every label that heads of forms are known to print, and what stands beside it. */
export const labelLexicon: readonly LabelEntry[] = [
  {
    field: "project_name",
    names: "项目名称 项目支出名称 专项名称 专项资金名称 资金名称 转移支付名称 政策名称 单位名称、项目名称",
    seen: "2a; 项目(专项)名称 CQ2, 项目(政策)名称 辽宁, 单位名称、项目名称 YN1",
  },
  {
    field: "department",
    names:
      "主管部门 主管部门及代码 项目主管部门 主管预算部门 业务主管部门 县级主管部门 市级主管部门 省级业务主管部门 省级主管部门 自治区主管部门 中央主管部门 预算主管部门",
    seen: "C0–C3, HB4, TJ2, CQ3, T4, T6, T7, GD1",
  },
  { field: "department", names: "部门名称 预算部门 部门单位名称", seen: "C5, GD2, HN1, JX1" },
  {
    field: "extra",
    names: "地方主管部门 市县主管部门 归口管理部门 一级预算单位 预算单位 单位名称 填报单位 编制单位 绩效编制单位",
    seen: "T4, T7, SC1, 2a",
  },
  {
    field: "extra",
    names: "主管部门编码 部门编码 单位编码 项目编码 项目代码 预算编码 财政资金科目代码",
    seen: "SN1, JX1, HB5, CQ3",
  },
  {
    field: "extra",
    names: "市县财政部门 省级财政部门 财政处室 归口业务科室 财政主管业务科室 承担处室 业务科室",
    seen: "T7, CQ1, CQ4, 2a",
  },
  {
    field: "implementing_unit",
    names:
      "实施单位 项目实施单位 具体实施单位 项目单位 项目执行单位 执行单位 资金使用单位 项目承担单位 申报单位 申报单位名称 下达地方或单位",
    seen: "C0–C3, CQ2, HB2, HB4, T4, SOURCES",
  },
  {
    field: "extra",
    names:
      "项目负责人 项目负责人及电话 项目负责人及联系电话 负责人及电话 联系人 部门联系人 填报人 填表人 联系电话 电话 财务负责人 单位负责人 项目联系人 单位地址 邮政编码 填报日期 填表日期",
    seen: "T2, CQ1, CQ4, HB5, 2a",
  },
  { field: "project_nature", names: "项目属性 项目性质", seen: "C1, BT1, HB2, SN1" },
  { field: "project_category", names: "项目类别 项目类型 项目分类 支出项目类别", seen: "HB1, HB5, CQ3, YN2" },
  {
    field: "extra",
    names: "资金类型 财政资金预算分类 项目审批 是否政府采购 战略领域 财政事权 政策任务 所属专项 资金来源",
    seen: "GD1, CQ1, CQ3, T1, HB5",
  },
  {
    field: "extra",
    names:
      "专项期限 项目期 项目期限 项目周期 项目起止时间 起止时间 实施周期 建设周期 专项实施期 项目支出实施期 项目计划实施时间 起始年度 终止年度",
    seen: "C1, SX1, SN1, GD1, CQ3, T1, HN1, HLJ1, HB5: a span in words, no dates",
  },
  { field: "start_date", names: "计划开始日期 开始日期 项目开始时间", seen: "上海, CQ1" },
  { field: "end_date", names: "计划完成日期 结束日期 项目完成时间", seen: "上海, CQ1" },
  {
    field: "budget.project_total",
    names: "项目资金总额 中期资金总额 中期预算资金总额 实施期资金总额 实施期金额 项目总预算 项目总金额 资金总额 资金需求",
    seen: "GD1, 上海, C1, C1a, SX1, CQ3, C0",
  },
  {
    field: "budget.annual_total",
    names:
      "年度资金总额 年度资金申请总额 年度预算资金总额 当年年度预算 年度本级预算金额 项目预算金额 年度金额 当年预算 本年度申请金额 年度财政资金总额 年度总金额 年度预算总额 部门预算总额 项目当年预算 总额",
    seen: "C1–C3, 上海, SX1, CQ3, HN1, TJ2, YN2, CQ4",
  },
  {
    field: "budget.annual_fiscal",
    names: "当年财政拨款 本年财政拨款 当年财政资金 当年一般公共预算拨款 本年一般公共预算拨款",
    seen: "C0, C3, C4, T3, HB2, AH2",
  },
  {
    field: "part.fiscal",
    names: "财政拨款 财政资金 财政拨款数 财政投款",
    seen: "C1, C2, T2, 上海, sys-vue; 财政投款 AH1, a misprint",
  },
  { field: "part.other", names: "其他资金 其它资金", seen: "C0–C3, CQ3" },
  { field: "budget.annual_carryover", names: "上年结转资金 上年结转", seen: "C2, C3, 上海, AH2" },
  {
    field: "extra",
    names:
      "中央补助 中央财政资金 中央资金 上级资金 该项目支出上级资金 中央、省、市补助 自治区补助 地方资金 省级资金 市级资金 区级资金 市县资金 县级资金 本级支出 对下补助 上级补助 " +
      "自有资金 单位资金 财政专户管理资金 非财政拨款数 事业收入 经营性收入 事业基金弥补差额 政府性基金拨款 财政专户拨款 市级财政拨款 一般公共预算 政府预算资金",
    seen: "T1, T3, T4, T6, T7, CQ2, HB4, SN1, HLJ1, SC1",
  },
  { field: "extra", names: "执行率分值 预算执行权重 年度预算执行率 执行率权重", seen: "C2, CQ3, CQ4, sys-vue" },
  {
    field: "overall_goal",
    names:
      "项目总目标 项目总体目标 总体目标 总体绩效目标 整体绩效总目标 实施期目标 实施期绩效目标 实施周期目标 中期目标 长期目标 项目绩效目标",
    seen: "上海, C0, C1, C1a, SX1, SN1, HN1",
  },
  {
    field: "annual_goal",
    names:
      "年度目标 年度总体目标 年度绩效目标 年度绩效总目标 项目年度目标 当年绩效目标 本年度绩效目标 年度主要目标和成果 年度阶段性目标 年初设定目标 年初绩效目标 " +
      "年初预期目标 预期目标 项目年度绩效目标 绩效目标 年度履职目标",
    seen: "C1–C3, T2–T4, CQ1–CQ4, HN1, JX1, 2a",
  },
  {
    field: "goal_actual",
    names:
      "实际完成情况 目标实际完成情况 全年实际完成情况 年度实际完成情况 年度总体目标完成情况 年度总体目标完成情况综述 全年目标实际完成情况 年度目标完成情况",
    seen: "C3, T3, T4, T6, CQ4, NX3",
  },
  { field: "extra", names: "全年调整绩效目标 目标名称", seen: "CQ4, HB5" },
  { field: "extra", names: "同名项目上年预算额 同名项目上年预算执行数", seen: "上海 before 2020" },
  { field: "extra", names: "财政供养人员数 下属二级单位数 其他需完成的任务", seen: "GD2" },
  { field: "extra", names: "金额合计", seen: "C5: below 年度主要任务" },
  {
    field: "extra",
    names: "资金来源政府预算资金 资金结构基本支出 基本支出 项目支出",
    seen: "河南 (1d)",
  },
  {
    field: "extra",
    names:
      "管理环节 情况说明 存在问题和改进措施 分配科学性 下达及时性 拨付合规性 使用规范性 执行准确性 预算绩效管理情况 支出责任履行情况",
    seen: "T5: 资金管理情况",
  },
  {
    field: "extra",
    names:
      "项目概况 项目总体概况 项目概况及立项依据 立项依据 项目立项依据 项目立项情况 项目设立必要性 保证项目实施的制度、措施 项目实施计划 用途范围 单位职能概述 部门职能概述 部门职能职责概述 项目申请原因 " +
      "以前年度项目绩效情况 项目申请理由 项目主要内容 测算依据 资金用途",
    seen: "SX1, SN1, CQ1–CQ3, GD1, HB3, HB5, JX1, HLJ1",
  },
  { field: "total_score", names: "自评得分 自评总分 项目总得分 总得分 总分", seen: "NX3, CQ4, T7, C3" },
  { field: "grade", names: "评级 自评等级 评价等级 评价结论", seen: "contract, SOURCES" },
  { field: "extra", names: "财政审核得分", seen: "NX3" },
];

const meanings: ReadonlyMap<string, LabelMeaning> = new Map(
  labelLexicon.flatMap(({ field, names }) => names.split(" ").map((name) => [name, field] as const)),
);

/** All words of the lexicon. */
export const headLabels: readonly string[] = [...meanings.keys()];

/** What is printed before a label and says nothing: `其中：`, `1.`, `一、`. */
const BEFORE_LABEL = /^(?:其中|其中之|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、．])+/;

/** Longer than any label of the lexicon with what may stand before it. */
const LONGEST_LABEL = Math.max(...[...meanings.keys()].map((name) => name.length)) + 12;

/** What the lexicon knows a printed label as; null where it knows nothing like it. */
export const labelMeaning: (text: string) => LabelMeaning | null = remembered((text) => {
  const key = labelKey(text);
  const meaning = meanings.get(key);
  if (meaning !== undefined) return meaning;
  if (key.length > LONGEST_LABEL) return null;
  return (BEFORE_LABEL.test(key) ? meanings.get(key.replace(BEFORE_LABEL, "")) : undefined) ?? bracketed(text);
});

/** Labels beside which the kind of a project, or of its money, stands. */
const OF_KIND = new Set(
  "项目属性 项目性质 项目类别 项目类型 项目分类 支出项目类别 支出类别 资金类型 资金性质 资金来源 财政资金预算分类".split(" "),
);
/** Kinds that are printed as labels too. */
const KINDS = new Set(
  (
    "一般公共预算 政府性基金拨款 财政拨款 财政资金 财政专户管理资金 自有资金 单位资金 其他资金 其它资金 上级补助 中央资金 省级资金 市级资金 区级资金 县级资金 " +
    "本级支出 对下补助 基本支出 项目支出"
  ).split(" "),
);

/** Does a text stand beside a label as the kind that the label asks for (`资金类型 | 一般公共预算`), though other forms print it as a label? */
export function isKindBeside(label: string, text: string): boolean {
  return KINDS.has(labelKey(text)) && OF_KIND.has(labelKey(label));
}

/** Headers of the columns left of a list's indicators, which say whose they are (SC2, YN1, 海南, 深圳, 浙江), where they mean more than as labels. */
export const listLabels: Readonly<Record<string, FieldPath>> = Object.fromEntries([
  ...["单位名称", "预算单位", "单位", "项目单位"].map((name) => [name, "implementing_unit"] as const),
  ...["预算数", "预算", "预算金额", "金额", "项目金额", "项目预算", "年度预算"].map(
    (name) => [name, "budget.annual_total"] as const,
  ),
]);

/** The year of a label like `2021年金额`; null for any other. */
export function yearsAmount(text: string): number | null {
  const year = /^(20\d{2})年(?:度)?(?:预算)?金额$/.exec(labelKey(text))?.[1];
  return year === undefined ? null : Number.parseInt(year, 10);
}

/** `部门（单位）名称`, `项目(专项)名称`: the bracketed part belongs to the label. */
function bracketed(text: string): LabelMeaning | null {
  if (!/[（(]/.test(text)) return null;
  const whole = text.replaceAll(/[\s（()）:：*＊]+/g, "");
  return whole === labelKey(text) ? null : (meanings.get(whole) ?? null);
}

/** Labels that say what a whole form is about: its project, or the department whose spending it is. */
export function isSubjectLabel(text: string): boolean {
  return (
    labelMeaning(text) === "project_name" ||
    /^(?:部门|单位)(?:[（(](?:单位|部门)[)）])?名称$/.test(text.replaceAll(/[\s:：*＊]+/g, ""))
  );
}

/** Columns of a money block whose rows are sources of money: what the cells below state. */
export type MoneyColumn = "initial" | "adjusted" | "spent" | "weight" | "execution_rate" | "score" | "extra";

interface MoneyEntry {
  readonly field: MoneyColumn;
  readonly names: string;
  readonly seen: string;
}

export const moneyLexicon: readonly MoneyEntry[] = [
  { field: "initial", names: "年初预算数 年初预算 年初预算金额", seen: "C3, NX2, NX3, CQ4, SC1" },
  {
    field: "adjusted",
    names: "全年预算数 全年调整预算数 调整预算数 调整后预算数 调整后的预算 预算数 全年预算",
    seen: "C3, T3, T4, CQ4, NX3, SC1, HB1",
  },
  { field: "spent", names: "全年执行数 执行数 预算执行数 实际执行数 全年支出数", seen: "C3, T3, HB1, SC1" },
  { field: "weight", names: "分值 权重 执行率权重 预算执行率权重", seen: "C3, CQ4, SC1" },
  { field: "execution_rate", names: "执行率 预算执行率 年度预算执行率", seen: "C3, T4, SC1" },
  { field: "score", names: "得分 执行率得分", seen: "C3, CQ4, HB1" },
  { field: "extra", names: "原因 未完成原因 占比 备注 偏差原因", seen: "SC1, HB3" },
];

const moneyMeanings: ReadonlyMap<string, MoneyColumn> = new Map(
  moneyLexicon.flatMap(({ field, names }) => names.split(" ").map((name) => [name, field] as const)),
);

/** All headers of money blocks. */
export const moneyWords: readonly string[] = [...moneyMeanings.keys()];

/** What a money block's column states; null for any other text. */
export function moneyColumn(text: string): MoneyColumn | null {
  return moneyMeanings.get(labelKey(text)) ?? moneyMeanings.get(text.replaceAll(/[\s（()）:：]+/g, "")) ?? null;
}

/** What a column of 年度主要任务 states. */
export type TaskColumn = "name" | "content" | "total" | "fiscal" | "other";

const taskNames: Readonly<Record<TaskColumn, string>> = {
  name: "任务名称 名称 工作任务名称",
  content: "主要内容 主要实施内容 任务内容",
  total: "总额 预算金额 拟投入的资金 金额 预算安排",
  fiscal: "财政拨款 财政资金",
  other: "其他资金 其它资金",
};
// The keys of this very table, which `keys` does not tell.
const taskColumns: ReadonlyMap<string, TaskColumn> = new Map(
  (Object.keys(taskNames) as TaskColumn[]).flatMap((column) =>
    taskNames[column].split(" ").map((name) => [name, column] as const),
  ),
);

/** What a header over tasks states (C5, GD2, 河南); null for any other text. */
export function taskColumn(text: string): TaskColumn | null {
  return taskColumns.get(labelKey(text)) ?? null;
}

const MONEY_SIDE_LABEL =
  /^(?:项目|部门|年度|总体)?(?:总体)?(?:预算)?(?:资金|金额|预算)(?:总体)?(?:情况|申请|执行情况|需求|来源)?(?:[（(].*[)）])?$/;

/** The label left of a block of money lines: 项目资金（万元）, 资金情况, 预算执行情况. */
export function isMoneySideLabel(text: string): boolean {
  return MONEY_SIDE_LABEL.test(text.replaceAll(/[\s:：*＊]+/g, ""));
}

const SIDE_GOALS = new Set(
  "总体目标 年度总体目标 项目绩效目标 绩效目标 年度绩效目标 总体目标完成情况 年度总体目标完成情况 当年绩效目标 年度目标".split(
    " ",
  ),
);

/** May the label stand left of a block of goals that have labels of their own (`年度总体目标 | 预期目标 | 实际完成情况`)? */
export function isGoalSideLabel(text: string): boolean {
  return SIDE_GOALS.has(labelKey(text));
}
