/** What is mutated, and which tests should notice. */
export interface Scope {
  readonly name: string;
  /** Globs of the sources that are mutated. */
  readonly sources: readonly string[];
  /** Globs of the tests that should notice. */
  readonly tests: readonly string[];
  /** Tests that take minutes (recognition), or start processes of their own: those read the checkout, not the mutant. */
  readonly notRun: RegExp;
}

const notRun = /\/readers\/scan\/|kill-crawl|soak-nights|damaged-pdf/;

export const scopes: readonly Scope[] = [
  {
    name: "normalize",
    sources: ["packages/normalize/src/**/*.ts"],
    tests: ["packages/normalize/src/**/*.test.ts", "tests/*.test.ts"],
    notRun,
  },
  {
    name: "parsers",
    sources: ["packages/parsers/src/**/*.ts"],
    tests: ["packages/parsers/src/**/*.test.ts", "scripts/fixtures/*.test.ts"],
    notRun,
  },
  { name: "store", sources: ["packages/store/src/**/*.ts"], tests: ["packages/store/src/**/*.test.ts"], notRun },
  {
    name: "crawl",
    sources: ["packages/ingest/src/crawl/**/*.ts"],
    tests: ["packages/ingest/src/crawl/**/*.test.ts", "packages/cli/src/crawl.test.ts"],
    notRun,
  },
];

/**
 * Tests and their helpers; recognition, and what draws its pages; and what only says what others do: Markdown of the documentation, prose of
 * messages, what a process of its own runs (no test in this process passes it).
 */
export const notMutated =
  /\.test\.ts$|\.test-helper\.ts$|\/testing\/|\/testing\.ts$|\/readers\/scan\/|\/page-image\/|-markdown\.ts$|\/meanings|-child\.ts$|-thread\.ts$|\/thread-reader\.ts$|\/child\//;
