import type { CrawlSummary, DrySite, SiteSummary } from "@jixiao/ingest/crawl";
import { afterEach, describe, expect, test } from "vitest";
import { setLanguage } from "../texts/index.ts";
import { renderCrawl } from "./crawl-summary.ts";
import { renderDryRun } from "./dry-run.ts";

afterEach(() => setLanguage(["--lang", "en"], {}));

const night: SiteSummary = {
  night_id: 1,
  site: "市财政局",
  started_at: "2026-11-20T02:30:00.000Z",
  ended_at: "2026-11-20T02:40:00.000Z",
  pages: 7,
  pages_failed: 1,
  documents: 3,
  documents_new: 1,
  documents_changed: 0,
  documents_unchanged: 1,
  documents_failed: 1,
  documents_gone: 0,
  requests: 12,
  bytes: 1,
  ended: "some_failed",
  reason: null,
  warnings: [{ code: "selector_matches_nothing", reason: "http://a.cn/: .目录" }],
  failures_new: 1,
  failures_known: 2,
  resumed: false,
};
const summary: CrawlSummary = {
  outcome: "incomplete",
  requests: 12,
  bytes: 3 * 1024 * 1024,
  sites: [
    night,
    { ...night, site: "教育局", ended: "incomplete", reason: { code: "start_page", reason: "http://b.cn/: \u001b[2J" } },
  ],
  documents: {
    ended: "complete",
    parser_version: "1",
    workers: 1,
    documents: { new: 1, replaced: 0, unchanged: 1, duplicate: 0, failed: 3 },
    forms: 1,
    reports: 0,
    indicators: 4,
    flags: {},
    failures: { damaged: 3 },
    failures_new: 1,
    failures_known: 2,
    without_records: 0,
    unread_forms: 0,
    damaged_documents: 0,
    pages: {},
    seconds: 1,
  },
  unexpected: [],
};
const dry: DrySite = {
  site: "市财政局",
  lists: [
    { url: "http://a.cn/", documents: 1, pages: 0, problem: null },
    { url: "http://a.cn/2", documents: 0, pages: 0, problem: { code: "status", reason: "500" } },
  ],
  documents: [{ url: "http://a.cn/1.pdf", text: "目标表\u001b[2J\n第二行" }],
  pages: [],
  excluded: 2,
  warnings: [{ code: "restless", reason: "x" }],
  cut: true,
};

/** What is neither code, column, file nor URL. */
function englishOf(text: string): string[] {
  const known =
    /https?:\S+|SELECT \* FROM v_crawl_problems|docs\/crawl-config\.md|\\x1b|damaged|start_page|selector_matches_nothing|status|restless/g;
  return text.replaceAll(known, "").match(/[A-Za-z]{3,}/g) ?? [];
}

describe("in Chinese no English is left but codes", () => {
  test("summary", () => {
    setLanguage(["--lang", "zh"], {});
    const text = renderCrawl(summary);
    expect(englishOf(text)).toEqual([]);
    expect(text).toContain("教育局: start_page 起始页无法读取：http://b.cn/:");
    expect(text).toContain("新失败 1 个，已知失败 2 个");
    expect(text).toContain("其中 2 个以往已报告");
  });

  test("dry run", () => {
    setLanguage(["--lang", "zh"], {});
    expect(englishOf(renderDryRun([dry]))).toEqual([]);
    expect(renderDryRun([dry])).toContain("已排除 2 个");
  });
});

test("in English the codes are the words", () => {
  const text = renderCrawl(summary);
  expect(text).toMatch(/市财政局 +some_failed +7 +3 +1 +0 +1 +0\n/);
  expect(text).toContain("教育局: start_page: http://b.cn/:");
  expect(text).toMatch(/failures 失败 +3 \(damaged 3\), 2 of them known/);
});

test("what a page wrote stays in its line of a dry run, in visible form", () => {
  expect(renderDryRun([dry])).toContain("  document http://a.cn/1.pdf 目标表\\x1b[2J 第二行\n");
});
