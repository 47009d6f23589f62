import Database from "better-sqlite3";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countAll } from "./documents.ts";
import { StoreError, type StoreFailure } from "./failure.ts";
import { schemaVersion } from "./migrate.ts";
import { readRecords } from "./read.ts";
import { type Store, openStore } from "./store.ts";
import { documentOf, formOf, temporaryFolder } from "./testing/documents.ts";
import { writeDocument } from "./write.ts";

function failureOf(work: () => unknown): StoreFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.failure;
    throw error;
  }
  throw new Error("no failure");
}

function inStore<T>(path: string, work: (store: Store) => T, options?: Parameters<typeof openStore>[1]): T {
  const store = openStore(path, options);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

describe("a new database", () => {
  test("is in WAL mode, at the current schema, all tables STRICT", () => {
    using folder = temporaryFolder();
    inStore(folder.file("a.db"), ({ db }) => {
      expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
      expect(db.pragma("user_version", { simple: true })).toBe(schemaVersion);
      const loose =
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";
      expect(db.prepare(loose).pluck().all()).toEqual([]);
    });
  });

  test.each([false, true])("every connection syncs fully and keeps foreign keys (read-only: %s)", (readonly) => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    inStore(path, () =>
      inStore(
        path,
        (store) => {
          const pragmas = ["synchronous", "foreign_keys"].map((name) => store.db.pragma(name, { simple: true }));
          expect(pragmas).toEqual([2, 1]);
        },
        { readonly },
      ),
    );
    inStore(path, (store) => expect(countAll(store).documents).toBe(0));
  });

  test("a read-only store writes nothing", () => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    inStore(path, () => undefined);
    inStore(path, (store) => expect(failureOf(() => writeDocument(store, documentOf([]))).code).toBe("not_writable"), {
      readonly: true,
    });
  });
});

describe("what cannot be opened says why", () => {
  test("missing, without its folder, a folder", () => {
    using folder = temporaryFolder();
    expect(failureOf(() => openStore(folder.file("a.db"), { readonly: true }))).toMatchObject({ code: "missing" });
    expect(existsSync(folder.file("a.db"))).toBe(false);
    expect(failureOf(() => openStore(folder.file("no/a.db")))).toMatchObject({ code: "unopenable" });
    expect(failureOf(() => openStore(folder.path))).toMatchObject({ code: "unopenable" });
  });

  test.each([
    ["text", Buffer.from("绩效目标表".repeat(200))],
    ["another program's database", otherDatabase()],
  ])("%s is not a jixiao database, and stays as it is", (_, bytes) => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    writeFileSync(path, bytes);
    for (const readonly of [false, true]) expect(failureOf(() => openStore(path, { readonly })).code).toBe("not_a_database");
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test.each([false, true])("a newer schema is refused (read-only: %s)", (readonly) => {
    using folder = temporaryFolder();
    const path = folder.file("a.db");
    inStore(path, ({ db }) => db.pragma(`user_version = ${schemaVersion + 1}`));
    const newer = { code: "newer", path, found: schemaVersion + 1, known: schemaVersion };
    expect(failureOf(() => openStore(path, { readonly }))).toEqual(newer);
  });

  test("an older schema is brought up to date when opened for writing, not for reading", () => {
    using folder = temporaryFolder();
    const path = folder.file("empty.db");
    writeFileSync(path, "");
    expect(failureOf(() => openStore(path, { readonly: true })).code).toBe("older");
    inStore(path, (store) => expect(countAll(store).documents).toBe(0));
    inStore(path, (store) => expect(countAll(store).documents).toBe(0), { readonly: true });
  });
});

test("another process's transaction is waited for, then the failure is `locked`", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  inStore(
    path,
    (store) => {
      const other = new Database(path);
      other.exec("BEGIN IMMEDIATE");
      expect(failureOf(() => writeDocument(store, documentOf([formOf()]))).code).toBe("locked");
      expect([...readRecords(store)]).toEqual([]);
      other.close();
      expect(writeDocument(store, documentOf([formOf()]))).toBe("added");
    },
    { busyTimeoutMs: 50 },
  );
});

test("an export from a read-only store is one snapshot, whatever is imported meanwhile", () => {
  using folder = temporaryFolder();
  const path = folder.file("a.db");
  inStore(path, (writer) => {
    writeDocument(writer, documentOf([formOf()], { name: "a.pdf" }));
    writeDocument(writer, documentOf([formOf()], { name: "b.pdf", sha256: "b".repeat(64) }));
    inStore(
      path,
      (reader) => {
        const records = readRecords(reader);
        expect(records.next().value?.source_file).toBe("a.pdf");
        const replaced = documentOf([], { name: "b.pdf", sha256: "b".repeat(64), parser_version: "2.0.0" });
        expect(writeDocument(writer, replaced)).toBe("replaced");
        expect([...records].map((record) => record.source_file)).toEqual(["b.pdf"]);
        expect([...readRecords(reader)].map((record) => record.source_file)).toEqual(["a.pdf"]);
      },
      { readonly: true },
    );
  });
});

const canMount = process.getuid?.() === 0 && trialMount();

describe.skipIf(!canMount)(`on a file system of its own${canMount ? "" : " (SKIPPED: needs root and mount)"}`, () => {
  test("a full disk: the failure is `full`, the database is as before, and goes on when there is room", () => {
    using folder = temporaryFolder();
    using disk = mounted(folder.file("disk"), "size=3m");
    inStore(join(disk.path, "a.db"), (store) => {
      writeDocument(store, documentOf([formOf()], { name: "first.pdf" }));
      writeFileSync(join(disk.path, "filler"), Buffer.alloc(freeBytes(disk.path)));
      const large = documentOf(
        Array.from({ length: 300 }, () => formOf()),
        { sha256: "b".repeat(64) },
      );
      expect(failureOf(() => writeDocument(store, large)).code).toBe("full");
      expect([...readRecords(store)].map((record) => record.source_file)).toEqual(["first.pdf"]);
      writeFileSync(join(disk.path, "filler"), "");
      expect(writeDocument(store, large)).toBe("added");
      expect(store.db.pragma("integrity_check", { simple: true })).toBe("ok");
    });
  });

  test("a read-only file system: it can be read; writing ends in the failure `not_writable`", () => {
    using folder = temporaryFolder();
    using disk = mounted(folder.file("disk"), "size=3m");
    const path = join(disk.path, "a.db");
    inStore(path, (store) => writeDocument(store, documentOf([formOf()])));
    execFileSync("mount", ["-o", "remount,ro", disk.path]);
    expect(failureOf(() => openStore(path)).code).toBe("not_writable");
    const store = openStore(path, { readonly: true });
    expect([...readRecords(store)].length).toBe(1);
    store.close();
  });
});

function trialMount(): boolean {
  using folder = temporaryFolder();
  const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.path]).status === 0;
  if (isMounted) execFileSync("umount", [folder.path]);
  return isMounted;
}

function mounted(path: string, options: string): { readonly path: string } & Disposable {
  mkdirSync(path);
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]);
  return { path, [Symbol.dispose]: () => void execFileSync("umount", [path]) };
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function otherDatabase(): Buffer {
  const db = new Database(":memory:");
  db.exec("CREATE TABLE t (a)");
  return db.serialize();
}
