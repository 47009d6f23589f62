/** Kinds of pictures that documents hold and that are not drawn here, by their first bytes. */
const kinds: readonly { readonly kind: string; readonly starts: (text: string) => boolean }[] = [
  { kind: "EMF", starts: (text) => text.startsWith("\u0001\0\0\0") && text.startsWith(" EMF", 40) },
  { kind: "WMF", starts: (text) => text.startsWith("\u00D7\u00CD\u00C6\u009A") || text.startsWith("\u0001\0\t\0") },
  { kind: "SVG", starts: (text) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!DOCTYPE\s+svg|svg)\b/i.test(text) },
  { kind: "compressed EMF, WMF or SVG", starts: (text) => text.startsWith("\u001F\u008B") },
];

/** Of the beginning, a character a byte. */
const LOOKED_AT = 1024;

/** Why a picture of this kind is not read, with advice; null for pictures of pixels, and for what nobody knows. */
export function unreadKind(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, LOOKED_AT));
  const found = kinds.find(({ starts }) => starts(start));
  return found === undefined
    ? null
    : `${found.kind}, a drawing (矢量图), is not read; save the document as PDF and import that, where it may hold a form`;
}
