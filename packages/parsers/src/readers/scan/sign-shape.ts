import type { Component } from "./components.ts";
import { componentsIn } from "./components.ts";
import { inkAt, type LineImage, SHAPE_EM } from "./line-image.ts";
import { type InkMask, isEmpty, type PixelBox } from "./raster.ts";
import { tighten } from "./text-lines.ts";
import { greatest, least } from "../../extent.ts";

export type Sign = "≥" | "≤" | "=" | ">" | "<";

/** Extent of ink in one row of pixels: first and last column, and how many stretches it has. */
interface RowInk {
  readonly left: number;
  readonly right: number;
  readonly ink: number;
  readonly stretches: number;
}

const MIN_SIGN_WIDTH = 0.3 * SHAPE_EM;
const MAX_SIGN_WIDTH = 1.05 * SHAPE_EM;
/** Height over width of the steepest chevron with its bar. */
const MAX_STEEPNESS = 1.5;
/** A row that is inked over this share of the sign's width belongs to a bar. */
const BAR_SHARE = 0.78;
/** The same of a row in which the chevron's end has run into the bar. */
const TOUCHING_BAR_SHARE = 0.65;
/** Bars of an equals sign are equally long; those of 二 are not. */
const EQUAL_BAR_SHARE = 0.88;
/** How closely the middle of a chevron's stroke follows a tent from end to point to end (correlation). */
const TENT_FIT = 0.9;

/** Shares of darkness at which a sign is looked at: as it is, with thin strokes made whole, with thick ones parted. */
const LOOKS = [0.5, 0.35, 0.7];
/** At this share the faintest bar shows: a chevron alone is one only where no ink lies under it in this look either. */
const FAINT_LOOK = 0.2;

/** The comparator that a line begins with, and the block of ink it is; null where it begins with something else. */
export function leadingSign(line: LineImage): { readonly sign: Sign; readonly box: PixelBox } | null {
  const [first, second] = line.blocks;
  if (first === undefined) return null;
  const reach = second === undefined ? line.ink.width : Math.floor((first.x1 + second.x0) / 2);
  for (const share of LOOKS) {
    const seen = signAt(line, share, reach);
    if (seen.sign === null) continue;
    const { sign, box } = seen;
    if (sign !== ">" && sign !== "<") return { sign, box };
    const faint = signAt(line, FAINT_LOOK, reach);
    return faint.sign === null ? null : { sign: faint.sign, box };
  }
  return null;
}

function signAt(line: LineImage, share: number, reach: number): { readonly sign: Sign | null; readonly box: PixelBox } {
  const mask = share === 0.5 ? line.ink : inkAt(line.image, share);
  const box = tighten(mask, { x0: 0, y0: 0, x1: reach, y1: mask.height });
  return { sign: isEmpty(box) ? null : signOf(mask, box), box };
}

/**
 * Tells a comparator by its strokes: a chevron's direction, a bar below it, two bars. Null for anything else: digits,
 * letters and Chinese characters have no such outline. Recognition programs read ≥ as 之, 过, > or 2.
 */
export function signOf(mask: InkMask, block: PixelBox): Sign | null {
  const width = block.x1 - block.x0;
  const height = block.y1 - block.y0;
  if (width < MIN_SIGN_WIDTH || width > MAX_SIGN_WIDTH || height > MAX_STEEPNESS * width || height < 0.2 * width) return null;
  const strokes = strokesOf(rowsOf(mask, block), DIRT_SHARE * width);
  const [upper, lower] = strokes;
  if (upper === undefined || strokes.length > 2) return null;
  if (lower === undefined) return signOfOne(upper, width) ?? slantedBarSign(mask, block);
  if (!isBar(lower, width)) return slantedBarSign(mask, block);
  if (isBar(upper, width)) return areEqual(upper, lower, width) ? "=" : null;
  return withBar(chevronOf(upper, width)) ?? slantedBarSign(mask, block);
}

/** A single row of ink that reaches no further than this share of the sign's width is dirt; longer it may be a bar. */
const DIRT_SHARE = 0.3;

/** Rows of ink without an empty row between them, from top to bottom, but for dirt. */
function strokesOf(rows: readonly (RowInk | null)[], dirt: number): readonly (readonly RowInk[])[] {
  const strokes: RowInk[][] = [];
  rows.forEach((row, y) => {
    if (row === null) return;
    if (y > 0 && rows[y - 1] !== null) strokes.at(-1)?.push(row);
    else strokes.push([row]);
  });
  return strokes.filter((stroke) => stroke.length > 1 || stroke.some((row) => reachOf(row) > dirt));
}

function isBar(stroke: readonly RowInk[], width: number): boolean {
  return stroke.length <= 0.35 * width && greatest(stroke.map(reachOf)) >= BAR_SHARE * width;
}

function reachOf({ left, right }: RowInk): number {
  return right - left;
}

function areEqual(upper: readonly RowInk[], lower: readonly RowInk[], width: number): boolean {
  return [upper, lower].every((bar) => greatest(bar.map(reachOf)) >= EQUAL_BAR_SHARE * width);
}

/** A single stroke: a chevron, or a chevron whose end touches the bar below it. */
function signOfOne(stroke: readonly RowInk[], width: number): Sign | null {
  const chevron = chevronOf(stroke, width);
  if (chevron !== null) return chevron;
  const bar = stroke.findIndex((row, i) => i > 0.5 * stroke.length && row.ink >= TOUCHING_BAR_SHARE * width);
  if (bar < 0 || !isBar(stroke.slice(bar), width)) return null;
  return withBar(chevronOf(stroke.slice(0, bar), width));
}

function withBar(chevron: ">" | "<" | null): Sign | null {
  if (chevron === null) return null;
  return chevron === ">" ? "≥" : "≤";
}

function rowsOf(mask: InkMask, box: PixelBox): readonly (RowInk | null)[] {
  return Array.from({ length: box.y1 - box.y0 }, (_, i) => rowInk(mask, box, box.y0 + i));
}

function rowInk(mask: InkMask, box: PixelBox, y: number): RowInk | null {
  let [left, right, ink, stretches] = [-1, -1, 0, 0];
  for (let x = box.x0; x < box.x1; x++) {
    if (mask.ink[y * mask.width + x] === 0) continue;
    if (left < 0) left = x;
    if (x - right > 1 || right < 0) stretches++;
    right = x;
    ink++;
  }
  return left < 0 ? null : { left, right: right + 1, ink, stretches };
}

/** `>` or `<` where the rows are one stroke that runs out to a point in the middle and back. */
function chevronOf(rows: readonly RowInk[], width: number): ">" | "<" | null {
  if (rows.length < 0.25 * SHAPE_EM) return null;
  const single = rows.filter((row) => row.stretches === 1 && row.ink <= 0.55 * width).length;
  if (single < 0.8 * rows.length) return null;
  const middles = rows.map((row) => (row.left + row.right) / 2);
  if (greatest(middles) - least(middles) < 0.4 * width) return null;
  const tent = rows.map((_, i) => 1 - Math.abs((2 * (i + 0.5)) / rows.length - 1));
  const fit = correlation(middles, tent);
  if (Math.abs(fit) < TENT_FIT) return null;
  return fit > 0 ? ">" : "<";
}

/** ⩾ and ⩽: the bar runs along the chevron's lower stroke. */
function slantedBarSign(mask: InkMask, block: PixelBox): Sign | null {
  const parts = componentsIn(mask, block).toSorted((a, b) => b.area - a.area);
  const [chevron, bar, ...more] = parts;
  if (chevron === undefined || bar === undefined || more.some((part) => part.area > 0.1 * bar.area)) return null;
  const width = block.x1 - block.x0;
  if (bar.box.x1 - bar.box.x0 < 0.7 * width || middleOf(bar) <= middleOf(chevron)) return null;
  return bar.area > 0.8 * chevron.area ? null : withBar(chevronOf(rowsOfComponent(chevron), width));
}

function middleOf({ box }: Component): number {
  return (box.y0 + box.y1) / 2;
}

function rowsOfComponent({ box, runs }: Component): readonly RowInk[] {
  return Array.from({ length: box.y1 - box.y0 }, (_, i): RowInk => {
    const own = runs.filter((run) => run.y === box.y0 + i);
    const ink = own.reduce((sum, run) => sum + run.to - run.from, 0);
    return {
      left: least(own.map((run) => run.from)),
      right: greatest(own.map((run) => run.to)),
      ink,
      stretches: own.length,
    };
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  a.forEach((value, i) => {
    const [da, db] = [value - meanA, (b[i] as number) - meanB];
    both += da * db;
    ownA += da * da;
    ownB += db * db;
  });
  return ownA === 0 || ownB === 0 ? 0 : both / Math.sqrt(ownA * ownB);
}
