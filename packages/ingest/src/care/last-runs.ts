import { listRuns, openStore, type StoredRun } from "@jixiao/store";

export type { StoredRun } from "@jixiao/store";

/** The latest runs of a database that can be read, newest first. */
export function lastRuns(path: string, count: number): readonly StoredRun[] {
  const store = openStore(path, { readonly: true });
  try {
    return listRuns(store, count);
  } finally {
    store.close();
  }
}
