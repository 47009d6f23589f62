import type { CrawlSummary, SiteSummary } from "@jixiao/ingest";
import { renderSummary } from "./summary.ts";
import { renderTable } from "./table.ts";

/** What a crawl did: a table of its sites, why nights are incomplete, and what was imported. */
export function renderCrawl(summary: CrawlSummary): string {
  const { sites, requests, bytes, documents, unexpected } = summary;
  const numbers = ["pages", "documents", "documents_new", "documents_changed", "documents_failed", "documents_gone"] as const;
  const table = renderTable(
    [
      { title: "site 站点", max: 40 },
      { title: "night 批次" },
      ...["pages 页面", "documents 文件", "new 新增", "changed 变更", "failed 失败", "gone 下线"].map((title) => ({
        title,
        right: true,
      })),
    ],
    sites.map((site) => [site.site, site.ended, ...numbers.map((key) => String(site[key]))]),
  );
  const reasons = sites.flatMap(reasonOf);
  return [
    `${table}\n`,
    ...(reasons.length === 0 ? [] : [`${reasons.join("\n")}\n`]),
    ...(unexpected.length === 0
      ? []
      : [`unexpected errors 意外错误: ${unexpected.length}, please report them\n${unexpected.join("\n")}\n`]),
    `requests 请求     ${requests} (${(bytes / 1024 / 1024).toFixed(1)} MB)\n`,
    renderSummary(documents),
  ].join("\n");
}

function reasonOf(summary: SiteSummary): string[] {
  const { site, warnings, failures_new, failures_known } = summary;
  return [
    ...endOf(summary),
    ...(failures_known === 0
      ? []
      : [`${site}: ${failures_new} new failures, ${failures_known} that are known 已知失败 (SELECT * FROM v_crawl_problems)`]),
    ...warnings.map(({ code, reason }) => `${site}: ${code}: ${reason}`),
  ];
}

function endOf({ site, ended, reason, documents }: SiteSummary): string[] {
  if (ended === "budget_reached") return [`${site}: the budget is used up (预算已用完); the next run goes on`];
  if (ended === "interrupted") return [`${site}: interrupted (已中断); the next run goes on`];
  if (reason !== null) return [`${site}: ${reason.code}: ${reason.reason}; nothing is marked as gone`];
  return documents > 0 ? [] : [`${site}: no documents (未找到文件); see follow and documents in docs/crawl-config.md`];
}
