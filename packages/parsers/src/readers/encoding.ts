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

/** UTF-16 shows by its line ends, digits and spaces: every other byte of them is zero. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[(i & 1) as 0 | 1]++;
  const half = sample.length / 2;
  if (zeros[1] > half * 0.02 && zeros[0] === 0) return "utf-16le";
  if (zeros[0] > half * 0.02 && zeros[1] === 0) return "utf-16be";
  return null;
}
