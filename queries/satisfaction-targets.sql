-- Distribution of satisfaction targets 满意度指标值分布
-- 90 and 90.00 are one group.
SELECT number AS 满意度_百分比, comparator AS 比较符, count(*) AS 指标数, sum(flags <> '') AS 存疑
FROM v_indicators
WHERE level1 LIKE '%满意度%' AND dimension = 'ratio' AND type = 'quantity'
GROUP BY number, comparator
ORDER BY number DESC, comparator
