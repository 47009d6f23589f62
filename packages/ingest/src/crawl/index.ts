/** Apart from the package's other entry: what reads sites takes as long to load as all else, and no import needs it. */
export { CrawlConfigError, parseCrawlConfig, readCrawlConfig } from "./config/read-config.ts";
export { type CrawlConfig, type SiteConfig, parseExcluded } from "./config/schema.ts";
export { crawlConfigMarkdown } from "./config/config-markdown.ts";
export { crawl, type CrawlOptions } from "./crawl.ts";
export { type DryPage, type DryRunOptions, type DrySite, dryRun } from "./dry-run.ts";
export type { CrawlEvent, OnCrawlEvent } from "./events.ts";
export { crawlExitCodes, type CrawlOutcome, type CrawlSummary, type SiteEnd, type SiteSummary } from "./summary.ts";
