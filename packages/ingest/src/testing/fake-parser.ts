/**
 * A worker module for tests: what a document says is what happens. Production code never names this file; documents
 * cannot choose their parser.
 */
import type { FormRecord } from "@jixiao/contract";
import { DocumentError } from "@jixiao/contract/failure";
import { readFileSync, writeFileSync } from "node:fs";
import type { ParseResult, ParserModule } from "../worker/messages.ts";
import { makeForm } from "./make-form.ts";

type Source = Parameters<ParserModule["extract"]>[0];
type Options = Parameters<ParserModule["extract"]>[1];

/** As the system's killer does while a process starts, as often as a file says. */
const deaths = process.env["JIXIAO_FAKE_DEATHS"];
if (deaths !== undefined) {
  const left = Number(readFileSync(deaths, "utf8"));
  if (left > 0) {
    writeFileSync(deaths, String(left - 1));
    process.kill(process.pid, "SIGKILL");
  }
}

export const PARSER_VERSION = process.env["JIXIAO_FAKE_VERSION"] ?? "fake-1";

const kept: Buffer[] = [];

/**
 * First word of a document → what its parsing does, unless JIXIAO_FAKE_MERCY is set. Everything else is an ordinary
 * document, see `extract`.
 */
const misdeeds: Readonly<Record<string, (source: Source, options: Options) => Promise<void> | void>> = {
  hang: () => {
    for (;;);
  },
  sleep: async () => new Promise(() => setInterval(() => undefined, 1_000)),
  endless: async (_, { onProgress }) => {
    for (let step = 1; ; step += 1) {
      onProgress(step, null);
      await pause(50);
    }
  },
  brief: async () => pause(500),
  slow: async (_, { onProgress }) => {
    for (let step = 1; step <= 8; step += 1) {
      await pause(250);
      onProgress(step, 8);
    }
  },
  // With progress, so that on a busy machine it is the memory and not the time that ends them.
  heap: (_, { onProgress }) => {
    const kept: unknown[] = [];
    for (;;) onProgress(kept.push(Array.from({ length: 1_000 }, () => kept)), null);
  },
  buffers: async (_, { onProgress }) => {
    const kept: Buffer[] = [];
    for (;;) {
      onProgress(kept.push(Buffer.alloc(8 * 1024 * 1024, 1)), null);
      await pause(5);
    }
  },
  // Keeps the memory that its document took.
  fat: () => void kept.push(Buffer.alloc(170 * 1024 * 1024, 1)),
  allocation: () => {
    throw new RangeError("Array buffer allocation failed");
  },
  exit: () => process.exit(3),
  segfault: async () => {
    process.kill(process.pid, "SIGSEGV");
    await pause(10_000);
  },
  killed: async () => {
    process.kill(process.pid, "SIGKILL");
    await pause(10_000);
  },
  overflow: () => {
    const deeper = (n: number): number => deeper(n + 1) + 1;
    deeper(0);
  },
  rejects: () => {
    void Promise.reject(new Error("nobody awaits this"));
    return pause(10_000);
  },
  throws: () => {
    throw new TypeError("a bug in the parser");
  },
  damaged: ({ name }) => {
    throw new DocumentError({ code: "damaged", file: name, page: 2, reason: "no trailer" });
  },
  encrypted: ({ name }) => {
    throw new DocumentError({ code: "encrypted", file: name });
  },
};

/** A document `2 forms …` gives two forms, any other document one; `which …` names the process that parsed it. */
export async function extract(source: Source, options: Options): Promise<ParseResult> {
  const text = Buffer.from(source.bytes).toString("utf8");
  const [word = ""] = text.split(/\s/, 1);
  if (process.env["JIXIAO_FAKE_MERCY"] === undefined) await misdeeds[word]?.(source, options);
  const count = /^(\d+) forms/.exec(text)?.[1] ?? "1";
  const records: FormRecord[] = Array.from({ length: Number(count) }, (_, i) =>
    makeForm(
      source,
      word === "which" ? `process ${process.pid}` : `${text.trim().slice(0, 60)} ${i + 1}`,
      PARSER_VERSION,
      options.fiscalYear ?? null,
      options.region,
    ),
  );
  return { records, pageCount: null, account: { pages: [], damaged_parts: [], unread_forms: [] }, mediaType: "text/plain" };
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
