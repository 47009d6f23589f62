/** The views that migrations 1 and 2 made; views are no part of migrations any more. */
export const releasedViews: readonly string[] = [
  "变更",
  "现行记录",
  "v_changes",
  "v_current_records",
  "v_documents",
  "项目",
  "指标",
  "评价得分",
  "v_forms",
  "v_indicators",
  "v_scores",
  "cell_places",
];

/**
 * `records` without its CHECK of the kinds, which no new kind of record would pass; what is written has passed the contract's schema.
 * Tables that refer to it keep their references: foreign keys are off during an upgrade, and the name is the same afterwards.
 */
export const recordKinds = `
CREATE TABLE records_anew (
  record_id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  first_page INTEGER,
  last_page INTEGER,
  format TEXT NOT NULL,
  table_evidence TEXT NOT NULL,
  places TEXT NOT NULL,
  UNIQUE (sha256, seq)
) STRICT;
INSERT INTO records_anew (record_id, sha256, seq, kind, first_page, last_page, format, table_evidence, places)
  SELECT record_id, sha256, seq, kind, first_page, last_page, format, table_evidence, places FROM records ORDER BY record_id;
DROP TABLE records;
ALTER TABLE records_anew RENAME TO records;
`;

/** What was seen in a document beside its records. */
export const accountTables = `
CREATE TABLE document_pages (
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE damaged_parts (
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  page INTEGER,
  part TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sha256, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE unread_forms (
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  printed TEXT NOT NULL,
  marks TEXT NOT NULL,
  places TEXT NOT NULL,
  PRIMARY KEY (sha256, seq)
) STRICT, WITHOUT ROWID;
`;

export const stateTables = `
CREATE TABLE schema_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
