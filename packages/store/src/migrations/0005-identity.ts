import type { Migration } from "./migration.ts";

/**
 * Which form a record is. All of it is made from the records, so that tables of a database that was made while this was being built are
 * simply made anew; what follows from the contract's fields fills them.
 */
const tables = `
DROP TABLE IF EXISTS record_blocks;
DROP TABLE IF EXISTS record_identity;

CREATE TABLE record_identity (
  record_id INTEGER PRIMARY KEY REFERENCES records (record_id) ON DELETE CASCADE,
  form_id TEXT NOT NULL,
  status TEXT NOT NULL,
  stands_for_it TEXT,
  differs TEXT NOT NULL DEFAULT '',
  may_be TEXT NOT NULL DEFAULT '',
  same_name TEXT NOT NULL DEFAULT '',
  name_unit INTEGER,
  name_money INTEGER,
  unit_money INTEGER,
  block_year INTEGER NOT NULL,
  is_named INTEGER NOT NULL
) STRICT;

CREATE INDEX record_identity_by_form ON record_identity (form_id);
CREATE INDEX record_identity_by_name_unit ON record_identity (name_unit, block_year) WHERE name_unit IS NOT NULL;
CREATE INDEX record_identity_by_name_money ON record_identity (name_money, block_year) WHERE name_money IS NOT NULL;
CREATE INDEX record_identity_by_unit_money ON record_identity (unit_money, is_named) WHERE unit_money IS NOT NULL;

CREATE TABLE record_prints (
  record_id INTEGER PRIMARY KEY REFERENCES record_identity (record_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  form_number TEXT,
  doubts INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  said INTEGER NOT NULL,
  copy_key TEXT,
  name_key TEXT,
  block_keys TEXT NOT NULL,
  cells TEXT NOT NULL
) STRICT;

CREATE INDEX record_prints_by_copy ON record_prints (copy_key) WHERE copy_key IS NOT NULL;
`;

/** Ids, keys to find copies by, and fingerprints of those records alone that another may be a copy of. */
export const identitySchema: Migration = { version: 5, sql: tables };
