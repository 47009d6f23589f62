import { exactNumber, fen, money } from "./numbers.ts";

/** Forms (绩效目标表), their indicators, and the parts of compound values. */
export const formTables = `
CREATE TABLE forms ( -- 绩效目标表: one row a form, fields as in the contract | 绩效目标表，每张一行
  record_id INTEGER PRIMARY KEY REFERENCES records (record_id) ON DELETE CASCADE, -- the record | 记录编号
  region TEXT, -- province-level region | 地区（省级）
  fiscal_year INTEGER, -- fiscal year | 预算年度
  fiscal_year_source TEXT, -- form, document or supplied: who says the year | 年度来源：form 表内，document 文件内，supplied 导入时指定
  form_number TEXT, -- sequence number before the title, digits only | 表前序号
  unit_code TEXT, -- budget code before the unit's name | 单位预算编码
  project_name TEXT, -- 项目名称 | 项目名称
  department TEXT, -- 主管部门 | 主管部门
  implementing_unit TEXT, -- 实施单位 | 实施单位
  project_nature TEXT, -- 项目性质 | 项目性质
  project_category TEXT, -- 项目类别 | 项目类别
  start_date TEXT, -- planned start, ISO 8601 | 计划开始日期
  end_date TEXT, -- planned end, ISO 8601 | 计划完成日期
  currency_unit TEXT, -- the unit that the form prints for its amounts; the columns below are in 元 whatever it says | 表内标注的金额单位（下列金额均已换算为元）
${money("project_total", "whole project", "项目资金总额")}
${money("project_fiscal", "whole project, fiscal part", "项目财政资金")}
${money("project_other", "whole project, other part", "项目其他资金")}
${money("annual_total", "this year, applied for", "年度资金申请总额或预算数")}
${money("annual_fiscal", "this year, fiscal part", "当年财政拨款")}
${money("annual_carryover", "carried over from last year", "上年结转资金")}
${money("annual_other", "this year, other part", "当年其他资金")}
  purpose TEXT, -- 资金用途 (Tianjin) | 资金用途
  overall_goal TEXT, -- 项目总目标 | 项目总目标
  annual_goal TEXT -- 年度总体目标 or 绩效目标 | 年度总体目标
) STRICT;

CREATE INDEX forms_by_project ON forms (project_name);

CREATE TABLE indicators ( -- 绩效指标: one row an indicator with its normalized value | 绩效指标，每条一行
  indicator_id INTEGER PRIMARY KEY, -- key in this database; changes when a document is read again | 本库内编号；重新解析后会变
  record_id INTEGER NOT NULL REFERENCES forms (record_id) ON DELETE CASCADE, -- the form | 所属绩效目标表
  seq INTEGER NOT NULL, -- 1-based position in the form | 在表中的次序，从 1 起
  level1 TEXT, -- 一级指标 | 一级指标
  level2 TEXT, -- 二级指标 | 二级指标
  level3 TEXT, -- 三级指标: the indicator's name | 三级指标（指标名称）
  level1_source TEXT, -- stated, or inferred where the layout lost it | 一级指标来源：stated 原文所列，inferred 推断
  level2_source TEXT, -- stated or inferred | 二级指标来源：同上
  description TEXT, -- 绩效指标描述 | 绩效指标描述
  value_raw TEXT, -- the value cell exactly as printed | 指标值原文
  value_text TEXT, -- the same, cleaned for reading | 指标值（整理后）
  type TEXT, -- quantity, range, date, compound, qualitative; NULL without a value | 值的类型：数量、区间、日期、复合、定性
${valueColumns()}
  parts INTEGER, -- number of rows in indicator_parts; NULL where the value has no parts | 复合值的分项数，见 indicator_parts
  places TEXT NOT NULL, -- JSON object, field → places in the source; read it through cell_places | 各字段在原文中的位置（JSON），查询用视图 cell_places
  UNIQUE (record_id, seq)
) STRICT;

CREATE TABLE indicator_parts ( -- The parts of compound values | 复合值的分项
  record_id INTEGER NOT NULL, -- the form | 所属绩效目标表
  seq INTEGER NOT NULL, -- the indicator's position in the form | 指标次序
  position INTEGER NOT NULL, -- order of the parts, 1-based | 分项次序，从 1 起
  type TEXT NOT NULL, -- quantity, range, date, qualitative | 分项类型
${valueColumns()}
  text TEXT NOT NULL, -- the part as printed | 分项文字
  PRIMARY KEY (record_id, seq, position),
  FOREIGN KEY (record_id, seq) REFERENCES indicators (record_id, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;

/** The columns of a normalized value: the same for an indicator and for a part of a compound. */
function valueColumns(): string {
  return `  comparator TEXT, -- one of = >= > <= <; NULL for range, compound, qualitative | 比较符
  comparator_stated INTEGER, -- 0 where none is printed and = is assumed | 原文是否写明比较符；0 表示按等于处理
${exactNumber("number", "the number, in unit; the lower end of a range", "数值（单位见 unit）；区间为下限")}
  number_fen INTEGER AS (${moneyOnly("number")}) VIRTUAL, -- the number in 分 (fen) where it is money; else NULL | 金额（分）；非金额为空
${exactNumber("number_high", "the upper end of a range, in unit", "区间上限")}
  number_high_fen INTEGER AS (${moneyOnly("number_high")}) VIRTUAL, -- the upper end in 分 (fen) where it is money; else NULL | 区间上限（分）；非金额为空
  unit TEXT, -- canonical unit: %, 元, else as printed without 万/亿; NULL for a bare number | 单位（百分比与金额已统一，万、亿已换算）
  dimension TEXT, -- ratio, money, count, duration, frequency, level, measure, score, multiple, unit_price | 量纲
  low_comparator TEXT, -- > where the lower end of a range is excluded | 区间不含下限时为 >
  high_comparator TEXT, -- < where the upper end of a range is excluded | 区间不含上限时为 <
  date TEXT, -- ISO 8601, as precise as printed; the first day of a span | 日期（ISO 8601）
  date_high TEXT, -- the last day of a span of dates | 日期区间的末日
  subject TEXT, -- words in the value that say what is measured or when | 值中说明对象或条件的文字`;
}

function moneyOnly(column: string): string {
  return `CASE WHEN dimension = 'money' THEN ${fen(column)} END`;
}
