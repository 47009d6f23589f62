-- Distribution of satisfaction targets 满意度指标值分布
-- 90 and 90.00 are one group.
-- Of indicators under 满意度 at either level; ranges and words are not among them. Where a form has a value for the year and one for the whole project, the year's is counted.
SELECT number AS 满意度_百分比, comparator AS 比较符, count(*) AS 指标数, sum(flags <> '') AS 存疑
FROM v_indicators
WHERE (level1 LIKE '%满意度%' OR level2 LIKE '%满意度%') AND (horizon IS NULL OR horizon = 'annual') AND dimension = 'ratio' AND type = 'quantity'
GROUP BY number, comparator
ORDER BY number DESC, comparator
