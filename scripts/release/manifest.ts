/** What a package's tarball holds beside its code, and the package.json it is published with. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Packages of this workspace, by name, that a package needs, those that they need included. */
export function workspacePackages(root: string, manifest: Manifest): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = ({ dependencies = {} }: Manifest): void => {
    for (const [name, range] of Object.entries(dependencies)) {
      if (!range.startsWith("workspace:") || found.has(name)) continue;
      const folder = join(root, "packages", name.replace("@jixiao/", ""));
      found.set(name, folder);
      add(readManifest(folder));
    }
  };
  add(manifest);
  return found;
}

/** Dependencies from the registry, each at the version installed here, which is the lock file's. */
export function pinned(folder: string, { dependencies = {} }: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(dependencies)
      .filter(([, range]) => !range.startsWith("workspace:"))
      .map(([name]) => [name, readManifest(join(folder, "node_modules", name)).version]),
  );
}

/**
 * The package.json of a tarball: without the source condition and what is for tests, dependencies pinned, workspace packages at
 * their version. `bundled` are carried in its node_modules; what they need from the registry stands with it, and is carried too where the tarball
 * `carriesAll`: npm takes no lock file of a tarball that is installed from a disk, so that nothing but its own bytes is sure.
 */
export function publishedManifest(
  folder: string,
  bundled: ReadonlyMap<string, string>,
  { carriesAll }: { readonly carriesAll: boolean },
): Manifest {
  const { devDependencies: _, exports = {}, ...manifest } = readManifest(folder);
  const versions = Object.fromEntries([...bundled].map(([name, path]) => [name, readManifest(path).version]));
  const own = pinned(folder, manifest);
  const theirs = Object.assign({}, ...[...bundled.values()].map((path) => pinned(path, readManifest(path)))) as object;
  const dependencies = Object.fromEntries(
    Object.entries({ ...theirs, ...own, ...versions }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const carried = carriesAll ? Object.keys(dependencies) : [...bundled.keys()];
  return {
    ...manifest,
    exports: { ...publishedExports(exports), "./package.json": { default: "./package.json" } },
    dependencies,
    ...(carried.length === 0 ? {} : { bundleDependencies: carried }),
  };
}

/** The package.json of a package that is carried in another's node_modules: its dependencies are the other's. */
export function bundledManifest(folder: string): Manifest {
  const { devDependencies: _, exports = {}, dependencies: __, ...manifest } = readManifest(folder);
  return { ...manifest, exports: publishedExports(exports) };
}

function publishedExports(exports: NonNullable<Manifest["exports"]>): NonNullable<Manifest["exports"]> {
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([path]) => !/^\.\/testing(?:\/|$)/.test(path))
      .map(([path, { "@jixiao/source": _, ...conditions }]) => [path, conditions]),
  );
}

/** True for what a build made of a source file that is there and is not for tests. */
export function isPublished(source: string, built: string): boolean {
  const match = /^(.*)\.(?:js|js\.map|d\.ts)$/.exec(built);
  if (match === null || /(?:^|\/)testing(?:\/|\.)/.test(built) || built.includes(".test.")) return false;
  return existsSync(join(source, `${match[1]}.ts`));
}
