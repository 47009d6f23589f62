import type { DocumentFailure } from "@jixiao/contract";
import type { ChildProcess } from "node:child_process";
import type { WorkerLimits } from "./limits.ts";
import { residentBytes } from "./memory.ts";
import type { DrawTask, FromChild, OnProgress, ParseResult, ParseTask, ToChild } from "./messages.ts";
import { describeEnd, lastWords, startParser, type ChildOptions, type StartedParser } from "./start.ts";
import { watchLimits, type Breach } from "./watch.ts";

export type ParseOutcome =
  | { readonly kind: "parsed"; readonly result: ParseResult }
  | { readonly kind: "failed"; readonly failure: DocumentFailure };

export type DrawOutcome =
  | { readonly kind: "drawn"; readonly png: Uint8Array }
  | { readonly kind: "no_such_page"; readonly reason: string }
  | { readonly kind: "failed"; readonly failure: DocumentFailure };

type Answer = ParseOutcome | DrawOutcome;

const OUT_OF_MEMORY = /heap out of memory|Allocation failed|ERR_WORKER_OUT_OF_MEMORY|std::bad_alloc/i;

/** A process that parses, as a pool sees it. */
export type ParserProcess = Pick<ParserChild, "parserVersion" | "documents" | "alive" | "restsBelow" | "parse" | "draw" | "end">;

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
    const answer = await this.#ask({ kind: "parse", task }, task.name, onProgress);
    return answer.kind === "parsed" || answer.kind === "failed" ? answer : failed(outOfTurn(task.name));
  }

  /** Draws a page of a document, within the same limits. */
  async draw(task: DrawTask): Promise<DrawOutcome> {
    const { name } = task.document;
    const answer = await this.#ask({ kind: "draw", task }, name, () => undefined);
    return answer.kind === "parsed" ? failed(outOfTurn(name)) : answer;
  }

  async #ask(request: ToChild, file: string, onProgress: OnProgress): Promise<Answer> {
    const child = this.#process;
    this.#documents += 1;
    return new Promise((resolve) => {
      let breach: Breach | null = null;
      const watch = watchLimits(child.pid ?? 0, this.#limits, (what) => {
        breach = what;
        child.kill("SIGKILL");
      });
      const settle = (outcome: Answer): void => {
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
      if (child.exitCode !== null || child.signalCode !== null) onExit();
      else if (!child.connected) child.kill("SIGKILL"); // it hears nothing any more; its end settles this
      else child.send(request, (error) => (error === null ? undefined : child.kill("SIGKILL")));
    });
  }

  /** Ends the process and waits until it is gone. It holds nothing that could be lost. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await gone;
  }

  #outcome(message: Exclude<FromChild, { kind: "progress" }>, file: string): Answer {
    switch (message.kind) {
      case "parsed":
      case "drawn":
      case "no_such_page":
        return message;
      case "failed":
        return failed(message.failure);
      case "out_of_memory":
        return failed(this.#breached(file, "oom"));
      case "bug":
        return failed({ code: "crash", file, reason: message.reason, stack: message.stack, cause: message.cause });
      case "ready":
        return failed(outOfTurn(file));
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
    const cause = this.#process.signalCode === null ? "parser" : "machine";
    return { code: "crash", file, reason: describeEnd(this.#process, said), stack: said === "" ? null : said, cause };
  }
}

function outOfTurn(file: string): DocumentFailure {
  return { code: "crash", file, reason: "the parser's process answered out of turn", stack: null, cause: "parser" };
}

function failed(failure: DocumentFailure): { readonly kind: "failed"; readonly failure: DocumentFailure } {
  return { kind: "failed", failure };
}
