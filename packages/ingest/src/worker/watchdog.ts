/**
 * A thread of the parser's process. When the import was killed, nobody is left to end a parser that hangs, and the main
 * thread of such a parser never learns of it; this thread does.
 */
import { workerData } from "node:worker_threads";

const INTERVAL_MS = 250;
const { parent } = workerData as { readonly parent: number };

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, INTERVAL_MS);
