/**
 * A thread of a child process: ends the process when its parent is gone, or its own time is over. The main thread may be
 * inside native code, where it learns of neither.
 */
import { workerData } from "node:worker_threads";
import type { Leash } from "./end-with-parent.ts";

const INTERVAL_MS = 250;
const { parent, deadlineMs } = workerData as Leash;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, INTERVAL_MS);
if (deadlineMs !== null) setTimeout(() => process.kill(process.pid, "SIGKILL"), deadlineMs);
