/** Helpers that disturb imports on purpose, for tests and for `pnpm soak`. Not for production code. */
export { flipBits, type FlipResult } from "./flip-bits.ts";
export { killCare } from "./kill-care.ts";
export { killImports, type KillResult, type KillTest } from "./kill-import.ts";
export { makeZip, type ZipEntry } from "./make-zip.ts";
export { allStrikes, straceMissing, strikeImports, type Strike, type StrikeResult } from "./strike-import.ts";
export { makeWorkplace, type Workplace } from "./workplace.ts";
export { killCrawls } from "./kill-crawl.ts";
export { type SoakOptions, type SoakResult, soakNights } from "./soak-nights.ts";
export { killParsers } from "./kill-parsers.ts";
export { make7z, makeRar, makeTar } from "./make-archives.ts";
export { withShelvedProcesses } from "./shelf.ts";
