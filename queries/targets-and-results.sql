-- Targets beside what was reached, row by row 绩效目标与实际完成值对照
-- 仅相近 is a resemblance of names, not the same indicator: read both texts. Rows without partner are in the view too (指标对应 = '无对应').
SELECT 预算年度, 实施单位, 项目名称, 指标对应, 三级指标, 自评三级指标, 目标值, 自评所列目标值, 实际完成值, 得分_原文 AS 得分, 分值_原文 AS 分值,
  目标文件名, coalesce('第' || 目标页 || '页', '第' || 目标行 || '行', '表' || 目标文件内表号 || '行' || 目标表内行号) AS 目标位置,
  自评文件名, coalesce('第' || 自评页 || '页', '第' || 自评行 || '行', '表' || 自评文件内表号 || '行' || 自评表内行号) AS 自评位置
FROM 目标与完成
WHERE 指标对应 IN ('文字相同', '名称与级别相同', '仅相近')
ORDER BY 预算年度, 实施单位, 项目名称, 目标记录编号, 目标序号
