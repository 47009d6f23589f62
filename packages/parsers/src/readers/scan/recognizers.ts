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

/** Reads pictures of lines, a limited number at a time. */
export interface Recognizers extends AsyncDisposable {
  read(model: Model, line: GreyImage): Promise<Reading>;
}

/**
 * A pool of tesseract.js workers (threads), started when they are first needed; nothing is downloaded.
 * @param size how many lines are read at the same time
 */
export function createRecognizers(size: number): Recognizers {
  const queues = new Map<Model, WorkerQueue>();
  const slots = new Slots(size);
  return {
    async read(model, line) {
      const queue = queues.get(model) ?? new WorkerQueue(model, model === "digits" ? 1 : Math.ceil(size / 2));
      queues.set(model, queue);
      return queue.run((worker) => slots.run(() => readWith(worker, line)));
    },
    async [Symbol.asyncDispose]() {
      const all = [...queues.values()];
      queues.clear();
      await Promise.all(all.map((queue) => queue.end()));
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

/** Lets a limited number of jobs run at a time, in the order they came. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}

/** The workers of one model; each reads one line at a time. */
class WorkerQueue {
  readonly #model: Model;
  readonly #slots: Slots;
  readonly #idle: Worker[] = [];
  readonly #all: Promise<Worker>[] = [];

  constructor(model: Model, size: number) {
    this.#model = model;
    this.#slots = new Slots(size);
  }

  run<T>(job: (worker: Worker) => Promise<T>): Promise<T> {
    return this.#slots.run(async () => {
      const worker = this.#idle.pop() ?? (await this.#start());
      try {
        return await job(worker);
      } finally {
        this.#idle.push(worker);
      }
    });
  }

  async end(): Promise<void> {
    for (const starting of this.#all) await (await starting).terminate();
  }

  #start(): Promise<Worker> {
    const starting = startWorker(this.#model);
    this.#all.push(starting);
    return starting;
  }
}
