import type { Box } from "@jixiao/contract";

/** Does a point stand in a box, its edges included? In points or in pixels alike. */
export function holds({ x0, x1, y0, y1 }: Box, x: number, y: number): boolean {
  return x0 <= x && x <= x1 && y0 <= y && y <= y1;
}

/** Does the middle of a box stand in another, its edges included? */
export function holdsMiddle(outer: Box, { x0, x1, y0, y1 }: Box): boolean {
  return holds(outer, (x0 + x1) / 2, (y0 + y1) / 2);
}
