import { inkOf } from "./binarize.ts";
import { cubicLevel } from "./cubic-level.ts";
import { type Corners, type Point, project, type Projection, projectionOnto } from "./projection.ts";
import type { GreyImage } from "./raster.ts";
import { exactTilt, roughTilt, type Tilt } from "./tilt.ts";
import { greatest, least } from "../../extent.ts";

/** A picture set straight, and where its points lie in the picture as it was taken. */
export interface Straightened {
  readonly image: GreyImage;
  readonly taken: Projection;
}

/** Within this many degrees a page is turned while its lines are cut out, without a picture in between. */
const TURNED_LATER = Math.tan((4.8 * Math.PI) / 180);
/** Lines of a page that was scanned flat run alike all over it; but for this (radians, edge to edge). */
const FLAT = 0.008;
/** Level and upright lines of a scanned page stand at right angles but for this. */
const SQUARE = Math.tan((0.4 * Math.PI) / 180);
/** Upright lines that run further from that are not the sheet's. */
const ODD = Math.tan((5 * Math.PI) / 180);

/**
 * Sets straight what was photographed from one side, or turned more than sheets on a scanner's glass are: by how its level and its upright lines run.
 * Null where the picture is straight enough as it is.
 * @param image with white paper
 */
export function straightened(image: GreyImage): Straightened | null {
  const ink = inkOf(image);
  if (isFlat(roughTilt(ink), image)) return null;
  const tilt = exactTilt(ink);
  if (isFlat(tilt, image)) return null;
  const { corners, width, height } = frameOf(tilt, image);
  const taken = projectionOnto(corners, width, height);
  return { image: resampled(image, taken, width, height), taken };
}

function isFlat({ level, upright }: Tilt, { width, height }: GreyImage): boolean {
  const sum = Math.abs(upright.slope + level.slope);
  const isUprightFlat = sum <= SQUARE && Math.abs(upright.change * width) <= FLAT;
  return Math.abs(level.slope) <= TURNED_LATER && Math.abs(level.change * height) <= FLAT && (isUprightFlat || sum > ODD);
}

interface Frame {
  readonly corners: Corners;
  readonly width: number;
  readonly height: number;
}

/** The sheet's rectangle that holds all of the picture. */
function frameOf({ level, upright }: Tilt, { width, height }: GreyImage): Frame {
  // where few upright lines tell, or they tell what no sheet is, they stand at right angles to the level ones
  const isOdd = Math.abs(upright.slope + level.slope) > ODD;
  const columns = isOdd ? { slope: -level.slope, change: 0 } : upright;
  const corners: readonly Point[] = [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ];
  const ys = corners.map(([x, y]) => (y - level.slope * x) / (1 + level.change * x));
  const xs = corners.map(([x, y]) => (x - columns.slope * y) / (1 + columns.change * y));
  const [top, bottom, left, right] = [least(ys), greatest(ys), least(xs), greatest(xs)];
  const crossing = (x: number, y: number): Point => {
    const [rise, run] = [level.slope + level.change * y, columns.slope + columns.change * x];
    const px = (x + run * y) / (1 - run * rise); // x + run * py, where py = y + rise * px
    return [px + width / 2, y + rise * px + height / 2];
  };
  return {
    corners: [crossing(left, top), crossing(right, top), crossing(right, bottom), crossing(left, bottom)],
    width: Math.round((right - left) * Math.cos(Math.atan(level.slope))),
    height: Math.round((bottom - top) * Math.cos(Math.atan(level.slope))),
  };
}

function resampled(image: GreyImage, taken: Projection, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [fx, fy] = project(taken, [x, y]);
      pixels[y * width + x] = cubicLevel(image, fx, fy);
    }
  return { width, height, pixels };
}
