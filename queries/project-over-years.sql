-- A project's money over the years, by its name without year words 同一项目历年资金
-- 无法确定: several forms of one year, so that which follows which is not known.
SELECT 地区, 实施单位, 项目, 预算年度, 项目名称, 对应, 年数, 年度资金总额_原文 AS 年度资金_元,
  年度资金总额_分 - 上一年度资金总额_分 AS 增减_分, 上一年度, 文件名, 表编号
FROM 项目历年
WHERE 表类 = '绩效目标表' AND 年数 > 1
ORDER BY 地区, 实施单位, 项目, 预算年度, 表编号
