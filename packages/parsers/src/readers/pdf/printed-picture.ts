import type { Box } from "@jixiao/contract";
import type { DrawnGlyph } from "./drawn-text.ts";

/** A picture as pdf.js decodes it, where it is drawn on the page set upright. */
export interface DrawnPicture {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  /** pdf.js's kinds: 1 bit of grey a pixel, RGB, RGBA. */
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const [GREY_1BPP, RGB, RGBA] = [1, 2, 3];
/** A scan covers as large a part of its page, in both directions. */
const COVERED = 0.6;
/** Of many characters some tell. */
const LOOKED_AT = 160;
const FEWEST = 40;
/** Points of a character's box that are looked at, across and down. */
const GRID = 8;
/** Darker pixels are ink; a printed character leaves most of its box white, and not all. */
const INK = 128;
const [LEAST_INK, MOST_INK] = [0.06, 0.7];
/** Of the characters as large a part stands on ink, where the picture shows them too. */
const MOST = 0.6;

/**
 * Is the text that is drawn on a page printed in a picture of all the page too? Then a program recognized it there, and laid what it read over the picture instead of
 * behind it, in white or in black: its errors carry no doubt.
 */
export function isPrintedIn(pictures: readonly DrawnPicture[], characters: readonly DrawnGlyph[], view: Box): boolean {
  const seen = characters.filter(({ text, unseen }) => unseen === null && text.trim() !== "");
  const scan = pictures.find(({ box }) => covers(box, view));
  if (scan === undefined || seen.length < FEWEST) return false;
  const step = Math.max(1, Math.floor(seen.length / LOOKED_AT));
  const some = seen.filter((_, i) => i % step === 0);
  return some.filter((glyph) => standsOnInk(scan, glyph)).length > MOST * some.length;
}

function covers(box: Box, view: Box): boolean {
  const across = Math.min(box.x1, view.x1) - Math.max(box.x0, view.x0);
  const down = Math.min(box.y1, view.y1) - Math.max(box.y0, view.y0);
  return across > COVERED * (view.x1 - view.x0) && down > COVERED * (view.y1 - view.y0);
}

function standsOnInk(picture: DrawnPicture, { x, y, width, size }: DrawnGlyph): boolean {
  let ink = 0;
  for (let i = 0; i < GRID; i++)
    for (let j = 0; j < GRID; j++) {
      const [dx, dy] = [((i + 0.5) / GRID) * width, ((j + 0.5) / GRID - 0.86) * size];
      if (luminanceAt(picture, x + dx, y + dy) < INK) ink++;
    }
  return ink >= LEAST_INK * GRID * GRID && ink <= MOST_INK * GRID * GRID;
}

/** White outside the picture. */
function luminanceAt({ box, width, height, kind, data }: DrawnPicture, x: number, y: number): number {
  const column = Math.floor(((x - box.x0) / (box.x1 - box.x0)) * width);
  const row = Math.floor(((y - box.y0) / (box.y1 - box.y0)) * height);
  if (column < 0 || row < 0 || column >= width || row >= height) return 255;
  if (kind === GREY_1BPP) {
    const byte = data[row * Math.ceil(width / 8) + (column >> 3)] ?? 255;
    return (byte >> (7 - (column & 7))) & 1 ? 255 : 0;
  }
  const channels = kind === RGB ? 3 : kind === RGBA ? 4 : 0;
  if (channels === 0) return 255;
  const at = (row * width + column) * channels;
  return 0.3 * (data[at] ?? 255) + 0.59 * (data[at + 1] ?? 255) + 0.11 * (data[at + 2] ?? 255);
}
