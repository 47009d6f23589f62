import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestSite, type TestSite } from "../../testing/test-site.ts";
import { parseCrawlConfig } from "../config/read-config.ts";
import { Budget } from "./budget.ts";
import type { FetchResult } from "./fetch-result.ts";
import { Pace } from "./pace.ts";
import { ROBOTS_REDIRECTS, type RobotsEntry } from "./robots.ts";
import { SiteClient } from "./site-client.ts";

/** What a server answers, on one server for all. */
let server: TestSite;
beforeAll(async () => {
  server = await openTestSite();
});
afterAll(() => server.close());

interface Asked {
  readonly result: FetchResult;
  readonly slept: readonly number[];
  readonly spent: { readonly requests: number; readonly bytes: number };
  readonly log: readonly string[];
  readonly robots: RobotsEntry | undefined;
}

/** Asks for one path, with a client of its own. */
async function ask(path: string, site: object = {}, config: object = {}): Promise<Asked> {
  const base = { name: "a", start: [server.origin], delay_seconds: 0, allow_hosts: ["127.0.0.1"], ...site };
  const parsed = parseCrawlConfig(JSON.stringify({ ...config, sites: [base] }), "test");
  const [only] = parsed.sites;
  if (only === undefined) throw new Error("no site");
  const kept = new Map<string, RobotsEntry>();
  const slept: number[] = [];
  const client = new SiteClient({
    config: parsed,
    site: only,
    budget: new Budget(parsed.budget),
    pace: new Pace(),
    robots: { get: (key) => kept.get(key) ?? null, put: async (key, entry) => void kept.set(key, entry) },
    signal: new AbortController().signal,
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
  });
  server.takeLog();
  const result = await client.fetch(server.origin + path, "document");
  const { requests, bytes } = client.spent;
  await client.close();
  return { result, slept, spent: { requests, bytes }, log: server.takeLog(), robots: kept.get(server.origin) };
}

const answer = (status: number, headers: Readonly<Record<string, string>> = {}) => ({ body: "x", status, headers });

test.each([
  [200, "fetched"],
  [204, "fetched"],
  [300, "failed"],
  [301, "followed"],
  [302, "followed"],
  [303, "followed"],
  [304, "failed"],
  [305, "failed"],
  [307, "followed"],
  [308, "followed"],
  [309, "failed"],
  [400, "failed"],
  [404, "gone"],
  [409, "failed"],
  [410, "gone"],
  [411, "failed"],
])("an answer of %i with a Location is %s", async (status, kind) => {
  server.pages.set("/there", { body: "there" });
  server.pages.set("/x", answer(status, { location: "/there" }));
  const { result } = await ask("/x");
  const isThere = result.kind === "fetched" && result.finalUrl.endsWith("/there");
  expect(isThere ? "followed" : result.kind).toBe(kind);
});

test("one that sends on and does not say where is a failure", async () => {
  server.pages.set("/x", answer(302));
  expect((await ask("/x")).result).toMatchObject({ kind: "failed", code: "status" });
});

describe("trying again", () => {
  const site = { limits: { attempts: 3, retry_wait_seconds: 4 } };
  test.each<[status: number, requests: number, slept: readonly number[]]>([
    [408, 3, [2000, 4000]],
    [429, 3, [2000, 4000]],
    [500, 3, [2000, 4000]],
    [501, 1, []],
    [503, 3, [2000, 4000]],
    [504, 3, [2000, 4000]],
    [505, 1, []],
    [403, 1, []],
  ])("%i: %i requests, waits of %j ms", async (status, requests, slept) => {
    server.pages.set("/x", answer(status));
    const asked = await ask("/x", site);
    expect([asked.log.filter((line) => line.endsWith("/x")).length, asked.slept]).toEqual([requests, slept]);
    expect(asked.result).toMatchObject({ kind: "failed", code: "status", attempts: requests === 1 ? 1 : 3 });
  });

  test("after no answer in time, and after a pause too long", async () => {
    const limits = { attempts: 2, retry_wait_seconds: 0, connect_seconds: 0.1, first_byte_seconds: 0.1, idle_seconds: 0.1 };
    server.pages.set("/x", () => undefined);
    const silent = await ask("/x", { limits });
    server.pages.set("/x", (_, response) => void response.writeHead(200).write("x"));
    const stuck = await ask("/x", { limits });
    for (const { result } of [silent, stuck]) expect(result).toMatchObject({ kind: "failed", code: "timeout", attempts: 2 });
  });

  test("not longer than the run has time", async () => {
    server.pages.set("/x", answer(503));
    const asked = await ask("/x", { limits: { attempts: 3, retry_wait_seconds: 600 } }, { budget: { minutes: 1 } });
    expect([asked.result, asked.slept]).toEqual([{ kind: "budget_reached" }, []]);
  });

  test("not where the server asks for longer than is waited", async () => {
    server.pages.set("/x", answer(503, { "retry-after": "301" }));
    expect((await ask("/x", site)).result).toMatchObject({ kind: "failed", code: "retry_later", attempts: 1 });
  });
});

describe("robots.txt that is sent on", () => {
  /** Over so many hops to one that forbids all. */
  const over = async (hops: number) => {
    server.pages.set("/x", { body: "x" });
    server.pages.set("/robots.txt", hops === 0 ? { body: "User-agent: *\nDisallow: /" } : answer(302, { location: "/r1" }));
    for (let i = 1; i < hops; i++) server.pages.set(`/r${i}`, answer(302, { location: `/r${i + 1}` }));
    if (hops > 0) server.pages.set(`/r${hops}`, { body: "User-agent: *\nDisallow: /" });
    const asked = await ask("/x");
    server.pages.delete("/robots.txt");
    return asked;
  };
  test.each([0, 1, ROBOTS_REDIRECTS])("%i times is followed", async (hops) => {
    const { result, log } = await over(hops);
    expect(result).toMatchObject({ kind: "refused", by: "robots" });
    expect(log).toHaveLength(hops + 1);
  });
  test("more often is not, and says nothing", async () => {
    const { result, log } = await over(ROBOTS_REDIRECTS + 1);
    expect([result.kind, log.filter((line) => !line.endsWith("/x")).length]).toEqual(["fetched", ROBOTS_REDIRECTS + 1]);
  });
});

test("what is spent is counted, robots.txt and what was followed too", async () => {
  server.pages.set("/x", answer(302, { location: "/there" }));
  server.pages.set("/there", { body: "there" });
  const { spent, log } = await ask("/x");
  expect([spent, log.map((line) => line.slice(0, 3))]).toEqual([{ requests: 3, bytes: 6 }, ["404", "302", "200"]]);
});

test("it is said who asks, and how to reach them", async () => {
  const headers: unknown[] = [];
  server.pages.set("/x", (request, response) => {
    headers.push([request.headers["user-agent"], request.headers["accept-language"]]);
    response.end("x");
  });
  await ask("/x", {}, { user_agent: "probe/1", contact: "a@b.cn" });
  await ask("/x", {}, { user_agent: "probe/1" });
  expect(headers).toEqual([
    ["probe/1 (+a@b.cn)", "zh-CN,zh;q=0.9"],
    ["probe/1", "zh-CN,zh;q=0.9"],
  ]);
});

test("a host whose pause is too long is not asked", async () => {
  server.pages.set("/robots.txt", { body: "User-agent: *\nCrawl-delay: 31" });
  server.pages.set("/x", { body: "x" });
  const site = { delay_seconds: 0.001, limits: { crawl_delay_seconds: 30 } };
  const { result, log } = await ask("/x", site);
  expect([result.kind === "failed" && result.code, log]).toEqual(["crawl_delay", ["200 /robots.txt"]]);
  server.pages.delete("/robots.txt");
});
