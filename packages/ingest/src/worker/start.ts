import { fork, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { WorkerLimits } from "./limits.ts";
import type { FromChild } from "./messages.ts";
import { watchLimits } from "./watch.ts";

export interface ChildOptions {
  readonly limits: WorkerLimits;
  /** URL of the module that parses; see `ParserModule`. */
  readonly workerModule: string;
}

/** The parser cannot even be started: a broken installation, or a machine without memory; no document's fault. */
export class ParserStartError extends Error {
  override readonly name = "ParserStartError";
  /** True where the machine may have caused it, so that another try may do; false where the process ended by itself. */
  readonly mayPass: boolean;

  constructor(how: string, mayPass: boolean) {
    super(`the parser's process cannot be started (解析进程无法启动): ${how}`);
    this.mayPass = mayPass;
  }
}

/** The JavaScript heap's share of the memory limit; Buffers, and what pdf.js and inflate keep, have the rest. */
const HEAP_SHARE = 2 / 3;
/**
 * V8's settings for a process of which there is one a core: helper threads only compete, and of the sizes of the young
 * generation 32 MB costs least. Measured on 600 dumps of 9 forms: 26 ms of processor time a document instead of 46.
 */
const V8_OPTIONS = ["--single-threaded-gc", "--max-semi-space-size=32"];
/** Of what a dying process said, the end is kept: V8's reason comes before its stack of 3 KB. */
const STDERR_TAIL = 8_192;
/** After a process's end its last words may still be in the pipe. */
const LAST_WORDS_MS = 500;
/**
 * glibc keeps what its threads free in up to eight arenas a core, and does not give small pages back: recognizing a scan
 * then grows by 20 MB a page. With these settings it stays flat (measured: 690 MB instead of 880 after five pages). Other
 * systems ignore them.
 */
const MALLOC_SETTINGS = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_TRIM_THRESHOLD_: "131072" };

export interface StartedParser {
  readonly process: ChildProcess;
  readonly parserVersion: string;
  /** The end of what the process has said on its error output. */
  readonly stderr: () => string;
}

/** Starts a parser's process: the same child file as source in a checkout and as built file in a package. */
export async function startParser({ limits, workerModule }: ChildOptions): Promise<StartedParser> {
  const extension = extname(import.meta.url);
  const child = fork(fileURLToPath(new URL(`./child${extension}`, import.meta.url)), [workerModule, String(process.pid)], {
    serialization: "advanced",
    env: { ...process.env, ...MALLOC_SETTINGS },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [
      `--max-old-space-size=${Math.floor(limits.memoryMb * HEAP_SHARE)}`,
      ...V8_OPTIONS,
      ...(extension === ".ts" ? ["--conditions=@jixiao/source"] : []),
    ],
  });
  const stderr = keepTail(child);
  return { process: child, stderr, parserVersion: await ready(child, limits.startSeconds, stderr) };
}

/** How a process ended, with the line of its last words that says most. */
export function describeEnd(child: ChildProcess, said: string): string {
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  const hint = child.signalCode === "SIGKILL" ? ", perhaps by the system for want of memory" : "";
  const lines = said.trim().split("\n");
  const words = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? "";
  return words === "" ? how + hint : `${how}${hint}: ${words.trim()}`;
}

function keepTail(child: ChildProcess): () => string {
  let tail = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-STDERR_TAIL);
  });
  return () => tail;
}

async function ready(child: ChildProcess, seconds: number, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (how: string, mayPass: boolean): void => {
      done();
      child.kill("SIGKILL");
      reject(new ParserStartError(how, mayPass));
    };
    const onMessage = (message: FromChild): void => {
      if (message.kind !== "ready") return;
      done();
      resolve(message.parserVersion);
    };
    const onExit = (): void => void lastWords(child).then(() => fail(describeEnd(child, stderr()), child.signalCode !== null));
    const onError = (error: Error): void => fail(error.message, true); // EAGAIN, ENOMEM: no room for a process
    const limits = { stallSeconds: seconds, totalSeconds: seconds, memoryMb: Number.POSITIVE_INFINITY };
    const watch = watchLimits(child.pid ?? 0, limits, () => fail(`not ready after ${seconds} s`, true));
    const done = (): void => {
      watch.stop();
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      child.on("error", () => undefined); // a failing kill or send shows as the process's end
    };
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
  });
}

/** Waits until the pipe of an ended process is read, but not on a descendant that keeps it open. */
export async function lastWords(child: ChildProcess): Promise<void> {
  if (child.stderr?.readableEnded !== false) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LAST_WORDS_MS);
    child.stderr?.once("end", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
