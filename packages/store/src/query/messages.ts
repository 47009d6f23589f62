/** What travels between `runQuery` and the child process that runs the query. */

/** A cell of a result: integers beyond 2^53 are `bigint`, a BLOB is text in SQL notation (`x'00ff'`). */
export type ResultCell = string | number | bigint | null;

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ResultCell[])[];
  /** True where the query had more rows than were asked for. */
  readonly truncated: boolean;
}

export interface QueryTask {
  readonly path: string;
  readonly sql: string;
  readonly maxRows: number;
}

export type QueryReply =
  | { readonly kind: "result"; readonly result: QueryResult }
  | { readonly kind: "failed"; readonly code: "refused" | "invalid" | "too_large"; readonly message: string };
