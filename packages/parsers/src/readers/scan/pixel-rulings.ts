import { DisjointSets } from "./disjoint-sets.ts";
import { horizontalStrokes, type Stroke, type StrokeSizes } from "./pixel-runs.ts";
import { emptyMask, type InkMask, intersect, type PixelBox } from "./raster.ts";
import { greatest, least } from "../../extent.ts";

/** A drawn line as found in the pixels of the upright page: `at` is the y of a horizontal, the x of a vertical one. */
export interface PixelRuling extends Stroke {
  readonly axis: "horizontal" | "vertical";
}

export interface PixelRulings {
  /** The rulings of each table, and each long line that belongs to none. */
  readonly groups: readonly (readonly PixelRuling[])[];
  /** The rulings with the grey fringes that optics leave beside them. */
  readonly drawn: InkMask;
}

/**
 * Lengths in inches. A horizontal stretch is longer than the strokes of a title's letters; a vertical one may be as short
 * as the lowest row (6 pt type), because only what hangs together in a table counts.
 */
const MIN_HORIZONTAL_INCH = 0.25;
const MIN_VERTICAL_INCH = 0.12;
/** A line of this length is a ruling whatever it meets: an underline, a border whose crossings are worn away. */
const SURE_INCH = 0.75;
const HOLE_INCH = 0.009;
const GAP_INCH = 0.12;
const NEAR_INCH = 0.012;
const FRINGE_INCH = 0.005;
/** What is thicker is a bar, a photograph or the shadow of a book's fold. */
const MAX_THICKNESS_INCH = 0.06;
/** Lines meet within this distance: 3 pt, as with drawn rulings. */
const TOUCH_INCH = 3 / 72;
/** The end of a short stroke must lie on its ruling: letters come within 1.5 pt of one. */
const END_INCH = 1.2 / 72;
/** Smaller groups of crossing strokes are large letters, boxes to tick, stamps. */
const MIN_TABLE_WIDTH_INCH = 1.5;
const MIN_TABLE_HEIGHT_INCH = 0.2;

/** Finds the ruling lines of an upright page: long strokes, and shorter ones that end on other rulings at both sides. */
export function findPixelRulings(mask: InkMask, dpi: number): PixelRulings {
  const inches = (length: number) => Math.max(1, Math.round(length * dpi));
  const sizes = (minLength: number): StrokeSizes => ({
    minLength: inches(minLength),
    hole: inches(HOLE_INCH),
    gap: inches(GAP_INCH),
    near: inches(NEAR_INCH),
    maxThickness: inches(MAX_THICKNESS_INCH),
  });
  const candidates: readonly PixelRuling[] = [
    ...horizontalStrokes(mask, sizes(MIN_HORIZONTAL_INCH)).map((stroke): PixelRuling => ({ ...stroke, axis: "horizontal" })),
    ...horizontalStrokes(transpose(mask), sizes(MIN_VERTICAL_INCH)).map((stroke): PixelRuling => ({
      ...stroke,
      axis: "vertical",
    })),
  ];
  return tablesOf(candidates, mask, dpi);
}

/** The strokes that make tables, those of each together, and what they cover on the page. */
export function tablesOf(candidates: readonly PixelRuling[], page: Pick<InkMask, "width" | "height">, dpi: number): PixelRulings {
  const held = withoutLooseStrokes(candidates, SURE_INCH * dpi, END_INCH * dpi);
  const groups = meeting(held, TOUCH_INCH * dpi).filter((group) => isLarge(group, dpi));
  return { groups, drawn: draw(groups.flat(), page, Math.ceil(FRINGE_INCH * dpi)) };
}

/** Drops short strokes that do not end on another line, until all that are left do. */
function withoutLooseStrokes(rulings: readonly PixelRuling[], sure: number, touch: number): readonly PixelRuling[] {
  const kept = rulings.filter(
    (ruling) =>
      ruling.to - ruling.from >= sure ||
      [ruling.from, ruling.to].every((end) =>
        rulings.some(
          (other) => other.axis !== ruling.axis && Math.abs(other.at - end) <= touch && reaches(other, ruling.at, touch),
        ),
      ),
  );
  return kept.length === rulings.length ? kept : withoutLooseStrokes(kept, sure, touch);
}

function reaches({ from, to }: PixelRuling, position: number, touch: number): boolean {
  return from - touch <= position && position <= to + touch;
}

/** Groups of rulings that hang together by meeting or crossing. */
function meeting(rulings: readonly PixelRuling[], touch: number): readonly (readonly PixelRuling[])[] {
  const sets = new DisjointSets(rulings.length);
  rulings.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = rulings[j] as PixelRuling;
      if (a.axis !== b.axis && reaches(a, b.at, touch) && reaches(b, a.at, touch)) sets.join(i, j);
    }
  });
  return sets.groups().map((members) => members.map((i) => rulings[i] as PixelRuling));
}

function isLarge(group: readonly PixelRuling[], dpi: number): boolean {
  const extent = (axis: PixelRuling["axis"]) => {
    const own = group.filter((ruling) => ruling.axis === axis);
    return Math.max(0, greatest(own.map(({ to }) => to)) - least(own.map(({ from }) => from)));
  };
  if (group.length === 1) return group.some(({ from, to }) => to - from >= SURE_INCH * dpi);
  return extent("horizontal") >= MIN_TABLE_WIDTH_INCH * dpi && extent("vertical") >= MIN_TABLE_HEIGHT_INCH * dpi;
}

/** The pixels of rulings, with so many more around them. */
export function draw(
  rulings: readonly PixelRuling[],
  { width, height }: Pick<InkMask, "width" | "height">,
  fringe: number,
): InkMask {
  const drawn = emptyMask(width, height);
  for (const { axis, runs } of rulings) {
    for (const { row, from, to } of runs) {
      const [before, after] = [row - fringe, row + 2 + fringe];
      paint(
        drawn,
        axis === "horizontal" ? { x0: from, x1: to, y0: before, y1: after } : { x0: before, x1: after, y0: from, y1: to },
      );
    }
  }
  return drawn;
}

function paint(mask: InkMask, box: PixelBox): void {
  const { x0, y0, x1, y1 } = intersect(box, mask.width, mask.height);
  for (let y = y0; y < y1; y++) mask.ink.fill(1, y * mask.width + x0, y * mask.width + x1);
}

export function transpose({ width, height, ink }: InkMask): InkMask {
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) if (ink[row + x] === 1) turned[x * height + y] = 1;
  }
  return { width: height, height: width, ink: turned };
}
