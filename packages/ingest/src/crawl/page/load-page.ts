import { type CheerioAPI, load } from "cheerio/slim";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";

/** A page that is built to break its readers, or is broken beyond use. What was read of it is not used: it may be any part. */
export class PageTooComplex extends Error {
  override readonly name = "PageTooComplex";
}

/** Browsers nest no deeper either (Blink: kMaximumHTMLParserDOMTreeDepth). */
export const MAX_DEPTH = 512;
/** Ten times the elements of the largest honest list that was seen. */
export const MAX_ELEMENTS = 300_000;

/**
 * Parses a page as browsers do, inside limits of depth and number: beyond them parsing costs the square of a page's size,
 * and walking its tree overflows the stack. @throws PageTooComplex
 */
export function loadPage(html: string): CheerioAPI {
  let depth = 0;
  let elements = 0;
  const treeAdapter: typeof adapter = {
    ...adapter,
    createElement: (...args) => {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new PageTooComplex(`more than ${MAX_ELEMENTS} elements`);
      return adapter.createElement(...args);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > MAX_DEPTH) throw new PageTooComplex(`elements nested deeper than ${MAX_DEPTH}`);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  return load(parse(html, { treeAdapter, scriptingEnabled: true }));
}
