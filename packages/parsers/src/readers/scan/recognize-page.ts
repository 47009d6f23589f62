import type { Box, Flag, Place } from "@jixiao/contract";
import type { PageCell, PageTable } from "../../tables/page-table.ts";
import { type Ruling, SNAP_TOLERANCE_PT } from "../../tables/rulings.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { cellOf, inHeaderOrder } from "./cell-text.ts";
import { scannedBox } from "./deskew.ts";
import { lineImage } from "./line-image.ts";
import { isBetweenDashes } from "./line-pieces.ts";
import { projectedBox } from "./projection.ts";
import { strangers } from "./page-figures.ts";
import { inkIn, intersect, type PixelBox } from "./raster.ts";
import { type ReadLine, readLine } from "./read-line.ts";
import type { Recognizers } from "./recognizers.ts";
import type { ScannedPage, ScannedTable } from "./scanned-page.ts";
import { withQuotes } from "./tidy.ts";
import { withTitleEnding } from "./vocabulary.ts";
import { mayBeTwo } from "./weak-grid.ts";

/** A recognized page before its tables are joined with those of the next, in points of the page set upright. */
export interface RecognizedPage {
  readonly page: number;
  readonly tables: readonly PageTable[];
  /** Lines outside the tables, from top to bottom. */
  readonly lines: readonly RecognizedLine[];
  /** Lines in the tables' cells. */
  readonly inTables?: readonly RecognizedLine[];
  /** A box of the upright page on the page as shown. */
  readonly toShown: (box: Box) => Box;
}

export interface RecognizedLine {
  readonly text: string;
  readonly box: Box;
  readonly flags: readonly Flag[];
}

const POINTS_PER_INCH = 72;

/** Reads the lines of a page taken apart; those that are `known` already are not read again. */
export async function recognizePage(
  scanned: ScannedPage,
  page: number,
  recognizers: Recognizers,
  vocabulary: Vocabulary,
  known: Readings = new Map(),
): Promise<RecognizedPage> {
  const read = (boxes: readonly PixelBox[]) =>
    Promise.all(boxes.map(async (box) => doubtedBySeal(scanned, await readOnce(scanned, box, recognizers, known))));
  const [inTables, lines] = await Promise.all([
    Promise.all(scanned.tables.map(({ lines: cells }) => Promise.all(cells.map(read)))),
    read(scanned.lines),
  ]);
  const doubted = doubtingStrangers(inTables);
  const tables = scanned.tables.map((table, i) => tableOf(scanned, table, page, doubted[i] ?? [], vocabulary));
  const points = POINTS_PER_INCH / scanned.dpi;
  const shift = shiftOf(tables, scanned);
  const placed = (line: ReadLine) => moved(lineOf(line, points, vocabulary), shift);
  return {
    page,
    tables: tables.map((table) => shifted(table, shift)),
    lines: lines.filter((line) => line.text !== "" && !isFolio(line, scanned)).map(placed),
    inTables: doubted
      .flat(2)
      .filter(({ text }) => text !== "")
      .map(placed),
    toShown: ({ x0, x1, y0, y1 }) =>
      scaled(takenBox(scanned, scaled({ x0: x0 - shift, x1: x1 - shift, y0, y1 }, 1 / points)), points),
  };
}

function moved(line: RecognizedLine, shift: number): RecognizedLine {
  return { ...line, box: { ...line.box, x0: line.box.x0 + shift, x1: line.box.x1 + shift } };
}

function shifted(table: PageTable, shift: number): PageTable {
  const moved = { ...table, xs: table.xs.map((x) => x + shift) };
  if (table.weak === undefined) return moved;
  const weak = table.weak.map((line) =>
    line.axis === "vertical" ? { ...line, at: line.at + shift } : { ...line, from: line.from + shift, to: line.to + shift },
  );
  return { ...moved, weak };
}

type CellLines = readonly (readonly ReadLine[])[];

/** Lines are in doubt whose figures look like none of their kind in the page's other lines without doubt. Titles outside have their own type. */
function doubtingStrangers(tables: readonly CellLines[]): readonly CellLines[] {
  const odd = strangers(tables.flat(2).flatMap(({ certain, figures }) => (certain ? figures : [])));
  const doubted = (line: ReadLine): ReadLine =>
    line.figures.some((figure) => odd.has(figure)) ? { ...line, certain: false } : line;
  return odd.size === 0 ? tables : tables.map((cells) => cells.map((lines) => lines.map(doubted)));
}

/** What was read of a page's sample, by the boxes of its lines, which are the page's own. */
export type Readings = Map<PixelBox, Promise<ReadLine>>;

function readOnce(scanned: ScannedPage, box: PixelBox, recognizers: Recognizers, known: Readings): Promise<ReadLine> {
  const reading = known.get(box) ?? readLine(scanned, box, recognizers);
  known.set(box, reading);
  return reading;
}

/** A point between figures, the dash of 5-10, may have gone with the edge of a seal: both models read 148 for 1.48 then. */
function doubtedBySeal(scanned: ScannedPage, line: ReadLine): ReadLine {
  const { underSeals } = scanned;
  if (underSeals === null || !line.certain || !/\d/.test(line.text)) return line;
  const { x0, y0, x1, y1 } = takenBox(scanned, line.box);
  const box = { x0: Math.floor(x0), y0: Math.floor(y0), x1: Math.ceil(x1), y1: Math.ceil(y1) };
  const isClear = inkIn(underSeals, intersect(box, underSeals.width, underSeals.height)) === 0;
  return isClear ? line : { ...line, certain: false };
}

/** The lines drawn where a table is, in points. */
function linesOfTable({ rulings, dpi }: ScannedPage, { ys }: ScannedTable["grid"]): readonly Ruling[] {
  const points = POINTS_PER_INCH / dpi;
  const [top, bottom] = [(ys[0] ?? 0) - SNAP_TOLERANCE_PT, (ys.at(-1) ?? 0) + SNAP_TOLERANCE_PT];
  return rulings
    .map(({ axis, at, from, to }) => ({ axis, at: at * points, from: from * points, to: to * points }))
    .filter(({ axis, at, from, to }) => (axis === "horizontal" ? top <= at && at <= bottom : top <= to && from <= bottom));
}

function tableOf(
  scanned: ScannedPage,
  { grid, cells, isWeak }: ScannedTable,
  page: number,
  lines: readonly (readonly ReadLine[])[],
  vocabulary: Vocabulary,
): PageTable {
  return {
    page,
    xs: grid.xs,
    ys: grid.ys,
    openTop: grid.openTop,
    openBottom: grid.openBottom,
    evidence: "pixel rulings",
    flags: grid.ragged ? ["ocr", "table_damaged"] : ["ocr"],
    ...(isWeak ? { weak: linesOfTable(scanned, grid) } : {}),
    cells: inHeaderOrder(
      grid.cells.map((cell, i): PageCell => {
        const place: Place = {
          kind: "page",
          page,
          box: scaled(takenBox(scanned, cells[i] as PixelBox), POINTS_PER_INCH / scanned.dpi),
        };
        const own = lines[i] as readonly ReadLine[];
        const { certain, repaired, ...text } = cellOf(own, vocabulary);
        return { ...cell, ...text, places: [place], flags: doubtsOf(certain && !mayBeTwo(own, isWeak), repaired) };
      }),
    ),
  };
}

/** Page numbers stand in the outermost parts of a page and are this short. */
const FOLIO_MARGIN_SHARE = 0.08;
const FOLIO_MAX_EM = 6;

/** A page number: figures alone, or between dashes, of which models read garbage. */
function isFolio({ box, text, first, second }: ReadLine, { picture, turn, em }: ScannedPage): boolean {
  const outside = box.y1 < FOLIO_MARGIN_SHARE * picture.height || box.y0 > (1 - FOLIO_MARGIN_SHARE) * picture.height;
  if (!outside || box.x1 - box.x0 > FOLIO_MAX_EM * em) return false;
  if (text.length <= 2 || ![first, second].every((reading) => /\p{Script=Han}{2}/u.test(reading))) return true;
  return isBetweenDashes(lineImage(picture, turn, box, em));
}

function lineOf({ text, certain, repaired, box }: ReadLine, points: number, vocabulary: Vocabulary): RecognizedLine {
  const quoted = withQuotes(text);
  const titled = withTitleEnding(quoted.text, vocabulary);
  const flags = doubtsOf(certain && quoted.certain, repaired || titled !== quoted.text);
  return { text: titled, box: scaled(box, points), flags };
}

/** A box of the upright page on the page as it was scanned or photographed. */
function takenBox({ turn, taken }: ScannedPage, box: PixelBox): PixelBox {
  const scanned = scannedBox(turn, box);
  return taken === null ? scanned : projectedBox(taken, scanned);
}

function doubtsOf(certain: boolean, repaired: boolean): readonly Flag[] {
  if (!certain) return ["ocr_uncertain"];
  return repaired ? ["ocr_repaired"] : [];
}

function scaled({ x0, y0, x1, y1 }: Box, factor: number): Box {
  return { x0: x0 * factor, y0: y0 * factor, x1: x1 * factor, y1: y1 * factor };
}

/**
 * Sheets lie a little to the left or right on the glass. Columns are matched over pages by their positions, so all that stands on the page is
 * moved until its widest table is in the middle; places stay where they are.
 */
function shiftOf(tables: readonly PageTable[], { picture, dpi }: ScannedPage): number {
  const widthOf = ({ xs }: PageTable) => (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  const widest = tables.toSorted((a, b) => widthOf(b) - widthOf(a))[0];
  if (widest === undefined) return 0;
  const middle = ((picture.width / dpi) * POINTS_PER_INCH) / 2;
  return middle - ((widest.xs[0] as number) + widthOf(widest) / 2);
}
