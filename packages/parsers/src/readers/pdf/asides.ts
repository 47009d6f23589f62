import type { Box, Flag } from "@jixiao/contract";
import type { Block, Paragraph } from "../../document.ts";
import type { Cell, ReaderNote, Table } from "../../table.ts";
import type { DrawnLine } from "./drawn-lines.ts";
import { type LeftOut, noteOn } from "./seen-text.ts";

/** What stands on a page, is not read and belongs to no text that says so, where it stands on the page as shown. */
export interface Aside {
  readonly page: number;
  readonly box: Box;
  readonly flag: Flag;
  readonly note: string;
  /** Is it said only of what it stands upon, not of what is near? Watermarks, and text beside the page. */
  readonly upon: boolean;
}

/** Text that nobody sees here was put there to be found, or to be hidden; what is cut off or lies over the page was not. */
const HIDDEN: ReadonlySet<LeftOut["reason"]> = new Set([
  "invisible",
  "colour of its ground",
  "covered",
  "too small to be seen",
  "on a hidden layer",
]);

export function asidesOf(
  page: number,
  leftOut: readonly LeftOut[],
  drawn: readonly DrawnLine[],
  toShown: (box: Box) => Box,
): readonly Aside[] {
  return [
    ...leftOut.map((one): Aside => ({ page, box: toShown(one.box), ...noteOn(one), upon: !HIDDEN.has(one.reason) })),
    ...drawn.map(({ box, what }): Aside => {
      const size = `${Math.round(box.x1 - box.x0)} × ${Math.round(box.y1 - box.y0)} pt`;
      const note = `a line of text's size (${size}) is ${what} and was not read`;
      return { page, box: toShown(box), flag: "content_unread", note, upon: false };
    }),
  ];
}

/** How far above or below the text that it is said of a thing may stand that is not read, in points: two lines. A unit's line stands far to the right. */
const NEAR_PT = 40;

type Target = Cell | Paragraph;

/** Puts each aside to what stands nearest to it: to a cell, or as a line of which nothing is seen before a line. */
export function withAsides(blocks: readonly Block[], asides: readonly Aside[]): readonly Block[] {
  if (asides.length === 0) return blocks;
  const targets = blocks
    .flatMap((block): readonly Target[] => (block.kind === "table" ? block.table.cells : [block]))
    .flatMap((target) =>
      target.places.flatMap((place) => (place.kind === "page" ? [{ target, page: place.page, box: place.box }] : [])),
    );
  const notes = new Map<Target, ReaderNote[]>();
  for (const { page, box, flag, note, upon } of asides) {
    const [nearest] = targets
      .filter((target) => target.page === page)
      .map(({ target, box: own }) => ({ target, ...distanceOf(box, own) }))
      .filter(({ across, down }) => (upon ? across === 0 && down === 0 : down <= NEAR_PT))
      .toSorted((a, b) => a.down - b.down || a.across - b.across);
    if (nearest !== undefined) notes.set(nearest.target, [...(notes.get(nearest.target) ?? []), { flag, note }]);
  }
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "table") return [{ kind: "table", table: toldTable(block.table, notes) }];
    const own = notes.get(block);
    return own === undefined ? [block] : [{ kind: "paragraph", text: "", places: block.places, notes: own }, block];
  });
}

function toldTable(table: Table, notes: ReadonlyMap<Target, readonly ReaderNote[]>): Table {
  if (!table.cells.some((cell) => notes.has(cell))) return table;
  const cells = table.cells.map((cell) => {
    const own = notes.get(cell) ?? [];
    const flags = [...new Set([...(cell.flags ?? []), ...own.map(({ flag }) => flag)])];
    return own.length === 0 ? cell : { ...cell, flags, notes: [...(cell.notes ?? []), ...own] };
  });
  return { ...table, cells };
}

/** Between two boxes, both ways; 0 where they overlap. */
function distanceOf(a: Box, b: Box): { readonly across: number; readonly down: number } {
  return { across: Math.max(0, a.x0 - b.x1, b.x0 - a.x1), down: Math.max(0, a.y0 - b.y1, b.y0 - a.y1) };
}
