-- Where each value stands: page, line or cell 指标值在原文中的位置
SELECT i.source_file AS 文件名, i.location AS 来源, i.project_name AS 项目名称, i.level3 AS 三级指标, i.value_raw AS 指标值原文,
  c.page AS 页, c.x0, c.y0, c.x1, c.y1, c.first_line AS 起始行, c.last_line AS 终止行,
  c.table_number AS 表, c.row_number AS 表内行, c.column_number AS 表内列, c.sheet AS 工作表, c.cell AS 单元格, i.form_id AS 表编号, i.seq AS 序号
FROM v_indicators i JOIN cell_places c ON c.record_id = i.record_id AND c.part = 'indicators' AND c.seq = i.seq
WHERE c.field = 'value_raw'
ORDER BY i.source_file, i.form_id, i.seq, c.position
