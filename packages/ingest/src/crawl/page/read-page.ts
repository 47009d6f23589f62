import type { CheerioAPI } from "cheerio/slim";
import { createHash } from "node:crypto";
import { decodePage } from "./decode-page.ts";
import { type Link, linksOf } from "./links.ts";
import { loadPage } from "./load-page.ts";
import { type Pagination, paginationOf } from "./pagination.ts";
import { type PagePicture, picturesIn } from "./pictures.ts";
import { squeeze, textUpTo } from "./text-of.ts";
import { resolveUrl } from "./urls.ts";

/** Raised when pages are understood in another way: pages read before are then read again, unchanged or not. */
export const PAGE_READER_VERSION = 3;

/** What a page says that matters to a crawl. */
export interface PageContent {
  /** Its heading, or its title. */
  readonly title: string;
  readonly links: readonly Link[];
  /** Pictures in its article that may hold a form. */
  readonly pictures: readonly PagePicture[];
  readonly pagination: Pagination;
  /**
   * Hash of its tables' text where they look like an objective form: then the page is a document itself. Null where
   * they do not. It stays the same where only clocks, counters and templates change.
   */
  readonly formHash: string | null;
  /** True where there is a selector and it matches nothing on the page. */
  readonly selectorMatchesNothing: boolean;
}

/**
 * Reads a page in whatever encoding it is. `selector` marks the links inside what it matches.
 * @throws PageTooComplex for its content, else nothing.
 */
export function readPage(
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
  selector: string | null = null,
): PageContent {
  const $ = loadPage(decodePage(bytes, contentType));
  const base = resolveUrl($("base[href]").first().attr("href") ?? "", url) ?? url;
  const forms = innerTables($)
    .map((table) => squeeze($(table).text()))
    .filter((text) => holdsForm(text));
  return {
    title: textUpTo($("h1")[0], MAX_TITLE) || textUpTo($("title")[0], MAX_TITLE),
    links: linksOf($, base, selector),
    pictures: picturesIn($, base),
    pagination: paginationOf($, url, base),
    formHash: forms.length === 0 ? null : createHash("sha256").update(forms.join("\n")).digest("hex"),
    selectorMatchesNothing: selector !== null && $(selector).length === 0,
  };
}

/** More of a title tells nothing. */
const MAX_TITLE = 500;

/** Tables without tables inside. Each table is met once on the way up from those inside it. */
function innerTables($: CheerioAPI): ReturnType<CheerioAPI>[number][] {
  const outer = new Set<unknown>();
  const tables = $("table").toArray();
  for (const table of tables) {
    for (let up = table.parent; up !== null && !outer.has(up); up = up.parent) outer.add(up);
  }
  return tables.filter((table) => !outer.has(table));
}

/** True for a text with the heads that every 绩效目标表 has (财预〔2015〕88号, 附件). */
export function holdsForm(text: string): boolean {
  const packed = text.replaceAll(/\s/g, "");
  return ["一级指标", "二级指标", "三级指标"].every((head) => packed.includes(head));
}
