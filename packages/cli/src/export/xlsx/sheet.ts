import { columnName } from "./cell.ts";

/** Cells from left to right, each from its attributes on (cell.ts); an empty one is "". */
export type SheetRow = readonly string[];

/** One sheet: its name and its rows, the header first. */
export interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: Iterator<SheetRow>;
}

export interface WrittenSheet {
  readonly name: string;
  readonly rows: number;
  /** False: the limit of a sheet was reached, and rows are left. */
  readonly isWhole: boolean;
}

/** Excel's limit. */
export const MAX_ROWS = 1_048_576;
/** Of one sheet's XML: a zip without the 64-bit extension holds 4 GB a file. */
const MAX_BYTES = 3_900_000_000;
/** Characters that are compressed at once. */
const CHUNK = 1 << 16;

/** The XML of a sheet up to the limits; what its last row was, by return. */
export function* sheetXml({ name, widths, rows }: Sheet, maxRows: number): Generator<string, WrittenSheet> {
  const columns = widths.map((_, index) => columnName(index));
  let text = head(widths);
  let [count, bytes] = [0, 0];
  let isWhole = false;
  while (count < maxRows && bytes < MAX_BYTES) {
    const next = rows.next();
    if (next.done === true) {
      isWhole = true;
      break;
    }
    count++;
    text += `<row r="${count}">`;
    // Every cell says where it stands. ECMA-376 leaves it to the writer, but Gnumeric reads no sheet without.
    for (const [index, cell] of next.value.entries()) if (cell !== "") text += `<c r="${columns[index]}${count}"${cell}`;
    text += "</row>";
    if (text.length < CHUNK) continue;
    bytes += Buffer.byteLength(text);
    yield text;
    text = "";
  }
  yield `${text}</sheetData><autoFilter ref="A1:${columnName(widths.length - 1)}${Math.max(count, 1)}"/></worksheet>`;
  return { name, rows: count, isWhole };
}

function head(widths: readonly number[]): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols><sheetData>`;
}
