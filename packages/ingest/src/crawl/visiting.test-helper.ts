import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { beginNight, findUrl, noteLinks, openNight, type CrawlUrl, type Discovery, type Store } from "@jixiao/store";
import { memoryStore } from "@jixiao/store/testing";
import type { Batch, Settled } from "../batch/batch.ts";
import { DEFAULT_COLLECT_LIMITS } from "../collect/limits.ts";
import { parseCrawlConfig } from "./config/read-config.ts";
import type { CrawlEvent } from "./events.ts";
import type { Fetched, FetchResult } from "./net/fetch-result.ts";
import type { SiteClient } from "./net/site-client.ts";
import type { PageReader } from "./page/page-reader.ts";
import { doPageTask } from "./page/page-tasks.ts";
import type { Visit } from "./visit.ts";

/** Visits without a network, a parser or a page reader of their own: an answer goes in, and what is stored and told comes out. */

export const ORIGIN = "http://a.cn";
export const AT = "2026-01-01T00:00:00.000Z";
export const shaOf = (body: string | Uint8Array): string => createHash("sha256").update(body).digest("hex");

export function fetched(body: string | Uint8Array, over: Partial<Fetched> = {}): Fetched {
  return {
    kind: "fetched",
    status: 200,
    finalUrl: `${ORIGIN}/x`,
    bytes: Buffer.from(body as string),
    headers: {},
    validators: { etag: null, last_modified: null },
    relaxedTls: false,
    ...over,
  };
}

export interface Visiting {
  readonly store: Store;
  readonly visit: Visit;
  readonly events: readonly CrawlEvent[];
  /** What the server says next. */
  readonly answer: (result: FetchResult) => void;
  /** With what validators it was asked. */
  readonly asked: readonly unknown[];
  readonly note: (discovery: Partial<Discovery> & { readonly identity: string }, page?: number) => CrawlUrl;
  readonly url: (url_id: number) => CrawlUrl;
  /** Begins another night. */
  readonly nextNight: () => Visiting;
}

export interface Circumstances {
  readonly site?: Readonly<Record<string, unknown>>;
  readonly store?: Store;
  readonly isUsedUp?: boolean;
  readonly hasRoom?: boolean;
}

/** A text whose first line is `bad` cannot be parsed. */
export function visiting(circumstances: Circumstances = {}): Visiting {
  const { site = {}, store = memoryStore(), isUsedUp = false, hasRoom = true } = circumstances;
  const sites = [{ name: "a", start: [`${ORIGIN}/`], ...site }];
  const config = parseCrawlConfig(JSON.stringify({ sites }), "test");
  const [rules] = config.sites;
  beginNight(store, "a", 1, AT);
  const night = openNight(store, "a");
  if (rules === undefined || night === null) throw new Error("no site");
  const events: CrawlEvent[] = [];
  const asked: unknown[] = [];
  let next: FetchResult = { kind: "interrupted" };
  // Of the classes only what a visit uses.
  const client = { fetch: async (_: string, __: string, known: unknown) => (asked.push(known), next) } as unknown as SiteClient;
  const pages = { ask: async (task: Parameters<typeof doPageTask>[0]) => doPageTask(task) } as unknown as PageReader;
  const take: Batch["take"] = async (found, options) => {
    const bytes = found.kind === "file" ? await found.read() : null;
    const isBad = bytes === null || Buffer.from(bytes).toString().startsWith("bad");
    const settled: Settled = {
      location: found.path,
      sha256: bytes === null ? null : shaOf(bytes),
      outcome: isBad ? "failed" : "new",
    };
    options?.onSettled?.(settled);
    return { done: Promise.resolve() };
  };
  const batch = { parts: { store }, write: async (work: () => unknown) => work(), hasRoom: async () => hasRoom, take };
  const visit: Visit = {
    config,
    site: rules,
    night,
    nightNumber: night.night_id,
    client,
    pages,
    budget: { isUsedUp: () => isUsedUp } as Visit["budget"],
    batch: batch as unknown as Batch,
    limits: DEFAULT_COLLECT_LIMITS,
    rules: "rules",
    onEvent: (event) => void events.push(event),
    restless: [],
  };
  const url = (url_id: number): CrawlUrl => {
    const found = findUrl(store, url_id);
    if (found === null) throw new Error(`no URL ${url_id}`);
    return found;
  };
  const link = { purpose: "document", is_list: false, depth: 1, text: "" } as const;
  return {
    store,
    visit,
    events,
    asked,
    url,
    answer: (result) => {
      next = result;
    },
    note: (discovery, page) => {
      noteLinks(store, night, page ?? null, [{ ...link, url: `${ORIGIN}${discovery.identity}`, ...discovery }], AT);
      const sql = "SELECT url_id FROM crawl_urls WHERE identity = ?";
      return url(Number(store.statement(sql).pluck().get(discovery.identity)));
    },
    nextNight: () => {
      store.db.exec(`UPDATE crawl_nights SET ended_at = '${AT}', outcome = 'complete'`);
      return visiting({ ...circumstances, store });
    },
  };
}
