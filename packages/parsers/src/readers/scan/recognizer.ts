import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { readHoweverItLies } from "./quarter-turns.ts";
import { recognizePage, type RecognizedPage } from "./recognize-page.ts";
import { createRecognizers, type Recognizers } from "./recognizers.ts";
import type { ScannedPage } from "./scanned-page.ts";

export interface RecognizerOptions {
  /**
   * Lines recognized at the same time; by default 2, one by each model. Every two more take another 300 MB: a machine
   * with more cores reads more documents at a time instead.
   */
  readonly workers?: number;
  /** A page that takes longer is given up. */
  readonly secondsPerPage?: number;
}

/** Recognizes pages that are pictures. Holds threads from the first page on, until it is disposed of. */
export interface PageRecognizer extends AsyncDisposable {
  /** @throws PageTimeout where the page takes too long */
  recognize(page: ScannedPage, pageNumber: number, vocabulary: Vocabulary): Promise<RecognizedPage>;
}

/** A page was not recognized within its time. */
export class PageTimeout extends Error {
  override readonly name = "PageTimeout";
  readonly seconds: number;

  constructor(seconds: number) {
    super(`page not recognized after ${seconds} s`);
    this.seconds = seconds;
  }
}

const WORKERS = 2;
/** A page of a form takes 3 s on two cores; one full of small print five times that. */
const SECONDS_PER_PAGE = 50;

export function createRecognizer(options: RecognizerOptions = {}): PageRecognizer {
  const workers = options.workers ?? WORKERS;
  const seconds = options.secondsPerPage ?? SECONDS_PER_PAGE;
  let recognizers: Recognizers | null = null;
  const end = async () => {
    const ending = recognizers;
    recognizers = null;
    await ending?.[Symbol.asyncDispose]();
  };
  const recognize = async (page: ScannedPage, pageNumber: number, vocabulary: Vocabulary) => {
    recognizers ??= createRecognizers(workers);
    const models = recognizers;
    try {
      return await readHoweverItLies(page, async (scanned) =>
        within(seconds, recognizePage(scanned, pageNumber, models, vocabulary)),
      );
    } catch (error) {
      if (error instanceof PageTimeout) await end(); // its lines must not keep the next page waiting
      throw error;
    }
  };
  return { recognize, [Symbol.asyncDispose]: end };
}

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageTimeout(seconds)), seconds * 1000);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
