import { guarded } from "./failure.ts";
import type { Store } from "./store.ts";

/**
 * Runs `work` in one transaction: all of it is there afterwards, or nothing. The functions of this package may be called
 * inside, also those that open a transaction themselves. Throws a `StoreError`, or what `work` throws.
 */
export function inTransaction<T>(store: Store, work: () => T): T {
  return guarded(store.path, () => store.db.transaction(work).immediate());
}
