import type { DocumentFailure } from "@jixiao/contract";
import {
  findDocument,
  findFailure,
  noteSeen,
  writeDocument,
  writeFailure,
  type Store,
  type StoredDocument,
  type StoredFailure,
} from "@jixiao/store";
import PQueue from "p-queue";
import { sha256Of, type Archive } from "../archive/archive.ts";
import { problemOf, type Found, type FoundFile } from "../collect/found.ts";
import type { ParseResult } from "../worker/messages.ts";
import type { ParserPool } from "../worker/pool.ts";
import type { OnEvent } from "./events.ts";
import { patiently } from "./patience.ts";
import type { Tally } from "./summary.ts";

/** One document to be archived, parsed and stored. */
export interface Job {
  /** `source_file` of its records. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Where it was seen; null for one that comes from the archive. */
  readonly path: string | null;
  readonly fiscalYear: number | null;
}

export interface BatchParts {
  readonly archive: Archive;
  readonly store: Store;
  readonly pool: ParserPool;
  readonly parserVersion: string;
  /** Supplied with the import; null where none was. */
  readonly fiscalYear: number | null;
  readonly tally: Tally;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
  /** How long to wait for another process that holds the database. */
  readonly lockWaitSeconds: number;
}

/**
 * The documents in hand. As many are parsed at a time as the pool has processes, one more is archived or stored
 * meanwhile, one waits with its bytes; whoever adds the next waits for room. For each document: archive, parse, one transaction, in this order, so that whatever
 * is in the database is in the archive, and what a kill interrupts is done again.
 */
export class Batch {
  readonly parts: BatchParts;
  readonly #queue: PQueue;
  readonly #inHand = new Set<string>();
  readonly #startedAt = new Date().toISOString();
  #error: { readonly cause: unknown } | null = null;
  #isCut = false;

  /** One more than are parsed at a time, so that no parser waits while a document is archived or stored. */
  constructor(parts: BatchParts) {
    this.parts = parts;
    this.#queue = new PQueue({ concurrency: parts.pool.size + 1 });
  }

  /** True once a document was left out because the batch was interrupted or storage failed. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Waits until another document may be begun; false where none should be any more. */
  async hasRoom(): Promise<boolean> {
    await this.#queue.onSizeLessThan(1);
    return this.#goesOn();
  }

  /** Waits for the documents in hand. @throws what ended the batch: an error of storage, or a bug. */
  async finish(): Promise<void> {
    await this.#queue.onIdle();
    if (this.#error !== null) throw this.#error.cause;
  }

  /**
   * Takes in what the walk found. Which of several equal files gives the record its name is decided by the order of the
   * walk, so the hash is claimed before the next file is looked at.
   */
  async take(found: Found, fiscalYear: number | null = this.parts.fiscalYear): Promise<void> {
    if (found.kind === "problem") return this.#fail(found.path, null, found.failure);
    const bytes = await this.#read(found);
    if (bytes === null) return;
    const { name, path } = found;
    const sha256 = sha256Of(bytes);
    if (this.#inHand.has(sha256)) return this.#pass("duplicate", found, sha256);
    const stored = findDocument(this.parts.store, sha256);
    if (stored !== null && this.#isCurrent(stored, fiscalYear)) return this.#seen(stored, found, bytes);
    const failure = findFailure(this.parts.store, sha256);
    if (failure !== null && this.#isKnown(failure)) return this.#knownFailure(failure, found, sha256);
    const year = fiscalYear ?? stored?.fiscal_year_supplied ?? null;
    this.parse({ name: stored?.name ?? name, sha256, size: bytes.length, path, fiscalYear: year }, bytes);
  }

  /** Parses a document, from the archive where no bytes are given, and stores its records whatever is stored already. */
  parse(job: Job, bytes: Uint8Array | null = null): void {
    if (this.#inHand.has(job.sha256)) return;
    this.#inHand.add(job.sha256);
    const hand = { bytes };
    void this.#queue
      .add(() => this.#process(job, hand))
      .catch((cause: unknown) => {
        this.#error ??= { cause };
      })
      .finally(() => this.#inHand.delete(job.sha256));
  }

  #goesOn(): boolean {
    const goesOn = this.#error === null && !this.parts.signal.aborted;
    if (!goesOn) this.#isCut = true;
    return goesOn;
  }

  /** Null where the file cannot be taken, which is recorded. */
  async #read(found: FoundFile): Promise<Uint8Array | null> {
    let failure: DocumentFailure;
    try {
      const bytes = await found.read();
      if (bytes.length > 0) return bytes;
      failure = { code: "empty", file: found.path }; // by its path: all empty files have the same hash
    } catch (error) {
      failure = problemOf(found.path, error).failure;
    }
    await this.#fail(found.path, null, failure);
    return null;
  }

  #isCurrent(stored: StoredDocument, fiscalYear: number | null): boolean {
    const isYear = fiscalYear === null || stored.fiscal_year_supplied === fiscalYear;
    return isYear && stored.parser_version === this.parts.parserVersion;
  }

  /** The same parsers would fail again; only where the archive's copy was at fault, these bytes are worth a try. */
  #isKnown(failure: StoredFailure): boolean {
    return failure.parser_version === this.parts.parserVersion && failure.failure.code !== "unreadable";
  }

  /** Bytes that the archive lost are put back: they are at hand. */
  async #seen(stored: StoredDocument, found: FoundFile, bytes: Uint8Array): Promise<void> {
    const { archive } = this.parts;
    const { sha256, name, fiscal_year_supplied } = stored;
    if (!(await archive.holds(sha256, bytes)))
      await archive.put(bytes, { sha256, name, location: found.path, fiscal_year_supplied });
    return this.#pass(stored.imported_at >= this.#startedAt ? "duplicate" : "unchanged", found, stored.sha256);
  }

  async #pass(outcome: "unchanged" | "duplicate", { name, path }: FoundFile, sha256: string): Promise<void> {
    const isStored = findDocument(this.parts.store, sha256) !== null;
    if (isStored) await this.#write(() => noteSeen(this.parts.store, sha256, { location: path, seen_at: now() }));
    this.parts.onEvent({ kind: "document", name, path, sha256, ...this.parts.tally.passed(outcome) });
  }

  async #knownFailure(stored: StoredFailure, found: FoundFile, sha256: string): Promise<void> {
    if (stored.last_failed_at >= this.#startedAt) return this.#pass("duplicate", found, sha256);
    const { failure } = stored;
    this.parts.tally.failed(failure.code);
    this.parts.onEvent({ kind: "failed", path: found.path, sha256, failure, known: true });
  }

  async #process(job: Job, hand: { bytes: Uint8Array | null }): Promise<void> {
    if (!this.#goesOn()) return; // the next run finds it
    const { archive, pool, onEvent } = this.parts;
    const { name, sha256, path, fiscalYear } = job;
    if (hand.bytes !== null) await archive.put(hand.bytes, { sha256, name, location: path, fiscal_year_supplied: fiscalYear });
    hand.bytes = null; // the parser reads them from the archive
    const outcome = await pool.parse(
      { name, sha256, path: archive.pathOf(sha256), fiscalYear },
      {
        onProgress: (done, total) => onEvent({ kind: "progress", name, done, total }),
        onRetry: (failure) => onEvent({ kind: "retrying", name, failure }),
      },
    );
    if (outcome.kind === "parsed") await this.#store(job, outcome.result);
    else await this.#fail(path ?? archive.pathOf(sha256), sha256, outcome.failure, fiscalYear);
  }

  async #store(job: Job, { records, pageCount, mediaType }: ParseResult): Promise<void> {
    const { store, parserVersion, tally, onEvent } = this.parts;
    const { name, sha256, size, path } = job;
    const written = await this.#write(() =>
      writeDocument(
        store,
        {
          source: { sha256, name, size, media_type: mediaType },
          parser_version: parserVersion,
          fiscal_year_supplied: job.fiscalYear,
          page_count: pageCount,
          records,
          sighting: path === null ? null : { location: path, seen_at: now() },
        },
        { replace: true },
      ),
    );
    const counts = tally.written(written === "added" ? "new" : "replaced", records);
    onEvent({ kind: "document", name, path, sha256, ...counts });
  }

  async #fail(
    location: string,
    sha256: string | null,
    failure: DocumentFailure,
    fiscal_year_supplied: number | null = this.parts.fiscalYear,
  ): Promise<void> {
    const { store, parserVersion: parser_version, tally, onEvent } = this.parts;
    await this.#write(() =>
      writeFailure(store, { location, sha256, parser_version, fiscal_year_supplied, failure, failed_at: now() }),
    );
    tally.failed(failure.code);
    onEvent({ kind: "failed", path: location, sha256, failure, known: false });
  }

  async #write<T>(transaction: () => T): Promise<T> {
    return patiently(this.parts.lockWaitSeconds, (seconds) => this.parts.onEvent({ kind: "waiting", seconds }), transaction);
  }
}

function now(): string {
  return new Date().toISOString();
}
