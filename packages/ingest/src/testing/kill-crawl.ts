import { openStore } from "@jixiao/store";
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { clear, faultsAfter, randomFrom, runUntil, startBatch, tracesOf, type TimedEnd, type Traces } from "./disturb.ts";
import type { KillResult, KillTest } from "./kill-import.ts";
import { makeZip } from "./make-zip.ts";
import { openTestSite, type TestSite } from "./test-site.ts";
import type { Workplace } from "./workplace.ts";

/** What a crawl leaves behind, without times. */
interface CrawlTraces extends Traces {
  readonly crawled: readonly unknown[];
}

/** Of a crawl's time: what kills leave is taken up, so later kills meet its later parts. */
const KILL_WITHIN = 0.6;

/**
 * Crawls a site on two nights, between which it changes, in a process that is killed at a random moment, again and again
 * on what the kills before left. After each kill doctor must find nothing wrong; after the second night there must be what
 * two undisturbed nights leave: records, failures, URLs, versions and changes.
 */
export async function killCrawls(place: Workplace, { kills, documents, seed, onKill }: KillTest): Promise<KillResult> {
  const site = await openTestSite();
  try {
    const { expected, whole } = await undisturbedNights(place, site, documents);
    const random = randomFrom(seed);
    const faults: string[] = [];
    let killed = 0;
    let completed = 0;
    while (killed < kills || completed === 0) {
      for (const night of [1, 2] as const) {
        fillSite(site, documents, night);
        for (;;) {
          const afterMs = killed < kills ? random() * whole * KILL_WITHIN : Infinity;
          const end = await crawlUntil(place, site, afterMs);
          if (end.signal !== "SIGKILL") {
            if (end.code !== 0) faults.push(`crawl ended with ${end.code}: ${end.stderr}`);
            break;
          }
          killed += 1;
          onKill?.(killed, afterMs);
          if (existsSync(place.options.store))
            faults.push(...(await faultsAfter(place, `kill ${killed} after ${afterMs.toFixed(0)} ms`)));
        }
      }
      completed += 1;
      faults.push(...(await faultsAfter(place, `end ${completed}`)));
      if (!isDeepStrictEqual(traces(place), expected)) faults.push(`end ${completed}: not what undisturbed nights leave`);
      clear(place);
    }
    return { kills: killed, completed, faults };
  } finally {
    await site.close();
  }
}

async function undisturbedNights(
  place: Workplace,
  site: TestSite,
  documents: number,
): Promise<{ readonly expected: CrawlTraces; readonly whole: number }> {
  let whole = 0;
  for (const night of [1, 2] as const) {
    fillSite(site, documents, night);
    const end = await crawlUntil(place, site, Infinity);
    whole = Math.max(whole, end.tookMs);
    if (end.code !== 0) throw new Error(`the undisturbed crawl ended with ${end.code}: ${end.stderr}`);
  }
  const expected = traces(place);
  clear(place);
  return { expected, whole };
}

/** Lists of ten documents each: ordinary, failing, equal, and in archives; on the second night one in five is another. */
function fillSite({ pages }: TestSite, documents: number, night: 1 | 2): void {
  pages.clear();
  const lists = Math.ceil(documents / 10);
  for (let list = 0; list < lists; list += 1) {
    const names = Array.from({ length: 10 }, (_, i) => list * 10 + i).filter(
      (n) => n < documents && !(night === 2 && n % 17 === 16),
    );
    const links = names.map((n) => `<li><a href="/d/${n}.${n % 10 === 7 ? "zip" : "txt"}">绩效目标表${n}</a></li>`).join("");
    const body = `<html><body><ul>${links}</ul><script>createPageHTML(${lists},${list},"index","html")</script></body></html>`;
    pages.set(list === 0 ? "/list/" : `/list/index_${list}.html`, { body });
    for (const n of names) {
      const text = textOf(n, night);
      if (n % 10 === 7)
        pages.set(`/d/${n}.zip`, {
          body: makeZip([
            { name: "甲.txt", data: text },
            { name: "乙.txt", data: `1 forms of ${n}` },
          ]),
          type: "application/zip",
        });
      else pages.set(`/d/${n}.txt`, { body: text, type: "text/plain" });
    }
  }
}

function textOf(n: number, night: 1 | 2): string {
  if (n % 10 === 3) return `damaged ${n}`;
  if (n % 10 === 5) return "1 forms, the same bytes at many places";
  return `${(n % 3) + 1} forms of ${n}${n % 5 === 1 ? `, night ${night}` : ""}`;
}

async function crawlUntil(place: Workplace, site: TestSite, afterMs: number): Promise<TimedEnd> {
  const config = {
    gone_after_nights: 1,
    nights_apart_hours: 0,
    fewer_ratio: 0.5,
    sites: [{ name: "test", start: [`${site.origin}/list/`], delay_seconds: 0, concurrency: 2, allow_hosts: ["127.0.0.1"] }],
  };
  return runUntil(startBatch("crawl-main.ts", [JSON.stringify(config), JSON.stringify(place.options)]), afterMs);
}

function traces(place: Workplace): CrawlTraces {
  const store = openStore(place.options.store, { readonly: true });
  const all = (sql: string): unknown[] => store.db.prepare(sql).raw().all();
  try {
    const crawled = [
      all("SELECT url, purpose, is_list, depth, sha256, etag, gone_at IS NULL FROM crawl_urls ORDER BY url"),
      all("SELECT location, version, sha256, comparison, compared_with FROM document_versions ORDER BY location, version"),
      all(
        "SELECT p.url, u.url FROM crawl_links l JOIN crawl_urls p ON p.url_id = l.page_id JOIN crawl_urls u USING (url_id) ORDER BY 1, 2",
      ),
      all(
        `SELECT v.location, v.version, c.seq, c.change, c.part, c.field, c.old_value, c.new_value, c.project_name
         FROM document_changes c JOIN document_versions v USING (version_id) ORDER BY 1, 2, 3`,
      ),
      all("SELECT u.url, e.event FROM document_events e JOIN crawl_urls u USING (url_id) ORDER BY 1, e.event_id"),
    ];
    return { ...tracesOf(place), crawled };
  } finally {
    store.close();
  }
}
