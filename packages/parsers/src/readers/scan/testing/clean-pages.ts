import type { Source } from "../../../document.ts";
import { openPdf } from "../../pdf/open.ts";
import { inkOf, whitenPaper } from "../binarize.ts";
import { findPixelRulings } from "../pixel-rulings.ts";
import type { GreyImage, InkMask } from "../raster.ts";
import { pageResolution } from "../index.ts";
import { picturesOf } from "../pictures.ts";
import { drawAt } from "../render.ts";
import { type Quarters, turned } from "../quarter-turns.ts";
import { takeApart } from "../scanned-page.ts";

/** A page of a digital PDF as it is printed, before anything happens to it. */
export interface CleanPage {
  readonly image: GreyImage;
  readonly dpi: number;
  /** Its drawn lines, each apart, and the pixels of all of them. */
  readonly rulings: readonly CleanRuling[];
  readonly drawn: InkMask;
}

export interface CleanRuling {
  readonly axis: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Draws the pages of a digital PDF, and finds their lines. */
export async function cleanPages(source: Source, dpi: number): Promise<readonly CleanPage[]> {
  const pdf = await openPdf(source);
  try {
    const pages: CleanPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { image } = await drawAt(await pdf.getPage(number), dpi);
      const { groups, drawn } = findPixelRulings(inkOf(whitenPaper(image, dpi)), dpi);
      pages.push({ image, dpi, drawn, rulings: groups.flat().map(({ axis, at, from, to }) => ({ axis, at, from, to })) });
    }
    return pages;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** The picture of an image file with paper where lines are drawn on it. */
export async function withoutRulings(source: Source): Promise<GreyImage> {
  const [picture] = await picturesOf(source);
  if (picture === undefined) throw new Error(`${source.name} holds no picture`);
  const image = await picture.decode();
  return takeApart({ image, dpi: pageResolution(image) }).picture;
}

/** The picture of an image file turned by so many right angles clockwise. */
export async function turnedPicture(source: Source, quarters: Quarters): Promise<GreyImage> {
  const [picture] = await picturesOf(source);
  if (picture === undefined) throw new Error(`${source.name} holds no picture`);
  return turned(await picture.decode(), quarters);
}
