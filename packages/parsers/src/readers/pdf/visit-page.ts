import { DocumentError, type PageState } from "@jixiao/contract";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Glyph } from "../../tables/glyphs.ts";
import { isTabular } from "../../tables/aligned/tabular.ts";
import { continuesTable } from "../../tables/join-pages.ts";
import { RELEVANT } from "../../vocabulary/labels.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { recognized } from "../scan/recognized.ts";
import type { PageRecognizer } from "../scan/recognizer.ts";
import type { KnownPages } from "./index.ts";
import { isNonsense } from "../scan/text-layer.ts";
import { isHardlyRead } from "../scan/page-content.ts";
import { drawPage, type PagePicture } from "../scan/render.ts";
import type { ScannedPage } from "../scan/scanned-page.ts";
import type { AttachedFile } from "./attached-files.ts";
import { fieldGlyphs, NO_ADDITIONS, type PageAdditions, readAdditions, strikeBoxes } from "./fields.ts";
import { type PageText, readPageText } from "./glyphs.ts";
import { damagedPage } from "./open.ts";
import type { Layers } from "./layers.ts";
import { hasPictureBeside, PICTURE_BESIDE } from "./picture-beside.ts";
import { surveyPage, type PageSurvey } from "./page-survey.ts";
import { tooLate } from "../scan/own-seconds.ts";
import { readPage, type PageContent } from "./read-page.ts";
import { MAX_UNDECODABLE, type Need, recognitionNeed } from "./recognition-need.ts";
import { seenGlyphs } from "./seen-text.ts";
import { listening, type Warning } from "./structure/library-warnings.ts";

/** What all pages of a document share while they are read. */
export interface Reading {
  readonly pdf: PDFDocumentProxy;
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly recognizer: PageRecognizer | undefined;
  /** How long (seconds of this process) pages may be recognized, and how long the document has taken. */
  readonly time: { readonly limit: number; readonly spent: () => number };
  readonly known: KnownPages;
  readonly heard: Warning[];
  /** May pages have fields to be filled in, notes typed onto them, text marked as struck out, or files attached to them? */
  readonly hasFields: boolean;
  readonly layers: Layers | null;
  /** Has the page, by its object's number, a picture as large as a scan? */
  readonly hasLargePicture: (object: number) => boolean;
  /** Is it sure that the page, by its object's number, draws no picture and fewer pieces of shapes than these? */
  readonly isLight: (object: number, pieces: number) => boolean;
  readonly figuresAgree: (page: PDFPageProxy, survey: PageSurvey) => boolean;
  /** Object numbers of the pages that were opened. */
  readonly objects: Map<number, number>;
  /** Files attached to the pages that were opened. */
  readonly attached: AttachedFile[];
}

export interface Visit {
  readonly state: PageState;
  readonly note: string | null;
  /** Is its text, or what was recognized, beyond decoding? */
  readonly undecodable: boolean;
  /** Is a picture what there is to read? */
  readonly isScan: boolean;
  /** The page, and with it the next, can belong to a form. */
  readonly relevant: boolean;
  readonly content: PageContent | null;
  /** Why it was given up, of a page that was not recognized in its time. */
  readonly timeout?: DocumentError;
}

export interface BegunPage {
  readonly isScan: boolean;
  /** Finds the tables, knowing the page before. */
  readonly finish: (before: Visit | null) => Promise<Visit>;
}

/** Reads a page's text, or draws it where that is not what is to be read. A page that pdf.js cannot read is an unread one. */
export async function beginPage(reading: Reading, number: number, scanBefore: boolean): Promise<BegunPage> {
  const { file, heard } = reading;
  try {
    const begun = await listening(heard, number, () => begin(reading, number, scanBefore));
    const finish = async (before: Visit | null): Promise<Visit> => {
      try {
        return await listening(heard, number, () => begun.finish(before));
      } catch (error) {
        return unreadVisit(reading, number, damagedPage(file, number, error));
      }
    };
    return { isScan: begun.isScan, finish };
  } catch (error) {
    const visit = unreadVisit(reading, number, damagedPage(file, number, error));
    return { isScan: false, finish: () => Promise.resolve(visit) };
  }
}

/** A page that is damaged, or was not recognized in its time: forms that stand on its neighbours may have gone on there. @throws whatever is neither */
function unreadVisit({ heard }: Reading, page: number, error: unknown): Visit {
  if (!(error instanceof DocumentError)) throw error;
  const unread = { state: "unread", undecodable: false, isScan: false, relevant: true, content: null } as const;
  const { failure } = error;
  if (failure.code === "damaged") {
    heard.push({ page, part: "page", reason: failure.reason, shared: false });
    return { ...unread, note: `damaged: ${failure.reason}` };
  }
  if (failure.code !== "timeout") throw error;
  const note = `not recognized within ${failure.seconds} s`;
  heard.push({ page, part: "page", reason: note, shared: false });
  return { ...unread, note, timeout: error };
}

/** A page that nobody looked at: those before it took the document's time. */
function lateVisit({ heard, file, time: { limit } }: Reading, page: number): Visit {
  const note = tooLate(limit);
  heard.push({ page, part: "page", reason: note, shared: false });
  const timeout = new DocumentError({ code: "timeout", file, seconds: limit });
  return { state: "unread", note, undecodable: false, isScan: false, relevant: true, content: null, timeout };
}

async function begin(reading: Reading, number: number, scanBefore: boolean): Promise<BegunPage> {
  const broken = reading.known.broken.get(number);
  if (broken !== undefined) throw new DocumentError({ code: "damaged", file: reading.file, page: number, reason: broken });
  const page = await reading.pdf.getPage(number);
  if (page.ref !== null) reading.objects.set(number, page.ref.num);
  const text = await readPageText(page);
  const added = reading.hasFields ? await readAdditions(page) : NO_ADDITIONS;
  for (const name of added.files) reading.attached.push({ page: number, name });
  const said = [text.text, ...added.fields.map((field) => field.text)].join("\n");
  const survey = once(() => surveyPage(page, text.layOut().viewport.matrix, reading.layers));
  const mayHaveScan = page.ref !== null && reading.hasLargePicture(page.ref.num);
  const likely = scanBefore || RELEVANT.test(said) || isNonsense(said) || mayHaveScan;
  const figuresAgree = (drawn: PageSurvey) => reading.figuresAgree(page, drawn);
  const isLight = (pieces: number) => page.ref !== null && reading.isLight(page.ref.num, pieces);
  const need = await recognitionNeed({ page, text, likely, survey, isLight, figuresAgree });
  const { layers } = reading;
  const parts: PageParts = { page, number, text, added, said, survey, layers, mayHaveScan, vocabulary: reading.vocabulary };
  if (need !== null && reading.recognizer !== undefined && reading.time.spent() >= reading.time.limit) {
    const late = lateVisit(reading, number);
    return { isScan: false, finish: () => Promise.resolve(late) };
  }
  const picture =
    need === null || reading.recognizer === undefined || !reading.known.mayRecognize(number) ? null : await drawPage(page);
  const visit =
    need === null
      ? (before: Visit | null) => textVisit(parts, before)
      : picture === null
        ? () => Promise.resolve(unrecognized(need, reading.recognizer !== undefined))
        : recognizing(reading, number, { need, picture, said, scanned: await takenApart(picture) });
  const finish = async (before: Visit | null) => {
    const visited = await visit(before);
    page.cleanup();
    return visited;
  };
  return { isScan: isPicture(need) || need === "undecodable", finish };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

interface PageParts {
  readonly page: PDFPageProxy;
  readonly number: number;
  readonly text: PageText;
  readonly added: PageAdditions;
  readonly said: string;
  readonly survey: () => Promise<PageSurvey>;
  readonly layers: Layers | null;
  /** Is there a picture of as many pixels as a scan has? */
  readonly mayHaveScan: boolean;
  readonly vocabulary: Vocabulary;
}

async function textVisit(parts: PageParts, before: Visit | null): Promise<Visit> {
  const mentions = RELEVANT.test(parts.said);
  const text = mentions || before?.relevant === true ? await readText(parts) : null;
  if (mentions && text?.isSeen === false) return unseenVisit();
  const content = text?.content ?? null;
  const isBlank = parts.said.trim() === "";
  // What goes on behind a blank page goes on from before it.
  const relevant =
    mentions ||
    (isBlank ? before?.relevant === true : content !== null && goesOn(before?.content ?? null, content, parts.vocabulary));
  const state = isBlank ? "blank" : content === null ? "skipped" : "read";
  const undecodable = parts.text.undecodable > MAX_UNDECODABLE;
  const visit = { state, note: null, undecodable, isScan: false, relevant, content } as const;
  const isTold = (content?.tables.length ?? 0) > 0 || !parts.mayHaveScan;
  return isTold || !(await hasPictureBeside(parts.page, parts.text.layOut()))
    ? visit
    : { ...visit, state: "unread", note: PICTURE_BESIDE };
}

async function readText({
  page,
  number,
  text,
  added,
  survey,
  layers,
}: PageParts): Promise<{ content: PageContent; isSeen: boolean }> {
  const { glyphs, viewport } = text.layOut();
  const { runs, characters, drawnLines: drawn } = await survey();
  const { seen, leftOut } = seenGlyphs(glyphs, runs);
  const shown = [...seen, ...fieldGlyphs(added.fields, seen, viewport)];
  const content = await readPage(
    page,
    number,
    { glyphs: shown, viewport },
    { leftOut, drawn, characters, strikes: strikeBoxes(added.strikes, viewport), layers },
  );
  return { content, isSeen: leftOut.length === 0 || inkOf(shown) > MIN_SEEN * inkOf(glyphs) };
}

const inkOf = (glyphs: readonly Glyph[]): number => glyphs.filter(({ text }) => text.trim() !== "").length;
/** Fewer of a page's characters than this part are what the comparison of drawn and said text misses. */
const MIN_SEEN = 0.05;

/** Does a page that mentions nothing of a form go on with the table of the page before? Then the next page may too. */
function goesOn(before: PageContent | null, content: PageContent, vocabulary: Vocabulary): boolean {
  const [last, first] = [before?.tables.at(-1), content.tables[0]];
  if (first === undefined) return isTabular(content.rest, content.page);
  return last !== undefined && continuesTable(last, first, vocabulary);
}

const NEEDS: Readonly<Record<Need, string>> = {
  "no text": "marks without text",
  undecodable: "text that cannot be decoded",
  picture: "a picture",
  layer: "a picture with text behind it that is not seen",
  overlay: "a picture with its text over it once more",
  shapes: "letters drawn as shapes",
  figures: "figures drawn otherwise than its text says",
};

const isPicture = (need: Need | null): boolean => need === "picture" || need === "layer" || need === "overlay";

function unrecognized(need: Need, hasRecognizer: boolean): Visit {
  const why = hasRecognizer ? "its fonts are not opened, so it cannot be drawn and recognized" : "there is no recognizer";
  const note = `${NEEDS[need]}; ${why}`;
  return {
    state: "unread",
    note,
    undecodable: need === "undecodable",
    isScan: need === "picture",
    relevant: true,
    content: null,
  };
}

/** Most documents have no page that is drawn: what finds tables in a picture is loaded with the first. */
async function takenApart(picture: PagePicture): Promise<ScannedPage> {
  return (await import("../scan/scanned-page.ts")).takeApart(picture);
}

interface Drawn {
  readonly need: Need;
  readonly picture: PagePicture;
  readonly said: string;
  readonly scanned: ScannedPage;
}

/** Draws first, so that the next page is drawn while this one is recognized. */
function recognizing(
  { file, recognizer, vocabulary }: Reading,
  number: number,
  { need, picture, said, scanned }: Drawn,
): (before: Visit | null) => Promise<Visit> {
  const hasInk = inked(picture);
  return async (before) => {
    const content = recognizer === undefined ? null : await recognized(file, recognizer.recognize(scanned, number, vocabulary));
    const isEmpty = content === null || (content.tables.length === 0 && content.rest.length === 0);
    const isScan = isPicture(need);
    if (isEmpty && !hasInk && RELEVANT.test(said)) return unseenVisit();
    if (isEmpty && !hasInk) {
      const relevant = before?.relevant === true;
      return { state: "blank", note: null, undecodable: false, isScan: false, relevant, content: relevant ? content : null };
    }
    if (isEmpty)
      return {
        state: "unread",
        note: `${NEEDS[need]}, and nothing that could be read`,
        undecodable: need === "undecodable",
        isScan,
        relevant: false,
        content: null,
      };
    const told =
      need === "figures"
        ? {
            ...content,
            tables: content.tables.map((table) => ({ ...table, flags: [...table.flags, "text_layer_wrong" as const] })),
          }
        : content;
    const isLost = isHardlyRead(content);
    const note = isLost ? `${NEEDS[need]}, of which hardly anything was read surely` : NEEDS[need];
    return { state: isLost ? "unread" : "recognized", note, undecodable: false, isScan, relevant: true, content: told };
  };
}

/** The file says something of a form, and the page shows nothing: a picture lies over all of it, or it is drawn so that nobody sees it. */
const UNSEEN_TEXT = "text that the page does not show: nothing is seen on it";
const unseenVisit = (): Visit => ({
  state: "unread",
  note: UNSEEN_TEXT,
  undecodable: false,
  isScan: false,
  relevant: false,
  content: null,
});
export const isUnseen = ({ note }: Visit): boolean => note === UNSEEN_TEXT;

/** Darker pixels than this are ink; fewer of them are dust. */
const INK = 160;
const MIN_INK_PIXELS = 20;

function inked({ image }: PagePicture): boolean {
  let count = 0;
  for (const pixel of image.pixels) if (pixel < INK && ++count >= MIN_INK_PIXELS) return true;
  return false;
}
