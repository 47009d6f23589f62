import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaVersion } from "@jixiao/store";
import { SCHEMA_VERSION } from "@jixiao/store/schema-version";
import { expect, test } from "vitest";
import { PROGRAM_VERSION } from "./version.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** What a file imports before anything runs: not types, not `import()`. */
function importedBy(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const statements = source.matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm);
  return [...statements].map((match) => match[1] ?? "");
}

function loadedBy(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const name of importedBy(file)) {
    if (seen.has(name) && !name.startsWith(".")) continue;
    const path = name.startsWith(".") ? join(dirname(file), name) : name;
    if (seen.has(path)) continue;
    seen.set(path, file);
    if (name.startsWith(".")) loadedBy(path, seen);
  }
  return seen;
}

/** Modules without imports of their own, and commander. */
const LIGHT = [
  /^node:(?:events|fs|path)$/,
  /^commander$/,
  /^@jixiao\/(?:contract\/exit-codes|parsers\/regions|parsers\/version|store\/problem-texts|store\/schema-version)$/,
];

test("declaring the commands loads nothing that only some command needs", () => {
  const loaded = [...loadedBy(join(here, "program.ts")), ...loadedBy(join(here, "main.ts"))];
  expect(loaded.length).toBeGreaterThan(20);
  const heavy = loaded.filter(([path]) => !path.startsWith(here) && !LIGHT.some((light) => light.test(path)));
  expect(heavy.map(([path, by]) => `${path} by ${by.slice(here.length + 1)}`)).toEqual([]);
});

/** Libraries and readers that few documents need, or none of a folder: each is loaded with the first that does. */
const READERS =
  /pdf\.mjs$|^(?:@napi-rs\/canvas|tesseract\.js|utif2|saxes|htmlparser2)$|\/readers\/(?:word|sheet|doc|html|pdf|ofd)\/index\.ts$/;
const RECOGNITION = /^(?:tesseract\.js|utif2)$|\/scan\/(?:recognition|recognize-page|scanned-page|index)\.ts$/;

test.each([
  ["a parser's process is ready before what reads, draws or recognizes is loaded", "index.ts", READERS],
  ["a page with text is read before what recognizes pictures is loaded", "readers/pdf/index.ts", RECOGNITION],
])("%s", (_, file, heavy) => {
  const loaded = loadedBy(join(here, "../../parsers/src", file));
  expect(loaded.size).toBeGreaterThan(60);
  expect([...loaded].filter(([path]) => heavy.test(path)).map(([path, by]) => `${path} by ${by}`)).toEqual([]);
});

test("imports, and what looks after their database, load nothing that only a crawl needs, and no parsers", () => {
  const loaded = loadedBy(join(here, "../../ingest/src/index.ts"));
  expect(loaded.size).toBeGreaterThan(40);
  const heavy = [...loaded].filter(([path]) =>
    /\/ingest\/src\/crawl\/|^(?:undici|cheerio|parse5|yaml|@jixiao\/parsers)$/.test(path),
  );
  expect(heavy.map(([path, by]) => `${path} by ${by}`)).toEqual([]);
});

test.each([
  "contract/src/exit-codes.ts",
  "contract/src/reason.ts",
  "parsers/src/vocabulary/regions.ts",
  "parsers/src/version.ts",
  "store/src/crawl/problem-texts.ts",
  "store/src/schema-version.ts",
])("%s imports nothing", (path) => expect(importedBy(join(here, "../..", path))).toEqual([]));

test("the versions that --version tells are those of the program", () => {
  const { version } = JSON.parse(readFileSync(join(here, "../package.json"), "utf8"));
  expect(PROGRAM_VERSION).toBe(version);
  expect(SCHEMA_VERSION).toBe(schemaVersion);
});
