import { extname } from "node:path";
import { Worker } from "node:worker_threads";

export interface Leash {
  /** Process id of the parent, as the parent gave it: one that has died already has none any more. */
  readonly parent: number;
  /** The child ends itself after this time; null for one that lives as long as its parent. */
  readonly deadlineMs: number | null;
}

/** Called first of all in a child process. Whatever it does from then on, it outlives neither its parent nor its deadline. */
export function endWithParent(leash: Leash): void {
  const file = new URL(`./watchdog${extname(import.meta.url)}`, import.meta.url);
  new Worker(file, { workerData: leash }).unref();
}
