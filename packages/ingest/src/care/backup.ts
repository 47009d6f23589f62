import { documentsInSnapshot, readSnapshot, requireNoOther, writeSnapshot } from "@jixiao/store";
import { copyFileSync, existsSync, statSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { syncDirectory } from "../disk.ts";
import { CareError } from "./care-error.ts";

/** Where a database and its originals are. */
export interface Places {
  readonly store: string;
  readonly archive: string;
}

/** What a backup or a restore did. */
export interface CopyReport {
  readonly from: Places;
  readonly to: Places;
  readonly schema: number;
  readonly documents: number;
  /** Originals that were copied, and that were there already. */
  readonly copied: number;
  readonly present: number;
  readonly bytes: number;
  /** Originals whose bytes are not what their name says: not copied. */
  readonly altered: readonly string[];
  /** Documents of the copied database without their original in the copied archive. */
  readonly missing: readonly string[];
}

const DATABASE = "jixiao.db";
const ARCHIVE = "archive";
const PART = ".part";
/** Lists beside the originals: their names, and what was pruned. */
export const PRUNED_LIST = "pruned.jsonl";
const LISTS = ["names.jsonl", PRUNED_LIST];

export function placesIn(folder: string): Places {
  return { store: join(resolve(folder), DATABASE), archive: join(resolve(folder), ARCHIVE) };
}

/**
 * Copies database and archive into a folder, while both are in use: first the database as it is at one moment, then the originals, which
 * are always there before their rows. Originals that the folder has are not copied again. The folder's earlier database is replaced
 * when the new one is whole on the disk: a kill, or a full disk, leaves the earlier backup.
 * @throws StoreError, and the system's errors
 */
export async function backup(from: Places, folder: string): Promise<CopyReport> {
  const to = placesIn(folder);
  if (resolve(from.store) === to.store) throw new CareError(`${folder}: the database itself is there (不能备份到数据库所在处)`);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CareError(`${folder}: a file is there, and a backup is a folder (该处是文件，备份应为文件夹)`);
  requireNoOther(to.store);
  await mkdir(folder, { recursive: true });
  const part = to.store + PART;
  await rm(part, { force: true });
  try {
    const { schema, documents } = writeSnapshot(from.store, part);
    const originals = await copyOriginals(from.archive, to.archive, documentsInSnapshot(part));
    await putInPlace(part, to.store);
    return { from: { store: resolve(from.store), archive: resolve(from.archive) }, to, schema, documents, ...originals };
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Puts a backup where there is no database: the originals first, each checked against its hash, then the database. Run again after a
 * kill it goes on. @throws StoreError `damaged` and `newer` for the backup; Error where a database is there
 */
export async function restore(folder: string, to: Places): Promise<CopyReport> {
  const from = placesIn(folder);
  const { schema, documents } = readSnapshot(from.store);
  if (existsSync(to.store)) throw new CareError(`${to.store}: there is a database; nothing is written over it (数据库已存在)`);
  const part = to.store + PART;
  await mkdir(dirname(resolve(to.store)), { recursive: true });
  await rm(part, { force: true });
  try {
    copyFileSync(from.store, part);
    const originals = await copyOriginals(from.archive, to.archive, documentsInSnapshot(part));
    await putInPlace(part, to.store);
    return { from, to: { store: resolve(to.store), archive: resolve(to.archive) }, schema, documents, ...originals };
  } finally {
    await rm(part, { force: true });
  }
}

type Originals = Pick<CopyReport, "copied" | "present" | "bytes" | "altered" | "missing">;

async function copyOriginals(from: string, to: string, documents: readonly string[]): Promise<Originals> {
  const [source, target] = [new Archive(from), new Archive(to)];
  const notes = await source.notes();
  const altered: string[] = [];
  let [copied, present, bytes] = [0, 0, 0];
  await target.sweep();
  for await (const file of source.list()) {
    if (existsSync(target.pathOf(file.sha256))) {
      present += 1;
      continue;
    }
    const data = await source.read(file.sha256);
    if (data === null) {
      altered.push(file.sha256);
      continue;
    }
    const nameless = {
      sha256: file.sha256,
      name: file.sha256,
      location: null,
      fiscal_year_supplied: null,
      region_supplied: null,
    };
    await target.put(data, notes.get(file.sha256) ?? nameless);
    copied += 1;
    bytes += data.length;
  }
  for (const list of LISTS) await copyList(join(from, list), join(to, list));
  const pruned = await target.pruned();
  const missing = documents.filter((sha256) => !existsSync(target.pathOf(sha256)) && !pruned.has(sha256));
  return { copied, present, bytes, altered, missing };
}

/** Lines that the target does not have are added: what the source forgot, the backup remembers. */
export async function copyList(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const there = existsSync(to) ? (await readFile(to, "utf8")).split("\n") : [];
  const lines = new Set([...there, ...(await readFile(from, "utf8")).split("\n")].filter((line) => line !== ""));
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to + PART, [...lines].map((line) => `${line}\n`).join(""));
  await putInPlace(to + PART, to);
}

async function putInPlace(part: string, path: string): Promise<void> {
  const handle = await open(part, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  for (const rest of ["-wal", "-shm", "-journal"]) await rm(path + rest, { force: true });
  await rename(part, path);
  await syncDirectory(dirname(path));
}
