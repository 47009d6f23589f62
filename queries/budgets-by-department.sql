-- Budgets by department and year 各主管部门各年度预算
-- One row a region, department, year and kind of form: a department's whole expenditure (部门整体) holds its projects, so the two are never added up.
-- An empty department or year is not stated in the form. A form that stands in several files counts once. Sums are of fen (分), shown in 元.
SELECT region AS 地区, department AS 主管部门, fiscal_year AS 预算年度,
  CASE form_type WHEN 'project' THEN '项目支出' WHEN 'department' THEN '部门整体' WHEN 'transfer' THEN '转移支付' ELSE form_type END AS 表类,
  count(*) AS 表数, count(annual_total_fen) AS 有金额的表数, sum(flags <> '') AS 存疑的表数,
  sum(annual_total_fen) / 100.0 AS 年度资金_元, sum(annual_total_fen) AS 年度资金_分
FROM v_forms
GROUP BY region, department, fiscal_year, form_type
ORDER BY 年度资金_分 DESC, region, department, fiscal_year, form_type
