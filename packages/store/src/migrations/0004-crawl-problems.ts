import { crawlProblemTables, moveProblems, tablesWithoutProse } from "./0004/crawl-problems.ts";
import type { Migration } from "./migration.ts";

/** Problems of URLs and nights as code and reason, warnings of nights, and which list a page belongs to. */
export const crawlProblemsSchema: Migration = {
  version: 4,
  sql: [crawlProblemTables, moveProblems, tablesWithoutProse].join("\n"),
};
