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

/** Measured in guides/ingest.md: the largest good documents stay far below. */
export const DEFAULT_WORKER_LIMITS: WorkerLimits = { stallSeconds: 60, totalSeconds: 300, memoryMb: 768, startSeconds: 60 };

/** As many parsers as there are cores, and as the memory (the container's, where there is one) can hold at their limit. */
export function defaultWorkers(memoryMb: number = DEFAULT_WORKER_LIMITS.memoryMb): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / (memoryMb * 1024 * 1024))));
}
