-- The same project in two files: copies, and same names with other content 同一项目见于多个文件
SELECT f.project_name AS 项目名称, f.implementing_unit AS 实施单位, f.fiscal_year AS 预算年度, f.source_file AS 文件名, f.location AS 来源,
  CASE WHEN f.copy_of IS NOT NULL THEN '副本' WHEN f.same_name <> '' THEN '同名异表' WHEN f.is_current = 0 THEN '旧版本' ELSE '现行' END AS 状态,
  f.annual_total_exact AS 年度资金_元, f.form_id AS 表编号, f.copy_of AS 副本所属, f.same_name AS 说明
FROM v_all_forms f
WHERE f.project_name IS NOT NULL AND (f.project_name, coalesce(f.implementing_unit, '')) IN (
  SELECT project_name, coalesce(implementing_unit, '') FROM v_all_forms
  GROUP BY project_name, coalesce(implementing_unit, '') HAVING count(DISTINCT sha256) > 1
)
ORDER BY f.project_name, f.implementing_unit, f.fiscal_year, f.copy_of IS NOT NULL, f.form_id
