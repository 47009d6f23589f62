import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createWorker, OEM, PSM, type Worker } from "tesseract.js";
import type { GreyImage } from "./raster.ts";

/** What one model read of a picture of one line. */
export interface Reading {
  /** Half width and full width as the model gave them, without white space. */
  readonly text: string;
  /** Tesseract's confidence, 0 to 1. High where it is wrong too; agreement of two models tells more. */
  readonly confidence: number;
}

/**
 * The models. `first` reads best; `second` is another network trained on other settings (it errs elsewhere: where both
 * agree, 3 to 5 of 1000 lines of bad scans are wrong); `digits` knows nothing but numbers.
 */
const models = {
  first: { language: "chi_sim", data: "4.0.0_best_int", whitelist: "" },
  second: { language: "chi_sim", data: "4.0.0", whitelist: "" },
  digits: { language: "eng", data: "4.0.0_best_int", whitelist: "0123456789.,-" },
} as const;

export type Model = keyof typeof models;

/** Reads pictures of lines; as many may be asked for at a time as a page has. */
export interface Recognizers extends AsyncDisposable {
  read(model: Model, line: GreyImage): Promise<Reading>;
}

/**
 * Tesseract.js workers (threads), started when they are first needed; nothing is downloaded.
 * @param size how many lines are read at the same time by the two models together
 */
export function createRecognizers(size: number): Recognizers {
  const crews = new Map<Model, Crew>();
  return {
    read(model, line) {
      const crew = crews.get(model) ?? new Crew(model, model === "digits" ? 1 : Math.ceil(size / 2));
      crews.set(model, crew);
      return crew.read(line);
    },
    async [Symbol.asyncDispose]() {
      const all = [...crews.values()];
      crews.clear();
      await Promise.all(all.map((crew) => crew.end()));
    },
  };
}

async function readWith(worker: Worker, line: GreyImage): Promise<Reading> {
  const { data } = await worker.recognize(greyMap(line), {}, { text: true });
  return { text: data.text.replaceAll(/\s+/g, ""), confidence: data.confidence / 100 };
}

/** The picture as a portable grey map, which Leptonica reads without decoding. */
function greyMap({ width, height, pixels }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

async function startWorker(model: Model): Promise<Worker> {
  const { language, data, whitelist } = models[model];
  const folder = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`));
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: join(folder, data),
    cacheMethod: "none",
    errorHandler: () => undefined, // the same error rejects the job's promise
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.RAW_LINE, // lines are cut out already
    tessedit_char_whitelist: whitelist,
    user_defined_dpi: "300",
  });
  return worker;
}

interface Member {
  readonly worker: Promise<Worker>;
  /** Lines given to it and not yet read. They wait in its own thread, so that it never waits for this one. */
  waiting: number;
}

/** The workers of one model. */
class Crew {
  readonly #model: Model;
  readonly #size: number;
  readonly #members: Member[] = [];
  /** How the lines that are not yet read end when the workers do: tesseract.js never settles them. */
  readonly #giveUp = new Set<(error: Error) => void>();
  #ended = false;

  constructor(model: Model, size: number) {
    this.#model = model;
    this.#size = size;
  }

  async read(line: GreyImage): Promise<Reading> {
    this.#mustGoOn();
    const member = this.#leastBusy();
    member.waiting++;
    try {
      return await this.#untilEnd(this.#readWith(member, line));
    } finally {
      member.waiting--;
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    for (const giveUp of this.#giveUp) giveUp(new RecognizersEnded());
    const workers = await Promise.allSettled(this.#members.map(({ worker }) => worker));
    // a line handed over before is posted to its thread some ticks later: to one that is gone it would be an error nobody can catch
    await new Promise((resolve) => setImmediate(resolve));
    for (const worker of workers) if (worker.status === "fulfilled") await worker.value.terminate();
  }

  async #readWith(member: Member, line: GreyImage): Promise<Reading> {
    const worker = await member.worker;
    this.#mustGoOn(); // it may have ended while the worker started
    return readWith(worker, line);
  }

  async #untilEnd<T>(work: Promise<T>): Promise<T> {
    let giveUp: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => (giveUp = reject));
    this.#giveUp.add(giveUp);
    try {
      return await Promise.race([work, ended]);
    } finally {
      this.#giveUp.delete(giveUp);
    }
  }

  #mustGoOn(): void {
    if (this.#ended) throw new RecognizersEnded();
  }

  #leastBusy(): Member {
    if (this.#members.length < this.#size) this.#members.push({ worker: startWorker(this.#model), waiting: 0 });
    return this.#members.reduce((least, member) => (member.waiting < least.waiting ? member : least));
  }
}

/** The recognizers were disposed of before a line was read. */
export class RecognizersEnded extends Error {
  override readonly name = "RecognizersEnded";

  constructor() {
    super("the recognizers ended before the line was read");
  }
}
