import { Buffer } from "node:buffer";
import { glob, opendir, stat } from "node:fs/promises";

/**
 * About how many files the paths mean, for a progress bar: a quick look that opens nothing, counts an archive as one
 * file, does not follow links to folders, and passes over what it cannot see.
 */
export async function countFiles(paths: readonly string[]): Promise<number> {
  let files = 0;
  for (const path of paths) {
    files += await countBelow(Buffer.from(path)).catch(() => countMatches(path));
  }
  return files;
}

async function countBelow(path: Buffer): Promise<number> {
  return (await stat(path)).isDirectory() ? countFolder(path) : 1;
}

async function countFolder(path: Buffer): Promise<number> {
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
  for (const name of folders) files += await countFolder(Buffer.concat([path, Buffer.from("/"), Buffer.from(name, "latin1")]));
  return files;
}

async function countMatches(pattern: string): Promise<number> {
  let files = 0;
  for await (const entry of glob(pattern, { withFileTypes: true })) if (!entry.isDirectory()) files += 1;
  return Math.max(files, 1);
}
