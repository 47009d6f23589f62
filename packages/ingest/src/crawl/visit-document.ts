import { smallPicture } from "@jixiao/parsers/small-picture";
import {
  currentLocations,
  noteVersion,
  noteWarning,
  recentVersions,
  settleUrl,
  type CrawlUrl,
  type UrlProblem,
  type UrlState,
} from "@jixiao/store";
import { sha256Of } from "../archive/archive.ts";
import type { Settled } from "../batch/batch.ts";
import type { Found } from "../collect/found.ts";
import { collectBytes } from "../collect/zip.ts";
import type { Fetched } from "./net/fetch-result.ts";
import { fileNameOf } from "./net/file-name.ts";
import { mediaOf } from "./page/recognize-answer.ts";
import {
  excluded,
  isExcluded,
  knownFingerprint,
  recognize,
  settle,
  settleProblem,
  settleWithout,
  tell,
  type Visit,
  type VisitEnd,
} from "./visit.ts";

/** Fetches a document, or finds it unchanged; other bytes than before become a new version. */
export async function visitDocument(visit: Visit, url: CrawlUrl): Promise<VisitEnd> {
  if (isExcluded(visit, url)) return settleProblem(visit, url, excluded, "refused");
  const answer = await visit.client.fetch(url.url, "document", knownFingerprint(visit, url));
  if (answer.kind === "not_modified") return settle(visit, url, asBefore(url));
  if (answer.kind !== "fetched") return settleWithout(visit, url, answer);
  const media = mediaOf(fileNameOf(answer.headers, answer.finalUrl), answer.bytes) ?? smallPicture(answer.bytes);
  if (media !== null) return settleMedia(visit, url, answer, media);
  const problem = await recognize(visit, answer, "document");
  if (problem !== null) return settleProblem(visit, url, problem);
  if (sha256Of(answer.bytes) === url.sha256) return settle(visit, url, { ...asBefore(url), ...answer.validators });
  await warnOfLies(visit, url, answer);
  if (isRestless(visit, url)) {
    visit.restless.push(url.url);
    return settle(visit, url, { result: "unchanged" });
  }
  return takeBody(visit, url, answer, { purpose: "document" });
}

/** The same bytes are as wanted, and as readable, as they were. */
function asBefore({ problem_code, problem_reason }: CrawlUrl): UrlState {
  const stays = problem_code === "not_wanted" || problem_code === "unreadable";
  const problem = stays ? { code: problem_code, reason: problem_reason ?? "" } : null;
  return { result: problem_code === "not_wanted" ? "refused" : "unchanged", problem };
}

/** A film or a photo is no document that failed. */
async function settleMedia(visit: Visit, url: CrawlUrl, { bytes, validators }: Fetched, media: string): Promise<VisitEnd> {
  const problem: UrlProblem = { code: "not_wanted", reason: `${media}: it holds no forms (非文档文件)` };
  return settle(visit, url, { result: "refused", problem, sha256: sha256Of(bytes), ...validators });
}

/** Other bytes under the same name for them: what the server said was unchanged until now may not have been. */
export async function warnOfLies({ batch, night }: Visit, url: CrawlUrl, { validators }: Fetched): Promise<void> {
  const { etag, last_modified } = validators;
  const same =
    url.sha256 !== null && (etag ?? last_modified) !== null && etag === url.etag && last_modified === url.last_modified;
  if (!same) return;
  const reason = `${url.url}: other bytes under the same ${etag === null ? "Last-Modified" : "ETag"}; its changes are seen every so many nights only, see unconditional_nights`;
  await batch.write(() => noteWarning(batch.parts.store, night.night_id, { code: "lying_validator", reason }));
}

/** So many versions in a row with other bytes and the same records make a document one that is made anew for each request. */
const RESTLESS_AFTER = 3;

function isRestless({ batch, night, config }: Visit, url: CrawlUrl): boolean {
  const { comparisons, nights_since } = recentVersions(batch.parts.store, url, night.night_id, RESTLESS_AFTER);
  const isSame = comparisons.length === RESTLESS_AFTER && comparisons.every((comparison) => comparison === "equal");
  return isSame && nights_since < config.restless_nights;
}

/**
 * Hands a body to the batch, the files of a ZIP one by one. Its URL is settled in the transaction of the last of them,
 * with the versions of all: whatever ends the run before leaves the URL to be fetched again.
 */
export async function takeBody(
  visit: Visit,
  url: CrawlUrl,
  body: Fetched,
  state: Omit<UrlState, "result">,
  also: (at: string) => void = () => undefined,
): Promise<VisitEnd> {
  const { batch, limits, site, budget } = visit;
  const { validators, finalUrl, headers } = body;
  // What the last document's transaction needs; not the bytes, which may be many.
  const known = { sha256: sha256Of(body.bytes), relaxed_tls: body.relaxedTls ? 1 : 0, ...validators, ...state } as const;
  const done: Promise<void>[] = [];
  const outcomes: Settled[] = [];
  let expected = Number.POSITIVE_INFINITY;
  const onSettled = (outcome: Settled): void => {
    if (outcomes.push(outcome) === expected) settleBody(visit, url, known, outcomes, also);
  };
  let waiting: Found | null = null;
  let count = 0;
  const media: string[] = [];
  const take = async (found: Found): Promise<void> => {
    done.push((await batch.take(found, { supplied: { fiscalYear: site.fiscal_year, region: site.region }, onSettled })).done);
  };
  for await (const found of collectBytes(body.bytes, fileNameOf(headers, finalUrl), url.url, limits)) {
    const kind = found.kind === "file" ? mediaOf(found.name, null) : null;
    if (kind !== null) {
      media.push(kind);
      continue;
    }
    count += 1;
    if (waiting === null) waiting = found;
    else {
      if (!(await batch.hasRoom())) return { kind: "stopped", by: "interrupted" };
      // What is parsed is known to the next run, which passes it by.
      if (budget.isUsedUp()) return { kind: "stopped", by: "budget_reached" };
      await take(waiting);
      waiting = found;
    }
  }
  if (waiting === null && media.length > 0) return settleMedia(visit, url, body, `an archive of ${media.length} × ${media[0]}`);
  if (waiting === null) return settleProblem(visit, url, { code: "empty", reason: "an archive without files" });
  expected = count; // known before the last one, which may be the only one, is taken
  await take(waiting);
  return { kind: "parsing", done: Promise.all(done).then(() => undefined) };
}

/** Inside the transaction of the body's last document. */
function settleBody(
  visit: Visit,
  url: CrawlUrl,
  known: Omit<UrlState, "result"> & { readonly relaxed_tls: 0 | 1 },
  outcomes: readonly Settled[],
  also: (at: string) => void,
): void {
  const { store } = visit.batch.parts;
  const seen_at = new Date().toISOString();
  const version = { url_id: url.url_id, night_id: visit.night.night_id, seen_at, relaxed_tls: known.relaxed_tls };
  const failed = outcomes.filter(({ outcome }) => outcome === "failed");
  const state: UrlState = {
    result: failed.length === outcomes.length ? "failed" : url.sha256 === null ? "new" : "changed",
    problem:
      failed.length === 0
        ? null
        : { code: "unreadable", reason: `${failed.length} of ${outcomes.length} documents, see jixiao failures` },
    ...known,
  };
  also(seen_at);
  const here = new Map(outcomes.map(({ location, sha256 }) => [location, sha256]));
  for (const [location, sha256] of here) if (sha256 !== null) noteVersion(store, { ...version, location, sha256 });
  // An archive that could not be read to its end says nothing of the files that were not met.
  const isWhole = here.get(url.url) !== null;
  for (const location of isWhole ? currentLocations(store, url.url_id) : []) {
    if (!here.has(location)) noteVersion(store, { ...version, location, sha256: null });
  }
  settleUrl(store, visit.night, url, state, seen_at);
  tell(visit, url, state);
}
