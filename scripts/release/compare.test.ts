import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import type { Closure } from "./closure.ts";
import { differences } from "./compare.ts";

/** The workspace package `cli` needs a; a needs b, in a version that cli has not, and a binary that no lock file knows. */
const closure: Closure = {
  direct: new Map([
    ["a", "a@1.0.0"],
    ["b", "b@1.0.0"],
  ]),
  packages: new Map([
    ["a@1.0.0", { name: "a", version: "1.0.0", integrity: "", needs: new Map([["b", "b@2.0.0"]]) }],
    ["b@1.0.0", { name: "b", version: "1.0.0", integrity: "", needs: new Map() }],
    ["b@2.0.0", { name: "b", version: "2.0.0", integrity: "", needs: new Map() }],
  ]),
};

let folder: string;
let stage: string;
const cli = (): string => join(folder, "cli");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-compare-"));
  stage = join(folder, "stage");
  put("cli/node_modules/a", { name: "a", version: "1.0.0", optionalDependencies: { "a-elsewhere": "1.0.0" } });
  put("cli/node_modules/a/node_modules/b", { name: "b", version: "2.0.0" });
  put("cli/node_modules/b", { name: "b", version: "1.0.0" });
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, manifest: object): void {
  mkdirSync(join(folder, path, "lib"), { recursive: true });
  writeFileSync(join(folder, path, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, path, "lib/index.js"), `export default ${JSON.stringify(path)};`);
}

const found = (): readonly string[] => differences(closure, [cli()], stage, new Set(["node_modules/@jixiao/store"]));

test("what is bundled is what is locked; binaries for other platforms are named for npm", () => {
  expect(bundle(closure, [cli()], stage)).toEqual({ "a-elsewhere": "1.0.0" });
  expect(found()).toEqual([]);
});

test.each<[string, () => void, RegExp]>([
  [
    "a file was altered",
    () => writeFileSync(join(stage, "node_modules/a/lib/index.js"), "other"),
    /^node_modules\/a: lib\/index.js is altered$/,
  ],
  ["a file is missing", () => rmSync(join(stage, "node_modules/b/lib/index.js")), /^node_modules\/b: lib\/index.js is missing$/],
  ["a file came along", () => writeFileSync(join(stage, "node_modules/b/more.js"), ""), /more.js is not of the package$/],
  [
    "a package is missing",
    () => rmSync(join(stage, "node_modules/a/node_modules"), { recursive: true }),
    /a\/node_modules\/b is missing$/,
  ],
  [
    "a package came along",
    () => put("stage/node_modules/@s/c", { name: "@s/c", version: "1.0.0" }),
    /@s\/c is not in the lock file$/,
  ],
  [
    "another version",
    () => cpSync(join(stage, "node_modules/b"), join(stage, "node_modules/a/node_modules/b"), { recursive: true }),
    /is b@1.0.0, locked is b@2.0.0$/,
  ],
])("is told: %s", (_, change, expected) => {
  bundle(closure, [cli()], stage);
  change();
  expect(found()).toEqual([expect.stringMatching(expected)]);
});

test("what npm changes in any tarball, and the workspace's own packages, are no differences", () => {
  bundle(closure, [cli()], stage);
  writeFileSync(join(stage, "node_modules/a/.npmignore"), "");
  put("stage/node_modules/@jixiao/store", { name: "@jixiao/store", version: "0.1.0" });
  expect(found()).toEqual([]);
});

test("a package that is installed in another version than locked is not carried", () => {
  put("cli/node_modules/b", { name: "b", version: "1.0.1" });
  expect(() => bundle(closure, [cli()], stage)).toThrow(/locked is b@1.0.0/);
});
