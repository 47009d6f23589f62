import { resolve } from "node:path";

/** Tells what a run keeps itself from what it is to read. */
export type IsOwn = (path: string) => boolean;

/** What SQLite and the lock put beside a database. */
const BESIDE = ["", "-wal", "-shm", "-journal", ".lock", ".lock-journal"];

/**
 * The database and the archive of a run that stand among the files: `jixiao import .` where `jixiao.db` lies. A file of them that is named
 * itself is taken at its word.
 */
export function ownPaths(database: string, archive: string): IsOwn {
  const own = new Set([...BESIDE.map((ending) => resolve(database) + ending), resolve(archive)]);
  return (path) => own.has(path);
}

export const NOTHING_OWN: IsOwn = () => false;
