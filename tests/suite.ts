/**
 * The test files that cost most, longest first: they start first, so that no core waits at the end for one of them. They start processes,
 * recognize pages, crawl, or read hundreds of documents; `pnpm test:fast` leaves them out.
 */
export const slow: readonly string[] = [
  "tests/shared/score.test.ts",
  "packages/parsers/src/readers/scan/fixtures.test.ts",
  "packages/ingest/src/import.test.ts",
  "packages/parsers/src/readers/scan/quarter-turns.test.ts",
  "scripts/fixtures/damaged-pdf.test.ts",
  "scripts/fixtures/pdf.test.ts",
  "scripts/damage/damage.test.ts",
  "tests/shared/identity.test.ts",
  "packages/cli/src/crawl.test.ts",
  "packages/cli/src/cli.test.ts",
  "packages/ingest/src/worker/pool.test.ts",
  "packages/ingest/src/kill.test.ts",
  "packages/ingest/src/crawl/kill-crawl.test.ts",
  "packages/ingest/src/kill-parsers.test.ts",
  "packages/ingest/src/crawl/soak-nights.test.ts",
  "packages/ingest/src/crawl/crawl.test.ts",
  "packages/ingest/src/crawl/hostile.test.ts",
  "scripts/fixtures/pages.test.ts",
  "scripts/fixtures/rendered.test.ts",
  "scripts/parser-version/parser-version.test.ts",
  "scripts/fixtures/dumps.property.test.ts",
  "tests/shared/sql.test.ts",
  "packages/store/src/verify.test.ts",
  "packages/store/src/upgrade.test.ts",
  "packages/store/src/search/search.test.ts",
  "packages/store/src/store.test.ts",
  "packages/store/src/query/query-child.test.ts",
  "packages/store/src/query/run-query.test.ts",
  "packages/ingest/src/reparse.test.ts",
  "packages/ingest/src/retry.test.ts",
  "packages/ingest/src/disk-full.test.ts",
  "packages/ingest/src/crawl/page/page-reader.test.ts",
  "packages/ingest/src/crawl/page/recognize-answer.test.ts",
  "packages/ingest/src/crawl/net/site-client.test.ts",
  "tests/docs/commands.test.ts",
];

/** Test files that replace modules, and so cannot share a process with others. */
export const alone: readonly string[] = ["packages/cli/src/one-field.test.ts"];
