/** A change of one property ([MS-DOC] 2.6): its code, and its operand. */
export interface Sprm {
  readonly code: number;
  readonly operand: DataView;
}

/** Codes that are looked at here. */
export const sprm = {
  // characters
  deleted: 0x0800,
  strike: 0x0837,
  vanish: 0x083c,
  special: 0x0855,
  doubleStrike: 0x2a53,
  position: 0x2a48,
  symbol: 0x6a09,
  picture: 0x6a03,
  // paragraphs
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  list: 0x460b,
  depth: 0x6649,
  hugeProperties: 0x6646,
  olderHugeProperties: 0x6645,
  tableProperties: 0x646b,
  tabs: 0xc615,
  // rows of tables
  definition: 0xd608,
  merge: 0x5624,
  split: 0x5625,
  verticalMerge: 0xd62b,
  insertCells: 0x7621,
  deleteCells: 0x5622,
  columnWidth: 0x7623,
} as const;

const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, -1, 3] as const;
const VARIABLE = -1;

/** The changes in a list of them; one that is cut off ends it. */
export function* sprmsIn(list: Uint8Array): Generator<Sprm> {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  for (let at = 0; at + 2 <= list.length;) {
    const code = view.getUint16(at, true);
    at += 2;
    const fixed = OPERAND_BYTES[code >> 13] ?? VARIABLE;
    let [skip, bytes]: [number, number] = [0, fixed];
    if (code === sprm.definition) {
      if (at + 2 > list.length) return;
      [skip, bytes] = [2, view.getUint16(at, true) - 1];
    } else if (fixed === VARIABLE) {
      if (at + 1 > list.length) return;
      [skip, bytes] = [1, view.getUint8(at)];
      if (code === sprm.tabs && bytes === 0xff) return; // longer than it can say; nothing that is looked at follows tabs
    }
    if (bytes < 0 || at + skip + bytes > list.length) return;
    yield { code, operand: new DataView(list.buffer, list.byteOffset + at + skip, bytes) };
    at += skip + bytes;
  }
}

/** An operand of one byte as on or off; 128 and 129 mean what the style says and its opposite, and styles strike nothing out. */
export function isOn({ operand }: Sprm): boolean {
  const value = operand.byteLength > 0 ? operand.getUint8(0) : 0;
  return value === 1 || value === 129;
}
