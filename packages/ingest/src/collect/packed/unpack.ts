import { crc32 } from "node:zlib";
import { validateFileName } from "yauzl";
import { RATIO_FROM_BYTES } from "../limits.ts";
import { isClutter } from "../names.ts";
import { inMb } from "../read-file.ts";
import { entriesOf, type ListedEntry } from "./listing.ts";
import type { Refusal, Unpacked, UnpackTask } from "./messages.ts";
import { extract, list, OUT, type Run } from "./seven-zip.ts";

/** Unpacked at a time: entries of one block are unpacked together, for each batch would begin it anew. */
const BATCH_BYTES = 64 * 1024 * 1024;

/** The entries of an archive, in its order, and what of it cannot be taken. Declared sizes hold: 7-Zip unpacks no more than them. */
export async function* unpack(task: UnpackTask): AsyncGenerator<Unpacked> {
  const listing = await list(task.kind, task.bytes);
  const entries = entriesOf(listing.lines).filter(({ path, isFolder }) => !isFolder && !isClutter(path));
  if (entries.length === 0 && listing.code === 0) yield archiveRefused({ code: "empty" });
  const { wanted, refused, rest } = chosen(entries, task);
  for (const { name, failure } of refused) yield { kind: "refused", name, failure };
  for (const batch of batchesOf(wanted)) yield* unpackBatch(task, batch);
  if (rest !== null) yield archiveRefused(rest);
  if (listing.code !== 0) yield archiveRefused(whyUnreadable(listing));
}

function archiveRefused(failure: Refusal): Unpacked {
  return { kind: "refused", name: null, failure };
}

function whyUnreadable({ errors }: Run): Refusal {
  if (errors.some((error) => /encrypted|wrong password/i.test(error))) return { code: "encrypted" };
  return { code: "damaged", reason: errors.at(0)?.replace("/archive : ", "") ?? "its list of entries cannot be read" };
}

interface Chosen {
  readonly wanted: readonly ListedEntry[];
  readonly refused: readonly { readonly name: string; readonly failure: Refusal }[];
  /** Why entries were left, where a limit of the whole archive was reached. */
  readonly rest: Refusal | null;
}

function chosen(entries: readonly ListedEntry[], { bytes, limits, bytesLeft }: UnpackTask): Chosen {
  const wanted: ListedEntry[] = [];
  const refused: { name: string; failure: Refusal }[] = [];
  const counts = new Map<string, number>();
  for (const { path } of entries) counts.set(path, (counts.get(path) ?? 0) + 1);
  let left = bytesLeft;
  for (const [i, entry] of entries.entries()) {
    if (i >= limits.archiveEntries)
      return { wanted, refused, rest: tooLarge(`more than ${limits.archiveEntries} entries; the rest was left`) };
    const failure = refuse(entry, bytes.length, limits, counts);
    if (failure !== null) refused.push({ name: entry.path, failure });
    else if ((entry.size ?? 0) > left)
      return { wanted, refused, rest: tooLarge(`it inflates to more than ${inMb(limits.archiveBytes)}; the rest was left`) };
    else {
      left -= entry.size ?? 0;
      wanted.push(entry);
    }
  }
  return { wanted, refused, rest: null };
}

function refuse(
  entry: ListedEntry,
  archiveBytes: number,
  limits: UnpackTask["limits"],
  counts: ReadonlyMap<string, number>,
): Refusal | null {
  const { path, size, packed } = entry;
  const invalid = /[\0\r\n]/.test(path) || path === "" ? "it is none" : validateFileName(path);
  if (invalid !== null) return { code: "unreadable", reason: `its name leads out of the archive: ${invalid}` };
  if (entry.isLink) return { code: "unreadable", reason: "a link inside an archive" };
  if (entry.isEncrypted) return { code: "encrypted" };
  if ((counts.get(path) ?? 0) > 1) return { code: "unreadable", reason: "several entries of this name" };
  if (size === null) return { code: "damaged", reason: "the archive does not say how large it is" };
  if (size > limits.fileBytes) return tooLarge(`${inMb(size)} (limit ${inMb(limits.fileBytes)})`);
  // what a block of several entries takes is not known by entry: then it is at most the archive
  if (size > RATIO_FROM_BYTES && size > (packed ?? archiveBytes) * limits.ratio)
    return tooLarge(`inflates to more than ${limits.ratio} times its size`);
  return null;
}

function tooLarge(reason: string): Refusal {
  return { code: "too_large", reason };
}

function batchesOf(entries: readonly ListedEntry[]): readonly (readonly ListedEntry[])[] {
  const batches: ListedEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = entry.size ?? 0;
    if (size > room || batches.length === 0) {
      batches.push([]);
      room = BATCH_BYTES;
    }
    batches.at(-1)?.push(entry);
    room -= size;
  }
  return batches;
}

async function* unpackBatch({ kind, bytes }: UnpackTask, batch: readonly ListedEntry[]): AsyncGenerator<Unpacked> {
  const run = await extract(
    kind,
    bytes,
    batch.map(({ path }) => path),
  );
  for (const entry of batch) {
    const { path } = entry;
    const read = readUnpacked(run, entry);
    yield read instanceof Uint8Array
      ? { kind: "entry", name: path, bytes: read }
      : { kind: "refused", name: path, failure: read };
  }
}

/** The bytes, where 7-Zip found nothing wrong with them and they are what the archive declares. */
function readUnpacked({ code, errors, files }: Run, { path, size, crc }: ListedEntry): Uint8Array | Refusal {
  const error = errors.find((line) => line.endsWith(` : ${path}`));
  if (error !== undefined && /password/i.test(error)) return { code: "encrypted" };
  if (error !== undefined) return { code: "damaged", reason: error.slice(0, -` : ${path}`.length) };
  let bytes: Uint8Array;
  try {
    bytes = files.readFile(`${OUT}/${path}`);
    files.unlink(`${OUT}/${path}`);
  } catch {
    return { code: "damaged", reason: errors[0] ?? "it could not be unpacked" };
  }
  if (bytes.length !== size) return { code: "damaged", reason: `${bytes.length} bytes instead of ${size}` };
  if (crc !== null && crc32(bytes) !== crc) return { code: "damaged", reason: "its checksum is wrong" };
  if (crc === null && code !== 0 && bytes.length > 0) return { code: "damaged", reason: errors[0] ?? "the archive is damaged" };
  return bytes;
}
