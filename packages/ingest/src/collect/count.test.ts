import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countFiles } from "./count.ts";

const folder = mkdtempSync(join(tmpdir(), "jixiao-count-"));
mkdirSync(join(folder, "b", "c"), { recursive: true });
for (const name of ["a.txt", "b/1.txt", "b/c/2.txt", "预算[1].txt"]) writeFileSync(join(folder, name), "x");
mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb2, 0xe2])]));
writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb2, 0xe2]), Buffer.from("/3.txt")]), "x");
symlinkSync(".", join(folder, "loop"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["a folder, names in any encoding, links not followed", ["."], 6],
  ["a file", ["a.txt"], 1],
  ["a pattern", ["*.txt"], 2],
  ["what exists is no pattern", ["预算[1].txt"], 1],
  ["what does not exist counts for the failure it will be", ["none.txt"], 1],
  ["several", ["a.txt", "b"], 3],
])("%s", async (_, paths, files) => {
  expect(await countFiles(paths.map((path) => join(folder, path)))).toBe(files);
});
