/** Which package may import which: `cli → ingest → {parsers, store} → contract`, `parsers → normalize`. */
import { globSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Project {
  readonly references: readonly { readonly path: string }[];
}

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
const names = globSync("*/package.json", { cwd: packages }).map((path) => path.split(sep)[0] ?? "");
const read = (path: string): unknown => JSON.parse(readFileSync(join(packages, path), "utf8"));
const manifests = new Map(names.map((name) => [name, read(`${name}/package.json`) as Manifest]));
/** The folder of `@jixiao/store/child`; null for a package that is none of ours. */
const folderOf = (specifier: string): string | null => /^@jixiao\/([a-z]+)/.exec(specifier)?.[1] ?? null;
const ours = (dependencies: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.keys(dependencies).flatMap((name) => folderOf(name) ?? []);

/** What a file imports of other packages, and by a path out of its own. */
function foreign(name: string, file: string): readonly string[] {
  const source = readFileSync(join(packages, file), "utf8");
  const statements = source.matchAll(/^(?:import|export)\s(?:[^;]*?\sfrom\s)?"([^"]+)";|\bimport\("([^"]+)"\)/gm);
  const specifiers = [...statements].map((match) => match[1] ?? match[2] ?? "");
  return specifiers.filter((specifier) =>
    specifier.startsWith(".")
      ? relative(join(packages, name, "src"), join(packages, file, "..", specifier)).startsWith("..")
      : folderOf(specifier) !== null,
  );
}

test("six packages are looked at", () =>
  expect(names.toSorted()).toEqual(["cli", "contract", "ingest", "normalize", "parsers", "store"]));

describe.each(names)("%s", (name) => {
  const manifest = manifests.get(name);
  const declared = ours(manifest?.dependencies);

  test("is built after those that it depends on, and they do not depend on it", () => {
    const { references } = read(`${name}/tsconfig.build.json`) as Project;
    expect(references.map(({ path }) => path.split("/")[1] ?? "").toSorted()).toEqual(declared.toSorted());
    const reached = new Set<string>();
    const reach = (from: string): void => {
      for (const next of ours(manifests.get(from)?.dependencies))
        if (!reached.has(next)) {
          reached.add(next);
          reach(next);
        }
    };
    reach(name);
    expect([...reached]).not.toContain(name);
  });

  test("imports those that it declares, and nothing by a path out of its sources", () => {
    const ownTests = [...declared, ...ours(manifest?.devDependencies)];
    const files = globSync(`${name}/src/**/*.ts`, { cwd: packages });
    expect(files.length).toBeGreaterThan(5);
    const wrong = files.flatMap((file) => {
      const allowed = /\.test\.ts$|\/testing\//.test(file) ? ownTests : declared;
      return foreign(name, file)
        .filter((specifier) => specifier.startsWith(".") || !allowed.includes(folderOf(specifier) ?? ""))
        .map((specifier) => `${file}: ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });
});
