import type { ZipFile } from "yauzl";
import { Buffer } from "node:buffer";

/**
 * Entries of documents that are ZIP containers themselves; an archive of attachments has none of them. Without case: some
 * programs write `[content_types].xml`.
 */
const documentEntries: readonly RegExp[] = [
  /^\[content_types\]\.xml$/i, // Word, Excel, PowerPoint
  /^(?:word[/\\]document\d*|xl[/\\]workbook|ppt[/\\]presentation)\.xml$/i, // the same where the list of parts is missing
  /^mimetype$/i, // OpenDocument, EPUB
  /^ofd\.xml$/i, // GB/T 33190 版式文档
];

/** Archives that are recognized but not opened, by their first bytes. */
const foreignArchives: readonly { readonly format: string; readonly magic: readonly number[] }[] = [
  { format: "RAR", magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { format: "7-Zip", magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { format: "gzip", magic: [0x1f, 0x8b, 0x08] },
];

/** Longest of the magic numbers here. */
export const MAGIC_BYTES = 6;

export function looksLikeZip(start: Uint8Array): boolean {
  return startsWith(start, [0x50, 0x4b, 3, 4]) || startsWith(start, [0x50, 0x4b, 5, 6]);
}

/** `RAR`, `7-Zip` or `gzip`; null for everything else. */
export function foreignArchive(start: Uint8Array): string | null {
  return foreignArchives.find(({ magic }) => startsWith(start, magic))?.format ?? null;
}

/** True where the ZIP is a document (.docx, .xlsx, .ofd …) and not an archive of documents. Reads the directory only. */
export async function isDocumentContainer(zip: ZipFile, maxEntries: number): Promise<boolean> {
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    const name = Buffer.from(entry.fileNameRaw).toString("latin1");
    if (documentEntries.some((pattern) => pattern.test(name))) return true;
    seen += 1;
    if (seen > maxEntries) return false;
  }
  return false;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
