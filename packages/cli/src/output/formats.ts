/** What `--format` of a command takes. */
export const QUERY_FORMATS = ["table", "csv", "json"] as const;
export const CHANGES_FORMATS = ["table", "csv", "jsonl"] as const;
