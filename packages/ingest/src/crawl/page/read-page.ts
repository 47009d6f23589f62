import { load } from "cheerio";
import { createHash } from "node:crypto";
import { decodePage } from "./decode-page.ts";
import { type Link, linksOf, squeeze } from "./links.ts";
import { type Pagination, paginationOf } from "./pagination.ts";
import { resolveUrl } from "./urls.ts";

/** Raised when pages are understood in another way: pages read before are then read again, unchanged or not. */
export const PAGE_READER_VERSION = 1;

/** What a page says that matters to a crawl. */
export interface PageContent {
  /** Its heading, or its title. */
  readonly title: string;
  readonly links: readonly Link[];
  readonly pagination: Pagination;
  /**
   * Hash of its tables' text where they look like an objective form: then the page is a document itself. Null where
   * they do not. It stays the same where only clocks, counters and templates change.
   */
  readonly formHash: string | null;
}

/** Reads a page in whatever encoding it is. `selector` marks the links inside what it matches. Never throws for its content. */
export function readPage(
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
  selector: string | null = null,
): PageContent {
  const $ = load(decodePage(bytes, contentType));
  const base = resolveUrl($("base[href]").first().attr("href") ?? "", url) ?? url;
  const tables = $("table")
    .toArray()
    .filter((table) => $(table).find("table").length === 0);
  const forms = tables.map((table) => squeeze($(table).text())).filter((text) => holdsForm(text));
  return {
    title: squeeze($("h1").first().text()) || squeeze($("title").first().text()),
    links: linksOf($, base, selector),
    pagination: paginationOf($, url, base),
    formHash: forms.length === 0 ? null : createHash("sha256").update(forms.join("\n")).digest("hex"),
  };
}

/** True for a text with the heads that every 绩效目标表 has (财预〔2015〕88号, 附件). */
export function holdsForm(text: string): boolean {
  const packed = text.replaceAll(/\s/g, "");
  return ["一级指标", "二级指标", "三级指标"].every((head) => packed.includes(head));
}
