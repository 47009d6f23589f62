import { guarded } from "./failure.ts";
import { CURRENT, type RecordFilter } from "./read.ts";
import type { Cell, Row } from "./records/rows.ts";
import type { Store } from "./store.ts";

/** A flat table, read as it is iterated. */
export interface FlatTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<Row>;
}

/** Keys that another database of the same documents would not have. */
const DATABASE_KEYS: ReadonlySet<string> = new Set(["indicator_id", "record_id"]);

/**
 * All indicators for a flat CSV, or those of current documents: the columns are those of the view `v_indicators` without the keys that differ from
 * database to database; rows by file name, form and indicator. `*_fen` may pass 2^53 and comes as text.
 */
export function indicatorRows(store: Store, { current = false }: Pick<RecordFilter, "current"> = {}): FlatTable {
  const all = store.statement("SELECT * FROM v_indicators LIMIT 0").columns();
  const columns = all.map(({ name }) => name).filter((name) => !DATABASE_KEYS.has(name));
  return { columns, rows: rowsOf(store, columns, current) };
}

function* rowsOf(store: Store, columns: readonly string[], current: boolean): Generator<Row, void> {
  const select = columns.map((column) => (column.endsWith("_fen") ? `CAST(${column} AS TEXT)` : column)).join(", ");
  const documents = guarded(store.path, () =>
    store
      .statement(`SELECT sha256 FROM documents WHERE 1 ${current ? CURRENT : ""} ORDER BY name, sha256`)
      .pluck()
      .all(),
  );
  const statement = store.statement(
    `SELECT ${select} FROM v_indicators WHERE record_id IN (SELECT record_id FROM records WHERE sha256 = ?) ORDER BY form_seq, seq`,
  );
  for (const sha256 of documents) yield* guarded(store.path, () => statement.raw().all(sha256) as Cell[][]);
}
