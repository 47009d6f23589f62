-- Budgets by department and year 各主管部门各年度预算
-- One row a department and year; a form that stands in several files counts once. Sums are of fen (分), shown in 元.
SELECT department AS 主管部门, fiscal_year AS 预算年度, count(*) AS 表数,
  count(annual_total_fen) AS 有金额的表数,
  sum(annual_total_fen) / 100.0 AS 年度资金_元, sum(annual_total_fen) AS 年度资金_分
FROM v_forms
GROUP BY department, fiscal_year
ORDER BY 年度资金_分 DESC, department, fiscal_year
