import { createCanvas } from "@napi-rs/canvas";
import { type GreyImage, greyFromRgba } from "../scan/raster.ts";
import type { PagePicture } from "../scan/render.ts";

/** Sides of A4 in inches. */
const [SHORT_INCH, LONG_INCH] = [8.27, 11.69];
/** Coarser pictures (a screen has 96 pixels an inch) are enlarged: rulings and strokes of one pixel are lost to the search for both. */
const MIN_DPI = 150;
/** More makes nothing sharper. */
const MAX_ENLARGEMENT = 3;

/**
 * A picture as the page that it was cut from: as wide as A4, or as its long side where it is wider than high. What documents say of the size at which
 * they show it tells nothing of the type in it.
 */
export function readableSize(image: GreyImage): PagePicture {
  const dpi = image.height >= image.width ? image.width / SHORT_INCH : Math.max(image.height / SHORT_INCH, image.width / LONG_INCH);
  if (dpi >= MIN_DPI) return { image, dpi };
  const factor = Math.min(MAX_ENLARGEMENT, MIN_DPI / dpi);
  const larger = enlarged(image, factor);
  return { image: larger, dpi: dpi * (larger.width / image.width) };
}

function enlarged(image: GreyImage, factor: number): GreyImage {
  const source = createCanvas(image.width, image.height);
  const pixels = source.getContext("2d");
  const data = pixels.createImageData(image.width, image.height);
  for (const [i, level] of image.pixels.entries()) data.data.fill(level, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4);
  pixels.putImageData(data, 0, 0);
  const [width, height] = [Math.round(image.width * factor), Math.round(image.height * factor)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height);
}
