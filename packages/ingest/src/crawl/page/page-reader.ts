import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import { errorMessage } from "../../disk.ts";
import type { PageAnswer, PageTask } from "./page-tasks.ts";

export interface PageReaderLimits {
  /** Processor time for one page: a busy machine's waiting does not count. */
  readonly processorSeconds: number;
  /** Heap of the thread. */
  readonly heapMb: number;
}

/** The largest honest page that was seen, 4 MB of list, takes half a second. */
const DEFAULT_LIMITS: PageReaderLimits = { processorSeconds: 15, heapMb: 512 };
/** A thread that neither answers nor uses the processor waits for something: it is given up too. */
const IDLE_SECONDS = 120;
const LOOK_EVERY_MS = 250;

/**
 * Reads pages one after the other in a thread of its own. A page that takes too long or too much memory costs the thread,
 * and is a failure of its own: the next page gets a fresh one. Ends with the process, whatever a page does to it.
 */
export class PageReader {
  readonly #limits: PageReaderLimits;
  readonly #module: URL;
  readonly #queue = new PQueue({ concurrency: 1 });
  #thread: Worker | null = null;

  /** `module` is replaced in tests. */
  constructor(
    limits: Partial<PageReaderLimits> = {},
    module = new URL(`./page-thread${extname(import.meta.url)}`, import.meta.url),
  ) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#module = module;
  }

  /** What a page is or says, or how reading it failed. Never rejects for the page's sake. */
  async ask(task: PageTask): Promise<PageAnswer> {
    // A view's whole buffer would be copied into the thread.
    return this.#queue.add(() => this.#ask({ ...task, bytes: task.bytes.slice() }));
  }

  async close(): Promise<void> {
    await this.#queue.onIdle();
    await this.#end();
  }

  async #ask(task: PageTask): Promise<PageAnswer> {
    this.#thread ??= new Worker(this.#module, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    const answer = await watched(this.#thread, task, this.#limits);
    if (answer.kind === "failed" && answer.code === "too_complex") await this.#end(); // its heap may be at the limit
    return answer;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}

/** The thread's answer, or why there is none. */
async function watched(thread: Worker, task: PageTask, limits: PageReaderLimits): Promise<PageAnswer> {
  const listening = new AbortController();
  const failed = (reason: string): PageAnswer => ({ kind: "failed", code: "too_complex", reason });
  try {
    return await new Promise<PageAnswer>((resolve) => {
      const on = <Value>(event: string, answer: (value: Value) => PageAnswer): void => {
        const hear = (value: Value): void => resolve(answer(value));
        thread.once(event, hear);
        listening.signal.addEventListener("abort", () => thread.off(event, hear));
      };
      on<PageAnswer>("message", (answer) => answer);
      on<unknown>("error", (error) => failed(`reading it failed: ${errorMessage(error)}`));
      on<number>("exit", (code) => failed(`reading it ended its thread (${code})`));
      void overTime(thread, limits, listening.signal).then((reason) => reason === null || resolve(failed(reason)));
      thread.postMessage(task);
    });
  } finally {
    listening.abort();
  }
}

/** Waits until the thread has used more than it may for one page; null where it was heard of before. */
async function overTime(thread: Worker, { processorSeconds }: PageReaderLimits, heard: AbortSignal): Promise<string | null> {
  const start = performance.now();
  const before = await usedSeconds(thread);
  while (!heard.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS).unref());
    if ((await usedSeconds(thread)) - before > processorSeconds) return `reading it takes more than ${processorSeconds} s`;
    if ((performance.now() - start) / 1000 > processorSeconds + IDLE_SECONDS) return "reading it does not end";
  }
  return null;
}

/** 0 for a thread that does not say, as one that has ended. */
async function usedSeconds(thread: Worker): Promise<number> {
  try {
    const { user, system } = await thread.cpuUsage();
    return (user + system) / 1_000_000;
  } catch {
    return 0;
  }
}
