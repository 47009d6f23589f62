/** Column of an English view → its Chinese name and what it means in English. */
type Columns = readonly (readonly [expression: string, name: string, en: string, zh?: string])[];

/** `stated` and `inferred`, `quantity` and the like, in Chinese. */
function translated(column: string, words: Readonly<Record<string, string>>): string {
  const cases = Object.entries(words).map(([code, word]) => `WHEN '${code}' THEN '${word}'`);
  return `CAST(CASE ${column} ${cases.join(" ")} ELSE ${column} END AS TEXT)`;
}

/** Meanings of the flags in Chinese, in order, from flag_meanings. */
function flagMeanings(part: string, seq: string): string {
  return `CAST(coalesce((SELECT group_concat(zh, '；') FROM (SELECT m.zh FROM flags x JOIN flag_meanings m USING (flag) WHERE x.record_id = v.record_id AND x.part = '${part}' AND x.seq = ${seq} ORDER BY x.position)), '') AS TEXT)`;
}

function chineseView(name: string, source: string, en: string, zh: string, columns: Columns): string {
  const lines = columns.map(
    ([expression, column, english, chinese], index) =>
      `  ${expression} AS ${column}${index + 1 < columns.length ? "," : ""} -- ${english} | ${chinese ?? column}`,
  );
  return `CREATE VIEW ${name} AS SELECT -- ${en} | ${zh}\n${lines.join("\n")}\nFROM ${source} v;\n`;
}

const sources = { stated: "原文", inferred: "推断" };
const types = { quantity: "数量", range: "区间", date: "日期", compound: "复合", qualitative: "定性" };
const dimensions = {
  ratio: "比率",
  money: "金额",
  count: "数量",
  duration: "时长",
  frequency: "频次",
  level: "等级",
  measure: "计量",
  score: "分值",
  multiple: "倍数",
  unit_price: "单价",
};

const forms: Columns = [
  ["v.record_id", "记录编号", "record_id"],
  ["v.source_file", "文件名", "source_file"],
  ["v.seq", "表序", "seq", "表在文件中的次序"],
  ["v.first_page", "起始页", "first_page"],
  ["v.region", "地区", "region"],
  ["v.fiscal_year", "预算年度", "fiscal_year"],
  ["v.unit_code", "单位编码", "unit_code"],
  ["v.project_name", "项目名称", "project_name"],
  ["v.department", "主管部门", "department"],
  ["v.implementing_unit", "实施单位", "implementing_unit"],
  ["v.project_nature", "项目性质", "project_nature"],
  ["v.project_category", "项目类别", "project_category"],
  ["v.start_date", "开始日期", "start_date"],
  ["v.end_date", "完成日期", "end_date"],
  ["v.project_total", "项目资金总额", "project_total, in 元, exact decimal text", "项目资金总额（元，精确文本）"],
  ["v.project_total_fen", "项目资金总额_分", "project_total_fen, for exact sums", "项目资金总额（分，可精确求和）"],
  ["v.annual_total", "年度资金总额", "annual_total, in 元, exact decimal text", "年度资金申请总额或预算数（元，精确文本）"],
  ["v.annual_total_fen", "年度资金总额_分", "annual_total_fen, for exact sums", "年度资金总额（分，可精确求和）"],
  ["v.annual_fiscal", "当年财政拨款", "annual_fiscal, in 元, exact decimal text", "当年财政拨款（元，精确文本）"],
  ["v.annual_fiscal_fen", "当年财政拨款_分", "annual_fiscal_fen, for exact sums", "当年财政拨款（分，可精确求和）"],
  ["v.annual_carryover", "上年结转资金", "annual_carryover, in 元, exact decimal text", "上年结转资金（元，精确文本）"],
  ["v.annual_other", "当年其他资金", "annual_other, in 元, exact decimal text", "当年其他资金（元，精确文本）"],
  ["v.purpose", "资金用途", "purpose"],
  ["v.overall_goal", "项目总目标", "overall_goal"],
  ["v.annual_goal", "年度总体目标", "annual_goal"],
  ["v.indicators", "指标数", "indicators"],
  ["v.flagged_indicators", "存疑指标数", "flagged_indicators"],
  [flagMeanings("record", "0"), "存疑", "flags, in Chinese; empty: none", "存疑说明；空串表示无"],
];

const indicators: Columns = [
  ["v.indicator_id", "指标编号", "indicator_id"],
  ["v.record_id", "记录编号", "record_id"],
  ["v.source_file", "文件名", "source_file"],
  ["v.form_seq", "表序", "form_seq", "表在文件中的次序"],
  ["v.region", "地区", "region"],
  ["v.fiscal_year", "预算年度", "fiscal_year"],
  ["v.department", "主管部门", "department"],
  ["v.unit_code", "单位编码", "unit_code"],
  ["v.implementing_unit", "实施单位", "implementing_unit"],
  ["v.project_name", "项目名称", "project_name"],
  ["v.seq", "序号", "seq", "指标在表中的次序"],
  ["v.level1", "一级指标", "level1"],
  ["v.level2", "二级指标", "level2"],
  ["v.level3", "三级指标", "level3"],
  [translated("v.level1_source", sources), "一级指标来源", "level1_source", "一级指标来源：原文或推断"],
  [translated("v.level2_source", sources), "二级指标来源", "level2_source", "二级指标来源：原文或推断"],
  ["v.description", "指标描述", "description"],
  ["v.value_raw", "指标值原文", "value_raw"],
  ["v.value_text", "指标值", "value_text"],
  [translated("v.type", types), "值类型", "type"],
  ["v.comparator", "比较符", "comparator"],
  ["v.number", "数值", "number, exact decimal text", "数值（精确文本）"],
  ["v.number_real", "数值_近似", "number_real, for sorting", "数值（近似值，供排序）"],
  ["v.number_fen", "金额_分", "number_fen, money for exact sums", "金额（分，可精确求和）"],
  ["v.number_high", "数值上限", "number_high, exact decimal text", "区间上限（精确文本）"],
  ["v.unit", "单位", "unit"],
  [translated("v.dimension", dimensions), "量纲", "dimension"],
  ["v.date", "日期", "date"],
  ["v.date_high", "日期止", "date_high", "日期区间的末日"],
  ["v.subject", "对象或条件", "subject"],
  [flagMeanings("indicators", "v.seq"), "存疑", "flags, in Chinese; empty: certain", "存疑说明；空串表示无疑"],
];

const scores: Columns = [
  ["v.record_id", "记录编号", "record_id"],
  ["v.source_file", "文件名", "source_file"],
  ["v.region", "地区", "region"],
  ["v.fiscal_year", "预算年度", "fiscal_year"],
  ["v.project_name", "项目名称", "project_name"],
  ["v.department", "主管部门", "department"],
  ["v.implementing_unit", "项目单位", "implementing_unit"],
  ["v.evaluator", "评价机构", "evaluator"],
  ["v.total_score", "总分", "total_score"],
  ["v.grade", "评价等级", "grade"],
  ["v.code", "指标编号", "code"],
  ["v.level1", "一级指标", "level1"],
  ["v.level2", "二级指标", "level2"],
  ["v.level3", "三级指标", "level3"],
  ["v.full_score", "满分", "full_score, exact decimal text", "满分（精确文本）"],
  ["v.score", "得分", "score, exact decimal text", "得分（精确文本）"],
  ["v.score_real", "得分_近似", "score_real, for sorting", "得分（近似值，供排序）"],
  [flagMeanings("scores", "v.seq"), "存疑", "flags, in Chinese; empty: certain", "存疑说明；空串表示无疑"],
];

/** The researchers' views once more, with Chinese names, columns and codes. */
export const chineseViews = [
  chineseView("项目", "v_forms", "v_forms with Chinese columns", "绩效目标表，每张一行", forms),
  chineseView("指标", "v_indicators", "v_indicators with Chinese columns", "绩效指标，每条一行", indicators),
  chineseView("评价得分", "v_scores", "v_scores with Chinese columns", "评价报告得分，每个末级指标一行", scores),
].join("\n");
