import { currentLocations, noteVersion, settleUrl, type CrawlUrl, type UrlState } from "@jixiao/store";
import { sha256Of } from "../archive/archive.ts";
import type { Settled } from "../batch/batch.ts";
import type { Found } from "../collect/found.ts";
import { collectBytes } from "../collect/zip.ts";
import type { Fetched } from "./net/fetch-result.ts";
import { fileNameOf } from "./net/file-name.ts";
import { recognizeAnswer } from "./page/recognize-answer.ts";
import { knownFingerprint, settle, settleNoContent, settleWithout, tell, type Visit, type VisitEnd } from "./visit.ts";

/** Fetches a document, or finds it unchanged; other bytes than before become a new version. */
export async function visitDocument(visit: Visit, url: CrawlUrl): Promise<VisitEnd> {
  const answer = await visit.client.fetch(url.url, "document", knownFingerprint(url));
  if (answer.kind === "not_modified") return settle(visit, url, { result: "unchanged" });
  if (answer.kind !== "fetched") return settleWithout(visit, url, answer);
  const noContent = recognizeAnswer({ ...answer, purpose: "document" });
  if (noContent !== null) return settleNoContent(visit, url, `${noContent.kind}: ${noContent.evidence}`);
  if (sha256Of(answer.bytes) === url.sha256) return settle(visit, url, { result: "unchanged", ...answer.validators });
  return takeBody(visit, url, answer, { purpose: "document" });
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
  const { batch, limits, site } = visit;
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
  const take = async (found: Found): Promise<void> => {
    done.push((await batch.take(found, { fiscalYear: site.fiscal_year, onSettled })).done);
  };
  for await (const found of collectBytes(body.bytes, fileNameOf(headers, finalUrl), url.url, limits)) {
    count += 1;
    if (waiting === null) waiting = found;
    else {
      if (!(await batch.hasRoom())) return { kind: "stopped", by: "interrupted" };
      await take(waiting);
      waiting = found;
    }
  }
  if (waiting === null) return settleNoContent(visit, url, "empty: an archive without files");
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
    problem: failed.length === 0 ? null : `unreadable: ${failed.length} of ${outcomes.length} documents, see jixiao failures`,
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
