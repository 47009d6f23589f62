import { crawlTables } from "./0002/crawl.ts";
import { crawlViews } from "./0002/crawl-views.ts";
import type { Migration } from "./migration.ts";

/** Nightly crawls: URLs and their state, nights, versions of documents and their changes. */
export const crawlSchema: Migration = { version: 2, sql: [crawlTables, crawlViews].join("\n") };
