import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const onLinux = process.platform === "linux";

/** How often to look: /proc costs 20 µs, `ps` a process. At 1 GB/s a parser passes its limit by 100 MB between two looks. */
export const MEMORY_INTERVAL_MS = onLinux ? 100 : 1_000;

/** Resident memory of a process in bytes; null where it is gone or the system does not say. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    const kilobytes = onLinux ? fromProc(pid) : Number((await run("ps", ["-o", "rss=", "-p", String(pid)])).stdout);
    return Number.isFinite(kilobytes) ? kilobytes * 1024 : null;
  } catch {
    return null;
  }
}

function fromProc(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
