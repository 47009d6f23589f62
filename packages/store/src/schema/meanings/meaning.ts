/** English, Chinese. */
export type Words = readonly [en: string, zh: string];

/** What a table or search index and its columns mean, for the data dictionary: column → meaning. */
export interface TableMeaning {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly columns: Readonly<Record<string, Words>>;
}
