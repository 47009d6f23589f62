/** Which sheets that formulas refer to by number belong to other workbooks ([MS-XLS] 2.4.271, 2.4.105). */
export interface Links {
  /** A record that names a workbook: this one, or another. */
  book(data: DataView): void;
  /** The list of sheets that formulas refer to. */
  sheets(data: DataView): void;
  /** Does a formula's record refer to another workbook? */
  isLinked(formula: DataView): boolean;
}

const [OWN_BOOK, ADD_IN] = [0x0401, 0x3a01] as const;
/** Position of the tokens' length in a formula's record. */
const TOKENS_AT = 20;

/** Bytes behind each token that has no class ([MS-XLS] 2.5.198); operators have none. */
const plain: Readonly<Record<number, number>> = { 0x01: 4, 0x02: 4, 0x1c: 1, 0x1d: 1, 0x1e: 2, 0x1f: 8 };
/** Of those that come in three classes, by the first of them. */
const classed: Readonly<Record<number, number>> = {
  0x20: 7,
  0x21: 2,
  0x22: 3,
  0x23: 4,
  0x24: 4,
  0x25: 8,
  0x26: 6,
  0x27: 6,
  0x28: 6,
  0x29: 2,
  0x2a: 4,
  0x2b: 8,
  0x2c: 4,
  0x2d: 8,
  0x39: 6,
  0x3a: 6,
  0x3b: 10,
  0x3c: 6,
  0x3d: 10,
};
/** Those that begin with the number of a sheet. */
const REFERS: ReadonlySet<number> = new Set([0x39, 0x3a, 0x3b, 0x3c, 0x3d]);

export function linksOf(): Links {
  const books: boolean[] = [];
  const others = new Set<number>();
  return {
    book(data) {
      const kind = data.byteLength >= 4 ? data.getUint16(2, true) : OWN_BOOK;
      books.push(kind !== OWN_BOOK && kind !== ADD_IN);
    },
    sheets(data) {
      const count = data.byteLength >= 2 ? data.getUint16(0, true) : 0;
      for (let i = 0; i < count && 2 + 6 * (i + 1) <= data.byteLength; i++)
        if (books[data.getUint16(2 + 6 * i, true)] === true) others.add(i);
    },
    isLinked: (formula) => others.size > 0 && refersTo(others, formula),
  };
}

/** Follows the tokens; one that is not known ends it, and may hide a reference: then the formula counts as linked. */
function refersTo(sheets: ReadonlySet<number>, record: DataView): boolean {
  if (record.byteLength < TOKENS_AT + 2) return false;
  const end = Math.min(record.byteLength, TOKENS_AT + 2 + record.getUint16(TOKENS_AT, true));
  for (let at = TOKENS_AT + 2; at < end;) {
    const token = record.getUint8(at);
    at++;
    const kind = token < 0x20 ? token : (token & 0x1f) | 0x20;
    if (REFERS.has(kind) && at + 2 <= end && sheets.has(record.getUint16(at, true))) return true;
    const bytes = bytesBehind(kind, record, at, end);
    if (bytes === null) return true;
    at += bytes;
  }
  return false;
}

function bytesBehind(kind: number, record: DataView, at: number, end: number): number | null {
  if (kind >= 0x20) return classed[kind] ?? null;
  if (kind >= 0x03 && kind <= 0x16) return 0;
  if (kind === 0x17 && at + 2 <= end) return 2 + record.getUint8(at) * ((record.getUint8(at + 1) & 1) + 1);
  if (kind === 0x19 && at + 3 <= end)
    return 3 + ((record.getUint8(at) & 0x04) === 0 ? 0 : 2 * (record.getUint16(at + 1, true) + 1));
  return plain[kind] ?? null;
}
