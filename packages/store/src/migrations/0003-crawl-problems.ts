import { crawlProblemTables, crawlProblemViews, moveProblems } from "./0003/crawl-problems.ts";
import type { Migration } from "./migration.ts";

/** Problems of URLs and nights as code and reason, warnings of nights, and which list a page belongs to. */
export const crawlProblemsSchema: Migration = {
  version: 3,
  sql: [crawlProblemTables, moveProblems, crawlProblemViews].join("\n"),
};
