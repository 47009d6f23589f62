import { DocumentError, reasonOf } from "@jixiao/contract";
import type { Damage, Source } from "../../document.ts";
import type { PicturedDocument, SeenBlock } from "../inside/picture.ts";
import { openCompoundFile } from "../ole.ts";
import { type Piece, seenBlocksOf } from "../pieces.ts";
import { damagedPart } from "../zip-parts.ts";
import { readInformation, type Span, stories, type Story } from "./fib.ts";
import { formattedRuns } from "./formatted-pages.ts";
import { floatingPictures, pictureInLine } from "./pictures.ts";
import { isOverwritten, readPieces, TooManyCharacters } from "./pieces.ts";
import { readStory } from "./story.ts";

/** Parts of the text that are read, in this order: the body first. */
const READ: readonly Story[] = ["body", "boxes", "footnotes", "endnotes"];

const OVERWRITTEN: Damage = {
  page: null,
  part: "WordDocument",
  reason: "its text holds characters that no text has",
  concerns: "all",
};

/**
 * Reads a Word file of 1997 to 2003 (.doc, [MS-DOC]; .wps is the same container) as it is seen: its tables with their merged cells, from the rows' own
 * definitions; what is struck out, hidden or deleted is left out and said so. Numbers of lists are not in its text: a note says so. Pictures
 * in the text stand where they are shown, those that float over it behind it.
 * @throws DocumentError `damaged`, `encrypted`, `too_large`, `unsupported_format` for what is older; `empty`
 */
export function readDoc(source: Source): PicturedDocument {
  const container = openCompoundFile(source.name, source.bytes);
  const part = (name: string) => container.streams.find((path) => path.toLowerCase() === name);
  const path = part("worddocument");
  const stream = path === undefined ? null : container.read(path);
  if (stream === null) throw damagedPart(source, "it has no text");
  const information = readInformation(source.name, stream);
  const tablePath = part(information.usesTable1 ? "1table" : "0table");
  const table = tablePath === undefined ? null : container.read(tablePath);
  if (table === null) throw damagedPart(source, "its table stream is missing");
  const dataPath = part("data");
  try {
    const data = dataPath === undefined ? null : container.read(dataPath);
    const within = (span: Span) => spanOf(table, span);
    const pieces = readPieces(within(information.pieces), stream);
    const formatting = {
      characters: formattedRuns(within(information.characterPages), stream, "characters"),
      paragraphs: formattedRuns(within(information.paragraphPages), stream, "paragraphs"),
      data,
      pictureAt: (at: number) => pictureInLine(source, data, at),
    };
    const found: Piece[] = [];
    let at = 0;
    for (const story of stories) {
      const end = at + information.characters[story];
      if (READ.includes(story) && end > at) for (const piece of readStory(pieces, at, end, formatting)) found.push(piece);
      at = end;
    }
    const isCut = at > pieces.reduce((sum, { text }) => sum + text.length, 0) + 1;
    if (isCut) throw new Error("its text is shorter than its header says");
    const [drawingsAt, drawingsBytes] = information.drawings;
    for (const one of floatingPictures(source, table.subarray(drawingsAt, drawingsAt + drawingsBytes), stream)) found.push(one);
    const blocks = seenBlocksOf(found, "table");
    if (blocks.length === 0) throw new DocumentError({ code: "empty", file: source.name });
    const damage = isOverwritten(pieces) ? { damage: [OVERWRITTEN] } : {};
    return { blocks: blocks.map(asDoc), pageCount: null, undecodable: false, ...damage };
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (error instanceof TooManyCharacters)
      throw new DocumentError({ code: "too_large", file: source.name, reason: error.message });
    throw damagedPart(source, reasonOf(error), error);
  }
}

/** `show` and the records say which reading it was. */
function asDoc(block: SeenBlock): SeenBlock {
  return block.kind === "table" ? { kind: "table", table: { ...block.table, evidence: "row definitions" } } : block;
}

/** @throws Error for a part that stands beyond the stream's end */
function spanOf(stream: Uint8Array, [at, length]: Span): Uint8Array {
  if (length === 0 || at + length > stream.length) throw new Error("its table stream is cut off");
  return stream.subarray(at, at + length);
}
