import { isOn, type Sprm, sprm, sprmsIn } from "./sprm.ts";

export interface CharacterProperties {
  readonly isStruck: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  readonly isSpecial: boolean;
  readonly isRaised: boolean;
  readonly isLowered: boolean;
  /** Code in a font of symbols that stands for the character `(`; null for others. */
  readonly symbol: number | null;
  /** Where the data of the picture stand that the character is; null for others. */
  readonly pictureAt: number | null;
}

/** Of `sprmCIss` ([MS-DOC] 2.6.1): 1 raises, 2 lowers. */
const LOWERED = 2;

const PLAIN: CharacterProperties = {
  isStruck: false,
  isDeleted: false,
  isHidden: false,
  isSpecial: false,
  isRaised: false,
  isLowered: false,
  symbol: null,
  pictureAt: null,
};

export function characterProperties(changes: Uint8Array): CharacterProperties {
  const found: { -readonly [K in keyof CharacterProperties]: CharacterProperties[K] } = { ...PLAIN };
  for (const one of sprmsIn(changes)) {
    if (one.code === sprm.strike || one.code === sprm.doubleStrike)
      found.isStruck = isOn(one) || (found.isStruck && one.code === sprm.doubleStrike);
    else if (one.code === sprm.deleted) found.isDeleted = isOn(one);
    else if (one.code === sprm.vanish) found.isHidden = isOn(one);
    else if (one.code === sprm.special) found.isSpecial = isOn(one);
    else if (one.code === sprm.position)
      [found.isRaised, found.isLowered] = [isOn(one), one.operand.byteLength > 0 && one.operand.getUint8(0) === LOWERED];
    else if (one.code === sprm.symbol && one.operand.byteLength >= 4) found.symbol = one.operand.getUint16(2, true);
    else if (one.code === sprm.picture && one.operand.byteLength >= 4) found.pictureAt = one.operand.getUint32(0, true);
  }
  return found;
}

export interface ParagraphProperties {
  /** Tables around it; 0 outside. */
  readonly depth: number;
  /** Its mark ends a row, and the row's definition stands here. */
  readonly endsRow: boolean;
  /** Its mark ends a cell of an inner table. */
  readonly endsInnerCell: boolean;
  /** The number of a list stands before it, and not in its text. */
  readonly isListed: boolean;
  readonly row: RowDefinition | null;
}

/** A row of a table: the edges of its cells in twips (1/20 pt), and which are merged. */
export interface RowDefinition {
  readonly edges: readonly number[];
  readonly cells: readonly CellMerge[];
  /** A change of cells that is not followed here: the grid is in doubt. */
  readonly isChanged: boolean;
}

export interface CellMerge {
  readonly goesOnFromLeft: boolean;
  readonly vertical: "none" | "restart" | "continue";
}

/** Changes that stand elsewhere: in the stream `Data`. */
const MAX_REFERENCES = 4;
const NOT_MERGED: CellMerge = { goesOnFromLeft: false, vertical: "none" };
/** Bytes of a cell in a row's definition ([MS-DOC] 2.9.328). */
const CELL_BYTES = 20;
/** No list: none at all, or none any more ([MS-DOC] 2.6.2). */
const NO_LIST: ReadonlySet<number> = new Set([0, 0xf801]);

/** @param data the stream in which long definitions stand; null where the file has none */
export function paragraphProperties(changes: Uint8Array, data: Uint8Array | null): ParagraphProperties {
  let [isInTable, depth, endsRow, endsInnerCell, isListed] = [false, 0, false, false, false];
  let row: { edges: readonly number[]; cells: CellMerge[]; isChanged: boolean } | null = null;
  for (const one of allSprms(changes, data)) {
    const { code, operand } = one;
    if (code === sprm.inTable) isInTable = isOn(one);
    else if (code === sprm.depth && operand.byteLength >= 4) depth = operand.getInt32(0, true);
    else if (code === sprm.rowEnd || code === sprm.innerRowEnd) endsRow ||= isOn(one);
    else if (code === sprm.innerCell) endsInnerCell = isOn(one);
    else if (code === sprm.list && operand.byteLength >= 2) isListed = !NO_LIST.has(operand.getUint16(0, true));
    else if (code === sprm.definition) row = definitionOf(operand);
    else if (row !== null) changeCells(row, one);
  }
  return { depth: Math.max(isInTable ? 1 : 0, Math.min(depth, 100)), endsRow, endsInnerCell, isListed, row };
}

function* allSprms(changes: Uint8Array, data: Uint8Array | null, level = 0): Generator<Sprm> {
  for (const one of sprmsIn(changes)) {
    const isReference =
      one.code === sprm.hugeProperties || one.code === sprm.olderHugeProperties || one.code === sprm.tableProperties;
    if (!isReference) yield one;
    else if (data !== null && level < MAX_REFERENCES && one.operand.byteLength >= 4) {
      const at = one.operand.getUint32(0, true);
      if (at + 2 > data.length) continue;
      const length = new DataView(data.buffer, data.byteOffset + at, 2).getUint16(0, true);
      yield* allSprms(data.subarray(at + 2, at + 2 + length), data, level + 1);
    }
  }
}

function definitionOf(operand: DataView): { edges: readonly number[]; cells: CellMerge[]; isChanged: boolean } | null {
  if (operand.byteLength < 1) return null;
  const count = operand.getUint8(0);
  if (operand.byteLength < 1 + 2 * (count + 1)) return null;
  const edges = Array.from({ length: count + 1 }, (_, i) => operand.getInt16(1 + 2 * i, true));
  const cellsAt = 1 + 2 * (count + 1);
  const cells = Array.from({ length: count }, (_, i): CellMerge => {
    const at = cellsAt + CELL_BYTES * i;
    if (at + 2 > operand.byteLength) return NOT_MERGED; // what is not written is not merged
    const flags = operand.getUint16(at, true);
    return { goesOnFromLeft: (flags & 0x3) === 1, vertical: verticalOf((flags >> 5) & 0x3) };
  });
  return { edges, cells, isChanged: false };
}

function verticalOf(bits: number): CellMerge["vertical"] {
  return bits === 0 ? "none" : bits === 1 ? "continue" : "restart";
}

function changeCells(row: { cells: CellMerge[]; isChanged: boolean }, { code, operand }: Sprm): void {
  if (operand.byteLength < 2) return;
  const [first, second] = [operand.getUint8(0), operand.getUint8(1)];
  if (code === sprm.verticalMerge) {
    const cell = row.cells[first];
    if (cell !== undefined) row.cells[first] = { ...cell, vertical: verticalOf(second & 0x3) };
  } else if (code === sprm.merge || code === sprm.split) {
    for (let i = first; i < second; i++) {
      const cell = row.cells[i];
      if (cell !== undefined) row.cells[i] = { ...cell, goesOnFromLeft: code === sprm.merge && i > first };
    }
  } else if (code === sprm.insertCells || code === sprm.deleteCells || code === sprm.columnWidth) row.isChanged = true;
}
