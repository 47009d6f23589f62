import { PassThrough } from "node:stream";
import type { IngestEvent } from "@jixiao/ingest";
import pino from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createLogger } from "../log.ts";
import { barProgress, createProgress, loggedProgress } from "./progress.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const failed: IngestEvent = {
  kind: "failed",
  path: "/in/a.pdf",
  sha256: null,
  failure: { code: "empty", file: "/in/a\u001b[2J.pdf" },
  known: false,
  tried: true,
};

/** Enough of a terminal for a bar. */
function terminal(): { readonly stream: NodeJS.WriteStream; readonly written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream;
  let written = "";
  (stream as unknown as PassThrough).on("data", (chunk: Buffer) => (written += chunk.toString("utf8")));
  return { stream, written: () => written };
}

describe("on a terminal", () => {
  test("a warning stands on a line of its own, above the bar", () => {
    const { stream, written } = terminal();
    vi.spyOn(process.stderr, "write").mockImplementation((text) => stream.write(text));
    const progress = barProgress(stream);
    const log = createLogger(false);
    progress.onEvent({ kind: "counted", files: 3 });
    progress.onEvent(failed);
    log.warn("careful");
    progress.stop();
    const lines = written().split("\n");
    const warning = lines.find((line) => line.includes("careful")) ?? "";
    // oxlint-disable-next-line no-control-regex -- the sequence that clears a line
    expect(warning).toMatch(/\r\u001b\[K\{[^{}]*"careful"\}$/); // cleared first, then nothing but the warning
  });

  test("a file's name cannot steer it", () => {
    const { stream, written } = terminal();
    const progress = barProgress(stream);
    progress.onEvent(failed);
    progress.stop();
    expect(written()).not.toContain("\u001b[2J.pdf");
  });
});

describe("in a pipe", () => {
  test("a line a minute tells where it is, and none after the end", () => {
    vi.useFakeTimers();
    const lines: { readonly msg: string }[] = [];
    const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const progress = loggedProgress(log);
    progress.onEvent({ kind: "counted", files: 7 });
    progress.onEvent(failed);
    vi.advanceTimersByTime(59_000);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(121_000);
    expect(lines).toMatchObject([{ done: 1, found: 7 }, { done: 1 }, { done: 1 }]);
    progress.stop();
    vi.advanceTimersByTime(600_000);
    expect(lines.length).toBe(3);
  });

  test("--quiet is quiet", () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    createProgress(true, pino({ base: null }, { write: (line: string) => void lines.push(line) })).onEvent(failed);
    vi.advanceTimersByTime(600_000);
    expect(lines).toEqual([]);
  });
});
