import type { DocumentAccount, Place } from "@jixiao/contract";
import type { Block, Document } from "../document.ts";
import { sheetOfNote } from "../readers/sheet/account.ts";

/** What of a document without pages is drawn as one: a sheet; of Word and HTML a table with the paragraphs before it. */
export interface DrawnPart {
  /** 1-based: the number of the sheet in its workbook, or of the table in its document, behind its pictures. */
  readonly number: number;
  readonly blocks: readonly Block[];
}

/**
 * The parts of a document whose places are cells of sheets or tables; none of other documents. Pictures of a workbook are numbered behind its sheets, tables
 * of Word and HTML behind the pictures: the pages of the account keep their numbers.
 * @param pictures how many pages of pictures the document shows
 */
export function partsOf(document: Document, pictures: number): readonly DrawnPart[] {
  const places = document.blocks.flatMap((block) => placesOf(block).slice(0, 1));
  if (places.some(({ kind }) => kind === "sheet")) return sheetParts(document);
  if (places.length === 0 || !places.every(({ kind }) => kind === "word")) return [];
  return tableParts(document.blocks).map((part) => ({ ...part, number: part.number + pictures }));
}

function sheetParts({ blocks, pages = [] }: Document): readonly DrawnPart[] {
  const bySheet = Map.groupBy(blocks, (block) => sheetOf(placesOf(block)[0]));
  return pages.flatMap(({ page, note }): readonly DrawnPart[] => {
    const own = bySheet.get(sheetOfNote(note));
    return own === undefined ? [] : [{ number: page, blocks: own }];
  });
}

function tableParts(blocks: readonly Block[]): readonly DrawnPart[] {
  const parts: { number: number; blocks: Block[] }[] = [];
  let waiting: Block[] = [];
  for (const block of blocks) {
    waiting.push(block);
    if (block.kind !== "table") continue;
    parts.push({ number: parts.length + 1, blocks: waiting });
    waiting = [];
  }
  const last = parts.at(-1);
  if (last === undefined) return waiting.length === 0 ? [] : [{ number: 1, blocks: waiting }];
  last.blocks.push(...waiting);
  return parts;
}

function placesOf(block: Block): readonly Place[] {
  return block.kind === "paragraph" ? block.places : block.table.cells.flatMap(({ places }) => places.slice(0, 1)).slice(0, 1);
}

function sheetOf(place: Place | undefined): string | null {
  return place?.kind === "sheet" ? place.sheet : null;
}

/** The number of the part in which a place of a sheet or table stands; null for a paragraph of Word and for places on pages. */
export function partNumber(place: Place, pages: DocumentAccount["pages"]): number | null {
  switch (place.kind) {
    case "sheet":
      return pages.find(({ note }) => sheetOfNote(note) === place.sheet)?.page ?? null;
    case "word":
      return place.table === 0 ? null : pages.length + place.table; // all pages of such a document are pictures
    case "page":
    case "text":
      return null;
  }
}
