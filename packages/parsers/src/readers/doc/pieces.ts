/** The text of a document as pieces of the stream ([MS-DOC] 2.8.35). */
export interface TextPiece {
  readonly text: string;
  /** Position of its first character in the stream, in bytes. */
  readonly at: number;
  readonly characterBytes: 1 | 2;
}

/** A book has a million; pieces may overlap, and would grow without end. */
const MAX_CHARACTERS = 20_000_000;
const COMPRESSED = 0x4000_0000;

export class TooManyCharacters extends Error {}

/** What no text of Word's holds: half a surrogate pair (decoded as U+FFFD), control characters that mark nothing ([MS-DOC] 2.8.31). */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const IMPOSSIBLE = /[\uFFFD\u0006\u000F-\u0012\u0016-\u001D\uFFFE\uFFFF]/;

export function isOverwritten(pieces: readonly TextPiece[]): boolean {
  return pieces.some(({ text }) => IMPOSSIBLE.test(text));
}

/** @throws Error for a table of pieces that is damaged; TooManyCharacters */
export function readPieces(table: Uint8Array, stream: Uint8Array): readonly TextPiece[] {
  const list = pieceList(table);
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  const count = Math.floor((list.length - 4) / 12);
  const pieces: TextPiece[] = [];
  let characters = 0;
  for (let i = 0; i < count; i++) {
    const [first, end] = [view.getUint32(4 * i, true), view.getUint32(4 * (i + 1), true)];
    const position = view.getUint32(4 * (count + 1) + 8 * i + 2, true);
    if (end < first) throw new Error("its pieces of text are out of order");
    characters += end - first;
    if (characters > MAX_CHARACTERS) throw new TooManyCharacters(`more than ${MAX_CHARACTERS} characters`);
    const isCompressed = (position & COMPRESSED) !== 0;
    const at = isCompressed ? (position & (COMPRESSED - 1)) / 2 : position;
    const characterBytes = isCompressed ? 1 : 2;
    const bytes = stream.subarray(at, at + (end - first) * characterBytes);
    if (bytes.length < (end - first) * characterBytes) throw new Error("its text is cut off");
    const text = new TextDecoder(isCompressed ? "windows-1252" : "utf-16le").decode(bytes);
    if (text.includes("\u0000")) throw new Error("its text is overwritten with zeros"); // no text of Word's holds one
    pieces.push({ text, at, characterBytes });
  }
  return pieces;
}

/** The list of pieces behind the changes that some of them carry. */
function pieceList(table: Uint8Array): Uint8Array {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = 0;
  while (at + 3 <= table.length && table[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (table[at] !== 2 || at + 5 > table.length) throw new Error("its table of pieces is damaged");
  const length = view.getUint32(at + 1, true);
  if (at + 5 + length > table.length) throw new Error("its table of pieces is cut off");
  return table.subarray(at + 5, at + 5 + length);
}
