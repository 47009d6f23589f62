import type { DocumentFailure } from "@jixiao/contract";
import type { ChildProcess } from "node:child_process";
import type { WorkerLimits } from "./limits.ts";
import { residentBytes } from "./memory.ts";
import type { FromChild, OnProgress, ParseResult, ParseTask, ToChild } from "./messages.ts";
import { describeEnd, lastWords, startParser, type ChildOptions, type StartedParser } from "./start.ts";
import { watchLimits, type Breach } from "./watch.ts";

export type ParseOutcome =
  | { readonly kind: "parsed"; readonly result: ParseResult }
  | { readonly kind: "failed"; readonly failure: DocumentFailure };

const OUT_OF_MEMORY = /heap out of memory|Allocation failed|ERR_WORKER_OUT_OF_MEMORY|std::bad_alloc/i;

/** One parser process as the import sees it. It serves one document at a time and is not used again after a failure of its own. */
export class ParserChild {
  readonly parserVersion: string;
  readonly #process: ChildProcess;
  readonly #limits: WorkerLimits;
  readonly #stderr: () => string;
  #documents = 0;

  private constructor({ process, stderr, parserVersion }: StartedParser, limits: WorkerLimits) {
    this.#process = process;
    this.#limits = limits;
    this.#stderr = stderr;
    this.parserVersion = parserVersion;
  }

  /** @throws ParserStartError where the process ends or stays silent before it is ready. */
  static async start(options: ChildOptions): Promise<ParserChild> {
    return new ParserChild(await startParser(options), options.limits);
  }

  /** Documents it has been given. */
  get documents(): number {
    return this.#documents;
  }

  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null && this.#process.connected;
  }

  /** Whether it holds less than a share of its memory limit now, between two documents. */
  async restsBelow(share: number): Promise<boolean> {
    const bytes = await residentBytes(this.#process.pid ?? 0);
    return bytes === null || bytes < share * this.#limits.memoryMb * 1024 * 1024;
  }

  /** Parses one document. Whatever the parser does, this settles within the limits and never rejects. */
  async parse(task: ParseTask, onProgress: OnProgress): Promise<ParseOutcome> {
    const child = this.#process;
    const file = task.name;
    this.#documents += 1;
    return new Promise((resolve) => {
      let breach: Breach | null = null;
      const watch = watchLimits(child.pid ?? 0, this.#limits, (what) => {
        breach = what;
        child.kill("SIGKILL");
      });
      const settle = (outcome: ParseOutcome): void => {
        watch.stop();
        child.off("message", onMessage);
        child.off("exit", onExit);
        resolve(outcome);
      };
      const onMessage = (message: FromChild): void => {
        if (breach !== null) return; // it was ended for good reason, what it sent meanwhile comes too late
        watch.progress();
        if (message.kind === "progress") onProgress(message.done, message.total);
        else settle(this.#outcome(message, file));
      };
      const onExit = (): void => {
        watch.stop();
        void lastWords(child).then(() => settle(failed(breach === null ? this.#death(file) : this.#breached(file, breach))));
      };
      child.on("message", onMessage);
      child.on("exit", onExit);
      if (!this.alive) onExit();
      else child.send({ kind: "parse", task } satisfies ToChild, (error) => (error === null ? undefined : child.kill("SIGKILL")));
    });
  }

  /** Ends the process and waits until it is gone. It holds nothing that could be lost. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await gone;
  }

  #outcome(message: Exclude<FromChild, { kind: "progress" }>, file: string): ParseOutcome {
    switch (message.kind) {
      case "parsed":
        return { kind: "parsed", result: message.result };
      case "failed":
        return failed(message.failure);
      case "out_of_memory":
        return failed(this.#breached(file, "oom"));
      case "bug":
        return failed({ code: "crash", file, reason: message.reason, stack: message.stack });
      case "ready":
        return failed({ code: "crash", file, reason: "the parser's process answered out of turn", stack: null });
    }
  }

  #breached(file: string, breach: Breach): DocumentFailure {
    switch (breach) {
      case "timeout":
        return { code: "timeout", file, seconds: this.#limits.totalSeconds };
      case "stalled":
        return { code: "stalled", file, seconds: this.#limits.stallSeconds };
      case "oom":
        return { code: "oom", file, limit_mb: this.#limits.memoryMb };
    }
  }

  /** Why a process that nobody ended is gone. */
  #death(file: string): DocumentFailure {
    const said = this.#stderr().trim();
    if (OUT_OF_MEMORY.test(said)) return this.#breached(file, "oom");
    return { code: "crash", file, reason: describeEnd(this.#process, said), stack: said === "" ? null : said };
  }
}

function failed(failure: DocumentFailure): ParseOutcome {
  return { kind: "failed", failure };
}
