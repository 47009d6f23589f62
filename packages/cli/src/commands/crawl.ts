import {
  crawl,
  CrawlConfigError,
  dryRun,
  parseExcluded,
  readCrawlConfig,
  type CrawlConfig,
  type CrawlSummary,
} from "@jixiao/ingest";
import type { Command } from "commander";
import { runCrawl } from "../crawl-run.ts";
import { exitCodes, UsageError } from "../exit-codes.ts";
import { exitCodesHelp } from "../texts/exit-codes-help.ts";
import { giveJson, say } from "../output/print.ts";
import { interruptSignal } from "../batch.ts";
import { createLogger } from "../log.ts";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { renderDryRun } from "../output/dry-run.ts";

interface CrawlCommandOptions extends GlobalOptions {
  readonly site: readonly string[];
  readonly exclude: readonly string[];
  readonly dryRun: boolean;
  readonly metricsFile?: string;
  readonly workers?: number;
}

export function addCrawl(program: Command): void {
  addGlobalOptions(program.command("crawl"))
    .summary("crawl disclosure pages, for every night 抓取")
    .description(
      "Crawl disclosure pages (抓取公开页面): find the documents that a configuration describes, import what is new or changed, keep versions,\n" +
        "and mark what is gone after several nights. What is unchanged costs one request. A run that was cut short is taken up by the next.\n" +
        "Keys of the configuration: docs/crawl-config.md. For cron: docs/operations.md.",
    )
    .argument("<config>", "configuration, YAML or JSON")
    .option("--site <name>", "only this site of the configuration; may be repeated", collect, [])
    .option(
      "--exclude <pattern>",
      "leave out pages and documents whose URL or link text matches; may be repeated; also exclude in the configuration",
      collect,
      [],
    )
    .option(
      "--dry-run",
      "tell what the configuration would fetch (试运行): reads robots.txt and list pages only, stores nothing",
      false,
    )
    .option("--metrics-file <file>", "write Prometheus metrics there when the run ends")
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText(
      "after",
      `
Examples:
  jixiao crawl examples/crawl.yaml --db demo.db      # with the demo site running: npx -y pnpm@12 demo-site
  jixiao crawl sites.yaml --json --metrics-file /var/lib/node_exporter/jixiao.prom
  jixiao crawl sites.yaml --site 市财政局
  jixiao crawl sites.yaml --dry-run

${exitCodesHelp()}`,
    )
    .action(async (file: string, options: CrawlCommandOptions) => {
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
    });
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

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
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
