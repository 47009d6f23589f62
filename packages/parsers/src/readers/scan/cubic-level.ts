import { type GreyImage, PAPER } from "./raster.ts";

/** How far the curve between two pixels leans on those behind them: Catmull and Rom's, which keeps edges as sharp as they are. */
const LEAN = -0.5;

/** The level of a picture between its pixels, by the sixteen around it (Keys 1981); what lies outside is paper. */
export function cubicLevel({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 1 || top < 1 || left + 2 >= width || top + 2 >= height) return PAPER;
  const [across, down] = [x - left, y - top];
  const [w0, w1, w2, w3] = [far(1 + across), near(across), near(1 - across), far(2 - across)];
  const row = (at: number) =>
    (pixels[at - 1] as number) * w0 +
    (pixels[at] as number) * w1 +
    (pixels[at + 1] as number) * w2 +
    (pixels[at + 2] as number) * w3;
  const at = top * width + left;
  const level =
    row(at - width) * far(1 + down) +
    row(at) * near(down) +
    row(at + width) * near(1 - down) +
    row(at + 2 * width) * far(2 - down);
  return Math.min(255, Math.max(0, Math.round(level)));
}

/** Weight of a pixel less than one away, and of one between one and two away. */
function near(d: number): number {
  return ((LEAN + 2) * d - (LEAN + 3)) * d * d + 1;
}

function far(d: number): number {
  return LEAN * (((d - 5) * d + 8) * d - 4);
}
