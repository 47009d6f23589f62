/** Puts the packages of the registry that the program needs into its tarball, each the one of the lock file. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Closure, LockedPackage } from "./closure.ts";
import { readManifest } from "./manifest.ts";
import { placed } from "./place.ts";

/**
 * Copies every package of the closure to its place below `stage`: as pnpm installed it, which compared its hash, or, where it is for another
 * platform, as the registry gives it, compared with its hash here.
 * @param folders where the workspace packages lie that name them
 * @returns binaries for platforms that the lock file does not know: npm fetches them where they are needed, at these versions
 */
export function bundle(closure: Closure, folders: readonly string[], stage: string): Readonly<Record<string, string>> {
  const installed = installedFolders(closure, folders);
  const elsewhere: Record<string, string> = {};
  for (const [place, key] of placed(closure)) {
    const to = join(stage, place);
    const from = installed.get(key);
    const locked = closure.packages.get(key);
    if (locked === undefined) throw new Error(`${key} is not in the closure`);
    mkdirSync(dirname(to), { recursive: true });
    if (from !== undefined) copyOwnFiles(from, to);
    else fetchLocked(locked, to);
    const { name, version, optionalDependencies = {} } = readManifest(to);
    if (name !== locked.name || version !== locked.version) throw new Error(`${place} is ${name}@${version}, locked is ${key}`);
    for (const [binary, exact] of Object.entries(optionalDependencies)) if (!locked.needs.has(binary)) elsewhere[binary] = exact;
  }
  return elsewhere;
}

/** Its files without packages inside it: those have places of their own. */
export function copyOwnFiles(from: string, to: string): void {
  const filter = (path: string): boolean => path === from || basename(path) !== "node_modules";
  cpSync(from, to, { recursive: true, filter });
}

/** Where pnpm has each package; those for other platforms are absent. */
export function installedFolders({ direct, packages }: Closure, folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (key: string, name: string, from: readonly string[]): void => {
    if (found.has(key)) return;
    const folder = from.map((each) => lookUp(each, name)).find((each) => each !== null);
    if (folder === undefined || folder === null) return;
    found.set(key, folder);
    for (const [needed, neededKey] of packages.get(key)?.needs ?? []) visit(neededKey, needed, [folder]);
  };
  for (const [name, key] of direct) visit(key, name, folders);
  return found;
}

/** Where Node finds a package that is needed in a folder; null where it is not installed. */
function lookUp(folder: string, name: string): string | null {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (basename(at) !== "node_modules" && existsSync(candidate)) return realpathSync(candidate);
  }
  return null;
}

/** From the registry, by npm; @throws Error where its bytes are not those of the lock file */
function fetchLocked({ name, version, integrity }: LockedPackage, to: string): void {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-fetched-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: folder, encoding: "utf8" }).trim();
    const tarball = join(folder, packed);
    const hash = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
    if (hash !== integrity) throw new Error(`${name}@${version}: the registry gave ${hash}, locked is ${integrity}`);
    mkdirSync(to, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", to]);
    console.log(`${name}@${version} fetched: it is for another platform`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
