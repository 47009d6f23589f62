import {
  compareHistories,
  type HistoryCounts,
  historyOf,
  holdsHistory,
  listSites,
  type SiteHistory,
  type Store,
  takeHistory,
} from "@jixiao/store";

/** A history of a site that was left where it is: the one that was kept does not hold all of it, and two looks at one site cannot be made one. */
export interface HistoryConflict extends HistoryCounts {
  readonly site: string;
  /** The database whose history is kept, and the one whose is left, with what it counts. */
  readonly kept: string;
  readonly left: string;
}

export interface HistoryReport {
  /** Sites whose history came from another database, whole. */
  readonly taken: readonly string[];
  readonly conflicts: readonly HistoryConflict[];
}

interface Candidate {
  readonly store: Store;
  readonly history: SiteHistory;
}

/**
 * Takes the history of each site (nights, addresses, versions, events) from the database that knows most of it. One that is here gives way only to
 * one that holds all of it: a copy that went on. A version is kept when the bytes at an address are others than before, and
 * between two versions nobody knows which bytes another database met: so two histories that were made apart are never put together, but told.
 */
export function mergeHistories(into: Store, others: readonly Store[]): HistoryReport {
  const taken: string[] = [];
  const conflicts: HistoryConflict[] = [];
  for (const site of [...new Set(others.flatMap(listSites))].toSorted()) {
    const candidates = [into, ...others].flatMap((store) => {
      const history = historyOf(store, site);
      return history === null ? [] : [{ store, history }];
    });
    const kept = keptOf(into, candidates);
    if (kept === null) continue;
    if (kept.store !== into) {
      takeHistory(into, kept.store, site);
      taken.push(site);
    }
    for (const { store, history } of candidates)
      if (!holdsHistory(kept.history, history))
        conflicts.push({ site, kept: kept.store.path, left: store.path, ...history.counts });
  }
  return { taken, conflicts };
}

/** The one that goes furthest of those that hold what is here; of equal ones the first, which is this database's. */
function keptOf(into: Store, candidates: readonly Candidate[]): Candidate | null {
  const here = candidates.find(({ store }) => store === into);
  const eligible = candidates.filter(({ history }) => here === undefined || holdsHistory(history, here.history));
  return eligible.reduce<Candidate | null>(
    (best, one) => (best === null || compareHistories(one.history, best.history) > 0 ? one : best),
    null,
  );
}
