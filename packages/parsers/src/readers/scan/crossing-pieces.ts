import type { PixelRuling } from "./pixel-rulings.ts";
import { isAmongLetters } from "./weak-rulings.ts";
import { emptyMask, type InkMask } from "./raster.ts";

/** Lengths in inches: how thick a drawn line is at most, how far from where it was found its ink lies, how near to a crossing a piece of it ends. */
const [THICKNESS_INCH, BESIDE_INCH, NEAR_INCH] = [0.022, 0.015, 0.03];
/** A line goes on behind a gap no wider than this (inches), or ends on one that crosses it; where it does not, another cell begins, whose letters may stand there. */
const GAP_INCH = 0.45;
/** A piece is this long (em); longer ones are found by their length. Its ink has gaps of so many pixels. */
const [MIN_EM, MAX_EM, MAX_GAP_PX] = [0.2, 2.2, 2];

/**
 * What is left of broken lines where two of them cross, and at the ends of those that were found, as pixels: too short to be found by its length, and read
 * as 一, 下 or 站. It is thin, and begins where another line crosses and the line goes on behind a gap; letters stand further from a line than that, and
 * beside each other.
 */
export function piecesAtCrossings(text: InkMask, rulings: readonly PixelRuling[], em: number, dpi: number): InkMask {
  const pieces = emptyMask(text.width, text.height);
  const sizes: Sizes = {
    thickness: THICKNESS_INCH * dpi,
    beside: Math.round(BESIDE_INCH * dpi),
    near: Math.round(NEAR_INCH * dpi),
    min: MIN_EM * em,
    max: MAX_EM * em,
  };
  const across: Lines = { ink: text, length: text.width, breadth: text.height, step: 1, line: text.width };
  const down: Lines = { ink: text, length: text.height, breadth: text.width, step: text.width, line: 1 };
  const mark = (piece: Piece | null, axis: PixelRuling["axis"], at: number) => {
    if (piece === null || isAmongLetters({ axis, at, thickness: 1, runs: [], ...piece }, text, 1, dpi)) return;
    for (const pixel of piece.pixels) pieces.ink[pixel] = 1;
  };
  for (const [lines, axis] of [
    [across, "horizontal"],
    [down, "vertical"],
  ] as const)
    for (const { at, begin, way } of [...gapsOf(rulings, axis, sizes.beside, GAP_INCH * dpi), ...endsOf(rulings, axis)])
      mark(followed(lines, Math.round(at), Math.round(begin), way, sizes), axis, at);
  return pieces;
}

/** Where a piece of a line may begin: the line's place, the piece's along it, and which way it goes on. */
interface Beginning {
  readonly at: number;
  readonly begin: number;
  readonly way: 1 | -1;
}

/** A line that was found may end too early. */
function endsOf(rulings: readonly PixelRuling[], axis: PixelRuling["axis"]): readonly Beginning[] {
  return rulings
    .filter((ruling) => ruling.axis === axis)
    .flatMap(({ at, from, to }): readonly Beginning[] => [
      { at, begin: from, way: -1 },
      { at, begin: to, way: 1 },
    ]);
}

/** Where a line that is crossed by another one goes on behind a gap, or ends on a third. */
function gapsOf(
  rulings: readonly PixelRuling[],
  axis: PixelRuling["axis"],
  beside: number,
  widest: number,
): readonly Beginning[] {
  const own = rulings.filter((ruling) => ruling.axis === axis);
  const others = rulings.filter((ruling) => ruling.axis !== axis);
  return own.flatMap((ruling) => {
    const pieces = own.filter(({ at }) => Math.abs(at - ruling.at) <= beside);
    const isDrawn = (place: number) => pieces.some(({ from, to }) => from <= place && place <= to);
    const crossings = others.filter(({ from, to }) => from - widest <= ruling.at && ruling.at <= to + widest);
    const closing = crossings.filter(({ from, to }) => from - beside <= ruling.at && ruling.at <= to + beside);
    return ([1, -1] as const).flatMap((way) => {
      const end = way === 1 ? ruling.from : ruling.to;
      const isGap = (crossing: number, end: number) => beside < (end - crossing) * way && (end - crossing) * way <= widest;
      const goesOn = ({ at }: PixelRuling) =>
        !isDrawn(at + way * 2 * beside) &&
        (isGap(at, end) || (isDrawn(at - way * 2 * beside) && closing.some((other) => isGap(at, other.at))));
      return crossings.filter(goesOn).map((other): Beginning => ({ at: ruling.at, begin: other.at, way }));
    });
  });
}

interface Sizes {
  readonly thickness: number;
  readonly beside: number;
  readonly near: number;
  readonly min: number;
  readonly max: number;
}

/** A mask seen along its rows or along its columns. */
interface Lines {
  readonly ink: InkMask;
  readonly length: number;
  readonly breadth: number;
  /** From a pixel to the next one along, and to the one beside it. */
  readonly step: number;
  readonly line: number;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly pixels: readonly number[];
}

/** The piece of line that begins near a place and goes on one way; null where what stands there is none. */
function followed(lines: Lines, track: number, begin: number, way: 1 | -1, sizes: Sizes): Piece | null {
  const { thickness, beside, near, min, max } = sizes;
  const pixels: number[] = [];
  let [first, last]: [number | null, number] = [null, 0];
  for (let i = 0; i <= near + max; i++) {
    const along = begin + way * i;
    if (along < 0 || along >= lines.length) break;
    const own = crossSection(lines, along, track, beside);
    const isThick = own.length > thickness;
    if (isThick && i > near) break; // a letter, or another line
    if (own.length === 0 || isThick) {
      if (first === null ? i > near : i - last > MAX_GAP_PX) break;
      continue;
    }
    first ??= i;
    last = i;
    for (const at of own) pixels.push(at);
  }
  if (first === null || last - first < min || last - first > max) return null;
  const [one, other] = [begin + way * first, begin + way * last];
  return { from: Math.min(one, other), to: Math.max(one, other), pixels };
}

/** The ink across a line at one place: what hangs together with the ink nearest to where the line was found. */
function crossSection(
  { ink: { ink }, breadth, step, line }: Lines,
  along: number,
  track: number,
  beside: number,
): readonly number[] {
  const isInk = (across: number) => across >= 0 && across < breadth && ink[along * step + across * line] === 1;
  for (let off = 0; off <= beside; off++)
    for (const start of [track - off, track + off]) {
      if (!isInk(start)) continue;
      let [from, to] = [start, start];
      while (isInk(from - 1)) from--;
      while (isInk(to + 1)) to++;
      return Array.from({ length: to - from + 1 }, (_, i) => along * step + (from + i) * line);
    }
  return [];
}
