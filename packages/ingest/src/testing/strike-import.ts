import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { openStore } from "@jixiao/store";
import { importPaths } from "../import.ts";
import { clear, examine, fillInbox, startImport, tracesOf, undisturbed, type Traces } from "./disturb.ts";
import type { Workplace } from "./workplace.ts";

/** Which calls to strike, and with what. */
export interface Strike {
  readonly calls: "fsync,fdatasync" | "pwrite64" | "rename";
  readonly fault: "signal=SIGKILL" | "error=EIO" | "error=ENOSPC";
  /** The main thread writes the database, Node's file threads write the archive. */
  readonly side: "database" | "archive";
}

const PTRACE_SCOPE = "/proc/sys/kernel/yama/ptrace_scope";

export interface StrikeResult {
  readonly strikes: number;
  readonly faults: readonly string[];
}

/** Every combination; SQLite renames nothing. */
export const allStrikes: readonly Strike[] = (["signal=SIGKILL", "error=EIO", "error=ENOSPC"] as const).flatMap((fault) => [
  { calls: "fsync,fdatasync", fault, side: "archive" },
  { calls: "pwrite64", fault, side: "archive" },
  { calls: "rename", fault, side: "archive" },
  { calls: "fsync,fdatasync", fault, side: "database" },
  { calls: "pwrite64", fault, side: "database" },
]);

/** Why strace cannot strike a running import here; null where it can. */
export function straceMissing(): string | null {
  const { error } = spawnSync("strace", ["--version"]);
  if (error !== undefined) return error.message;
  const scope = existsSync(PTRACE_SCOPE) ? readFileSync(PTRACE_SCOPE, "utf8").trim() : "0";
  return scope === "0" || process.getuid?.() === 0 ? null : `${PTRACE_SCOPE} is ${scope}: attaching is for root only`;
}

/**
 * Strikes the 1st, 2nd, 3rd … call of an import until the import ends unharmed. After each strike doctor must find
 * nothing wrong, and the import run again must leave what an undisturbed one leaves.
 */
export async function strikeImports(
  place: Workplace,
  documents: number,
  strikes: readonly Strike[],
  onStrike: (strike: Strike, nth: number) => void,
): Promise<StrikeResult> {
  fillInbox(place, documents);
  const expected = await undisturbed(place);
  const empty = join(place.folder, "empty.db");
  openStore(empty).close();
  const faults: string[] = [];
  let count = 0;
  for (const strike of strikes) {
    for (let nth = 1; ; nth += 1) {
      // Creating the schema alone writes 250 pages; its fsyncs are struck, for writes it is there already.
      if (strike.calls === "pwrite64") copyFileSync(empty, place.options.store);
      const { isStruck, failure } = await struckImport(place, strike, nth);
      const when = `${strike.side}: ${strike.calls} ${nth} ${strike.fault}`;
      if (failure !== null) faults.push(`${when}: ${failure}`);
      faults.push(...(await faultsAfter(place, expected)).map((fault) => `${when}: ${fault}`));
      clear(place);
      if (!isStruck) break;
      count += 1;
      onStrike(strike, nth);
    }
  }
  return { strikes: count, faults };
}

async function struckImport(
  place: Workplace,
  { calls, fault, side }: Strike,
  nth: number,
): Promise<{ isStruck: boolean; failure: string | null }> {
  const log = join(place.folder, "strace.log");
  const run = startImport(place, "wait");
  await once(run.child.stdout, "data");
  const thread = threadOf(run.child.pid ?? 0, side === "database" ? "MainThread" : "libuv-worker");
  const tracer = spawn("strace", ["-p", thread, "-o", log, "-e", `trace=${calls}`, "-e", `inject=${calls}:${fault}:when=${nth}`]);
  await once(tracer.stderr, "data"); // it is attached
  run.child.stdout.resume();
  run.child.stdin.write("begin\n");
  const end = await run.ended;
  if (tracer.exitCode === null && tracer.signalCode === null) await once(tracer, "exit");
  const isStruck = (readFileSync(log, "utf8").match(/^\w+\(/gm)?.length ?? 0) >= nth;
  rmSync(log);
  const isTyped = end.code === 0 || end.signal === "SIGKILL" || /BatchStopped|StoreError/.test(end.stderr);
  return { isStruck, failure: isTyped ? null : `ended with ${end.code ?? end.signal}: ${end.stderr}` };
}

/** The id of a thread by its name. */
function threadOf(pid: number, name: string): string {
  const threads = readdirSync(`/proc/${pid}/task`);
  const thread = threads.find((id) => readFileSync(`/proc/${pid}/task/${id}/comm`, "utf8").trim() === name);
  if (thread === undefined) throw new Error(`no thread ${name} in process ${pid}`);
  return thread;
}

async function faultsAfter(place: Workplace, expected: Traces): Promise<readonly string[]> {
  const faults: string[] = [];
  if (existsSync(place.options.store)) faults.push(...(await wrongWith(place)));
  await importPaths([place.inbox], place.options);
  faults.push(...(await wrongWith(place)));
  if (!isDeepStrictEqual(tracesOf(place), expected)) faults.push("not what an undisturbed import leaves");
  return faults;
}

async function wrongWith(place: Workplace): Promise<readonly string[]> {
  const { findings } = await examine(place);
  return findings.filter(({ severity }) => severity !== "note").map(({ code, message }) => `${code}: ${message}`);
}
