/** What crawls know: the URLs of each site, their links, nights, versions of documents and what changed between them. */
export const crawlTables = `
CREATE TABLE crawl_nights ( -- One row a night of a site: one look at all of it, in one run or, interrupted, in several | 抓取批次：每个站点完整抓取一遍为一行，中断后可分多次完成
  night_id INTEGER PRIMARY KEY, -- number of the night | 批次编号
  site TEXT NOT NULL, -- name of the site in the configuration | 站点名称
  run_id INTEGER NOT NULL, -- the run that worked on it last, see runs | 最近处理该批次的运行
  started_at TEXT NOT NULL, -- ISO 8601 in UTC | 开始时间（UTC）
  ended_at TEXT, -- ISO 8601 in UTC; NULL: to be gone on with | 结束时间（UTC）；空表示待继续
  outcome TEXT CHECK (outcome IN ('complete', 'some_failed', 'incomplete', 'abandoned')), -- complete and some_failed: all was seen; incomplete: nothing is concluded from it; abandoned: left unfinished for too long | 结果：complete 完整，some_failed 部分失败，incomplete 不完整，abandoned 已放弃
  reason TEXT, -- why it is incomplete: start_page, pagination, many_failures, fewer_documents, with details | 不完整的原因
  requests INTEGER NOT NULL DEFAULT 0, -- requests sent, redirects and retries included; those of killed runs are not counted | 请求数
  bytes INTEGER NOT NULL DEFAULT 0, -- bytes received | 接收字节数
  pages INTEGER NOT NULL DEFAULT 0, -- pages looked at | 页面数
  pages_failed INTEGER NOT NULL DEFAULT 0, -- pages that could not be read | 失败页面数
  documents INTEGER NOT NULL DEFAULT 0, -- documents that pages led to; refused ones and those that are gone are not counted | 文件数
  documents_new INTEGER NOT NULL DEFAULT 0, -- seen for the first time | 新增文件数
  documents_changed INTEGER NOT NULL DEFAULT 0, -- with other bytes than before | 内容有变的文件数
  documents_unchanged INTEGER NOT NULL DEFAULT 0, -- as before | 未变文件数
  documents_failed INTEGER NOT NULL DEFAULT 0, -- could not be fetched or read | 失败文件数
  counts INTEGER NOT NULL DEFAULT 0 CHECK (counts IN (0, 1)), -- 1: what it did not see was one night more without it; 0 where it was incomplete, or too soon after another | 1 表示计入缺失批次数
  documents_gone INTEGER NOT NULL DEFAULT 0 -- marked as gone by this night | 本批次标记为下线的文件数
) STRICT;

CREATE INDEX crawl_nights_by_site ON crawl_nights (site, night_id);

CREATE TABLE crawl_urls ( -- Pages and documents of the crawled sites, and how they were found last | 已知网址（页面与文件）及其最近状态
  url_id INTEGER PRIMARY KEY, -- number of the URL | 网址编号
  site TEXT NOT NULL, -- name of the site in the configuration | 站点名称
  identity TEXT NOT NULL, -- the URL without session ids and tracking parameters, by which it is known | 去除会话与跟踪参数后的网址
  url TEXT NOT NULL, -- the URL as it stands on the page | 页面上的网址
  purpose TEXT NOT NULL CHECK (purpose IN ('page', 'document')), -- page, or document | 用途：page 页面，document 文件
  is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)), -- 1: a start page or a further page of a list | 1 表示起始页或列表分页
  depth INTEGER NOT NULL, -- links from the start page | 与起始页的链接距离
  text TEXT NOT NULL, -- text of the link, or of its row | 链接文字或所在行文字
  found_on INTEGER, -- the page, its url_id, that led to it first; NULL for start pages | 首次发现它的页面；起始页为空
  first_seen_at TEXT NOT NULL, -- when a page first led to it, ISO 8601 in UTC | 首次发现时间（UTC）
  last_seen_at TEXT NOT NULL, -- when a page last led to it | 最近发现时间（UTC）
  seen_night INTEGER NOT NULL, -- the night of that, see crawl_nights | 最近发现的批次
  done_night INTEGER, -- the last night in which it was fetched or found unchanged | 最近处理的批次
  checked_at TEXT, -- when that was, ISO 8601 in UTC | 最近处理时间（UTC）
  result TEXT CHECK (result IN ('new', 'changed', 'unchanged', 'failed', 'gone', 'refused')), -- how it was then; gone: the server says 404 or 410 | 处理结果
  problem TEXT, -- why it failed or was refused | 失败或拒绝的原因
  sha256 TEXT, -- SHA-256 of the last body | 最近内容的 SHA-256
  etag TEXT, -- ETag of the last body | 最近内容的 ETag
  last_modified TEXT, -- Last-Modified of the last body | 最近内容的 Last-Modified
  form_hash TEXT, -- hash of the forms inside a page; NULL where there are none | 页面内绩效表的校验值
  read_with TEXT, -- with which rules a page's links were chosen; others read it anew | 选取链接所用规则的校验值
  relaxed_tls INTEGER NOT NULL DEFAULT 0 CHECK (relaxed_tls IN (0, 1)), -- 1: the last body came without a check of the certificate | 1 表示未校验证书
  nights_missing INTEGER NOT NULL DEFAULT 0, -- complete nights in a row without it | 连续缺失的完整批次数
  gone_at TEXT, -- since when it is marked as gone; NULL: it is there | 标记下线的时间；空表示在线
  UNIQUE (site, identity)
) STRICT;

CREATE INDEX crawl_urls_to_do ON crawl_urls (seen_night, purpose DESC, depth, url_id) WHERE done_night IS NOT seen_night;
CREATE INDEX crawl_urls_by_night ON crawl_urls (site, seen_night);

CREATE TABLE crawl_links ( -- Which page leads to which URL, as the page was read last | 页面与其链接
  page_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the page | 页面
  url_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- where it leads | 链接目标
  PRIMARY KEY (page_id, url_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE crawl_robots ( -- robots.txt of the hosts, used for a day | 各主机的 robots.txt（缓存一天）
  origin TEXT PRIMARY KEY, -- scheme, host and port | 协议、主机与端口
  fetched_at TEXT NOT NULL, -- ISO 8601 in UTC | 读取时间（UTC）
  text TEXT -- its text, empty where there is none; NULL: unreachable, which forbids all | 内容；没有则为空串；无法访问为空值
) STRICT, WITHOUT ROWID;

CREATE TABLE document_versions ( -- Versions of crawled documents: one row whenever the bytes at a location are others | 已抓取文件的版本，内容每变一次一行
  version_id INTEGER PRIMARY KEY, -- number of the version | 版本记录编号
  url_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the URL | 网址
  location TEXT NOT NULL, -- the URL; for a file inside a ZIP the URL, !, and its path there | 网址；压缩包内文件为“网址!路径”
  version INTEGER NOT NULL, -- 1, 2, 3 … at its location | 版本序号
  sha256 TEXT, -- the document; NULL: no longer in its ZIP | 文件；空表示已不在压缩包内
  night_id INTEGER NOT NULL REFERENCES crawl_nights (night_id) ON DELETE CASCADE, -- the night that found it | 发现该版本的批次
  seen_at TEXT NOT NULL, -- when it was fetched, ISO 8601 in UTC | 获取时间（UTC）
  relaxed_tls INTEGER NOT NULL CHECK (relaxed_tls IN (0, 1)), -- 1: fetched without a check of the certificate | 1 表示未校验证书
  compared_with TEXT, -- the earlier document whose records its own are compared with; NULL: none could be read | 用于比较的前一版文件
  comparison TEXT NOT NULL CHECK (comparison IN ('first', 'changed', 'equal', 'unreadable', 'removed')), -- of the records: equal although the bytes changed; unreadable: this version gave none | 与前一版记录的比较结果：first 首版，changed 有变，equal 记录相同，unreadable 无法读取，removed 已移除
  UNIQUE (url_id, location, version)
) STRICT;

CREATE INDEX document_versions_by_document ON document_versions (sha256);
CREATE INDEX document_versions_by_time ON document_versions (seen_at);

CREATE TABLE document_changes ( -- What a version says differently from the one before: forms, reports and their rows | 版本之间的变化：绩效表、评价报告及其各行
  version_id INTEGER NOT NULL REFERENCES document_versions (version_id) ON DELETE CASCADE, -- the newer version | 较新的版本
  seq INTEGER NOT NULL, -- order, 1-based | 次序
  change TEXT NOT NULL CHECK (change IN ('added', 'removed', 'changed')), -- added, removed or changed | 新增、删除或修改
  kind TEXT NOT NULL, -- kind of the record | 记录类型
  project_name TEXT, -- project of the form or report | 项目名称
  implementing_unit TEXT, -- its unit | 实施单位
  part TEXT NOT NULL, -- record for the form or report itself, else the list: indicators, scores … | record 表示整表，否则为所在列表
  label TEXT, -- name of the indicator, item of the line | 指标名称或项目
  field TEXT, -- the field that changed; NULL where all of it came or went | 变化的字段；整行增删时为空
  old_value TEXT, -- before: text, or the row's fields as JSON | 原值
  new_value TEXT, -- after | 新值
  PRIMARY KEY (version_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_events ( -- Documents that went from their sites or came back | 文件下线与恢复
  event_id INTEGER PRIMARY KEY, -- order | 次序
  url_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the URL | 网址
  night_id INTEGER NOT NULL REFERENCES crawl_nights (night_id) ON DELETE CASCADE, -- the night that concluded it | 得出结论的批次
  event TEXT NOT NULL CHECK (event IN ('gone', 'returned')), -- gone or returned | 下线或恢复
  at TEXT NOT NULL -- when, ISO 8601 in UTC | 时间（UTC）
) STRICT;
`;
