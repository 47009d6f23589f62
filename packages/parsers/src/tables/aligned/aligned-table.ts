import type { Box, Flag, Place } from "@jixiao/contract";
import { quote } from "../../doubts.ts";
import type { Cell, ReaderNote, Table } from "../../table.ts";
import { boxOf, type Glyph } from "../glyphs.ts";
import { cellText, joinLines } from "../page-table.ts";
import type { Ruling } from "../rulings.ts";
import type { OwnLabels } from "./blocks.ts";
import { bodyUnder, looksLikeRow, type AlignedBody } from "./body.ts";
import { findHeader, type AlignedHeader } from "./header.ts";
import { readAlignedHead, type AlignedHead } from "./head.ts";
import { linesOfRuns, runsOf, type Run, type RunLine } from "./runs.ts";
import { leadingOf } from "./leading.ts";
import { readAlignedRows, type AlignedIndicators } from "./indicators.ts";

/** What one page holds of a form whose table is not drawn. */
export interface AlignedPage {
  readonly page: number;
  /** In the order of the text layer. */
  readonly glyphs: readonly Glyph[];
  /** Lines drawn there that make no table by themselves. */
  readonly rulings: readonly Ruling[];
  /** Lines may be missing among these: that none is drawn tells nothing. */
  readonly areRulingsBroken?: boolean;
  readonly toShown: (box: Box) => Box;
}

export interface AlignedForm {
  readonly table: Table;
  /** The characters that became the table's. */
  readonly used: ReadonlySet<Glyph>;
}

/** A reading whose runner-up is nearer than this (log-odds) is flagged. */
const CERTAIN_MARGIN = 2;

/**
 * The table of a form that shows by nothing but where its words stand: the header's words fix the columns, over all pages; rows and
 * the rows of each label are what explains the heights of all texts best. What could be read otherwise nearly as well is flagged
 * in its cells. Null where no header of an indicator table stands there, or nothing below it.
 */
export function alignedForm(offered: Iterable<AlignedPage>, labels: OwnLabels): AlignedForm | null {
  const { header, lines, pages, isBroken } = takePages(offered);
  if (header === null) return null;
  const strays = new Set(header.strays);
  const headLines = [...lines.slice(0, header.from), ...strayLines(lines.slice(header.from, header.to), strays)];
  const body = bodyUnder(header, lines.slice(header.to), columnLines(header, pages));
  if (body.lines.length === 0) return null;
  const leading = leadingOf(lines);
  const indicators = readAlignedRows(body, pages, leading);
  const head = readAlignedHead(headLines, leading, labels);
  const cells = [...headCells(head, pages), ...headerCells(head.rowCount, body, pages)];
  const first = head.rowCount + 1;
  const all = [...cells, ...bodyCells(indicators, body, first, pages)].toSorted((a, b) => a.row - b.row || a.column - b.column);
  const used = new Set(
    [...headLines, ...lines.slice(header.from, header.to), ...body.lines, ...body.repeated].flatMap((line) =>
      line.runs.flatMap((run) => run.glyphs),
    ),
  );
  const recognized: readonly Flag[] = [...used].some(({ doubtful }) => doubtful !== undefined) ? ["ocr"] : [];
  const damaged: readonly Flag[] = isBroken || body.leftOver !== null ? ["table_damaged"] : [];
  return {
    used,
    table: {
      cells: all,
      rowCount: first + indicators.rows.length,
      columnCount: all.reduce((count, cell) => Math.max(count, cell.column + cell.columnSpan), 0),
      merges: "kept",
      chunks: [0],
      evidence: "alignment",
      flags: [...recognized, ...damaged],
    },
  };
}

/** A head goes on over no more pages than this before its header stands. */
const MOST_HEAD_PAGES = 3;

interface Taken {
  readonly header: AlignedHeader | null;
  readonly lines: readonly RunLine[];
  readonly pages: readonly AlignedPage[];
  /** Does the next page hold what looks like more of it? */
  readonly isBroken: boolean;
}

/** The pages of a form: up to its header, and on as long as a page begins below the header's columns. */
function takePages(offered: Iterable<AlignedPage>): Taken {
  const pages: AlignedPage[] = [];
  const lines: RunLine[] = [];
  let header: AlignedHeader | null = null;
  let isBroken = false;
  for (const page of offered) {
    const own = linesOfRuns(runsOf(page.glyphs, page.page));
    if (header !== null && !beginsBelow(header, own)) {
      isBroken = own.some(looksLikeRow);
      break;
    }
    if (header === null && pages.length >= MOST_HEAD_PAGES) break;
    const from = lines.length;
    pages.push(page);
    for (const one of own) lines.push(one);
    header ??= findHeader(lines, from);
  }
  return { header, lines, pages, isBroken };
}

/** Does a page begin with texts that stand below the words of a header each? */
function beginsBelow({ cells }: AlignedHeader, lines: readonly RunLine[]): boolean {
  const [first] = lines;
  if (first === undefined) return false;
  const middles = cells.map(({ x0, x1 }) => (x0 + x1) / 2);
  return first.runs.every((run) => middles.filter((x) => run.x0 < x && x < run.x1).length < 2);
}

/** Lines drawn between the words of a header. */
function columnLines({ cells }: AlignedHeader, pages: readonly AlignedPage[]): readonly Ruling[] {
  const run = cells[0]?.runs[0];
  const own = pages.find(({ page }) => page === run?.page)?.rulings ?? [];
  return own.filter(({ axis, from, to }) => axis === "vertical" && run !== undefined && from <= run.y && run.y <= to);
}

function strayLines(lines: readonly RunLine[], strays: ReadonlySet<Run>): readonly RunLine[] {
  return lines.flatMap((line) => {
    const runs = line.runs.filter((run) => strays.has(run));
    return runs.length === 0 ? [] : [{ ...line, runs }];
  });
}

function headCells({ cells }: AlignedHead, pages: readonly AlignedPage[]): readonly Cell[] {
  return cells.map(({ row, column, rowSpan, blocks, isSure, isWhole }): Cell => {
    const runs = blocks.flatMap((block) => block.lines.flatMap((line) => line.runs));
    const isCut = new Set(runs.map(({ page }) => page)).size > 1;
    return {
      row,
      column,
      rowSpan,
      columnSpan: 1,
      ...contentOf(runs, pages, [
        ...(isCut ? [cutNote(runs)] : []),
        ...(isSure ? [] : [UNDER_NO_HEAD]),
        ...(isWhole ? [] : [NOT_WHOLE]),
      ]),
    };
  });
}

const NOT_WHOLE: ReaderNote = { flag: "table_damaged", note: "by their heights its lines may be more or less than one cell's" };
const UNDER_NO_HEAD: ReaderNote = {
  flag: "goal_column_lost",
  note: "nothing is drawn, and the text reaches below no head, or below two",
};

function headerCells(row: number, { columns }: AlignedBody, pages: readonly AlignedPage[]): readonly Cell[] {
  return columns.flatMap((column, i): readonly Cell[] =>
    column.header === null ? [] : [{ row, column: i, rowSpan: 1, columnSpan: 1, ...contentOf(column.header.runs, pages, []) }],
  );
}

function bodyCells(
  { rows, groups }: AlignedIndicators,
  { columns }: AlignedBody,
  first: number,
  pages: readonly AlignedPage[],
): readonly Cell[] {
  const cells: Cell[] = [];
  rows.forEach((row, r) => {
    const notes: ReaderNote[] = [...row.notes];
    if (row.margin < CERTAIN_MARGIN)
      notes.push({
        flag: "table_damaged",
        note: "nothing is drawn between the rows, and its lines may be those of more or fewer rows",
      });
    for (const [column, runs] of row.cells) {
      const own = row.cellNotes.get(column) ?? [];
      cells.push({ row: first + r, column, rowSpan: 1, columnSpan: 1, ...contentOf(runs, pages, [...notes, ...own]) });
    }
  });
  for (const { column, label, start, end, rivals } of groups) {
    if (label === null) continue;
    const field = columns[column]?.field;
    const flag: Flag | null = field === "level1" ? "level1_uncertain" : field === "level2" ? "level2_uncertain" : null;
    const runs = label.lines.flatMap((line) => line.runs);
    const base: readonly ReaderNote[] =
      flag !== null && label.margin < 1 ? [{ flag, note: `the lines of ${quote(label.text)} may be those of two labels` }] : [];
    for (const part of parts(start, end, rivals)) {
      const other = part.rival === null ? "no label" : quote(part.rival);
      const note = `by its height the row could also stand beside ${other}`;
      const doubts = part.isSure || flag === null ? base : [...base, { flag, note }];
      cells.push({
        row: first + part.start,
        column,
        rowSpan: part.end - part.start,
        columnSpan: 1,
        ...contentOf(runs, pages, doubts),
      });
    }
  }
  return cells;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly isSure: boolean;
  readonly rival: string | null;
}

/** A label's rows, those apart that could also stand beside another. */
function parts(start: number, end: number, rivals: AlignedIndicators["groups"][number]["rivals"]): readonly Part[] {
  const out: Part[] = [];
  for (let i = start; i < end; i++) {
    const rival = rivals[i - start];
    const isSure = rival === undefined || rival.margin >= CERTAIN_MARGIN;
    const last = out.at(-1);
    if (last !== undefined && last.isSure === isSure && (isSure || last.rival === rival.text))
      out[out.length - 1] = { ...last, end: i + 1 };
    else out.push({ start: i, end: i + 1, isSure, rival: rival?.text ?? null });
  }
  return out;
}

function cutNote(runs: readonly Run[]): ReaderNote {
  const pages = [...new Set(runs.map(({ page }) => page))].join(", ");
  return { flag: "joined_over_pages", note: `its lines stand on pages ${pages}` };
}

function contentOf(
  runs: readonly Run[],
  pages: readonly AlignedPage[],
  notes: readonly ReaderNote[],
): Pick<Cell, "text" | "places" | "flags" | "notes"> {
  const own = [...new Set(runs.map(({ page }) => page))].toSorted((a, b) => a - b);
  const glyphs = own.map((page) => runs.filter((run) => run.page === page).flatMap((run) => run.glyphs));
  const places = own.map((page, i): Place => {
    const box = boxOf(glyphs[i] ?? []);
    return { kind: "page", page, box: pages.find((one) => one.page === page)?.toShown(box) ?? box };
  });
  const doubtful: readonly Flag[] = glyphs.flat().some((glyph) => glyph.doubtful === true) ? ["ocr_uncertain"] : [];
  const flags = [...new Set([...notes.map(({ flag }) => flag), ...doubtful])];
  return {
    text: glyphs.map(cellText).reduce(joinLines, ""),
    places,
    ...(flags.length === 0 ? {} : { flags }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
