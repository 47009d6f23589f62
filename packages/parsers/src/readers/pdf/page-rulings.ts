import type { Box } from "@jixiao/contract";
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Ruling } from "../../tables/rulings.ts";
import { multiply, type Matrix } from "./glyphs.ts";
import { hiddenOperators, type Layers } from "./layers.ts";

/** A filled rectangle thinner than this is a drawn line (guides: producers draw borders as thin rectangles). */
const MAX_LINE_WIDTH_PT = 2.5;
/** A stroke is horizontal or vertical where it leaves its axis by less than this. */
const MAX_SLANT_PT = 1;

const FILLS = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const STROKES = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

interface State {
  readonly matrix: Matrix;
  readonly fillWhite: boolean;
  readonly strokeWhite: boolean;
}

/** Horizontal and vertical rulings drawn on the page, in page coordinates. White lines and fills draw nothing but on colour, and what is on a hidden layer is none. */
export async function readPageRulings(
  page: PDFPageProxy,
  base: Matrix,
  layers: Layers | null = null,
): Promise<readonly Ruling[]> {
  const operators = await page.getOperatorList();
  const { fnArray, argsArray } = operators;
  const isHidden = hiddenOperators(operators, layers);
  const rulings: Ruling[] = [];
  const coloured: Box[] = [];
  const stack: State[] = [];
  let state: State = { matrix: base, fillWhite: false, strokeWhite: false };
  fnArray.forEach((fn, i) => {
    const args = argsArray[i] as unknown[];
    switch (fn) {
      case OPS.save:
      case OPS.paintFormXObjectBegin:
        stack.push(state);
        if (fn === OPS.paintFormXObjectBegin && args[0] !== null && args[0] !== undefined)
          state = { ...state, matrix: multiply(state.matrix, args[0] as Matrix) };
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, matrix: multiply(state.matrix, args as unknown as Matrix) };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, fillWhite: isWhite(args) };
        break;
      case OPS.setStrokeRGBColor:
        state = { ...state, strokeWhite: isWhite(args) };
        break;
      case OPS.constructPath:
        if (!isHidden(i)) for (const ruling of rulingsOfPath(args, state, coloured)) rulings.push(ruling);
        break;
      default:
    }
  });
  return rulings;
}

function isWhite(args: readonly unknown[]): boolean {
  const [color] = args;
  if (typeof color === "string") return color.toLowerCase() === "#ffffff";
  return args.length >= 3 && args.slice(0, 3).every((part) => part === 255);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page may have tens of thousands of paths, so this makes few lists. */
function rulingsOfPath(args: readonly unknown[], state: State, coloured: Box[]): readonly Ruling[] {
  const [paint, data] = args as [number, readonly (Float32Array | null)[]];
  const path = data[0];
  const [isFilled, isStroked] = [FILLS.has(paint), STROKES.has(paint)];
  if (path === null || path === undefined || !(isFilled || isStroked)) return [];
  const polygons = polygonsOf(path, state.matrix);
  if (isOutline(path, polygons)) return [];
  const rulings: Ruling[] = [];
  const add = (ruling: Ruling | null, isWhite: boolean): void => {
    if (ruling !== null && (!isWhite || standsOnColour(ruling, coloured))) rulings.push(ruling);
  };
  const boxes = isFilled ? polygons.filter((points) => points.length >= 4).map(boxAround) : [];
  for (const box of boxes) add(thinRectangle(box), state.fillWhite);
  if (isStroked)
    for (const points of polygons) for (let i = 1; i < points.length; i++) add(axisEdge(points, i), state.strokeWhite);
  if (!state.fillWhite) for (const box of boxes) if (isArea(box)) coloured.push(box);
  return rulings;
}

function boxAround(points: readonly Point[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}

/** Is a filled rectangle no line? */
function isArea({ x0, y0, x1, y1 }: Box): boolean {
  return x1 - x0 > MAX_LINE_WIDTH_PT && y1 - y0 > MAX_LINE_WIDTH_PT;
}

/** Does a white line run through coloured ground, or along its edge? */
function standsOnColour({ axis, at, from, to }: Ruling, coloured: readonly Box[]): boolean {
  const middle = (from + to) / 2;
  const [x, y] = axis === "vertical" ? [at, middle] : [middle, at];
  return coloured.some(
    (box) => x >= box.x0 - MAX_SLANT_PT && x <= box.x1 + MAX_SLANT_PT && y >= box.y0 - MAX_SLANT_PT && y <= box.y1 + MAX_SLANT_PT,
  );
}

/** Of a path's pieces so many may be curved or slanted before all of it is taken for letters or a drawing. */
const MAX_CROOKED_SHARE = 0.2;

/**
 * Letters drawn as shapes (text made bold by stroking its outline, fonts turned to curves) have straight pieces too, and
 * 一 is a thin rectangle; a table's lines come without curves.
 */
function isOutline(path: Float32Array, polygons: readonly (readonly Point[])[]): boolean {
  const curves = curvesOf(path);
  let [crooked, all] = [curves, curves];
  for (const points of polygons) {
    let before: Point | null = null;
    for (const point of points) {
      if (before !== null && Math.abs(point.x - before.x) > MAX_SLANT_PT && Math.abs(point.y - before.y) > MAX_SLANT_PT)
        crooked += 1;
      before = point;
    }
    all += points.length - 1;
  }
  return crooked > all * MAX_CROOKED_SHARE;
}

/** Numbers after each op code of a path as pdf.js packs it: 0 moveTo, 1 lineTo, 2 curveTo, 3 quadraticCurveTo, 4 closePath. */
const OPERANDS = [2, 2, 6, 4, 0] as const;

function curvesOf(path: Float32Array): number {
  let curves = 0;
  for (let i = 0; i < path.length; i += 1 + (OPERANDS[path[i] as 0 | 1 | 2 | 3 | 4] ?? 0))
    if (path[i] === 2 || path[i] === 3) curves += 1;
  return curves;
}

/** The straight pieces of a path, on the page. */
function polygonsOf(path: Float32Array, m: Matrix): readonly (readonly Point[])[] {
  const polygons: Point[][] = [];
  const at = (x: number, y: number): Point => ({ x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] });
  for (let i = 0; i < path.length;) {
    const op = path[i++];
    if (op === 0) polygons.push([at(path[i++] as number, path[i++] as number)]);
    else if (op === 1) polygons.at(-1)?.push(at(path[i++] as number, path[i++] as number));
    else if (op === 2 || op === 3) {
      i += op === 2 ? 6 : 4; // a curve is no ruling; the next piece begins at its end
      polygons.push([at(path[i - 2] as number, path[i - 1] as number)]);
    } else {
      const polygon = polygons.at(-1);
      if (polygon?.[0] !== undefined) polygon.push(polygon[0]);
    }
  }
  return polygons;
}

/** The line that a filled rectangle draws; null for one that is an area. */
function thinRectangle({ x0, y0, x1, y1 }: Box): Ruling | null {
  if (y1 - y0 <= MAX_LINE_WIDTH_PT && x1 - x0 > y1 - y0) return { axis: "horizontal", at: (y0 + y1) / 2, from: x0, to: x1 };
  if (x1 - x0 <= MAX_LINE_WIDTH_PT && y1 - y0 > x1 - x0) return { axis: "vertical", at: (x0 + x1) / 2, from: y0, to: y1 };
  return null;
}

/** The stroke that leads to the point `i`; null where it runs askew. */
function axisEdge(points: readonly Point[], i: number): Ruling | null {
  const { x: x0, y: y0 } = points[i - 1] as Point;
  const { x: x1, y: y1 } = points[i] as Point;
  const width = Math.abs(x1 - x0);
  const height = Math.abs(y1 - y0);
  if (height < MAX_SLANT_PT && width > MAX_SLANT_PT)
    return { axis: "horizontal", at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) };
  if (width < MAX_SLANT_PT && height > MAX_SLANT_PT)
    return { axis: "vertical", at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) };
  return null;
}
