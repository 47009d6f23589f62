/** What an installation consists of, by pnpm's lock file: every package that the program needs, those that they need included. */
import { parse } from "yaml";

/** A package of the registry as the lock file has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-…` of its tarball. */
  readonly integrity: string;
  /** What it needs, by name: key of the package in the closure. Those for other platforms are among them. */
  readonly needs: ReadonlyMap<string, string>;
}

/** The packages of the registry that a workspace package needs, by key (`name@version`), and which of them it and its workspace packages name. */
export interface Closure {
  readonly direct: ReadonlyMap<string, string>;
  readonly packages: ReadonlyMap<string, LockedPackage>;
}

type Versions = Readonly<Record<string, string>>;
type Named = Readonly<Record<string, { readonly version: string }>>;

/** What is looked at of a lock file. */
interface LockFile {
  readonly lockfileVersion: string;
  readonly importers: Readonly<Record<string, { readonly dependencies?: Named; readonly optionalDependencies?: Named }>>;
  readonly packages: Readonly<Record<string, { readonly resolution: { readonly integrity?: string } }>>;
  readonly snapshots: Readonly<Record<string, { readonly dependencies?: Versions; readonly optionalDependencies?: Versions }>>;
}

const LOCK_VERSION = "9.0";
const HASH = /^sha512-[\w+/]{86}==$/;

/**
 * @param importer folder of the workspace package, `packages/cli`
 * @throws Error where the lock file is of another version, a package has no hash, or two workspace packages need other versions of one package
 */
export function closureOf(lockText: string, importer: string): Closure {
  const lock = parse(lockText) as LockFile;
  if (lock.lockfileVersion !== LOCK_VERSION)
    throw new Error(`a lock file of version ${lock.lockfileVersion}, not ${LOCK_VERSION}`);
  const direct = directOf(lock, importer);
  const packages = new Map<string, LockedPackage>();
  const visit = (key: string): void => {
    if (packages.has(key)) return;
    const locked = lockedPackage(lock, key);
    packages.set(key, locked);
    for (const needed of locked.needs.values()) visit(needed);
  };
  for (const key of direct.values()) visit(key);
  return { direct, packages };
}

/** What the package and the workspace packages that it needs name themselves: they are carried by one tarball, so one version of each. */
function directOf(lock: LockFile, importer: string): ReadonlyMap<string, string> {
  const direct = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const entry = lock.importers[folder];
    if (entry === undefined) throw new Error(`${folder} is not in the lock file`);
    for (const [name, { version }] of Object.entries({ ...entry.dependencies, ...entry.optionalDependencies })) {
      if (version.startsWith("link:")) {
        visit(new URL(version.slice("link:".length), `file:///${folder}/`).pathname.slice(1));
        continue;
      }
      const [key, known] = [`${name}@${version}`, direct.get(name)];
      if (known !== undefined && known !== key)
        throw new Error(`${folder} needs ${key}, another package of the workspace ${known}`);
      direct.set(name, key);
    }
  };
  visit(importer);
  return direct;
}

function lockedPackage(lock: LockFile, key: string): LockedPackage {
  const id = key.replace(/\(.*$/, ""); // peers stand behind it
  const at = id.lastIndexOf("@");
  const [entry, snapshot] = [lock.packages[id], lock.snapshots[key]];
  if (entry === undefined || snapshot === undefined) throw new Error(`${key} is not in the lock file`);
  const { integrity = "" } = entry.resolution;
  if (!HASH.test(integrity)) throw new Error(`${key} has no hash in the lock file`);
  const needs = Object.entries({ ...snapshot.dependencies, ...snapshot.optionalDependencies });
  return {
    name: id.slice(0, at),
    version: id.slice(at + 1),
    integrity,
    needs: new Map(needs.map(([name, version]) => [name, `${name}@${version}`])),
  };
}
