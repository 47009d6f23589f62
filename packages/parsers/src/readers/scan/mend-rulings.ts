import { greatest, least } from "../../extent.ts";
import type { PixelRuling } from "./pixel-rulings.ts";

/** Lengths in inches: how long a gap in a line may be, and how near to a line another one ends that meets it. */
const MAX_GAP_INCH = 0.36;
/** A line that stands alone goes on no further: it may be the stroke of a letter. */
const SHORT_GAP_INCH = 0.09;
const MEETS_INCH = 5 / 72;
/** Pieces of one line stand at one height but for this. */
const SAME_INCH = 2 / 72;
/** Pieces that follow each other over such a length, and cover so much of it, are one broken line; others may be strokes of letters. */
const SURE_INCH = 0.75;
const MIN_COVERED = 0.45;

/**
 * Broken lines made whole. In a table every line ends on another one: an end that meets none is where a line broke, and the line goes on to its
 * next piece, or to the line that it would have met, where either is near.
 */
export function mended(rulings: readonly PixelRuling[], dpi: number): readonly PixelRuling[] {
  const chains = chainsOf(rulings, dpi);
  const isSure = (chain: readonly PixelRuling[]) => {
    const extent = greatest(chain.map(({ to }) => to)) - least(chain.map(({ from }) => from));
    return extent >= SURE_INCH * dpi && coveredBy(chain) >= MIN_COVERED * extent;
  };
  const sure = chains.filter(isSure);
  const pieces = sure.flat();
  const whole = sure.flatMap((chain) => withoutGaps(chain, pieces, dpi));
  const reaching = whole.map((ruling) => reachingOut(ruling, whole, MAX_GAP_INCH * dpi, dpi));
  const short = chains.filter((chain) => !isSure(chain)).flatMap((chain) => withoutGaps(chain, pieces, dpi));
  return [...reaching, ...short.map((ruling) => reachingOut(ruling, reaching, SHORT_GAP_INCH * dpi, dpi))];
}

function coveredBy(chain: readonly PixelRuling[]): number {
  let [covered, end] = [0, -Infinity];
  for (const { from, to } of chain) {
    covered += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return covered;
}

/** How many ends of lines meet no other line. */
export function looseEnds(rulings: readonly PixelRuling[], dpi: number): number {
  return rulings.reduce(
    (sum, ruling) => sum + [ruling.from, ruling.to].filter((end) => !meets(ruling, end, rulings, dpi)).length,
    0,
  );
}

function meets({ axis, at }: PixelRuling, end: number, rulings: readonly PixelRuling[], dpi: number): boolean {
  const near = MEETS_INCH * dpi;
  return rulings.some(
    (other) => other.axis !== axis && Math.abs(other.at - end) <= near && other.from - near <= at && at <= other.to + near,
  );
}

/** Pieces at one height, from left to right, none further from the next than a gap. */
function chainsOf(rulings: readonly PixelRuling[], dpi: number): readonly (readonly PixelRuling[])[] {
  const tracks: PixelRuling[][] = [];
  for (const ruling of rulings.toSorted((a, b) => a.axis.localeCompare(b.axis) || a.at - b.at)) {
    const last = tracks.at(-1)?.at(-1);
    if (last !== undefined && last.axis === ruling.axis && ruling.at - last.at <= SAME_INCH * dpi) tracks.at(-1)?.push(ruling);
    else tracks.push([ruling]);
  }
  return tracks.flatMap((track) => {
    const chains: PixelRuling[][] = [];
    let to = -Infinity;
    for (const piece of track.toSorted((a, b) => a.from - b.from)) {
      if (piece.from - to > MAX_GAP_INCH * dpi) chains.push([piece]);
      else chains.at(-1)?.push(piece);
      to = Math.max(to, piece.to);
    }
    return chains;
  });
}

function withoutGaps(chain: readonly PixelRuling[], rulings: readonly PixelRuling[], dpi: number): readonly PixelRuling[] {
  const joined: PixelRuling[] = [];
  for (const piece of chain) {
    const before = joined.at(-1);
    const isGap =
      before !== undefined &&
      (piece.from <= before.to || !meets(before, before.to, rulings, dpi) || !meets(piece, piece.from, rulings, dpi));
    if (isGap) joined[joined.length - 1] = joinedWith(before, piece);
    else joined.push(piece);
  }
  return joined;
}

function joinedWith(a: PixelRuling, b: PixelRuling): PixelRuling {
  const [own, other] = [a.to - a.from, b.to - b.from];
  return {
    axis: a.axis,
    at: (a.at * own + b.at * other) / (own + other),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    thickness: Math.max(a.thickness, b.thickness),
    runs: [...a.runs, ...b.runs],
  };
}

/** A line with its loose ends drawn out to the lines that they miss. */
function reachingOut(ruling: PixelRuling, rulings: readonly PixelRuling[], reach: number, dpi: number): PixelRuling {
  const others = rulings.filter(
    ({ axis, from, to }) => axis !== ruling.axis && from - reach <= ruling.at && ruling.at <= to + reach,
  );
  const own = (end: number) => {
    const nearest = others.map(({ at }) => at).toSorted((a, b) => Math.abs(a - end) - Math.abs(b - end))[0];
    if (nearest === undefined) return end;
    const isBeyond = end === ruling.from ? nearest <= end : nearest >= end;
    return Math.abs(nearest - end) <= (isBeyond ? reach : MEETS_INCH * dpi) ? nearest : end;
  };
  return { ...ruling, from: own(ruling.from), to: own(ruling.to) };
}
