import { closeSync, openSync, readSync, statSync } from "node:fs";
import { StoreError } from "./failure.ts";

/** With these 16 bytes every SQLite database begins; one of which nothing is written yet is empty. */
const MAGIC = Buffer.from("SQLite format 3\0", "latin1");

/**
 * Looks whether a file that is there may be a database, before anything is made beside it: a mistyped name may be that of a
 * document. @throws StoreError `not_a_database`. What cannot be looked at shows itself when it is opened.
 */
export function requireNoOther(path: string): void {
  const start = startOf(path);
  if (start === null || start.length === 0 || start.equals(MAGIC)) return;
  throw new StoreError({ code: "not_a_database", path, reason: "it is a file of another kind" });
}

/** SQLite says of a folder that reading failed, as of a broken disk. @throws StoreError `unopenable` */
export function requireNoFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new StoreError({ code: "unopenable", path, reason: "it is a folder (是文件夹)" });
}

function startOf(path: string): Buffer | null {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(MAGIC.length);
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
