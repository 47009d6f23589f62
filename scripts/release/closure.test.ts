import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Closure, closureOf, type LockedPackage } from "./closure.ts";
import { lookup, placed } from "./place.ts";

const HASH = `sha512-${"A".repeat(86)}==`;

/** A lock file: importers with what they name, snapshots with what they need. */
function lockText(importers: Record<string, Record<string, string>>, snapshots: Record<string, Record<string, string>>): string {
  const named = (needs: Record<string, string>) =>
    Object.fromEntries(Object.entries(needs).map(([name, version]) => [name, { version }]));
  return JSON.stringify({
    lockfileVersion: "9.0",
    importers: Object.fromEntries(Object.entries(importers).map(([folder, needs]) => [folder, { dependencies: named(needs) }])),
    packages: Object.fromEntries(
      Object.keys(snapshots).map((key) => [key.replace(/\(.*$/, ""), { resolution: { integrity: HASH } }]),
    ),
    snapshots: Object.fromEntries(Object.entries(snapshots).map(([key, dependencies]) => [key, { dependencies }])),
  });
}

describe("closure", () => {
  test("what workspace packages need belongs to the one that carries them, and what that needs too", () => {
    const text = lockText(
      { "packages/cli": { "@jixiao/store": "link:../store", a: "1.0.0" }, "packages/store": { "@s/b": "2.0.0(p@3.0.0)" } },
      { "a@1.0.0": { p: "3.0.0" }, "@s/b@2.0.0(p@3.0.0)": { p: "3.0.0" }, "p@3.0.0": {}, "elsewhere@1.0.0": {} },
    );
    const { direct, packages } = closureOf(text, "packages/cli");
    expect([...direct]).toEqual([
      ["@s/b", "@s/b@2.0.0(p@3.0.0)"],
      ["a", "a@1.0.0"],
    ]);
    expect([...packages.values()].map(({ name, version, integrity }) => [name, version, integrity])).toEqual([
      ["@s/b", "2.0.0", HASH],
      ["p", "3.0.0", HASH],
      ["a", "1.0.0", HASH],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ["another version of the lock file", lockText({ "packages/cli": {} }, {}).replace("9.0", "10.0"), /of version 10.0/],
    ["an unknown folder", lockText({}, {}), /packages\/cli is not in the lock file/],
    ["a package that is not locked", lockText({ "packages/cli": { a: "1.0.0" } }, {}), /a@1.0.0 is not in the lock file/],
    [
      "a hash that is none",
      lockText({ "packages/cli": { a: "1.0.0" } }, { "a@1.0.0": {} }).replace("sha512", "sha1"),
      /a@1.0.0 has no hash/,
    ],
    [
      "two versions in one tarball",
      lockText(
        { "packages/cli": { a: "1.0.0", "@jixiao/x": "link:../x" }, "packages/x": { a: "2.0.0" } },
        { "a@1.0.0": {}, "a@2.0.0": {} },
      ),
      /packages\/x needs a@2.0.0/,
    ],
  ])("is refused for %s", (_, text, expected) => {
    expect(() => closureOf(text, "packages/cli")).toThrow(expected);
  });
});

/** A closure of packages whose keys are a letter and a figure. */
function closure(direct: readonly string[], needs: Readonly<Record<string, readonly string[]>>): Closure {
  const byName = (keys: readonly string[]) => new Map(keys.map((key) => [key.slice(0, 1), key]));
  const packages = Object.entries(needs).map(([key, all]): [string, LockedPackage] => [
    key,
    { name: key.slice(0, 1), version: key.slice(1), integrity: HASH, needs: byName(all) },
  ]);
  return { direct: byName(direct), packages: new Map(packages) };
}

/** What Node would not find as it is locked. */
function misplaced({ direct, packages }: Closure, places: ReadonlyMap<string, string>): readonly string[] {
  const asked = [...places].flatMap(([folder, key]) =>
    [...(packages.get(key)?.needs ?? [])].map(([name, needed]) => [folder, name, needed] as const),
  );
  const all = [...asked, ...[...direct].map(([name, needed]) => ["", name, needed] as const)];
  return all
    .filter(([folder, name, needed]) => lookup(places, folder, name) !== needed)
    .map(([folder, name]) => `${name} from ${folder}`);
}

describe("places", () => {
  test.each<[string, Closure, Readonly<Record<string, string>>]>([
    ["one version of each lies at the top", closure(["a1"], { a1: ["b1"], b1: [] }), { a: "a1", b: "b1" }],
    [
      "another version lies below who needs it",
      closure(["a1", "b1"], { a1: ["b2"], b1: [], b2: [] }),
      { a: "a1", b: "b1", "a/node_modules/b": "b2" },
    ],
    [
      "what lies deeper has its own where one stands between",
      closure(["a1", "b1"], { a1: ["b2", "c1"], b1: [], b2: ["c2"], c1: ["b1"], c2: ["b1"] }),
      {
        a: "a1",
        b: "b1",
        "a/node_modules/b": "b2",
        c: "c1",
        "a/node_modules/b/node_modules/c": "c2",
        "a/node_modules/b/node_modules/c/node_modules/b": "b1",
      },
    ],
    [
      "circles end",
      closure(["a1"], { a1: ["b1"], b1: ["a1", "b2"], b2: ["a1"] }),
      { a: "a1", b: "b1", "b/node_modules/b": "b2" },
    ],
  ])("%s", (_, given, expected) => {
    const places = placed(given);
    expect(Object.fromEntries([...places].map(([folder, key]) => [folder.slice("node_modules/".length), key]))).toEqual(expected);
    expect(misplaced(given, places)).toEqual([]);
  });

  test("of the program: every package is found as the lock file has it", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const given = closureOf(readFileSync(`${root}pnpm-lock.yaml`, "utf8"), "packages/cli");
    const places = placed(given);
    expect(misplaced(given, places)).toEqual([]);
    expect(new Set(places.values())).toEqual(new Set(given.packages.keys()));
    expect(places.size).toBeGreaterThan(60);
  });
});
