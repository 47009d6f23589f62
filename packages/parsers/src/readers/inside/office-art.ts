import { Buffer } from "node:buffer";
import type { PassedOver } from "./picture.ts";

/** A record of Office Art ([MS-ODRAW] 2.2.1), as legacy Word and Excel keep pictures. */
interface ArtRecord {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly data: Uint8Array;
}

/** A picture as its record holds it. */
export interface Blip {
  readonly bytes: Uint8Array;
  readonly passedOver?: PassedOver;
}

const HEADER_BYTES = 8;
/** A list of pictures, an entry of it, the properties of a shape. */
export const art = { store: 0xf001, entry: 0xf007, properties: 0xf00b } as const;
const ENTRY_BYTES = 36;
const UID_BYTES = 16;
/** Pictures of pixels; those of lines are compressed and not drawn here. */
const PIXELS: Readonly<Record<number, "JPEG" | "PNG" | "DIB" | "TIFF">> = {
  0xf01d: "JPEG",
  0xf01e: "PNG",
  0xf01f: "DIB",
  0xf029: "TIFF",
  0xf02a: "JPEG",
};
const DRAWN: Readonly<Record<number, string>> = { 0xf01a: "EMF", 0xf01b: "WMF", 0xf01c: "PICT" };
/** Containers nest this deep at most; what is deeper is an attack. */
const MAX_DEPTH = 12;

/** All records, those in containers behind their container; what is cut off ends the list. */
export function* artRecords(bytes: Uint8Array, depth = 0): Generator<ArtRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const head = view.getUint16(at, true);
    const type = view.getUint16(at + 2, true);
    const end = at + HEADER_BYTES + view.getUint32(at + 4, true);
    if (type < 0xf000 || end > bytes.length) return;
    const record = { type, instance: head >> 4, isContainer: (head & 0xf) === 0xf, data: bytes.subarray(at + HEADER_BYTES, end) };
    yield record;
    if (record.isContainer && depth < MAX_DEPTH) yield* artRecords(record.data, depth + 1);
    at = end;
  }
}

/** The picture that a record is, or that an entry of a list holds; null for other records, and for an entry whose picture stands elsewhere. */
export function blipOf({ type, instance, data }: ArtRecord): Blip | null {
  if (type === art.entry) {
    const nameBytes = data[33] ?? 0;
    for (const inner of artRecords(data.subarray(ENTRY_BYTES + nameBytes))) return blipOf(inner);
    return null;
  }
  const drawn = DRAWN[type];
  if (drawn !== undefined)
    return {
      bytes: new Uint8Array(),
      passedOver: { state: "unread", why: `${drawn}, a drawing (矢量图), is not read; save the document as PDF and import that` },
    };
  const kind = PIXELS[type];
  if (kind === undefined) return null;
  const content = data.subarray(UID_BYTES * (instance % 2 === 1 ? 2 : 1) + 1);
  return { bytes: kind === "DIB" ? bitmapFile(content) : content };
}

/** Where the picture of an entry stands in the document's own stream; null where the entry has none. */
export function delayedAt({ type, data }: ArtRecord): number | null {
  if (type !== art.entry || data.length < ENTRY_BYTES) return null;
  const at = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(28, true);
  return at === 0xffffffff ? null : at;
}

const PICTURE_PROPERTY = 0x4104;
const PROPERTY_BYTES = 6;

/** The numbers (1-based) of the pictures that shapes show, in order. */
export function shownPictures(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  for (const { type, instance, data } of artRecords(bytes)) {
    if (type !== art.properties) continue;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let i = 0; i < instance && (i + 1) * PROPERTY_BYTES <= data.length; i++)
      if ((view.getUint16(i * PROPERTY_BYTES, true) & 0x7fff) === PICTURE_PROPERTY)
        numbers.push(view.getUint32(i * PROPERTY_BYTES + 2, true));
  }
  return numbers;
}

/** A bitmap of memory with the head that a file has (BITMAPFILEHEADER); its pixels follow header and palette. */
function bitmapFile(dib: Uint8Array): Uint8Array {
  if (dib.length < 40) return dib;
  const view = new DataView(dib.buffer, dib.byteOffset, dib.byteLength);
  const [headerBytes, bits, colours] = [view.getUint32(0, true), view.getUint16(14, true), view.getUint32(32, true)];
  const palette = 4 * (colours > 0 ? colours : bits <= 8 ? 2 ** bits : 0);
  const head = Buffer.alloc(14);
  head.write("BM", 0, "latin1");
  head.writeUInt32LE(14 + dib.length, 2);
  head.writeUInt32LE((14 + headerBytes + palette) >>> 0, 10);
  return Buffer.concat([head, dib]);
}
