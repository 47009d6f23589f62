/** A version after which no later one at its location could be read. */
const IS_LATEST = `NOT EXISTS (SELECT 1 FROM document_versions w WHERE w.url_id = v.url_id AND w.location = v.location AND w.version > v.version AND w.comparison <> 'unreadable')`;

/** Documents with what crawls know of them, current records, and changes, in both languages. */
export const crawlViews = `
CREATE VIEW v_documents AS SELECT -- Documents, and whether they are the current version of what was crawled | 文件及其是否为现行版本，每份一行
  d.sha256 AS sha256, -- SHA-256 of the file | 文件的 SHA-256
  d.name AS source_file, -- name of the file | 文件名
  d.media_type AS media_type, -- what the content is | 内容类型
  d.imported_at AS imported_at, -- when its records were written | 记录写入时间
  d.status AS status, -- records, or no_records | records 有记录；no_records 无绩效表
  CAST((SELECT location FROM document_sightings s WHERE s.sha256 = d.sha256 ORDER BY first_seen_at, location LIMIT 1) AS TEXT) AS location, -- path or URL where it was seen first | 首次出现的路径或网址
  CAST((SELECT site FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE v.sha256 = d.sha256 ORDER BY version_id LIMIT 1) AS TEXT) AS site, -- site it was crawled from; NULL: imported | 来源站点；导入的文件为空
  CAST((SELECT max(version) FROM document_versions v WHERE v.sha256 = d.sha256) AS INTEGER) AS version, -- version at its URL | 版本序号
  CAST(CASE
    WHEN NOT EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = d.sha256) THEN 1
    WHEN EXISTS (SELECT 1 FROM document_sightings s WHERE s.sha256 = d.sha256 AND s.location NOT GLOB 'http*://*') THEN 1
    WHEN EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = d.sha256 AND ${IS_LATEST}) THEN 1
    ELSE 0 END AS INTEGER) AS is_current, -- 1: imported, or the latest version at its URL; 0: replaced by a later one | 1 现行；0 已被新版本取代
  CAST((SELECT CASE WHEN count(*) = count(gone_at) THEN max(gone_at) END FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE v.sha256 = d.sha256) AS TEXT) AS gone_at -- since when it is gone from all its URLs; NULL: it is there, or was imported | 从全部网址下线的时间
FROM documents d;

CREATE VIEW v_current_records AS SELECT -- Records of current documents only: WHERE record_id IN (SELECT record_id FROM v_current_records) | 现行文件的记录
  r.record_id AS record_id, -- key in this database | 本库内编号
  r.sha256 AS sha256 -- SHA-256 of the file | 文件的 SHA-256
FROM records r JOIN v_documents d USING (sha256) WHERE d.is_current = 1;

CREATE VIEW v_changes AS SELECT -- What changed on the crawled sites, newest last: documents, forms and indicators | 站点上的变化：文件、绩效表与指标，按时间排列
  CAST(at AS TEXT) AS at, -- when it was found, ISO 8601 in UTC | 发现时间（UTC）
  CAST(site AS TEXT) AS site, -- name of the site | 站点
  CAST(location AS TEXT) AS location, -- URL of the document | 文件网址
  CAST(version AS INTEGER) AS version, -- its version; NULL for gone and returned | 版本序号
  CAST(sha256 AS TEXT) AS sha256, -- the document with the new value | 新版本文件
  CAST(change AS TEXT) AS change, -- added, removed, changed; gone and returned for a document | 变化类型：新增、删除、修改；文件下线、恢复
  CAST(kind AS TEXT) AS kind, -- kind of the record; document for gone and returned | 记录类型
  CAST(project_name AS TEXT) AS project_name, -- project | 项目名称
  CAST(implementing_unit AS TEXT) AS implementing_unit, -- unit | 实施单位
  CAST(part AS TEXT) AS part, -- record for the form itself, else the list: indicators, scores … | record 表示整表，否则为所在列表
  CAST(label AS TEXT) AS label, -- name of the indicator | 指标名称
  CAST(field AS TEXT) AS field, -- the field that changed; NULL where all of it came or went | 变化的字段
  CAST(old_value AS TEXT) AS old_value, -- before | 原值
  CAST(new_value AS TEXT) AS new_value -- after | 新值
FROM (
  SELECT v.seen_at AS at, u.site, v.location, v.version, v.sha256, c.change, c.kind, c.project_name, c.implementing_unit, c.part, c.label, c.field, c.old_value, c.new_value, v.version_id AS place, c.seq
  FROM document_changes c JOIN document_versions v USING (version_id) JOIN crawl_urls u USING (url_id)
  UNION ALL
  SELECT e.at, u.site, u.url, NULL, NULL, e.event, 'document', NULL, NULL, 'document', NULL, NULL, NULL, NULL, e.event_id, 0
  FROM document_events e JOIN crawl_urls u USING (url_id)
) ORDER BY at, place, seq;

CREATE VIEW 变更 AS SELECT -- v_changes in Chinese | 站点上的变化，按时间排列
  v.at AS 发现时间, -- at | 发现时间（UTC）
  v.site AS 站点, -- site | 站点
  v.location AS 网址, -- location | 文件网址
  v.version AS 版本, -- version | 版本序号
  CAST(CASE v.change WHEN 'added' THEN '新增' WHEN 'removed' THEN '删除' WHEN 'changed' THEN '修改' WHEN 'gone' THEN '下线' WHEN 'returned' THEN '恢复' ELSE v.change END AS TEXT) AS 变化, -- change | 变化类型
  v.project_name AS 项目名称, -- project_name | 项目名称
  v.implementing_unit AS 实施单位, -- implementing_unit | 实施单位
  v.part AS 部分, -- part | 所在部分
  v.label AS 指标名称, -- label | 指标名称
  v.field AS 字段, -- field | 字段
  v.old_value AS 原值, -- old_value | 原值
  v.new_value AS 新值 -- new_value | 新值
FROM v_changes v;

CREATE VIEW 现行记录 AS SELECT -- v_current_records in Chinese: WHERE 记录编号 IN (SELECT 记录编号 FROM 现行记录) | 现行文件的记录
  v.record_id AS 记录编号 -- record_id | 本库内编号
FROM v_current_records v;
`;
