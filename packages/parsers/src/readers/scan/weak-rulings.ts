import { uprightPart, type Turn } from "./deskew.ts";
import { mended } from "./mend-rulings.ts";
import { type PixelRuling, type PixelRulings, tablesOf } from "./pixel-rulings.ts";
import { horizontalStrokes, type Stroke } from "./pixel-runs.ts";
import { emptyMask, type GreyImage, inkIn, type InkMask, intersect, PAPER, type PixelBox } from "./raster.ts";

/** Weak lines are looked for at this resolution, or at the page's own where that is less: they are found by their length. */
const LOOK_DPI = 150;
/** Lengths in inches: over so much of a line its darkness is the mean, so that dashes and dots are one line. */
const WINDOW_INCH = 0.12;
/**
 * A piece of a line (its length with the window, in inches) is darker than what stands so far above and below it, in pixels. Short ones may be
 * strokes of letters, which have others beside them; beside long ones text may stand.
 */
const PIECES = [
  { minLength: 0.45, beside: [3] },
  { minLength: 0.26, beside: [3, 6, 9] },
] as const;
const MARGIN_PX = 10;
const MAX_THICKNESS_INCH = 0.03;
const GAP_INCH = 0.12;

/** How weak lines are: dashed and dotted ones are dark where there are any; faint ones are lighter than ink all along. */
export type Weakness = "dashed" | "faint";
/** Mean darkness, as a part of black, by which a line stands out from what is beside it. */
const STANDS_OUT: Readonly<Record<Weakness, number>> = { dashed: 0.13, faint: 0.025 };
/** What is darker is ink, of which faint lines are not made. */
const INK_DARKNESS = 0.2;
/** A page with more pieces is a photograph, a pattern or noise. */
const MAX_PIECES = 1500;

/** A page set upright, as small as weak lines are looked for. */
export interface SmallPage {
  readonly image: GreyImage;
  /** Its resolution, and its pixels for one of the page. */
  readonly look: number;
  readonly scale: number;
}

/** @param whitened the picture with white paper */
export function smallPage(whitened: GreyImage, turn: Turn, dpi: number): SmallPage {
  const look = Math.min(LOOK_DPI, dpi);
  const scale = look / dpi;
  const page = { x0: 0, y0: 0, x1: whitened.width, y1: whitened.height };
  return { image: uprightPart(whitened, turn, page, scale), look, scale };
}

/**
 * The dashed, dotted, broken or faint lines of a page, put together where they broke.
 * @param letters the ink of the page set upright without the lines that are sure
 */
export function findWeakRulings(
  letters: InkMask,
  { image, look, scale }: SmallPage,
  dpi: number,
  weakness: Weakness,
): PixelRulings {
  const small = darkness(image, weakness);
  const level = strokesOf(small, weakness, look).map((stroke): PixelRuling => ({ ...stroke, axis: "horizontal" }));
  const plumb = strokesOf(turnedOver(small), weakness, look).map((stroke): PixelRuling => ({ ...stroke, axis: "vertical" }));
  if (level.length + plumb.length > MAX_PIECES) return { groups: [], drawn: emptyMask(letters.width, letters.height) };
  const pieces = [...level, ...plumb]
    .map((ruling) => withoutWindow(ruling, look))
    .filter((ruling) => !isAmongLetters(ruling, letters, scale, dpi));
  const found = mended(pieces, look);
  return tablesOf(
    found.map((ruling) => enlarged(ruling, 1 / scale)),
    letters,
    dpi,
  );
}

/** Beside a line, so far from its middle (inches), a cell has paper; beside strokes of letters that seem to make one stand the letters. */
const [BESIDE_FROM_INCH, BESIDE_TO_INCH] = [0.014, 0.032];
/** Part of what lies at one side of a line that letters cover at most. */
const MAX_LETTERS = 0.12;

/** Do letters stand so near to a line that it is made of their strokes? @param scale pixels of the ruling for one of the page */
export function isAmongLetters(ruling: PixelRuling, letters: InkMask, scale: number, dpi: number): boolean {
  const [near, far] = [Math.round(BESIDE_FROM_INCH * dpi), Math.round(BESIDE_TO_INCH * dpi)];
  const at = Math.round((ruling.at + 0.5) / scale);
  return [at - far, at + near].some((begin) => {
    const box = intersect(stripOf(ruling, scale, begin, begin + far - near), letters.width, letters.height);
    return inkIn(letters, box) > MAX_LETTERS * (box.x1 - box.x0) * (box.y1 - box.y0);
  });
}

type Line = Pick<PixelRuling, "axis" | "at" | "from" | "to">;

/** The part of the page along a line, from and to so many pixels across. */
function stripOf({ axis, from, to }: Line, scale: number, begin: number, end: number): PixelBox {
  const [first, last] = [Math.round(from / scale), Math.round(to / scale)];
  return axis === "horizontal" ? { x0: first, x1: last, y0: begin, y1: end } : { x0: begin, x1: end, y0: first, y1: last };
}

interface Darkness {
  readonly width: number;
  readonly height: number;
  /** 0 is paper, 255 black. */
  readonly dark: Uint8Array;
}

function darkness({ width, height, pixels }: GreyImage, weakness: Weakness): Darkness {
  const dark = new Uint8Array(pixels.length);
  const [white, least] = [PAPER, INK_DARKNESS * PAPER];
  for (let at = 0; at < dark.length; at++) dark[at] = white - (pixels[at] as number);
  if (weakness === "dashed") return { width, height, dark };
  const isInk = (at: number) => white - (pixels[at] ?? white) > least;
  for (let at = 0; at < dark.length; at++)
    // the soft edge of a letter is as light as a faint line
    if (dark[at] !== 0 && (isInk(at) || isInk(at - 1) || isInk(at + 1) || isInk(at - width) || isInk(at + width))) dark[at] = 0;
  return { width, height, dark };
}

function turnedOver({ width, height, dark }: Darkness): Darkness {
  const turned = new Uint8Array(dark.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = dark[y * width + x] as number;
  return { width: height, height: width, dark: turned };
}

function strokesOf(page: Darkness, weakness: Weakness, dpi: number): readonly Stroke[] {
  const inches = (length: number) => Math.max(1, Math.round(length * dpi));
  const stretches = stretchesOf(page, dpi);
  return PIECES.flatMap(({ minLength, beside }) =>
    horizontalStrokes(standingOut(stretches, STANDS_OUT[weakness], beside), {
      minLength: inches(minLength),
      hole: 2,
      gap: inches(GAP_INCH),
      near: 2,
      maxThickness: inches(MAX_THICKNESS_INCH),
    }),
  );
}

/** How dark the stretch of a row is around each of its pixels, as the sum of so many. */
interface Stretches {
  readonly width: number;
  readonly height: number;
  readonly length: number;
  readonly sums: Int32Array;
  /** No sum of a row is more. */
  readonly darkest: Int32Array;
}

function stretchesOf({ width, height, dark }: Darkness, dpi: number): Stretches {
  const reach = Math.round((WINDOW_INCH * dpi) / 2);
  const sums = new Int32Array(width * height);
  const darkest = new Int32Array(height);
  for (let y = 0; y < height; y++) {
    let [sum, most] = [0, 0];
    const row = y * width;
    for (let x = -reach; x < width; x++) {
      if (x + reach < width) sum += dark[row + x + reach] as number;
      if (x - reach - 1 >= 0) sum -= dark[row + x - reach - 1] as number;
      if (x >= 0) sums[row + x] = sum;
      if (sum > most) most = sum;
    }
    darkest[y] = most;
  }
  return { width, height, length: 2 * reach + 1, sums, darkest };
}

/** Where a level stretch of the page is darker than those above and below it. */
function standingOut({ width, height, length, sums, darkest }: Stretches, share: number, offsets: readonly number[]): InkMask {
  const ink = new Uint8Array(width * height);
  const least = 2 * share * PAPER * length;
  for (let y = MARGIN_PX; y + MARGIN_PX < height; y++) {
    if ((darkest[y] as number) + (darkest[y + 1] as number) <= least) continue;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const own = (sums[at] as number) + (sums[at + width] as number);
      if (own <= least) continue;
      let beside = 0;
      for (const off of offsets)
        beside = Math.max(beside, sums[at - off * width] as number, sums[at + (off + 1) * width] as number);
      if (own - 2 * beside > least) ink[at] = 1;
    }
  }
  return { width, height, ink };
}

/** The mean over a window makes a line longer at both ends. */
function withoutWindow(ruling: PixelRuling, dpi: number): PixelRuling {
  const cut = Math.min((WINDOW_INCH * dpi) / 3, (ruling.to - ruling.from) / 4);
  return { ...ruling, from: ruling.from + cut, to: ruling.to - cut };
}

/** A ruling on a finer picture, drawn as one stroke. */
function enlarged(ruling: PixelRuling, scale: number): PixelRuling {
  const [at, from, to] = [(ruling.at + 0.5) * scale, ruling.from * scale, ruling.to * scale];
  const rows = [-1, 0, 1].map((off) => Math.round(at - 1 + off * scale * 0.75));
  return {
    axis: ruling.axis,
    at,
    from,
    to,
    thickness: ruling.thickness * scale,
    runs: rows.map((row) => ({ row, from: Math.round(from), to: Math.round(to) })),
  };
}
