import { Buffer } from "node:buffer";
import { glob, opendir, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type IsOwn, NOTHING_OWN } from "./own-paths.ts";

/**
 * About how many files the paths mean, for a progress bar: a quick look that opens nothing, counts an archive as one
 * file, does not follow links to folders, and passes over what it cannot see and the run's own folders.
 */
export async function countFiles(paths: readonly string[], isOwn: IsOwn = NOTHING_OWN): Promise<number> {
  let files = 0;
  for (const path of paths) {
    files += await countBelow(Buffer.from(path), isOwn).catch(() => countMatches(path));
  }
  return files;
}

async function countBelow(path: Buffer, isOwn: IsOwn): Promise<number> {
  return (await stat(path)).isDirectory() ? countFolder(path, isOwn) : 1;
}

async function countFolder(path: Buffer, isOwn: IsOwn): Promise<number> {
  let files = 0;
  const folders: string[] = [];
  try {
    // Latin-1 keeps names that are not UTF-8 as their bytes; the types of Node want it to be asked for as a BufferEncoding.
    for await (const entry of await opendir(path, { encoding: "latin1" as BufferEncoding })) {
      if (entry.isDirectory()) folders.push(entry.name);
      else files += 1;
    }
  } catch {
    return 1; // the walk makes a failure of it
  }
  for (const name of folders) {
    const folder = Buffer.concat([path, Buffer.from("/"), Buffer.from(name, "latin1")]);
    if (!isOwn(resolve(folder.toString()))) files += await countFolder(folder, isOwn);
  }
  return files;
}

async function countMatches(pattern: string): Promise<number> {
  let files = 0;
  for await (const entry of glob(pattern, { withFileTypes: true })) if (!entry.isDirectory()) files += 1;
  return Math.max(files, 1);
}
