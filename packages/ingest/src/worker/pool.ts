import PQueue from "p-queue";
import type { DocumentFailure, FailureCode } from "@jixiao/contract";
import { DEFAULT_WORKER_LIMITS, defaultWorkers, type WorkerLimits } from "./limits.ts";
import type { DrawTask, OnProgress, ParseTask } from "./messages.ts";
import { ParserChild, type DrawOutcome, type ParseOutcome, type ParserProcess } from "./parser-child.ts";
import { ParserStartError, type ChildOptions } from "./start.ts";

export interface PoolOptions {
  /** Parser processes at the same time; as many as cores and memory allow where not given. */
  readonly workers?: number;
  readonly limits?: Partial<WorkerLimits>;
  /** Documents after which a process is replaced, so that what libraries leak stays small. */
  readonly documentsPerChild?: number;
  /** URL of another module to parse with, for tests. Nothing in a document can choose it. */
  readonly workerModule?: string;
  /** Where processes come from, for tests that need not start one each. */
  readonly startChild?: (options: ChildOptions) => Promise<ParserProcess>;
  /** Once it is aborted nothing is begun or tried again; what is in hand may take `graceSeconds` more. */
  readonly signal?: AbortSignal;
  readonly graceSeconds?: number;
}

export interface ParseHooks {
  readonly onProgress?: OnProgress;
  /** The first try failed and a fresh process gets the document. */
  readonly onRetry?: (failure: DocumentFailure) => void;
}

/** `left`: the pool was told to stop before the document was through; that says nothing of the document. */
export type PoolOutcome = (ParseOutcome & { readonly attempts: number }) | { readonly kind: "left" };

/** A fresh process costs about a second of processor time until its code is compiled: twenty documents' worth. */
const DOCUMENTS_PER_CHILD = 500;
/** A process that keeps more of its limit than this between documents is replaced: the next one may need the rest. */
const RESTING_SHARE = 2 / 3;
const MAX_ATTEMPTS = 2;
/** Service managers kill after 90 s; most documents are through in one. */
const GRACE_SECONDS = 5;
/** A machine that is out of memory or processes may have some again after a moment. */
const START_PAUSES_MS: readonly number[] = [200, 1_000, 5_000];

/** Failures that a fresh process may not have. All others are the document's, and the same every time. */
const worthRetrying: ReadonlySet<FailureCode> = new Set(["timeout", "stalled", "oom", "crash"]);

/** Parser processes, started when needed, each given many documents, replaced when one of them fails. */
export class ParserPool {
  readonly size: number;
  readonly #child: ChildOptions;
  readonly #startChild: (options: ChildOptions) => Promise<ParserProcess>;
  readonly #documentsPerChild: number;
  readonly #queue: PQueue;
  readonly #idle: ParserProcess[] = [];
  readonly #children = new Set<ParserProcess>();
  readonly #signal: AbortSignal;
  readonly #graceMs: number;
  #grace: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: PoolOptions = {}) {
    const limits = { ...DEFAULT_WORKER_LIMITS, ...options.limits };
    this.size = options.workers ?? defaultWorkers(limits.memoryMb);
    this.#child = { limits, workerModule: options.workerModule ?? import.meta.resolve("@jixiao/parsers") };
    this.#startChild = options.startChild ?? (async (child) => ParserChild.start(child));
    this.#documentsPerChild = options.documentsPerChild ?? DOCUMENTS_PER_CHILD;
    this.#queue = new PQueue({ concurrency: this.size });
    this.#graceMs = (options.graceSeconds ?? GRACE_SECONDS) * 1000;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#signal.addEventListener("abort", this.#onAbort);
  }

  /** The parsers' version, from a process that will parse. @throws ParserStartError */
  async parserVersion(): Promise<string> {
    return this.#queue.add(async () => {
      const child = await this.#take();
      await this.#giveBack(child);
      return child.parserVersion;
    });
  }

  /**
   * Parses one archived document, once more in a fresh process where the first one hung, ran out of memory or died.
   * Settles whatever the parser does. @throws ParserStartError where no process can be started at all.
   */
  async parse(task: ParseTask, hooks: ParseHooks = {}): Promise<PoolOutcome> {
    return this.#queue.add(() => this.#parse(task, hooks, 1));
  }

  /** Draws a page, within the limits of a document. @throws ParserStartError */
  async draw(task: DrawTask): Promise<DrawOutcome> {
    return this.#queue.add(async () => {
      const child = await this.#take();
      const outcome = await child.draw(task);
      await this.#giveBack(child);
      return outcome;
    });
  }

  /** Ends all processes; documents in hand fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#signal.removeEventListener("abort", this.#onAbort);
    if (this.#grace !== null) clearTimeout(this.#grace);
    this.#queue.clear();
    await Promise.all([...this.#children].map((child) => child.end()));
    this.#children.clear();
  }

  readonly #onAbort = (): void => {
    this.#grace = setTimeout(() => void Promise.all([...this.#children].map((child) => child.end())), this.#graceMs);
  };

  async #parse(task: ParseTask, hooks: ParseHooks, attempt: number): Promise<PoolOutcome> {
    if (this.#signal.aborted) return { kind: "left" };
    const child = await this.#childFor(attempt);
    if (child === null) return { kind: "left" };
    const outcome = await child.parse(task, hooks.onProgress ?? ignore);
    if (outcome.kind === "parsed" || !worthRetrying.has(outcome.failure.code)) {
      await this.#giveBack(child);
      return { ...outcome, attempts: attempt };
    }
    await this.#retire(child);
    if (this.#signal.aborted) return { kind: "left" }; // whose end this was, its own or the stop's, the next run tells
    if (attempt === MAX_ATTEMPTS) return { ...outcome, attempts: attempt };
    hooks.onRetry?.(outcome.failure);
    return this.#parse(task, hooks, attempt + 1);
  }

  /** Null where the pool was told to stop meanwhile. */
  async #childFor(attempt: number): Promise<ParserProcess | null> {
    try {
      const child = await (attempt === 1 ? this.#take() : this.#start());
      if (!this.#signal.aborted) return child;
      await this.#retire(child);
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
    return null;
  }

  async #take(): Promise<ParserProcess> {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) {
      if (child.alive) return child;
      await this.#retire(child);
    }
    return this.#start();
  }

  /** A process that dies at its start is tried again where the machine may have ended it. */
  async #start(): Promise<ParserProcess> {
    for (const pause of [...START_PAUSES_MS, null]) {
      try {
        return await this.#startOne();
      } catch (error) {
        const isWorth = error instanceof ParserStartError && error.mayPass && !this.#signal.aborted && !this.#isClosed;
        if (pause === null || !isWorth) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    throw new ParserStartError("no try was made", false);
  }

  async #startOne(): Promise<ParserProcess> {
    const child = await this.#startChild(this.#child);
    this.#children.add(child);
    if (this.#isClosed) await this.#retire(child);
    return child;
  }

  async #giveBack(child: ParserProcess): Promise<void> {
    const isFit = child.alive && child.documents < this.#documentsPerChild && (await child.restsBelow(RESTING_SHARE));
    if (isFit) this.#idle.push(child);
    else await this.#retire(child);
  }

  async #retire(child: ParserProcess): Promise<void> {
    this.#children.delete(child);
    await child.end();
  }
}

function ignore(): void {
  // nobody watches
}
