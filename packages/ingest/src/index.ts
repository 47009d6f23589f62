export { Archive, sha256Of, type ArchivedFile } from "./archive.ts";
export { collect } from "./collect/collect.ts";
export type { Found, FoundFile, FoundProblem } from "./collect/found.ts";
export { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "./collect/limits.ts";
