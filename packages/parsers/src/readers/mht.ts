import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import type { Damage, Source } from "../document.ts";
import { decodeText } from "./encoding.ts";
import { pictureInAddress } from "./html/data-address.ts";
import { seenBlocksOfHtml } from "./html/index.ts";
import type { PictureAt } from "./html/page.ts";
import type { PicturedDocument } from "./inside/picture.ts";

/** A part of a message (RFC 2046): its header lines by name, in lower case, and what stands below them. */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** A character a byte. */
  readonly body: string;
}

/** A saved page holds its pictures as parts; more than this is no page. */
const MAX_PARTS = 10_000;
const MAX_DEPTH = 8;

/**
 * Reads a saved web page (.mht, .mhtml), as browsers and Word write it: the HTML among its parts, read as any page, with
 * the pictures among them.
 * @throws DocumentError `unsupported_format` for a message without a page (an e-mail), `damaged`
 */
export function readMht(source: Source): PicturedDocument {
  const { bytes, name: file } = source;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const parts = [...partsOf(partOf(whole.replace(/^(?:\xEF\xBB\xBF)?\s*/, "")), { left: MAX_PARTS }, 0)];
  const page = parts.find(({ headers }) => /^text\/html|^application\/xhtml/i.test(headers.get("content-type") ?? "")) ?? null;
  if (page === null)
    throw new DocumentError({
      code: "unsupported_format",
      file,
      format: "an e-mail or saved page without HTML (MHT)",
      advice: "Open it in a browser or mail program, save it as PDF or .docx and import that.",
    });
  const content = decodedBody(page);
  if (content.length === 0)
    throw new DocumentError({ code: "damaged", file, page: null, reason: "its page is empty or cut off" });
  const charset = parameter(page.headers.get("content-type") ?? "", "charset");
  const { text, undecodable } = textOf(content, charset);
  const blocks = seenBlocksOfHtml(text, file, pictureAmong(parts, page, file));
  return { blocks, pageCount: null, undecodable, ...(isEnded(whole) ? {} : { damage: [CUT_OFF] }) };
}

const CUT_OFF: Damage = {
  page: null,
  part: "message",
  reason: "the line that ends it is not there: it is cut off",
  concerns: "all",
};

/** A message of several parts ends with its boundary and two dashes (RFC 2046, 5.1.1). */
function isEnded(whole: string): boolean {
  const boundary = parameter(partOf(whole).headers.get("content-type") ?? "", "boundary");
  return boundary === null || whole.includes(`--${boundary}--`);
}

/** Pictures by the id or the address under which they were saved (RFC 2557, RFC 2392). */
function pictureAmong(parts: readonly Part[], page: Part, file: string): PictureAt {
  const inAddress = pictureInAddress(file);
  const byAddress = new Map<string, Part>();
  for (const part of parts) {
    const id = part.headers.get("content-id")?.replaceAll(/^<|>$/g, "");
    const location = part.headers.get("content-location");
    if (id !== undefined) byAddress.set(`cid:${id}`, part);
    if (location !== undefined) byAddress.set(absolute(location, page), part);
  }
  return (address) => {
    const part = byAddress.get(address) ?? byAddress.get(absolute(address, page));
    return part === undefined ? inAddress(address) : { name: address, bytes: () => decodedBody(part) };
  };
}

function absolute(address: string, page: Part): string {
  return URL.parse(address, page.headers.get("content-location"))?.href ?? address;
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length).replaceAll(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? "" : text.slice(end.index + end[0].length) };
}

/** The parts that hold no others, in order. */
function* partsOf(part: Part, budget: { left: number }, depth: number): Generator<Part> {
  const type = part.headers.get("content-type") ?? "text/plain";
  const boundary = parameter(type, "boundary");
  if (!/^multipart\//i.test(type) || boundary === null) {
    yield part;
    return;
  }
  if (depth > MAX_DEPTH) return;
  for (const piece of part.body.split(`--${boundary}`).slice(1)) {
    budget.left--;
    if (budget.left < 0 || piece.startsWith("--")) return;
    yield* partsOf(partOf(piece.replace(/^[^\S\n]*\r?\n/, "")), budget, depth + 1);
  }
}

function parameter(header: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header);
  return match?.[1] ?? match?.[2] ?? null;
}

/** RFC 2045, 6. */
function decodedBody({ headers, body }: Part): Buffer {
  switch (headers.get("content-transfer-encoding")?.toLowerCase() ?? "8bit") {
    case "base64":
      return Buffer.from(body, "base64");
    case "quoted-printable":
      return Buffer.from(
        body
          .replaceAll(/=[ \t]*\r?\n/g, "")
          .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        "latin1",
      );
    default:
      return Buffer.from(body, "latin1");
  }
}

const CHINESE = /^(?:gb2312|gbk|gb18030|x-gbk)$/i;

/** The charset that the part states; else what the bytes say. Some programs state none, or `unicode` for UTF-16. */
function textOf(content: Buffer, charset: string | null): { readonly text: string; readonly undecodable: boolean } {
  if (charset !== null && CHINESE.test(charset)) {
    const text = new TextDecoder("gb18030").decode(content);
    return { text, undecodable: text.includes("\uFFFD") };
  }
  const head = content.subarray(0, 2048).toString("latin1");
  if (charset === null && /charset\s*=\s*["']?\s*(?:gb2312|gbk|gb18030)/i.test(head)) return textOf(content, "gb18030");
  const { text, undecodable } = decodeText(content);
  return { text, undecodable: undecodable > 0 };
}
