import type { CrawlSummary } from "@jixiao/ingest/crawl";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { texts } from "../texts/index.ts";
import { tell } from "./print.ts";

export interface CrawlRun {
  /** Null where the run ended before there was one. */
  readonly summary: CrawlSummary | null;
  readonly exitCode: number | null;
  readonly startedAt: Date;
}

interface Metric {
  readonly name: string;
  readonly help: string;
  /** Labels in the exposition format's syntax, or "". */
  readonly values: readonly (readonly [labels: string, value: number])[];
}

/** Writes the file whole or not at all, as node_exporter's textfile collector wants it: beside it first, then renamed. */
export async function writeMetrics(file: string, run: CrawlRun, now = new Date()): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, "w", 0o644);
    try {
      await handle.writeFile(renderMetrics(run, now));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    tell(`jixiao: ${texts().crawl.metricsFailed}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The Prometheus text exposition format, version 0.0.4. All are gauges: each run begins anew. */
export function renderMetrics({ summary, exitCode, startedAt }: CrawlRun, now: Date): string {
  const sites = summary?.sites ?? [];
  const perSite = (value: (site: CrawlSummary["sites"][number]) => number): Metric["values"] =>
    sites.map((site) => [`{site="${escape(site.site)}"}`, value(site)]);
  const kinds = ["new", "changed", "unchanged", "failed", "gone"] as const;
  const metrics: Metric[] = [
    { name: "run_timestamp_seconds", help: "When the last run ended.", values: [["", now.getTime() / 1000]] },
    { name: "run_duration_seconds", help: "How long it took.", values: [["", (now.getTime() - startedAt.getTime()) / 1000]] },
    { name: "run_exit_code", help: "Its exit code; -1 for an unexpected error.", values: [["", exitCode ?? -1]] },
    { name: "run_requests", help: "Requests that it sent.", values: summary === null ? [] : [["", summary.requests]] },
    { name: "run_received_bytes", help: "Bytes that it received.", values: summary === null ? [] : [["", summary.bytes]] },
    {
      name: "site_complete",
      help: "1 where the site's night saw everything.",
      values: perSite(({ ended }) => Number(ended === "complete" || ended === "some_failed")),
    },
    { name: "site_pages", help: "Pages of the site's night.", values: perSite(({ pages }) => pages) },
    { name: "site_pages_failed", help: "Pages that could not be read.", values: perSite(({ pages_failed }) => pages_failed) },
    {
      name: "site_failures_new",
      help: "Failures that no night before had.",
      values: perSite(({ failures_new }) => failures_new),
    },
    {
      name: "site_failures_known",
      help: "Failures that the night before had too.",
      values: perSite(({ failures_known }) => failures_known),
    },
    { name: "site_warnings", help: "Warnings of the site's night.", values: perSite(({ warnings }) => warnings.length) },
    {
      name: "site_documents",
      help: "Documents of the site's night by what became of them.",
      values: sites.flatMap((site) =>
        kinds.map((kind) => [`{site="${escape(site.site)}",result="${kind}"}`, site[`documents_${kind}`]] as const),
      ),
    },
  ];
  return metrics
    .filter(({ values }) => values.length > 0)
    .map(render)
    .join("");
}

function render({ name, help, values }: Metric): string {
  const full = `jixiao_crawl_${name}`;
  const lines = values.map(([labels, value]) => `${full}${labels} ${value}`);
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join("\n")}\n`;
}

function escape(label: string): string {
  return label.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
