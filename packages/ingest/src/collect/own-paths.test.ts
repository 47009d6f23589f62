import { resolve } from "node:path";
import { expect, test } from "vitest";
import { NOTHING_OWN, ownPaths } from "./own-paths.ts";

test.each([
  ["the database", "/a/jixiao.db", true],
  ["its log", "/a/jixiao.db-wal", true],
  ["its index", "/a/jixiao.db-shm", true],
  ["its journal", "/a/jixiao.db-journal", true],
  ["its lock", "/a/jixiao.db.lock", true],
  ["its lock's journal", "/a/jixiao.db.lock-journal", true],
  ["the archive", "/a/jixiao-archive", true],
  ["another database", "/a/b/jixiao.db", false],
  ["a file of a like name", "/a/jixiao.db.docx", false],
  ["the folder", "/a", false],
])("%s", (_, path, expected) => {
  expect(ownPaths("/a/jixiao.db", "/a/jixiao-archive")(path)).toBe(expected);
  expect(NOTHING_OWN(path)).toBe(false);
});

test("paths are given as the user gave them", () => {
  expect(ownPaths("jixiao.db", "x/../kept")(resolve("kept"))).toBe(true);
});
