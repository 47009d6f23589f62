import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import type { Source } from "../document.ts";
import { decodeText } from "./encoding.ts";
import {
  compoundKinds,
  type ContainerKind,
  fileKinds,
  type FileStart,
  type MediaType,
  textKinds,
  zipKinds,
} from "./file-kinds.ts";
import { openCompoundFile } from "./ole.ts";
import { guardZip, zipNames } from "./zip-guard.ts";

export type { MediaType } from "./file-kinds.ts";

/** Share of control characters and undecodable characters above which bytes are no text. */
const MAX_NOISE_SHARE = 0.05;

/**
 * @throws DocumentError `empty`, `encrypted`, `unsupported_format` (a known format that is not read, with advice),
 *   `unknown_format`, and for containers `damaged` and `too_large`.
 */
export async function detectMediaType(source: Source): Promise<MediaType> {
  const { name: file, bytes } = source;
  if (bytes.length === 0) throw new DocumentError({ code: "empty", file });
  const start: FileStart = {
    bytes,
    ascii: (from, to) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, Math.min(to, bytes.length)),
  };
  const kind = fileKinds.find(({ tells }) => tells(start))?.is;
  if (kind === undefined) return textType(source);
  if (kind === "zip") return zipType(source);
  if (kind === "compound") return compoundType(source);
  return typeOf(kind, file);
}

const WORKBOOK: MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function zipType(source: Source): Promise<MediaType> {
  const file = source.name;
  // Names of parts are compared without case (ECMA-376, part 2), and some programs write them in lower case.
  const names = (await zipNames(file, source.bytes)).map((name) => name.toLowerCase().replaceAll("\\", "/"));
  const type = heldBy(zipKinds, names, file);
  if (type !== WORKBOOK) await guardZip(file, source.bytes); // a workbook's reader counts while it inflates what it needs
  return type;
}

function compoundType({ name: file, bytes }: Source): MediaType {
  try {
    return heldBy(compoundKinds, openCompoundFile(file, bytes).streams, file);
  } catch (error) {
    // Nobody needs to look for damage in what could not be read anyhow.
    if (isDamage(error) && Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le")))
      throw new DocumentError({ code: "encrypted", file }, { cause: error });
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof DocumentError && error.failure.code === "damaged";
}

function heldBy(kinds: readonly ContainerKind[], names: readonly string[], file: string): MediaType {
  const kind = kinds.find(({ holds }) => names.some((name) => holds.test(name)))?.is;
  if (kind !== undefined) return typeOf(kind, file);
  const reason = `a container without a Word document or workbook (${names.length} entries)`;
  throw new DocumentError({ code: "unknown_format", file, reason });
}

function typeOf(kind: ContainerKind["is"], file: string): MediaType {
  if (kind === "encrypted") throw new DocumentError({ code: "encrypted", file });
  if (typeof kind === "string") return kind;
  throw new DocumentError({ code: "unsupported_format", file, format: kind.refused, advice: kind.advice });
}

function textType(source: Source): MediaType {
  const { text, undecodable } = decodeText(source.bytes);
  if (text.trim() === "") throw new DocumentError({ code: "empty", file: source.name });
  const sample = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- control characters are what is counted
  const noise = (sample.match(/[\u0000-\u0008\u000e-\u001b\uE000-\uF8FF]/g)?.length ?? 0) + Math.min(undecodable, sample.length);
  if (noise > MAX_NOISE_SHARE * sample.length) {
    throw new DocumentError({
      code: "unknown_format",
      file: source.name,
      reason: "neither PDF, Word, workbook, image nor readable text",
    });
  }
  return typeOf(textKinds.find(({ tells }) => tells(sample))?.is ?? "text/plain", source.name);
}
