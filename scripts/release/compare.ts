/** Holds what npm installed against what the lock file says: nothing else may be there, and each package's files are those that pnpm has. */
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installedFolders } from "./bundle.ts";
import type { Closure } from "./closure.ts";
import { readManifest } from "./manifest.ts";
import { placed } from "./place.ts";

/** What differs, a line each; empty is good. `folder` is the installed program, `own` are the packages of the workspace that it carries. */
export function differences(
  closure: Closure,
  folders: readonly string[],
  folder: string,
  own: ReadonlySet<string>,
): readonly string[] {
  const expected = placed(closure);
  const found = packagesBelow(folder, "");
  const installed = installedFolders(closure, folders);
  return [
    ...[...expected.keys()].filter((place) => !found.includes(place)).map((place) => `${place} is missing`),
    ...found.filter((place) => !expected.has(place) && !own.has(place)).map((place) => `${place} is not in the lock file`),
    ...[...expected]
      .filter(([place]) => found.includes(place))
      .flatMap(([place, key]) =>
        differencesOf(join(folder, place), key, closure, installed.get(key)).map((line) => `${place}: ${line}`),
      ),
  ];
}

function differencesOf(folder: string, key: string, { packages }: Closure, from: string | undefined): readonly string[] {
  const { name, version } = readManifest(folder);
  const locked = packages.get(key);
  if (name !== locked?.name || version !== locked.version) return [`is ${name}@${version}, locked is ${key}`];
  if (from === undefined) return []; // for another platform: its hash was compared when it was packed
  const [here, there] = [filesOf(folder), filesOf(from)];
  return [
    ...there.filter((file) => !here.includes(file)).map((file) => `${file} is missing`),
    ...here.filter((file) => !there.includes(file)).map((file) => `${file} is not of the package`),
    ...here
      .filter((file) => there.includes(file) && !readFileSync(join(folder, file)).equals(readFileSync(join(from, file))))
      .map((file) => `${file} is altered`),
  ];
}

/** `node_modules/a`, `node_modules/a/node_modules/@s/b` …: packages below a folder. */
function packagesBelow(folder: string, place: string): readonly string[] {
  const modules = join(folder, place, "node_modules");
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => (name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]));
  const prefix = place === "" ? "" : `${place}/`;
  return names.flatMap((name) => {
    const found = `${prefix}node_modules/${name}`;
    return [found, ...packagesBelow(folder, found)];
  });
}

/** What npm leaves out of a tarball, or renames, whatever a package says: no code. */
const NO_MATTER = /^(?:\.gitignore|\.npmignore|CHANGE(?:S|LOG)\.md)$/;

function filesOf(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below))
    .filter((name) => name !== "node_modules" && !NO_MATTER.test(name))
    .map((name) => (below === "" ? name : `${below}/${name}`))
    .flatMap((path) => (lstatSync(join(folder, path)).isDirectory() ? filesOf(folder, path) : [path]));
}
