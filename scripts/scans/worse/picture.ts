import { createRequire } from "node:module";

/** A picture in colour: three bytes a pixel, row by row from the top. */
export interface ColourImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

interface Context {
  readonly createImageData: (width: number, height: number) => { readonly data: Uint8ClampedArray };
  readonly putImageData: (data: unknown, x: number, y: number) => void;
}
interface Canvas {
  readonly getContext: (kind: "2d") => Context;
  readonly toBuffer: (type: "image/jpeg", quality: number) => Uint8Array;
}
const { createCanvas } = createRequire(new URL("../../../packages/parsers/package.json", import.meta.url))("@napi-rs/canvas") as {
  readonly createCanvas: (width: number, height: number) => Canvas;
};

export function coloured({ width, height, pixels }: Grey): ColourImage {
  const rgb = new Uint8Array(3 * pixels.length);
  for (let i = 0; i < pixels.length; i++) rgb.fill(pixels[i] ?? 0, 3 * i, 3 * i + 3);
  return { width, height, rgb };
}

/** A JPEG file of a picture. @param quality 0 to 100 */
export function jpegOf({ width, height, rgb }: ColourImage, quality: number): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (const part of [0, 1, 2]) image.data[4 * i + part] = rgb[3 * i + part] ?? 0;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/jpeg", quality);
}

/** A picture as each of its pixels is found in another: `from` gives the place there, what lies outside is `paper`. Bilinear. */
export function warped(
  image: Grey,
  { width, height }: Pick<Grey, "width" | "height">,
  from: (x: number, y: number) => readonly [x: number, y: number],
  paper: number,
): Grey {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [fx, fy] = from(x, y);
      pixels[y * width + x] = between(image, fx, fy, paper);
    }
  return { width, height, pixels };
}

function between({ width, height, pixels }: Grey, x: number, y: number, paper: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return paper;
  const [across, down, at] = [x - left, y - top, top * width + left];
  const [a, b, c, d] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + width] ?? 0, pixels[at + width + 1] ?? 0];
  return (a * (1 - across) + b * across) * (1 - down) + (c * (1 - across) + d * across) * down;
}

/** The mean of each pixel and its neighbours, `radius` to each side. */
export function blurred(image: Grey, radius: number): Grey {
  return columns(rows(image, radius), radius);
}

function rows({ width, height, pixels }: Grey, radius: number): Grey {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++, count++) sum += pixels[y * width + i] ?? 0;
      out[y * width + x] = Math.round(sum / count);
    }
  return { width, height, pixels: out };
}

function columns({ width, height, pixels }: Grey, radius: number): Grey {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let i = Math.max(0, y - radius); i <= Math.min(height - 1, y + radius); i++, count++)
        sum += pixels[i * width + x] ?? 0;
      out[y * width + x] = Math.round(sum / count);
    }
  return { width, height, pixels: out };
}

/** Four points of one plane onto four of another: a projective map. Corners in the order top left, top right, bottom right, bottom left. */
export function projection(
  width: number,
  height: number,
  corners: Corners,
): (x: number, y: number) => readonly [x: number, y: number] {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return (x, y) => {
    const [u, v] = [x / width, y / height];
    const w = g * u + h * v + 1;
    return [
      ((x1 - x0 + g * x1) * u + (x3 - x0 + h * x3) * v + x0) / w,
      ((y1 - y0 + g * y1) * u + (y3 - y0 + h * y3) * v + y0) / w,
    ];
  };
}

type Point = readonly [x: number, y: number];
export type Corners = readonly [Point, Point, Point, Point];
