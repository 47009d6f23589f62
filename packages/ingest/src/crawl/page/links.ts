import type { CheerioAPI } from "cheerio/slim";
import { squeeze, textUpTo } from "./text-of.ts";
import { resolveUrl } from "./urls.ts";

/** Everything on a page that leads somewhere, as the page says it. */
export interface Link {
  readonly url: string;
  /** The link's own text, or its title; what is read. */
  readonly text: string;
  /** Text of the row or list item it stands in, where its own says little (`下载`, `附件`). */
  readonly context: string;
  /** True inside what `follow.selector` matches, or where there is no selector. */
  readonly selected: boolean;
  /** True for where a page sends on by itself. */
  readonly isRefresh: boolean;
}

type Element = ReturnType<CheerioAPI>[number];

/** Attributes that hold an address, by their element; OLDSRC is what Word's HTML export leaves of a link's file. */
const addressAttributes = ["href", "oldsrc", "data-href", "data-url"] as const;
const embedded = "iframe[src], frame[src], embed[src], object[data]";
/** What a link alone does not tell. */
const saysLittle = /^(?:\[?(?:下载|点击下载|点击查看|查看|详情|详细|更多|打开|附件\s*\d*|预览|pdf|word|doc)\]?[：:]?)?$/i;
const MAX_TEXT = 200;
/** A handler longer than this is a program. */
const MAX_HANDLER = 4_000;

/** The links of a page in order: anchors, click handlers, frames, refreshes. `base` is where relative ones start from. */
export function linksOf($: CheerioAPI, base: string, selector: string | null): Link[] {
  const links: Link[] = [];
  const contexts = new Map<Element, string>();
  const add = (element: Element, reference: string): void => {
    const url = resolveUrl(reference, base);
    if (url === null) return;
    const inside = selector === null || $(element).closest(selector).length > 0;
    links.push({ url, ...textsOf($, element, contexts), selected: inside, isRefresh: $(element).is("meta") });
  };
  $(`a, area, [onclick], [oldsrc], ${embedded}, meta[http-equiv]`).each((_, element) => {
    for (const reference of referencesOf($, element)) add(element, reference);
  });
  return links;
}

function referencesOf($: CheerioAPI, element: Element): string[] {
  const node = $(element);
  const attribute = (name: string): string => node.attr(name)?.trim() ?? "";
  if (node.is("meta")) {
    const isRefresh = attribute("http-equiv").toLowerCase() === "refresh";
    const target = isRefresh ? /url\s*=\s*["']?([^"'\s]+)/i.exec(attribute("content"))?.[1] : undefined;
    return target === undefined ? [] : [target];
  }
  if (node.is(embedded)) return [attribute("src") || attribute("data")];
  const plain = addressAttributes.map(attribute).filter((value) => value !== "" && !/^(?:#|javascript:)/i.test(value));
  if (plain.length > 0) return plain; // the handler of a link with an address counts clicks
  return pathsInScript(`${attribute("onclick")} ${attribute("href")}`);
}

/**
 * Paths in a handler: `window.open('../2025/a.pdf')`, `location.href="/b.html"`, `javascript:download('/c.docx','绩效')`.
 * An argument is taken for a path where it looks like one: with a slash, a document's extension or a query.
 */
export function pathsInScript(script: string): string[] {
  const paths = [...script.slice(0, MAX_HANDLER).matchAll(/(["'])((?:\\.|(?!\1).)*)\1/g)].map(([, , text = ""]) =>
    text.replaceAll("\\/", "/"),
  );
  const looksLikePath =
    /^(?:https?:\/\/|\.{0,2}\/|[\w%.-]+\/|\?)|\.(?:s?html?|jspx?|aspx?|php|do|pdf|docx?|xls[xm]?|wps|et|rtf|mht(?:ml)?|zip|rar|txt|tiff?|png|jpe?g)(?:[?#]|$)/i;
  return paths.filter((path) => looksLikePath.test(path.trim()) && !/\s/.test(path.trim()));
}

function textsOf($: CheerioAPI, element: Element, contexts: Map<Element, string>): { text: string; context: string } {
  const node = $(element);
  const own = textUpTo(element, MAX_TEXT);
  const title = squeeze(node.attr("title") ?? "");
  const text = own.length >= title.length || !saysLittle.test(own) ? own || title : title;
  return { text: text.slice(0, MAX_TEXT), context: saysLittle.test(text) ? contextOf(node, contexts) : "" };
}

/** The nearest row, list item or paragraph that says more than the link does; each is read once, however many links it has. */
function contextOf(node: ReturnType<CheerioAPI>, known: Map<Element, string>): string {
  for (const around of ["li", "tr", "p", "dd"]) {
    const [element] = node.closest(around);
    if (element === undefined) continue;
    const text = known.get(element) ?? textUpTo(element, MAX_TEXT);
    known.set(element, text);
    if (text !== "" && text.length <= MAX_TEXT && !saysLittle.test(text)) return text;
  }
  return "";
}
