import type { NightNotice, UrlProblem } from "@jixiao/store";
import type { CrawlConfig, SiteConfig } from "./config/schema.ts";
import { Budget } from "./net/budget.ts";
import { Pace } from "./net/pace.ts";
import type { RobotsEntry } from "./net/robots.ts";
import { SiteClient } from "./net/site-client.ts";
import type { ChosenLink } from "./page/choose-links.ts";
import { PageReader } from "./page/page-reader.ts";
import { hasDocumentMagic, LOOKED_AT_BYTES } from "./page/recognize-answer.ts";
import { identityOf } from "./page/urls.ts";

export interface DryRunOptions {
  /** Only these sites of the configuration; all where not given. */
  readonly sites?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A start page or a further page of its list that was looked at. */
export interface DryPage {
  readonly url: string;
  /** What it leads to. */
  readonly documents: number;
  readonly pages: number;
  readonly problem: UrlProblem | null;
}

/** What a crawl of a site would begin with. */
export interface DrySite {
  readonly site: string;
  readonly lists: readonly DryPage[];
  /** Documents that the lists lead to; a crawl finds those of the articles too. */
  readonly documents: readonly { readonly url: string; readonly text: string }[];
  /** Articles that a crawl would look at. */
  readonly pages: readonly { readonly url: string; readonly text: string }[];
  /** Links that `exclude` leaves out. */
  readonly excluded: number;
  readonly warnings: readonly NightNotice[];
  /** True where the budget or an interrupt ended it before all list pages were read. */
  readonly cut: boolean;
}

/**
 * Tells what a configuration would fetch: reads robots.txt, the start pages and the further pages of their lists, with all
 * manners of a crawl, and fetches and stores nothing else.
 */
export async function dryRun(config: CrawlConfig, options: DryRunOptions = {}): Promise<DrySite[]> {
  const budget = new Budget(config.budget);
  const pace = new Pace();
  const pages = new PageReader();
  const signal = options.signal ?? new AbortController().signal;
  const found: DrySite[] = [];
  try {
    for (const site of config.sites.filter(({ name }) => options.sites?.includes(name) ?? true)) {
      const kept = new Map<string, RobotsEntry>();
      const robots = {
        get: (origin: string) => kept.get(origin) ?? null,
        put: async (origin: string, entry: RobotsEntry) => void kept.set(origin, entry),
      };
      const client = new SiteClient({ config, site, budget, pace, robots, signal });
      try {
        found.push(await walkLists(site, client, pages));
      } finally {
        await client.close();
      }
    }
  } finally {
    await pages.close();
  }
  return found;
}

interface ToRead {
  readonly url: string;
  readonly depth: number;
  readonly refreshes: number;
}

async function walkLists(site: SiteConfig, client: SiteClient, pages: PageReader): Promise<DrySite> {
  const toRead: ToRead[] = site.start.map((url) => ({ url, depth: 0, refreshes: 0 }));
  const seen = new Set(site.start.map(identityOf));
  const links = new Map<string, ChosenLink>();
  const lists: DryPage[] = [];
  const warnings: NightNotice[] = [];
  let excluded = 0;
  let cut = false;
  const most = site.limits.list_pages * site.start.length;
  for (let page = toRead.shift(); page !== undefined; page = toRead.shift()) {
    if (lists.length >= site.start.length + most) {
      lists.push({
        url: page.url,
        documents: 0,
        pages: 0,
        problem: { code: "pagination", reason: `more than ${most} further pages` },
      });
      break;
    }
    const look = await lookAt(page, site, client, pages);
    if (look === null) {
      cut = true;
      break;
    }
    lists.push(look.page);
    if (look.selectorMatchesNothing)
      warnings.push({
        code: "selector_matches_nothing",
        reason: `${page.url}: follow.selector ${site.follow.selector ?? ""} matches nothing there`,
      });
    for (const link of look.links) {
      if (seen.has(link.identity)) continue;
      seen.add(link.identity);
      if (site.exclude.some((pattern) => pattern.test(link.url) || pattern.test(link.text))) excluded += 1;
      else if (!link.isListPage) links.set(link.identity, link);
      else if (link.isRefresh && page.refreshes >= site.limits.redirects) continue;
      else toRead.push({ url: link.url, depth: link.depth, refreshes: link.isRefresh ? page.refreshes + 1 : 0 });
    }
  }
  const of = (purpose: ChosenLink["purpose"]): { url: string; text: string }[] =>
    [...links.values()].filter((link) => link.purpose === purpose).map(({ url, text }) => ({ url, text }));
  return { site: site.name, lists, documents: of("document"), pages: of("page"), excluded, warnings, cut };
}

interface Look {
  readonly page: DryPage;
  readonly links: readonly ChosenLink[];
  readonly selectorMatchesNothing: boolean;
}

/** Null where the run is over. */
async function lookAt({ url, depth }: ToRead, site: SiteConfig, client: SiteClient, pages: PageReader): Promise<Look | null> {
  const nothing = (problem: UrlProblem): Look => ({
    page: { url, documents: 0, pages: 0, problem },
    links: [],
    selectorMatchesNothing: false,
  });
  const answer = await client.fetch(url, "page");
  switch (answer.kind) {
    case "budget_reached":
    case "interrupted":
      return null;
    case "not_modified":
      return nothing({ code: "bad_response", reason: "304 to a question that was not asked" });
    case "gone":
      return nothing({ code: "not_there", reason: `the server answers with status ${answer.status}` });
    case "refused":
      return nothing({ code: answer.by, reason: answer.reason });
    case "failed":
      return nothing({ code: answer.code, reason: answer.reason });
    case "fetched":
  }
  const { bytes, headers, finalUrl, status } = answer;
  if (hasDocumentMagic(bytes)) return nothing({ code: "empty", reason: "a document, not a page" });
  if (bytes.length > site.limits.page_megabytes * 1024 * 1024)
    return nothing({ code: "too_large", reason: "larger than limits.page_megabytes" });
  const known = await pages.ask({
    kind: "recognize",
    status,
    headers,
    bytes: bytes.subarray(0, LOOKED_AT_BYTES),
    purpose: "page",
  });
  if (known.kind === "failed") return nothing({ code: known.code, reason: known.reason });
  if (known.kind === "recognized" && known.notContent !== null)
    return nothing({ code: known.notContent.kind, reason: known.notContent.evidence });
  const hosts = new Set([...site.start, url, finalUrl].map((href) => new URL(href).host));
  const contentType = headers["content-type"] ?? null;
  const at = { url: finalUrl, depth, hosts };
  const read = await pages.ask({
    kind: "read",
    bytes,
    contentType,
    at,
    rules: { follow: site.follow, documents: site.documents },
  });
  if (read.kind !== "read")
    return nothing(
      read.kind === "failed" ? { code: read.code, reason: read.reason } : { code: "page_reader", reason: "no answer" },
    );
  const { chosen, pagination, linkCount, selectorMatchesNothing } = read.page;
  const count = (purpose: ChosenLink["purpose"]): number =>
    chosen.filter((link) => link.purpose === purpose && !link.isListPage).length;
  const problem: UrlProblem | null =
    pagination.broken !== null
      ? { code: "pagination", reason: pagination.broken }
      : linkCount === 0
        ? { code: "no_links", reason: "not one link, perhaps because scripts build the page" }
        : null;
  return { page: { url, documents: count("document"), pages: count("page"), problem }, links: chosen, selectorMatchesNothing };
}
