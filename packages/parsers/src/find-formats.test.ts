import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFormats } from "./find-formats.ts";
import { formats } from "./formats/index.ts";

const folderOf = (files: Readonly<Record<string, string>>) => {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-formats-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

test("every file of the folder is a format", () => {
  const folder = join(import.meta.dirname, "formats");
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== "index.ts");
  expect(formats.map(({ id }) => `${id}.ts`)).toEqual(files.map(({ name }) => name).toSorted());
  expect(formats.length).toBeGreaterThan(2);
});

test("a file that is laid into the folder is found, by its name", async () => {
  const folder = folderOf({
    "b-objective.js": `export const b = { kind: "form", id: "b-objective" };`,
    "a-report.js": `export const help = 1; export const a = { kind: "report", id: "a-report" };`,
    "index.js": "throw new Error('never imported');",
    "a-report.test.js": "throw new Error('never imported');",
    "a-report.d.ts": "export {};",
  });
  expect((await findFormats(folder)).map(({ file, name, format }) => [file, name, format.id])).toEqual([
    ["a-report.js", "a", "a-report"],
    ["b-objective.js", "b", "b-objective"],
  ]);
});

test.each([
  ["none", "export const a = 1;", "none"],
  ["one of another name", `export const a = { kind: "form", id: "b" };`, "b"],
  ["two", `export const a = { kind: "form", id: "a" }, b = { kind: "form", id: "b" };`, "a, b"],
])("a file that exports %s is a mistake that is named", async (_, text, exported) => {
  await expect(findFormats(folderOf({ "a.js": text }))).rejects.toThrow(
    `formats/a.js must export one format, whose id is a; it exports ${exported}`,
  );
});
