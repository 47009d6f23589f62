import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { requireNoOther } from "./no-other.ts";
import { openStore } from "./store.ts";
import { temporaryFolder } from "./testing/documents.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

describe("what may be a database, or is nothing yet", () => {
  test.each([
    ["not there", () => undefined],
    ["empty", (path: string) => writeFileSync(path, "")],
    ["a database", (path: string) => openStore(path).close()],
    ["a folder, of which opening says more", (path: string) => mkdirSync(path)],
  ])("%s", (name, make) => {
    const path = folder.file(name);
    make(path);
    expect(() => requireNoOther(path)).not.toThrow();
  });
});

test("a folder is told as one, for reading and for writing", () => {
  const path = folder.file("is-a-folder");
  mkdirSync(path);
  const told = expect.objectContaining({
    failure: expect.objectContaining({ code: "unopenable", reason: expect.stringContaining("folder") }),
  });
  expect(() => openStore(path)).toThrow(told);
  expect(() => openStore(path, { readonly: true })).toThrow(told);
});

test.each(["%PDF-1.7\nsomething", "x", "SQLite format 2\0 and more"])("%j is a file of another kind", (content) => {
  const path = folder.file("other");
  writeFileSync(path, content);
  expect(() => requireNoOther(path)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: "not_a_database" }) }),
  );
});
