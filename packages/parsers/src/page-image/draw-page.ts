import type { CanonicalRecord } from "@jixiao/contract";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { RenderParameters } from "pdfjs-dist/types/src/display/api.js";
import type { Source } from "../document.ts";
import { formats } from "../formats/index.ts";
import { readShown } from "../readers/index.ts";
import { picturePages, withoutPictures } from "../readers/inside/index.ts";
import { readableSize } from "../readers/inside/readable-size.ts";
import { detectMediaType } from "../readers/media-type.ts";
import { ofdAsPdf } from "../readers/ofd/index.ts";
import { damagedPage, openPdf } from "../readers/pdf/open.ts";
import { pageResolution } from "../readers/scan/index.ts";
import { type Picture, picturesOf } from "../readers/scan/pictures.ts";
import type { GreyImage } from "../readers/scan/raster.ts";
import { withParagraphForms } from "../readers/text/paragraph-forms.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import { partsOf } from "./document-pages.ts";
import { drawGrid } from "./draw-grid.ts";
import { drawMarks } from "./draw-marks.ts";
import { type Locate, marksOf } from "./marks.ts";
import { NoSuchPageError } from "./no-such-page.ts";

const POINTS_PER_INCH = 72;
/** Pages of a PDF are drawn with this many pixels a point: small print stays legible. */
const SCALE = 2;

/** See `drawPageImage`. */
export async function drawPageImage(source: Source, records: readonly CanonicalRecord[], page: number): Promise<Uint8Array> {
  const { canvas, scale, locate } = await drawPage(source, page);
  drawMarks(
    canvas,
    marksOf(records, locate).filter((mark) => mark.page === page),
    scale,
  );
  return canvas.toBuffer("image/png");
}

interface DrawnPage {
  readonly canvas: Canvas;
  /** Pixels a point. */
  readonly scale: number;
  /** Of a drawn grid: where its cells are. */
  readonly locate?: Locate;
}

async function drawPage(source: Source, number: number): Promise<DrawnPage> {
  const mediaType = await detectMediaType(source);
  if (mediaType === "application/pdf") return drawPdfPage(source, number);
  if (mediaType === "application/ofd") return drawPdfPage({ ...source, bytes: (await ofdAsPdf(source)).pdf }, number);
  if (!mediaType.startsWith("image/")) return drawPart(source, number);
  const pictures = await picturesOf(source);
  const picture = pictures[number - 1];
  if (picture === undefined) throw noSuchPage(source.name, number, pictures.length);
  const image = await picture.decode();
  return { canvas: canvasOf(image), scale: pageResolution(image) / POINTS_PER_INCH };
}

async function drawPart(source: Source, number: number): Promise<DrawnPage> {
  const vocabulary = vocabularyOf(formats);
  const shown = await readShown(source, vocabulary);
  const pages = shown === null ? [] : await picturePages(source, shown);
  const firstPicture = (shown?.pages?.length ?? 0) + 1;
  const picture = pages[number - firstPicture];
  if (picture !== undefined) return drawPicture(picture);
  const document = shown === null ? null : { ...shown, blocks: withParagraphForms(withoutPictures(shown.blocks), vocabulary) };
  const parts = document === null ? [] : partsOf(document, pages.length);
  if (parts.length === 0 && pages.length === 0)
    throw new NoSuchPageError(
      `${source.name}: only pages of PDF and images, sheets of workbooks, tables of Word and HTML, and pictures in them can be drawn`,
    );
  const part = parts.find((one) => one.number === number);
  if (part === undefined) {
    const there = `there are ${parts.length}${pages.length === 0 ? "" : `, and ${pages.length} pictures (图片)`}`;
    throw new NoSuchPageError(`${source.name}: nothing to draw on sheet or table ${number} (无此表); ${there}`);
  }
  const { canvas, boxOf } = drawGrid(part.blocks, SCALE);
  const locate: Locate = (place) => {
    const box = boxOf(place);
    return box === null ? null : { page: number, box };
  };
  return { canvas, scale: SCALE, locate };
}

/** A picture in a document, enlarged as it was for reading. */
async function drawPicture(picture: Picture): Promise<DrawnPage> {
  const { image, dpi } = readableSize(await picture.decode());
  return { canvas: canvasOf(image), scale: dpi / POINTS_PER_INCH };
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
