/** Raised with what a fingerprint holds or how copies are decided: databases made before are decided anew when they are opened. */
export const IDENTITY_RULES = 2;

export { type BlockKeys, blockKeysOf } from "./block-keys.ts";
export { formId, formIds } from "./form-id.ts";
export { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
export { type Relation, identityOf, relationOf } from "./relation.ts";
export { type CopyDecision, affectedBy, compareClearness, decideCopies } from "./copy-groups.ts";
export { type SameName, findSameNames } from "./same-name.ts";
export { copyKeyOfRows } from "./row-content.ts";
