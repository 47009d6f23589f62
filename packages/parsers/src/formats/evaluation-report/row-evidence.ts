import type { Evidence } from "@jixiao/contract";

/** A row of a report's list as it is read: the record keeps its evidence, and names the row. */
export type Explained<Row> = Row & { readonly evidence: readonly Evidence[] };

/** The rows as records have them, and their evidence under the names of the rows: `scores[3]`, `scores[3].level2`. */
export function withoutEvidence<Row extends object>(
  list: string,
  rows: readonly Explained<Row>[],
): { readonly rows: readonly Omit<Explained<Row>, "evidence">[]; readonly evidence: readonly Evidence[] } {
  return {
    rows: rows.map(({ evidence: _, ...row }) => row),
    evidence: rows.flatMap(({ evidence }, i) =>
      evidence.map(({ field, ...one }) => ({ ...one, field: `${list}[${i}]${field === null ? "" : `.${field}`}` })),
    ),
  };
}
