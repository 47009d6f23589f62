import { chineseViews } from "./0001/chinese-views.ts";
import { documentTables } from "./0001/documents.ts";
import { formTables } from "./0001/forms.ts";
import { recordTables } from "./0001/records.ts";
import { reportTables } from "./0001/reports.ts";
import { searchTables } from "./0001/search.ts";
import { views } from "./0001/views.ts";
import type { Migration } from "./migration.ts";

/** Documents, records with provenance and flags, researchers' views in two languages, full-text search. */
export const initialSchema: Migration = {
  version: 1,
  sql: [documentTables, recordTables, formTables, reportTables, searchTables, views, chineseViews].join("\n"),
};
