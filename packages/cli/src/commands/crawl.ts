import type { Command } from "commander";
import { addGlobalOptions, wholeNumber } from "../options.ts";
import type { CrawlCommandOptions } from "../run/crawl.ts";
import { exitCodesHelp } from "../texts/exit-codes-help.ts";

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
    .action(async (file: string, options: CrawlCommandOptions) =>
      (await import("../run/crawl.ts")).runCrawlCommand(file, options),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
