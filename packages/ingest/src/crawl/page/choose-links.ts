import type { SiteConfig } from "../config/schema.ts";
import type { Link } from "./links.ts";
import type { PageContent } from "./read-page.ts";
import { extensionOf, identityOf, readablePath } from "./urls.ts";

/** A link that a crawl takes. */
export interface ChosenLink {
  /** As it is fetched. */
  readonly url: string;
  /** As it is known. */
  readonly identity: string;
  readonly purpose: "page" | "document";
  readonly text: string;
  /** Of a page: links from the start page; a further page of a list has its list's depth. */
  readonly depth: number;
  /** True for a further page of a list. */
  readonly isListPage: boolean;
  /** True for where the page sends on by itself, which stands in its place. */
  readonly isRefresh: boolean;
}

/** Where the page is that the links stand on. */
export interface PageAt {
  /** Where redirects ended. */
  readonly url: string;
  readonly depth: number;
  /** Hosts, with port, that `follow.same_host` means. */
  readonly hosts: ReadonlySet<string>;
}

/** What of a site's configuration decides which links are taken. */
export type LinkRules = Pick<SiteConfig, "follow" | "documents">;

const staticPages = ["htm", "html", "shtml", "xhtml", "jhtml"];
/** May give a page or a file. */
const programs = ["", "jsp", "jspx", "asp", "aspx", "php", "do", "action", "ashx"];
const pageExtensions: ReadonlySet<string> = new Set([...staticPages, ...programs]);

/**
 * The links of a page that a site's configuration takes, each once: documents, pages to follow, further list pages. A
 * page whose own title is a document's may call its attachments what it likes (`附件1.pdf`).
 */
export function chooseLinks(page: PageContent, at: PageAt, site: LinkRules): ChosenLink[] {
  const chosen = new Map<string, ChosenLink>();
  const add = (link: ChosenLink): void => {
    const known = chosen.get(link.identity);
    if (link.identity === identityOf(at.url) || known?.purpose === "document" || known?.isListPage === true) return;
    chosen.set(link.identity, known === undefined || link.purpose === "document" ? link : known);
  };
  for (const url of page.pagination.urls)
    add({ url, identity: identityOf(url), purpose: "page", text: "", depth: at.depth, isListPage: true, isRefresh: false });
  for (const link of page.links) {
    const purpose = purposeOf(link, page.title, at, site);
    if (purpose === null) continue;
    const text = link.context === "" ? link.text : link.context;
    add({
      url: link.url,
      identity: identityOf(link.url),
      purpose,
      text,
      depth: at.depth + (link.isRefresh ? 0 : 1),
      isListPage: link.isRefresh && purpose === "page",
      isRefresh: link.isRefresh,
    });
  }
  for (const picture of picturesTaken(page, site))
    add({
      ...picture,
      identity: identityOf(picture.url),
      purpose: "document",
      depth: at.depth + 1,
      isListPage: false,
      isRefresh: false,
    });
  return [...chosen.values()];
}

/** A form may be a picture in the article about it; a list shows pictures of everything. What the picture is called says little, so its text is the article's title too. */
function picturesTaken({ title, pictures, pagination }: PageContent, { documents }: LinkRules): PageContent["pictures"] {
  if (!documents.pictures || pagination.urls.length > 0 || !documents.link_text.test(title)) return [];
  return pictures
    .filter(({ url }) => documents.extensions.includes(extensionOf(url)))
    .map(({ url, text }) => ({ url, text: text === "" || text === title ? title : `${title}: ${text}` }));
}

function purposeOf(link: Link, title: string, { depth, hosts }: PageAt, site: LinkRules): ChosenLink["purpose"] | null {
  const { follow, documents } = site;
  if (documents.url_pattern?.test(link.url) === true) return "document";
  const says = (text: string): boolean => documents.link_text.test(text);
  const isNamed = says(link.text) || says(link.context) || says(readablePath(link.url));
  const extension = extensionOf(link.url);
  if (documents.extensions.includes(extension) && !pageExtensions.has(extension))
    return isNamed || says(title) ? "document" : null;
  if (!pageExtensions.has(extension)) return null;
  if (programs.includes(extension) && isDownload(link, documents.extensions) && (isNamed || says(title))) return "document";
  if (follow.same_host && !hosts.has(new URL(link.url).host)) return null;
  if (link.isRefresh) return "page"; // in place of the page itself
  if (depth >= follow.depth) return null;
  if (isNamed) return "page"; // an article that holds the document, or the document under a name without extension
  return isFollowed(link, follow) ? "page" : null;
}

/** `/download.jsp?id=3`, or a link called `绩效目标表.pdf`. */
function isDownload({ url, text }: Link, extensions: readonly string[]): boolean {
  const named = /\.([a-z\d]{1,8})(?:[\s)）]|$)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  return extensions.includes(named) || /down(?:load)?|attach|getfile|openfile/i.test(url);
}

/** Without any rule nothing is followed but what is named like a document: a whole site is nobody's wish. */
function isFollowed(
  { url, text, context, selected }: Link,
  { selector, url_pattern, text_pattern }: SiteConfig["follow"],
): boolean {
  if (selector === null && url_pattern === null && text_pattern === null) return false;
  return (
    selected &&
    (url_pattern?.test(url) ?? true) &&
    (text_pattern === null || text_pattern.test(text) || text_pattern.test(context))
  );
}
