/**
 * One step of the schema. Once released it is never edited: a change is a new file with the next number.
 *
 * In `sql` the line of every CREATE and of every column ends with its meaning, `-- English | 中文`; the data
 * dictionary is made from them. A migration that adds a column to the records must also recompute
 * `documents.records_hash`, which covers all columns.
 */
export interface Migration {
  readonly version: number;
  readonly sql: string;
  /** Meanings for full-text indexes, which keep no comments: index → column (the index itself: "") → meaning. */
  readonly searchIndexes?: Readonly<Record<string, Readonly<Record<string, { readonly en: string; readonly zh: string }>>>>;
}
