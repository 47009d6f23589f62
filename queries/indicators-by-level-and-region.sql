-- Indicators by level and region 各地区各级指标数
-- Where a form has a value for the year and one for the whole project, the year's is counted.
SELECT region AS 地区, level1 AS 一级指标, level2 AS 二级指标, count(*) AS 指标数, count(DISTINCT form_id) AS 表数,
  sum(level2_source = 'inferred') AS 推断的二级
FROM v_indicators
WHERE (horizon IS NULL OR horizon = 'annual')
GROUP BY region, level1, level2
ORDER BY region, 指标数 DESC, level1, level2
