import type { Block } from "../../../document.ts";
import type { CellRange } from "../workbook.ts";
import type { PlannedCell, PlannedSheet } from "./write-xlsx.ts";

/** Days from 1899-12-30, by which a workbook counts. */
function serialOf(year: number, month: number, day: number): string {
  return String((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** A text as a typist leaves it in a workbook: numbers, shares and dates become typed cells that show the same. */
export function typedCell(text: string): Pick<PlannedCell, "text" | "number" | "format"> {
  const number = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,11})(\.\d{1,4})?(%?)$/.exec(text);
  if (number !== null && !/^-?0\d/.test(text)) {
    const [, sign = "", whole = "", fraction = "", percent = ""] = number;
    const digits = `${sign}${whole.replaceAll(",", "")}${fraction}`;
    const format = `${whole.includes(",") ? "#,##0" : "0"}${fraction === "" ? "" : `.${"0".repeat(fraction.length - 1)}`}${percent}`;
    return { number: percent === "" ? digits : shiftedByTwo(digits), format };
  }
  const date = /^(20\d\d)(年|-|\/)(\d{1,2})(?:(月)(?:(\d{1,2})日)?|\2(\d{1,2}))$/.exec(text);
  if (date === null) return { text };
  const [, year, between, month, , dayOfMonth, dayOfIso] = date;
  const day = dayOfMonth ?? dayOfIso;
  const [m, d] = [month?.length === 2 && month.startsWith("0") ? "mm" : "m", day?.startsWith("0") === true ? "dd" : "d"];
  const format = between === "年" ? `yyyy"年"${m}"月"${day === undefined ? "" : `${d}"日"`}` : `yyyy${between}${m}${between}${d}`;
  return { number: serialOf(Number(year), Number(month), Number(day ?? 1)), format };
}

/** A hundredth, in decimal. */
function shiftedByTwo(digits: string): string {
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const all = whole.padStart(3, "0");
  return `${sign}${all.slice(0, -2)}.${all.slice(-2)}${fraction}`;
}

/** Blocks as a sheet: lines merged over the width, tables with their merged cells; typed where their text allows. */
export function planOf(name: string, blocks: readonly Block[], options: { readonly gap?: number } = {}): PlannedSheet {
  const width = Math.max(1, ...blocks.map((block) => (block.kind === "table" ? block.table.columnCount : 1)));
  const cells: PlannedCell[] = [];
  const merges: CellRange[] = [];
  let top = 0;
  const put = (row: number, column: number, rows: number, columns: number, text: string): void => {
    if (text !== "") cells.push({ row, column, ...typedCell(text) });
    if (rows > 1 || columns > 1) merges.push({ row, column, lastRow: row + rows - 1, lastColumn: column + columns - 1 });
  };
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      put(top, 0, 1, width, block.text);
      top++;
      continue;
    }
    const { table } = block;
    for (const { row, column, rowSpan, columnSpan, text } of table.cells) {
      const isLast = column + columnSpan === table.columnCount;
      put(top + row, column, rowSpan, isLast ? width - column : columnSpan, text);
    }
    top += table.rowCount + (options.gap ?? 0);
  }
  return { name, cells, merges };
}
