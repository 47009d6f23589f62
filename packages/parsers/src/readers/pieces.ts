import type { Flag, Place } from "@jixiao/contract";
import type { Block } from "../document.ts";
import { type PictureBlock, type SeenBlock, withoutPictures } from "./inside/picture.ts";
import type { Cell, ReaderNote, Table } from "../table.ts";
import { isProjectLabel, isTargetHeader } from "../vocabulary/form-marks.ts";

/** What Word and HTML hold, in reading order: texts, pictures, and tables whose cells hold the same again. */
export type Piece = TextPiece | PictureBlock | { readonly kind: "table"; readonly table: Sketch };

export interface TextPiece {
  readonly kind: "text";
  /** Lines, not trimmed. */
  readonly text: string;
  readonly notes: readonly ReaderNote[];
}

/** A table before it is decided whether it is one, or layout around others. */
export interface Sketch {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly SketchCell[];
  readonly flags: readonly Flag[];
}

export interface SketchCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Column by which the cell's place counts, 0-based: the source's own, which may have more columns than are seen. */
  readonly placeColumn: number;
  /** Row by which the place counts, 0-based, where rows that take up no room are none of the table's. */
  readonly placeRow?: number;
  readonly pieces: readonly Piece[];
}

/** What a table around others is, where it is no form: on a web page layout, in Word a table. */
export type OuterTable = "layout" | "table";

/**
 * The blocks of a document. Places are of kind `word`: ordinal numbers of paragraph, or of table, row and column. The text of
 * an inner table belongs to its cell, a row a line; an inner table that is itself a form is a table of its own, behind the
 * outer one where that is a form too, else in place of it.
 */
export function blocksOfPieces(pieces: readonly Piece[], outer: OuterTable): readonly Block[] {
  return withoutPictures(seenBlocksOf(pieces, outer));
}

/** The same with pictures where they are shown; those in a table's cells stand behind it. */
export function seenBlocksOf(pieces: readonly Piece[], outer: OuterTable): readonly SeenBlock[] {
  const blocks: SeenBlock[] = [];
  const counts = { paragraph: 0, table: 0 };
  const paragraph = (text: string, notes: readonly ReaderNote[]) => {
    counts.paragraph++;
    const places: readonly Place[] = [{ kind: "word", table: 0, row: counts.paragraph, column: 0 }];
    blocks.push({ kind: "paragraph", text, places, ...doubts(notes) });
  };
  const walk = (list: readonly Piece[]): void => {
    for (const piece of list) {
      if (piece.kind === "text") {
        const lines = linesOf(piece.text);
        for (const [i, line] of lines.entries()) paragraph(line, i === 0 ? piece.notes : []);
        if (lines.length === 0 && piece.notes.length > 0) paragraph("", piece.notes);
        continue;
      }
      if (piece.kind === "picture") {
        blocks.push(piece);
        continue;
      }
      const inner = innerTables(piece.table);
      const isLayout = inner.length > 0 && !isForm(piece.table) && (outer === "layout" || inner.some(isForm));
      if (isLayout) walk(piece.table.cells.flatMap((cell) => cell.pieces));
      else {
        counts.table++;
        blocks.push({ kind: "table", table: tableOf(piece.table, counts.table) });
        for (const picture of picturesIn(piece.table)) blocks.push(picture);
        walk(inner.filter(isForm).map((table) => ({ kind: "table", table })));
      }
    }
  };
  walk(pieces);
  return blocks;
}

function tableOf(sketch: Sketch, ordinal: number): Table {
  const { rowCount, columnCount, flags } = sketch;
  const cells = sketch.cells.map(({ row, column, rowSpan, columnSpan, placeColumn, placeRow = row, pieces }): Cell => {
    const places: readonly Place[] = [{ kind: "word", table: ordinal, row: placeRow + 1, column: placeColumn + 1 }];
    return { row, column, rowSpan, columnSpan, text: textOf(pieces), places, ...doubts(notesIn(pieces)) };
  });
  return { cells, rowCount, columnCount, merges: "kept", chunks: [0], evidence: "merged cells", flags };
}

function doubts(notes: readonly ReaderNote[]): { readonly flags?: readonly Flag[]; readonly notes?: readonly ReaderNote[] } {
  return notes.length === 0 ? {} : { flags: [...new Set(notes.map(({ flag }) => flag))], notes };
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A cell's text: its paragraphs and line breaks as lines, and the rows of tables in it. */
function textOf(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) => {
      if (piece.kind === "text") return linesOf(piece.text);
      return piece.kind === "picture" || isOwnBlock(piece.table) ? [] : rowLines(piece.table);
    })
    .join("\n");
}

function notesIn(pieces: readonly Piece[]): readonly ReaderNote[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === "text") return piece.notes;
    if (piece.kind === "picture") return [];
    return isOwnBlock(piece.table) ? [] : piece.table.cells.flatMap((cell) => notesIn(cell.pieces));
  });
}

function rowLines(table: Sketch): readonly string[] {
  return rowTexts(table)
    .map((cells) => cells.join("\t").trim())
    .filter((line) => line !== "");
}

/** The texts of each row's cells, without line breaks. */
function rowTexts(table: Sketch): readonly (readonly string[])[] {
  const rows: string[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(textOf(cell.pieces).replaceAll("\n", " "));
  return rows;
}

/** The pictures in a table's cells, and in the tables in them that are no blocks of their own. */
function picturesIn(table: Sketch): readonly PictureBlock[] {
  return table.cells.flatMap((cell) =>
    cell.pieces.flatMap((piece): readonly PictureBlock[] => {
      if (piece.kind === "text") return [];
      if (piece.kind === "picture") return [piece];
      return isForm(piece.table) ? [] : picturesIn(piece.table);
    }),
  );
}

/** A table that is a form, or holds one, has blocks of its own. */
function isOwnBlock(table: Sketch): boolean {
  return isForm(table) || innerTables(table).some(isForm);
}

/** The tables in a table's cells that become blocks or lines of it; those in them are theirs, but for forms. */
function innerTables(table: Sketch): readonly Sketch[] {
  return table.cells.flatMap((cell) => cell.pieces.flatMap((piece) => (piece.kind === "table" ? [piece.table] : [])));
}

/** Does the table bear a mark of a form in its own cells? */
function isForm(table: Sketch): boolean {
  const own: string[][] = Array.from({ length: table.rowCount }, () => []);
  for (const { row, pieces } of table.cells)
    own[row]?.push(pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""));
  return own.some((cells) => isTargetHeader(cells) || cells.some(isProjectLabel));
}
