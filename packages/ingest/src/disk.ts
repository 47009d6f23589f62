import { open, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a directory's entries durable: without it a renamed file may be gone after a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes that this user may still write in the file system of `path`, or of the nearest folder above it that exists. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearestExisting(path));
  return bavail * bsize;
}

async function nearestExisting(path: string): Promise<string> {
  const parent = dirname(path);
  try {
    await stat(path);
    return path;
  } catch (error) {
    if (errorCode(error) !== "ENOENT" || parent === path) throw error;
    return nearestExisting(parent);
  }
}

/** The system's or library's code of an error (`ENOENT`, `SQLITE_FULL`); null where it has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
