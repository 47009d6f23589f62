import { isSeen, listLength, placeInList, type CrawlUrl, type UrlProblem } from "@jixiao/store";
import type { ChosenLink } from "./page/choose-links.ts";
import type { Visit } from "./visit.ts";

/** The links of a page that may be gone on with, and what is wrong with the list where some may not. */
export interface BoundedLinks {
  readonly links: readonly ChosenLink[];
  readonly problem: UrlProblem | null;
}

/**
 * Keeps lists to `limits.list_pages` further pages, and pages that only send on to as many in a row as redirects. A list
 * that a program makes has a next page for ever, and nothing on the page tells.
 */
export function boundList(visit: Visit, url: CrawlUrl, links: readonly ChosenLink[]): BoundedLinks {
  const { store } = visit.batch.parts;
  const { list_pages, redirects } = visit.site.limits;
  const { list_id, refreshes } = placeInList(store, url.url_id);
  if (refreshes >= redirects && links.some(({ isListPage, isRefresh }) => isListPage && isRefresh)) {
    const reason = `${refreshes} pages in a row did nothing but send on to it, and it sends on too (循环跳转)`;
    return { links: links.filter(({ isRefresh }) => !isRefresh), problem: { code: "redirects", reason } };
  }
  const further = links.filter(({ isListPage, identity }) => isListPage && !isSeen(store, visit.night, identity));
  const room = Math.max(0, list_pages - listLength(store, list_id, visit.night.night_id));
  if (further.length <= room) return { links, problem: null };
  const left = new Set(further.slice(room));
  const reason = `the list has more than ${list_pages} further pages (limits.list_pages); the rest was left (列表分页过多)`;
  return { links: links.filter((link) => !left.has(link)), problem: { code: "pagination", reason } };
}
