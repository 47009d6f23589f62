import { smallPicture } from "@jixiao/parsers/small-picture";
import {
  findUrl,
  linkedIdentities,
  noteLinks,
  noteWarning,
  type CrawlUrl,
  type Discovery,
  type UrlProblem,
  type UrlState,
} from "@jixiao/store";
import { sha256Of } from "../archive/archive.ts";
import { boundList } from "./bound-list.ts";
import type { Fetched } from "./net/fetch-result.ts";
import { noFingerprint } from "./net/validators.ts";
import type { ChosenLink } from "./page/choose-links.ts";
import type { ReadPage } from "./page/page-tasks.ts";
import { hasDocumentMagic, looksLikeHtml, mediaOf } from "./page/recognize-answer.ts";
import { takeBody, warnOfLies } from "./visit-document.ts";
import {
  excluded,
  isExcluded,
  keepLinks,
  knownFingerprint,
  recognize,
  settle,
  settleProblem,
  settleWithout,
  type Visit,
  type VisitEnd,
} from "./visit.ts";

/**
 * Fetches a page and notes what it leads to. An unchanged page costs one request: its links are known. A page with forms
 * in it is a document as well; what turns out to be a file is one from now on.
 */
export async function visitPage(visit: Visit, url: CrawlUrl): Promise<VisitEnd> {
  if (isExcluded(visit, url)) return settleProblem(visit, url, excluded, "refused");
  const isKnown = url.sha256 !== null && url.read_with === visit.rules;
  const answer = await visit.client.fetch(url.url, "page", isKnown ? knownFingerprint(visit, url) : noFingerprint);
  if (answer.kind === "not_modified") return unchanged(visit, url, {});
  if (answer.kind !== "fetched") return settleWithout(visit, url, answer);
  const media = mediaOf("", answer.bytes) ?? smallPicture(answer.bytes);
  if (media !== null) return settleProblem(visit, url, { code: "not_wanted", reason: media }, "refused");
  if (isDocument(answer, visit)) return takeBody(visit, url, answer, { purpose: "document" });
  const most = visit.site.limits.page_megabytes;
  if (answer.bytes.length > most * 1024 * 1024)
    return settleProblem(visit, url, { code: "too_large", reason: `more than ${most} MB of page` });
  const problem = await recognize(visit, answer, "page");
  if (problem !== null) return settleProblem(visit, url, problem);
  if (isKnown && sha256Of(answer.bytes) === url.sha256) return unchanged(visit, url, answer.validators);
  if (isKnown) await warnOfLies(visit, url, answer);
  return readAnswer(visit, url, answer);
}

async function unchanged(visit: Visit, url: CrawlUrl, state: Omit<UrlState, "result">): Promise<VisitEnd> {
  return settle(visit, url, { result: "unchanged", ...state }, (at) => keepLinks(visit, url, at));
}

/** By its first bytes, or by a type of the configuration's where those say nothing and it is no HTML. */
function isDocument({ bytes, headers }: Fetched, { site }: Visit): boolean {
  if (hasDocumentMagic(bytes)) return true;
  const type = headers["content-type"] ?? "";
  return !looksLikeHtml(bytes, type) && site.documents.content_types.some((start) => type.toLowerCase().startsWith(start));
}

async function readAnswer(visit: Visit, url: CrawlUrl, answer: Fetched): Promise<VisitEnd> {
  const { site, pages } = visit;
  const read = await pages.ask({
    kind: "read",
    bytes: answer.bytes,
    contentType: answer.headers["content-type"] ?? null,
    at: { url: answer.finalUrl, depth: url.depth, hosts: hostsOf(visit, url, answer) },
    rules: { follow: site.follow, documents: site.documents },
  });
  if (read.kind === "failed") return settleProblem(visit, url, { code: read.code, reason: read.reason });
  if (read.kind === "recognized") throw new Error("the page reader answered another question");
  return takePage(visit, url, answer, read.page);
}

async function takePage(visit: Visit, url: CrawlUrl, answer: Fetched, page: ReadPage): Promise<VisitEnd> {
  const { store } = visit.batch.parts;
  if (page.linkCount + page.pagination.urls.length === 0 && page.formHash === null && url.is_list === 1)
    return settleProblem(visit, url, { code: "no_links", reason: "not one link, perhaps because scripts build the page" });
  const { links, problem: endless } = boundList(visit, url, page.chosen);
  const note = (at: string): void => {
    noteLinks(store, visit.night, url.url_id, links.map(discoveryOf), at);
    if (page.selectorMatchesNothing && url.is_list === 1) noteSelector(visit, url);
  };
  const problem = brokenPagination(page) ?? repeats(visit, url, links) ?? endless;
  // Read anew every night until it is mended: no fingerprint is kept.
  if (problem !== null) return settle(visit, url, { result: "failed", problem, sha256: null }, note);
  const state = { sha256: sha256Of(answer.bytes), read_with: visit.rules, form_hash: page.formHash, ...answer.validators };
  if (page.formHash !== null && page.formHash !== url.form_hash) return takeBody(visit, url, answer, state, note);
  const relaxed_tls = answer.relaxedTls ? 1 : 0;
  return settle(visit, url, { result: url.sha256 === null ? "new" : "changed", relaxed_tls, ...state }, note);
}

/** The start pages' hosts, as written and as redirected, and the host of the page itself. */
function hostsOf({ site }: Visit, { url, found_on }: CrawlUrl, { finalUrl }: Fetched): ReadonlySet<string> {
  return new Set([...site.start, url, ...(found_on === null ? [finalUrl] : [])].map((href) => new URL(href).host));
}

function discoveryOf({ isListPage, isRefresh, ...link }: ChosenLink): Discovery {
  return { ...link, is_list: isListPage, is_refresh: isRefresh };
}

function noteSelector({ batch, night, site }: Visit, { url }: CrawlUrl): void {
  const reason = `${url}: follow.selector ${site.follow.selector ?? ""} matches nothing there (选择器未匹配到内容)`;
  noteWarning(batch.parts.store, night.night_id, { code: "selector_matches_nothing", reason });
}

function brokenPagination({ pagination }: ReadPage): UrlProblem | null {
  return pagination.broken === null ? null : { code: "pagination", reason: pagination.broken };
}

/** A further list page that leads to the very same as the one it was found on: the server ignores the page's number. */
function repeats({ batch }: Visit, url: CrawlUrl, links: readonly ChosenLink[]): UrlProblem | null {
  const { store } = batch.parts;
  const before = url.is_list === 1 && url.found_on !== null ? findUrl(store, url.found_on) : null;
  if (before === null || before.is_list === 0) return null;
  const here = links.filter(({ isListPage }) => !isListPage).map(({ identity }) => identity);
  const there = linkedIdentities(store, before.url_id);
  const isSame = here.length > 0 && here.length === there.length && new Set([...here, ...there]).size === here.length;
  return isSame ? { code: "pagination", reason: `it lists the same as ${before.url}` } : null;
}
