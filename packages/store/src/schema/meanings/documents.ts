import type { TableMeaning } from "./meaning.ts";

/** What is known of the files, and the runs of the program. */
export const documentMeanings: readonly TableMeaning[] = [
  {
    name: "documents",
    en: "One row a document that was read, by its bytes",
    zh: "已读取的文件，每份（按内容）一行",
    columns: {
      sha256: ["SHA-256 of the bytes, lower-case hex; its name in the archive", "文件内容的 SHA-256（小写十六进制），即归档名"],
      name: ["source_file of its records: the name under which it was first read", "记录中的 source_file：首次读取时的文件名"],
      size: ["number of bytes", "字节数"],
      media_type: ["what the content is, whatever the name says", "按内容识别的类型"],
      parser_version: ["version of the parsers that made the records", "生成记录的解析器版本"],
      fiscal_year_supplied: ["fiscal year given with the import, for documents that state none", "导入时指定的预算年度"],
      region_supplied: ["region given with the import or the site, for documents that name none", "导入时或站点配置指定的地区"],
      page_count: ["number of pages; NULL for formats without pages", "页数；无页概念的格式为空"],
      imported_at: ["when the records were written, ISO 8601 in UTC", "记录写入时间（UTC）"],
      status: ["records: it held forms or reports; no_records: read, none found", "records 有记录；no_records 已读取但无绩效表"],
      records_hash: [
        "SHA-256 over all columns of all its records; doctor recomputes it",
        "全部记录的校验值，doctor 命令会重新计算",
      ],
    },
  },
  {
    name: "document_sightings",
    en: "Under which path or URL a document's bytes were seen",
    zh: "文件内容出现过的路径或网址",
    columns: {
      sha256: ["the document", "文件"],
      location: ["path or URL", "路径或网址"],
      first_seen_at: ["first time, ISO 8601 in UTC", "首次出现时间（UTC）"],
      last_seen_at: ["last time, ISO 8601 in UTC", "最近出现时间（UTC）"],
    },
  },
  {
    name: "failures",
    en: "Documents that could not be read; a row goes when the document is read after all",
    zh: "未能读取的文件；之后读取成功即删除",
    columns: {
      location: ["path or URL under which it was tried", "路径或网址"],
      sha256: ["its bytes, where they could be read", "内容的 SHA-256；无法读取时为空"],
      parser_version: ["version of the parsers that failed", "当时的解析器版本"],
      fiscal_year_supplied: ["fiscal year given with the import that failed", "失败的导入所指定的预算年度"],
      region_supplied: ["region given with the import that failed", "失败的导入所指定的地区"],
      code: ["kind of failure: encrypted, damaged, timeout …", "失败类型"],
      failure: ["the whole failure as JSON", "失败详情（JSON）"],
      message: ["the failure in one sentence", "失败说明"],
      attempts: ["how often these bytes were tried", "该内容的尝试次数"],
      first_failed_at: ["first time that these bytes failed in this way, ISO 8601 in UTC", "该内容首次如此失败的时间（UTC）"],
      last_failed_at: ["last time, ISO 8601 in UTC", "最近失败时间（UTC）"],
    },
  },
  {
    name: "runs",
    en: "History of runs of the program",
    zh: "程序运行历史",
    columns: {
      run_id: ["number of the run", "运行编号"],
      command: ["import, crawl, reparse …", "命令"],
      pid: ["process id, for a run that has not ended", "进程号"],
      started_at: ["ISO 8601 in UTC", "开始时间（UTC）"],
      ended_at: ["ISO 8601 in UTC; NULL: still running, or killed", "结束时间（UTC）；空表示仍在运行或被终止"],
      exit_code: ["exit code of the process", "退出码"],
      summary: ["counts as JSON", "汇总（JSON）"],
    },
  },
];
