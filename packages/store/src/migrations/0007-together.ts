import type { Migration } from "./migration.ts";

/**
 * What is looked up of a document's forms lies together: keys and indexes begin with the unit, which a document's forms have in common.
 * With the project first every form of a document wrote a page of its own in each index, a seventh of all that a document wrote. The keys
 * themselves are made anew as everything is that is made from the records (`IDENTITY_RULES`).
 */
const together = `
DROP INDEX IF EXISTS project_keys_by_project;
CREATE INDEX project_keys_by_project ON project_keys (unit_key, fiscal_year, project_key, part) WHERE missing IS NULL;
`;

/** Keys of one unit's forms beside each other. */
export const togetherSchema: Migration = { version: 7, sql: together };
