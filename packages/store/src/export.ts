import { guarded } from "./failure.ts";
import { CURRENT, type RecordFilter } from "./read.ts";
import type { Row } from "./records/rows.ts";
import { cellRows, texts } from "./row.ts";
import type { Store } from "./store.ts";

/** A flat table, read as it is iterated. */
export interface FlatTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<Row>;
}

/** Keys that another database of the same documents would not have. */
const DATABASE_KEYS: ReadonlySet<string> = new Set(["indicator_id", "record_id"]);

export interface RowFilter extends Pick<RecordFilter, "current"> {
  /** Replaced versions and copies too; default false: what holds now, once. */
  readonly all?: boolean;
}

/**
 * Indicators for a flat CSV: what holds now, or all that was read. The columns are those of the view without the keys that differ from
 * database to database; numbers are the exact texts, under the plain names, for a text file needs no approximation beside
 * them. Rows by file name, form and indicator. `*_fen` may pass 2^53 and comes as text.
 */
export function indicatorRows(store: Store, { all = false, current = false }: RowFilter = {}): FlatTable {
  const view = all && !current ? "v_all_indicators" : "v_indicators";
  const names = store
    .statement(`SELECT * FROM ${view} LIMIT 0`)
    .columns()
    .map(({ name }) => name);
  const columns = names.filter((name) => !DATABASE_KEYS.has(name) && !name.endsWith(EXACT));
  const select = columns.map((name) =>
    names.includes(`${name}${EXACT}`) ? `${name}${EXACT}` : name.endsWith("_fen") ? `CAST(${name} AS TEXT)` : name,
  );
  return { columns, rows: rowsOf(store, view, select) };
}

const EXACT = "_exact";

function* rowsOf(store: Store, view: string, select: readonly string[]): Generator<Row, void> {
  const condition = view === "v_indicators" ? CURRENT : "";
  const documents = guarded(store.path, () =>
    texts(store.statement(`SELECT sha256 FROM documents WHERE 1 ${condition} ORDER BY name, sha256`).pluck().all()),
  );
  const statement = store.statement(
    `SELECT ${select.join(", ")} FROM ${view} WHERE record_id IN (SELECT record_id FROM records WHERE sha256 = ?) ORDER BY form_seq, seq`,
  );
  for (const sha256 of documents) yield* guarded(store.path, () => cellRows(statement.raw().all(sha256)));
}
