import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Box, Place } from "@jixiao/contract";
import type { Block } from "../document.ts";
import type { Cell, Table } from "../table.ts";

/** A part of a document drawn as a grid, and where on it each place is. Boxes in points, as on a page. */
export interface DrawnGrid {
  readonly canvas: Canvas;
  readonly boxOf: (place: Place) => Box | null;
}

const FONT_PT = 9;
const LINE_PT = 12;
const PADDING_PT = 3;
/** Over a text, where its marks' labels stand. */
const LABEL_PT = 7;
const MARGIN_PT = 20;
const [NARROWEST_PT, WIDEST_PT] = [36, 200] as const;
/** A picture that is higher is cut: nobody reads a million rows on it. */
const MAX_HEIGHT_PT = 7_000;
const MAX_WIDTH_PT = 5_000;
const LINE_COLOUR = "#9e9e9e";

interface Laid {
  readonly box: Box;
  readonly lines: readonly string[];
  readonly isCell: boolean;
}

/** Draws paragraphs and tables below each other. Chinese is drawn with the machine's fonts; where it has none, the boxes still stand. */
export function drawGrid(blocks: readonly Block[], scale: number): DrawnGrid {
  const laid = new Map<string, Laid>();
  let y = MARGIN_PT;
  let right = MARGIN_PT + WIDEST_PT;
  for (const block of blocks) {
    if (y > MAX_HEIGHT_PT) break;
    if (block.kind === "paragraph") {
      const lines = wrapped(block.text, 2 * WIDEST_PT);
      const box = { x0: MARGIN_PT, y0: y, x1: MARGIN_PT + 2 * WIDEST_PT, y1: y + heightOf(lines) };
      for (const place of block.places) laid.set(keyOf(place), { box, lines, isCell: false });
      [y, right] = [box.y1, Math.max(right, box.x1)];
    } else {
      const bottom = layTable(block.table, y, laid);
      right = Math.max(right, ...bottom.xs.slice(-1));
      y = bottom.y + LINE_PT;
    }
  }
  const [width, height] = [Math.min(right + MARGIN_PT, MAX_WIDTH_PT), Math.min(y + MARGIN_PT, MAX_HEIGHT_PT)];
  const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  paint(canvas.getContext("2d"), canvas, [...laid.values()], scale);
  return { canvas, boxOf: (place) => laid.get(keyOf(place))?.box ?? null };
}

function keyOf(place: Place): string {
  return JSON.stringify(place);
}

function layTable(table: Table, top: number, laid: Map<string, Laid>): { readonly xs: readonly number[]; readonly y: number } {
  const widths = Array.from({ length: table.columnCount }, (): number => NARROWEST_PT);
  for (const { column, columnSpan, text } of table.cells)
    if (columnSpan === 1) widths[column] = Math.min(WIDEST_PT, Math.max(widths[column] ?? 0, widthOf(text) + 2 * PADDING_PT));
  const xs = edgesOf(MARGIN_PT, widths);
  const heights = Array.from({ length: table.rowCount }, () => LINE_PT + LABEL_PT + PADDING_PT);
  const linesOf = ({ column, columnSpan, text }: Cell) =>
    wrapped(text, (xs[column + columnSpan] ?? 0) - (xs[column] ?? 0) - 2 * PADDING_PT);
  for (const cell of table.cells) {
    const each = heightOf(linesOf(cell)) / cell.rowSpan;
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) heights[row] = Math.max(heights[row] ?? 0, each);
  }
  const ys = edgesOf(top, heights);
  for (const cell of table.cells) {
    const { row, column, rowSpan, columnSpan } = cell;
    const box = { x0: xs[column] ?? 0, y0: ys[row] ?? 0, x1: xs[column + columnSpan] ?? 0, y1: ys[row + rowSpan] ?? 0 };
    if (box.y0 < MAX_HEIGHT_PT)
      for (const place of cell.places) laid.set(keyOf(place), { box, lines: linesOf(cell), isCell: true });
  }
  return { xs, y: ys.at(-1) ?? top };
}

function edgesOf(start: number, sizes: readonly number[]): readonly number[] {
  const edges = [start];
  for (const size of sizes) edges.push((edges.at(-1) ?? start) + size);
  return edges;
}

/** Chinese characters are as wide as they are high. */
function widthOf(text: string): number {
  return text.split("\n").reduce((widest, line) => Math.max(widest, lineWidth(line)), 0);
}

function lineWidth(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x2e80 ? FONT_PT : FONT_PT * 0.56;
}

function wrapped(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines = [""];
    let used = 0;
    for (const character of line) {
      const own = characterWidth(character);
      if (used + own > width && used > 0) {
        lines.push("");
        used = 0;
      }
      lines[lines.length - 1] += character;
      used += own;
    }
    return lines;
  });
}

function heightOf(lines: readonly string[]): number {
  return lines.length * LINE_PT + LABEL_PT + PADDING_PT;
}

function paint(context: SKRSContext2D, canvas: Canvas, laid: readonly Laid[], scale: number): void {
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${FONT_PT * scale}px sans-serif`;
  context.textBaseline = "top";
  context.lineWidth = 1;
  context.strokeStyle = LINE_COLOUR;
  for (const { box, lines, isCell } of laid) {
    const [x, y] = [box.x0 * scale, box.y0 * scale];
    if (isCell) context.strokeRect(x, y, (box.x1 - box.x0) * scale, (box.y1 - box.y0) * scale);
    context.fillStyle = "#000000";
    for (const [i, line] of lines.entries()) context.fillText(line, x + PADDING_PT * scale, y + (LABEL_PT + i * LINE_PT) * scale);
  }
}
