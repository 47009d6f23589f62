import type { Comparator } from "./value.ts";

/** Words after a date. 前 and 底前 are `<=` (the contract; 民法典 1259 says nothing of 前). */
export const afterDate: readonly (readonly [string, Comparator])[] = [
  ["之前", "<="],
  ["以前", "<="],
  ["前", "<="],
  ["为止", "<="],
  ["止", "<="],
  ["之内", "<="],
  ["以内", "<="],
  ["内", "<="],
  ["之后", ">"],
  ["以后", ">"],
  ["后", ">"],
  ["开始", ">="],
  ["起", ">="],
  ["以来", ">="],
];

/** Words before a date that say how it compares. */
export const beforeDate: readonly (readonly [string, Comparator | null])[] = [
  ["不晚于", "<="],
  ["不迟于", "<="],
  ["不得晚于", "<="],
  ["不得迟于", "<="],
  ["最晚", "<="],
  ["最迟", "<="],
  ["最晚于", "<="],
  ["截至", "<="],
  ["截止到", "<="],
  ["截止至", "<="],
  ["截止", "<="],
  ["截至到", "<="],
  ["早于", "<"],
  ["先于", "<"],
  ["不早于", ">="],
  ["晚于", ">"],
  ["迟于", ">"],
  ["≤", "<="],
  ["<=", "<="],
  ["<", "<"],
  ["≥", ">="],
  [">=", ">="],
  [">", ">"],
  ["=", "="],
  ["自", ">="],
  ["从", ">="],
  ["于", null],
  ["在", null],
  ["至", null],
  ["到", null],
  ["预计", null],
  ["计划", null],
  ["力争", null],
  ["争取", null],
  ["确保", null],
  ["当年", null],
  ["本年", null],
  ["本年度", null],
  ["今年", null],
  ["当年度", null],
  ["每年", null],
  ["年度", null],
  ["时间为", null],
  ["为", null],
  ["：", null],
];

/** Words before a date that make it the base of a comparison, or a name: 较2024年提高, 以2020年为基数. */
export const comparison = /(?:较|比|与|同|以|相对于|相比|对比|高于|低于|不高于|不低于|超过|不超过|参照|依据|根据|按照?)$/;

/** A bare year is a date only before a task: 2025年完成. Before anything else it names a project: 2025年度…项目. */
export const tasks =
  /^(?:度)?(?:内|全部|全面|正式|基本|如期|按期|按时|实际)*(?:完成|建成|竣工|完工|交付|验收|实现|启动|开工|投入|投产|投用|上线|到位|结束|开展完|支付|拨付|发放|达到|出具|印发|通车|开通|运行|执行完)/;

/** Words directly behind a date that make it less exact than it is printed: 3月初, 2025年左右, 6月30日前后; not 初步, 前后端, 中考. */
export const aroundDate =
  /^(?:左右(?![岸侧两])|前后(?![端台期续])|上下(?![游半])|许(?!可)|初(?![始步期次级中高稿审验衷心赛选设评试学诊筛办定检创犯保干])|中(?=$|[，；。、)]|完成|[之以]?前))/;
