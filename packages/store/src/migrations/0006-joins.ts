import type { Migration } from "./migration.ts";

/** What was given with an import beside the fiscal year. */
const tables = `
ALTER TABLE documents ADD COLUMN region_supplied TEXT;
ALTER TABLE failures ADD COLUMN region_supplied TEXT;
`;

/** The region that came with an import. */
export const joinsSchema: Migration = { version: 6, sql: tables };
