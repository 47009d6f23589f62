import { createCanvas } from "@napi-rs/canvas";
import { type GreyImage, greyFromRgba } from "../raster.ts";

export const [TABLE_DPI, TABLE_WIDTH, TABLE_HEIGHT] = [150, 1240, 900];

/** What has befallen a page. */
export interface Harm {
  /** Turned clockwise about its middle. */
  readonly degrees?: number;
  /** How dark its lines are, 0 to 255; text stays dark. */
  readonly lines?: number;
  /** Dashes and gaps of so many pixels. */
  readonly dashes?: readonly [on: number, off: number];
  /** From and to which part of its length each line is gone. */
  readonly gap?: readonly [from: number, to: number];
  /** The line between columns that is not drawn, by its number from the left. */
  readonly missing?: number;
  /** How far the corners at the left are moved to the right, those at the right to the left, in pixels, at the top. */
  readonly leaning?: number;
  /** Width of a dark desk around the page. */
  readonly desk?: number;
  /** A red ring of this radius in the middle. */
  readonly seal?: number;
}

const [XS, YS] = [
  [220, 380, 560, 800, 1000],
  [150, 250, 350, 450, 550, 650],
] as const;

/** A table of 4 columns and 5 rows, whose first column is one cell over all rows below the first, with a word in each cell. */
export function tablePicture(harm: Harm): GreyImage {
  const { degrees = 0, leaning = 0, desk = 0, seal = 0 } = harm;
  const canvas = createCanvas(TABLE_WIDTH, TABLE_HEIGHT);
  const context = canvas.getContext("2d");
  context.fillStyle = desk > 0 ? "#3c3c3c" : "white";
  context.fillRect(0, 0, TABLE_WIDTH, TABLE_HEIGHT);
  context.fillStyle = "white";
  context.fillRect(desk, desk, TABLE_WIDTH - 2 * desk, TABLE_HEIGHT - 2 * desk);
  const [middleX, middleY, angle] = [TABLE_WIDTH / 2, TABLE_HEIGHT / 2, (degrees * Math.PI) / 180];
  const place = (x: number, y: number): readonly [number, number] => {
    const narrower = 1 - (2 * leaning * (1 - y / TABLE_HEIGHT)) / TABLE_WIDTH;
    const [dx, dy] = [(x - middleX) * narrower, y - middleY];
    return [middleX + dx * Math.cos(angle) - dy * Math.sin(angle), middleY + dx * Math.sin(angle) + dy * Math.cos(angle)];
  };
  const line = (from: readonly [number, number], to: readonly [number, number], width: number) => {
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  };
  const level = harm.lines ?? 34;
  context.strokeStyle = `rgb(${level} ${level} ${level})`;
  const ruling = (x0: number, y0: number, x1: number, y1: number) => {
    for (const [from, to] of piecesOf(Math.hypot(x1 - x0, y1 - y0), harm)) {
      const at = (share: number) => place(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
      line(at(from), at(to), 2);
    }
  };
  YS.forEach((y, i) => ruling(i === 0 || i === 1 || i === 5 ? XS[0] : XS[1], y, XS[4], y));
  XS.forEach((x, i) => {
    if (i !== harm.missing) ruling(x, YS[0], x, YS[5]);
  });
  context.strokeStyle = "#222";
  for (const y of YS.slice(0, 5))
    for (const x of XS.slice(1, 4)) word(x + 30, y + 49, (from, to) => line(place(...from), place(...to), 3));
  if (seal > 0) {
    context.strokeStyle = "rgb(214 48 44)";
    context.lineWidth = 6;
    context.beginPath();
    context.arc(middleX, middleY, seal, 0, 2 * Math.PI);
    context.stroke();
  }
  return greyFromRgba(context.getImageData(0, 0, TABLE_WIDTH, TABLE_HEIGHT).data, TABLE_WIDTH, TABLE_HEIGHT);
}

/** The parts of a line that are there, as shares of its length. */
function piecesOf(length: number, { dashes, gap }: Harm): readonly (readonly [number, number])[] {
  if (gap !== undefined)
    return [
      [0, gap[0]],
      [gap[1], 1],
    ];
  if (dashes === undefined) return [[0, 1]];
  const [on, off] = dashes;
  return Array.from({ length: Math.ceil(length / (on + off)) }, (_, i) => [
    (i * (on + off)) / length,
    Math.min(1, (i * (on + off) + on) / length),
  ]);
}

type Point = readonly [x: number, y: number];

/** Four made-up characters of strokes that cross. */
function word(x: number, y: number, stroke: (from: Point, to: Point) => void): void {
  for (let i = 0; i < 4; i++) {
    const left = x + 23 * i;
    stroke([left, y - 5], [left + 18, y - 5]);
    stroke([left + 9, y - 10], [left + 9, y + 9]);
    stroke([left + 3, y + 2], [left + 16, y + 8]);
  }
}
