import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { licencesMarkdown, licencesOf } from "./licences.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const licences = licencesOf([`${root}packages/cli`]);
/** `name@version` of the lock file with what is said of each. */
const packages = new Map(
  sectionOf(readFileSync(`${root}pnpm-lock.yaml`, "utf8"), "packages")
    .split(/\n(?=  \S)/)
    .map((entry): [string, string] => [/^ {2}'?([^':]+)'?:/.exec(entry)?.[1] ?? entry, entry]),
);

function sectionOf(yaml: string, name: string): string {
  const lines = yaml.split("\n");
  const start = lines.indexOf(`${name}:`) + 1;
  const end = lines.findIndex((line, i) => i > start && /^\S/.test(line) && !line.startsWith("#"));
  return lines
    .slice(start, end < 0 ? undefined : end)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .join("\n");
}

test("docs/licences.md is what is installed", () => {
  expect(readFileSync(`${root}docs/licences.md`, "utf8")).toBe(licencesMarkdown(licences)); // pnpm docs:licences
});

test("every dependency states a licence that may go with Apache-2.0", () => {
  const free =
    /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|WTFPL|Zlib)(?: (?:OR|AND) [\w.-]+)*\)?$/;
  expect(licences.filter(({ licence }) => licence === null || !free.test(licence))).toEqual([]);
});

test("every package stands in the lock file with its hash", () => {
  expect(packages.size).toBeGreaterThan(licences.length);
  expect([...packages].filter(([, entry]) => !/\{integrity: sha512-[\w+/]{86}==\}/.test(entry))).toEqual([]);
  expect(licences.filter(({ name, version }) => !packages.has(`${name}@${version}`))).toEqual([]);
});

test("no install script may run", () => {
  const builds = sectionOf(readFileSync(`${root}pnpm-workspace.yaml`, "utf8"), "allowBuilds");
  expect(builds).toMatch(/^(?: {2}[\w.@/-]+: false\n?)+$/);
});
