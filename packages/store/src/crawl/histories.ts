import { byText } from "../by-text.ts";
import { guarded } from "../failure.ts";
import { allRows, integer, reading, text, textOrNull, texts } from "../row.ts";
import { settleDocument } from "../standing/identity.ts";
import type { Store } from "../store.ts";
import { compareVersion } from "./changes.ts";

/** What is known of a site by the nights that looked at it: enough to tell whether another history holds all of it. */
export interface SiteHistory {
  readonly site: string;
  /** When each night began, with its row as text; null where it has not ended: another database may have gone on with it. */
  readonly nights: ReadonlyMap<string, string | null>;
  /** Addresses, versions and events, a text each, by what identifies them in any database. */
  readonly parts: ReadonlySet<string>;
  readonly counts: HistoryCounts;
}

export interface HistoryCounts {
  readonly nights: number;
  readonly addresses: number;
  readonly versions: number;
  readonly changes: number;
}

export function listSites(store: Store): readonly string[] {
  const sql = "SELECT site FROM crawl_nights UNION SELECT site FROM crawl_urls ORDER BY site";
  return guarded(store.path, () => texts(store.db.prepare(sql).pluck().all()));
}

/** A site's history; null where nothing is known of the site. */
export function historyOf(store: Store, site: string): SiteHistory | null {
  return guarded(store.path, () => {
    const nights = allRows(store.db.prepare("SELECT * FROM crawl_nights WHERE site = ?").all(site));
    const parts = new Set(texts(store.db.prepare(PARTS).pluck().all({ site })));
    if (nights.length === 0 && parts.size === 0) return null;
    return {
      site,
      nights: new Map(
        nights.map(({ night_id: _, run_id: __, ...night }) => [
          text(night, "started_at"),
          textOrNull(night, "ended_at") === null ? null : JSON.stringify(night),
        ]),
      ),
      parts,
      counts: countsOf(store.db.prepare(COUNTS).get({ site })),
    };
  });
}

const countsOf = reading<HistoryCounts>({ nights: integer, addresses: integer, versions: integer, changes: integer });

const PARTS = `SELECT json_array('address', identity) FROM crawl_urls WHERE site = @site
  UNION ALL SELECT json_array('version', identity, location, v.sha256, seen_at) FROM document_versions v JOIN crawl_urls USING (url_id) WHERE site = @site
  UNION ALL SELECT json_array('event', identity, event, at) FROM document_events JOIN crawl_urls USING (url_id) WHERE site = @site`;

const OF_SITE = "(SELECT url_id FROM crawl_urls WHERE site = @site)";
const COUNTS = `SELECT (SELECT count(*) FROM crawl_nights WHERE site = @site) AS nights,
  (SELECT count(*) FROM crawl_urls WHERE site = @site) AS addresses,
  (SELECT count(*) FROM document_versions WHERE url_id IN ${OF_SITE}) AS versions,
  (SELECT count(*) FROM document_changes JOIN document_versions USING (version_id) WHERE url_id IN ${OF_SITE}) AS changes`;

/** True where everything of `part` stands in `whole` too: it is a copy of it, or was one before `whole` went on. */
export function holdsHistory(whole: SiteHistory, part: SiteHistory): boolean {
  const nightsHold = [...part.nights].every(
    ([began, row]) => whole.nights.has(began) && (row === null || whole.nights.get(began) === row),
  );
  return nightsHold && [...part.parts].every((one) => whole.parts.has(one));
}

/** Positive where `a` goes further: the later last night, then more of everything. Who holds another's history is never behind it. */
export function compareHistories(a: SiteHistory, b: SiteHistory): number {
  return (
    byText(lastNight(a), lastNight(b)) ||
    a.nights.size - b.nights.size ||
    endedNights(a) - endedNights(b) ||
    a.parts.size - b.parts.size ||
    byText(textOf(a), textOf(b))
  );
}

const lastNight = ({ nights }: SiteHistory): string => [...nights.keys()].toSorted().at(-1) ?? "";

const endedNights = ({ nights }: SiteHistory): number => [...nights.values()].filter((row) => row !== null).length;

const textOf = ({ nights, parts }: SiteHistory): string =>
  JSON.stringify([[...nights].map((night) => JSON.stringify(night)).toSorted(), [...parts].toSorted()]);

/** What is copied, parents first; changes are not: they are what the records of this database give. */
const TABLES: readonly (readonly [table: string, where: string])[] = [
  ["crawl_nights", "site = @site"],
  ["crawl_notices", "night_id IN (SELECT night_id FROM crawl_nights WHERE site = @site)"],
  ["crawl_urls", "site = @site"],
  ["crawl_links", `page_id IN ${OF_SITE} AND url_id IN ${OF_SITE}`],
  ["crawl_lists", `url_id IN ${OF_SITE} AND list_id IN ${OF_SITE}`],
  ["crawl_problems", `url_id IN ${OF_SITE}`],
  ["document_versions", `url_id IN ${OF_SITE}`],
  ["document_events", `url_id IN ${OF_SITE}`],
];

/** Columns that hold a number of one database, and in which table it is given out. */
const NUMBERS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  night_id: ["crawl_nights", "night_id"],
  seen_night: ["crawl_nights", "night_id"],
  done_night: ["crawl_nights", "night_id"],
  since_night: ["crawl_nights", "night_id"],
  url_id: ["crawl_urls", "url_id"],
  page_id: ["crawl_urls", "url_id"],
  found_on: ["crawl_urls", "url_id"],
  list_id: ["crawl_urls", "url_id"],
  version_id: ["document_versions", "version_id"],
  event_id: ["document_events", "event_id"],
};

/** A night's run stands in the database that ran it. */
const RUN_ELSEWHERE = 0;

/**
 * Makes another database's history of a site this one's, whole, in one transaction: what is known here of the site, which the other must hold, is replaced.
 * Numbers are given out anew, in the same order; versions are compared by the records that are here.
 */
export function takeHistory(into: Store, from: Store, site: string): void {
  guarded(into.path, () =>
    into.db
      .transaction(() => {
        into.statement("DELETE FROM crawl_urls WHERE site = ?").run(site);
        into.statement("DELETE FROM crawl_nights WHERE site = ?").run(site);
        const shifts = new Map(Object.entries(NUMBERS).map(([column, [table, key]]) => [column, highest(into, table, key)]));
        for (const [table, where] of TABLES) copyRows(into, from, { table, where, site, shifts });
        const versions = `SELECT version_id, sha256 FROM document_versions WHERE url_id IN ${OF_SITE} ORDER BY version_id`;
        const copied = into.db.prepare(versions).all({ site }).map(versionOf);
        for (const { version_id } of copied) compareVersion(into, version_id);
        const known = into.statement("SELECT 1 FROM documents WHERE sha256 = ?");
        for (const sha256 of new Set(copied.map((version) => version.sha256)))
          if (sha256 !== null && known.get(sha256) !== undefined) settleDocument(into.statement, sha256);
      })
      .immediate(),
  );
}

const versionOf = reading<{ readonly version_id: number; readonly sha256: string | null }>({
  version_id: integer,
  sha256: textOrNull,
});

const highest = ({ db }: Store, table: string, key: string): number =>
  Number(db.prepare(`SELECT coalesce(max(${key}), 0) FROM ${table}`).pluck().get());

interface RowCopy {
  readonly table: string;
  readonly where: string;
  readonly site: string;
  readonly shifts: ReadonlyMap<string, number>;
}

function copyRows(into: Store, from: Store, { table, where, site, shifts }: RowCopy): void {
  const columns = from.db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
  const values = columns.map((column) => {
    if (column === "run_id") return String(RUN_ELSEWHERE);
    const shift = shifts.get(column);
    return shift === undefined ? `@${column}` : `@${column} + ${shift}`;
  });
  const insert = into.db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${values.join(", ")})`);
  for (const row of from.db.prepare(`SELECT * FROM ${table} WHERE ${where}`).iterate({ site })) insert.run(row);
}

/**
 * Documents of another database in whose place this one has seen something else since, at every address where they stood: what it knows of a site
 * goes further. Those that are versions here, and those that were imported from files, are none.
 */
export function supersededDocuments(into: Store, other: Store): ReadonlySet<string> {
  return guarded(into.path, () => {
    const known = new Map(placesSeen(into).map((place) => [placeKey(place), place.seen_at]));
    const isVersion = into.statement("SELECT 1 FROM document_versions WHERE sha256 = ? LIMIT 1");
    const places = documentPlaces(other);
    const stands = new Set(places.flatMap((place) => ((known.get(placeKey(place)) ?? "") < place.seen_at ? [place.sha256] : [])));
    const superseded = places.filter(({ sha256 }) => !stands.has(sha256) && isVersion.get(sha256) === undefined);
    return new Set(superseded.map(({ sha256 }) => sha256));
  });
}

interface PlaceSeen {
  readonly site: string;
  readonly location: string;
  /** When the newest version there was found, ISO 8601 in UTC. */
  readonly seen_at: string;
}

const placeSeen = reading<PlaceSeen>({ site: text, location: text, seen_at: text });
const documentPlace = reading<PlaceSeen & { readonly sha256: string }>({
  sha256: text,
  site: text,
  location: text,
  seen_at: text,
});

const placeKey = ({ site, location }: PlaceSeen): string => JSON.stringify([site, location]);

function placesSeen({ db }: Store): readonly PlaceSeen[] {
  const sql =
    "SELECT site, location, max(seen_at) AS seen_at FROM document_versions JOIN crawl_urls USING (url_id) GROUP BY 1, 2";
  return db.prepare(sql).all().map(placeSeen);
}

/** Where documents stood that no file is known of. */
function documentPlaces({ db }: Store): readonly (PlaceSeen & { readonly sha256: string })[] {
  const sql = `SELECT v.sha256, site, location, max(seen_at) AS seen_at FROM document_versions v JOIN crawl_urls USING (url_id)
    WHERE v.sha256 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM document_sightings s WHERE s.sha256 = v.sha256 AND s.location NOT GLOB 'http*://*')
    GROUP BY 1, 2, 3`;
  return db.prepare(sql).all().map(documentPlace);
}
