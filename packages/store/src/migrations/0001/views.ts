const BUDGET = [
  "project_total",
  "project_fiscal",
  "project_other",
  "annual_total",
  "annual_fiscal",
  "annual_carryover",
  "annual_other",
];

const budgetMeanings: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  project_total: ["whole project", "项目资金总额"],
  project_fiscal: ["whole project, fiscal part", "项目财政资金"],
  project_other: ["whole project, other part", "项目其他资金"],
  annual_total: ["this year, applied for", "年度资金申请总额或预算数"],
  annual_fiscal: ["this year, fiscal part", "当年财政拨款"],
  annual_carryover: ["carried over from last year", "上年结转资金"],
  annual_other: ["this year, other part", "当年其他资金"],
};

const budgetColumns = BUDGET.map((name) => {
  const [en, zh] = budgetMeanings[name] ?? ["", ""];
  return `  f.${name} AS ${name}, -- ${en}, in 元, exact decimal text | ${zh}（元，精确文本）
  f.${name}_fen AS ${name}_fen, -- ${en}, in 分 (fen), for exact sums; NULL as in forms | ${zh}（分，可精确求和）`;
}).join("\n");

/** The flags of one row as text, in order, separated by spaces. */
function flagsOf(part: string, seq: string): string {
  return `CAST(coalesce((SELECT group_concat(flag, ' ') FROM (SELECT flag FROM flags x WHERE x.record_id = r.record_id AND x.part = '${part}' AND x.seq = ${seq} ORDER BY x.position)), '') AS TEXT)`;
}

/** One branch of cell_places: a table with its JSON of places, by field (forms, indicators). */
function fieldPlaces(part: string, seq: string, from: string): string {
  return `SELECT record_id, '${part}' AS part, ${seq} AS seq, f.key AS field, p.key + 1 AS position, p.value AS place
    FROM ${from} t, json_each(t.places) f, json_each(f.value) p`;
}

/** The same for rows of a report's list, whose places belong to the whole row. */
function rowPlaces(part: string): string {
  return `SELECT record_id, '${part}', seq, NULL, p.key + 1, p.value FROM ${part} t, json_each(t.places) p`;
}

const REPORT_LISTS = ["budget_lines", "scores", "worksheets", "history", "outputs", "schedule", "survey"];

/** Flat views for researchers, and the view that makes places queryable. */
export const views = `
CREATE VIEW v_forms AS SELECT -- Forms with budgets in 元, one row a form | 绩效目标表（金额单位：元），每张一行
  r.record_id AS record_id, -- key in this database | 本库内编号
  d.name AS source_file, -- name of the file | 文件名
  r.sha256 AS sha256, -- SHA-256 of the file | 文件的 SHA-256
  r.seq AS seq, -- position in the file, 1-based | 在文件中的次序
  r.first_page AS first_page, -- first page | 起始页
  r.last_page AS last_page, -- last page | 终止页
  f.region AS region, -- province-level region | 地区
  f.fiscal_year AS fiscal_year, -- fiscal year | 预算年度
  f.fiscal_year_source AS fiscal_year_source, -- who says the year: form, document, supplied | 年度来源
  f.form_number AS form_number, -- sequence number before the title | 表前序号
  f.unit_code AS unit_code, -- budget code of the unit | 单位编码
  f.project_name AS project_name, -- name of the project | 项目名称
  f.department AS department, -- department in charge | 主管部门
  f.implementing_unit AS implementing_unit, -- implementing unit | 实施单位
  f.project_nature AS project_nature, -- nature of the project | 项目性质
  f.project_category AS project_category, -- category of the project | 项目类别
  f.start_date AS start_date, -- planned start | 计划开始日期
  f.end_date AS end_date, -- planned end | 计划完成日期
  f.currency_unit AS currency_unit, -- unit that the form prints; amounts here are in 元 | 表内金额单位（此处均为元）
${budgetColumns}
  f.purpose AS purpose, -- 资金用途 | 资金用途
  f.overall_goal AS overall_goal, -- 项目总目标 | 项目总目标
  f.annual_goal AS annual_goal, -- 年度总体目标 | 年度总体目标
  CAST((SELECT count(*) FROM indicators i WHERE i.record_id = r.record_id) AS INTEGER) AS indicators, -- number of indicators | 指标数
  CAST((SELECT count(DISTINCT x.seq) FROM flags x WHERE x.record_id = r.record_id AND x.part = 'indicators') AS INTEGER) AS flagged_indicators, -- how many of them carry a flag | 存疑指标数
  ${flagsOf("record", "0")} AS flags -- the form's own flags, separated by spaces; empty: none | 整表的存疑标记，空格分隔；空串表示无
FROM records r JOIN documents d USING (sha256) JOIN forms f USING (record_id);

CREATE VIEW v_indicators AS SELECT -- Indicators, flat: one row an indicator with its form | 指标宽表，每条指标一行
  i.indicator_id AS indicator_id, -- key in this database | 本库内编号
  r.record_id AS record_id, -- the form, see v_forms | 所属绩效目标表，见 v_forms
  d.name AS source_file, -- name of the file | 文件名
  r.seq AS form_seq, -- position of the form in the file | 表在文件中的次序
  f.region AS region, -- province-level region | 地区
  f.fiscal_year AS fiscal_year, -- fiscal year | 预算年度
  f.department AS department, -- department in charge | 主管部门
  f.unit_code AS unit_code, -- budget code of the unit | 单位编码
  f.implementing_unit AS implementing_unit, -- implementing unit | 实施单位
  f.project_name AS project_name, -- name of the project | 项目名称
  i.seq AS seq, -- position of the indicator in the form | 指标次序
  i.level1 AS level1, -- 一级指标 | 一级指标
  i.level2 AS level2, -- 二级指标 | 二级指标
  i.level3 AS level3, -- 三级指标 | 三级指标
  i.level1_source AS level1_source, -- stated or inferred | 一级指标来源：stated 原文，inferred 推断
  i.level2_source AS level2_source, -- stated or inferred | 二级指标来源
  i.description AS description, -- description | 指标描述
  i.value_raw AS value_raw, -- value as printed | 指标值原文
  i.value_text AS value_text, -- value, cleaned | 指标值
  i.type AS type, -- quantity, range, date, compound, qualitative | 值的类型
  i.comparator AS comparator, -- one of = >= > <= <; NULL for range, compound, qualitative | 比较符
  i.comparator_stated AS comparator_stated, -- 0 where = is assumed | 比较符是否写明
  i.number AS number, -- exact decimal text, in unit | 数值（精确文本）
  i.number_real AS number_real, -- the same as REAL, for sorting | 数值（近似值，供排序）
  i.number_fen AS number_fen, -- money in 分 (fen), for exact sums | 金额（分）
  i.number_high AS number_high, -- upper end of a range, exact decimal text | 区间上限
  i.number_high_real AS number_high_real, -- the same as REAL, for sorting | 区间上限（近似值）
  i.number_high_fen AS number_high_fen, -- money in 分 (fen) | 区间上限金额（分）
  i.unit AS unit, -- unit | 单位
  i.dimension AS dimension, -- ratio, money, count, duration … | 量纲
  i.low_comparator AS low_comparator, -- > where the lower end is excluded | 不含下限时为 >
  i.high_comparator AS high_comparator, -- < where the upper end is excluded | 不含上限时为 <
  i.date AS date, -- date, ISO 8601 | 日期
  i.date_high AS date_high, -- last day of a span | 末日
  i.subject AS subject, -- what is measured, or when | 对象或条件
  i.parts AS parts, -- number of parts of a compound value, see indicator_parts | 复合值的分项数
  ${flagsOf("indicators", "i.seq")} AS flags, -- the indicator's flags, separated by spaces; empty: certain | 指标的存疑标记，空格分隔；空串表示无疑
  ${flagsOf("record", "0")} AS form_flags -- the flags of its form | 整表的存疑标记
FROM records r JOIN documents d USING (sha256) JOIN forms f USING (record_id) JOIN indicators i USING (record_id);

CREATE VIEW v_scores AS SELECT -- Scores of evaluation reports, one row a lowest-level indicator | 评价得分，每个末级指标一行
  r.record_id AS record_id, -- the report, see reports | 所属评价报告，见 reports
  d.name AS source_file, -- name of the file | 文件名
  p.region AS region, -- province-level region | 地区
  p.fiscal_year AS fiscal_year, -- fiscal year | 预算年度
  p.project_name AS project_name, -- name of the project | 项目名称
  p.department AS department, -- department in charge | 主管部门
  p.implementing_unit AS implementing_unit, -- unit in charge of the project | 项目单位
  p.evaluator AS evaluator, -- evaluator | 评价机构
  p.total_score AS total_score, -- total score of the report, exact decimal text | 报告总分
  p.grade AS grade, -- grade of the report | 评价等级
  s.seq AS seq, -- position in the score table | 次序
  s.code AS code, -- code of the indicator | 指标编号
  s.level1 AS level1, -- 一级指标 | 一级指标
  s.level2 AS level2, -- 二级指标 | 二级指标
  s.level3 AS level3, -- 三级指标 | 三级指标
  s.full_score AS full_score, -- full score, exact decimal text | 满分
  s.full_score_real AS full_score_real, -- full score as REAL, for sorting | 满分（近似值）
  s.score AS score, -- score, exact decimal text | 得分
  s.score_real AS score_real, -- score as REAL, for sorting | 得分（近似值）
  ${flagsOf("scores", "s.seq")} AS flags -- flags of the row, separated by spaces | 存疑标记
FROM records r JOIN documents d USING (sha256) JOIN reports p USING (record_id) JOIN scores s USING (record_id);

CREATE VIEW cell_places AS SELECT -- Where each field and cell stands in its source, one row a place | 各字段与单元格在原文中的位置，每处一行
  CAST(record_id AS INTEGER) AS record_id, -- the form or report | 所属记录
  CAST(part AS TEXT) AS part, -- record, or the list the row stands in, as in flags | 同 flags
  CAST(seq AS INTEGER) AS seq, -- row of that list; 0 for the record itself | 行号；整条记录为 0
  CAST(field AS TEXT) AS field, -- field, e.g. project_name, budget.annual_total, value_raw; NULL for a whole row of a report's list | 字段；评价报告列表的整行为空
  CAST(position AS INTEGER) AS position, -- order of the places of one field, 1-based: a cell cut by a page break has two | 同一字段内的次序；跨页单元格有两处
  CAST(place ->> '$.kind' AS TEXT) AS kind, -- text, word or page | text 文本行，word 表格单元格，page 页面区域
  CAST(place ->> '$.lines[0]' AS INTEGER) AS first_line, -- text: first line, 1-based | 起始行
  CAST(place ->> '$.lines[1]' AS INTEGER) AS last_line, -- text: last line | 终止行
  CAST(place ->> '$.table' AS INTEGER) AS table_number, -- word: table, 1-based; 0: a paragraph outside tables | 第几张表；0 为表外段落
  CAST(place ->> '$.row' AS INTEGER) AS row_number, -- word: row, or number of the paragraph | 第几行，或第几段
  CAST(place ->> '$.column' AS INTEGER) AS column_number, -- word: column | 第几列
  CAST(place ->> '$.page' AS INTEGER) AS page, -- page: page, 1-based | 页码
  CAST(place ->> '$.box.x0' AS REAL) AS x0, -- page: left edge in points (1/72 inch) from the left | 左边，单位磅
  CAST(place ->> '$.box.y0' AS REAL) AS y0, -- page: upper edge in points from the top | 上边，自页顶起
  CAST(place ->> '$.box.x1' AS REAL) AS x1, -- page: right edge | 右边
  CAST(place ->> '$.box.y1' AS REAL) AS y1 -- page: lower edge | 下边
FROM (
  ${[fieldPlaces("record", "0", "records"), fieldPlaces("indicators", "t.seq", "indicators"), ...REPORT_LISTS.map(rowPlaces)].join("\n  UNION ALL ")}
);
`;
