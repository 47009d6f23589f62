import { openStore, readRecords } from "@jixiao/store";
import { isDeepStrictEqual } from "node:util";
import { parseCrawlConfig } from "../crawl/config/read-config.ts";
import type { CrawlConfig } from "../crawl/config/schema.ts";
import { crawl } from "../crawl/crawl.ts";
import { crawlExitCodes, type CrawlSummary } from "../crawl/summary.ts";
import { faultsAfter } from "./disturb.ts";
import { type ExpectedNight, expectCrawls, type Rules } from "./expected-crawl.ts";
import { type LivingSite, makeLivingSite } from "./living-site.ts";
import { openTestSite, type TestSite } from "./test-site.ts";
import type { Workplace } from "./workplace.ts";

export interface SoakOptions {
  readonly nights: number;
  /** At the beginning; more come. */
  readonly documents: number;
  readonly seed: number;
  readonly onNight?: (text: string) => void;
}

export interface SoakResult {
  readonly nights: number;
  readonly versions: number;
  readonly events: number;
  /** Changes between versions. */
  readonly changes: number;
  /** Nights by exit code; a night of several runs counts with each. */
  readonly exitCodes: Readonly<Record<string, number>>;
  /** Resident memory in MB after each night. */
  readonly memory: readonly number[];
  readonly faults: readonly string[];
}

const rules: Rules = { goneAfter: 2, restlessNights: 4, unconditionalNights: 5 };
/** Memory after the first nights, in which caches fill, and after the last may differ by this. */
const MEMORY_TOLERANCE_MB = 64;
const NIGHTS_FOR_MEMORY = 20;

/**
 * Crawls a site night by night that changes by a seed: documents come, move, change, are made again, go and come back,
 * fail, are slow, never keep still or are kept back by a server that lies; pages fail, and are hostile. After each night
 * versions, marks of absence, contents and exit code must be what the site did; at the end doctor must find nothing.
 */
export async function soakNights(place: Workplace, { nights, documents, seed, onNight }: SoakOptions): Promise<SoakResult> {
  const server = await openTestSite();
  const site = makeLivingSite(server, seed, documents);
  const expected = expectCrawls(rules);
  const faults: string[] = [];
  const exitCodes: Record<string, number> = {};
  const memory: number[] = [];
  try {
    for (let night = 1; night <= nights; night += 1) {
      site.nextDay();
      const summaries = await crawlNight(place, server, site);
      for (const { outcome } of summaries) exitCodes[crawlExitCodes[outcome]] = (exitCodes[crawlExitCodes[outcome]] ?? 0) + 1;
      const ids = idsOf(place, server);
      const wanted = expected.night(site, (path) => ids.get(path) ?? null);
      const found = faultsOfNight(summaries, wanted);
      const compare = (name: string, actual: unknown, right: unknown): void => {
        if (!isDeepStrictEqual(actual, right)) found.push(`${name}: ${differences(actual, right)}`);
      };
      compare("versions", versionsOf(place, server), sorted(expected.versions()));
      compare("absence", eventsOf(place, server), sorted(expected.events()));
      compare("contents", contentsOf(place, server), sorted(expected.contents()));
      compare("changes", changesWithout(place), []);
      faults.push(...found.map((fault) => `night ${night} (${site.weather}): ${fault}`));
      memory.push(Math.round(process.memoryUsage().rss / 1024 / 1024));
      onNight?.(`night ${night}: ${site.weather}, ${wanted.ended}, ${memory.at(-1) ?? 0} MB, ${found.length} faults`);
    }
    faults.push(...memoryFaults(memory), ...(await faultsAfter(place, "end")));
    const count = (table: string): number => Number(rows(place, `SELECT count(*) FROM ${table}`)[0]?.[0]);
    const counts = { versions: count("document_versions"), events: count("document_events"), changes: count("document_changes") };
    return { nights, ...counts, exitCodes, memory, faults };
  } finally {
    await server.close();
  }
}

/** One run, or two where the budget of the first is too small. */
async function crawlNight(place: Workplace, server: TestSite, { weather }: LivingSite): Promise<CrawlSummary[]> {
  const first = weather === "little_budget" ? [await crawl(configOf(server, 7), place.options)] : [];
  return [...first, await crawl(configOf(server, 100_000), place.options)];
}

function configOf({ origin }: TestSite, requests: number): CrawlConfig {
  const config = {
    gone_after_nights: rules.goneAfter,
    nights_apart_hours: 0,
    fewer_ratio: 0.3,
    restless_nights: rules.restlessNights,
    unconditional_nights: rules.unconditionalNights,
    budget: { requests },
    sites: [
      {
        name: "living",
        start: [`${origin}/list/`],
        delay_seconds: 0,
        allow_hosts: ["127.0.0.1"],
        limits: { attempts: 1, retry_wait_seconds: 0 },
      },
    ],
  };
  return parseCrawlConfig(JSON.stringify(config), "soak");
}

function faultsOfNight(summaries: readonly CrawlSummary[], wanted: ExpectedNight): string[] {
  const last = summaries.at(-1);
  const [night] = last?.sites ?? [];
  if (last === undefined || night === undefined) return ["no night"];
  const faults: string[] = [];
  if (night.ended !== wanted.ended) faults.push(`ended as ${night.ended}, not ${wanted.ended}: ${JSON.stringify(night.reason)}`);
  const code = crawlExitCodes[last.outcome];
  if (code !== wanted.exitCode) faults.push(`exit code ${code}, not ${wanted.exitCode}`);
  if (night.warnings.some(({ code: warning }) => warning === "restless") !== wanted.isRestless)
    faults.push("restless documents are not told, or others are");
  const cut = summaries.slice(0, -1).filter(({ outcome }) => outcome !== "budget_reached");
  return [...faults, ...cut.map(({ outcome }) => `a run with little budget ended as ${outcome}`), ...last.unexpected];
}

function memoryFaults(memory: readonly number[]): string[] {
  if (memory.length < NIGHTS_FOR_MEMORY) return [];
  const early = Math.max(...memory.slice(5, 10));
  const late = Math.min(...memory.slice(-5));
  return late > early + MEMORY_TOLERANCE_MB ? [`memory grew from ${early} to ${late} MB`] : [];
}

type Row = readonly (string | number | null)[];

function rows(place: Workplace, sql: string): Row[] {
  const store = openStore(place.options.store, { readonly: true });
  try {
    return store.db.prepare(sql).raw().all() as Row[];
  } finally {
    store.close();
  }
}

const ofDocuments = "url LIKE '%/d/%'";

function idsOf(place: Workplace, { origin }: TestSite): Map<string, number> {
  return new Map(
    rows(place, `SELECT url, url_id FROM crawl_urls WHERE ${ofDocuments}`).map(([url, id]) => [
      String(url).replace(origin, ""),
      Number(id),
    ]),
  );
}

function grouped(found: readonly Row[], origin: string): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [url, value] of found) (groups[String(url).replace(origin, "")] ??= []).push(String(value));
  return sorted(groups);
}

function versionsOf(place: Workplace, { origin }: TestSite): unknown {
  return grouped(
    rows(
      place,
      `SELECT u.url, v.comparison FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE ${ofDocuments} ORDER BY v.version`,
    ),
    origin,
  );
}

function eventsOf(place: Workplace, { origin }: TestSite): unknown {
  return grouped(
    rows(
      place,
      `SELECT u.url, e.event FROM document_events e JOIN crawl_urls u USING (url_id) WHERE ${ofDocuments} ORDER BY e.event_id`,
    ),
    origin,
  );
}

/** Path → what the records of its last readable version say. */
function contentsOf(place: Workplace, { origin }: TestSite): unknown {
  const found = rows(
    place,
    `SELECT u.url, v.sha256 FROM document_versions v JOIN crawl_urls u USING (url_id) WHERE ${ofDocuments} AND v.comparison <> 'unreadable'
       AND NOT EXISTS (SELECT 1 FROM document_versions w WHERE w.url_id = v.url_id AND w.version > v.version AND w.comparison <> 'unreadable')`,
  );
  const store = openStore(place.options.store, { readonly: true });
  try {
    const textOf = (sha256: string): string => ([...readRecords(store, { sha256 })][0]?.project_name ?? "").replace(/ 1$/, "");
    return sorted(Object.fromEntries(found.map(([url, sha256]) => [String(url).replace(origin, ""), textOf(String(sha256))])));
  } finally {
    store.close();
  }
}

/** Versions that are said to have changed without a change, or to be equal with one. */
function changesWithout(place: Workplace): unknown {
  return rows(
    place,
    `SELECT version_id, comparison FROM document_versions v WHERE (comparison IN ('changed', 'first')) <> EXISTS (SELECT 1 FROM document_changes c WHERE c.version_id = v.version_id)`,
  );
}

function sorted<Value>(object: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first entries that differ, for a message. */
function differences(actual: unknown, right: unknown): string {
  const of = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null ? { ...value } : {});
  const [a, b] = [of(actual), of(right)];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !isDeepStrictEqual(a[key], b[key]));
  return keys
    .slice(0, 3)
    .map((key) => `${key}: ${JSON.stringify(a[key])}, not ${JSON.stringify(b[key])}`)
    .join("; ");
}
