import { piecesOf } from "../fixtures/grid.ts";
import { fileOf, hex, place, textWidth } from "../fixtures/pdf.ts";
import type { Grid } from "../fixtures/piece.ts";
import { readTruth } from "../fixtures/truth.ts";

/** A cell of a structure tree: the ids of its marked contents, and how far it reaches. */
export interface TaggedCell {
  readonly marks: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

export type TaggedRows = readonly (readonly TaggedCell[])[];

/** A form on one page, drawn and tagged. */
export interface TaggedForm {
  readonly contents: string;
  readonly height: number;
  readonly rows: TaggedRows;
}

const [WIDTH, MARGIN, SIZE, LEADING, ROW] = [595, 50, 9, 12, 22];

/** Draws a form with its cells marked, with lines or without. */
export function taggedForm(truth: string, hasLines: boolean): TaggedForm {
  const pieces = piecesOf(readTruth(truth));
  const ops: string[] = [];
  const rows: (readonly TaggedCell[])[] = [];
  const total = pieces.reduce((sum, piece) => sum + (piece.kind === "grid" ? piece.grid.length * 3 * ROW : ROW), 2 * MARGIN);
  let [top, mark] = [MARGIN, 0];
  const text = (content: string, x: number, y: number, size: number): string =>
    `BT /F1 ${size} Tf ${x.toFixed(2)} ${(total - y).toFixed(2)} Td <${hex(content)}> Tj ET`;
  for (const piece of pieces) {
    if (piece.kind === "paragraph") {
      ops.push(`/Artifact BMC ${text(piece.text, WIDTH / 2 - textWidth(piece.text, 14) / 2, top + 14, 14)} EMC`);
      top += ROW + 4;
      continue;
    }
    const { at, heights, cells } = laidOut(piece.grid);
    piece.grid.forEach((_, r) => {
      const own = cells.filter(({ row }) => row === r);
      rows.push(
        own.map((cell) => {
          const [x0, x1] = [at(cell.column), at(cell.column + cell.columns)];
          const [y0, y1] = [top + sum(heights.slice(0, r)), top + sum(heights.slice(0, r + cell.rows))];
          if (hasLines)
            for (const [a, b, c, d] of [
              [x0, y0, x1, y0],
              [x0, y1, x1, y1],
              [x0, y0, x0, y1],
              [x1, y0, x1, y1],
            ] as const)
              ops.push(`0.5 w ${a.toFixed(2)} ${(total - b).toFixed(2)} m ${c.toFixed(2)} ${(total - d).toFixed(2)} l S`);
          const lines = wrapped(cell.text, x1 - x0);
          const drawn = lines.map((line, i) =>
            text(
              line,
              (x0 + x1) / 2 - textWidth(line, SIZE) / 2,
              (y0 + y1) / 2 - (lines.length * LEADING) / 2 + SIZE + i * LEADING,
              SIZE,
            ),
          );
          ops.push(`/P << /MCID ${mark} >> BDC ${drawn.join(" ")} EMC`);
          return { marks: [mark++], rows: cell.rows, columns: cell.columns };
        }),
      );
    });
    top += sum(heights) + 10;
  }
  return { contents: ops.join("\n"), height: total, rows };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function laidOut(grid: Grid) {
  const columns = Math.max(...grid.map((row) => sum(row.map((cell) => cell.columns))));
  const cells = place(grid, columns);
  const at = (column: number) => MARGIN + ((WIDTH - 2 * MARGIN) * column) / columns;
  const heights = grid.map((_, r) => {
    const lines = cells
      .filter(({ row, rows }) => row === r && rows === 1)
      .map((cell) => wrapped(cell.text, at(cell.column + cell.columns) - at(cell.column)).length);
    return Math.max(1, ...lines) * LEADING + 8;
  });
  return { cells, at, heights };
}

function wrapped(content: string, width: number): readonly string[] {
  const most = Math.max(1, Math.floor((width - 8) / SIZE));
  return content.split("\n").flatMap((line) => {
    const characters = Array.from(line);
    return Array.from({ length: Math.max(1, Math.ceil(characters.length / most)) }, (_, i) =>
      characters.slice(i * most, (i + 1) * most).join(""),
    );
  });
}

/** The file, with this structure tree (ISO 32000-1, 14.7): a table of rows. */
export function taggedPdf({ contents, height }: TaggedForm, rows: TaggedRows): Uint8Array {
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 8 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [6 0 R] >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 0 /Descent 0 /CapHeight 700 /StemV 80 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${height}] /StructParents 0 /Resources << /Font << /F1 3 0 R >> >> /Contents 7 0 R >>`,
    `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
    "<< /Type /StructTreeRoot /K 9 0 R /ParentTree 10 0 R >>",
  ];
  const firstRow = 11;
  const rowAt = rows.map((_, r) => firstRow + r);
  let next = firstRow + rows.length;
  const parents = new Map<number, number>();
  const cells: string[] = [];
  const rowObjects = rows.map((row, r) => {
    const kids = row.map(({ marks, rows: rowSpan, columns }) => {
      const at = next++;
      for (const mark of marks) parents.set(mark, at);
      cells.push(
        `<< /Type /StructElem /S /TD /P ${rowAt[r]} 0 R /Pg 6 0 R /K [${marks.join(" ")}] /A << /O /Table /RowSpan ${rowSpan} /ColSpan ${columns} >> >>`,
      );
      return `${at} 0 R`;
    });
    return `<< /Type /StructElem /S /TR /P 9 0 R /K [${kids.join(" ")}] >>`;
  });
  const most = Math.max(-1, ...parents.keys());
  const numbers = Array.from({ length: most + 1 }, (_, mark) => (parents.has(mark) ? `${parents.get(mark)} 0 R` : "null"));
  objects.push(`<< /Type /StructElem /S /Table /P 8 0 R /K [${rowAt.map((at) => `${at} 0 R`).join(" ")}] >>`);
  objects.push(`<< /Nums [0 [${numbers.join(" ")}]] >>`, ...rowObjects, ...cells);
  return fileOf(objects);
}
