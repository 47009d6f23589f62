const utf8 = new TextDecoder("utf-8", { fatal: true });
/** How far into a page its charset is declared (HTML standard, 4.2.5.4: within the first 1024 bytes; many are later). */
const META_BYTES = 4096;

/**
 * A page's text. A byte order mark decides; then valid UTF-8, which no page in another encoding is by chance; then what
 * the page declares; then its Content-Type; else GB18030, of which GBK and GB2312 are parts. Declarations are often wrong.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const mark = [
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const;
  for (const [charset, start] of mark) {
    if (start.every((byte, i) => bytes[i] === byte)) return new TextDecoder(charset).decode(bytes);
  }
  try {
    return utf8.decode(bytes);
  } catch {
    const declared = charsetOf(new TextDecoder("latin1").decode(bytes.subarray(0, META_BYTES))) ?? charsetOf(contentType ?? "");
    return decodeAs(declared === null || /^utf-?8$/i.test(declared) ? mostly(bytes) : declared, bytes);
  }
}

/** `charset=gb2312`, in a header or a meta element. */
function charsetOf(text: string): string | null {
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null;
}

/** Called UTF-8, or nothing, and not valid UTF-8: GB18030, unless only a few bytes of much UTF-8 are damaged. */
function mostly(bytes: Uint8Array): string {
  const broken = (charset: string): number => new TextDecoder(charset).decode(bytes).split("\ufffd").length - 1;
  return broken("utf-8") <= broken("gb18030") ? "utf-8" : "gb18030";
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes); // gbk and gb2312 are read as GB18030 (Encoding standard)
  } catch {
    return new TextDecoder("gb18030").decode(bytes); // no such charset
  }
}
