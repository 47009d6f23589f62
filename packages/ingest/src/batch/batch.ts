import type { DocumentFailure } from "@jixiao/contract";
import {
  failureAt,
  findDocument,
  findFailure,
  inTransaction,
  noteSeen,
  writeDocument,
  writeFailure,
  type Store,
  type StoredDocument,
  type StoredFailure,
} from "@jixiao/store";
import PQueue from "p-queue";
import { sha256Of, type Archive, type ArchiveNote } from "../archive/archive.ts";
import { problemOf, type Found, type FoundFile } from "../collect/found.ts";
import type { ParseResult } from "../worker/messages.ts";
import type { ParserPool } from "../worker/pool.ts";
import type { OnEvent, Outcome } from "./events.ts";
import { nextTryAt } from "./next-try.ts";
import { patiently } from "./patience.ts";
import { isAsSupplied, storedSupplied, type Supplied, suppliedOr } from "./supplied.ts";
import type { Tally } from "./summary.ts";

/** One document to be archived, parsed and stored. */
export interface Job extends Supplied {
  /** `source_file` of its records. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Where it was seen; null for one that comes from the archive. */
  readonly path: string | null;
}

export interface BatchParts {
  readonly archive: Archive;
  readonly store: Store;
  readonly pool: ParserPool;
  /** This run in the run history. */
  readonly runId: number;
  readonly parserVersion: string;
  /** What was supplied with the import. */
  readonly supplied: Supplied;
  readonly tally: Tally;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
  /** How long to wait for another process that holds the database. */
  readonly lockWaitSeconds: number;
  /** When a run last told of failures, ISO 8601 in UTC: what has failed since before then is known. Null: nothing is. */
  readonly toldUntil: string | null;
}

/** What became of a document that was taken. */
export interface Settled {
  readonly location: string;
  /** Null where not even its bytes could be had. */
  readonly sha256: string | null;
  readonly outcome: Outcome;
}

export interface TakeOptions {
  readonly supplied?: Supplied;
  /**
   * Called inside the transaction that stores what became of the document, so that what depends on it is written with it
   * or not at all. Not called where the batch ends before.
   */
  readonly onSettled?: (settled: Settled) => void;
}

/** A document in hand: `done` resolves when it is settled, or left because the batch is ending. */
export interface Taken {
  readonly done: Promise<void>;
}

const nothingLeft: Taken = { done: Promise.resolve() };

/**
 * The documents in hand. As many are parsed at a time as the pool has processes, one more is archived or stored
 * meanwhile, one waits with its bytes; whoever adds the next waits for room. For each document: archive, parse, one transaction, in this order, so that whatever
 * is in the database is in the archive, and what a kill interrupts is done again.
 */
export class Batch {
  readonly parts: BatchParts;
  readonly #queue: PQueue;
  readonly #inHand = new Map<string, Promise<void>>();
  /** Where the bytes of documents in hand were seen again. */
  readonly #repeats = new Map<string, readonly string[]>();
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
  async take(found: Found, { supplied = this.parts.supplied, onSettled }: TakeOptions = {}): Promise<Taken> {
    if (found.kind === "problem") return this.#fail(found.path, null, found.failure, supplied, onSettled);
    const bytes = await this.#read(found, supplied, onSettled);
    if (bytes === null) return nothingLeft;
    const { name, path } = found;
    const sha256 = sha256Of(bytes);
    for (let inHand = this.#inHand.get(sha256); inHand !== undefined; inHand = this.#inHand.get(sha256)) {
      if (onSettled === undefined) return this.#again(found, sha256);
      await inHand; // who depends on the records waits for them
    }
    const stored = findDocument(this.parts.store, sha256);
    if (stored !== null && this.#isCurrent(stored, supplied)) return this.#seen(stored, found, bytes, onSettled);
    const failure = findFailure(this.parts.store, sha256);
    if (failure !== null && this.#isKnown(failure)) return this.#knownFailure(failure, found, sha256, onSettled);
    const job = { name: stored?.name ?? name, sha256, size: bytes.length, path, ...suppliedOr(supplied, stored) };
    if (stored !== null && !isAsSupplied(supplied, stored)) await this.parts.archive.note(noteOf(job));
    return { done: this.#enqueue(job, bytes, onSettled) };
  }

  /** Parses a document from the archive and stores its records whatever is stored already. */
  parse(job: Job): void {
    if (!this.#inHand.has(job.sha256)) void this.#enqueue(job, null, undefined);
  }

  /** Runs a transaction, waiting for another process that holds the database. */
  async write<T>(transaction: () => T): Promise<T> {
    const { lockWaitSeconds, signal, onEvent } = this.parts;
    return patiently({ seconds: lockWaitSeconds, signal }, (seconds) => onEvent({ kind: "waiting", seconds }), transaction);
  }

  /** Never rejects: what goes wrong ends the batch. */
  #enqueue(job: Job, bytes: Uint8Array | null, onSettled: TakeOptions["onSettled"]): Promise<void> {
    const hand = { bytes };
    const done = this.#queue
      .add(async () => {
        await this.#process(job, hand, onSettled);
        while (this.#repeats.has(job.sha256)) await this.#noteRepeats(job.sha256);
        this.#inHand.delete(job.sha256); // at once: what comes from now on finds it stored
      })
      .catch((cause: unknown) => {
        this.#error ??= { cause };
      })
      .finally(() => this.#inHand.delete(job.sha256));
    this.#inHand.set(job.sha256, done);
    return done;
  }

  #goesOn(): boolean {
    const goesOn = this.#error === null && !this.parts.signal.aborted;
    if (!goesOn) this.#isCut = true;
    return goesOn;
  }

  /** Null where the file cannot be taken, which is recorded. */
  async #read(found: FoundFile, supplied: Supplied, onSettled: TakeOptions["onSettled"]): Promise<Uint8Array | null> {
    let failure: DocumentFailure;
    try {
      const bytes = await found.read();
      if (bytes.length > 0) return bytes;
      failure = { code: "empty", file: found.path }; // by its path: all empty files have the same hash
    } catch (error) {
      failure = problemOf(found.path, error).failure;
    }
    await this.#fail(found.path, null, failure, supplied, onSettled);
    return null;
  }

  #isCurrent(stored: StoredDocument, supplied: Supplied): boolean {
    return isAsSupplied(supplied, stored) && stored.parser_version === this.parts.parserVersion;
  }

  /**
   * The same parsers would fail again, except where the machine may have been at fault and it is time for another try, or
   * the archive's copy was and these bytes are worth one. Never twice in one run.
   */
  #isKnown(stored: StoredFailure): boolean {
    if (stored.last_failed_at >= this.#startedAt) return true;
    if (stored.parser_version !== this.parts.parserVersion || stored.failure.code === "unreadable") return false;
    const next = nextTryAt(stored);
    return next === null || next > Date.now();
  }

  /** Bytes that the archive lost are put back: they are at hand. */
  async #seen(stored: StoredDocument, found: FoundFile, bytes: Uint8Array, onSettled: TakeOptions["onSettled"]): Promise<Taken> {
    const { archive } = this.parts;
    const { sha256, name, fiscal_year_supplied, region_supplied } = stored;
    if (!(await archive.holds(sha256, bytes)))
      await archive.put(bytes, { sha256, name, location: found.path, fiscal_year_supplied, region_supplied });
    return this.#pass(stored.imported_at >= this.#startedAt ? "duplicate" : "unchanged", found, stored.sha256, onSettled);
  }

  /** The same bytes while they are in hand: that they were seen here too is written once they are stored. */
  async #again(found: FoundFile, sha256: string): Promise<Taken> {
    this.#repeats.set(sha256, [...(this.#repeats.get(sha256) ?? []), found.path]);
    return this.#pass("duplicate", found, sha256);
  }

  async #noteRepeats(sha256: string): Promise<void> {
    const locations = this.#repeats.get(sha256) ?? [];
    this.#repeats.delete(sha256);
    if (locations.length === 0 || findDocument(this.parts.store, sha256) === null) return;
    await this.write(() => {
      for (const location of locations) noteSeen(this.parts.store, sha256, { location, seen_at: now() });
    });
  }

  async #pass(
    outcome: "unchanged" | "duplicate",
    { name, path }: FoundFile,
    sha256: string,
    onSettled?: TakeOptions["onSettled"],
  ): Promise<Taken> {
    const isStored = findDocument(this.parts.store, sha256) !== null;
    await this.#settle({ location: path, sha256, outcome }, onSettled, () => {
      if (isStored) noteSeen(this.parts.store, sha256, { location: path, seen_at: now() });
    });
    this.parts.onEvent({ kind: "document", name, path, sha256, ...this.parts.tally.passed(outcome) });
    return nothingLeft;
  }

  async #knownFailure(
    stored: StoredFailure,
    found: FoundFile,
    sha256: string,
    onSettled: TakeOptions["onSettled"],
  ): Promise<Taken> {
    if (stored.last_failed_at >= this.#startedAt) return this.#pass("duplicate", found, sha256, onSettled);
    const { failure } = stored;
    if (onSettled !== undefined)
      await this.#settle({ location: found.path, sha256, outcome: "failed" }, onSettled, () => undefined);
    this.#tellFailed(found.path, sha256, failure, this.#isTold(stored), false);
    return nothingLeft;
  }

  /** What is written of a document and what depends on it, in one transaction. */
  async #settle<T>(settled: Settled, onSettled: TakeOptions["onSettled"], write: () => T): Promise<T> {
    if (onSettled === undefined) return this.write(write);
    return this.write(() =>
      inTransaction(this.parts.store, () => {
        const written = write();
        onSettled(settled);
        return written;
      }),
    );
  }

  async #process(job: Job, hand: { bytes: Uint8Array | null }, onSettled: TakeOptions["onSettled"]): Promise<void> {
    if (!this.#goesOn()) return; // the next run finds it
    const { archive, pool, onEvent } = this.parts;
    const { name, sha256, path, fiscalYear, region } = job;
    if (hand.bytes !== null) await archive.put(hand.bytes, noteOf(job));
    hand.bytes = null; // the parser reads them from the archive
    const outcome = await pool.parse(
      { name, sha256, path: archive.pathOf(sha256), fiscalYear, region },
      {
        onProgress: (done, total) => onEvent({ kind: "progress", name, done, total }),
        onRetry: (failure) => onEvent({ kind: "retrying", name, failure }),
      },
    );
    if (outcome.kind === "left") this.#isCut = true;
    else if (outcome.kind === "parsed") await this.#store(job, outcome.result, onSettled);
    else await this.#fail(path ?? archive.pathOf(sha256), sha256, outcome.failure, job, onSettled);
  }

  async #store(
    job: Job,
    { records, pageCount, mediaType, account }: ParseResult,
    onSettled: TakeOptions["onSettled"],
  ): Promise<void> {
    const { store, parserVersion, tally, onEvent } = this.parts;
    const { name, sha256, size, path } = job;
    const outcome = findDocument(store, sha256) === null ? "new" : "replaced";
    await this.#settle({ location: path ?? name, sha256, outcome }, onSettled, () =>
      writeDocument(
        store,
        {
          source: { sha256, name, size, media_type: mediaType },
          parser_version: parserVersion,
          ...storedSupplied(job),
          page_count: pageCount,
          records,
          account,
          sighting: path === null ? null : { location: path, seen_at: now() },
        },
        { replace: true },
      ),
    );
    onEvent({ kind: "document", name, path, sha256, ...tally.written(outcome, records, account) });
  }

  async #fail(
    location: string,
    sha256: string | null,
    failure: DocumentFailure,
    supplied: Supplied,
    onSettled: TakeOptions["onSettled"],
  ): Promise<Taken> {
    const { store, parserVersion: parser_version } = this.parts;
    const before = sha256 === null ? failureAt(store, location) : findFailure(store, sha256);
    const known = before !== null && before.sha256 === sha256 && before.failure.code === failure.code && this.#isTold(before);
    await this.#settle({ location, sha256, outcome: "failed" }, onSettled, () =>
      writeFailure(store, { location, sha256, parser_version, ...storedSupplied(supplied), failure, failed_at: now() }),
    );
    this.#tellFailed(location, sha256, failure, known, true);
    return nothingLeft;
  }

  /** A run that was killed, or ended otherwise, before it could tell has told nothing. */
  #isTold({ first_failed_at }: StoredFailure): boolean {
    const { toldUntil } = this.parts;
    return toldUntil !== null && first_failed_at <= toldUntil;
  }

  #tellFailed(path: string, sha256: string | null, failure: DocumentFailure, known: boolean, tried: boolean): void {
    this.parts.tally.failed(failure.code, known);
    this.parts.onEvent({ kind: "failed", path, sha256, failure, known, tried });
  }
}

function noteOf({ sha256, name, path, ...supplied }: Job): ArchiveNote {
  return { sha256, name, location: path, ...storedSupplied(supplied) };
}

function now(): string {
  return new Date().toISOString();
}
