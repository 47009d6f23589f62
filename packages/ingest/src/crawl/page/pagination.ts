import type { CheerioAPI } from "cheerio/slim";
import { pathsInScript } from "./links.ts";
import { squeeze, textUpTo } from "./text-of.ts";
import { resolveUrl } from "./urls.ts";

/** Further pages of a list, and what is wrong with them where they cannot be found. */
export interface Pagination {
  /** In order, the page itself left out. */
  readonly urls: readonly string[];
  /** Why pages that the list says it has cannot be reached; null where all is well. */
  readonly broken: string | null;
}

/** A list of more pages than this is a mistake of its template, or a trap. */
const MAX_PAGES = 500;
const none: Pagination = { urls: [], broken: null };

/** The further pages that a list page names: by the call its template makes, or by its links. */
export function paginationOf($: CheerioAPI, url: string, base: string): Pagination {
  const scripts = $("script:not([src])")
    .map((_, element) => $(element).text())
    .get()
    .join("\n");
  const called = pagesOfCall(scripts, url);
  if (called !== null) return called;
  const linked = pagesOfLinks($, base).filter((page) => page !== url);
  if (linked.length > 0) return { urls: [...new Set(linked)].slice(0, MAX_PAGES), broken: null };
  return countWithoutLinks($) ?? none;
}

/**
 * `createPageHTML(pageCount, current, "index", "html")` of TRS WCM and its kin, whose first page is `index.html`. Where
 * it counts its pages from 0, the second one is `index_1.html`; where from 1, `index_2.html`. Some templates put an
 * element's id and the number of entries in front. A later page names the same pages as the first and gives none.
 */
function pagesOfCall(scripts: string, url: string): Pagination | null {
  const code = scripts.replaceAll(/function\s+\w{1,100}\s*\([^)]{0,500}\)/g, ""); // a definition is no call
  const call = /\b(?:createPageHTML|createPage|createPageTurn|pageHTML)\s*\(([^()]{0,2000})\)/i.exec(code);
  if (call === null) return null;
  const args = (call[1] ?? "").split(",").map((arg) => arg.trim());
  const at = args.findIndex((arg, i) => /^\d+$/.test(arg) && /^\d+$/.test(args[i + 1] ?? "") && isText(args[i + 2]));
  const [count = 0, current = 0] = at < 0 ? [] : args.slice(at, at + 2).map(Number);
  const [name, extension] = at < 0 ? [] : args.slice(at + 2);
  const unreadable = broken(`its pagination cannot be read: ${squeeze(call[0])}`);
  if (name === undefined) return unreadable;
  if (count > MAX_PAGES) return broken(`its pagination counts ${count} pages, more than ${MAX_PAGES}`);
  const pageOf = (number: number): string => `${unquoted(name)}_${number}.${isText(extension) ? unquoted(extension) : "html"}`;
  if (current > 0 && new URL(url).pathname.endsWith(`/${pageOf(current)}`)) return none;
  if (current > 1) return unreadable;
  const numbers = Array.from({ length: Math.max(0, count - 1) }, (_, i) => i + 1 + current);
  // Relative to the page itself: the script sets it as an address, which <base> also moves, but these templates have none.
  return { urls: numbers.map((number) => resolveUrl(pageOf(number), url)).filter((page) => page !== null), broken: null };
}

const isText = (arg: string | undefined): arg is string => arg !== undefined && /^["'].*["']$/.test(arg);
const unquoted = (arg: string): string => arg.slice(1, -1);

const stepText = /^(?:下一?页|下页|后一?页|尾页|末页|最后一?页|next|>>?|»|›)$/i;
const numberText = /^\[?\d{1,3}\]?$/;
/** Characters of the longest text of a link to another page; more are not looked at. */
const LONGEST_STEP = 10;
/** Where numbered links stand that are pages, and not years or footnotes. */
const pagerClass = /page|pag(?:er|ing|ination)|fenye|fanye|turn/i;

/** `下一页`, `尾页` and numbered links in a pager, with an address or a script that names one. */
function pagesOfLinks($: CheerioAPI, base: string): string[] {
  return $("a")
    .toArray()
    .flatMap((element) => {
      const node = $(element);
      const text = textUpTo(element, LONGEST_STEP);
      const inPager =
        numberText.test(text) &&
        pagerClass.test(
          node
            .parents()
            .slice(0, 3)
            .map((_, e) => `${$(e).attr("class") ?? ""} ${$(e).attr("id") ?? ""}`)
            .get()
            .join(" "),
        );
      if (!stepText.test(text) && !inPager) return [];
      const href = node.attr("href")?.trim() ?? "";
      const isAddress = href !== "" && !/^(?:#|javascript:)/i.test(href);
      const references = isAddress ? [href] : pathsInScript(`${href} ${node.attr("onclick") ?? ""}`);
      return references.map((reference) => resolveUrl(reference, base)).filter((page) => page !== null);
    });
}

/** `第1页 共5页` and nothing that leads to the other four. A count of pages alone may be a document's. */
function countWithoutLinks($: CheerioAPI): Pagination | null {
  const text = squeeze($("body").text());
  const count = Number(/共\s?(\d{1,4})\s?页/.exec(text)?.[1] ?? /\d\s?\/\s?(\d{1,4})\s?页/.exec(text)?.[1] ?? 0);
  const isPager = /第\s?\d{1,4}\s?(?:页|\/)|下一?页|尾页|末页/.test(text);
  const isOnLastPage = new RegExp(`第\\s*${count}\\s*(?:页|/)`).test(text);
  return count > 1 && isPager && !isOnLastPage ? broken(`it says that it has ${count} pages and leads to none of them`) : null;
}

function broken(reason: string): Pagination {
  return { urls: [], broken: reason };
}
