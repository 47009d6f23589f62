import { describe, expect, test } from "vitest";
import { CrawlConfigError, parseCrawlConfig } from "./read-config.ts";

/** A configuration with one value set: `parallel_sites`, `site.limits.redirects`. */
function configWith(path: string, value: unknown): unknown {
  const [first = "", ...rest] = path.split(".");
  const nested = (names: readonly string[]): unknown => names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  const site = { name: "a", start: ["http://a.cn/"], ...(first === "site" ? Object(nested(rest)) : {}) };
  return { sites: [site], ...(first === "site" ? {} : { [first]: nested(rest) }) };
}

/** What stands there after parsing; undefined where it is refused. */
function parsed(path: string, config: unknown): unknown {
  try {
    const { sites, ...own } = parseCrawlConfig(JSON.stringify(config), "test");
    const root: unknown = { ...own, site: sites[0] };
    return path.split(".").reduce((found: unknown, name) => Reflect.get(Object(found), name), root);
  } catch (error) {
    if (error instanceof CrawlConfigError) return undefined;
    throw error;
  }
}

/** `whole`: no fractions. Null: no bound. */
test.each<[path: string, least: number, most: number | null, byDefault: number | null, whole: boolean]>([
  ["parallel_sites", 1, 16, 4, true],
  ["budget.requests", 1, null, 5000, true],
  ["gone_after_nights", 1, 365, 3, true],
  ["nights_apart_hours", 0, 240, 12, false],
  ["fewer_ratio", 0, 1, 0.8, false],
  ["restless_nights", 1, 60, 7, true],
  ["unconditional_nights", 2, 365, 14, true],
  ["site.fiscal_year", 1990, 2100, null, true],
  ["site.delay_seconds", 0, 3600, 3, false],
  ["site.concurrency", 1, 8, 1, true],
  ["site.follow.depth", 0, 20, 2, true],
  ["site.limits.redirects", 0, 20, 5, true],
  ["site.limits.connect_seconds", 0.1, 600, 15, false],
  ["site.limits.first_byte_seconds", 0.1, 600, 60, false],
  ["site.limits.idle_seconds", 0.1, 600, 30, false],
  ["site.limits.total_seconds", 0.1, 7200, 600, false],
  ["site.limits.attempts", 1, 10, 3, true],
  ["site.limits.retry_wait_seconds", 0, 600, 5, false],
  ["site.limits.retry_after_seconds", 0, 3600, 300, false],
  ["site.limits.crawl_delay_seconds", 0, 3600, 300, false],
  ["site.limits.list_pages", 1, 10_000, 500, true],
])("%s is from %d to %d, else %d", (path, least, most, byDefault, whole) => {
  const set = (value: number): unknown => parsed(path, configWith(path, value));
  expect([set(least), set(least - 0.01), set(least - 1)]).toEqual([least, undefined, undefined]);
  const above = most === null ? [] : [set(most), set(most + 0.01), set(most + 1)];
  expect(above).toEqual(most === null ? [] : [most, undefined, undefined]);
  const fraction = (least + (most ?? least + 1)) / 2 + 0.001;
  expect(set(fraction)).toBe(whole ? undefined : fraction);
  expect(parsed(path, configWith("user_agent", "x"))).toBe(byDefault);
});

test.each<[path: string, most: number | null, byDefault: number]>([
  ["budget.megabytes", null, 4000],
  ["budget.minutes", null, 360],
  ["site.limits.document_megabytes", 1024, 200],
  ["site.limits.page_megabytes", 100, 10],
])("%s is more than nothing, to %d, else %d", (path, most, byDefault) => {
  const set = (value: number): unknown => parsed(path, configWith(path, value));
  expect([set(0), set(-1), set(0.001)]).toEqual([undefined, undefined, 0.001]);
  const above = most === null ? [] : [set(most), set(most + 0.01)];
  expect(above).toEqual(most === null ? [] : [most, undefined]);
  expect(parsed(path, configWith("user_agent", "x"))).toBe(byDefault);
});

describe("texts", () => {
  test.each<[path: string, taken: readonly unknown[], refused: readonly unknown[]]>([
    ["user_agent", ["a", "a/1 (b)"], ["", "绩效", "a\n", "a绩"]],
    ["contact", ["a@b.cn", null], ["", "绩", "绩a", "a绩"]],
    ["site.name", ["甲", "a".repeat(100)], ["", " ", "a".repeat(101)]],
    ["site.start", [["https://a.cn/"], ["http://a.cn/", "http://b.cn/"]], [[], ["ftp://a.cn/"], ["xhttp://a.cn/"], ["a.cn"]]],
    ["site.documents.extensions", [["pdf"], ["7z"], []], [[""], [".pdf"], ["PDF"], ["pdf "]]],
    [
      "site.allow_hosts",
      [["a.cn"], ["[::1]"], ["127.0.0.1"]],
      [["a.cn:80"], ["a.cn/"], ["a@b"], ["::1"], ["[::1]:80"], ["x[::1]"], [""]],
    ],
    ["site.follow.selector", ["#a .b", null], ["#", "a[["]],
    ["site.follow.same_host", [true, false], [1, "true"]],
    ["site.documents.pictures", [true, false], [0]],
  ])("%s", (path, taken, refused) => {
    expect(taken.map((value) => parsed(path, configWith(path, value)))).toEqual(taken);
    expect(refused.map((value) => parsed(path, configWith(path, value)))).toEqual(refused.map(() => undefined));
  });

  test("a name stands without the spaces around it, a province by its full name", () => {
    expect(parsed("site.name", configWith("site.name", " 甲 "))).toBe("甲");
    expect(parsed("site.region", configWith("site.region", "江西"))).toBe("江西省");
    expect(parsed("site.region", configWith("site.region", "中央"))).toBe("中央");
  });

  test("what is absent is on, off or nothing", () => {
    const absent = (path: string): unknown => parsed(path, configWith("user_agent", "x"));
    expect(["site.follow.same_host", "site.documents.pictures"].map(absent)).toEqual([true, true]);
    expect(
      ["contact", "site.region", "site.follow.selector", "site.follow.url_pattern", "site.documents.url_pattern"].map(absent),
    ).toEqual([null, null, null, null, null]);
    expect(["site.exclude", "site.allow_hosts", "site.relaxed_tls_hosts"].map(absent)).toEqual([[], [], []]);
  });
});
