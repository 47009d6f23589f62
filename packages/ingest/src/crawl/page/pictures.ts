import type { CheerioAPI } from "cheerio";
import { squeeze } from "./text-of.ts";
import { extensionOf, resolveUrl } from "./urls.ts";

/** A picture that stands in an article, as the page says it. */
export interface PagePicture {
  readonly url: string;
  /** What the page says of it. */
  readonly text: string;
}

/** Where programs that departments publish with put an article's text. A page that has one of these has its pictures in it. */
const ARTICLES = [
  ".TRS_Editor",
  ".trs_editor_view",
  "#UCAP-CONTENT",
  "#zoom",
  "#vsb_content",
  ".v_news_content",
  "#ivs_content",
  "[class*=article-content]",
  "[class*=article_content]",
  "[class*=news_content]",
  "article",
].join(", ");
/** Parts of a page that surround its content. */
const AROUND =
  "header, footer, nav, aside, [class*=head], [class*=foot], [class*=nav], [class*=menu], [class*=logo], [class*=share], [class*=banner], [id*=head], [id*=foot], [id*=nav], [id*=logo]";
/** Kinds of pictures that are read as documents. */
const KINDS = new Set(["png", "jpg", "jpeg", "tif", "tiff"]);
/** Names of what is drawn beside the content: by their last part, as whole words. */
const DECORATION =
  /(?:^|[-_.\d])(?:icon|ico|logo|qr|qrcode|ewm|erweima|weixin|wechat|wx|weibo|share|banner|arrow|bg|btn|button|dot|line|loading|blank|spacer|default|thumb|avatar)(?=[-_.\d])/i;
/** A picture that the page shows smaller than this, in pixels, is none that people read a table on. */
const [LEAST_WIDTH, LEAST_HEIGHT] = [300, 100];
/** An article with more is an album; an attachment holds long tables. */
const MAX_PICTURES = 30;

/** Pictures in a page's article that may hold a form, each once, in order: by kind, name and the size at which they are shown. Nothing is fetched for it. */
export function picturesIn($: CheerioAPI, base: string): readonly PagePicture[] {
  const found = new Map<string, PagePicture>();
  const articles = $(ARTICLES);
  const images = articles.length > 0 ? articles.find("img") : $("img");
  for (const image of images.toArray()) {
    const node = $(image);
    const url = resolveUrl(addressOf(node.attr("src"), node.attr("data-src")), base);
    if (url === null || found.has(url) || !KINDS.has(extensionOf(url)) || DECORATION.test(lastPart(url))) continue;
    if (isSmall(node.attr("width"), node.attr("height"), node.attr("style") ?? "")) continue;
    if (articles.length === 0 && node.closest(AROUND).length > 0) continue;
    found.set(url, { url, text: squeeze(node.attr("alt") || node.attr("title") || "").slice(0, MAX_TEXT) });
    if (found.size >= MAX_PICTURES) break;
  }
  return [...found.values()];
}

const MAX_TEXT = 200;

/** Pages that load their pictures late put a placeholder, or nothing, where the address belongs. */
function addressOf(src = "", late = ""): string {
  return late === "" ? src : late;
}

function lastPart(url: string): string {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

function isSmall(width: string | undefined, height: string | undefined, style: string): boolean {
  const side = (attribute: string | undefined, name: string, least: number): boolean => {
    const declared = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*(\\d+(?:\\.\\d+)?)px`, "i").exec(style)?.[1];
    const plain = /^\s*(\d+)(?:px)?\s*$/i.exec(attribute ?? "")?.[1];
    const pixels = declared ?? plain;
    return pixels !== undefined && Number(pixels) < least;
  };
  return side(width, "width", LEAST_WIDTH) || side(height, "height", LEAST_HEIGHT);
}
