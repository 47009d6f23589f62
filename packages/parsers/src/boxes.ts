import type { Box } from "@jixiao/contract";

/** Does the middle of a box stand in another, its edges included? In points or in pixels alike. */
export function holdsMiddle(outer: Box, { x0, x1, y0, y1 }: Box): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return outer.x0 <= x && x <= outer.x1 && outer.y0 <= y && y <= outer.y1;
}
