import { glob, lstat } from "node:fs/promises";

/** Whether any of the paths exists, or is a pattern that matches something. */
export async function meansAnything(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    if (await exists(path)) return true;
    for await (const _match of glob(path)) return true;
  }
  return false;
}

/** A broken link is there: what is wrong with it is a failure of its own. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
