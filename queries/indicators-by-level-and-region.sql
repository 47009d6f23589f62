-- Indicators by level and region 各地区各级指标数
SELECT region AS 地区, level1 AS 一级指标, level2 AS 二级指标, count(*) AS 指标数, count(DISTINCT form_id) AS 表数,
  sum(level2_source = 'inferred') AS 推断的二级
FROM v_indicators
GROUP BY region, level1, level2
ORDER BY region, 指标数 DESC, level1, level2
