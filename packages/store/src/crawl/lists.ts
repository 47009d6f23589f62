import { guarded } from "../failure.ts";
import { integer, reading } from "../row.ts";
import type { Store } from "../store.ts";

/** Where a page stands in a list: the list's first page, and how many pages in a row did nothing but send on to it. */
export interface ListPlace {
  readonly list_id: number;
  readonly refreshes: number;
}

const listPlace = reading<ListPlace>({ list_id: integer, refreshes: integer });

/** A page that no list's page led to as a further one is a list of its own. */
export function placeInList(store: Store, url_id: number): ListPlace {
  const row = guarded(store.path, () =>
    store.statement("SELECT list_id, refreshes FROM crawl_lists WHERE url_id = ?").get(url_id),
  );
  return row === undefined ? { list_id: url_id, refreshes: 0 } : listPlace(row);
}

/** How many further pages a list has this night. */
export function listLength(store: Store, list_id: number, night_id: number): number {
  return Number(
    guarded(store.path, () =>
      store
        .statement("SELECT count(*) FROM crawl_lists l JOIN crawl_urls u USING (url_id) WHERE l.list_id = ? AND u.seen_night = ?")
        .pluck()
        .get(list_id, night_id),
    ),
  );
}

/** True where this night has already led to the URL. */
export function isSeen(
  store: Store,
  { night_id, site }: { readonly night_id: number; readonly site: string },
  identity: string,
): boolean {
  return guarded(
    store.path,
    () =>
      store
        .statement("SELECT 1 FROM crawl_urls WHERE site = ? AND identity = ? AND seen_night = ?")
        .get(site, identity, night_id) !== undefined,
  );
}

/** Notes that a page is a further one of the list that `from` belongs to; the first list that led to it keeps it. */
export function noteListPage(store: Store, url_id: number, from: ListPlace, isRefresh: boolean): void {
  store
    .statement(
      `INSERT INTO crawl_lists (url_id, list_id, refreshes) VALUES (?, ?, ?)
       ON CONFLICT (url_id) DO UPDATE SET refreshes = min(refreshes, excluded.refreshes)`,
    )
    .run(url_id, from.list_id, isRefresh ? from.refreshes + 1 : 0);
}
