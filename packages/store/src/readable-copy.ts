import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { StoreError } from "./failure.ts";
import { isFolderWritable } from "./writable.ts";

/** A database that can be read: itself, or a copy that `release` removes. */
export interface Readable {
  readonly path: string;
  readonly release: () => void;
}

/** The files that make one database: without its log the last transactions are missing. */
const PARTS = ["", "-wal", "-journal"] as const;

/**
 * SQLite keeps the state of its readers in a file beside the database, so even reading needs a folder that can be written.
 * Where it cannot (a read-only disk, a backup, another user's folder), a copy in the system's folder for temporary files is
 * read instead. @throws StoreError `missing`, `unopenable`. Nobody else can write there either, so the copy is of one moment, unless whoever may write does so just then.
 */
export function readableCopy(path: string, isWritable: (path: string) => boolean = isFolderWritable): Readable {
  requireThere(path);
  if (isWritable(path)) return { path, release: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "jixiao-read-"));
  const release = (): void => {
    process.off("exit", release);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", release);
  try {
    const copy = join(folder, basename(path));
    for (const part of PARTS) if (existsSync(path + part)) copyFileSync(path + part, copy + part, constants.COPYFILE_FICLONE);
    return { path: copy, release };
  } catch (error) {
    release();
    const why = error instanceof Error ? error.message : String(error);
    const reason = `its folder cannot be written, which reading needs too, and no copy could be read instead: ${why}`;
    throw new StoreError({ code: "unopenable", path, reason }, { cause: error });
  }
}

/** What cannot be looked at is not missing: its folder may be another user's. @throws StoreError `missing`, `unopenable` */
function requireThere(path: string): void {
  try {
    statSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isMissing = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    throw new StoreError(isMissing ? { code: "missing", path } : { code: "unopenable", path, reason: why }, { cause: error });
  }
}
