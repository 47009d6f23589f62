import { createHash } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { reasonOf } from "@jixiao/contract";
import { UsageError } from "../exit-codes.ts";
import { giveLines } from "../output/print.ts";
import type { ExportFormat, ExportJob, FolderFile, Pieces, WrittenFile } from "./format.ts";

/**
 * Writes an export to a file, a folder or standard output, waiting where the reader is slower, so that memory does not grow. Where it fails
 * half-way, the file stays as it is: incomplete, with the exit code saying so.
 * @throws UsageError where there is nothing to write to
 */
export async function writeExport(format: ExportFormat, job: ExportJob, output: string | undefined): Promise<void> {
  if (format.kind === "folder") return writeFolder(format.files(job), output);
  if (output !== undefined) {
    await writeFile(output, format.pieces(job));
    return;
  }
  if (format.binary && process.stdout.isTTY)
    throw new UsageError("this format is no text: name a file with --output, or send it into one");
  await giveLines(inChunks(format.pieces(job)));
}

async function writeFolder(files: Generator<FolderFile, void, WrittenFile>, output: string | undefined): Promise<void> {
  if (output === undefined) throw new UsageError("this format is several files: name a folder with --output");
  prepareFolder(output);
  let next = files.next();
  while (next.done !== true) {
    const { path, pieces } = next.value;
    const target = join(output, path);
    mkdirSync(dirname(target), { recursive: true });
    next = files.next({ path, ...(await writeFile(target, pieces)) });
  }
}

/** A folder of ours alone: files of an earlier export would look like part of this one. */
function prepareFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    if (readdirSync(path).length === 0) return;
  } catch (error) {
    throw new UsageError(`--output ${path}: ${reasonOf(error)}`, { cause: error });
  }
  throw new UsageError(`--output ${path}: the folder is not empty; name a new one`);
}

async function writeFile(path: string, pieces: Pieces): Promise<Omit<WrittenFile, "path">> {
  const hash = createHash("sha256");
  let bytes = 0;
  function* counted(): Generator<Buffer> {
    for (const buffer of inChunks(pieces)) {
      hash.update(buffer);
      bytes += buffer.length;
      yield buffer;
    }
  }
  const file = await open(path, "w").catch((error: unknown) => {
    throw new UsageError(`--output ${path}: ${reasonOf(error)}`, { cause: error });
  });
  await pipeline(Readable.from(counted()), file.createWriteStream());
  return { bytes, sha256: hash.digest("hex") };
}

/** Characters that are written at once: a call for each line takes longer than making it. */
const CHUNK = 1 << 16;

function* inChunks(pieces: Pieces): Generator<Buffer> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    if (text !== "" && (typeof piece !== "string" || text.length >= CHUNK)) {
      yield Buffer.from(text, "utf8");
      text = "";
    }
    if (typeof piece !== "string") yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  }
  if (text !== "") yield Buffer.from(text, "utf8");
}
