import { openStore, verifyStore } from "@jixiao/store";
import { rmSync, unlinkSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive, sha256Of } from "./archive/archive.ts";
import { doctor } from "./doctor/doctor.ts";
import { importPaths } from "./import.ts";
import { reparse } from "./reparse.ts";
import { makeZip } from "./testing/make-zip.ts";
import { makeWorkplace, type Workplace } from "./testing/workplace.ts";

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace();
});
afterEach(() => {
  delete process.env["JIXIAO_FAKE_VERSION"];
  place.remove();
});

const none = { new: 0, replaced: 0, unchanged: 0, duplicate: 0, failed: 0 };

async function importThree(): Promise<string[]> {
  place.put("a.txt", "a");
  place.put("b.txt", "2 forms b");
  place.put("c.zip", makeZip([{ name: "d.txt", data: "d" }]));
  await importPaths([place.inbox], { ...place.options, fiscalYear: 2022, region: "江西省" });
  return place.records();
}

function change(sql: string): void {
  const store = openStore(place.options.store);
  store.db.pragma("foreign_keys = OFF");
  store.db.exec(sql);
  store.close();
}

function problems(): string[] {
  const store = openStore(place.options.store, { readonly: true });
  const found = verifyStore(store).map(({ kind }) => kind);
  store.close();
  return found;
}

test("what is current and sound is left alone", async () => {
  const before = await importThree();
  expect((await reparse(place.options)).documents).toEqual(none);
  expect(place.records()).toEqual(before);
});

test("records of an older parser version are made anew, without the files they came from", async () => {
  await importThree();
  rmSync(place.inbox, { recursive: true });
  process.env["JIXIAO_FAKE_VERSION"] = "fake-2";
  expect((await reparse(place.options)).documents).toEqual({ ...none, replaced: 3 });
  expect(
    place.records().every((record) => record.includes('"fake-2"') && /"region":"江西省".*"fiscal_year":2022/.test(record)),
  ).toBe(true);
});

test.each([
  ["a value", "UPDATE indicators SET level3 = '他' WHERE seq = 1"],
  ["a lost row", "DELETE FROM indicators WHERE seq = 2"],
  ["a name", "UPDATE documents SET name = 'x.txt' WHERE name = 'a.txt'"],
  ["a version", "UPDATE documents SET parser_version = 'fake-0'"],
  ["a document's key", `UPDATE documents SET sha256 = 'X' || substr(sha256, 2) WHERE name = 'a.txt'`],
  ["the records' key", `UPDATE records SET sha256 = '${"0".repeat(64)}' WHERE seq = 2`],
  ["the full-text index", "INSERT INTO indicators_fts (indicators_fts) VALUES ('delete-all')"],
])("changed behind the program's back, repaired from the archive: %s", async (_, sql) => {
  const before = await importThree();
  change(sql);
  expect(problems()).not.toEqual([]);
  await reparse(place.options);
  expect(problems()).toEqual([]);
  expect(place.records()).toEqual(before);
});

test("a database that was lost is made anew from the archive: names, years and all", async () => {
  const before = await importThree();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(place.options.store + suffix, { force: true });
  expect((await reparse({ ...place.options, which: "all" })).documents).toEqual({ ...none, new: 3 });
  expect(place.records()).toEqual(before);
  expect((await doctor(place.options, { verify: true, parserVersion: "fake-1" })).findings).toEqual([]);
});

test("a document whose original is missing or altered keeps its records and is listed", async () => {
  const before = await importThree();
  const archive = new Archive(place.options.archive);
  unlinkSync(archive.pathOf(sha256Of(Buffer.from("a"))));
  writeFileSync(archive.pathOf(sha256Of(Buffer.from("d"))), "altered");
  const summary = await reparse({ ...place.options, which: "all" });
  expect(summary).toMatchObject({ documents: { ...none, replaced: 1, failed: 2 }, failures: { unreadable: 2 } });
  expect(place.records()).toEqual(before);
  expect((await importPaths([place.inbox], place.options)).documents).toEqual({ ...none, unchanged: 3 });
  expect(place.failures()).toEqual([]);
  expect((await doctor(place.options, { verify: true, parserVersion: "fake-1" })).findings).toEqual([]);
});
