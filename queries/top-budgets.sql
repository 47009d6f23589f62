-- The largest budgets 预算最大的项目
SELECT project_name AS 项目名称, department AS 主管部门, fiscal_year AS 预算年度,
  annual_total_exact AS 年度资金_元,
  CASE form_type WHEN 'project' THEN '项目支出' WHEN 'department' THEN '部门整体' WHEN 'transfer' THEN '转移支付' ELSE form_type END AS 表类,
  region AS 地区, flags AS 存疑, form_id AS 表编号, source_file AS 文件名, page AS 页, line AS 行
FROM v_forms
WHERE annual_total IS NOT NULL
ORDER BY annual_total DESC, form_id
LIMIT 20
