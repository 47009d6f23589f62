-- Share of qualitative values by level 2 各二级指标中定性指标的比例
-- Where a form has a value for the year and one for the whole project, the year's is counted.
SELECT level2 AS 二级指标, count(*) AS 指标数, sum(type = 'qualitative') AS 定性, sum(type IS NULL) AS 无值,
  round(100.0 * sum(type = 'qualitative') / count(*), 1) AS 定性占比_百分比
FROM v_indicators
WHERE (horizon IS NULL OR horizon = 'annual')
GROUP BY level2
ORDER BY 指标数 DESC, level2
