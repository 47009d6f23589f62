/**
 * The parser's process: gets one document after the other from the import and sends back records or the reason why not.
 * It may hang, eat memory or die at any time; the parent watches it from outside (`parser-child.ts`).
 */
import { DocumentError } from "@jixiao/contract";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { FromChild, OnProgress, ParseTask, ParserModule, ToChild } from "./messages.ts";

/** Progress more often than this tells nobody anything. */
const PROGRESS_INTERVAL_MS = 100;

async function main(moduleUrl: string): Promise<void> {
  // Ctrl-C and a service manager's stop reach the whole group; the parent decides what ends, and lets a document finish.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(0));
  startWatchdog();
  const parser = (await import(moduleUrl)) as ParserModule;
  const recognizer = parser.createRecognizer?.();
  process.on("message", (message: ToChild) => {
    void parse(parser, message.task, recognizer).then(send);
  });
  send({ kind: "ready", parserVersion: parser.PARSER_VERSION });
}

async function parse(parser: ParserModule, task: ParseTask, recognizer: unknown): Promise<FromChild> {
  const { name, sha256, fiscalYear } = task;
  try {
    const bytes = await readArchived(task);
    const options = {
      ...(fiscalYear === null ? {} : { fiscalYear }),
      onProgress: throttled(),
      ...(recognizer === undefined ? {} : { recognizer }),
    };
    const { records, pageCount, account, mediaType } = await parser.extract({ name, bytes, sha256 }, options);
    return { kind: "parsed", result: { records, pageCount, account, mediaType } };
  } catch (error) {
    return failureOf(error);
  }
}

/** The parent archived the bytes first; what no longer has their hash must not become records. */
async function readArchived({ name, sha256, path }: ParseTask): Promise<Uint8Array> {
  const advice = "run `jixiao doctor --verify`, then import the original again";
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = `its archived copy cannot be read; ${advice} (归档文件无法读取)`;
    throw new DocumentError({ code: "unreadable", file: name, reason }, { cause: error });
  }
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  throw new DocumentError({
    code: "unreadable",
    file: name,
    reason: `its archived copy was altered; ${advice} (归档文件已被改动)`,
  });
}

function failureOf(error: unknown): FromChild {
  if (error instanceof DocumentError) return { kind: "failed", failure: error.failure };
  if (error instanceof RangeError && error.message.includes("allocation failed")) return { kind: "out_of_memory" };
  if (error instanceof Error) return { kind: "bug", reason: `${error.name}: ${error.message}`, stack: error.stack ?? null };
  return { kind: "bug", reason: String(error), stack: null };
}

function throttled(): OnProgress {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < PROGRESS_INTERVAL_MS) return;
    last = now;
    send({ kind: "progress", done, total });
  };
}

function startWatchdog(): void {
  const file = new URL(`./watchdog${extname(import.meta.url)}`, import.meta.url);
  new Worker(file, { workerData: { parent: process.ppid } }).unref();
}

function send(message: FromChild): void {
  process.send?.(message);
}

await main(process.argv[2] ?? "@jixiao/parsers");
