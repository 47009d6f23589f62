import { greatest, least } from "../../extent.ts";
import { type LineImage, SHAPE_EM } from "./line-image.ts";
import type { PixelBox } from "./raster.ts";
import { columnProfile } from "./raster.ts";

/** The advance of a full-width character: the usual type's height is that of its ink, a little less than its em. */
const ADVANCE = 1.06 * SHAPE_EM;
/** No character is wider; blocks that are wider hold several whose ink touches. */
const MAX_GLYPH = 1.12 * SHAPE_EM;
/** A cut between touching characters is looked for so near an advance from where the last one began. */
const CUT_REACH = 0.3 * SHAPE_EM;
/** Blocks of one character: 川, 州, 非 and worn ones. */
const MAX_BLOCKS = 6;
/** Mean distance between where characters of a line stand and where their widths put them, over which nothing is known. */
const MAX_MISFIT = 0.22 * SHAPE_EM;

/**
 * Where each character of a text that was read stands in its line: blocks of ink are dealt out to the characters so that
 * their distances fit their widths (Chinese characters one em, figures and Latin letters half of it). Null where they do not fit: then
 * something else is printed than was read.
 */
export function glyphBoxes(line: LineImage, part: PixelBox, text: string): readonly PixelBox[] | null {
  const chars = Array.from(text);
  const blocks = line.blocks.filter(({ x0, x1 }) => x1 > part.x0 && x0 < part.x1).flatMap((block) => touching(line, block));
  if (chars.length === 0 || blocks.length < chars.length) return null;
  const ends = dealt(blocks, chars.map(widthOf));
  if (ends === null) return null;
  return ends.map((end, i) => union(blocks.slice(ends[i - 1] ?? 0, end)));
}

/** Advance in pixels, and where in it the middle of the ink lies. */
interface Width {
  readonly advance: number;
  readonly middle: number;
  readonly maxInk: number;
}

const LEFT_MARKS = /[，。、；：！？]/u;

function widthOf(char: string): Width {
  if (LEFT_MARKS.test(char)) return { advance: ADVANCE, middle: 0.25 * ADVANCE, maxInk: 0.5 * ADVANCE };
  if (/[\p{Script=Han}—…]/u.test(char)) return { advance: ADVANCE, middle: 0.5 * ADVANCE, maxInk: MAX_GLYPH };
  return { advance: 0.56 * ADVANCE, middle: 0.28 * ADVANCE, maxInk: ADVANCE };
}

/** A block that holds several characters, cut where its ink is thinnest. */
function touching(line: LineImage, block: PixelBox): readonly PixelBox[] {
  if (block.x1 - block.x0 <= MAX_GLYPH) return [block];
  const profile = columnProfile(line.ink, block);
  const from = Math.round(ADVANCE - CUT_REACH);
  let cut = from;
  for (let x = from; x < Math.min(profile.length - 1, ADVANCE + CUT_REACH); x++)
    if ((profile[x] as number) < (profile[cut] as number)) cut = x;
  const at = block.x0 + cut;
  return [{ ...block, x1: at }, ...touching(line, { ...block, x0: at })];
}

interface Dealing {
  readonly cost: number;
  /** Where the last character's ink has its middle, and the block behind each character. */
  readonly at: number;
  readonly ends: readonly number[];
}

/** The block behind each character's last one, all blocks used; null where no dealing fits. */
function dealt(blocks: readonly PixelBox[], widths: readonly Width[]): readonly number[] | null {
  let states = new Map<number, Dealing>([[0, { cost: 0, at: Number.NaN, ends: [] }]]);
  widths.forEach((width, i) => {
    const next = new Map<number, Dealing>();
    for (const [from, state] of states)
      for (let to = from + 1; to <= Math.min(blocks.length, from + MAX_BLOCKS); to++) {
        const { x0, x1 } = union(blocks.slice(from, to));
        if (x1 - x0 > width.maxInk) break;
        const at = (x0 + x1) / 2;
        const before = widths[i - 1];
        const expected = before === undefined ? at : state.at + (before.advance - before.middle) + width.middle;
        const cost = state.cost + Math.abs(at - expected);
        if (cost > MAX_MISFIT * widths.length) continue;
        if (cost < (next.get(to)?.cost ?? Infinity)) next.set(to, { cost, at, ends: [...state.ends, to] });
      }
    states = next;
  });
  const best = states.get(blocks.length);
  return best === undefined || best.cost > MAX_MISFIT * widths.length ? null : best.ends;
}

function union(blocks: readonly PixelBox[]): PixelBox {
  return {
    x0: least(blocks.map(({ x0 }) => x0)),
    y0: least(blocks.map(({ y0 }) => y0)),
    x1: greatest(blocks.map(({ x1 }) => x1)),
    y1: greatest(blocks.map(({ y1 }) => y1)),
  };
}
