import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDump } from "./documents.ts";
import { report } from "./measure.ts";

const IMPORT = new URL("../../packages/ingest/src/testing/import-main.ts", import.meta.url).pathname;
/** As `jixiao` itself runs (the first line of packages/cli/src/main.ts): V8's young generation grows with a run's length. */
const V8_OPTIONS = ["--max-semi-space-size=2"];
const INTERVAL_MS = 100;

interface Peak {
  /** MB, the importer's own process. */
  importer: number;
  /** MB, with its parser processes. */
  all: number;
}

/** Peak memory of an import of 10,000 files beside one of 1,000, each in processes of its own. Linux only. */
export async function benchMemory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-memory-"));
  try {
    const [few, many] = [await peakOf(folder, 1_000), await peakOf(folder, 10_000)];
    const figures = (of: keyof Peak): string => `${Math.round(many[of])} MB and ${Math.round(few[of])} MB`;
    report(
      "peak memory, 10,000 files against 1,000",
      (many.all / few.all).toFixed(2),
      `${figures("all")}; asked for: at most 1.1`,
    );
    report("  of the importer without its parsers", (many.importer / few.importer).toFixed(2), figures("importer"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function peakOf(folder: string, count: number): Promise<Peak> {
  const base = join(folder, String(count));
  mkdirSync(base);
  for (let i = 0; i < count; i++) writeFileSync(join(base, `${i}.txt`), makeDump(i, 1));
  const options = { store: `${base}.db`, archive: `${base}-archive`, workers: 2 };
  const child = spawn(process.execPath, [...V8_OPTIONS, "--conditions=@jixiao/source", IMPORT, base, JSON.stringify(options)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const peak: Peak = { importer: 0, all: 0 };
  const timer = setInterval(() => look(child.pid as number, peak), INTERVAL_MS);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`the import of ${count} files ended with exit code ${String(code)}`);
  return peak;
}

function look(importer: number, peak: Peak): void {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf);
  const own = processes.find((status) => status?.pid === importer)?.resident ?? 0;
  const children = processes
    .filter((status) => status?.parent === importer)
    .reduce((sum, status) => sum + (status?.resident ?? 0), 0);
  peak.importer = Math.max(peak.importer, own);
  peak.all = Math.max(peak.all, own + children);
}

/** Null for a process that is gone by now. */
function statusOf(pid: string): { pid: number; parent: number; resident: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    return { pid: Number(pid), parent, resident: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024 };
  } catch {
    return null;
  }
}
