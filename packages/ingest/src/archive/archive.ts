import { createHash, randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { appendFile, mkdir, open, readFile, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { errorCode, syncDirectory } from "../disk.ts";

const INCOMING = "incoming";
const NAMES = "names.jsonl";
const PRUNED = "pruned.jsonl";
const PREFIX = /^[0-9a-f]{2}$/;
const NAME = /^[0-9a-f]{64}$/;

/** One file of the archive as the directory shows it. */
export interface ArchivedFile {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** What a document was called when it came: the archive knows its files by their bytes alone. */
export const ArchiveNote = z
  .strictObject({
    sha256: z.string().regex(NAME),
    name: z.string().min(1),
    location: z.string().min(1).nullable(),
    fiscal_year_supplied: z.int().nullable(),
    /** Notes of version 0.1 do not have it. */
    region_supplied: z.string().min(1).nullable().default(null),
  })
  .readonly();
export type ArchiveNote = z.infer<typeof ArchiveNote>;

/** What was removed on purpose, and when. */
export const PrunedNote = z
  .strictObject({ sha256: z.string().regex(NAME), name: z.string(), replaced_at: z.string(), pruned_at: z.string() })
  .readonly();
export type PrunedNote = z.infer<typeof PrunedNote>;

/** True for 64 lower-case hex digits. */
export function isSha256(text: string): boolean {
  return NAME.test(text);
}

/** SHA-256 in lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The original bytes of every document, named by their SHA-256:
 *
 *     DIR/3f/3f7a…e1     a document
 *     DIR/incoming/…     a file that is being written, or that a killed run left
 *     DIR/pruned.jsonl   one PrunedNote a line: what \`jixiao prune\` removed
 *     DIR/names.jsonl    one ArchiveNote a line: with it a lost database can be made anew. An aid, therefore not synced
 *
 * A name under DIR/3f exists only with all its bytes on the disk: temporary file in the same file system, fsync,
 * rename, fsync of the directory and of its parent, in this order.
 */
export class Archive {
  readonly directory: string;
  readonly #syncedPrefixes = new Set<string>();

  constructor(directory: string) {
    this.directory = resolve(directory);
  }

  pathOf(sha256: string): string {
    if (!isSha256(sha256)) throw new TypeError(`not a SHA-256: ${sha256}`);
    return join(this.directory, sha256.slice(0, 2), sha256);
  }

  /**
   * Stores the bytes and notes their name; returns when they are durable. Bytes already there are compared, and replaced
   * where they differ.
   * @throws the system's error (`ENOSPC`, `EIO`, `EACCES`); nothing half-written remains under a document's name.
   */
  async put(bytes: Uint8Array, note: ArchiveNote): Promise<void> {
    const { sha256 } = note;
    const target = this.pathOf(sha256);
    const folder = join(this.directory, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true });
    if (!(await this.holds(sha256, bytes))) {
      await this.note(note); // first: a name too many does no harm
      await this.#writeWhole(target, bytes);
    }
    await syncDirectory(folder);
    if (this.#syncedPrefixes.has(folder)) return;
    await syncDirectory(this.directory);
    this.#syncedPrefixes.add(folder);
  }

  /** Notes what else is known of a document whose bytes are there. */
  async note(note: ArchiveNote): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await appendFile(join(this.directory, NAMES), `${JSON.stringify(note)}\n`);
  }

  async #writeWhole(target: string, bytes: Uint8Array): Promise<void> {
    const incoming = join(this.directory, INCOMING);
    await mkdir(incoming, { recursive: true });
    const temporary = join(incoming, randomUUID());
    try {
      const handle = await open(temporary, "wx", 0o644);
      try {
        await writeAll(handle, bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** True where the archive has exactly these bytes under this name. */
  async holds(sha256: string, bytes: Uint8Array): Promise<boolean> {
    try {
      if ((await stat(this.pathOf(sha256))).size !== bytes.length) return false;
      return (await readFile(this.pathOf(sha256))).equals(bytes);
    } catch (error) {
      if (errorCode(error) === "ENOENT") return false;
      throw error;
    }
  }

  /**
   * The bytes stored under a hash, checked against it; null where they are missing or altered.
   * @throws the system's error where the file cannot be read at all.
   */
  async read(sha256: string): Promise<Uint8Array | null> {
    try {
      const bytes = await readFile(this.pathOf(sha256));
      return sha256Of(bytes) === sha256 ? bytes : null;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  /**
   * The note of each document: its first name and location, and what was supplied with it last. Lines that a power cut tore are
   * left out.
   */
  async notes(): Promise<ReadonlyMap<string, ArchiveNote>> {
    const notes = new Map<string, ArchiveNote>();
    for (const line of await linesOf(join(this.directory, NAMES))) {
      const note = noteOf(line);
      if (note !== null) notes.set(note.sha256, withSupplied(notes.get(note.sha256), note));
    }
    return notes;
  }

  /** Removes a document's bytes. First it is noted, durably: what is missing without a note is damage. The caller holds the run lock. */
  async prune(note: PrunedNote): Promise<void> {
    const handle = await open(join(this.directory, PRUNED), "a", 0o644);
    try {
      await handle.write(`\n${JSON.stringify(note)}\n`); // behind a line that a power cut tore, too
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncDirectory(this.directory);
    await rm(this.pathOf(note.sha256), { force: true });
  }

  /** What was pruned at some time; its bytes may have come again since. */
  async pruned(): Promise<ReadonlySet<string>> {
    const notes = (await linesOf(join(this.directory, PRUNED))).map((line) => parsed(PrunedNote, line));
    return new Set(notes.flatMap((note) => note?.sha256 ?? []));
  }

  /** Every document's file, ordered by hash. */
  async *list(): AsyncGenerator<ArchivedFile> {
    for (const prefix of await namesIn(this.directory)) {
      if (!PREFIX.test(prefix)) continue;
      for (const sha256 of await namesIn(join(this.directory, prefix))) {
        if (!NAME.test(sha256) || !sha256.startsWith(prefix)) continue;
        const path = this.pathOf(sha256);
        const found = await statOf(path);
        if (found !== null) yield { sha256, path, bytes: found.size, modified: found.mtime };
      }
    }
  }

  /** Paths inside the archive's folder that are neither documents nor files being written. */
  async strangers(): Promise<readonly string[]> {
    const strangers: string[] = [];
    for (const prefix of await namesIn(this.directory)) {
      if (prefix === INCOMING || prefix === NAMES || prefix === PRUNED) continue;
      if (!PREFIX.test(prefix)) {
        strangers.push(join(this.directory, prefix));
        continue;
      }
      for (const name of await namesIn(join(this.directory, prefix))) {
        if (!NAME.test(name) || !name.startsWith(prefix)) strangers.push(join(this.directory, prefix, name));
      }
    }
    return strangers;
  }

  /** Files that a killed run was writing. Only who holds the run lock may remove them. */
  async leftovers(): Promise<readonly string[]> {
    return (await namesIn(join(this.directory, INCOMING))).map((name) => join(this.directory, INCOMING, name));
  }

  /** Removes what killed runs left. The caller holds the run lock. */
  async sweep(): Promise<void> {
    for (const path of await this.leftovers()) await rm(path, { force: true });
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await handle.write(bytes, written, bytes.length - written, written)).bytesWritten;
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return [];
    throw error;
  }
}

/** Null for a file that is gone since its folder was read. */
async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function withSupplied(first: ArchiveNote | undefined, later: ArchiveNote): ArchiveNote {
  if (first === undefined) return later;
  return {
    ...first,
    fiscal_year_supplied: later.fiscal_year_supplied ?? first.fiscal_year_supplied,
    region_supplied: later.region_supplied ?? first.region_supplied,
  };
}

function noteOf(line: string): ArchiveNote | null {
  return parsed(ArchiveNote, line);
}

/** Null for a line that a power cut tore. */
function parsed<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
