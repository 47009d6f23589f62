import type { LivingDocument, LivingSite, Weather } from "./living-site.ts";
import { bytesOf } from "./living-site.ts";

/** What crawls of a living site must have found out, kept by the rules of docs/operations.md and not by the crawl's code. */
export interface ExpectedCrawl {
  /** Takes in what the site was in a night; `idOf` gives a URL's number in the database, where it has one. */
  night(site: LivingSite, idOf: (path: string) => number | null): ExpectedNight;
  /** Path → comparisons of its versions, oldest first. */
  versions(): Record<string, readonly string[]>;
  /** Path → gone and returned, in order. */
  events(): Record<string, readonly string[]>;
  /** Path → text of its last version that could be read. */
  contents(): Record<string, string>;
}

export interface ExpectedNight {
  readonly ended: "complete" | "some_failed" | "incomplete";
  readonly exitCode: 0 | 1 | 4;
  readonly isRestless: boolean;
}

export interface Rules {
  readonly goneAfter: number;
  readonly restlessNights: number;
  readonly unconditionalNights: number;
}

interface Known {
  /** As it was taken last. */
  bytes: string | null;
  readonly versions: { readonly comparison: string; readonly night: number }[];
  readable: string | null;
  problem: string | null;
  missing: number;
  isGone: boolean;
  readonly events: string[];
}

const RESTLESS_AFTER = 3;

export function expectCrawls({ goneAfter, restlessNights, unconditionalNights }: Rules): ExpectedCrawl {
  const known = new Map<string, Known>();
  const pageProblems = new Map<string, string>();
  let night = 0;

  const knownOf = (path: string): Known => {
    const found = known.get(path) ?? {
      bytes: null,
      versions: [],
      readable: null,
      problem: null,
      missing: 0,
      isGone: false,
      events: [],
    };
    known.set(path, found);
    return found;
  };
  /** True where it failed as it had not before. */
  const problem = (of: Known, code: string | null): boolean => {
    const isNew = code !== null && code !== of.problem;
    of.problem = code;
    return isNew;
  };
  const isThere = (of: Known): void => {
    of.missing = 0;
    if (of.isGone) of.events.push("returned");
    of.isGone = false;
  };
  const isRestless = ({ versions }: Known): boolean => {
    const last = versions.slice(-RESTLESS_AFTER);
    const newest = versions.at(-1)?.night ?? night;
    return (
      last.length === RESTLESS_AFTER && last.every(({ comparison }) => comparison === "equal") && night - newest < restlessNights
    );
  };
  /** How a document that is linked is found. */
  const look = (
    document: LivingDocument,
    id: number | null,
  ): { failed: boolean; isNew: boolean; restless: boolean; is404: boolean } => {
    const of = knownOf(document.path);
    const nothing = { failed: false, isNew: false, restless: false, is404: false };
    if (document.answers === "404" && !document.volatile) return { ...nothing, is404: (problem(of, "not_there"), true) };
    if (document.answers === "not") return { ...nothing, failed: true, isNew: problem(of, "status") };
    if (document.answers === "challenge") return { ...nothing, failed: true, isNew: problem(of, "blocked_by_challenge") };
    const isDue = night >= unconditionalNights && id !== null && (night + id) % unconditionalNights === 0;
    const isKept = document.lies && of.bytes !== null && !isDue;
    if (isKept || bytesOf(document) === of.bytes) {
      isThere(of);
      problem(of, of.problem === "unreadable" ? "unreadable" : null);
      return nothing;
    }
    if (isRestless(of)) {
      isThere(of);
      problem(of, null);
      return { ...nothing, restless: true };
    }
    return { ...nothing, ...take(document, of) };
  };
  const take = ({ text, ...document }: LivingDocument, of: Known): { failed: boolean; isNew: boolean } => {
    of.bytes = bytesOf({ text, ...document });
    const isDamaged = text.startsWith("damaged");
    const comparison = isDamaged ? "unreadable" : of.readable === null ? "first" : of.readable === text ? "equal" : "changed";
    of.versions.push({ comparison, night });
    if (isDamaged) {
      problem(of, "unreadable");
      return { failed: true, isNew: true }; // another version that cannot be read is news, whatever the last one was
    }
    of.readable = text;
    isThere(of);
    problem(of, null);
    return { failed: false, isNew: false };
  };
  /** True where a page failed as it had not before. */
  const lookAtPages = (weather: Weather): boolean => {
    const broken: Partial<Record<Weather, readonly [string, string]>> = {
      start_fails: ["/list/", "status"],
      start_hostile: ["/list/", "too_complex"],
      list_fails: ["/list/index_1.html", "status"],
      article_hostile: ["/article.html", "too_complex"],
    };
    const [path, code] = broken[weather] ?? ["", ""];
    const isNew = path !== "" && pageProblems.get(path) !== code;
    pageProblems.clear();
    if (path !== "") pageProblems.set(path, code);
    return isNew;
  };

  return {
    night(site, idOf) {
      night += 1;
      const { weather } = site;
      const isNewPage = lookAtPages(weather);
      const looks = site.documents
        .filter(({ linked }) => linked)
        .map((document) => ({ document, ...look(document, idOf(document.path)) }));
      const isIncomplete = weather === "start_fails" || weather === "start_hostile" || weather === "list_fails";
      const isThereNot = new Set(looks.filter(({ is404 }) => is404).map(({ document }) => document.path));
      for (const document of isIncomplete ? [] : site.documents) {
        const of = known.get(document.path);
        if (of === undefined || of.versions.length === 0 || of.isGone) continue;
        if (document.linked && !isThereNot.has(document.path)) continue;
        of.missing += 1;
        if (of.missing < goneAfter) continue;
        of.isGone = true;
        of.events.push("gone");
      }
      const failed = weather === "article_hostile" || looks.some((one) => one.failed);
      const isNew = isNewPage || looks.some((one) => one.isNew);
      const ended = isIncomplete ? "incomplete" : failed ? "some_failed" : "complete";
      return { ended, exitCode: isIncomplete ? 4 : isNew ? 1 : 0, isRestless: looks.some(({ restless }) => restless) };
    },
    versions: () => map(known, ({ versions }) => versions.map(({ comparison }) => comparison)),
    events: () => map(known, ({ events }) => events),
    contents: () =>
      Object.fromEntries([...known].flatMap(([path, { readable }]) => (readable === null ? [] : [[path, readable]]))),
  };
}

/** Without what is empty. */
function map(known: ReadonlyMap<string, Known>, of: (one: Known) => readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries([...known].map(([path, one]) => [path, of(one)] as const).filter(([, list]) => list.length > 0));
}
