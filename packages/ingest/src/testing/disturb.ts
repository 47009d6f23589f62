import { once } from "node:events";
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { rmSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { doctor, type DoctorReport } from "../doctor/doctor.ts";
import { importPaths } from "../import.ts";
import { makeZip } from "./make-zip.ts";
import type { Workplace } from "./workplace.ts";

/** What an import leaves behind, without times: two imports of the same files must agree in it. */
export interface Traces {
  readonly records: readonly string[];
  readonly failures: readonly string[];
}

/** A mix of ordinary, failing, equal and archived documents. */
export function fillInbox(place: Workplace, documents: number): void {
  for (let i = 0; i < documents; i += 1) {
    const name = String(i).padStart(4, "0");
    if (i % 20 === 3) place.put(`${name}.txt`, `damaged ${i}`);
    else if (i % 20 === 7) place.put(`${name}.txt`, "the same bytes every time");
    else if (i % 20 === 11) place.put(`${name}.zip`, makeZip([{ name: "甲.txt", data: `in an archive ${i}` }]));
    else place.put(`${i % 3}/${name}.txt`, `${(i % 4) + 1} forms of ${i}`);
  }
}

/** Imports without disturbance, gives what that leaves, and clears it away. */
export async function undisturbed(place: Workplace): Promise<Traces> {
  await importPaths([place.inbox], place.options);
  const traces = tracesOf(place);
  clear(place);
  return traces;
}

export function tracesOf(place: Workplace): Traces {
  const failures = place.failures().map(({ location, sha256, failure }) => JSON.stringify({ location, sha256, failure }));
  return { records: place.records(), failures };
}

/** Back to an empty database and archive; the inbox stays. */
export function clear(place: Workplace): void {
  for (const suffix of ["", "-wal", "-shm", ".lock", ".lock-journal"]) rmSync(place.options.store + suffix, { force: true });
  rmSync(place.options.archive, { recursive: true, force: true });
}

/** How an import in a process of its own ended. */
export interface End {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** With the time since it was told to begin: the start of its process does not count. */
export interface TimedEnd extends End {
  readonly tookMs: number;
}

/** An import or a crawl in a process of its own. */
export interface RunningBatch {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly ended: Promise<End>;
}

/** With `wait` the import says `ready` and begins when it gets a line. One file thread, so that its calls can be counted. */
export function startImport(place: Workplace, ...wait: readonly "wait"[]): RunningBatch {
  return startBatch("import-main.ts", [place.inbox, JSON.stringify(place.options), ...wait]);
}

/** Runs a program of this folder. */
export function startBatch(program: string, args: readonly string[]): RunningBatch {
  const main = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=@jixiao/source", main, ...args], {
    stdio: "pipe",
    env: { ...process.env, UV_THREADPOOL_SIZE: "1" },
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<End>((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stderr })));
  return { child, ended };
}

/** Waits for it to be ready, lets it begin, and kills it that long after. */
export async function runUntil({ child, ended }: RunningBatch, afterMs: number): Promise<TimedEnd> {
  await once(child.stdout, "data");
  child.stdout.resume();
  child.stdin.write("begin\n");
  const begun = performance.now();
  const timer = afterMs === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), afterMs);
  const end = await ended;
  clearTimeout(timer);
  return { ...end, tookMs: performance.now() - begun };
}

/** What doctor finds wrong, for a list of faults. */
export async function faultsAfter(place: Workplace, when: string): Promise<readonly string[]> {
  const { findings } = await examine(place);
  return findings.filter(({ severity }) => severity !== "note").map(({ code, message }) => `${when}: ${code}: ${message}`);
}

export async function examine(place: Workplace): Promise<DoctorReport> {
  return doctor(place.options, { verify: true, parserVersion: "fake-1" });
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
