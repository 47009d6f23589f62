import { exactNumber, money } from "./numbers.ts";

const key = `  record_id INTEGER NOT NULL REFERENCES reports (record_id) ON DELETE CASCADE, -- the report | 所属评价报告
  seq INTEGER NOT NULL, -- 1-based position in the list | 次序，从 1 起`;

const item = `  item TEXT, -- what the row is about | 项目或内容`;
const total = `  is_total INTEGER NOT NULL, -- 1 for a total row | 是否合计行`;
const end = `  places TEXT NOT NULL, -- JSON array of places in the source; read it through cell_places | 在原文中的位置（JSON），查询用视图 cell_places
  PRIMARY KEY (record_id, seq)
) STRICT, WITHOUT ROWID;
`;

/** Evaluation reports (绩效评价报告) and their lists, each named as in the contract. */
export const reportTables = `
CREATE TABLE reports ( -- 绩效评价报告: one row a report | 绩效评价报告，每份一行
  record_id INTEGER PRIMARY KEY REFERENCES records (record_id) ON DELETE CASCADE, -- the record | 记录编号
  region TEXT, -- province-level region | 地区（省级）
  project_name TEXT, -- 项目名称 | 项目名称
  fiscal_year INTEGER, -- fiscal year | 预算年度
  implementing_unit TEXT, -- 项目单位 | 项目单位
  department TEXT, -- 主管部门 | 主管部门
  commissioned_by TEXT, -- 委托单位 | 委托单位
  evaluator TEXT, -- 评价机构 | 评价机构
  report_number TEXT, -- number of the report | 报告编号
  report_date TEXT, -- ISO 8601, as precise as printed | 报告日期
${exactNumber("total_score", "total score", "总分")}
${money("initial", "initial budget", "年初预算")}
${money("adjusted", "adjusted budget", "调整后预算")}
${money("spent", "spent", "实际支出")}
${exactNumber("execution_rate", "execution rate in %", "预算执行率（%）")}
  grade TEXT -- 优, 良 … | 评价等级
) STRICT;

CREATE TABLE budget_lines ( -- Budget and spending by item | 预算明细
${key}
${item}
${money("initial", "initial budget", "年初预算")}
${money("adjusted", "adjusted budget", "调整后预算")}
${money("spent", "spent", "实际支出")}
${exactNumber("execution_rate", "execution rate in %", "执行率（%）")}
${total}
${end}
CREATE TABLE scores ( -- Scores of the lowest-level indicators | 末级指标得分
${key}
  code TEXT, -- A11 … | 指标编号
  level1 TEXT, -- 一级指标, without its code | 一级指标
  level2 TEXT, -- 二级指标, without its code | 二级指标
  level3 TEXT, -- 三级指标, without its code | 三级指标
${exactNumber("full_score", "full score", "满分")}
${exactNumber("score", "score", "得分")}
${end}
CREATE TABLE worksheets ( -- 评价底稿 | 评价底稿
${key}
  code TEXT, -- A11 … | 指标编号
  name TEXT, -- name of the indicator | 指标名称
  explanation TEXT, -- 指标解释 | 指标解释
${exactNumber("weight", "指标权重", "指标权重")}
  benchmark TEXT, -- 指标标杆值 | 指标标杆值
  benchmark_basis TEXT, -- 指标标杆值依据 | 指标标杆值依据
  scoring_rule TEXT, -- 指标评分细则 | 指标评分细则
  data_source TEXT, -- 数据来源 | 数据来源
  rationale TEXT, -- 指标评分计算过程及依据 | 指标评分计算过程及依据
${exactNumber("score", "score", "指标得分")}
${end}
CREATE TABLE history ( -- Multi-year finances, one row an item and year | 历年资金情况，每项每年一行
${key}
${item}
  year INTEGER NOT NULL, -- year | 年度
${money("budget", "budget", "预算")}
${money("spent", "spent", "支出")}
${exactNumber("execution_rate", "execution rate in %", "执行率（%）")}
${total}
${end}
CREATE TABLE outputs ( -- Planned and actual outputs in numbers | 产出数量：计划与实际
${key}
${item}
${exactNumber("planned", "planned", "计划数")}
${exactNumber("actual", "actual", "实际数")}
${end}
CREATE TABLE schedule ( -- Planned and actual times | 进度：计划与实际
${key}
${item}
  planned TEXT, -- planned, as printed | 计划时间
  actual TEXT, -- actual, as printed | 实际时间
${end}
CREATE TABLE survey ( -- Satisfaction survey | 满意度调查
${key}
${item}
${exactNumber("full_score", "full score", "满分")}
${exactNumber("satisfaction", "satisfaction in %", "满意度（%）")}
${exactNumber("score", "score", "得分")}
${total}
${end}`;
