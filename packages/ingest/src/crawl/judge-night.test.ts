import type { CrawlNight, CrawlUrl } from "@jixiao/store";
import { describe, expect, test } from "vitest";
import { judgeNight } from "./judge-night.ts";

/** Only what is judged. */
const night = (fields: Partial<CrawlNight>): CrawlNight =>
  ({ pages: 0, pages_failed: 0, documents: 0, documents_failed: 0, ...fields }) as CrawlNight;
const list = (fields: Partial<CrawlUrl>): CrawlUrl =>
  ({ url: "https://a.example/", found_on: null, problem_code: "timeout", problem_reason: "no answer", ...fields }) as CrawlUrl;
const CONFIG = { fewer_ratio: 0.7 };

describe("a night that has been through its URLs", () => {
  test.each<[string, Partial<CrawlNight>, number | null, string]>([
    ["nothing failed", { pages: 10, documents: 4 }, null, "complete"],
    ["a page failed", { pages: 10, pages_failed: 1 }, null, "some_failed"],
    ["a document failed", { pages: 10, documents: 4, documents_failed: 1 }, null, "some_failed"],
    ["more pages failed than the ratio allows", { pages: 10, pages_failed: 4 }, null, "many_failures"],
    ["as many as it allows", { pages: 10, pages_failed: 3 }, null, "some_failed"],
    ["all of few pages, which say nothing about the site", { pages: 5, pages_failed: 5 }, null, "some_failed"],
    ["all of one page more", { pages: 6, pages_failed: 6 }, null, "many_failures"],
    ["clearly fewer documents than before", { documents: 6 }, 10, "fewer_documents"],
    ["as many as the ratio wants", { documents: 7 }, 10, "complete"],
    ["no night before", { documents: 0 }, null, "complete"],
  ])("%s", (_, fields, before, expected) => {
    const { outcome, reason } = judgeNight(night(fields), [], before, CONFIG);
    expect(reason?.code ?? outcome).toBe(expected);
    expect(outcome === "incomplete").toBe(reason !== null);
  });

  test.each<[string, Partial<CrawlUrl>, string]>([
    ["a start page that failed", {}, "start_page"],
    ["a page of a list that failed", { found_on: 1 }, "pagination"],
    ["a start page whose next pages are not known", { problem_code: "pagination" }, "pagination"],
  ])("%s", (_, fields, code) => {
    const { outcome, reason } = judgeNight(night({ pages: 1 }), [list(fields), list({})], null, CONFIG);
    expect([outcome, reason?.code]).toEqual(["incomplete", code]);
    expect(reason?.reason).toContain("and 1 more");
    expect(judgeNight(night({ pages: 1 }), [list(fields)], null, CONFIG).reason?.reason).not.toContain("more");
  });
});
