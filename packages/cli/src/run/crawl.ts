import {
  crawl,
  CrawlConfigError,
  dryRun,
  parseExcluded,
  readCrawlConfig,
  type CrawlConfig,
  type CrawlSummary,
} from "@jixiao/ingest/crawl";
import { interruptSignal } from "../batch.ts";
import { runCrawl } from "../crawl-run.ts";
import { exitCodes, UsageError } from "../exit-codes.ts";
import { createLogger } from "../log.ts";
import type { GlobalOptions } from "../options.ts";
import { renderDryRun } from "../output/dry-run.ts";
import { giveJson, say } from "../output/print.ts";

export interface CrawlCommandOptions extends GlobalOptions {
  readonly site: readonly string[];
  readonly exclude: readonly string[];
  readonly dryRun: boolean;
  readonly metricsFile?: string;
  readonly workers?: number;
}

export async function runCrawlCommand(file: string, options: CrawlCommandOptions): Promise<void> {
  const config = withExcluded(await readConfig(file), options.exclude);
  requireSites(config, options.site);
  if (options.dryRun) return runDry(config, options);
  await runCrawl(options, options.metricsFile ?? null, async (context): Promise<CrawlSummary> =>
    crawl(config, {
      ...context,
      ...(options.site.length === 0 ? {} : { sites: options.site }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
    }),
  );
}

/** Prints what would be fetched; the exit code is that of an incomplete night where a list could not be read. */
async function runDry(config: CrawlConfig, options: CrawlCommandOptions): Promise<void> {
  const interrupt = interruptSignal(createLogger(options.quiet));
  try {
    const sites = await dryRun(config, {
      signal: interrupt.signal,
      ...(options.site.length === 0 ? {} : { sites: options.site }),
    });
    if (options.json) giveJson(sites);
    else say(renderDryRun(sites));
    const isBad = sites.some(({ lists, cut }) => cut || lists.some(({ problem }) => problem !== null));
    process.exitCode = interrupt.signal.aborted ? exitCodes.interrupted : isBad ? exitCodes.incomplete : exitCodes.good;
  } finally {
    interrupt.release();
  }
}

function withExcluded(config: CrawlConfig, patterns: readonly string[]): CrawlConfig {
  const more = patterns.map((text) => {
    const pattern = parseExcluded(text);
    if (typeof pattern === "string") throw new UsageError(`--exclude ${text}: ${pattern}`);
    return pattern;
  });
  return { ...config, sites: config.sites.map((site) => ({ ...site, exclude: [...site.exclude, ...more] })) };
}

async function readConfig(file: string): Promise<CrawlConfig> {
  try {
    return await readCrawlConfig(file);
  } catch (error) {
    throw error instanceof CrawlConfigError ? new UsageError(error.message) : error;
  }
}

function requireSites({ sites }: CrawlConfig, wanted: readonly string[]): void {
  const unknown = wanted.filter((name) => !sites.some((site) => site.name === name));
  if (unknown.length > 0)
    throw new UsageError(`--site ${unknown.join(", ")}: the configuration has ${sites.map(({ name }) => name).join(", ")}`);
}
