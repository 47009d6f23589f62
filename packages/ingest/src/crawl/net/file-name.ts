import { Buffer } from "node:buffer";
import { decodeName } from "../../collect/names.ts";

const MAX_NAME_BYTES = 200;

/**
 * The name of a downloaded file: from Content-Disposition (`filename*` first, RFC 6266; else `filename` in whatever
 * encoding the server wrote it), else from the URL's path. Cleaned of separators, control characters and the names that
 * Windows reserves; at most 200 bytes, its extension kept. `headers` hold latin1, as HTTP gives them.
 */
export function fileNameOf(headers: Readonly<Record<string, string>>, url: string): string {
  const given = nameInDisposition(headers["content-disposition"] ?? "") ?? nameInUrl(url);
  return clean(given) ?? "document";
}

function nameInDisposition(header: string): string | null {
  const extended = /(?:^|;)\s*filename\*\s*=\s*"?([^;"]+)"?/i.exec(header)?.[1];
  const decoded = extended === undefined ? null : decodeExtended(extended.trim());
  if (decoded !== null) return decoded;
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:\\.|[^"\\])*)"/i.exec(header)?.[1]?.replaceAll(/\\(.)/g, "$1");
  const plain = quoted ?? /(?:^|;)\s*filename\s*=\s*([^;]*)/i.exec(header)?.[1]?.trim();
  return plain === undefined || plain === "" ? null : decodePlain(plain);
}

/** `UTF-8''%E7%BB%A9.pdf` (RFC 8187); null for a charset that cannot be read. */
function decodeExtended(value: string): string | null {
  const [, charset = "", encoded = ""] = /^([^']*)'[^']*'(.*)$/.exec(value) ?? [];
  try {
    return new TextDecoder(charset === "" ? "utf-8" : charset, { fatal: true }).decode(percentBytes(encoded));
  } catch {
    return null;
  }
}

/** Not allowed by any standard and common: raw UTF-8 or GBK bytes, RFC 2047 words, percent-encoding. */
function decodePlain(value: string): string {
  const word = /^=\?([^?]+)\?([bBqQ])\?([^?]*)\?=$/.exec(value);
  if (word !== null) {
    const [, charset = "", encoding = "", text = ""] = word;
    const bytes =
      encoding.toUpperCase() === "B" ? Buffer.from(text, "base64") : percentBytes(text.replaceAll("_", " ").replaceAll("=", "%"));
    return decodeWith(charset, bytes);
  }
  return decodeName(/%[\da-f]{2}/i.test(value) ? percentBytes(value) : Buffer.from(value, "latin1"));
}

function decodeWith(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decodeName(bytes);
  }
}

/** The last part of the path that is not empty; percent-encoded as UTF-8 or GBK. */
function nameInUrl(url: string): string {
  const parts = new URL(url).pathname.split("/").filter((part) => part !== "");
  return decodeName(percentBytes(parts.at(-1) ?? ""));
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

const WINDOWS_RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Null where nothing usable is left. */
function clean(name: string): string | null {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const shown = base
    // oxlint-disable-next-line no-control-regex -- these are what is removed
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, "")
    .trim()
    .replace(/^\.+/, "");
  if (shown === "") return null;
  const safe = WINDOWS_RESERVED.test(shown) ? `_${shown}` : shown;
  const extension = /\.[a-z\d]{1,8}$/i.exec(safe)?.[0] ?? "";
  return cut(safe.slice(0, safe.length - extension.length), MAX_NAME_BYTES - extension.length) + extension;
}

/** Cut at a whole character. */
function cut(text: string, maxBytes: number): string {
  let bytes = 0;
  let out = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    out += character;
  }
  return out;
}
