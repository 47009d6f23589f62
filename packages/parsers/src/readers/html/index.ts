import { DocumentError } from "@jixiao/contract";
import type { Block, Damage, Source } from "../../document.ts";
import { decodeText } from "../encoding.ts";
import { type PicturedDocument, type SeenBlock, type ShownPicture, withoutPictures } from "../inside/picture.ts";
import { seenBlocksOf } from "../pieces.ts";
import { pictureInAddress } from "./data-address.ts";
import { type PictureAt, readPage } from "./page.ts";

/**
 * Reads an HTML page as it is seen: its tables with their spans, and the text around them. What is hidden or struck out is left out and said so.
 * Pictures are those that the page carries in itself (`data:`).
 * @throws DocumentError `damaged` for a page that is nested too deeply.
 */
export function readHtml(source: Source): PicturedDocument {
  const { text, undecodable } = decodeHtml(source.bytes);
  const blocks = seenBlocksOfHtml(text, source.name);
  return { blocks, pageCount: null, undecodable, ...(endsInside(text) ? { damage: [CUT_OFF] } : {}) };
}

const CUT_OFF: Damage = { page: null, part: "page", reason: "it ends inside an element: it is cut off", concerns: "all" };

/** Ends the page with the beginning of a tag or of a comment? What is open and not closed is no sign: pages are written so. */
function endsInside(html: string): boolean {
  const open = html.lastIndexOf("<");
  return open > html.lastIndexOf(">") && /^<(?:[a-z/!]|$)/i.test(html.slice(open, open + 2));
}

/** Pages say their encoding in a meta tag more often than in a byte order mark. */
function decodeHtml(bytes: Uint8Array): { text: string; undecodable: boolean } {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  if (/charset\s*=\s*["']?\s*(?:gb2312|gbk|gb18030)/i.test(head)) {
    const text = new TextDecoder("gb18030").decode(bytes);
    if (!text.includes("\uFFFD")) return { text, undecodable: false };
  }
  const decoded = decodeText(bytes);
  return { text: decoded.text, undecodable: decoded.undecodable > 0 };
}

/**
 * The blocks of an HTML text, in order. Places are of kind `word`: ordinal numbers of paragraph, or of table, row
 * and column. A table with tables inside is page layout, unless it is a form: its content counts, not its cells.
 */
export function blocksOfHtml(html: string, file = "page"): readonly Block[] {
  return withoutPictures(seenBlocksOfHtml(html, file));
}

/**
 * The same with pictures where they are shown. Those whose bytes are not at hand are one entry: an importer takes the files of a folder, and a crawl
 * the pictures of an article, as documents of their own.
 */
export function seenBlocksOfHtml(
  html: string,
  file: string,
  pictureAt: PictureAt = pictureInAddress(file),
): readonly SeenBlock[] {
  const outside = new Set<string>();
  const pieces = readPage(html, (address) => {
    const found = pictureAt(address);
    if (found === null && address !== "") outside.add(address);
    return found;
  });
  if (pieces === null)
    throw new DocumentError({ code: "damaged", file, page: null, reason: "its elements are nested too deeply" });
  const blocks = seenBlocksOf(pieces, "layout");
  return outside.size === 0 ? blocks : [...blocks, { kind: "picture", picture: picturesOutside(file, [...outside]) }];
}

/** Longest address that a note quotes. */
const LONGEST_ADDRESS = 80;

function picturesOutside(file: string, addresses: readonly string[]): ShownPicture {
  const [first = ""] = addresses;
  const name = `${first.slice(0, LONGEST_ADDRESS)}${addresses.length > 1 ? ` and ${addresses.length - 1} more` : ""}`;
  const why = "not in the file (图片不在文件内); as files of an imported folder they are documents of their own";
  return {
    name,
    passedOver: { state: "skipped", why },
    bytes: () => {
      throw new DocumentError({ code: "unreadable", file, reason: `picture ${name}: ${why}` });
    },
  };
}
