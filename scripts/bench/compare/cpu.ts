import { readFileSync } from "node:fs";

/** Clock ticks a second in /proc (sysconf(_SC_CLK_TCK); 100 on every Linux that Node runs on). */
const TICKS = 100;

/** Processor time of this process, and of its children that have ended where the system tells it (Linux), in seconds. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childTicks() / TICKS;
}

/** `cutime` and `cstime` of proc(5): fields 16 and 17, counted behind the name in brackets, which may hold blanks. */
function childTicks(): number {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[13]) + Number(fields[14]);
  } catch {
    return 0;
  }
}
