-- Money indicators against the form's budget 金额指标与年度资金之比
SELECT i.project_name AS 项目名称, i.level3 AS 三级指标, i.comparator AS 比较符, i.number_exact AS 指标值_元,
  f.annual_total_exact AS 年度资金_元, round(i.number / f.annual_total, 4) AS 比例, i.flags AS 存疑, f.flags AS 整表存疑, i.form_id AS 表编号, i.seq AS 序号
FROM v_indicators i JOIN v_forms f USING (record_id)
WHERE i.dimension = 'money' AND i.type = 'quantity' AND f.annual_total > 0
ORDER BY 比例 DESC, i.form_id, i.seq
