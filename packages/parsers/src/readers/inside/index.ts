import { DocumentError } from "@jixiao/contract";
import type { Block, Document, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { documentBlocks } from "../pdf/document-blocks.ts";
import { type Picture, picturesOf } from "../scan/pictures.ts";
import { type PicturedDocument, type SeenBlock, withoutPictures } from "./picture.ts";
import { type PictureOptions, type PicturePage, readPictures } from "./read-pictures.ts";

export { type PictureBlock, type PicturedDocument, type SeenBlock, type ShownPicture, withoutPictures } from "./picture.ts";

/**
 * Reads the pictures that a document shows, like scans: each is a page of its own, and stands where the document shows it first. The account has a page
 * for each, read or not.
 * @throws DocumentError where a document holds nothing but pictures and nothing of them was read: what became of the first that failed, else `unreadable`
 */
export async function withPictures(
  source: Source,
  document: PicturedDocument,
  vocabulary: Vocabulary,
  options: PictureOptions,
): Promise<Document> {
  const shown = shownOnce(document.blocks);
  const pictures = shown.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  if (pictures.length === 0) return { ...document, blocks: withoutPictures(document.blocks) };
  const { pages = [], damage = [] } = document;
  const read = await readPictures(source, pictures, pages.length + 1, vocabulary, options);
  const blocks = inPlace(shown, read.pages, vocabulary);
  if (blocks.every(isEmpty)) throw read.failure ?? nothingSeen(source.name, read.pages);
  const allDamage = [...damage, ...read.damage];
  return {
    ...document,
    blocks,
    pages: [...pages, ...read.pages.map(({ account }) => account)],
    ...(allDamage.length === 0 ? {} : { damage: allDamage }),
  };
}

/** The pages that the pictures of a document are, in order, with their numbers as `withPictures` counts them; a picture that cannot be opened gives none to draw. */
export async function picturePages(source: Source, { blocks }: PicturedDocument): Promise<readonly Picture[]> {
  const pages: Picture[] = [];
  for (const block of shownOnce(blocks)) {
    if (block.kind !== "picture") continue;
    const { bytes, passedOver } = block.picture;
    try {
      if (passedOver !== undefined) throw new DocumentError({ code: "unreadable", file: source.name, reason: passedOver.why });
      for (const page of await picturesOf({ ...source, bytes: await bytes() })) pages.push(page);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      pages.push({ damage: null, decode: () => Promise.reject(error) });
    }
  }
  return pages;
}

/** A picture that is shown again is not read again; it may be shown small first, and large then. */
function shownOnce(blocks: readonly SeenBlock[]): readonly SeenBlock[] {
  const chosen = new Map<string, SeenBlock>();
  for (const block of blocks) {
    if (block.kind !== "picture") continue;
    const known = chosen.get(block.picture.name);
    const isLookedAt = known?.kind === "picture" && known.picture.passedOver === undefined;
    if (known === undefined || (!isLookedAt && block.picture.passedOver === undefined)) chosen.set(block.picture.name, block);
  }
  return blocks.filter((block) => block.kind !== "picture" || chosen.get(block.picture.name) === block);
}

/** What was recognized, in place of the pictures. Those with nothing between them are pages of one scan: a table may go on from one to the next. */
function inPlace(blocks: readonly SeenBlock[], pages: readonly PicturePage[], vocabulary: Vocabulary): readonly Block[] {
  const byName = Map.groupBy(pages, ({ name }) => name);
  const out: Block[] = [];
  let run: PicturePage[] = [];
  const endRun = () => {
    for (const block of recognizedBlocks(run, vocabulary)) out.push(block);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === "picture") for (const page of byName.get(block.picture.name) ?? []) run.push(page);
    else if (isEmpty(block)) out.push(block);
    else {
      endRun();
      out.push(block);
    }
  }
  endRun();
  return out;
}

function recognizedBlocks(run: readonly PicturePage[], vocabulary: Vocabulary): readonly Block[] {
  const names = new Map(run.map(({ name, account }) => [account.page, name]));
  const contents = run.flatMap(({ content }) => content ?? []);
  return documentBlocks(contents, vocabulary).map((block): Block => {
    if (block.kind === "paragraph") return block;
    const places = block.table.cells.flatMap(({ places: own }) => own);
    const own = places.flatMap((place) => (place.kind === "page" ? (names.get(place.page) ?? []) : []));
    const picture = [...new Set(own)].join(", ");
    return { kind: "table", table: { ...block.table, evidence: `${block.table.evidence} of a picture inside`, picture } };
  });
}

function isEmpty(block: Block): boolean {
  if (block.kind === "paragraph") return block.text.trim() === "";
  return block.table.cells.every(({ text }) => text.trim() === "");
}

const MAX_NAMED = 3;

/** Nothing would be found in it; that must not look like a document without forms. */
function nothingSeen(file: string, pages: readonly PicturePage[]): DocumentError {
  const notes = pages.slice(0, MAX_NAMED).map(({ account }) => account.note);
  const more = pages.length > MAX_NAMED ? [`and ${pages.length - MAX_NAMED} more`] : [];
  const reason = `it holds nothing but pictures (图片文档), and nothing was read of them: ${[...notes, ...more].join("; ")}`;
  return new DocumentError({ code: "unreadable", file, reason });
}
