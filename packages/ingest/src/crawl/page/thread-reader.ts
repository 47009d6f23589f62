import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import { errorMessage } from "../../disk.ts";
import type { PageAnswer, PageTask } from "./page-tasks.ts";

/** What one page may cost. */
export interface PageReaderLimits {
  /** Processor time for one page: a busy machine's waiting does not count. */
  readonly processorSeconds: number;
  /** Heap of the thread. */
  readonly heapMb: number;
}

/** The largest honest page that was seen, 4 MB of list, takes half a second. */
export const DEFAULT_PAGE_LIMITS: PageReaderLimits = { processorSeconds: 15, heapMb: 512 };
/** A thread that neither answers nor uses the processor waits for something: it is given up too. */
export const IDLE_SECONDS = 120;
const LOOK_EVERY_MS = 250;

/**
 * Reads pages one after the other in a thread. A page that takes too long costs the thread, and is a failure of its own: the
 * next page gets a fresh one. One that takes too much memory ends the whole process, which is why there is one for it alone.
 */
export class ThreadReader {
  readonly #limits: PageReaderLimits;
  readonly #module: string | URL;
  readonly #queue = new PQueue({ concurrency: 1 });
  #thread: Worker | null = null;

  constructor(limits: PageReaderLimits, module: string | URL) {
    this.#limits = limits;
    this.#module = module;
  }

  /** What a page is or says, or how reading it failed. Never rejects for the page's sake. */
  async ask(task: PageTask): Promise<PageAnswer> {
    return this.#queue.add(() => this.#ask(task));
  }

  async #ask(task: PageTask): Promise<PageAnswer> {
    this.#thread ??= new Worker(this.#module, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    const { answer, isSpent } = await watched(this.#thread, task, this.#limits);
    if (isSpent) await this.#end();
    return answer;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}

interface Watched {
  readonly answer: PageAnswer;
  /** The thread is gone, or still at the page: the next one needs another. */
  readonly isSpent: boolean;
}

/** The thread's answer, or why there is none. */
async function watched(thread: Worker, task: PageTask, limits: PageReaderLimits): Promise<Watched> {
  const listening = new AbortController();
  try {
    return await new Promise<Watched>((resolve) => {
      const fail = (reason: string): void => resolve({ answer: { kind: "failed", code: "too_complex", reason }, isSpent: true });
      const onMessage = (answer: PageAnswer): void => resolve({ answer, isSpent: false });
      const onError = (error: unknown): void => fail(`reading it failed: ${errorMessage(error)}`);
      const onExit = (code: number): void => fail(`reading it ended its thread (${code})`);
      thread.once("message", onMessage).once("error", onError).once("exit", onExit);
      listening.signal.addEventListener("abort", () =>
        thread.off("message", onMessage).off("error", onError).off("exit", onExit),
      );
      void overTime(thread, limits, listening.signal).then((reason) => reason === null || fail(reason));
      thread.postMessage(task, []);
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
