/**
 * The parser's process: gets one document after the other from the import and sends back records or the reason why not.
 * It may hang, eat memory or die at any time; the parent watches it from outside (`parser-child.ts`).
 */
// Not all of the contract: its schemas would be made before a parser that needs none of them is ready.
import { DocumentError } from "@jixiao/contract/failure";
import { reasonOf } from "@jixiao/contract/reason";
import { endWithParent } from "@jixiao/store/child";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { convertedBesides, converterOf } from "./convert.ts";
import type { DrawTask, FromChild, OnProgress, ParseTask, ParserModule, ToChild } from "./messages.ts";

/** Progress more often than this tells nobody anything. */
const PROGRESS_INTERVAL_MS = 100;

async function main(moduleUrl: string, parent: number): Promise<void> {
  // Ctrl-C and a service manager's stop reach the whole group; the parent decides what ends, and lets a document finish.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(0));
  endWithParent({ parent, deadlineMs: null });
  // A module that the import names: its own parser, or the one of a test.
  const parser = (await import(moduleUrl)) as ParserModule;
  const recognizer = parser.createRecognizer?.();
  process.on("message", (message: ToChild) => {
    void answer(parser, message, recognizer).then(send);
  });
  send({ kind: "ready", parserVersion: parser.PARSER_VERSION });
}

async function answer(parser: ParserModule, message: ToChild, recognizer: unknown): Promise<FromChild> {
  try {
    return message.kind === "parse" ? await parse(parser, message.task, recognizer) : await draw(parser, message.task);
  } catch (error) {
    return failureOf(error);
  }
}

const convert = converterOf(process.env);

async function parse(parser: ParserModule, task: ParseTask, recognizer: unknown): Promise<FromChild> {
  const { name, sha256, fiscalYear, region } = task;
  const bytes = await readArchived(task);
  const options = {
    ...(fiscalYear === null ? {} : { fiscalYear }),
    ...(region == null ? {} : { region }),
    onProgress: throttled(),
    ...(recognizer === undefined ? {} : { recognizer }),
    ...(convert === null ? {} : { convert, convertBesides: convertedBesides(process.env) }),
  };
  const { records, pageCount, account, mediaType } = await parser.extract({ name, bytes, sha256 }, options);
  return { kind: "parsed", result: { records, pageCount, account, mediaType } };
}

async function draw(parser: ParserModule, { document, records, page }: DrawTask): Promise<FromChild> {
  if (parser.drawPageImage === undefined) throw new TypeError("this parser draws no pages");
  const { name, sha256 } = document;
  try {
    return {
      kind: "drawn",
      png: await parser.drawPageImage({ name, sha256, bytes: await readArchived(document) }, records, page),
    };
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchPageError") return { kind: "no_such_page", reason: error.message };
    throw error;
  }
}

/** The parent archived the bytes first; what no longer has their hash must not become records. */
async function readArchived({ name, sha256, path }: Omit<ParseTask, "fiscalYear" | "region">): Promise<Uint8Array> {
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
  return {
    kind: "bug",
    reason: bugReason(error),
    stack: error instanceof Error ? (error.stack ?? null) : null,
    cause: causeOf(error),
  };
}

/** JavaScript's own words (`Cannot read properties of undefined`) tell an operator nothing; they stay in the stack. */
function bugReason(error: unknown): string {
  const where = "an error inside the parser (解析程序内部错误)";
  if (error instanceof TypeError || error instanceof ReferenceError)
    return `${where}: ${error.name}; \`jixiao failures --json\` has its stack`;
  return `${where}: ${reasonOf(error)}`;
}

/** What a system without room says: no document's fault. */
const MACHINE_CODES: ReadonlySet<unknown> = new Set(["EMFILE", "ENFILE", "ENOMEM", "EAGAIN", "ENOSPC", "EIO", "EDQUOT"]);

function causeOf(error: unknown): "machine" | "parser" {
  return error instanceof Error && "code" in error && MACHINE_CODES.has(error.code) ? "machine" : "parser";
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

function send(message: FromChild): void {
  process.send?.(message);
}

await main(process.argv[2] ?? "@jixiao/parsers", Number(process.argv[3] ?? process.ppid));
