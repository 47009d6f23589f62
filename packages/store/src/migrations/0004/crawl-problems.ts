/** What is wrong with URLs and nights, by code; which list a page belongs to. */
export const crawlProblemTables = `
CREATE TABLE crawl_problems (
  url_id INTEGER PRIMARY KEY REFERENCES crawl_urls (url_id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  since_night INTEGER NOT NULL
) STRICT;

CREATE TABLE crawl_notices (
  night_id INTEGER NOT NULL REFERENCES crawl_nights (night_id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('incomplete', 'warning')),
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (night_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE crawl_lists (
  url_id INTEGER PRIMARY KEY REFERENCES crawl_urls (url_id) ON DELETE CASCADE,
  list_id INTEGER NOT NULL REFERENCES crawl_urls (url_id) ON DELETE CASCADE,
  refreshes INTEGER NOT NULL
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
`;

/** The tables without their prose. They are replaced, not altered: `DROP COLUMN` fails where a user's own view stands over any of them. */
export const tablesWithoutProse = `
CREATE TABLE crawl_urls_anew (
  url_id INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  identity TEXT NOT NULL,
  url TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('page', 'document')),
  is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)),
  depth INTEGER NOT NULL,
  text TEXT NOT NULL,
  found_on INTEGER,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  seen_night INTEGER NOT NULL,
  done_night INTEGER,
  checked_at TEXT,
  result TEXT CHECK (result IN ('new', 'changed', 'unchanged', 'failed', 'gone', 'refused')),
  sha256 TEXT,
  etag TEXT,
  last_modified TEXT,
  form_hash TEXT,
  read_with TEXT,
  relaxed_tls INTEGER NOT NULL DEFAULT 0 CHECK (relaxed_tls IN (0, 1)),
  nights_missing INTEGER NOT NULL DEFAULT 0,
  gone_at TEXT,
  UNIQUE (site, identity)
) STRICT;
INSERT INTO crawl_urls_anew (url_id, site, identity, url, purpose, is_list, depth, text, found_on, first_seen_at, last_seen_at, seen_night, done_night, checked_at, result, sha256, etag, last_modified, form_hash, read_with, relaxed_tls, nights_missing, gone_at)
  SELECT url_id, site, identity, url, purpose, is_list, depth, text, found_on, first_seen_at, last_seen_at, seen_night, done_night, checked_at, result, sha256, etag, last_modified, form_hash, read_with, relaxed_tls, nights_missing, gone_at FROM crawl_urls;
DROP TABLE crawl_urls;
ALTER TABLE crawl_urls_anew RENAME TO crawl_urls;
CREATE TABLE crawl_nights_anew (
  night_id INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  run_id INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT CHECK (outcome IN ('complete', 'some_failed', 'incomplete', 'abandoned')),
  requests INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  pages INTEGER NOT NULL DEFAULT 0,
  pages_failed INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  documents_new INTEGER NOT NULL DEFAULT 0,
  documents_changed INTEGER NOT NULL DEFAULT 0,
  documents_unchanged INTEGER NOT NULL DEFAULT 0,
  documents_failed INTEGER NOT NULL DEFAULT 0,
  counts INTEGER NOT NULL DEFAULT 0 CHECK (counts IN (0, 1)),
  documents_gone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO crawl_nights_anew (night_id, site, run_id, started_at, ended_at, outcome, requests, bytes, pages, pages_failed, documents, documents_new, documents_changed, documents_unchanged, documents_failed, counts, documents_gone)
  SELECT night_id, site, run_id, started_at, ended_at, outcome, requests, bytes, pages, pages_failed, documents, documents_new, documents_changed, documents_unchanged, documents_failed, counts, documents_gone FROM crawl_nights;
DROP TABLE crawl_nights;
ALTER TABLE crawl_nights_anew RENAME TO crawl_nights;
CREATE INDEX crawl_nights_by_site ON crawl_nights (site, night_id);
CREATE INDEX crawl_urls_to_do ON crawl_urls (seen_night, purpose DESC, depth, url_id) WHERE done_night IS NOT seen_night;
CREATE INDEX crawl_urls_by_night ON crawl_urls (site, seen_night);
`;
