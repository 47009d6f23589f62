import { Buffer } from "node:buffer";
import { formatOf } from "../number-formats.ts";
import type { CellBudget } from "../limits.ts";
import type { CellStyle } from "../workbook.ts";
import { type Links, linksOf } from "./links.ts";
import { richStrings, type RichStrings, type RunFont } from "./shared-strings.ts";
import { biff, type BiffRecord, cellRecords, recordsOf } from "./records.ts";

/** What the library does not say of a workbook: how its cells are shown, and which there are. */
export interface Survey {
  readonly isEncrypted: boolean;
  readonly date1904: boolean;
  readonly styles: readonly CellStyle[];
  readonly sheets: readonly SurveyedSheet[];
  /** Texts with struck-out, raised or lowered parts, by their number. */
  readonly rich: RichStrings;
  /** Office Art records with the workbook's pictures. */
  readonly pictures: Uint8Array;
}

export interface SurveyedSheet {
  readonly isHidden: boolean;
  /** `worksheet`, `macros (宏表)`, `a chart (图表)` … */
  readonly kind: string;
  /** Number of the style of each cell that holds something, by `cellKey`. */
  readonly styleOf: ReadonlyMap<number, number>;
  /** Number of the text of each cell that has one of the shared texts. */
  readonly textOf: ReadonlyMap<number, number>;
  readonly formulas: ReadonlySet<number>;
  /** Those that read another workbook. */
  readonly linked: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** It has objects that are neither cells nor pictures. */
  readonly hasDrawings: boolean;
  readonly hasPictures: boolean;
  /** Pieces of the Office Art records of what it draws. */
  readonly drawings: readonly Uint8Array[];
}

/** More columns than any version of the format has. */
const KEY_COLUMNS = 0x10000;

export function cellKey(row: number, column: number): number {
  return row * KEY_COLUMNS + column;
}

export const WORKSHEET = "worksheet";
const kinds: Readonly<Record<number, string>> = { 0: WORKSHEET, 1: "macros (宏表)", 2: "a chart (图表)", 6: "macros (宏)" };
/** Objects that are no content: a comment, the list of a filter, a form's control. */
const SILENT_OBJECTS: ReadonlySet<number> = new Set([0x19, 0x14, 0x07, 0x0b, 0x0c, 0x0d, 0x0e, 0x10, 0x11, 0x12]);
const PICTURE_OBJECT = 0x08;
/** Numbers of fonts leave out 4 ([MS-XLS] 2.5.129). */
const NO_FONT = 4;
const PLAIN_FONT: RunFont = { isStruck: false, isRaised: false };

interface OpenSheet extends SurveyedSheet {
  readonly position: number;
  readonly styleOf: Map<number, number>;
  readonly textOf: Map<number, number>;
  readonly formulas: Set<number>;
  readonly linked: Set<number>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  hasDrawings: boolean;
  hasPictures: boolean;
  readonly drawings: Uint8Array[];
  isFound: boolean;
}

/** Passes all records once. @throws Error for a stream that is cut off; DocumentError `too_large` */
export function surveyOf(stream: Uint8Array, budget: CellBudget): Survey {
  const sheets: OpenSheet[] = [];
  const formats = new Map<number, string>();
  const fonts: RunFont[] = [];
  const strings: DataView[] = [];
  const pictures: Uint8Array[] = [];
  const links = linksOf();
  let before = 0;
  const xfs: { readonly font: number; readonly format: number }[] = [];
  let [isEncrypted, date1904, isBiff8] = [false, false, true];
  let depth = 0;
  let sheet: OpenSheet | null = null;
  for (const record of recordsOf(stream)) {
    const { type, data } = record;
    if (type === biff.bof) {
      if (depth === 0) {
        sheet = sheets.find(({ position }) => position === record.at) ?? null;
        if (sheet !== null) sheet.isFound = true;
        isBiff8 = sheet === null && at16(data, 0) !== null ? at16(data, 0) === 0x0600 : isBiff8;
      }
      depth++;
    } else if (type === biff.eof) depth--;
    else if (type === biff.book) links.book(data);
    else if (type === biff.externSheet && isBiff8) links.sheets(data);
    else if (type === biff.filePass) isEncrypted = true;
    else if (type === biff.dateMode) date1904 = at16(data, 0) === 1;
    else if (type === biff.font) fonts.push(fontIn(data));
    else if (type === biff.sharedStrings || (type === biff.goesOn && before === biff.sharedStrings)) strings.push(data);
    else if (type === biff.drawingGroup || (type === biff.goesOn && before === biff.drawingGroup)) pictures.push(bytesOf(data));
    else if (sheet !== null && (type === biff.drawing || (type === biff.goesOn && before === biff.drawing)))
      sheet.drawings.push(bytesOf(data));
    else if (type === biff.format) formats.set(at16(data, 0) ?? -1, formatIn(data, isBiff8));
    else if (type === biff.xf) xfs.push({ font: at16(data, 0) ?? 0, format: at16(data, 2) ?? 0 });
    else if (type === biff.boundSheet) {
      budget.sheet();
      sheets.push(newSheet(data));
    } else if (sheet !== null) surveySheetRecord(sheet, record, { depth, budget, links });
    if (type !== biff.goesOn) before = type;
  }
  const fontOf = (index: number): RunFont => fonts[index > NO_FONT ? index - 1 : index] ?? PLAIN_FONT;
  if (depth !== 0) throw new Error("a sheet of the workbook is cut off");
  if (sheets.some(({ isFound }) => !isFound)) throw new Error("a sheet that the workbook lists is not there");
  const styles = xfs.map(({ font, format }): CellStyle => {
    return { format: formatOf(format, formats), isStruck: fontOf(font).isStruck };
  });
  const rich = strings.length === 0 || isEncrypted || !isBiff8 ? new Map() : richStrings(strings, fontOf);
  return { isEncrypted, date1904, styles, sheets, rich, pictures: Buffer.concat(pictures) };
}

function fontIn(data: DataView): RunFont {
  const shift = at16(data, 8); // 1 raised, 2 lowered
  const isStruck = ((at16(data, 2) ?? 0) & 0x08) !== 0;
  return { isStruck, isRaised: shift === 1, ...(shift === 2 ? { isLowered: true } : {}) };
}

function newSheet(data: DataView): OpenSheet {
  if (data.byteLength < 6) throw new Error("the list of sheets is cut off");
  return {
    position: data.getUint32(0, true),
    isHidden: (data.getUint8(4) & 0x03) !== 0,
    kind: kinds[data.getUint8(5)] ?? "a sheet of another kind",
    styleOf: new Map(),
    textOf: new Map(),
    formulas: new Set(),
    linked: new Set(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    hasDrawings: false,
    hasPictures: false,
    drawings: [],
    isFound: false,
  };
}

interface Around {
  readonly depth: number;
  readonly budget: CellBudget;
  readonly links: Links;
}

function surveySheetRecord(sheet: OpenSheet, { type, data }: BiffRecord, { depth, budget, links }: Around): void {
  if (type === biff.object) {
    const kind = at16(data, 4) ?? 0;
    if (kind === PICTURE_OBJECT) sheet.hasPictures = true;
    else if (!SILENT_OBJECTS.has(kind)) sheet.hasDrawings = true;
    return;
  }
  if (depth > 1) return; // a chart on the sheet has records of its own
  const [first, second] = [at16(data, 0), at16(data, 2)];
  if (first === null || second === null) return;
  if (cellRecords.has(type)) {
    budget.cell();
    sheet.styleOf.set(cellKey(first, second), at16(data, 4) ?? 0);
    if (type === biff.sharedString)
      sheet.textOf.set(cellKey(first, second), (at16(data, 6) ?? 0) + (at16(data, 8) ?? 0) * 0x1_0000);
    if (type !== biff.formula && type !== 0x0206 && type !== 0x0406) return;
    sheet.formulas.add(cellKey(first, second));
    if (links.isLinked(data)) sheet.linked.add(cellKey(first, second));
  } else if (type === biff.mulRk) {
    for (let at = 4, column = second; at + 6 <= data.byteLength - 2; at += 6, column++) {
      budget.cell();
      sheet.styleOf.set(cellKey(first, column), at16(data, at) ?? 0);
    }
  } else if (type === biff.blank || type === biff.mulBlank) budget.blank();
  else if (type === biff.mergeCells) for (let i = 0; i < first; i++) budget.merge();
  else if (type === biff.row && ((at16(data, 12) ?? 0) & 0x20) !== 0) sheet.hiddenRows.add(first);
  else if (type === biff.colInfo && ((at16(data, 8) ?? 0) & 0x01) !== 0)
    for (let column = first; column <= Math.min(second, 0xff); column++) sheet.hiddenColumns.add(column);
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function at16(data: DataView, at: number): number | null {
  return at + 2 <= data.byteLength ? data.getUint16(at, true) : null;
}

/** The code of a number format: one byte or two a character (BIFF8), or one in the code page of the file, which matters to no format. */
function formatIn(data: DataView, isBiff8: boolean): string {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (!isBiff8) return new TextDecoder("gb18030").decode(bytes.subarray(3));
  const isWide = ((bytes[4] ?? 0) & 1) !== 0;
  const length = at16(data, 2) ?? 0;
  const text = bytes.subarray(5, 5 + length * (isWide ? 2 : 1));
  return new TextDecoder(isWide ? "utf-16le" : "latin1").decode(text);
}
