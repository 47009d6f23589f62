import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { StoreError } from "./failure.ts";
import { readableCopy } from "./readable-copy.ts";
import { temporaryFolder } from "./testing/documents.ts";

/** The copy itself, as if its folder could not be written: `readable-copy.test.ts` does it without the rights. */
const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const never = (): boolean => false;

let made = 0;
/** A database of these parts, which hold their own names. */
function database(parts: readonly string[]): string {
  const own = folder.file(String(++made));
  mkdirSync(own);
  for (const part of parts) writeFileSync(join(own, `甲.db${part}`), `part ${part}`);
  return join(own, "甲.db");
}

function failureOf(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    return error instanceof StoreError ? error.failure : error;
  }
  return null;
}

test("a database in a folder that can be written is read where it is", () => {
  const path = database([""]);
  const { path: read, release } = readableCopy(path);
  release();
  expect([read, readFileSync(path, "utf8")]).toEqual([path, "part "]);
});

describe("in a folder that cannot be written", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["alone", [""], ["甲.db"]],
    ["with its log", ["", "-wal"], ["甲.db", "甲.db-wal"]],
    ["with its journal", ["", "-journal"], ["甲.db", "甲.db-journal"]],
    ["with both", ["", "-wal", "-journal"], ["甲.db", "甲.db-journal", "甲.db-wal"]],
    ["the state of its readers is not copied, nor what else lies there", ["", "-shm", ".bak"], ["甲.db"]],
  ])("%s", (_, parts, copied) => {
    const path = database(parts);
    const listeners = process.listenerCount("exit");
    const { path: copy, release } = readableCopy(path, never);
    expect([basename(copy), copy === path]).toEqual(["甲.db", false]);
    expect(readdirSync(dirname(copy)).toSorted()).toEqual(copied);
    for (const name of copied) expect(readFileSync(join(dirname(copy), name), "utf8")).toBe(`part ${name.slice("甲.db".length)}`);
    expect(process.listenerCount("exit")).toBe(listeners + 1);
    release();
    expect([existsSync(dirname(copy)), process.listenerCount("exit")]).toEqual([false, listeners]);
    release(); // twice does no harm
    expect(readFileSync(path, "utf8")).toBe("part ");
  });

  test("what cannot be copied is told, and nothing is left", () => {
    const path = folder.file("no-file.db");
    mkdirSync(path);
    const listeners = process.listenerCount("exit");
    expect(failureOf(() => readableCopy(path, never))).toMatchObject({
      code: "unopenable",
      path,
      reason: expect.stringMatching(
        /^its folder cannot be written, which reading needs too, and no copy could be read instead: ./,
      ),
    });
    expect(process.listenerCount("exit")).toBe(listeners);
  });
});

describe("what is not there, and what cannot be looked at", () => {
  writeFileSync(folder.file("file"), "");
  symlinkSync(folder.file("loop"), folder.file("loop"));
  test.each<[string, string, string]>([
    ["no such file", "none.db", "missing"],
    ["no such folder", "none/a.db", "missing"],
    ["a folder that is a file", "file/a.db", "missing"],
    ["a link to itself", "loop", "unopenable"],
    ["a name longer than any", "a".repeat(300), "unopenable"],
  ])("%s: %s", (_, name, code) => {
    expect(failureOf(() => readableCopy(folder.file(name)))).toMatchObject({ code, path: folder.file(name) });
  });
});
