import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "./failure.ts";
import { requireNoFolder } from "./no-other.ts";

/** Opens for writing, making the file where there is none. Throws the `StoreError` `unopenable` without its folder and for a folder. */
export function connectForWriting(path: string, timeout: number): Database.Database {
  if (path !== ":memory:" && !existsSync(dirname(path)))
    throw new StoreError({ code: "unopenable", path, reason: "no such folder" });
  requireNoFolder(path);
  return new Database(path, { timeout });
}

/** Opens for reading. A file that cannot be opened shows itself at the first statement. */
export function connectForReading(path: string, timeout: number): Database.Database {
  requireNoFolder(path);
  return new Database(path, { readonly: true, timeout });
}
