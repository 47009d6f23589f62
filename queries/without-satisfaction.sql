-- Forms without a satisfaction indicator 没有满意度指标的绩效目标表
-- By its levels: indicators whose level is not known, and those that are about satisfaction by their name alone, are counted beside.
SELECT f.department AS 主管部门, f.project_name AS 项目名称, f.fiscal_year AS 预算年度, f.indicators AS 指标数,
  (SELECT count(*) FROM indicators i WHERE i.record_id = f.record_id AND i.level1 IS NULL AND i.level2 IS NULL) AS 级别不明的指标数,
  (SELECT count(*) FROM indicators i WHERE i.record_id = f.record_id AND i.level3 LIKE '%满意%') AS 名称含满意的指标数, f.flags AS 存疑,
  f.form_id AS 表编号, f.source_file AS 文件名, f.page AS 页, f.line AS 行
FROM v_forms f
WHERE f.indicators > 0 AND NOT EXISTS (
  SELECT 1 FROM indicators i
  WHERE i.record_id = f.record_id AND (i.level1 LIKE '%满意度%' OR i.level2 LIKE '%满意度%')
)
ORDER BY f.department, f.project_name, f.form_id
