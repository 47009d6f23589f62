import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import PQueue from "p-queue";
import type { PageAnswer, PageTask } from "./page-tasks.ts";
import { DEFAULT_PAGE_LIMITS, IDLE_SECONDS, type PageReaderLimits } from "./thread-reader.ts";

const EXTENSION = extname(import.meta.url);

/** Whether a failure is the page's alone, or left a process that cannot go on. */
interface Of {
  readonly of: "page" | "process";
}

/**
 * Reads pages one after the other in a process of its own. Whatever a page does to it, never ending, eating all memory,
 * crashing, is a failure of that page: the next one gets a fresh process. It ends with the crawl's.
 */
export class PageReader {
  readonly #limits: PageReaderLimits;
  readonly #module: URL;
  readonly #queue = new PQueue({ concurrency: 1 });
  #child: ChildProcess | null = null;

  /** `module` is what runs in the thread; replaced in tests. */
  constructor(limits: Partial<PageReaderLimits> = {}, module = new URL(`./page-thread${EXTENSION}`, import.meta.url)) {
    this.#limits = { ...DEFAULT_PAGE_LIMITS, ...limits };
    this.#module = module;
  }

  /** What a page is or says, or how reading it failed. Never rejects for the page's sake. */
  async ask(task: PageTask): Promise<PageAnswer> {
    return this.#queue.add(async () => {
      this.#child ??= this.#start();
      const { of, ...answer } = await answerOf(this.#child, task, this.#limits);
      if (of === "process") this.#end();
      return answer;
    });
  }

  /** The process, for tests that look whether it ends; null where none runs. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  async close(): Promise<void> {
    await this.#queue.onIdle();
    this.#end();
  }

  #start(): ChildProcess {
    return fork(
      fileURLToPath(new URL(`./page-child${EXTENSION}`, import.meta.url)),
      [JSON.stringify(this.#limits), this.#module.href],
      {
        serialization: "advanced",
        stdio: ["ignore", "ignore", "ignore", "ipc"],
        // not what this process was started with
        execArgv: EXTENSION === ".ts" ? ["--conditions=@jixiao/source"] : [],
      },
    );
  }

  #end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }
}

/** The process's answer, or why there is none; then it is of no use any more. */
async function answerOf(
  child: ChildProcess,
  task: PageTask,
  { processorSeconds, heapMb }: PageReaderLimits,
): Promise<PageAnswer & Of> {
  const listening = new AbortController();
  try {
    return await new Promise<PageAnswer & Of>((resolve) => {
      const fail = (reason: string): void => resolve({ kind: "failed", code: "too_complex", reason, of: "process" });
      const onMessage = (answer: PageAnswer): void => resolve({ ...answer, of: "page" });
      const onExit = (code: number | null, signal: string | null): void =>
        fail(`reading it ended its process (${signal ?? code ?? "?"}), perhaps at ${heapMb} MB of memory`);
      const onError = ({ message }: Error): void =>
        resolve({ kind: "failed", code: "page_reader", reason: message, of: "process" });
      child.once("message", onMessage).once("exit", onExit).once("error", onError);
      // The process keeps its own time; this is for one that was stopped from outside.
      const last = setTimeout(() => fail("its process does not answer"), (processorSeconds + 2 * IDLE_SECONDS) * 1000);
      listening.signal.addEventListener("abort", () => {
        child.off("message", onMessage).off("exit", onExit).off("error", onError);
        clearTimeout(last);
      });
      child.send(task, (error) => (error === null ? undefined : fail(`its process is gone: ${error.message}`)));
    });
  } finally {
    listening.abort();
  }
}
