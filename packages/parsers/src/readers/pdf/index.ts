import { DocumentError, type PageAccount } from "@jixiao/contract";
import type { Damage, Document, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { PageRecognizer } from "../scan/index.ts";
import { attachedFiles, attachedParts, nothingButFiles } from "./attached-files.ts";
import { documentBlocks } from "./document-blocks.ts";
import { hasFields } from "./fields.ts";
import { layersOf } from "./layers.ts";
import { figureJudge } from "./figure-shapes.ts";
import { openPdf } from "./open.ts";
import { ownSeconds, SECONDS_OF_DOCUMENT } from "../scan/own-seconds.ts";
import { damageOf } from "./structure/damage.ts";
import { checkStructure } from "./structure/file-structure.ts";
import { lightPages } from "./structure/light-pages.ts";
import { largePictures } from "./structure/large-pictures.ts";
import { listening, type Warning, withoutStrays } from "./structure/library-warnings.ts";
import { beginPage, type BegunPage, isUnseen, type Reading, type Visit } from "./visit-page.ts";

export interface PdfOptions {
  /** Reads pages that are pictures, or whose text nobody can decode; without it such pages are unread. */
  readonly recognizer?: PageRecognizer;
  readonly onProgress?: (done: number, total: number | null) => void;
  /** Own time of this process (seconds) after which no other page of the document is recognized. */
  readonly secondsOfDocument?: number;
}

/**
 * Reads a digital PDF: pages whose text cannot belong to a form are passed over after their text; of the others the
 * drawn lines make the tables, joined over pages. Pages whose text is not what is seen are drawn and recognized. What became of each page,
 * and what of the file was damaged, is told.
 * @throws DocumentError `encrypted`, `damaged`, `too_large`, `timeout`, `unsupported_format`, `unreadable`.
 */
export async function readPdf(source: Source, vocabulary: Vocabulary, options: PdfOptions = {}): Promise<Document> {
  return readPages(source, vocabulary, options, { format: "PDF", broken: new Map(), mayRecognize: () => true });
}

/** What is known of pages by whoever made a PDF of another format's. */
export interface KnownPages {
  /** The format, as people call it. */
  readonly format: string;
  /** Pages that could not be drawn, and why: forms that stand on their neighbours may have gone on there. */
  readonly broken: ReadonlyMap<number, string>;
  /** Is all that can be seen of the page on it when it is drawn? */
  readonly mayRecognize: (page: number) => boolean;
}

/** As `readPdf`, of a PDF that another format was drawn as. */
export async function readPages(
  source: Source,
  vocabulary: Vocabulary,
  options: PdfOptions,
  known: KnownPages,
): Promise<Document> {
  const heard: Warning[] = [];
  return withoutStrays(heard, () => read(source, vocabulary, options, heard, known));
}

async function read(
  source: Source,
  vocabulary: Vocabulary,
  options: PdfOptions,
  heard: Warning[],
  known: KnownPages,
): Promise<Document> {
  const structure = checkStructure(source.bytes);
  const pdf = await listening(heard, null, () => openPdf(source, true));
  try {
    const reading: Reading = {
      pdf,
      file: source.name,
      vocabulary,
      recognizer: options.recognizer,
      time: { limit: options.secondsOfDocument ?? SECONDS_OF_DOCUMENT, spent: ownSeconds() },
      known,
      heard,
      hasFields: hasFields(structure),
      layers: await layersOf(pdf, structure),
      hasLargePicture: largePictures(structure),
      isLight: lightPages(structure),
      figuresAgree: figureJudge(),
      objects: new Map(),
      attached: [],
    };
    const visits = await visitPages(reading, options.onProgress);
    const damage = damageOf(structure, heard, reading.objects);
    const files = await attachedFiles(pdf, structure, reading.attached);
    const states = visits.map(({ state }) => state);
    const failure =
      nothingRead(source.name, known.format, visits, damage) ?? nothingButFiles(source.name, structure, files, states);
    if (failure !== null) throw failure;
    return {
      blocks: documentBlocks(
        visits.flatMap(({ content }) => content ?? []),
        vocabulary,
      ),
      pageCount: pdf.numPages,
      undecodable: visits.some(({ undecodable }) => undecodable),
      pages: visits.map(({ state, note }, i): PageAccount => ({ page: i + 1, state, note })),
      damage: [...damage, ...attachedParts(files)],
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function visitPages(reading: Reading, onProgress: PdfOptions["onProgress"]): Promise<readonly Visit[]> {
  const { numPages } = reading.pdf;
  const visits: Visit[] = [];
  let visiting: Promise<Visit> | null = null;
  let isScan = false;
  for (let number = 1; number <= numPages + 1; number++) {
    // While a page is recognized the next one is drawn: it waits for threads, and this one would wait for it.
    const begun: BegunPage | null = number <= numPages ? await beginPage(reading, number, isScan) : null;
    if (visiting !== null) {
      visits.push(await visiting);
      onProgress?.(number - 1, numPages);
    }
    visiting = begun?.finish(visits.at(-1) ?? null) ?? null;
    isScan = begun?.isScan ?? false;
    visiting?.catch(() => undefined); // it is awaited in the next round, after the next page is begun
  }
  return visits;
}

/** Nothing would be found in such a file; that must not look like a file without forms. Null where there was something to read, or nothing at all. */
function nothingRead(file: string, kind: string, visits: readonly Visit[], damage: readonly Damage[]): DocumentError | null {
  const timeout = visits.find((visit) => visit.timeout !== undefined)?.timeout;
  const isBlank = visits.length > 0 && visits.every(({ state }) => state === "blank");
  if (
    visits.some(({ state, content }) => content !== null || (state !== "blank" && state !== "unread")) ||
    (isBlank && damage.length === 0)
  )
    return null;
  if (timeout !== undefined) return timeout; // another run may have the time
  const [first] = damage;
  if (first !== undefined)
    return new DocumentError({
      code: "damaged",
      file,
      page: first.page,
      reason: `nothing could be read: ${first.part}: ${first.reason}`,
    });
  const advice = "Recognize its text with an OCR program first, or import the original.";
  if (visits.some(({ undecodable }) => undecodable))
    return new DocumentError({
      code: "unsupported_format",
      file,
      format: `${nameWithArticle(kind)} whose text cannot be decoded (文字编码缺失)`,
      advice,
    });
  if (visits.some(({ isScan }) => isScan))
    return new DocumentError({ code: "unsupported_format", file, format: `a scanned ${kind} without text (扫描件)`, advice });
  const reason = visits.some(isUnseen)
    ? "its pages hold text that they do not show (页面未显示文字), and nothing else"
    : "its pages have marks, and none could be read as text";
  return new DocumentError({ code: "unreadable", file, reason });
}

function nameWithArticle(kind: string): string {
  return `${/^[AEIO]/.test(kind) ? "an" : "a"} ${kind}`;
}
