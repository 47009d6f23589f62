import { guarded } from "./failure.ts";
import type { Store } from "./store.ts";

/**
 * Runs `work` in one transaction: all of it is there afterwards, or nothing. The functions of this package may be called
 * inside, also those that open a transaction themselves. Throws a `StoreError`, or what `work` throws.
 */
export function inTransaction<T>(store: Store, work: () => T): T {
  return guarded(store.path, () => store.db.transaction(work).immediate());
}

/**
 * A read-only store sees the database as it is at its next statement, whatever is imported meanwhile, until what is returned is called. A
 * writable store, or one in a transaction, is left as it is.
 */
export function beginSnapshot({ readonly, db }: Store): () => void {
  if (!readonly || db.inTransaction) return () => undefined;
  db.exec("BEGIN");
  return () => {
    if (db.open && db.inTransaction) db.exec("COMMIT");
  };
}
