-- The same indicator of a project over the years 同一项目同一指标的历年指标值
SELECT implementing_unit AS 实施单位, project_name AS 项目名称, level3 AS 三级指标, count(DISTINCT fiscal_year) AS 年数,
  group_concat(fiscal_year || '：' || coalesce(value_text, ''), '；') AS 历年指标值
FROM (
  SELECT * FROM v_indicators WHERE fiscal_year IS NOT NULL AND level3 IS NOT NULL
  ORDER BY implementing_unit, project_name, level3, fiscal_year, form_id
)
GROUP BY implementing_unit, project_name, level3
HAVING count(DISTINCT fiscal_year) > 1
ORDER BY 年数 DESC, implementing_unit, project_name, level3
