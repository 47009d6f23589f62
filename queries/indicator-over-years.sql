-- The same indicator of a project over the years 同一项目同一指标的历年指标值
-- Names as they are printed: 项目历年 (project-over-years.sql) also finds a project whose name has its year in it. Forms without a unit are left out:
-- theirs may be different projects of one name. Where a form has a value for the year and one for the whole project, the year's is counted.
SELECT implementing_unit AS 实施单位, project_name AS 项目名称, level3 AS 三级指标, count(DISTINCT fiscal_year) AS 年数,
  group_concat(fiscal_year || '：' || coalesce(value_text, ''), '；') AS 历年指标值
FROM (
  SELECT * FROM v_indicators WHERE fiscal_year IS NOT NULL AND level3 IS NOT NULL
    AND implementing_unit IS NOT NULL AND project_name IS NOT NULL AND (horizon IS NULL OR horizon = 'annual')
  ORDER BY implementing_unit, project_name, level3, fiscal_year, form_id
)
GROUP BY implementing_unit, project_name, level3
HAVING count(DISTINCT fiscal_year) > 1
ORDER BY 年数 DESC, implementing_unit, project_name, level3
