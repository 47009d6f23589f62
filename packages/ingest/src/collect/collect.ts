import { glob, lstat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { unreadable, type Found } from "./found.ts";
import { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "./limits.ts";
import { type IsOwn, NOTHING_OWN } from "./own-paths.ts";
import { walk, type Walk } from "./walk.ts";

const GLOB_CHARACTERS = /[*?[\]{}]/;

/**
 * The files that the given paths mean, one at a time: files as they are, folders with all below them, globs (`2024/*.docx`),
 * and the entries of ZIP archives (a .docx is a document, not an archive). The order is the arguments', inside folders by
 * name, so two runs see the same. Nothing is read ahead: whoever is slow holds the walk, and memory does not grow with
 * the number of files. What folders and globs come by that is the run's own is passed over. What cannot be taken comes as a problem in its place; this never throws for a file's sake.
 */
export async function* collect(
  paths: readonly string[],
  limits: CollectLimits = DEFAULT_COLLECT_LIMITS,
  isOwn: IsOwn = NOTHING_OWN,
): AsyncGenerator<Found> {
  const state: Walk = { limits, isOwn, entered: new Set() };
  for (const path of paths) {
    if (GLOB_CHARACTERS.test(path) && !(await exists(path))) yield* collectGlob(path, state);
    else yield* walk(resolve(path), state);
  }
}

async function* collectGlob(pattern: string, state: Walk): AsyncGenerator<Found> {
  const matches = new Set<string>();
  for await (const match of glob(pattern)) matches.add(resolve(match));
  if (matches.size === 0) yield unreadable(resolve(pattern), "the pattern matches no file (无匹配文件)");
  for (const match of [...matches].sort()) {
    if (!state.isOwn(match) && !liesBelowOneOf(match, matches)) yield* walk(match, state);
  }
}

/** True where the walk of another match comes by anyway: `**` gives folders and what is in them. */
function liesBelowOneOf(path: string, matches: ReadonlySet<string>): boolean {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    if (matches.has(above)) return true;
  }
  return false;
}

/** A file may be called `预算[1].docx`: what exists is no pattern. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
