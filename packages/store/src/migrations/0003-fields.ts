import { renewHashes } from "./0003/renew-hashes.ts";
import { accountTables, recordKinds, releasedViews, stateTables } from "./0003/tables.ts";
import type { Migration } from "./migration.ts";

/** From here on record tables, views and the dictionary are made from the contract's fields; what was seen and not read is kept. */
export const fieldSchema: Migration = {
  version: 3,
  sql: [...releasedViews.map((view) => `DROP VIEW IF EXISTS ${view};`), recordKinds, accountTables, stateTables].join("\n"),
  run: renewHashes,
};
