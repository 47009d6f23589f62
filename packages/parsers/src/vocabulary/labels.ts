import { taxonomy } from "./taxonomy.ts";

const words = (text: string): readonly string[] => text.split(" ");

/** The label beside which every form names its project. */
export const PROJECT_LABEL = "项目名称";

/** Labels that forms print, without brackets and colons: headers, fields, levels. A cell that is one of them is nothing else. */
export const knownLabels: readonly string[] = [
  ...words(
    "一级指标 二级指标 三级指标 指标值 年度指标值 年度/项目指标值 项目指标值 目标值 年度目标值 绩效指标值 计量单位 指标性质 指标方向",
  ),
  ...words(
    "绩效指标描述 指标描述 指标说明 指标解释 指标内容 评分标准 评价标准 数据来源 分值权重 指标权重 备注 序号 分值 得分 权重",
  ),
  ...words(
    "项目名称 项目性质 项目类别 项目类型 项目属性 主管部门 主管部门及代码 实施单位 项目单位 预算单位 资金用途 预算数 预算规模及资金用途",
  ),
  ...words(
    "计划开始日期 计划完成日期 项目资金 项目资金元 项目资金万元 项目资金总额 其中财政资金 其中财政拨款 其他资金 财政资金 自有资金",
  ),
  ...words(
    "年度资金申请总额 年度资金总额 其中当年财政拨款 上年结转资金 项目总目标 项目总体目标 年度总体目标 年度目标 年度绩效目标",
  ),
  ...words("项目绩效目标 绩效目标 绩效指标 总体目标 项目概况 立项依据 项目负责人 联系电话 特定目标类 运转类 人员类"),
  ...words("其他一次性项目 经常性专项业务费 一次性项目 经常性项目 新增项目 延续项目"),
  ...taxonomy.flatMap(({ label, level2 }) => [label, ...level2]),
];

/** A line that begins a form's head though no title stands above it: `353302…中心`, `单位：万元`. */
export const HEAD_LINE = /^\d{3,}\p{Script=Han}|^单位[：:]/u;
/** Words without which no page belongs to a form or a report, as justified print may set them. */
export const RELEVANT = /绩\s*效|指\s*标|评\s*价/;
/** What a form's page says somewhere, whatever else of it is misread. */
export const FAMILIAR = /绩效|指标|项目|预算|单位/;
