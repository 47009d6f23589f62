import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { sha256Of } from "../archive/archive.ts";
import { parsersOf } from "../testing/kill-parsers.ts";
import type { ParseTask } from "./messages.ts";
import { ParserPool, type PoolOptions } from "./pool.ts";

const folder = mkdtempSync(join(tmpdir(), "jixiao-pool-"));
const fake = new URL("../testing/fake-parser.ts", import.meta.url).href;
const limits = { stallSeconds: 1, totalSeconds: 30, memoryMb: 160, startSeconds: 60 };
/** For documents that spin until they are ended, and ordinary ones, which take milliseconds. */
const shortStall = { ...limits, stallSeconds: 0.4 };
const pools: ParserPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openPool(options: PoolOptions = {}): ParserPool {
  const pool = new ParserPool({ workers: 2, limits, workerModule: fake, ...options });
  pools.push(pool);
  return pool;
}

function document(text: string): ParseTask {
  const bytes = Buffer.from(text);
  const sha256 = sha256Of(bytes);
  writeFileSync(join(folder, sha256), bytes);
  return { name: `${text}.txt`, sha256, path: join(folder, sha256), fiscalYear: null };
}

describe("what a document does to its parser becomes its failure, after a second try in a fresh process", () => {
  test.each([
    ["hang", { code: "stalled", seconds: 0.4 }],
    ["sleep", { code: "stalled", seconds: 1 }],
    ["endless", { code: "timeout", seconds: 0.8 }],
    ["heap", { code: "oom", limit_mb: 160 }],
    ["buffers", { code: "oom", limit_mb: 160 }],
    ["allocation", { code: "oom", limit_mb: 160 }],
    ["exit", { code: "crash", reason: "exit code 3", cause: "parser" }],
    ["segfault", { code: "crash", reason: "signal SIGSEGV", cause: "machine" }],
    ["overflow", { code: "crash", reason: expect.stringMatching(/inside the parser.*nested too deeply/), cause: "parser" }],
    ["throws", { code: "crash", reason: expect.stringMatching(/inside the parser.*TypeError; .*stack$/), cause: "parser" }],
    ["rejects", { code: "crash", reason: expect.stringContaining("nobody awaits this") }],
  ])("%s", async (text, failure) => {
    const retried: string[] = [];
    const own = text === "endless" ? { ...limits, totalSeconds: 0.8 } : text === "hang" ? shortStall : limits;
    const pool = openPool({ limits: own });
    const outcome = await pool.parse(document(text), { onRetry: ({ code }) => retried.push(code) });
    expect(outcome).toMatchObject({ kind: "failed", failure: { ...failure, file: `${text}.txt` }, attempts: 2 });
    expect(retried).toEqual([failure.code]);
  });

  test("a bug keeps its stack", async () => {
    const outcome = await openPool().parse(document("throws"));
    expect(outcome).toMatchObject({
      failure: { stack: expect.stringMatching(/TypeError: a bug in the parser\n.*fake-parser\.ts/) },
    });
  });
});

describe("a document that is unreadable for good is not tried again", () => {
  test.each([
    ["damaged", { code: "damaged", page: 2, reason: "no trailer" }],
    ["encrypted", { code: "encrypted" }],
  ])("%s", async (text, failure) => {
    expect(await openPool().parse(document(text))).toEqual({
      kind: "failed",
      failure: { ...failure, file: `${text}.txt` },
      attempts: 1,
    });
  });

  test("an archived copy that was altered or is gone", async () => {
    const altered = document("altered");
    writeFileSync(altered.path, "something else");
    const gone = document("gone");
    rmSync(gone.path);
    const pool = openPool();
    for (const task of [altered, gone]) {
      expect(await pool.parse(task)).toMatchObject({
        kind: "failed",
        failure: { code: "unreadable", file: task.name },
        attempts: 1,
      });
    }
  });
});

test("an ordinary document gives its records, with the year supplied", async () => {
  const pool = openPool();
  expect(await pool.parserVersion()).toBe("fake-1");
  const outcome = await pool.parse({ ...document("2 forms"), fiscalYear: 2024 });
  expect(outcome).toMatchObject({ kind: "parsed", attempts: 1, result: { pageCount: null, mediaType: "text/plain" } });
  expect(outcome.kind === "parsed" ? outcome.result.records.map((record) => record.fiscal_year) : null).toEqual([2024, 2024]);
});

test("slowness with progress is no stall", async () => {
  const steps: number[] = [];
  const pool = openPool({ limits: { ...limits, stallSeconds: 1.2 } });
  const outcome = await pool.parse(document("slow"), { onProgress: (done) => steps.push(done) });
  expect(outcome).toMatchObject({ kind: "parsed", attempts: 1 });
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

describe("trouble of the machine", () => {
  const hasProc = existsSync("/proc/self/stat");

  test.runIf(hasProc)("a parser that the machine keeps waiting is not stalled", async () => {
    const pool = openPool({ workers: 1, limits: { ...limits, stallSeconds: 0.5 } });
    let isHeld = false;
    const outcome = await pool.parse(document("slow held"), {
      onProgress: () => {
        if (isHeld) return;
        isHeld = true;
        const [child = 0] = parsersOf(process.pid);
        process.kill(child, "SIGSTOP");
        setTimeout(() => process.kill(child, "SIGCONT"), 1_500);
      },
    });
    expect(isHeld).toBe(true);
    expect(outcome).toMatchObject({ kind: "parsed", attempts: 1 });
  });

  test("a parser that is killed from outside: another try, then a failure that names the machine", async () => {
    const pool = openPool();
    expect(await pool.parse(document("killed"))).toMatchObject({ failure: { code: "crash", cause: "machine" }, attempts: 2 });
  });

  test("a parser that is killed while it starts is started again", async () => {
    process.env["JIXIAO_FAKE_DEATHS"] = join(folder, "deaths");
    writeFileSync(join(folder, "deaths"), "2");
    try {
      expect(await openPool().parse(document("a"))).toMatchObject({ kind: "parsed", attempts: 1 });
      expect(readFileSync(join(folder, "deaths"), "utf8")).toBe("0");
    } finally {
      delete process.env["JIXIAO_FAKE_DEATHS"];
    }
  });

  test("it dies at every start: an error without a document, that says it may pass", async () => {
    process.env["JIXIAO_FAKE_DEATHS"] = join(folder, "deaths");
    writeFileSync(join(folder, "deaths"), "99");
    try {
      await expect(openPool().parse(document("a"))).rejects.toMatchObject({ name: "ParserStartError", mayPass: true });
    } finally {
      delete process.env["JIXIAO_FAKE_DEATHS"];
    }
  });
});

describe("once told to stop", () => {
  test("nothing is begun, nothing is tried again, what hangs is left, and none of it is a document's failure", async () => {
    const stop = new AbortController();
    const pool = openPool({ workers: 1, signal: stop.signal, graceSeconds: 0.2, limits: { ...limits, stallSeconds: 60 } });
    await pool.parserVersion();
    const retried: string[] = [];
    const inHand = pool.parse(document("hang"), { onRetry: ({ code }) => retried.push(code) });
    const next = pool.parse(document("next"));
    stop.abort();
    expect(await Promise.all([inHand, next])).toEqual([{ kind: "left" }, { kind: "left" }]);
    expect(retried).toEqual([]);
  });

  test("what is nearly through may finish", async () => {
    const stop = new AbortController();
    const pool = openPool({ signal: stop.signal, graceSeconds: 60 });
    const outcome = await pool.parse(document("slow in hand"), { onProgress: () => stop.abort() });
    expect(outcome).toMatchObject({ kind: "parsed" });
  });
});

test("one bad document costs no other", async () => {
  const pool = openPool({ limits: shortStall });
  const texts = ["a", "hang", "b", "exit", "c", "damaged", "d", "overflow", "e"];
  const outcomes = await Promise.all(texts.map((text) => pool.parse(document(text))));
  const codes = outcomes.map((outcome) => (outcome.kind === "failed" ? outcome.failure.code : outcome.kind));
  expect(codes).toEqual(["parsed", "stalled", "parsed", "crash", "parsed", "damaged", "parsed", "crash", "parsed"]);
});

describe.runIf(existsSync("/proc/self/status"))("between documents", () => {
  const processOf = async (pool: ParserPool, text: string): Promise<string | null> => {
    const outcome = await pool.parse(document(text));
    if (outcome.kind !== "parsed") throw new Error(outcome.kind === "failed" ? outcome.failure.code : outcome.kind);
    return outcome.result.records[0]?.project_name ?? null;
  };

  test.each([
    ["a process that keeps little is given the next document", "a", true],
    ["one that keeps most of its limit is replaced: the next document may need the rest", "fat", false],
  ])("%s", async (_, text, same) => {
    const pool = openPool({ workers: 1, limits: { ...limits, stallSeconds: 30, memoryMb: 300 } });
    const first = await processOf(pool, "which 1");
    expect(await pool.parse(document(text))).toMatchObject({ kind: "parsed", attempts: 1 });
    expect((await processOf(pool, "which 2")) === first).toBe(same);
  });
});

test("a module that cannot be loaded is no document's fault", async () => {
  const pool = openPool({ workerModule: "file:///nowhere/parser.js" });
  await expect(pool.parse(document("a"))).rejects.toThrow(/cannot be started.*Cannot find module/s);
});

test.runIf(existsSync("/proc/self/stat"))("a parser that hangs does not outlive a killed import", async () => {
  const task = document("hang");
  const script = `
    import { ParserPool } from ${JSON.stringify(new URL("./pool.ts", import.meta.url).href)};
    const pool = new ParserPool({ workers: 1, workerModule: ${JSON.stringify(fake)} });
    await pool.parserVersion();
    console.log("started");
    await pool.parse(${JSON.stringify(task)});`;
  const parent = spawn(process.execPath, ["--conditions=@jixiao/source", "--input-type=module", "-e", script]);
  await new Promise((resolve) => parent.stdout.once("data", resolve));
  await pause(300);
  const children = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, "utf8").trim().split(" ");
  expect(children.length).toBe(1);
  parent.kill("SIGKILL");
  await expect.poll(() => existsSync(`/proc/${children[0]}`), { timeout: 600_000, interval: 100 }).toBe(false);
});

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
