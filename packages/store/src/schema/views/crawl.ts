import { STANDS } from "./identity-columns.ts";
import { type View, chineseView, column } from "./view.ts";

/** A version after which no later one at its location could be read. */
const IS_LATEST = `NOT EXISTS (SELECT 1 FROM document_versions w WHERE w.url_id = v.url_id AND w.location = v.location AND w.version > v.version AND w.comparison <> 'unreadable')`;

const documentsView: View = {
  name: "v_documents",
  en: "Documents, and whether they are the current version of what was crawled",
  zh: "文件及其是否为现行版本，每份一行",
  columns: [
    column("sha256", null, "d.sha256", "SHA-256 of the file", "文件的 SHA-256"),
    column("source_file", null, "d.name", "name of the file", "文件名"),
    column("media_type", null, "d.media_type", "what the content is", "内容类型"),
    column("imported_at", null, "d.imported_at", "when its records were written", "记录写入时间"),
    column("status", null, "d.status", "records, or no_records", "records 有记录；no_records 无绩效表"),
    column("fiscal_year_supplied", null, "d.fiscal_year_supplied", "fiscal year given with the import", "导入时指定的预算年度"),
    column(
      "region_supplied",
      null,
      "d.region_supplied",
      "region given with the import or the site",
      "导入时或站点配置指定的地区",
    ),
    column(
      "location",
      null,
      "CAST((SELECT location FROM document_sightings s WHERE s.sha256 = d.sha256 ORDER BY first_seen_at, location LIMIT 1) AS TEXT)",
      "path or URL where it was seen first",
      "首次出现的路径或网址",
    ),
    column(
      "site",
      null,
      "CAST((SELECT site FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE v.sha256 = d.sha256 ORDER BY version_id LIMIT 1) AS TEXT)",
      "site it was crawled from; NULL: imported",
      "来源站点；导入的文件为空",
    ),
    column(
      "version",
      null,
      "CAST((SELECT max(version) FROM document_versions v WHERE v.sha256 = d.sha256) AS INTEGER)",
      "version at its URL",
      "版本序号",
    ),
    column(
      "is_current",
      null,
      `CAST(CASE WHEN NOT EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = d.sha256) THEN 1 WHEN EXISTS (SELECT 1 FROM document_sightings s WHERE s.sha256 = d.sha256 AND s.location NOT GLOB 'http*://*') THEN 1 WHEN EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = d.sha256 AND ${IS_LATEST}) THEN 1 ELSE 0 END AS INTEGER)`,
      "1: imported, or the latest version at its URL; 0: replaced by a later one",
      "1 现行；0 已被新版本取代",
    ),
    column(
      "gone_at",
      null,
      "CAST((SELECT CASE WHEN count(*) = count(gone_at) THEN max(gone_at) END FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE v.sha256 = d.sha256) AS TEXT)",
      "since when it is gone from all its URLs; NULL: it is there, or was imported",
      "从全部网址下线的时间",
    ),
  ],
  from: `FROM documents d`,
};

const currentRecordsView: View = {
  name: "v_current_records",
  en: "Records that hold now, each form once: no version that a later one replaced, no copy of a form in another file",
  zh: "现行记录，每表一次：不含已被取代的版本与其他文件中的副本",
  columns: [
    column("record_id", "记录编号", "r.record_id", "key in this database", "本库内编号"),
    column("sha256", null, "r.sha256", "SHA-256 of the file", "文件的 SHA-256"),
  ],
  from: `FROM records r LEFT JOIN record_identity n USING (record_id) WHERE ${STANDS}`,
};

const changesView: View = {
  name: "v_changes",
  en: "What changed on the crawled sites, newest last: documents, forms and indicators",
  zh: "站点上的变化：文件、绩效表与指标，按时间排列",
  columns: [
    column("at", "发现时间", "CAST(at AS TEXT)", "when it was found, ISO 8601 in UTC", "发现时间（UTC）"),
    column("site", "站点", "CAST(site AS TEXT)", "name of the site", "站点"),
    column("location", "网址", "CAST(location AS TEXT)", "URL of the document", "文件网址"),
    column("version", "版本", "CAST(version AS INTEGER)", "its version; NULL for gone and returned", "版本序号"),
    column("sha256", null, "CAST(sha256 AS TEXT)", "the document with the new value", "新版本文件"),
    column(
      "change",
      "变化",
      "CAST(change AS TEXT)",
      "added, removed, changed; gone and returned for a document",
      "变化类型：新增、删除、修改；文件下线、恢复",
      {
        words: { added: "新增", removed: "删除", changed: "修改", gone: "下线", returned: "恢复" },
      },
    ),
    column("kind", null, "CAST(kind AS TEXT)", "kind of the record; document for gone and returned", "记录类型"),
    column("project_name", "项目名称", "CAST(project_name AS TEXT)", "project", "项目名称"),
    column("implementing_unit", "实施单位", "CAST(implementing_unit AS TEXT)", "unit", "实施单位"),
    column(
      "part",
      "部分",
      "CAST(part AS TEXT)",
      "record for the form itself, else the list: indicators, scores …",
      "record 表示整表，否则为所在列表",
    ),
    column("label", "指标名称", "CAST(label AS TEXT)", "name of the indicator", "指标名称"),
    column("field", "字段", "CAST(field AS TEXT)", "the field that changed; NULL where all of it came or went", "变化的字段"),
    column("old_value", "原值", "CAST(old_value AS TEXT)", "before", "原值"),
    column("new_value", "新值", "CAST(new_value AS TEXT)", "after", "新值"),
  ],
  from: `FROM (
  SELECT v.seen_at AS at, u.site, v.location, v.version, v.sha256, c.change, c.kind, c.project_name, c.implementing_unit, c.part, c.label, c.field, c.old_value, c.new_value, v.version_id AS place, c.seq
  FROM document_changes c JOIN document_versions v USING (version_id) JOIN crawl_urls u USING (url_id)
  UNION ALL
  SELECT e.at, u.site, u.url, NULL, NULL, e.event, 'document', NULL, NULL, 'document', NULL, NULL, NULL, NULL, e.event_id, 0
  FROM document_events e JOIN crawl_urls u USING (url_id)
) ORDER BY at, place, seq`,
};

const crawlNightsView: View = {
  name: "v_crawl_nights",
  en: "Nights of the crawled sites, with why one is incomplete",
  zh: "抓取批次及其不完整的原因",
  columns: [
    column("night_id", null, "n.night_id", "number of the night", "批次编号"),
    column("site", null, "n.site", "name of the site", "站点"),
    column("started_at", null, "n.started_at", "ISO 8601 in UTC", "开始时间（UTC）"),
    column("ended_at", null, "n.ended_at", "ISO 8601 in UTC; NULL: to be gone on with", "结束时间（UTC）；空表示待继续"),
    column("outcome", null, "n.outcome", "complete, some_failed, incomplete, abandoned", "结果"),
    column(
      "reason_code",
      null,
      "CAST((SELECT code FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'incomplete' ORDER BY seq LIMIT 1) AS TEXT)",
      "why it is incomplete, for programs; NULL where it is not",
      "不完整的原因代码",
    ),
    column(
      "reason",
      null,
      "CAST((SELECT reason FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'incomplete' ORDER BY seq LIMIT 1) AS TEXT)",
      "the same for people",
      "不完整的原因",
    ),
    column(
      "warnings",
      null,
      "CAST((SELECT count(*) FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'warning') AS INTEGER)",
      "warnings of the night, see crawl_notices",
      "警告数",
    ),
    column("pages", null, "n.pages", "pages looked at", "页面数"),
    column("pages_failed", null, "n.pages_failed", "pages that could not be read", "失败页面数"),
    column("documents", null, "n.documents", "documents that pages led to", "文件数"),
    column("documents_new", null, "n.documents_new", "seen for the first time", "新增文件数"),
    column("documents_changed", null, "n.documents_changed", "with other bytes than before", "内容有变的文件数"),
    column("documents_failed", null, "n.documents_failed", "could not be fetched or read", "失败文件数"),
    column("documents_gone", null, "n.documents_gone", "marked as gone by this night", "下线文件数"),
  ],
  from: "FROM crawl_nights n",
};

const crawlProblemsView: View = {
  name: "v_crawl_problems",
  en: "What is wrong on the crawled sites now",
  zh: "站点当前存在的问题",
  columns: [
    column("site", null, "u.site", "name of the site", "站点"),
    column("url", null, "u.url", "page or document", "网址"),
    column("purpose", null, "u.purpose", "page or document", "用途：page 页面，document 文件"),
    column("result", null, "u.result", "how it was found last", "最近处理结果"),
    column("code", null, "p.code", "kind of the problem", "问题代码"),
    column("reason", null, "p.reason", "what happened", "具体原因"),
    column(
      "since",
      null,
      "CAST((SELECT started_at FROM crawl_nights n WHERE n.night_id = p.since_night) AS TEXT)",
      "when the first night that found it so began, ISO 8601 in UTC",
      "首次出现的批次开始时间（UTC）",
    ),
  ],
  from: "FROM crawl_problems p JOIN crawl_urls u USING (url_id)",
};

/** Documents with what crawls know of them, current records, changes, nights and problems, in both languages. */
export const crawlViews: readonly View[] = [
  documentsView,
  currentRecordsView,
  chineseView(currentRecordsView, "现行记录"),
  changesView,
  chineseView(changesView, "变更"),
  crawlNightsView,
  crawlProblemsView,
];
