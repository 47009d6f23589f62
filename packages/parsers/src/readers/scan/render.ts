import { type Canvas, createCanvas, type Image, loadImage } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { RenderParameters } from "pdfjs-dist/types/src/display/api.js";
import { isCoarse } from "./coarse.ts";
import { type GreyImage, greyFromRgba, reduction } from "./raster.ts";
import { isPictureAlone, scanResolution } from "./scan-resolution.ts";

/** A picture of a page and how many of its pixels make an inch of the page. */
export interface PagePicture {
  readonly image: GreyImage;
  readonly dpi: number;
  /** The scan on the page is coarser than what was drawn of it, which shows no more than the scan does. */
  readonly isOfCoarseScan?: boolean;
}

const POINTS_PER_INCH = 72;
/** Pages that hold no picture of their own (text that nobody can decode) are drawn at this resolution. */
const DRAWN_DPI = 300;
/**
 * Scans finer than this are reduced, coarser ones enlarged: lines are read at 40 pixels an em, which type of 10 points has at 300 dpi, and
 * masks of a page of 600 dpi would not fit a process.
 */
const MIN_DPI = 150;
/** A page that is nothing but a coarse picture is drawn pixel by pixel, down to this, and enlarged later. */
const MIN_COARSE_DPI = 72;
const MAX_DPI = 300;
/** Pages larger than this are drawn coarser: a poster, or a wrong page size. */
const MAX_PIXELS = 40_000_000;

/** Draws a page of a PDF in grey, a scanned page pixel by pixel as it was scanned. @param most the finest resolution */
export async function drawPage(page: PDFPageProxy, most = MAX_DPI): Promise<PagePicture> {
  const own = await scanResolution(page);
  const dpi = own?.dpi ?? DRAWN_DPI;
  const points = page.getViewport({ scale: 1 });
  const fitting = Math.sqrt(MAX_PIXELS / ((points.width * points.height) / POINTS_PER_INCH ** 2));
  const isOfCoarseScan = own !== null && isCoarse({ dpi: own.least });
  const least = isOfCoarseScan && (await isPictureAlone(page)) ? MIN_COARSE_DPI : MIN_DPI;
  const bounded = Math.min(fitting, Math.max(least, Math.min(most, dpi)));
  return { ...(await drawAt(page, bounded)), isOfCoarseScan };
}

/** Draws a page of a PDF in grey at a resolution. */
export async function drawAt(page: PDFPageProxy, dpi: number): Promise<PagePicture> {
  const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // pdf.js types the browser's canvas; its legacy build draws on this one
  await page.render({ canvas: canvas as RenderParameters["canvas"], viewport, background: "white" }).promise;
  page.cleanup(); // the decoded scan is several times as large as what is kept of it
  return { image: takeGrey(canvas), dpi };
}

/** Rows read from a canvas at a time: a copy of a whole page in colour would be four times the grey picture. */
const BAND_ROWS = 256;

/** The canvas's pixels in grey. The canvas is empty afterwards: its memory lies outside what the garbage collector sees. */
function takeGrey(canvas: Canvas): GreyImage {
  const { width, height } = canvas;
  const context = canvas.getContext("2d");
  const pixels = new Uint8Array(width * height);
  let pale: Uint8Array | null = null;
  for (let y = 0; y < height; y += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - y);
    const band = greyFromRgba(context.getImageData(0, y, width, rows).data, width, rows);
    if (band.pale !== undefined) pale ??= Uint8Array.from(pixels);
    pixels.set(band.pixels, y * width);
    pale?.set(band.pale ?? band.pixels, y * width);
  }
  canvas.width = canvas.height = 0;
  return { width, height, pixels, ...(pale === null ? {} : { pale }) };
}

/** Grey pixels of a PNG or JPEG file, reduced as `reduction` says. @throws where the bytes are no such picture */
export async function decodePicture(bytes: Uint8Array): Promise<GreyImage> {
  const picture: Image = await loadImage(bytes);
  const factor = reduction(picture);
  const [width, height] = [Math.max(1, Math.floor(picture.width / factor)), Math.max(1, Math.floor(picture.height / factor))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width * factor, height * factor, 0, 0, width, height);
  return takeGrey(canvas);
}
