import { acquireLock, listRuns, openStore, type StoredRun } from "@jixiao/store";
import { existsSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { IngestEvent } from "./batch/events.ts";
import { exitCodeOfSummary, type BatchOptions } from "./batch/run.ts";
import type { ImportSummary } from "./batch/summary.ts";
import { Archive } from "./archive/archive.ts";
import { importPaths } from "./import.ts";
import { retryFailures } from "./retry.ts";
import { makeWorkplace, type Workplace } from "./testing/workplace.ts";
import { makeZip } from "./testing/make-zip.ts";

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace();
});
afterEach(() => place.remove());

async function importInbox(options: Partial<BatchOptions> = {}): Promise<ImportSummary> {
  return importPaths([place.inbox], { ...place.options, ...options });
}

function sources(): string[] {
  return place.records().map((record) => (JSON.parse(record) as { source_file: string }).source_file);
}

/** Names under which documents were seen, wherever. */
function seenAt(): unknown[] {
  const store = openStore(place.options.store, { readonly: true });
  try {
    const locations = store.db.prepare("SELECT location FROM document_sightings ORDER BY 1").pluck().all();
    return locations.map((location) => basename(String(location)));
  } finally {
    store.close();
  }
}

function lastRun(): StoredRun | undefined {
  const store = openStore(place.options.store, { readonly: true });
  try {
    return listRuns(store, 1)[0];
  } finally {
    store.close();
  }
}

const none = { new: 0, replaced: 0, unchanged: 0, duplicate: 0, failed: 0 };

describe("what a batch does", () => {
  test("documents become records, counted, told one by one", async () => {
    place.put("a.txt", "2 forms");
    place.put("b/c.zip", makeZip([{ name: "d.txt", data: "one" }]));
    const events: IngestEvent[] = [];
    const summary = await importInbox({ onEvent: (event) => events.push(event) });
    expect(summary).toEqual({
      ended: "complete",
      parser_version: "fake-1",
      workers: 2,
      documents: { ...none, new: 2 },
      forms: 3,
      reports: 0,
      indicators: 6,
      flags: { level2_uncertain: 3 },
      failures: {},
      failures_new: 0,
      failures_known: 0,
      without_records: 0,
      unread_forms: 0,
      damaged_documents: 0,
      pages: {},
      seconds: expect.any(Number),
    });
    expect(sources()).toEqual(["a.txt", "a.txt", "c.zip!d.txt"]);
    expect(events.map((event) => event.kind)).toEqual(["started", "counted", "document", "document"]);
    expect(events[1]).toEqual({ kind: "counted", files: 2 });
    expect(events).toContainEqual(
      expect.objectContaining({ name: "a.txt", path: join(place.inbox, "a.txt"), outcome: "new", forms: 2 }),
    );
  });

  test("the same files again change nothing, a new one is added", async () => {
    place.put("a.txt");
    await importInbox();
    const before = place.records();
    expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1 });
    expect(place.records()).toEqual(before);
    place.put("b.txt");
    expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1, new: 1 });
  });

  test("equal bytes in one batch are one document, named as the first", async () => {
    for (const name of ["b.txt", "a.txt", "c.txt"]) place.put(name, "same");
    place.put("d.txt", "damaged");
    place.put("e.txt", "damaged");
    const summary = await importInbox();
    expect(summary.documents).toEqual({ ...none, new: 1, duplicate: 3, failed: 1 });
    expect(sources()).toEqual(["a.txt"]);
    expect(seenAt()).toEqual(["a.txt", "b.txt", "c.txt"]); // also those that came while the first was in hand
    expect(place.failures().map(({ location }) => location)).toEqual([join(place.inbox, "d.txt")]);
  });

  test("a newer parser replaces the records, an unchanged one does not", async () => {
    place.put("a.txt");
    await importInbox();
    process.env["JIXIAO_FAKE_VERSION"] = "fake-2";
    try {
      expect((await importInbox()).documents).toEqual({ ...none, replaced: 1 });
      expect(place.records().every((record) => record.includes('"parser_version":"fake-2"'))).toBe(true);
      expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1 });
    } finally {
      delete process.env["JIXIAO_FAKE_VERSION"];
    }
  });

  test("another fiscal year supplied replaces, none supplied leaves the year", async () => {
    place.put("a.txt");
    expect((await importInbox({ fiscalYear: 2023 })).documents).toEqual({ ...none, new: 1 });
    expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1 });
    expect((await importInbox({ fiscalYear: 2024 })).documents).toEqual({ ...none, replaced: 1 });
    expect(place.records()[0]).toContain('"fiscal_year":2024');
  });

  test("another region supplied replaces, none supplied leaves it, and the archive's note has it", async () => {
    place.put("a.txt");
    expect((await importInbox({ region: "江西省" })).documents).toEqual({ ...none, new: 1 });
    expect((await importInbox({ fiscalYear: 2024 })).documents).toEqual({ ...none, replaced: 1 });
    expect(place.records()[0]).toMatch(/"region":"江西省".*"fiscal_year":2024/);
    expect((await importInbox({ region: "江西省", fiscalYear: 2024 })).documents).toEqual({ ...none, unchanged: 1 });
    expect((await importInbox({ region: "湖南省" })).documents).toEqual({ ...none, replaced: 1 });
    const [note] = [...(await new Archive(place.options.archive).notes()).values()];
    expect(note).toMatchObject({ region_supplied: "湖南省", fiscal_year_supplied: 2024 });
  });

  test("what the archive lost comes back with the next import", async () => {
    place.put("a.txt");
    await importInbox();
    rmSync(place.options.archive, { recursive: true });
    expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1 });
    expect(existsSync(join(place.options.archive, "names.jsonl"))).toBe(true);
  });
});

describe("what fails", () => {
  test("fails alone, stays listed, and is not parsed again by the next import", async () => {
    place.put("a.txt", "damaged");
    place.put("b.txt", "exit");
    place.put("c.txt", "fine");
    const first = await importInbox();
    expect(first).toMatchObject({ documents: { ...none, new: 1, failed: 2 }, failures: { damaged: 1, crash: 1 } });
    const events: IngestEvent[] = [];
    const second = await importInbox({ onEvent: (event) => events.push(event) });
    expect(second).toMatchObject({ documents: { ...none, unchanged: 1, failed: 2 }, failures: { damaged: 1, crash: 1 } });
    expect([first, second].map(({ failures_new, failures_known }) => [failures_new, failures_known])).toEqual([
      [2, 0],
      [0, 2],
    ]);
    expect([first, second].map(exitCodeOfSummary)).toEqual([1, 0]);
    expect(events.flatMap((event) => (event.kind === "failed" ? [[event.known, event.tried]] : []))).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(place.failures().map(({ failure, attempts }) => [failure.code, attempts])).toEqual([
      ["damaged", 1],
      ["crash", 1],
    ]);
  });

  test("what the machine may have caused is tried again by the next import, with pauses, and is then read", async () => {
    place.put("a.txt", "killed");
    const codes = async (): Promise<unknown> => {
      const events: IngestEvent[] = [];
      await importInbox({ onEvent: (event) => events.push(event) });
      return events.flatMap((event) => (event.kind === "failed" ? [[event.failure.code, event.known, event.tried]] : []));
    };
    expect(await codes()).toEqual([["crash", false, true]]);
    expect(await codes()).toEqual([["crash", true, true]]);
    expect(await codes()).toEqual([["crash", true, true]]);
    expect(await codes()).toEqual([["crash", true, false]]); // not again before tomorrow
    const store = openStore(place.options.store);
    store.db.exec("UPDATE failures SET last_failed_at = '2026-01-01T00:00:00.000Z'");
    store.close();
    process.env["JIXIAO_FAKE_MERCY"] = "1";
    try {
      expect((await importInbox()).documents).toEqual({ ...none, new: 1 });
      expect(place.failures()).toEqual([]);
    } finally {
      delete process.env["JIXIAO_FAKE_MERCY"];
    }
  });

  test("what failed before is known only where a run told it, and as long as it is the same", async () => {
    const bad = place.put("a.txt", "damaged");
    place.put("empty.txt", "");
    const counts = async (options: Partial<BatchOptions> = {}): Promise<unknown> => {
      const { failures_new, failures_known } = await importInbox(options);
      return [failures_new, failures_known];
    };
    expect(await counts()).toEqual([2, 0]);
    const asIf = (sql: string): void => {
      const store = openStore(place.options.store);
      store.db.exec(sql);
      store.close();
    };
    asIf("UPDATE runs SET exit_code = NULL, ended_at = NULL"); // killed before it could tell
    expect(await counts()).toEqual([2, 0]);
    expect(await counts()).toEqual([0, 2]);
    writeFileSync(bad, "damaged otherwise");
    expect(await counts()).toEqual([1, 1]); // other bytes at the same path
    expect(await counts()).toEqual([0, 2]);
    writeFileSync(bad, "exit");
    expect(await counts()).toEqual([1, 1]);
    const asked = await retryFailures(place.options);
    expect([asked.failures_new, asked.failures_known, exitCodeOfSummary(asked)]).toEqual([2, 0, 1]); // whoever asks is told
    expect(await counts()).toEqual([0, 2]);
  });

  test("a hostile folder: each a failure of its own, the rest is imported", async () => {
    place.put("01-empty.txt", "");
    place.put("02-empty-too.txt", "");
    place.put("03-hang.txt", "hang");
    place.put("04-heap.txt", "heap");
    place.put("05-buffers.txt", "buffers");
    place.put("06-large.txt");
    truncateSync(join(place.inbox, "06-large.txt"), 300 * 1024 * 1024);
    place.put("07-bomb.zip", makeZip([{ name: "bomb.txt", data: Buffer.alloc(64 * 1024 * 1024) }]));
    place.put("08-many.zip", makeZip(Array.from({ length: 1_000 }, (_, i) => ({ name: `${i}`, data: "", method: 0 }))));
    place.put("09-escape.zip", makeZip([{ name: "../../x.txt", data: "x" }]));
    place.put("10-nested.zip", nested(6));
    symlinkSync("loop", join(place.inbox, "loop"));
    symlinkSync(".", join(place.inbox, "self"));
    place.put("vanishes.txt");
    place.put("z.txt", "good");
    const summary = await importInbox({
      limits: shortStall(),
      collectLimits: { archiveEntries: 500 },
      onEvent: (event) => {
        if (event.kind === "failed" && event.path?.includes("01-empty") === true) unlinkSync(join(place.inbox, "vanishes.txt"));
      },
    });
    expect(sources()).toEqual(["z.txt"]);
    expect(summary.failures).toEqual({ empty: 502, stalled: 1, oom: 2, too_large: 4, unreadable: 4 });
    const failures = place
      .failures()
      .map(({ location, failure }) => `${location.slice(place.inbox.length + 1)}: ${failure.code}`);
    expect(failures.filter((line) => !line.includes("08-many.zip!"))).toEqual([
      "01-empty.txt: empty",
      "02-empty-too.txt: empty",
      "03-hang.txt: stalled",
      "04-heap.txt: oom",
      "05-buffers.txt: oom",
      "06-large.txt: too_large",
      "07-bomb.zip!bomb.txt: too_large",
      "08-many.zip: too_large",
      "09-escape.zip!../../x.txt: unreadable",
      "10-nested.zip!n.zip!n.zip!n.zip: too_large",
      "loop: unreadable",
      "self: unreadable",
      "vanishes.txt: unreadable",
    ]);
  });

  test("a path that does not exist is a failure, settled once it can be read", async () => {
    const missing = join(place.inbox, "later.txt");
    expect((await importPaths([missing], place.options)).failures).toEqual({ unreadable: 1 });
    expect(place.failures()).toMatchObject([{ location: missing, sha256: null }]);
    place.put("later.txt");
    expect((await importPaths([missing], place.options)).documents).toEqual({ ...none, new: 1 });
    expect(place.failures()).toEqual([]);
  });
});

describe("what ends a batch", () => {
  test("an interruption: the documents in hand are stored, the next run does the rest", async () => {
    for (let i = 0; i < 30; i += 1) place.put(`${i}.txt`, `slow ${i}`);
    const stop = new AbortController();
    const summary = await importInbox({
      signal: stop.signal,
      graceSeconds: 600,
      onEvent: ({ kind }) => (kind === "document" ? stop.abort() : undefined),
    });
    expect(summary.ended).toBe("interrupted");
    expect(summary.documents.new).toBeGreaterThanOrEqual(1);
    expect(summary.documents.new).toBeLessThanOrEqual(3);
    expect(place.records().length).toBe(summary.documents.new);
    const events: IngestEvent[] = [];
    await importPaths([join(place.inbox, sources()[0] ?? "")], { ...place.options, onEvent: (event) => events.push(event) });
    expect(events.at(-1)).toMatchObject({ kind: "document", outcome: "unchanged" });
  });

  test("an interruption while a document hangs: it is left, is no failure, and the run is in the history", async () => {
    place.put("a.txt", "hang");
    const stop = new AbortController();
    const summary = await importInbox({
      signal: stop.signal,
      graceSeconds: 0.1,
      limits: { ...place.options.limits, stallSeconds: 600 },
      onEvent: ({ kind }) => (kind === "started" ? setTimeout(() => stop.abort(), 300) : undefined),
    });
    expect(summary).toMatchObject({ ended: "interrupted", documents: none });
    expect(place.failures()).toEqual([]);
    expect(lastRun()).toMatchObject({ exit_code: 130, ended_at: expect.any(String) });
  });

  test("an error that nobody foresaw: the run is closed with it", async () => {
    place.put("a.txt");
    const slip = (): never => {
      throw new TypeError("a slip of the pen");
    };
    await expect(importInbox({ onEvent: ({ kind }) => (kind === "document" ? slip() : undefined) })).rejects.toThrow("a slip");
    expect(lastRun()).toMatchObject({
      exit_code: 70,
      ended_at: expect.any(String),
      summary: { ended: "failed", error: "a slip of the pen" },
    });
  });

  test("parsers that die at every start: stopped, nothing is a document's failure, the run is closed", async () => {
    place.put("a.txt");
    process.env["JIXIAO_FAKE_DEATHS"] = place.put("../deaths", "99");
    try {
      await expect(importInbox()).rejects.toMatchObject({ name: "BatchStopped", reason: "parser_unavailable" });
    } finally {
      delete process.env["JIXIAO_FAKE_DEATHS"];
    }
    expect(place.failures()).toEqual([]);
    expect(lastRun()).toMatchObject({ exit_code: 69 });
  });

  test("an interruption that comes too late is none", async () => {
    place.put("a.txt");
    const stop = new AbortController();
    const summary = await importInbox({
      signal: stop.signal,
      onEvent: ({ kind }) => (kind === "document" ? stop.abort() : undefined),
    });
    expect(summary.ended).toBe("complete");
  });

  test("another run holds the lock", async () => {
    const lock = acquireLock(`${place.options.store}.lock`);
    await expect(importInbox()).rejects.toMatchObject({ name: "StoreError", failure: { code: "locked" } });
    lock.release();
    expect((await importInbox()).ended).toBe("complete");
  });

  test("a database locked by another program is waited for; the batch goes on", async () => {
    for (const name of ["a.txt", "b.txt"]) place.put(name);
    await importPaths([place.put("0.txt")], place.options);
    const other = openStore(place.options.store);
    const waits: number[] = [];
    other.db.exec("BEGIN IMMEDIATE");
    const summary = await importInbox({
      onEvent: (event) => {
        if (event.kind !== "waiting") return;
        waits.push(event.seconds);
        if (waits.length === 2) other.db.exec("COMMIT");
      },
    });
    other.close();
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(summary.documents).toEqual({ ...none, unchanged: 1, new: 2 });
  });

  test("locked for too long: stopped, nothing lost", async () => {
    place.put("a.txt");
    await importInbox();
    place.put("b.txt");
    const other = openStore(place.options.store);
    const lock = ({ kind }: IngestEvent): unknown => (kind === "started" ? other.db.exec("BEGIN IMMEDIATE") : undefined);
    const stopped = { name: "BatchStopped", reason: "database_locked", summary: { documents: none } };
    await expect(importInbox({ lockWaitSeconds: 0.5, onEvent: lock })).rejects.toMatchObject(stopped);
    other.db.exec("ROLLBACK");
    other.close();
    expect((await importInbox()).documents).toEqual({ ...none, unchanged: 1, new: 1 });
  });

  test("too little free space: refused before anything is done", async () => {
    place.put("a.txt");
    await expect(importInbox({ minFreeBytes: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      reason: "disk_full",
      summary: null,
    });
    expect(existsSync(place.options.store)).toBe(false);
  });

  test("an archive that cannot be written: stopped, nothing half done", async () => {
    place.put("a.txt");
    await importPaths([], place.options);
    writeFileSync(join(place.options.archive, "incoming"), "a file where the folder should be");
    await expect(importInbox()).rejects.toMatchObject({ name: "BatchStopped", reason: "storage_failed" });
    rmSync(join(place.options.archive, "incoming"));
    expect((await importInbox()).documents).toEqual({ ...none, new: 1 });
  });

  test("parsers that cannot be started", async () => {
    place.put("a.txt");
    await expect(importInbox({ workerModule: "file:///nowhere.js" })).rejects.toThrow("cannot be started");
  });
});

/** Each misdeed costs a process its life, and the suite the time of another's start: many of them with JIXIAO_SWEEP=all. */
const TIMES = process.env["JIXIAO_SWEEP"] === "all" ? 4 : 1;

test("documents of which one in five misbehaves: each outcome exactly as often as it was asked for", async () => {
  const mix = { hang: 2, heap: 1, buffers: 1, exit: 2, overflow: 1, segfault: 1, damaged: 1, encrypted: 1 };
  const documents = 50 * TIMES;
  const words = Object.entries(mix).flatMap(([word, count]) => Array.from({ length: count * TIMES }, () => word));
  for (let i = 0; i < documents; i += 1)
    place.put(`${String((i * 187) % documents).padStart(3, "0")}.txt`, `${words[i] ?? "fine"} ${i}`);
  const summary = await importInbox({ limits: shortStall() });
  expect(summary.documents).toEqual({ ...none, new: 40 * TIMES, failed: 10 * TIMES });
  expect(summary.failures).toEqual({
    stalled: 2 * TIMES,
    oom: 2 * TIMES,
    crash: 4 * TIMES,
    damaged: TIMES,
    encrypted: TIMES,
  });
  expect(place.records().length).toBe(40 * TIMES);
});

/** For documents that spin until they are ended, and ordinary ones, which take milliseconds. */
function shortStall() {
  return { ...place.options.limits, stallSeconds: 0.4 };
}

function nested(depth: number): Buffer {
  return depth === 0 ? Buffer.from("x") : makeZip([{ name: depth === 1 ? "x.txt" : "n.zip", data: nested(depth - 1) }]);
}
