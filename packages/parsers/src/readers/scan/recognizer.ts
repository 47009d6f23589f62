import { ownSeconds } from "./own-seconds.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { Readings, RecognizedPage } from "./recognize-page.ts";
import type { Recognizers } from "./recognizers.ts";
import type { ScannedPage } from "./scanned-page.ts";

export interface RecognizerOptions {
  /**
   * Lines recognized at the same time; by default 2, one by each model. Every two more take another 300 MB: a machine
   * with more cores reads more documents at a time instead.
   */
  readonly workers?: number;
  /** A page that takes more computing (seconds of this process, of all its threads together), however often it is read, is given up. */
  readonly secondsPerPage?: number;
  /** What starts the models; by default Tesseract.js. */
  readonly start?: (workers: number) => Recognizers;
}

/** Recognizes pages that are pictures. Holds threads from the first page on, until it is disposed of. */
export interface PageRecognizer extends AsyncDisposable {
  /** @throws PageTimeout where the page takes too long */
  recognize(page: ScannedPage, pageNumber: number, vocabulary: Vocabulary): Promise<RecognizedPage>;
}

/** A page was not recognized within its computing time. */
export class PageTimeout extends Error {
  override readonly name = "PageTimeout";
  readonly seconds: number;

  constructor(seconds: number) {
    super(`page not recognized after ${seconds} s of computing`);
    this.seconds = seconds;
  }
}

const WORKERS = 2;
/** A page of a form takes 6 s of computing; one full of small print five times that. */
const SECONDS_PER_PAGE = 100;

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
    // Loaded with the first page, before its time begins.
    const { createRecognizers, doubted, isKnownLabel, readHoweverItLies, recognizePage } = await import("./recognition.ts");
    recognizers ??= (options.start ?? createRecognizers)(workers);
    const models = recognizers;
    const known: Readings = new Map();
    const isOver = pageClock(seconds);
    try {
      const read = await readHoweverItLies(page, async (scanned) =>
        within(seconds, isOver, recognizePage(scanned, pageNumber, models, vocabulary, known)),
      );
      return page.wasCoarse ? doubted(read, (text) => isKnownLabel(text, vocabulary)) : read;
    } catch (error) {
      if (error instanceof PageTimeout) await end(); // its lines must not keep the next page waiting
      throw error;
    }
  };
  return { recognize, [Symbol.asyncDispose]: end };
}

/** How often the time is looked at, at most, in milliseconds. */
const LOOK_MS = 1000;
/** Threads that hang compute nothing: so many times the limit on the clock ends a page too, however busy the machine may be. */
const CLOCK_FACTOR = 10;
/** Two models compute side by side; where they cannot, or one of them is alone for long, the page must end before whoever watches this process ends it. */
const OWN_SHARE = 0.5;

/** Is the time of a page over? It counts from here on. A busy machine is no reason to give a page up. */
function pageClock(seconds: number): () => boolean {
  const [cpu, clock, own] = [process.cpuUsage(), performance.now(), ownSeconds()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const isComputed = (user + system) / 1e6 > seconds || own() > OWN_SHARE * seconds;
    return isComputed || performance.now() - clock > CLOCK_FACTOR * seconds * 1000;
  };
}

/** The work, or an error once the page's time is over. */
async function within<T>(seconds: number, isOver: () => boolean, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setInterval(
      () => {
        if (isOver()) reject(new PageTimeout(seconds));
      },
      Math.min(LOOK_MS, 250 * seconds),
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearInterval(timer);
  }
}
