import { DocumentError, reasonOf, type DocumentFailure } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from "yauzl";
import { archiveKind, type ArchiveKind, foreignArchive, isDocumentContainer, looksLikeZip } from "./archive-kind.ts";
import { problem, problemOf, type Found } from "./found.ts";
import { RATIO_FROM_BYTES, type CollectLimits } from "./limits.ts";
import { decodeName, isClutter } from "./names.ts";
import { unpackApart } from "./packed/apart.ts";
import { failureOf } from "./packed/messages.ts";
import { hasSevenZip } from "./packed/seven-zip.ts";
import { unpackTar } from "./tar.ts";
import { inMb } from "./read-file.ts";
import { openZipBytes, type OpenZip } from "./zip-open.ts";

/** Where the walk through an archive stands. `inflated` is shared by all archives inside the outermost one. */
interface Position {
  /** Name and path of the archive, before the `!`. */
  readonly name: string;
  readonly path: string;
  readonly depth: number;
  readonly budget: { inflated: number };
}

const UNIX_SYMLINK = 0xa000;
const UNIX_KIND_MASK = 0xf000;
const UTF8_NAME_BIT = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/**
 * The documents of an archive, also of archives inside it, in the archive's order; one entry's bytes are in memory at a
 * time. Entries that cannot be taken are problems of their own; past a limit of the whole archive the rest is left, and
 * said so.
 */
export async function* collectZip(openZip: OpenZip, name: string, path: string, limits: CollectLimits): AsyncGenerator<Found> {
  yield* walkZip(openZip, { name, path, depth: 1, budget: { inflated: 0 } }, limits);
}

/** The same for bytes that are at hand, which may be a document, an archive of any kind, or one that is not opened. */
export async function* collectBytes(bytes: Uint8Array, name: string, path: string, limits: CollectLimits): AsyncGenerator<Found> {
  yield* takeBytes(bytes, { name, path, depth: 0, budget: { inflated: 0 } }, limits);
}

async function* walkZip(openZip: OpenZip, at: Position, limits: CollectLimits): AsyncGenerator<Found> {
  if (at.depth > limits.depth) {
    yield problem(tooLarge(at.path, `archives nested deeper than ${limits.depth}`));
    return;
  }
  let entries = 0;
  try {
    const zip = await openZip();
    if (zip.entryCount === 0) yield problem({ code: "empty", file: at.path });
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > limits.archiveEntries) {
        yield problem(tooLarge(at.path, `more than ${limits.archiveEntries} entries; the rest was left`));
        return;
      }
      if (at.budget.inflated > limits.archiveBytes) {
        yield problem(tooLarge(at.path, `it inflates to more than ${inMb(limits.archiveBytes)}; the rest was left`));
        return;
      }
      yield* takeEntry(zip, entry, at, limits);
    }
  } catch (error) {
    yield problem({ code: "damaged", file: at.path, page: null, reason: reasonOf(error) });
  }
}

async function* takeEntry(zip: ZipFile, entry: Entry, at: Position, limits: CollectLimits): AsyncGenerator<Found> {
  const entryName = nameOf(entry);
  if (entryName.endsWith("/") || isClutter(entryName)) return;
  const name = `${at.name}!${entryName}`;
  const path = `${at.path}!${entryName}`;
  const refusal = refuse(entry, entryName, path, limits);
  if (refusal !== null) {
    yield problem(refusal);
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = await inflate(zip, entry, path, at, limits);
  } catch (error) {
    yield error instanceof DocumentError
      ? problemOf(path, error)
      : problem({ code: "damaged", file: path, page: null, reason: reasonOf(error) });
    return;
  }
  yield* takeBytes(bytes, { ...at, name, path }, limits);
}

/** A document, or an archive inside the archive. */
async function* takeBytes(bytes: Uint8Array, at: Position, limits: CollectLimits): AsyncGenerator<Found> {
  const { name, path } = at;
  const kind = archiveKind(bytes);
  const foreign = foreignArchive(bytes);
  if (foreign !== null) {
    yield problem(unsupportedArchive(path, foreign));
  } else if (kind !== null) {
    yield* walkPacked(bytes, kind, { ...at, depth: at.depth + 1 }, limits);
  } else if (await holdsDocuments(bytes, limits)) {
    yield* walkZip(openZipBytes(bytes), { ...at, depth: at.depth + 1 }, limits);
  } else {
    yield { kind: "file", name, path, read: async () => bytes };
  }
}

/** The entries of an archive that is no ZIP. */
async function* walkPacked(bytes: Uint8Array, kind: ArchiveKind, at: Position, limits: CollectLimits): AsyncGenerator<Found> {
  const { budget } = at;
  if (at.depth > limits.depth) {
    yield problem(tooLarge(at.path, `archives nested deeper than ${limits.depth}`));
    return;
  }
  if (kind !== "tar" && !hasSevenZip()) {
    yield problem(unsupportedArchive(at.path, kind === "7z" ? "7-Zip" : "RAR"));
    return;
  }
  const unpacked =
    kind === "tar"
      ? unpackTar(bytes, at.name.split(/[!/]/).at(-1) ?? "", { limits, budget })
      : unpackApart({ kind, bytes, limits, bytesLeft: Math.max(0, limits.archiveBytes - budget.inflated) });
  for await (const one of unpacked) {
    const entry = one.name === null ? "" : `!${one.name}`;
    const path = at.path + entry;
    if (one.kind === "refused") yield problem(failureOf(one.failure, path));
    else {
      if (kind !== "tar") budget.inflated += one.bytes.length;
      yield* takeBytes(one.bytes, { ...at, name: at.name + entry, path }, limits);
    }
  }
}

async function holdsDocuments(bytes: Uint8Array, limits: CollectLimits): Promise<boolean> {
  if (!looksLikeZip(bytes)) return false;
  try {
    return !(await isDocumentContainer(await openZipBytes(bytes)(), limits.archiveEntries));
  } catch {
    return false; // whoever reads the document says how it is damaged
  }
}

/** Why an entry is not opened at all; null for those that are. */
function refuse(entry: Entry, entryName: string, path: string, limits: CollectLimits): DocumentFailure | null {
  const invalid = entryName.includes("\0") ? "its name holds a NUL" : validateFileName(entryName);
  if (invalid !== null) return { code: "unreadable", file: path, reason: `its name leads out of the archive: ${invalid}` };
  if (entry.isEncrypted()) return { code: "encrypted", file: path };
  if (((entry.externalFileAttributes >>> 16) & UNIX_KIND_MASK) === UNIX_SYMLINK) {
    return { code: "unreadable", file: path, reason: "a symbolic link inside an archive" };
  }
  if (!entry.canDecodeFileData()) {
    return unsupportedArchive(path, `ZIP compression method ${entry.compressionMethod}`);
  }
  return entry.uncompressedSize > limits.fileBytes
    ? tooLarge(path, `${inMb(entry.uncompressedSize)} (limit ${inMb(limits.fileBytes)})`)
    : null;
}

/** The entry's bytes, counted while they come. @throws DocumentError `too_large`; an Error where the entry is damaged. */
async function inflate(zip: ZipFile, entry: Entry, path: string, at: Position, limits: CollectLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let checksum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Uint8Array; // a stream that is no object stream gives nothing else
    size += bytes.length;
    at.budget.inflated += bytes.length;
    checksum = crc32(bytes, checksum);
    const excess = excessOf(size, entry.compressedSize, at, limits);
    if (excess !== null) throw new DocumentError(tooLarge(path, excess)); // leaving the loop destroys the stream
    chunks.push(bytes);
  }
  if (checksum !== entry.crc32) throw new Error("its checksum is wrong");
  return Buffer.concat(chunks, size);
}

function excessOf(size: number, packed: number, at: Position, limits: CollectLimits): string | null {
  if (size > limits.fileBytes) return `more than ${inMb(limits.fileBytes)} once inflated`;
  if (at.budget.inflated > limits.archiveBytes) return `its archive inflates to more than ${inMb(limits.archiveBytes)}`;
  if (size > RATIO_FROM_BYTES && size > packed * limits.ratio) return `inflates to more than ${limits.ratio} times its size`;
  return null;
}

function nameOf(entry: Entry): string {
  const raw = Buffer.from(entry.fileNameRaw);
  const declared =
    (entry.generalPurposeBitFlag & UTF8_NAME_BIT) !== 0 || entry.extraFields.some(({ id }) => id === UNICODE_PATH_FIELD);
  if (declared) return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  return decodeName(raw).replaceAll("\\", "/"); // .NET before 4.6.1 wrote Windows separators
}

function unsupportedArchive(file: string, format: string): DocumentFailure {
  return { code: "unsupported_format", file, format, advice: "Unpack it and import the folder." };
}

function tooLarge(file: string, reason: string): DocumentFailure {
  return { code: "too_large", file, reason };
}
