import { createCanvas } from "@napi-rs/canvas";
import { type GreyImage, greyFromRgba } from "../scan/raster.ts";
import type { PagePicture } from "../scan/render.ts";

/** Sides of A4 in inches. */
const [SHORT_INCH, LONG_INCH] = [8.27, 11.69];
/** A smaller picture is no page made smaller, of which nothing could be read, but a part of a screen, which has at least so many pixels an inch. */
const SCREEN_DPI = 96;
/** Coarser pictures are enlarged: rulings and strokes of one pixel are lost to the search for both. */
const MIN_DPI = 150;
/** A pixel of a canvas: opaque, and its three colours alike. */
const [OPAQUE, GREY] = [0xff000000, 0x010101];

/**
 * A picture as the page that it was cut from: as wide as A4, or as its long side where it is wider than high; a small one as a part of a screen. What documents say of the size at which
 * they show it tells nothing of the type in it.
 */
export function readableSize(image: GreyImage): PagePicture {
  const { width, height } = image;
  const page = height >= width ? width / SHORT_INCH : Math.max(height / SHORT_INCH, width / LONG_INCH);
  const dpi = Math.max(page, SCREEN_DPI);
  if (dpi >= MIN_DPI) return { image, dpi };
  const larger = enlarged(image, MIN_DPI / dpi);
  return { image: larger, dpi: dpi * (larger.width / width) };
}

function enlarged(image: GreyImage, factor: number): GreyImage {
  const source = createCanvas(image.width, image.height);
  const pixels = source.getContext("2d");
  const data = pixels.createImageData(image.width, image.height);
  const whole = new Uint32Array(data.data.buffer);
  for (let i = 0; i < whole.length; i++) whole[i] = OPAQUE | ((image.pixels[i] ?? 0) * GREY); // four bytes at once
  pixels.putImageData(data, 0, 0);
  const [width, height] = [Math.round(image.width * factor), Math.round(image.height * factor)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height);
}
