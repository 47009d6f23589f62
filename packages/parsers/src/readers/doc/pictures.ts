import type { Source } from "../../document.ts";
import { type Blip, artRecords, art, blipOf, delayedAt, shownPictures } from "../inside/office-art.ts";
import type { PictureBlock, ShownPicture } from "../inside/picture.ts";
import { damagedPart } from "../zip-parts.ts";
import { tooSmallShown } from "../inside/may-hold-form.ts";

/** A picture is a shape with its data behind it, perhaps with the name of its file ([MS-DOC] 2.9.190, 2.9.157). */
const SHAPE_WITH_NAME = 0x66;
const TWIPS_AN_INCH = 1440;
const LEAST_HEADER_BYTES = 0x44;

/** The picture of a character in the text, by where its data stand in the stream `Data`. */
export function pictureInLine(source: Source, data: Uint8Array | null, at: number): ShownPicture {
  const name = `in the text at ${at}`;
  const blip = data === null ? null : blipAt(data, at);
  if (blip === null) return notThere(source, name);
  return { name, ...withSize(blip, data === null ? null : sizeAt(data, at)) };
}

function withSize({ bytes, passedOver }: Blip, size: readonly [number, number] | null): Omit<ShownPicture, "name"> {
  const small = size === null ? null : tooSmallShown(size);
  const over = passedOver ?? (small === null ? undefined : ({ state: "skipped", why: small } as const));
  return { bytes: () => bytes, ...(over === undefined ? {} : { passedOver: over }) };
}

function blipAt(data: Uint8Array, at: number): Blip | null {
  if (at + LEAST_HEADER_BYTES > data.length) return null;
  const view = new DataView(data.buffer, data.byteOffset + at, data.length - at);
  const [length, headerBytes, kind] = [view.getUint32(0, true), view.getUint16(4, true), view.getUint16(6, true)];
  if (headerBytes < LEAST_HEADER_BYTES || length > data.length - at) return null;
  const nameBytes = kind === SHAPE_WITH_NAME ? 1 + (data[at + headerBytes] ?? 0) : 0;
  for (const record of artRecords(data.subarray(at + headerBytes + nameBytes, at + length))) {
    const blip = blipOf(record);
    if (blip !== null) return blip;
  }
  return null;
}

/** Inches at which it is shown: its size in twips, scaled in thousandths. */
function sizeAt(data: Uint8Array, at: number): readonly [number, number] | null {
  const view = new DataView(data.buffer, data.byteOffset + at, data.length - at);
  const side = (size: number, scale: number) =>
    (view.getUint16(size, true) * (view.getUint16(scale, true) || 1000)) / 1000 / TWIPS_AN_INCH;
  const [width, height] = [side(28, 32), side(30, 34)];
  return width > 0 && height > 0 ? [width, height] : null;
}

/**
 * Pictures that float over the text, in the order of their shapes ([MS-DOC] 2.9.172).
 * @param drawings the part of the table stream that lists them
 * @param text the stream in which their data stand
 */
export function floatingPictures(source: Source, drawings: Uint8Array, text: Uint8Array): readonly PictureBlock[] {
  const entries = [...artRecords(drawings)].filter(({ type }) => type === art.entry);
  const [group] = artRecords(drawings);
  const shapes = group === undefined ? new Uint8Array() : drawings.subarray(8 + group.data.length + 1); // a byte says which part of the text is drawn over
  return [...new Set(shownPictures(shapes))].map((number): PictureBlock => {
    const name = `floating ${number}`;
    const entry = entries[number - 1];
    const at = entry === undefined ? null : delayedAt(entry);
    const [record] = at === null ? [] : artRecords(text.subarray(at));
    const blip = (entry === undefined ? null : blipOf(entry)) ?? (record === undefined ? null : blipOf(record));
    return { kind: "picture", picture: blip === null ? notThere(source, name) : { name, ...withSize(blip, null) } };
  });
}

function notThere(source: Source, name: string): ShownPicture {
  const why = "its data cannot be found";
  return {
    name,
    passedOver: { state: "unread", why },
    bytes: () => {
      throw damagedPart(source, `picture ${name}: ${why}`);
    },
  };
}
