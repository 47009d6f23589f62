import { guarded } from "../failure.ts";
import type { Store } from "../store.ts";

/** robots.txt of a host as it was read last. */
export interface StoredRobots {
  readonly fetched_at: string;
  /** Null: it could not be reached. */
  readonly text: string | null;
}

export function findRobots(store: Store, origin: string): StoredRobots | null {
  return guarded(store.path, () => {
    const row = store.statement("SELECT fetched_at, text FROM crawl_robots WHERE origin = ?").get(origin);
    return (row as StoredRobots | undefined) ?? null;
  });
}

export function keepRobots(store: Store, origin: string, { fetched_at, text }: StoredRobots): void {
  guarded(store.path, () =>
    store
      .statement(
        `INSERT INTO crawl_robots (origin, fetched_at, text) VALUES (?, ?, ?)
         ON CONFLICT (origin) DO UPDATE SET fetched_at = excluded.fetched_at, text = excluded.text`,
      )
      .run(origin, fetched_at, text),
  );
}
