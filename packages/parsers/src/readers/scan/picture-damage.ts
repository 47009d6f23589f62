import { crc32 } from "node:zlib";
import { huffmanWalk } from "./jpeg-walk.ts";

/**
 * What of a picture's file is damaged, in words; null where nothing is, or where nobody can tell. Decoders fill what they cannot read with paper
 * or with whatever stood there last, and say nothing of it.
 */
export function pictureDamage(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 8 && view.getUint32(0) === 0x89504e47) return pngDamage(bytes, view);
  if (bytes.length >= 2 && view.getUint16(0) === 0xffd8) return jpegDamage(bytes, view);
  return isCutOff(bytes, view) ? "the file ends before its picture does" : null;
}

const GIF_TRAILER = 0x3b;

/** GIF ends with its trailer; BMP and WebP say how long they are. */
function isCutOff(bytes: Uint8Array, view: DataView): boolean {
  if (bytes.length < 34) return false;
  if (view.getUint32(0) === 0x47494638) return bytes.at(-1) !== GIF_TRAILER && bytes.at(-1) !== 0;
  if (view.getUint32(0) === 0x52494646) return view.getUint32(4, true) + 8 > bytes.length;
  return view.getUint16(0) === 0x424d && bmpBytes(view) > bytes.length;
}

/** What the rows of an uncompressed bitmap take, padded to four bytes each. */
function bmpBytes(view: DataView): number {
  const [start, width, height] = [view.getUint32(10, true), view.getInt32(18, true), view.getInt32(22, true)];
  const isPlain = view.byteLength >= 34 && view.getUint32(30, true) === 0;
  return isPlain ? start + Math.ceil((Math.abs(width) * view.getUint16(28, true)) / 32) * 4 * Math.abs(height) : start;
}

const PNG_SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk (ISO 15948, 5.3). */
const CHUNK_BYTES = 12;

function pngDamage(bytes: Uint8Array, view: DataView): string | null {
  for (let at = PNG_SIGNATURE_BYTES; at + CHUNK_BYTES <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + CHUNK_BYTES + length;
    if (end > bytes.length) return `the file ends inside its ${type} part`;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      return `the checksum of its ${type} part does not fit`;
    if (type === "IEND") return null;
    at = end;
  }
  return "the file ends before its last part";
}

const [START_OF_SCAN, END_OF_IMAGE, RESTART_0, RESTART_7] = [0xda, 0xd9, 0xd0, 0xd7];

/** ITU-T T.81, annex B: markers with their segments, and the coded data behind each start of a scan. */
function jpegDamage(bytes: Uint8Array, view: DataView): string | null {
  const segments = new Map<number, Uint8Array[]>();
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return "something stands between its parts";
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) break;
    const content = bytes.subarray(at + 4, end);
    if (marker === START_OF_SCAN) {
      const data = codedData(bytes, end);
      const wrong = huffmanWalk(segments, content, data);
      if (wrong !== null) return wrong;
      at = end + data.length;
    } else {
      segments.set(marker, [...(segments.get(marker) ?? []), content]);
      at = end;
    }
  }
  return bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE ? null : "the file ends before its picture does";
}

/** Coded data up to the next marker that is neither a stuffed byte nor a restart. */
function codedData(bytes: Uint8Array, from: number): Uint8Array {
  let at = from;
  while (at + 1 < bytes.length) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.subarray(from);
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < RESTART_0 || next > RESTART_7)) return bytes.subarray(from, at);
    at += next === 0xff ? 1 : 2;
  }
  return bytes.subarray(from);
}
