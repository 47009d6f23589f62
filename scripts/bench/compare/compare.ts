import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { report } from "../measure.ts";
import { workloads } from "./workloads.ts";

const HERE = join(import.meta.dirname, "../../..");

/**
 * Speed of this checkout against that in `before`, part by part: both do the same at the same time, each in a process of its own, so that
 * whatever else the machine does falls on both. Ratios are rates, after / before: below 1 is slower than before.
 */
export async function compareWith(before: string, parts: readonly string[]): Promise<void> {
  for (const part of parts) await comparePart(part, before);
}

async function comparePart(part: string, before: string): Promise<void> {
  const workload = workloads.get(part);
  if (workload === undefined) throw new Error(`nothing to compare for ${part}`);
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-compare-"));
  const children: ChildProcessWithoutNullStreams[] = [];
  try {
    workload.make(folder);
    const [ours, theirs] = [await startSide(part, HERE, folder, children), await startSide(part, before, folder, children)];
    const pairs: { readonly ours: Took; readonly theirs: Took }[] = [];
    // Not in turn: a shared host changes its speed within seconds, and a round's ratio scattered by 0.12 instead of 0.04 (measured with imports).
    for (let i = 0; i < workload.rounds; i++) {
      const [one, other] = await Promise.all([ours.round(), theirs.round()]);
      pairs.push({ ours: one, theirs: other });
    }
    tell(part, ours, theirs, pairs);
  } finally {
    for (const child of children) child.stdin.end();
    for (const child of children) if (child.exitCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true });
  }
}

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

interface Side {
  readonly amount: number;
  readonly unit: string;
  readonly round: () => Promise<Took>;
}

async function startSide(part: string, root: string, folder: string, children: ChildProcessWithoutNullStreams[]): Promise<Side> {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "side.ts"), part, root, folder]);
  children.push(child);
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${root}: the process ended`);
    return JSON.parse(value) as Readonly<Record<string, unknown>>;
  };
  const { amount, unit } = await next();
  const round = async (): Promise<Took> => {
    child.stdin.write("round\n");
    const { wall, cpu } = await next();
    return { wall: Number(wall), cpu: Number(cpu) };
  };
  return { amount: Number(amount), unit: String(unit), round };
}

function tell(part: string, ours: Side, theirs: Side, pairs: readonly { readonly ours: Took; readonly theirs: Took }[]): void {
  const more = ours.amount / theirs.amount;
  const ratio = (of: keyof Took): number => median(pairs.map((pair) => (more * pair.theirs[of]) / pair.ours[of]));
  const rate = (side: Side, which: "ours" | "theirs"): string =>
    `${Math.round(side.amount / median(pairs.map((pair) => pair[which].cpu)))}`;
  const rates = `${rate(ours, "ours")} and ${rate(theirs, "theirs")} ${ours.unit}/s of processor time`;
  const note = ours.amount === theirs.amount ? "" : `, of ${ours.amount} and ${theirs.amount}`;
  report(`${part}: rate after / before, by processor time`, ratio("cpu").toFixed(2), `${rates}${note}`);
  report("  by wall time", ratio("wall").toFixed(2), `${pairs.length} rounds side by side`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
