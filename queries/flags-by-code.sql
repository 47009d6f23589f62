-- Flags by code, with an example 各类存疑标记及示例
SELECT flag AS 代码, meaning_zh AS 含义, count(*) AS 次数, count(DISTINCT form_id) AS 表数, count(note) AS 有依据,
  min(source_file || ' ' || coalesce('p. ' || page, 'line ' || line, 'table ' || table_number || ', row ' || row_number, '')
    || ': ' || coalesce(note, value_text, level3, '')) AS 示例
FROM v_flags
GROUP BY flag, meaning_zh
ORDER BY 次数 DESC, flag
