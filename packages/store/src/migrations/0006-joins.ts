import type { Migration } from "./migration.ts";

/**
 * The region that came with an import; and what puts forms beside each other: keys of their projects, pairs of a target and a
 * self-evaluation, and their rows. The latter are made from the records, so that they can be made anew.
 */
const tables = `
ALTER TABLE documents ADD COLUMN region_supplied TEXT;
ALTER TABLE failures ADD COLUMN region_supplied TEXT;

CREATE TABLE project_keys (
  record_id INTEGER PRIMARY KEY REFERENCES records (record_id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('target', 'result')),
  unit_key TEXT,
  project_key TEXT,
  name_key TEXT,
  own_key TEXT,
  unit_code TEXT,
  fiscal_year INTEGER,
  missing TEXT
) STRICT;

CREATE INDEX project_keys_by_project ON project_keys (project_key, unit_key, fiscal_year, part) WHERE missing IS NULL;

CREATE TABLE form_pairs (
  target_id INTEGER NOT NULL REFERENCES records (record_id) ON DELETE CASCADE,
  actual_id INTEGER NOT NULL REFERENCES records (record_id) ON DELETE CASCADE,
  how TEXT NOT NULL CHECK (how IN ('same_name', 'without_year')),
  PRIMARY KEY (target_id, actual_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX form_pairs_by_actual ON form_pairs (actual_id);

CREATE TABLE row_pairs (
  target_id INTEGER NOT NULL,
  actual_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  target_seq INTEGER,
  actual_seq INTEGER,
  how TEXT NOT NULL,
  PRIMARY KEY (target_id, actual_id, position),
  FOREIGN KEY (target_id, actual_id) REFERENCES form_pairs (target_id, actual_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;

/** The region that came with an import, and targets beside results. */
export const joinsSchema: Migration = { version: 6, sql: tables };
