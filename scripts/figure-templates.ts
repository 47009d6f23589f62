/**
 * Prints the table of packages/parsers/src/readers/pdf/figure-templates.ts: how figures look in common typefaces of this machine.
 * usage: node --conditions=@jixiao/source scripts/figure-templates.ts [FONT FILE ...]
 */
import { createRequire } from "node:module";

interface Raster {
  readonly ROWS: number;
  readonly COLUMNS: number;
  readonly FIELD_ASPECT: number;
  readonly packed: (raster: Uint8Array) => string;
}
interface Context {
  font: string;
  fillText: (text: string, x: number, y: number) => void;
  getImageData: (x: number, y: number, width: number, height: number) => { readonly data: Uint8ClampedArray };
}
interface CanvasLibrary {
  readonly GlobalFonts: { readonly registerFromPath: (path: string, name: string) => unknown };
  readonly createCanvas: (width: number, height: number) => { readonly getContext: (kind: "2d") => Context };
}

const parsers = new URL("../packages/parsers/", import.meta.url);
const { ROWS, COLUMNS, FIELD_ASPECT, packed } = (await import(
  new URL("src/readers/pdf/glyph-raster.ts", parsers).href
)) as Raster;
const canvas = createRequire(new URL("package.json", parsers))("@napi-rs/canvas") as CanvasLibrary;
const SIZE = 300;

process.argv.slice(2).forEach((file, i) => {
  canvas.GlobalFonts.registerFromPath(file, `face${i}`);
  const figures = Array.from("0123456789", (figure) => packed(rasterOfText(figure, `face${i}`)));
  console.log(`  "${figures.join(" ")}", // ${file.split("/").at(-1)}`);
});

function rasterOfText(text: string, face: string): Uint8Array {
  const page = canvas.createCanvas(2 * SIZE, 2 * SIZE);
  const context = page.getContext("2d");
  context.font = `${SIZE}px ${face}`;
  context.fillText(text, SIZE / 2, 1.5 * SIZE);
  const { data } = context.getImageData(0, 0, 2 * SIZE, 2 * SIZE);
  const isInk = (x: number, y: number) => (data[4 * (Math.round(y) * 2 * SIZE + Math.round(x)) + 3] ?? 0) > 127;
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 0; y < 2 * SIZE; y++)
    for (let x = 0; x < 2 * SIZE; x++)
      if (isInk(x, y)) {
        xs.push(x);
        ys.push(y);
      }
  const [x0, x1, y0, y1] = [xs, ys].flatMap((at) => [
    at.reduce((a, b) => Math.min(a, b)),
    at.reduce((a, b) => Math.max(a, b)) + 1,
  ]) as [number, number, number, number];
  const height = y1 - y0;
  const left = (x0 + x1) / 2 - (FIELD_ASPECT * height) / 2;
  return Uint8Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const [row, column] = [Math.floor(i / COLUMNS), i % COLUMNS];
    return isInk(left + ((column + 0.5) / COLUMNS) * FIELD_ASPECT * height - 0.5, y0 + ((row + 0.5) / ROWS) * height - 0.5)
      ? 1
      : 0;
  });
}
