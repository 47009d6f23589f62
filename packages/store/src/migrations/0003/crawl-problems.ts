/** What is wrong with URLs and nights, by code; which list a page belongs to. */
export const crawlProblemTables = `
CREATE TABLE crawl_problems ( -- What is wrong with a URL as it was found last; no row: nothing | 网址最近一次的问题；没有问题则无记录
  url_id INTEGER PRIMARY KEY REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the URL | 网址
  code TEXT NOT NULL, -- kind of the problem; all are listed in docs/operations.md | 问题代码，见 docs/operations.md
  reason TEXT NOT NULL, -- what happened, for people | 具体原因
  since_night INTEGER NOT NULL -- first of the nights in a row that found this code there | 连续出现该问题的首个批次
) STRICT;

CREATE TABLE crawl_notices ( -- What a night has to say: why it is incomplete, and warnings | 抓取批次的说明：不完整的原因与警告
  night_id INTEGER NOT NULL REFERENCES crawl_nights (night_id) ON DELETE CASCADE, -- the night | 批次
  seq INTEGER NOT NULL, -- order, 1-based | 次序
  kind TEXT NOT NULL CHECK (kind IN ('incomplete', 'warning')), -- incomplete: nothing is concluded from the night because of it; warning: to be looked at | incomplete 不完整的原因；warning 警告
  code TEXT NOT NULL, -- for programs; all are listed in docs/operations.md | 代码，见 docs/operations.md
  reason TEXT NOT NULL, -- for people | 具体说明
  PRIMARY KEY (night_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE crawl_lists ( -- Further pages of lists, and where pages send on to by themselves | 列表分页与自动跳转的页面
  url_id INTEGER PRIMARY KEY REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the further page | 分页
  list_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE, -- the list's first page | 列表首页
  refreshes INTEGER NOT NULL -- pages in a row before it that did nothing but send on | 连续自动跳转的次数
) STRICT;

CREATE INDEX crawl_lists_by_list ON crawl_lists (list_id);
`;

/** Prose with a prefix, `robots: …`, becomes code and reason. What has no prefix of ours was a 404 or 410. */
export const moveProblems = `
INSERT INTO crawl_problems (url_id, code, reason, since_night)
SELECT url_id, iif(instr(problem, ': ') > 0 AND substr(problem, 1, instr(problem, ': ') - 1) NOT GLOB '*[^a-z0-9_]*', substr(problem, 1, instr(problem, ': ') - 1), iif(result = 'gone', 'not_there', 'status')),
  iif(instr(problem, ': ') > 0 AND substr(problem, 1, instr(problem, ': ') - 1) NOT GLOB '*[^a-z0-9_]*', substr(problem, instr(problem, ': ') + 2), problem), coalesce(done_night, seen_night)
FROM crawl_urls WHERE problem IS NOT NULL;
INSERT INTO crawl_notices (night_id, seq, kind, code, reason)
SELECT night_id, 1, 'incomplete', substr(reason, 1, instr(reason, ': ') - 1), substr(reason, instr(reason, ': ') + 2)
FROM crawl_nights WHERE reason IS NOT NULL AND instr(reason, ': ') > 0;
ALTER TABLE crawl_urls DROP COLUMN problem;
ALTER TABLE crawl_nights DROP COLUMN reason;
`;

export const crawlProblemViews = `
CREATE VIEW v_crawl_nights AS SELECT -- Nights of the crawled sites, with why one is incomplete | 抓取批次及其不完整的原因
  n.night_id AS night_id, -- number of the night | 批次编号
  n.site AS site, -- name of the site | 站点
  n.started_at AS started_at, -- ISO 8601 in UTC | 开始时间（UTC）
  n.ended_at AS ended_at, -- ISO 8601 in UTC; NULL: to be gone on with | 结束时间（UTC）；空表示待继续
  n.outcome AS outcome, -- complete, some_failed, incomplete, abandoned | 结果
  CAST((SELECT code FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'incomplete' ORDER BY seq LIMIT 1) AS TEXT) AS reason_code, -- why it is incomplete, for programs; NULL where it is not | 不完整的原因代码
  CAST((SELECT reason FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'incomplete' ORDER BY seq LIMIT 1) AS TEXT) AS reason, -- the same for people | 不完整的原因
  CAST((SELECT count(*) FROM crawl_notices c WHERE c.night_id = n.night_id AND kind = 'warning') AS INTEGER) AS warnings, -- warnings of the night, see crawl_notices | 警告数
  n.pages AS pages, -- pages looked at | 页面数
  n.pages_failed AS pages_failed, -- pages that could not be read | 失败页面数
  n.documents AS documents, -- documents that pages led to | 文件数
  n.documents_new AS documents_new, -- seen for the first time | 新增文件数
  n.documents_changed AS documents_changed, -- with other bytes than before | 内容有变的文件数
  n.documents_failed AS documents_failed, -- could not be fetched or read | 失败文件数
  n.documents_gone AS documents_gone -- marked as gone by this night | 下线文件数
FROM crawl_nights n;

CREATE VIEW v_crawl_problems AS SELECT -- What is wrong on the crawled sites now | 站点当前存在的问题
  u.site AS site, -- name of the site | 站点
  u.url AS url, -- page or document | 网址
  u.purpose AS purpose, -- page or document | 用途：page 页面，document 文件
  u.result AS result, -- how it was found last | 最近处理结果
  p.code AS code, -- kind of the problem | 问题代码
  p.reason AS reason, -- what happened | 具体原因
  CAST((SELECT started_at FROM crawl_nights n WHERE n.night_id = p.since_night) AS TEXT) AS since -- when the first night that found it so began, ISO 8601 in UTC | 首次出现的批次开始时间（UTC）
FROM crawl_problems p JOIN crawl_urls u USING (url_id);
`;
