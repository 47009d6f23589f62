import { findUrl, linkedIdentities, noteKnownLinks, noteLinks, type CrawlUrl, type UrlState } from "@jixiao/store";
import { sha256Of } from "../archive/archive.ts";
import type { Fetched } from "./net/fetch-result.ts";
import { chooseLinks, type ChosenLink } from "./page/choose-links.ts";
import { readPage } from "./page/read-page.ts";
import { hasDocumentMagic, looksLikeHtml, recognizeAnswer } from "./page/recognize-answer.ts";
import { noFingerprint } from "./net/validators.ts";
import { takeBody } from "./visit-document.ts";
import { knownFingerprint, settle, settleNoContent, settleWithout, type Visit, type VisitEnd } from "./visit.ts";

/**
 * Fetches a page and notes what it leads to. An unchanged page costs one request: its links are known. A page with forms
 * in it is a document as well; what turns out to be a file is one from now on.
 */
export async function visitPage(visit: Visit, url: CrawlUrl): Promise<VisitEnd> {
  const isKnown = url.sha256 !== null && url.read_with === visit.rules;
  const answer = await visit.client.fetch(url.url, "page", isKnown ? knownFingerprint(url) : noFingerprint);
  if (answer.kind === "not_modified") return unchanged(visit, url, {});
  if (answer.kind !== "fetched") return settleWithout(visit, url, answer);
  if (isDocument(answer, visit)) return takeBody(visit, url, answer, { purpose: "document" });
  if (answer.bytes.length > visit.site.limits.page_megabytes * 1024 * 1024)
    return settleNoContent(visit, url, `too_large: more than ${visit.site.limits.page_megabytes} MB of page`);
  const noContent = recognizeAnswer({ ...answer, purpose: "page" });
  if (noContent !== null) return settleNoContent(visit, url, `${noContent.kind}: ${noContent.evidence}`);
  if (isKnown && sha256Of(answer.bytes) === url.sha256) return unchanged(visit, url, answer.validators);
  return readAnswer(visit, url, answer);
}

async function unchanged(visit: Visit, url: CrawlUrl, state: Omit<UrlState, "result">): Promise<VisitEnd> {
  return settle(visit, url, { result: "unchanged", ...state }, (at) =>
    noteKnownLinks(visit.batch.parts.store, visit.night, url.url_id, at),
  );
}

/** By its first bytes, or by a type of the configuration's where those say nothing and it is no HTML. */
function isDocument({ bytes, headers }: Fetched, { site }: Visit): boolean {
  if (hasDocumentMagic(bytes)) return true;
  const type = headers["content-type"] ?? "";
  return !looksLikeHtml(bytes, type) && site.documents.content_types.some((start) => type.toLowerCase().startsWith(start));
}

async function readAnswer(visit: Visit, url: CrawlUrl, answer: Fetched): Promise<VisitEnd> {
  const { site, night, batch, rules } = visit;
  const page = readPage(answer.bytes, answer.headers["content-type"] ?? null, answer.finalUrl, site.follow.selector);
  const links = chooseLinks(page, { url: answer.finalUrl, depth: url.depth, hosts: hostsOf(visit, url, answer) }, site);
  if (page.links.length + page.pagination.urls.length === 0 && page.formHash === null && url.is_list === 1)
    return settleNoContent(visit, url, "no_links: not one link, perhaps because scripts build the page");
  const note = (at: string): void => noteLinks(batch.parts.store, night, url.url_id, links.map(discoveryOf), at);
  const broken = page.pagination.broken ?? repeats(visit, url, links);
  // Read anew every night until it is mended: no fingerprint is kept.
  if (broken !== null) return settle(visit, url, { result: "failed", problem: `pagination: ${broken}`, sha256: null }, note);
  const state = { sha256: sha256Of(answer.bytes), read_with: rules, form_hash: page.formHash, ...answer.validators };
  if (page.formHash !== null && page.formHash !== url.form_hash) return takeBody(visit, url, answer, state, note);
  const relaxed_tls = answer.relaxedTls ? 1 : 0;
  return settle(visit, url, { result: url.sha256 === null ? "new" : "changed", relaxed_tls, ...state }, note);
}

/** The start pages' hosts, as written and as redirected, and the host of the page itself. */
function hostsOf({ site }: Visit, { url, found_on }: CrawlUrl, { finalUrl }: Fetched): ReadonlySet<string> {
  return new Set([...site.start, url, ...(found_on === null ? [finalUrl] : [])].map((href) => new URL(href).host));
}

function discoveryOf({ isListPage, ...link }: ChosenLink): Parameters<typeof noteLinks>[3][number] {
  return { ...link, is_list: isListPage };
}

/** A further list page that leads to the very same as the one it was found on: the server ignores the page's number. */
function repeats({ batch }: Visit, url: CrawlUrl, links: readonly ChosenLink[]): string | null {
  const { store } = batch.parts;
  const before = url.is_list === 1 && url.found_on !== null ? findUrl(store, url.found_on) : null;
  if (before === null || before.is_list === 0) return null;
  const here = links.filter(({ isListPage }) => !isListPage).map(({ identity }) => identity);
  const there = linkedIdentities(store, before.url_id);
  const isSame = here.length > 0 && here.length === there.length && new Set([...here, ...there]).size === here.length;
  return isSame ? `it lists the same as ${before.url}` : null;
}
