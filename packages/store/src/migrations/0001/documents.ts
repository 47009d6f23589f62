/** What is known of the files: the documents that were read, where they were seen, failures, runs of the program. */
export const documentTables = `
CREATE TABLE documents ( -- One row a document that was read, by its bytes | 已读取的文件，每份（按内容）一行
  sha256 TEXT PRIMARY KEY, -- SHA-256 of the bytes, lower-case hex; its name in the archive | 文件内容的 SHA-256（小写十六进制），即归档名
  name TEXT NOT NULL, -- source_file of its records: the name under which it was first read | 记录中的 source_file：首次读取时的文件名
  size INTEGER NOT NULL, -- number of bytes | 字节数
  media_type TEXT NOT NULL, -- what the content is, whatever the name says | 按内容识别的类型
  parser_version TEXT NOT NULL, -- version of the parsers that made the records | 生成记录的解析器版本
  fiscal_year_supplied INTEGER, -- fiscal year given with the import, for documents that state none | 导入时指定的预算年度
  page_count INTEGER, -- number of pages; NULL for formats without pages | 页数；无页概念的格式为空
  imported_at TEXT NOT NULL, -- when the records were written, ISO 8601 in UTC | 记录写入时间（UTC）
  status TEXT NOT NULL CHECK (status IN ('records', 'no_records')), -- records: it held forms or reports; no_records: read, none found | records 有记录；no_records 已读取但无绩效表
  records_hash TEXT NOT NULL -- SHA-256 over all columns of all its records; doctor recomputes it | 全部记录的校验值，doctor 命令会重新计算
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_by_name ON documents (name, sha256);

CREATE TABLE document_sightings ( -- Under which path or URL a document's bytes were seen | 文件内容出现过的路径或网址
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE, -- the document | 文件
  location TEXT NOT NULL, -- path or URL | 路径或网址
  first_seen_at TEXT NOT NULL, -- first time, ISO 8601 in UTC | 首次出现时间（UTC）
  last_seen_at TEXT NOT NULL, -- last time, ISO 8601 in UTC | 最近出现时间（UTC）
  PRIMARY KEY (sha256, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures ( -- Documents that could not be read; a row goes when the document is read after all | 未能读取的文件；之后读取成功即删除
  location TEXT PRIMARY KEY, -- path or URL under which it was tried | 路径或网址
  sha256 TEXT, -- its bytes, where they could be read | 内容的 SHA-256；无法读取时为空
  parser_version TEXT NOT NULL, -- version of the parsers that failed | 当时的解析器版本
  fiscal_year_supplied INTEGER, -- fiscal year given with the import that failed | 失败的导入所指定的预算年度
  code TEXT NOT NULL, -- kind of failure: encrypted, damaged, timeout … | 失败类型
  failure TEXT NOT NULL, -- the whole failure as JSON | 失败详情（JSON）
  message TEXT NOT NULL, -- the failure in one sentence | 失败说明
  attempts INTEGER NOT NULL, -- how often it was tried | 尝试次数
  first_failed_at TEXT NOT NULL, -- first time, ISO 8601 in UTC | 首次失败时间（UTC）
  last_failed_at TEXT NOT NULL -- last time, ISO 8601 in UTC | 最近失败时间（UTC）
) STRICT, WITHOUT ROWID;

CREATE INDEX failures_by_document ON failures (sha256);

CREATE TABLE runs ( -- History of runs of the program | 程序运行历史
  run_id INTEGER PRIMARY KEY, -- number of the run | 运行编号
  command TEXT NOT NULL, -- import, crawl, reparse … | 命令
  pid INTEGER NOT NULL, -- process id, for a run that has not ended | 进程号
  started_at TEXT NOT NULL, -- ISO 8601 in UTC | 开始时间（UTC）
  ended_at TEXT, -- ISO 8601 in UTC; NULL: still running, or killed | 结束时间（UTC）；空表示仍在运行或被终止
  exit_code INTEGER, -- exit code of the process | 退出码
  summary TEXT -- counts as JSON | 汇总（JSON）
) STRICT;
`;
