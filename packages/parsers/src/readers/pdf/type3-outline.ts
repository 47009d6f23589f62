import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What draws a glyph of a Type 3 font, as pdf.js hands it on. */
interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** What pdf.js keeps of a font whose glyphs are drawings. */
interface DrawnFont {
  readonly isType3Font?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly charProcOperatorList?: ReadonlyMap<string, Drawing>;
}

/** Numbers behind each op code of a packed path: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const OPERANDS: readonly number[] = [2, 2, 6, 4, 0];
/** What draws nothing and moves nothing. */
const IDLE: ReadonlySet<number> = new Set([
  OPS.setCharWidth,
  OPS.setCharWidthAndBounds,
  OPS.save,
  OPS.restore,
  OPS.setFillRGBColor,
]);

export const isDrawnFont = (font: unknown): font is DrawnFont =>
  typeof font === "object" && font !== null && "isType3Font" in font && font.isType3Font === true;

/**
 * The outline that a Type 3 font fills for a glyph, upright, in the packing of `piecesOf` (glyph-raster.ts); null where it is drawn
 * otherwise (a picture, several pieces, slanted): then nobody can compare it.
 */
export function drawnOutline({ fontMatrix, charProcOperatorList }: DrawnFont, glyph: string): ArrayLike<number> | null {
  const drawing = charProcOperatorList?.get(glyph);
  if (drawing === undefined || (fontMatrix?.[1] ?? 0) !== 0 || (fontMatrix?.[2] ?? 0) !== 0) return null;
  let [across, up] = [Math.sign(fontMatrix?.[0] ?? 1), Math.sign(fontMatrix?.[3] ?? 1)];
  let outline: ArrayLike<number> | null = null;
  for (const [i, fn] of drawing.fnArray.entries()) {
    const args = drawing.argsArray[i] ?? [];
    if (IDLE.has(fn)) continue;
    if (fn === OPS.transform && outline === null) {
      if (args[1] !== 0 || args[2] !== 0) return null;
      [across, up] = [across * Number(args[0]), up * Number(args[3])];
    } else if (fn === OPS.constructPath && outline === null && args[0] === OPS.fill) outline = filledPath(args[1], across, up);
    else return null;
  }
  return outline;
}

function filledPath(data: unknown, across: number, up: number): ArrayLike<number> | null {
  const [path] = Array.isArray(data) ? (data as readonly unknown[]) : [];
  return path instanceof Float32Array ? scaled(path, across, up) : null;
}

function scaled(path: Float32Array, across: number, up: number): Float32Array {
  const out = Float32Array.from(path);
  for (let i = 0; i < path.length;) {
    const operands = OPERANDS[path[i] ?? 0] ?? 0;
    for (let n = 1; n <= operands; n++) out[i + n] = (path[i + n] ?? 0) * (n % 2 === 1 ? across : up);
    i += operands + 1;
  }
  return out;
}
