-- What changed on the crawled sites since a date 某日以来的变化
-- Put your date into the WHERE line; jixiao changes --since does the same.
SELECT at AS 发现时间, site AS 站点, location AS 网址, change AS 变化, project_name AS 项目名称, label AS 指标名称, field AS 字段,
  old_value AS 原值, new_value AS 新值
FROM v_changes
WHERE at >= '2026-01-01'
ORDER BY at, location, label, field
