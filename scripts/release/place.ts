import type { Closure } from "./closure.ts";

/**
 * Where each package of a closure lies below a package's folder so that Node finds for each what the lock file says: as far up as the name is
 * free, else below the one that needs it. By folder (`node_modules/a/node_modules/b`), with the key of the package.
 */
export function placed({ direct, packages }: Closure): ReadonlyMap<string, string> {
  const places = new Map([...direct].map(([name, key]) => [`node_modules/${name}`, key]));
  // In this order everything of a folder is in its place before what lies deeper is looked at: nothing comes to stand before what was found.
  for (const [folder, key] of places)
    // what is added meanwhile is visited too
    for (const [name, needed] of packages.get(key)?.needs ?? []) {
      const found = lookup(places, folder, name);
      if (found === needed) continue;
      places.set(found === null ? `node_modules/${name}` : `${folder}/node_modules/${name}`, needed);
    }
  return places;
}

/** What Node finds under a name, asked from a package's folder; null where it finds nothing. */
export function lookup(places: ReadonlyMap<string, string>, folder: string, name: string): string | null {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const key = places.get(`${at === "" ? "" : `${at}/`}node_modules/${name}`);
    if (key !== undefined) return key;
    if (at === "") return null;
  }
}
