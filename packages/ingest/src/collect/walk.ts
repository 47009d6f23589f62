import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename } from "node:path";
import { archiveKind, foreignArchive, isDocumentContainer, looksLikeZip, MAGIC_BYTES } from "./archive-kind.ts";
import { problem, problemOf, unreadable, type Found } from "./found.ts";
import type { CollectLimits } from "./limits.ts";
import { decodeName, isClutter, joinBytes } from "./names.ts";
import type { IsOwn } from "./own-paths.ts";
import { openRegular, peek, readWhole } from "./read-file.ts";
import { openZipFile } from "./zip-open.ts";
import { collectBytes, collectZip } from "./zip.ts";

/** What a walk remembers: folders only, never files. */
export interface Walk {
  readonly limits: CollectLimits;
  readonly isOwn: IsOwn;
  /** `device:inode` of every folder entered, so that links cannot multiply or loop. */
  readonly entered: Set<string>;
}

/** A path as the system has it, and as text for people. */
interface Path {
  readonly bytes: Buffer;
  readonly shown: string;
}

/** Everything at or below a path, ordered by name; symbolic links are followed, each folder is entered once. */
export async function* walk(path: string, state: Walk): AsyncGenerator<Found> {
  yield* walkPath({ bytes: Buffer.from(path), shown: path }, [], state);
}

async function* walkPath(path: Path, above: readonly string[], state: Walk): AsyncGenerator<Found> {
  let stats: Stats;
  try {
    stats = await stat(path.bytes);
  } catch (error) {
    yield problemOf(path.shown, error);
    return;
  }
  if (stats.isDirectory()) yield* walkFolder(path, `${stats.dev}:${stats.ino}`, above, state);
  else yield* takeFile(path, state.limits);
}

async function* walkFolder(path: Path, id: string, above: readonly string[], state: Walk): AsyncGenerator<Found> {
  if (above.includes(id)) {
    yield unreadable(path.shown, "a symbolic link back to a folder above it (符号链接循环)");
    return;
  }
  if (state.entered.has(id)) return;
  state.entered.add(id);
  let names: Buffer[];
  try {
    names = await readdir(path.bytes, { encoding: "buffer" });
  } catch (error) {
    yield problemOf(path.shown, error);
    return;
  }
  for (const name of names.sort((a, b) => Buffer.compare(a, b))) {
    const child = { bytes: joinBytes(path.bytes, name), shown: joinShown(path.shown, decodeName(name)) };
    if (!isClutter(child.shown) && !state.isOwn(child.shown)) yield* walkPath(child, [...above, id], state);
  }
}

async function* takeFile(path: Path, limits: CollectLimits): AsyncGenerator<Found> {
  const name = basename(path.shown);
  try {
    const handle = await openRegular(path.bytes, path.shown);
    try {
      const start = await peek(handle, MAGIC_BYTES);
      if (archiveKind(start) !== null || foreignArchive(start) !== null) {
        yield* orEmpty(collectBytes(await readFound(path, limits), name, path.shown, limits), path.shown);
        return;
      }
      if (looksLikeZip(start) && (await isArchive(handle.fd, limits))) {
        yield* orEmpty(collectZip(openZipFile(handle.fd), name, path.shown, limits), path.shown);
        return;
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    yield problemOf(path.shown, error);
    return;
  }
  yield { kind: "file", name, path: path.shown, read: () => readFound(path, limits) };
}

/** An archive of nothing but folders and files of systems (.DS_Store) must not look as if it had been read. */
async function* orEmpty(found: AsyncGenerator<Found>, path: string): AsyncGenerator<Found> {
  let isEmpty = true;
  for await (const one of found) {
    isEmpty = false;
    yield one;
  }
  if (isEmpty) yield problem({ code: "empty", file: path });
}

async function isArchive(fd: number, limits: CollectLimits): Promise<boolean> {
  try {
    return !(await isDocumentContainer(await openZipFile(fd)(), limits.archiveEntries));
  } catch {
    return false; // whoever reads the document says how it is damaged
  }
}

async function readFound(path: Path, limits: CollectLimits): Promise<Uint8Array> {
  try {
    return await readWhole(path.bytes, path.shown, limits.fileBytes);
  } catch (error) {
    throw new DocumentError(problemOf(path.shown, error).failure, { cause: error });
  }
}

function joinShown(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
