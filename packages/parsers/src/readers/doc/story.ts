import type { PictureBlock, ShownPicture } from "../inside/picture.ts";
import type { Piece } from "../pieces.ts";
import { lowered, raised } from "../raised.ts";
import { leaveOut, notesOf, nothingSeen, type SeenText } from "../seen-text.ts";
import { type CharacterProperties, characterProperties, type ParagraphProperties, paragraphProperties } from "./properties.ts";
import { type FormattedRun, runAt } from "./formatted-pages.ts";
import type { TextPiece } from "./pieces.ts";
import { type DocRow, sketchOf } from "./table.ts";

export interface Formatting {
  readonly characters: readonly FormattedRun[];
  readonly paragraphs: readonly FormattedRun[];
  /** The stream `Data`. */
  readonly data: Uint8Array | null;
  /** The picture whose data stand there in it. */
  readonly pictureAt: (at: number) => ShownPicture;
}

/** A character of the text with its place in the stream. */
interface Placed {
  readonly character: string;
  readonly at: number;
}

const MARK = { cell: "\u0007", paragraph: "\r", page: "\f" } as const;
const FIELD = { begin: "\u0013", separator: "\u0014", end: "\u0015" } as const;
/** What stands for something that is no text ([MS-DOC] 2.8.31): a picture, a drawn object. */
const PICTURE = "\u0001";
const UNREAD: Readonly<Record<string, string>> = { [PICTURE]: "a picture (图片)", "\u0008": "a drawing or text box (图形)" };
/** Characters of the text that are shown otherwise. */
const SHOWN: Readonly<Record<string, string>> = {
  "\u000B": "\n",
  "\u000E": "\n",
  "\u001E": "\u2011",
  "\u001F": "",
  "\u00A0": " ",
};
/** Fields that show nothing by themselves. */
const SILENT_FIELD = /^\s*(?:TC|XE|RD|TA|SET|ASK|HYPERLINK|BOOKMARK|PRIVATE|SECTION)\b/i;

interface OpenField {
  instruction: string;
  hasResult: boolean;
}

/** A table while its rows are read; `rows` and `cells` are of its own depth. */
interface OpenTable {
  readonly rows: DocRow[];
  cells: (readonly Piece[])[];
  pieces: Piece[];
}

/**
 * What stands in a part of the text ([MS-DOC] 2.4.3), in order: paragraphs end with a mark, cells with theirs, and the last mark of a row
 * carries the row's definition. Inner tables are told by the depth of their paragraphs.
 * @throws Error where a cell stands outside any table, or a paragraph has no properties: the file's structures are damaged
 */
export function readStory(pieces: readonly TextPiece[], from: number, to: number, formatting: Formatting): readonly Piece[] {
  const out: Piece[] = [];
  const tables: OpenTable[] = [];
  const fields: OpenField[] = [];
  let seen = nothingSeen();
  let [shiftedText, isLow] = ["", false];
  let pictures: PictureBlock[] = [];
  const characters = cached(formatting.characters, characterProperties);
  const paragraphs = cached(formatting.paragraphs, (changes) => paragraphProperties(changes, formatting.data));

  const flushShifted = () => {
    seen.text += isLow ? lowered(shiftedText) : raised(shiftedText);
    shiftedText = "";
  };
  const target = (): Piece[] => tables.at(-1)?.pieces ?? out;
  const toDepth = (depth: number) => {
    while (tables.length > depth) {
      const table = tables.pop();
      if (table === undefined) return;
      if (table.pieces.length > 0 || table.cells.length > 0)
        table.rows.push({ cells: table.pieces.length > 0 ? [...table.cells, table.pieces] : table.cells, definition: null });
      if (table.rows.length > 0) target().push({ kind: "table", table: sketchOf(table.rows) });
    }
    while (tables.length < depth) tables.push({ rows: [], cells: [], pieces: [] });
  };
  const endParagraph = (mark: string, properties: ParagraphProperties) => {
    flushShifted();
    toDepth(properties.depth);
    const text = seen.text;
    if (properties.isListed && text.trim() !== "")
      leaveOut(seen, "content_unread", "the number of a list stands before it (自动编号)", "1.");
    const notes = notesOf(seen);
    seen = nothingSeen();
    const table = tables.at(-1);
    if (mark === MARK.cell && table === undefined) throw new Error("a cell stands outside any table");
    if (text.trim() !== "" || notes.length > 0) target().push({ kind: "text", text, notes });
    for (const one of pictures) target().push(one);
    pictures = [];
    if (table === undefined) return;
    if (properties.endsRow) {
      table.rows.push({ cells: table.cells, definition: properties.row });
      table.cells = [];
      table.pieces = [];
    } else if (mark === MARK.cell || properties.endsInnerCell) {
      table.cells.push(table.pieces);
      table.pieces = [];
    }
  };

  for (const { character, at } of charactersOf(pieces, from, to)) {
    if (character === MARK.paragraph || character === MARK.cell || character === MARK.page) {
      endParagraph(character, paragraphs(at));
      continue;
    }
    const properties = characters(at);
    const field = fields.at(-1);
    if (character === FIELD.begin) fields.push({ instruction: "", hasResult: false });
    else if (character === FIELD.separator && field !== undefined) field.hasResult = true;
    else if (character === FIELD.end && field !== undefined) {
      fields.pop();
      if (!field.hasResult && !SILENT_FIELD.test(field.instruction))
        leaveOut(seen, "content_unread", "a field without a result (域)", field.instruction);
    } else if (field !== undefined && fields.some(({ hasResult }) => !hasResult)) field.instruction += character;
    else {
      if (!(properties.isLowered ? isLow : properties.isRaised && !isLow)) flushShifted();
      isLow = properties.isLowered;
      const picture = pictureOf(character, properties, formatting);
      if (picture !== null) pictures.push({ kind: "picture", picture });
      if (picture !== null && picture.passedOver === undefined && tables.length === 0) continue; // it is read, apart from this text
      shiftedText += emit(character, properties, seen);
    }
  }
  flushShifted();
  endParagraph(MARK.paragraph, OUTSIDE);
  return out;
}

const OUTSIDE: ParagraphProperties = { depth: 0, endsRow: false, endsInnerCell: false, isListed: false, row: null };

/** The picture that a character stands for, where it is seen. */
function pictureOf(character: string, properties: CharacterProperties, { pictureAt }: Formatting): ShownPicture | null {
  const { isHidden, isDeleted, isSpecial, pictureAt: at } = properties;
  return isSpecial && !isHidden && !isDeleted && character === PICTURE && at !== null ? pictureAt(at) : null;
}

/** Adds a character to what is seen; a raised or lowered one is given back, to be joined with its neighbours. */
function emit(character: string, properties: CharacterProperties, seen: SeenText): string {
  const { isHidden, isDeleted, isStruck, isSpecial, isRaised, isLowered, symbol } = properties;
  const shown =
    isSpecial && symbol !== null ? symbolOf(symbol) : (SHOWN[character] ?? (isSpecial && character < " " ? "" : character));
  if (isHidden) leaveOut(seen, "text_unseen", "hidden (隐藏)", shown);
  else if (isDeleted) leaveOut(seen, "text_struck", "deleted as a tracked change (修订删除)", shown);
  else if (isStruck) leaveOut(seen, "text_struck", "struck out (删除线)", shown);
  else if (isSpecial && UNREAD[character] !== undefined) leaveOut(seen, "content_unread", UNREAD[character], "1");
  else if (isSpecial && symbol !== null) {
    seen.text += shown;
    leaveOut(seen, "content_unread", "a character of a symbol font", `U+${symbol.toString(16).toUpperCase()}`);
  } else if (isRaised || isLowered) return shown;
  else seen.text += shown;
  return "";
}

/** Codes of symbol fonts stand in the private use area; those of Latin text stand for themselves. */
function symbolOf(code: number): string {
  return code >= 0xf000 && code <= 0xf0ff ? "" : String.fromCharCode(code);
}

function* charactersOf(pieces: readonly TextPiece[], from: number, to: number): Generator<Placed> {
  let first = 0;
  for (const { text, at, characterBytes } of pieces) {
    const [start, end] = [Math.max(from - first, 0), Math.min(to - first, text.length)];
    for (let i = start; i < end; i++) yield { character: text[i] ?? "", at: at + i * characterBytes };
    first += text.length;
    if (first >= to) return;
  }
}

/** Neighbouring characters have the same properties: the last run is kept. */
function cached<T>(runs: readonly FormattedRun[], make: (changes: Uint8Array) => T): (at: number) => T {
  let last: { readonly run: FormattedRun; readonly value: T } | null = null;
  return (at) => {
    if (last !== null && last.run.from <= at && at < last.run.to) return last.value;
    const run = runAt(runs, at);
    if (run === null) throw new Error("its formatting does not cover its text");
    last = { run, value: make(run.changes) };
    return last.value;
  };
}
