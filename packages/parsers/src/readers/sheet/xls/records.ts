/** A record of a BIFF stream ([MS-XLS] 2.1.4). */
export interface BiffRecord {
  readonly type: number;
  readonly data: DataView;
  /** Its position in the stream. */
  readonly at: number;
}

/** @throws Error where a record reaches beyond the stream's end, or something else than the rest of a sector follows the last */
export function* recordsOf(stream: Uint8Array): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (type === 0 && length === 0) {
      if (stream.subarray(at).some((byte) => byte !== 0)) throw new Error(`the workbook is overwritten at byte ${at}`);
      return;
    }
    if (at + 4 + length > stream.length) throw new Error(`the record at byte ${at} of the workbook is cut off`);
    yield { type, at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) };
    at += 4 + length;
  }
}

/** Record types that are looked at here. */
export const biff = {
  bof: 0x0809,
  eof: 0x000a,
  filePass: 0x002f,
  dateMode: 0x0022,
  font: 0x0031,
  format: 0x041e,
  xf: 0x00e0,
  boundSheet: 0x0085,
  row: 0x0208,
  colInfo: 0x007d,
  mulRk: 0x00bd,
  mulBlank: 0x00be,
  blank: 0x0201,
  formula: 0x0006,
  object: 0x005d,
  mergeCells: 0x00e5,
  book: 0x01ae,
  externSheet: 0x0017,
  sharedStrings: 0x00fc,
  /** Pictures of the workbook, and what a sheet draws ([MS-XLS] 2.4.171, 2.4.170). */
  drawingGroup: 0x00eb,
  drawing: 0x00ec,
  goesOn: 0x003c,
  sharedString: 0x00fd,
} as const;

/** Records of one cell: row, column and number of its style come first. */
export const cellRecords: ReadonlySet<number> = new Set([
  biff.formula,
  0x0206, // formula of older files
  0x0406,
  0x00fd, // a shared string
  0x0204, // a string
  0x00d6, // a rich string
  0x0203, // a number
  0x027e, // a short number
  0x0205, // true, false or an error
]);
