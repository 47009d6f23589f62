import type { CrawlSummary, SiteSummary } from "@jixiao/ingest/crawl";
import { texts } from "../texts/index.ts";
import { renderSummary } from "./summary.ts";
import { renderTable } from "./table.ts";

const numbers = ["pages", "documents", "documents_new", "documents_changed", "documents_failed", "documents_gone"] as const;

/** What a crawl did: a table of its sites, why nights are incomplete, and what was imported. */
export function renderCrawl(summary: CrawlSummary): string {
  const { sites, requests, bytes, documents, unexpected } = summary;
  const words = texts().crawl;
  const table = renderTable(
    [
      { title: words.columns.site, max: 40 },
      { title: words.columns.night },
      ...numbers.map((key) => ({ title: words.columns[key], right: true })),
    ],
    sites.map((site) => [site.site, words.ends[site.ended], ...numbers.map((key) => String(site[key]))]),
  );
  const reasons = sites.flatMap(reasonOf);
  return [
    `${table}\n`,
    ...(reasons.length === 0 ? [] : [`${reasons.join("\n")}\n`]),
    ...(unexpected.length === 0 ? [] : [`${words.unexpected(unexpected.length)}\n${unexpected.join("\n")}\n`]),
    `${words.requests}${requests} (${(bytes / 1024 / 1024).toFixed(1)} MB)\n`,
    renderSummary(documents),
  ].join("\n");
}

function reasonOf(summary: SiteSummary): string[] {
  const { site, warnings, failures_new, failures_known } = summary;
  const words = texts().crawl;
  return [
    ...endOf(summary),
    ...(failures_known === 0 ? [] : [`${site}: ${words.failures(failures_new, failures_known)}`]),
    ...warnings.map(({ code, reason }) => `${site}: ${words.problem(code, reason)}`),
  ];
}

function endOf({ site, ended, reason, documents }: SiteSummary): string[] {
  const words = texts().crawl;
  if (ended === "budget_reached") return [`${site}: ${words.budgetReached}`];
  if (ended === "interrupted") return [`${site}: ${words.interrupted}`];
  if (reason !== null) return [`${site}: ${words.problem(reason.code, reason.reason)}; ${words.nothingMarked}`];
  return documents > 0 ? [] : [`${site}: ${words.noDocuments}`];
}
