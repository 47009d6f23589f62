/** Processes that ask an endless query and are ended from outside: what becomes of the query. Linux. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../store.ts";

const ENDLESS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
/** Ticks of 10 ms after which a process is certainly inside the query: before that it may not have got the question. */
const BUSY_TICKS = 50;
const LOOK_MS = 20;
/** A child that lives this long after its parent is left over. */
const PATIENCE_MS = 60_000;

export const signals = ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const;

/** Kills `times` askers with each signal; a fault for each query that goes on. */
export async function killAskers(times: number): Promise<{ readonly kills: number; readonly faults: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-askers-"));
  const path = join(folder, "a.db");
  openStore(path).close();
  const faults: string[] = [];
  let kills = 0;
  try {
    for (const signal of signals) {
      for (let time = 1; time <= times; time += 1) {
        if (!(await endsWithParent(path, signal))) faults.push(`${signal} ${time}: the query goes on`);
        kills += 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, faults };
}

/** Whether the query's process is gone after its parent was sent a signal. */
export async function endsWithParent(path: string, signal: NodeJS.Signals): Promise<boolean> {
  const asker = asking(path);
  const child = await busyChildOf(asker);
  const ended = once(asker, "exit");
  asker.kill(signal);
  await ended;
  const start = performance.now();
  while (isAlive(child) && performance.now() - start < PATIENCE_MS) await pause();
  const isGone = !isAlive(child);
  if (!isGone) process.kill(child, "SIGKILL");
  return isGone;
}

function asking(path: string): ChildProcess {
  const module = JSON.stringify(new URL("../query/run-query.ts", import.meta.url).href);
  const script = `import { runQuery } from ${module}; await runQuery(${JSON.stringify(path)}, ${JSON.stringify(ENDLESS)}, { timeoutMs: 600000 });`;
  return spawn(process.execPath, ["--conditions=@jixiao/source", "--input-type=module", "-e", script], { stdio: "ignore" });
}

async function busyChildOf({ pid = 0 }: ChildProcess): Promise<number> {
  for (;;) {
    const child = childrenOf(pid).find((one) => isAlive(one) && ticksOf(one) > BUSY_TICKS);
    if (child !== undefined) return child;
    if (!isAlive(pid)) throw new Error("the asking process ended by itself");
    await pause();
  }
}

export function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" "))
      .filter((child) => child !== "")
      .map(Number);
  } catch {
    return []; // it has ended meanwhile
  }
}

/** A process that has ended and whose end nobody has asked for yet is not alive. */
export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && fieldsOf(pid)[0] !== "Z";
}

function ticksOf(pid: number): number {
  return Number(fieldsOf(pid)[11]);
}

function fieldsOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return ["Z"];
  }
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
