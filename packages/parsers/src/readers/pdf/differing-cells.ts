import type { Place } from "@jixiao/contract";
import type { Block } from "../../document.ts";
import type { Cell } from "../../table.ts";
import type { PageCell } from "../../tables/page-table.ts";
import { holdsMiddle } from "../../boxes.ts";
import { boxOf, type Glyph } from "../../tables/glyphs.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { PageContent } from "./read-page.ts";

type PagePlace = Extract<Place, { kind: "page" }>;

/** A cell that holds a text, in one of the readings of the same pages. */
interface Told {
  readonly cell: Cell;
  readonly table: number;
  readonly text: string;
  readonly places: readonly PagePlace[];
}

/**
 * Where two readings of the same pages differ: the places of those cells of the first in which the second has another text, or several, and of
 * figures that it has in another row than the text before them. A cell that the second holds together with others tells nothing.
 */
export function differingPlaces(blocks: readonly Block[], others: readonly Block[]): readonly PagePlace[] {
  const [own, theirs] = [toldIn(blocks), toldIn(others)];
  const [ownOn, theirsOn] = [byPage(own), byPage(theirs)];
  const same = new Map<Told, readonly Told[]>();
  const doubted = own.filter((one) => {
    const met = metBy(one, theirsOn);
    const alike = met.filter(({ text }) => text === one.text);
    same.set(one, alike);
    if (alike.length > 0) return false;
    return new Set(met.map(({ text }) => text)).size > 1 || met.some((other) => metBy(other, ownOn).length === 1);
  });
  const rows = byRow(own);
  const parted = own.filter((one) => /\d/.test(one.text) && isParted(one, before(one, rows), same));
  return [...doubted, ...parted].flatMap(({ places }) => places);
}

type ByPage = ReadonlyMap<number, readonly Told[]>;

function byPage(all: readonly Told[]): ByPage {
  const pages = all.flatMap((one) => [...new Set(one.places.map(({ page }) => page))].map((page) => ({ page, one })));
  return grouped(pages, ({ page }) => page);
}

function byRow(all: readonly Told[]): ReadonlyMap<string, readonly Told[]> {
  const rows = all.flatMap((one) =>
    Array.from({ length: one.cell.rowSpan }, (_, i) => ({ row: `${one.table} ${one.cell.row + i}`, one })),
  );
  return grouped(rows, ({ row }) => row);
}

function grouped<Key, Item extends { readonly one: Told }>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Told[]> {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, group.map(({ one }) => one)]));
}

function metBy(one: Told, others: ByPage): readonly Told[] {
  const pages = [...new Set(one.places.map(({ page }) => page))];
  return [...new Set(pages.flatMap((page) => others.get(page) ?? []))].filter((other) => meet(one, other));
}

function toldIn(blocks: readonly Block[]): readonly Told[] {
  return blocks.flatMap((block, table) =>
    block.kind !== "table"
      ? []
      : block.table.cells.flatMap((cell): readonly Told[] => {
          const text = bareText(cell.text);
          const places = cell.places.filter((place): place is PagePlace => place.kind === "page");
          return text === "" ? [] : [{ cell, table, text, places }];
        }),
  );
}

/** Does the middle of one stand in the other? Cells reach to their walls, or only as far as their text. */
function meet(one: Told, other: Told): boolean {
  return one.places.some((a) =>
    other.places.some((b) => a.page === b.page && (holdsMiddle(a.box, b.box) || holdsMiddle(b.box, a.box))),
  );
}

/** The text before a cell in its row: what its figure is of. */
function before({ cell, table }: Told, rows: ReadonlyMap<string, readonly Told[]>): Told | null {
  const row = (rows.get(`${table} ${cell.row}`) ?? []).filter((other) => other.cell.column < cell.column);
  return row.toSorted((a, b) => a.cell.column - b.cell.column).at(-1) ?? null;
}

function shareRow(a: Cell, b: Cell): boolean {
  return a.row < b.row + b.rowSpan && b.row < a.row + a.rowSpan;
}

/** Both stand in the other reading too, and in no row together. */
function isParted(one: Told, left: Told | null, same: ReadonlyMap<Told, readonly Told[]>): boolean {
  const [values, names] = [same.get(one) ?? [], left === null ? [] : (same.get(left) ?? [])];
  if (values.length === 0 || names.length === 0) return false;
  return !values.some((value) => names.some((name) => name.table === value.table && shareRow(name.cell, value.cell)));
}

/** Pages with what stands at some places in doubt: the cells that have them, and the characters of no table. */
export function withDoubts(pages: readonly PageContent[], places: readonly PagePlace[]): readonly PageContent[] {
  return pages.map((content) => {
    const own = places.filter(({ page }) => page === content.page);
    if (own.length === 0) return content;
    const isIn = (place: Place) => place.kind === "page" && own.some((one) => holdsMiddle(one.box, place.box));
    const doubt = (cell: PageCell): PageCell =>
      cell.places.some(isIn) ? { ...cell, flags: [...new Set([...cell.flags, "ocr_uncertain" as const])] } : cell;
    const tables = content.tables.map((table) => ({ ...table, cells: table.cells.map(doubt) }));
    const doubted = new Map<Glyph, Glyph>();
    for (const glyph of content.glyphs) {
      const box = content.viewport.toShown(boxOf([glyph]));
      if (own.some((one) => holdsMiddle(one.box, box))) doubted.set(glyph, { ...glyph, doubtful: true });
    }
    const told = (glyph: Glyph) => doubted.get(glyph) ?? glyph;
    return { ...content, tables, glyphs: content.glyphs.map(told), rest: content.rest.map(told) };
  });
}
