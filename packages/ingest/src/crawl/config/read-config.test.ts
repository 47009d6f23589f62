import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configKeys, crawlConfigMarkdown } from "./config-markdown.ts";
import { configMeaningsZh } from "./meanings-zh.ts";
import { CrawlConfigError, parseCrawlConfig, readCrawlConfig } from "./read-config.ts";

const site = "sites:\n  - name: 财政局\n    start: [https://czj.example.gov.cn/]\n";

function problems(text: string): readonly string[] {
  try {
    parseCrawlConfig(text, "crawl.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof CrawlConfigError) || !error.message.startsWith("crawl.yaml: ")) throw error;
    return error.problems;
  }
}

describe("a configuration", () => {
  test("needs no more than a site with a start page; everything else has a default", () => {
    const config = parseCrawlConfig(site, "crawl.yaml");
    expect(config.sites[0]).toMatchObject({
      name: "财政局",
      delay_seconds: 3,
      concurrency: 1,
      follow: { depth: 2, same_host: true },
      limits: { attempts: 3 },
      allow_hosts: [],
    });
    expect(config).toMatchObject({ gone_after_nights: 3, budget: { requests: 5000 } });
    expect(config.sites[0]?.documents.link_text.test("2025年绩效目标表")).toBe(true);
  });

  test("may be JSON", () => {
    const text = JSON.stringify({ sites: [{ name: "a", start: ["http://a.cn/"], follow: { depth: 0 } }] });
    expect(parseCrawlConfig(text, "crawl.json").sites[0]?.follow.depth).toBe(0);
  });

  test.each([
    ["", ["sites: Invalid input: expected array, received undefined"]],
    [`${site}budgets: 1`, ['Unrecognized key: "budgets"']],
    [`${site}    delay: 1`, ['line 2: sites.0: Unrecognized key: "delay"']],
    [`${site}    follow: { depth: -1 }`, ["line 4: sites.0.follow.depth: Too small: expected number to be >=0"]],
    [`${site}    region: 江`, ["line 4: sites.0.region: no province-level region, and not 中央"]],
    ["sites:\n  - name: a\n    start: [ftp://a.cn/]", ["line 3: sites.0.start.0: an http or https address"]],
    [
      `${site}    documents: { link_text: '(' }`,
      [expect.stringContaining("sites.0.documents.link_text: Invalid regular expression")],
    ],
    [
      `${site}    allow_hosts: ["http://a.cn"]`,
      ["line 4: sites.0.allow_hosts.0: a host name or address, without scheme and port"],
    ],
    [`${site}  - name: 财政局\n    start: [http://b.cn/]`, ["line 2: sites: two sites have the same name"]],
    [`user_agent: 绩效\n${site}`, ["line 1: user_agent: ASCII text"]],
    [`a: 1\na: 2\n${site}`, [expect.stringMatching(/^line 2: Map keys must be unique/)]],
    ["sites: [", [expect.stringMatching(/^line 1: /)]],
  ])("%j is refused with key and line", (text, expected) => expect(problems(text)).toEqual(expected));

  test("is refused with its name before one problem, and above several", () => {
    const error = (text: string): unknown => {
      try {
        return parseCrawlConfig(text, "crawl.yaml");
      } catch (thrown) {
        return thrown;
      }
    };
    expect(error(`${site}    delay_seconds: x`)).toMatchObject({
      file: "crawl.yaml",
      message: expect.stringMatching(/^crawl\.yaml: line 4: sites\.0\.delay_seconds: [^\n]+$/),
    });
    expect(error(`user_agent: 绩效\ncontact: 绩效\n${site}`)).toMatchObject({
      message: "crawl.yaml: 2 problems (配置有误)\n  line 1: user_agent: ASCII text\n  line 2: contact: ASCII text",
    });
  });

  test("that cannot be read is an error with its name", async () => {
    await expect(readCrawlConfig("/nowhere/crawl.yaml")).rejects.toThrow("/nowhere/crawl.yaml: ENOENT");
  });
});

test.each([
  ["en", "crawl-config.md"],
  ["zh", "crawl-config.zh-CN.md"],
] as const)("the page of the configuration is current (%s): pnpm docs:crawl-config", (language, file) => {
  const docs = readFileSync(new URL(`../../../../../docs/${file}`, import.meta.url), "utf8");
  expect(docs).toBe(crawlConfigMarkdown(language));
});

test("every key has its meaning in Chinese, and nothing else has", () => {
  expect(Object.keys(configMeaningsZh).toSorted()).toEqual(configKeys().toSorted());
});
