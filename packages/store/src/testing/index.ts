/** For the tests of other packages. */
export { memoryStore } from "./memory-store.ts";
export { documentOf, evaluationOf, formOf, indicatorOf, temporaryFolder } from "./documents.ts";
export { backToSchema1, releasedExport, unpackReleased } from "./released.ts";
export { killAskers } from "./kill-askers.ts";
export { records as arbitraryRecords } from "./records.ts";
