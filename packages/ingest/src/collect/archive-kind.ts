import type { ZipFile } from "yauzl";
import { Buffer } from "node:buffer";
import type { PackedKind } from "./packed/messages.ts";

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

/** Archives beside ZIP, by their first bytes, and who opens them. */
export type ArchiveKind = PackedKind | "tar";

const archives: readonly { readonly is: ArchiveKind; readonly magic: readonly number[] }[] = [
  { is: "rar5", magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00] },
  { is: "rar", magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { is: "7z", magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { is: "tar", magic: [0x1f, 0x8b, 0x08] }, // gzip: what it holds is a tar, or one file
];

/** Archives that are recognized but not opened. */
const foreignArchives: readonly { readonly format: string; readonly magic: readonly number[] }[] = [
  { format: "bzip2", magic: [0x42, 0x5a, 0x68] },
  { format: "xz", magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { format: "Zstandard", magic: [0x28, 0xb5, 0x2f, 0xfd] },
];

/** The first block of a tar archive. */
export const MAGIC_BYTES = 512;

export function looksLikeZip(start: Uint8Array): boolean {
  return startsWith(start, [0x50, 0x4b, 3, 4]) || startsWith(start, [0x50, 0x4b, 5, 6]);
}

/** The kind of an archive that is no ZIP; null for everything else. */
export function archiveKind(start: Uint8Array): ArchiveKind | null {
  return archives.find(({ magic }) => startsWith(start, magic))?.is ?? (isTar(start) ? "tar" : null);
}

/** `bzip2`, `xz` or `Zstandard`, whose first compressed bytes follow; null for everything else, and for a text that begins so. */
export function foreignArchive(start: Uint8Array): string | null {
  const format = foreignArchives.find(({ magic }) => startsWith(start, magic))?.format ?? null;
  const isBlock =
    startsWith(start.subarray(4), [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) || startsWith(start.subarray(4), [0x17, 0x72, 0x45]);
  return format === "bzip2" && !isBlock ? null : format;
}

/** A tar archive names its format behind the first entry's properties (POSIX.1-1988: `ustar`). */
export function isTar(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(257, 262)).toString("latin1") === "ustar";
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
