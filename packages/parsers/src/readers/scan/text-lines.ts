import { type Component, componentsIn } from "./components.ts";
import { columnProfile, type InkMask, isEmpty, type PixelBox, rowProfile } from "./raster.ts";

/** Type of forms and of their titles, in inches: 6 pt to 24 pt. What is not between is dirt, a stamp or a picture. */
const MIN_EM_INCH = 6 / 72;
const MAX_EM_INCH = 26 / 72;
/** Usual type, where a page has too little text to measure. */
const USUAL_EM_INCH = 10.5 / 72;
/** A band of ink higher than this many ems is more than one line. */
const ONE_LINE_EM = 1.45;
/** Bands are parts of one line (二, 三, ≡) where both together are at most this high and no further apart than PART_GAP_EM. */
const WHOLE_LINE_EM = 1.1;
const PART_GAP_EM = 0.35;
/** A lower band is dirt unless it is wide: 一, a dash. */
const MIN_BAND_EM = 0.25;

interface Band {
  readonly y0: number;
  readonly y1: number;
}

/**
 * The height of the page's usual type in pixels: the median height of its bands of ink.
 * @param boxes parts of the page that hold text side by side in no other part (cells).
 */
export function measureEm(text: InkMask, boxes: readonly PixelBox[], dpi: number): number {
  const heights = boxes
    .flatMap((box) => bandsOf(rowProfile(text, box), box.y0))
    .map(({ y0, y1 }) => y1 - y0)
    .filter((height) => height >= MIN_EM_INCH * dpi && height <= MAX_EM_INCH * dpi)
    .toSorted((a, b) => a - b);
  // single glyph rows of digits are lower than an em, so the upper half is asked
  return heights[Math.floor(heights.length * 0.6)] ?? USUAL_EM_INCH * dpi;
}

/** Boxes of the lines of text in a part of the page, from top to bottom, each drawn tight around its ink. */
export function linesIn(text: InkMask, box: PixelBox, em: number): readonly PixelBox[] {
  const profile = rowProfile(text, box);
  const bands = bandsOf(profile, box.y0).flatMap((band) => splitBand(band, profile, box.y0, em));
  return joinParts(bands, em)
    .map((band) => tighten(text, { ...box, ...band }))
    .filter((line) => !isEmpty(line) && isText(line, em))
    .flatMap((line) => splitAtGaps(text, line, APART_IN_CELL_EM * em))
    .filter((line) => !isEmpty(line) && isText(line, em));
}

/** Text that stands further apart than this is two lines side by side: a unit's name at the left, 单位：万元 at the right. */
const SIDE_BY_SIDE_EM = 2.5;
/** Above and below a table, ink this near to it is still the table's: ends of rulings. */
const TABLE_MARGIN_EM = 0.2;

/** The lines of text above, between and below the tables, from top to bottom. Titles may be larger than the usual type. */
export function linesOutside(text: InkMask, tables: readonly PixelBox[], em: number): readonly PixelBox[] {
  const margin = Math.round(TABLE_MARGIN_EM * em);
  const stretches: PixelBox[] = [];
  let top = 0;
  for (const { y0, y1 } of [...tables, { y0: text.height + margin, y1: text.height }]) {
    if (y0 - margin > top) stretches.push({ x0: 0, x1: text.width, y0: top, y1: Math.min(text.height, y0 - margin) });
    top = Math.max(top, y1 + margin);
  }
  return stretches
    .flatMap((box) => joinParts(bandsOf(rowProfile(text, box), box.y0), em).map((band) => tighten(text, { ...box, ...band })))
    .filter((line) => !isEmpty(line) && isText(line, em) && line.y1 - line.y0 <= LARGEST_TITLE_EM * em)
    .flatMap((line) => splitAtGaps(text, line, SIDE_BY_SIDE_EM * em))
    .filter((line) => !isEmpty(line) && isText(line, em));
}

/** What is higher than this is a picture, a stamp, the black edge of a copy. */
const LARGEST_TITLE_EM = 4;

/** Within a cell so wide a gap parts two texts, which may be those of two cells whose line between them is missing. */
const APART_IN_CELL_EM = 2;
/** Where nothing is drawn, a gap wider than this parts the texts of two cells; full stops and brackets leave less. */
const APART_EM = 0.8;

/**
 * The lines of text of a page without tables: what stands at one height may be lines of several cells, each a little higher or lower.
 * @param walls lines drawn between columns, where any are known: no text goes on behind one
 */
export function looseLines(text: InkMask, em: number, walls: InkMask | null = null): readonly PixelBox[] {
  const smeared = withoutGaps(text, Math.round(APART_EM * em), walls);
  const parts = componentsIn(smeared, { x0: 0, y0: 0, x1: text.width, y1: text.height })
    .filter((part) => !isSolid(part, em))
    .map(({ box }) => box);
  return joinBoxes(parts, em, walls)
    .flatMap((box) => (box.y1 - box.y0 > ONE_LINE_EM * em && box.y1 - box.y0 > box.x1 - box.x0 ? linesIn(text, box, em) : [box]))
    .flatMap((box) => (box.y1 - box.y0 > LARGEST_TITLE_EM * em ? linesIn(text, box, em) : [box]))
    .map((box) => tighten(text, box))
    .filter((line) => !isEmpty(line) && isText(line, em) && line.y1 - line.y0 <= LARGEST_TITLE_EM * em)
    .toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
    .reduce<readonly SpacedLine[]>((lines, box) => withSpaced(lines, box, walls), [])
    .map(({ box }) => box);
}

/** A bar, a block, the black edge of a copy: higher than any title and ink all over. */
function isSolid({ box, area }: Component, em: number): boolean {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  return height > LARGEST_TITLE_EM * em && area > SOLID_SHARE * width * height;
}

const SOLID_SHARE = 0.9;

interface SpacedLine {
  readonly box: PixelBox;
  /** How far the last of its characters reaches, and whether each stands alone: `绩 效 目 标 表`. */
  readonly isSpaced: boolean;
}

/** Single characters beside each other, no further apart than two of them are wide, are one line set wide. */
function withSpaced(lines: readonly SpacedLine[], box: PixelBox, walls: InkMask | null): readonly SpacedLine[] {
  const isSingle = ({ x0, x1, y0, y1 }: PixelBox) => x1 - x0 <= MAX_SINGLE_WIDTH * (y1 - y0);
  const at = lines.findLastIndex(
    (line) =>
      line.isSpaced &&
      isSingle(box) &&
      Math.abs(line.box.y0 + line.box.y1 - box.y0 - box.y1) < (box.y1 - box.y0) / 2 &&
      Math.max(box.x0 - line.box.x1, line.box.x0 - box.x1) <= MAX_SPACING * (box.y1 - box.y0) &&
      !isParted(line.box, box, walls),
  );
  const line = lines[at];
  if (line === undefined) return [...lines, { box, isSpaced: isSingle(box) }];
  return lines.with(at, { box: around(line.box, box), isSpaced: true });
}

const MAX_SINGLE_WIDTH = 1.3;
const MAX_SPACING = 2;

/** The height of the usual type of a page without tables. */
export function looseEm(text: InkMask, dpi: number): number {
  const heights = looseLines(text, USUAL_EM_INCH * dpi)
    .map(({ y0, y1 }) => y1 - y0)
    .filter((height) => height >= MIN_EM_INCH * dpi && height <= MAX_EM_INCH * dpi)
    .toSorted((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)] ?? USUAL_EM_INCH * dpi;
}

/** The mask with the gaps in its rows filled that are no wider than so many pixels. */
function withoutGaps({ width, height, ink }: InkMask, gap: number, walls: InkMask | null): InkMask {
  const filled = Uint8Array.from(ink);
  const wall = walls?.ink ?? null;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let last = -gap - 2; // too far to the left for any gap
    for (let x = 0; x < width; x++) {
      if (wall !== null && wall[row + x] === 1) last = -gap - 2;
      if (ink[row + x] === 0) continue;
      if (x - last > 1 && x - last <= gap + 1) filled.fill(1, row + last + 1, row + x);
      last = x;
    }
  }
  return { width, height, ink: filled };
}

/** Parts of one line: what stands above each other and is together no higher than a line, and what is beside each other at one height. */
function joinBoxes(parts: readonly PixelBox[], em: number, walls: InkMask | null): readonly PixelBox[] {
  const joined: PixelBox[] = [];
  for (const part of parts.toSorted((a, b) => a.y0 - b.y0)) {
    const at = joined.findLastIndex((box) => isPartOf(box, part, em) && !isParted(box, part, walls));
    const box = joined[at];
    if (box === undefined) joined.push(part);
    else joined[at] = around(box, part);
  }
  return joined;
}

function isPartOf(box: PixelBox, part: PixelBox, em: number): boolean {
  const together = around(box, part);
  if (together.y1 - together.y0 > WHOLE_LINE_EM * em) return false;
  return Math.max(box.x0, part.x0) - Math.min(box.x1, part.x1) <= APART_EM * em && part.y0 - box.y1 <= PART_GAP_EM * em;
}

/** Does a wall stand between two boxes beside each other? */
function isParted(a: PixelBox, b: PixelBox, walls: InkMask | null): boolean {
  if (walls === null) return false;
  const row = walls.width * Math.floor((Math.max(a.y0, b.y0) + Math.min(a.y1, b.y1)) / 2);
  return walls.ink.subarray(row + Math.min(a.x1, b.x1), row + Math.max(a.x0, b.x0)).includes(1);
}

function around(a: PixelBox, b: PixelBox): PixelBox {
  return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) };
}

/** Splits a line at wide gaps: what stands at the left and at the right edge of a page are two lines. */
function splitAtGaps(text: InkMask, line: PixelBox, gap: number): readonly PixelBox[] {
  const profile = columnProfile(text, line);
  const parts: PixelBox[] = [];
  let [from, to] = [-1, -1];
  profile.forEach((ink, x) => {
    if (ink === 0) return;
    if (from >= 0 && x - to > gap) {
      parts.push(tighten(text, { ...line, x0: line.x0 + from, x1: line.x0 + to }));
      from = x;
    }
    if (from < 0) from = x;
    to = x + 1;
  });
  if (from >= 0) parts.push(tighten(text, { ...line, x0: line.x0 + from, x1: line.x0 + to }));
  return parts;
}

function bandsOf(profile: Uint32Array, top: number): readonly Band[] {
  const bands: Band[] = [];
  let from = -1;
  profile.forEach((ink, y) => {
    if (ink > 0 && from < 0) from = y;
    if (ink === 0 && from >= 0) {
      bands.push({ y0: top + from, y1: top + y });
      from = -1;
    }
  });
  if (from >= 0) bands.push({ y0: top + from, y1: top + profile.length });
  return bands;
}

/** Lines that touch are parted where the ink between them is thinnest. */
function splitBand(band: Band, profile: Uint32Array, top: number, em: number): readonly Band[] {
  const height = band.y1 - band.y0;
  if (height <= ONE_LINE_EM * em) return [band];
  const from = band.y0 + Math.round(0.6 * em);
  const to = Math.min(band.y1 - Math.round(0.4 * em), band.y0 + Math.round(1.4 * em));
  let cut = from;
  for (let y = from; y < to; y++) if ((profile[y - top] as number) < (profile[cut - top] as number)) cut = y;
  return [{ y0: band.y0, y1: cut }, ...splitBand({ y0: cut, y1: band.y1 }, profile, top, em)];
}

function joinParts(bands: readonly Band[], em: number): readonly Band[] {
  const joined: Band[] = [];
  for (const band of bands) {
    const above = joined.at(-1);
    const isPart = above !== undefined && band.y1 - above.y0 <= WHOLE_LINE_EM * em && band.y0 - above.y1 <= PART_GAP_EM * em;
    if (isPart) joined[joined.length - 1] = { y0: above.y0, y1: band.y1 };
    else joined.push(band);
  }
  return joined;
}

/** The smallest box around the ink of a box. */
export function tighten(text: InkMask, box: PixelBox): PixelBox {
  const rows = rowProfile(text, box);
  const columns = columnProfile(text, box);
  const isInk = (count: number) => count > 0;
  const [top, left] = [rows.findIndex(isInk), columns.findIndex(isInk)];
  if (top < 0) return { ...box, x1: box.x0, y1: box.y0 };
  return {
    x0: box.x0 + left,
    y0: box.y0 + top,
    x1: box.x0 + columns.findLastIndex(isInk) + 1,
    y1: box.y0 + rows.findLastIndex(isInk) + 1,
  };
}

function isText(line: PixelBox, em: number): boolean {
  const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
  return height >= MIN_BAND_EM * em || width >= 0.3 * em;
}
