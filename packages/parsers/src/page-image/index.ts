import type { CanonicalRecord } from "@jixiao/contract";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { RenderParameters } from "pdfjs-dist/types/src/display/api.js";
import type { Source } from "../document.ts";
import { detectMediaType } from "../readers/media-type.ts";
import { damagedPage, openPdf } from "../readers/pdf/open.ts";
import { pageResolution } from "../readers/scan/index.ts";
import { picturesOf } from "../readers/scan/pictures.ts";
import type { GreyImage } from "../readers/scan/raster.ts";
import { drawMarks } from "./draw-marks.ts";
import { marksOf } from "./marks.ts";

/** Asked for the picture of a page that the document does not have. */
export class NoSuchPageError extends Error {
  override readonly name = "NoSuchPageError";
}

const POINTS_PER_INCH = 72;
/** Pages of a PDF are drawn with this many pixels a point: small print stays legible. */
const SCALE = 2;

/**
 * A page of a PDF or image as a PNG, with the places of the records' fields and cells outlined and labelled: blue where
 * printed, orange where a label was inferred, red where a flag stands. For people to check by eye.
 * @param page 1-based
 * @throws NoSuchPageError; DocumentError for a document that cannot be read
 */
export async function drawPageImage(source: Source, records: readonly CanonicalRecord[], page: number): Promise<Uint8Array> {
  const { canvas, scale } = await drawPage(source, page);
  drawMarks(
    canvas,
    marksOf(records).filter((mark) => mark.page === page),
    scale,
  );
  return canvas.toBuffer("image/png");
}

/** Pages on which something of the records stands, in order. */
export function pagesOf(records: readonly CanonicalRecord[]): readonly number[] {
  return [...new Set(marksOf(records).map(({ page }) => page))].toSorted((a, b) => a - b);
}

interface DrawnPage {
  readonly canvas: Canvas;
  /** Pixels a point. */
  readonly scale: number;
}

async function drawPage(source: Source, number: number): Promise<DrawnPage> {
  const mediaType = await detectMediaType(source);
  if (mediaType === "application/pdf") return drawPdfPage(source, number);
  if (!mediaType.startsWith("image/")) throw new NoSuchPageError(`${source.name}: only PDF and image files have pages to draw`);
  const pictures = await picturesOf(source);
  const picture = pictures[number - 1];
  if (picture === undefined) throw noSuchPage(source.name, number, pictures.length);
  const image = await picture.decode();
  return { canvas: canvasOf(image), scale: pageResolution(image) / POINTS_PER_INCH };
}

async function drawPdfPage(source: Source, number: number): Promise<DrawnPage> {
  const pdf = await openPdf(source);
  try {
    if (number < 1 || number > pdf.numPages) throw noSuchPage(source.name, number, pdf.numPages);
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    // pdf.js types the browser's canvas; its legacy build draws on this one
    await page.render({ canvas: canvas as RenderParameters["canvas"], viewport, background: "white" }).promise;
    return { canvas, scale: SCALE };
  } catch (error) {
    throw damagedPage(source.name, number, error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function noSuchPage(file: string, page: number, count: number): NoSuchPageError {
  return new NoSuchPageError(`${file}: no page ${page} (无此页); it has ${count}`);
}

function canvasOf({ width, height, pixels }: GreyImage): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let i = 0; i < pixels.length; i++) image.data.fill(pixels[i] as number, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4);
  context.putImageData(image, 0, 0);
  return canvas;
}
