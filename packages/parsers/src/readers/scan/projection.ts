import type { PixelBox } from "./raster.ts";
import { greatest, least } from "../../extent.ts";

export type Point = readonly [x: number, y: number];
/** Top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/** A projective map of the plane: a point (x, y) goes to (ax + by + c, dx + ey + f) / (gx + hy + 1). */
export interface Projection {
  readonly x: readonly [a: number, b: number, c: number];
  readonly y: readonly [d: number, e: number, f: number];
  readonly w: readonly [g: number, h: number];
}

/** The projection of a rectangle with its corner at 0, 0 onto four corners (Heckbert 1989, section 2.2.3). */
export function projectionOnto(corners: Corners, width: number, height: number): Projection {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return {
    x: [(x1 - x0 + g * x1) / width, (x3 - x0 + h * x3) / height, x0],
    y: [(y1 - y0 + g * y1) / width, (y3 - y0 + h * y3) / height, y0],
    w: [g / width, h / height],
  };
}

export function project({ x, y, w }: Projection, [px, py]: Point): Point {
  const scale = w[0] * px + w[1] * py + 1;
  return [(x[0] * px + x[1] * py + x[2]) / scale, (y[0] * px + y[1] * py + y[2]) / scale];
}

/** The box around what a box becomes. */
export function projectedBox(projection: Projection, { x0, y0, x1, y1 }: PixelBox): PixelBox {
  const corners = (
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ] as const
  ).map((corner) => project(projection, corner));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x0: least(xs), y0: least(ys), x1: greatest(xs), y1: greatest(ys) };
}
