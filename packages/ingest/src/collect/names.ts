import { Buffer } from "node:buffer";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const gb18030 = new TextDecoder("gb18030");

/**
 * A file name as text: UTF-8, else GB18030. Chinese Windows packs archives with GBK names and does not say so, and
 * unpacked on Linux the folder's names are those bytes.
 */
export function decodeName(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
}

/** Files that systems and programs leave in folders and archives; nobody's document. */
const clutter: readonly RegExp[] = [
  /(?:^|\/)__MACOSX\//, // macOS: resource forks inside archives
  /(?:^|\/)\.DS_Store$/, // macOS: folder view
  /(?:^|\/)\._[^/]*$/, // macOS: resource fork on foreign disks
  /(?:^|\/)(?:Thumbs\.db|desktop\.ini)$/i, // Windows: folder view
  /(?:^|\/)~\$[^/]*$/, // Word: owner of an open document
];

/** True for files such as `.DS_Store`, which are passed over inside folders and archives. */
export function isClutter(path: string): boolean {
  return clutter.some((pattern) => pattern.test(path));
}

/** Joins a folder and a name as bytes: names need not be UTF-8. */
export function joinBytes(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat(folder.at(-1) === 0x2f ? [folder, name] : [folder, Buffer.from("/"), name]);
}
