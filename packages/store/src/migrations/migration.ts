import type Database from "better-sqlite3";

/**
 * One step of the schema. Once released it is never edited: a change is a new file with the next number.
 *
 * A field that the contract gains needs none: missing tables and columns of records are made from the contract's fields, views and
 * data dictionary are made anew (`upgrade.ts`). A migration is needed for every other table, and where a field goes or becomes another.
 * Views need none either, and are not made here.
 *
 * A new database does not go this way: it is made as all steps leave it (`make-new.ts`), written down by `pnpm docs:dictionary`.
 */
export interface Migration {
  readonly version: number;
  readonly sql: string;
  /**
   * What SQL cannot do, after `sql` and in the same transaction. It must not use what describes today's schema (`record-tables.ts`):
   * the database is at this step, not at today's.
   */
  readonly run?: (db: Database.Database) => void;
}
