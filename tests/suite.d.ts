/**
 * The test files that cost most, longest first: they start first, so that no core waits at the end for one of them. They start processes,
 * recognize pages, crawl, or read hundreds of documents; `pnpm test:fast` leaves them out.
 */
export declare const slow: readonly string[];
/** Test files that replace modules, and so cannot share a process with others. */
export declare const alone: readonly string[];
//# sourceMappingURL=suite.d.ts.map
