import { availableParallelism, totalmem } from "node:os";

/** What parsing one document may take. */
export interface WorkerLimits {
  /** Longest time without progress. A stall is not slowness: a long book makes progress page by page. */
  readonly stallSeconds: number;
  /** Longest time in all. */
  readonly totalSeconds: number;
  /** Resident memory of the parser's process, in MB. The JavaScript heap may have two thirds of it. */
  readonly memoryMb: number;
  /** Longest time until a fresh process is ready for its first document. */
  readonly startSeconds: number;
}

/**
 * Good documents stay below: a book of 300 pages takes 400 MB, a scan at 300 dpi with the three recognition models 700 MB.
 * A scanned book takes 4 s a page, so the time in all is generous; a page that is not recognized in 50 s of own time, and what
 * follows 600 s of a document's, is given up by the parser itself (parsers' scan/recognizer.ts,
 * scan/own-seconds.ts), and a parser that hangs is ended by the time without progress.
 */
export const DEFAULT_WORKER_LIMITS: WorkerLimits = { stallSeconds: 60, totalSeconds: 900, memoryMb: 1024, startSeconds: 60 };

/** As many parsers as there are cores, and as the memory (the container's, where there is one) can hold at their limit. */
export function defaultWorkers(memoryMb: number = DEFAULT_WORKER_LIMITS.memoryMb): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / (memoryMb * 1024 * 1024))));
}
