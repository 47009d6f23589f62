import type { Box } from "@jixiao/contract";
import { FAMILIAR } from "../../vocabulary/labels.ts";
import type { GreyImage } from "./raster.ts";
import type { RecognizedLine, RecognizedPage } from "./recognize-page.ts";
import { type ScannedPage, takeApart } from "./scanned-page.ts";

const POINTS_PER_INCH = 72;
/** On its side a page's lines are taken for as many as it has characters, on its head for as many as it has lines. */
const MAX_CHARACTERS_A_LINE_ON_SIDE = 2.5;

/** So many lines tell how a page lies; all of a page on its side, where each character is taken for a line, would take longer than the page itself. */
const SAMPLE_LINES = 48;

/**
 * Reads a page as it lies; where hardly anything of it can be read, turned by a right angle, or from its head to its feet. A sample of its lines
 * is tried before all are read. Places are those on the page as it was scanned. `read` reads a page upright, and a line only once.
 */
export async function readHoweverItLies(
  scanned: ScannedPage,
  read: (scanned: ScannedPage) => Promise<RecognizedPage>,
): Promise<RecognizedPage> {
  const { image, dpi } = scanned.original;
  const sample = sampleOf(scanned);
  const tried = await read(sample);
  if (!isIllegible(tried)) {
    const asItLies = await read(scanned);
    if (!isIllegible(asItLies)) return asItLies;
  }
  const isOnSide = lengthOf(textsOf(tried)) < MAX_CHARACTERS_A_LINE_ON_SIDE * lineCount(sample);
  for (const quarters of isOnSide ? ([1, 3] as const) : ([2] as const)) {
    const upright = turned(image, quarters);
    const page = await readIfLegible(takeApart({ image: upright, dpi }, scanned.wasCoarse), read);
    const points = POINTS_PER_INCH / dpi;
    if (page !== null) return placedBack(page, quarters, upright.width * points, upright.height * points);
  }
  return read(scanned);
}

async function readIfLegible(
  scanned: ScannedPage,
  read: (scanned: ScannedPage) => Promise<RecognizedPage>,
): Promise<RecognizedPage | null> {
  if (isIllegible(await read(sampleOf(scanned)))) return null;
  const page = await read(scanned);
  return isIllegible(page) ? null : page;
}

/** The page with some of its lines alone, taken evenly from all over it. */
function sampleOf(scanned: ScannedPage): ScannedPage {
  const lines = [...scanned.tables.flatMap((table) => table.lines.flat()), ...scanned.lines];
  const step = Math.ceil(lines.length / SAMPLE_LINES);
  return step <= 1 ? scanned : { ...scanned, tables: [], lines: lines.filter((_, i) => i % step === 0) };
}

/** By how many right angles a picture is turned clockwise. */
export type Quarters = 0 | 1 | 2 | 3;

/** The picture turned clockwise. */
export function turned(image: GreyImage, quarters: Quarters): GreyImage {
  if (quarters === 0) return image;
  const { width, height, pixels, pale } = image;
  const outWidth = quarters === 2 ? width : height;
  const size = { width: outWidth, height: quarters === 2 ? height : width };
  const own = { ...size, pixels: turnedPixels(image, pixels, quarters, outWidth) };
  return pale === undefined ? own : { ...own, pale: turnedPixels(image, pale, quarters, outWidth) };
}

function turnedPixels({ width, height }: GreyImage, pixels: Uint8Array, quarters: Quarters, outWidth: number): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    let at = [0, height - 1 - y, (height - 1 - y) * outWidth + width - 1, (width - 1) * outWidth + y][quarters] ?? 0;
    const step = [1, outWidth, -1, -outWidth][quarters] ?? 1;
    for (let from = y * width; from < (y + 1) * width; from++, at += step) out[at] = pixels[from] as number;
  }
  return out;
}

/** A box of the turned picture where it lies on the picture as it was. Width and height are those of the turned one. */
export function turnedBack({ x0, y0, x1, y1 }: Box, quarters: Quarters, width: number, height: number): Box {
  switch (quarters) {
    case 0:
      return { x0, y0, x1, y1 };
    case 1:
      return { x0: y0, y0: width - x1, x1: y1, y1: width - x0 };
    case 2:
      return { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 };
    case 3:
      return { x0: height - y1, y0: x0, x1: height - y0, y1: x1 };
  }
}

/** A page that was read turned, with its places on the page as it was scanned. Width and height in points, turned. */
export function placedBack(page: RecognizedPage, quarters: Quarters, width: number, height: number): RecognizedPage {
  const back = (box: Box): Box => turnedBack(box, quarters, width, height);
  return {
    ...page,
    tables: page.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => ({
        ...cell,
        places: cell.places.map((place) => (place.kind === "page" ? { ...place, box: back(place.box) } : place)),
      })),
    })),
    toShown: (box) => back(page.toShown(box)),
  };
}

/** Of a page that lies upright more is read surely, however bad the scan; of one on its side hardly a character. */
const MIN_SURE_SHARE = 0.3;
/** Fewer characters tell nothing. */
const MIN_CHARACTERS = 30;

/** Is a page's reading so poor that it may lie on its side or on its head? */
function isIllegible(page: RecognizedPage): boolean {
  const texts = textsOf(page);
  const sure = texts.filter(({ flags }) => flags.length === 0);
  if (lengthOf(texts) < MIN_CHARACTERS || sure.some(({ text }) => FAMILIAR.test(text))) return false;
  return lengthOf(sure) < MIN_SURE_SHARE * lengthOf(texts);
}

type Text = Pick<RecognizedLine, "text" | "flags">;

function textsOf({ tables, lines }: RecognizedPage): readonly Text[] {
  return [...tables.flatMap(({ cells }) => cells), ...lines];
}

function lengthOf(texts: readonly Text[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

function lineCount({ tables, lines }: ScannedPage): number {
  return tables.reduce((sum, table) => sum + table.lines.flat().length, lines.length);
}
