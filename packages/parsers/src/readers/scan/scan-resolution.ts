import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "@jixiao/contract";
import { boxUnder } from "../pdf/drawing-state.ts";
import { type Matrix, multiply } from "../pdf/glyphs.ts";

/** How finely a page was scanned: pixels an inch across, and of the coarser of both directions (a fax has half as many down as across). */
export interface ScanResolution {
  readonly dpi: number;
  readonly least: number;
}

const POINTS_PER_INCH = 72;
/** A picture over this share of the page's width is the scan of the page; */
const SCAN_SHARE = 0.6;
/** and so are pictures that share one out between them, over this part of the page. */
const TILED_SHARE = 0.5;

/** The resolution of the widest picture on the page, or of the largest of its tiles; null where none covers it. */
export async function scanResolution(page: PDFPageProxy): Promise<ScanResolution | null> {
  const pictures = await placedPictures(page);
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const [width, height] = [right - left, top - bottom];
  const widest = pictures.toSorted((a, b) => b.width - a.width)[0];
  if (widest === undefined) return null;
  if (widest.width >= SCAN_SHARE * Math.min(width, height)) return resolutionOf(widest);
  const covered = pictures.reduce((sum, picture) => sum + areaOf(picture), 0);
  if (covered < TILED_SHARE * width * height) return null;
  return resolutionOf(pictures.reduce((one, other) => (areaOf(other) > areaOf(one) ? other : one)));
}

/** A picture as it lies on the page, in points of the page's own space, and its pixels. */
export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly pixels: Pixels;
}

interface Pixels {
  readonly across: number;
  readonly down: number;
}

function areaOf({ width, height }: PlacedPicture): number {
  return width * height;
}

function resolutionOf({ width, height, pixels }: PlacedPicture): ScanResolution {
  const [across, down] = [(pixels.across / width) * POINTS_PER_INCH, (pixels.down / height) * POINTS_PER_INCH];
  return { dpi: across, least: Math.min(across, down) };
}

const PICTURES: ReadonlySet<number> = new Set([OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObject]);

const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

/** The pictures that a page shows, in the order of drawing. */
export async function placedPictures(page: PDFPageProxy): Promise<readonly PlacedPicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures: PlacedPicture[] = [];
  let matrix = UNCHANGED;
  const stack: Matrix[] = [];
  fnArray.forEach((fn, i) => {
    const args = argsArray[i] as readonly unknown[];
    if (fn === OPS.save || fn === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (fn === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (fn === OPS.paintFormXObjectBegin) matrix = multiply(matrix, (args[0] as Matrix | null) ?? UNCHANGED);
    else if (PICTURES.has(fn)) {
      const pixels = pixelsOf(args);
      const [width, height] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
      if (pixels !== null && width > 0 && height > 0)
        pictures.push({ width, height, box: boxUnder(matrix, [0, 0, 1, 1]), pixels });
    }
  });
  return pictures;
}

/** `paintImageXObject` has [id, width, height], the others an object with both. */
function pixelsOf([picture, width, height]: readonly unknown[]): Pixels | null {
  if (typeof width === "number" && typeof height === "number") return { across: width, down: height };
  if (typeof picture !== "object" || picture === null || !("width" in picture && "height" in picture)) return null;
  const { width: across, height: down } = picture;
  return typeof across === "number" && typeof down === "number" ? { across, down } : null;
}

const SHAPES_AND_TEXT: ReadonlySet<number> = new Set([OPS.showText, OPS.constructPath, OPS.shadingFill]);

/** Is nothing drawn on the page beside pictures? A path that only cuts off is not drawn. */
export async function isPictureAlone(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const isCut = (i: number) => fnArray[i] === OPS.constructPath && (argsArray[i] as readonly unknown[])[0] === OPS.endPath;
  return !fnArray.some((fn, i) => SHAPES_AND_TEXT.has(fn) && !isCut(i));
}
