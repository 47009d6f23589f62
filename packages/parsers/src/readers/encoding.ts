/** A text decoded from bytes of unknown encoding. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
  /** Characters that could not be decoded and are U+FFFD in `text`. */
  readonly undecodable: number;
}

const REPLACEMENT = /\uFFFD/g;
/** A UTF-8 text with a few damaged bytes stays UTF-8; a GBK text read as UTF-8 fails at every other character. */
const MAX_DAMAGE_SHARE = 0.02;

/**
 * Decodes a text file: byte order mark first, then UTF-8, UTF-16 without a mark, and GB18030 (which contains GBK
 * and GB2312), in this order. Chinese departments publish all of them.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs("utf-8", bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs("utf-16le", bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs("utf-16be", bytes);
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null) return decodeAs(utf16, bytes);
  const utf8 = decodeAs("utf-8", bytes);
  if (utf8.undecodable === 0) return utf8;
  const gb = decodeAs("gb18030", bytes);
  return utf8.undecodable <= MAX_DAMAGE_SHARE * utf8.text.length && utf8.undecodable < gb.text.length ? utf8 : gb;
}

function decodeAs(encoding: DecodedText["encoding"], bytes: Uint8Array): DecodedText {
  // A dump concatenated from marked files repeats the mark inside; it is never part of a text.
  const text = new TextDecoder(encoding).decode(bytes).replaceAll("\uFEFF", "");
  return { text, encoding, undecodable: text.match(REPLACEMENT)?.length ?? 0 };
}

/** Share of a sample's characters that must be white space or digits in the right byte order. */
const MIN_UTF16_SHARE = 0.01;

/**
 * UTF-16 shows by its white space and digits, one byte of which is zero; a zero byte stands in no other text. Chinese
 * characters have zero bytes too (一 is 4E 00), so only the characters that cannot be one the other way round count.
 */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 8192);
  let [little, big] = [0, 0];
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const first = sample[i] as number;
    const second = sample[i + 1] as number;
    if (second === 0 && isSpaceOrDigit(first)) little++;
    if (first === 0 && isSpaceOrDigit(second)) big++;
  }
  if (Math.max(little, big) < MIN_UTF16_SHARE * (sample.length / 2) || little === big) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

/** Tab, line feed, carriage return, space, 1 to 9; not 0, whose code with its bytes exchanged is the ideographic space. */
function isSpaceOrDigit(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x20 || (byte >= 0x31 && byte <= 0x39);
}
