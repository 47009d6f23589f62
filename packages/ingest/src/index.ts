export { Archive, sha256Of, type ArchivedFile } from "./archive.ts";
export { collect } from "./collect/collect.ts";
export type { Found, FoundFile, FoundProblem } from "./collect/found.ts";
export { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "./collect/limits.ts";
export { DEFAULT_WORKER_LIMITS, defaultWorkers, type WorkerLimits } from "./worker/limits.ts";
export type { OnProgress, ParseResult, ParseTask, ParserModule } from "./worker/messages.ts";
export type { ParseOutcome } from "./worker/parser-child.ts";
export { ParserPool, type ParseHooks, type PoolOptions, type PoolOutcome } from "./worker/pool.ts";
export { ParserStartError } from "./worker/start.ts";
