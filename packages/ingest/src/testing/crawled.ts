import {
  beginNight,
  countNight,
  endNight,
  inTransaction,
  listChanges,
  listDocuments,
  nextUrl,
  noteLinks,
  noteVersion,
  openStore,
  settleUrl,
  type Store,
} from "@jixiao/store";
import type { Places } from "../care/backup.ts";

const SITE = "north";
const NIGHTS = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"];

/**
 * Makes a crawl's history of documents that were imported: two nights, at each address two of them, the second in place of the first.
 * @returns the hashes of those that were replaced
 */
export function asCrawled({ store: path }: Pick<Places, "store">): readonly string[] {
  const store = openStore(path);
  try {
    return inTransaction(store, () => {
      store.db.exec("DELETE FROM document_sightings"); // from no file: what was imported from one is never replaced
      const hashes = listDocuments(store).map(({ sha256 }) => sha256);
      const pairs = Array.from({ length: Math.floor(hashes.length / 2) }, (_, i) => hashes.slice(2 * i, 2 * i + 2));
      NIGHTS.forEach((seen_at, night) =>
        wholeNight(store, seen_at, new Map(pairs.map((pair, i) => [urlOf(i), pair[night] ?? ""]))),
      );
      return pairs.map(([first = ""]) => first).toSorted();
    });
  } finally {
    store.close();
  }
}

const urlOf = (i: number): string => `http://${SITE}.test/${i}.txt`;

function wholeNight(store: Store, seen_at: string, found: ReadonlyMap<string, string>): void {
  const night = { night_id: beginNight(store, SITE, 1, seen_at), site: SITE };
  const links = [...found.keys()].map((url) => ({
    identity: url,
    url,
    purpose: "document" as const,
    is_list: false,
    depth: 1,
    text: url,
  }));
  noteLinks(store, night, null, links, seen_at);
  for (let known = nextUrl(store, night, new Set()); known !== null; known = nextUrl(store, night, new Set())) {
    const sha256 = found.get(known.url) ?? null;
    const { url_id, url: location } = known;
    noteVersion(store, { url_id, location, sha256, night_id: night.night_id, seen_at, relaxed_tls: 0 });
    settleUrl(store, night, known, { result: known.sha256 === null ? "new" : "changed", sha256 }, seen_at);
  }
  const counted = countNight(store, night.night_id, { run_id: 1, requests: found.size, bytes: 0 });
  endNight(
    store,
    counted,
    { outcome: "complete", reason: null, ended_at: seen_at },
    { gone_after_nights: 1, nights_apart_hours: 1 },
  );
}

/** What is known of sites, a line each, without the numbers of one database. */
export function historyLines(store: Store): readonly string[] {
  const nights = store.db
    .prepare("SELECT site, started_at, outcome, documents FROM crawl_nights ORDER BY site, started_at")
    .all();
  const versions = store.db
    .prepare("SELECT location, version, sha256, seen_at, comparison FROM document_versions ORDER BY 1, 2")
    .all();
  return [...nights, ...versions, ...listChanges(store, { since: "2026" })].map((row) => JSON.stringify(row)).toSorted();
}
