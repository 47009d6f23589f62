import { DocumentError } from "@jixiao/contract";

/** Where the parts of a document stand ([MS-DOC] 2.5): `[position, length]` in its table stream. */
export interface FileInformation {
  readonly usesTable1: boolean;
  /** Characters of the parts of the text, in their order: the body, footnotes, headers, comments, endnotes, text boxes. */
  readonly characters: Readonly<Record<Story, number>>;
  readonly pieces: Span;
  readonly characterPages: Span;
  readonly paragraphPages: Span;
  /** The list of pictures and shapes that float over the text; empty where there is none. */
  readonly drawings: Span;
}

export type Span = readonly [at: number, length: number];

/** In the order in which they follow each other in the text. */
export const stories = ["body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "headerBoxes"] as const;
export type Story = (typeof stories)[number];

const WORD_97 = 0x00c1;
const MAGIC = 0xa5ec;
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;
/** Positions in the header of Word 97 and later. */
const COUNTS_AT = 76;
const SPANS_AT = 154;
const span = { characterPages: 12, paragraphPages: 13, pieces: 33, drawings: 50 } as const;
const HEADER_BYTES = SPANS_AT + 8 * (span.pieces + 1);

/** @throws DocumentError `encrypted`, `unsupported_format` for what is older than Word 97, `damaged` */
export function readInformation(file: string, stream: Uint8Array): FileInformation {
  if (stream.length < HEADER_BYTES)
    throw new DocumentError({ code: "damaged", file, page: null, reason: "its header is cut off" });
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const flags = view.getUint16(10, true);
  if (view.getUint16(0, true) !== MAGIC || view.getUint16(2, true) < WORD_97)
    throw new DocumentError({
      code: "unsupported_format",
      file,
      format: "Word older than Word 97 (.doc)",
      advice: "Save it as .docx or PDF and import it again.",
    });
  if ((flags & ENCRYPTED) !== 0) throw new DocumentError({ code: "encrypted", file });
  const spanAt = (index: number): Span => {
    const at = SPANS_AT + 8 * index;
    return at + 8 > stream.length ? [0, 0] : [view.getUint32(at, true), view.getUint32(at + 4, true)];
  };
  const counts = stories.map((_, i) => Math.max(0, view.getInt32(COUNTS_AT + 4 * i, true)));
  const [body = 0, footnotes = 0, headers = 0, macros = 0, comments = 0, endnotes = 0, boxes = 0, headerBoxes = 0] = counts;
  return {
    usesTable1: (flags & TABLE_1) !== 0,
    characters: { body, footnotes, headers, macros, comments, endnotes, boxes, headerBoxes },
    pieces: spanAt(span.pieces),
    characterPages: spanAt(span.characterPages),
    paragraphPages: spanAt(span.paragraphPages),
    drawings: spanAt(span.drawings),
  };
}
