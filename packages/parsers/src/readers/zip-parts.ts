import { DocumentError, reasonOf } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import type { Source } from "../document.ts";
import { MAX_INFLATED_BYTES } from "./zip-guard.ts";

/** Told of a part that is broken and that the text can be read without: its name, and why. */
export interface Spare {
  readonly isSpare: (name: string) => boolean;
  readonly tell: (part: string, reason: string) => void;
}

/**
 * Parts of a document that is a ZIP container, by name, each checked against its checksum.
 * @throws DocumentError `damaged` with the part's name, `encrypted`, `too_large`.
 */
export async function readParts(
  source: Source,
  isWanted: (name: string) => boolean,
  spare?: Spare,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { bytes } = source;
  const parts = new Map<string, Uint8Array>();
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    let left = MAX_INFLATED_BYTES;
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new DocumentError({ code: "encrypted", file: source.name });
      if (parts.has(entry.fileName)) throw damagedPart(source, `${entry.fileName}: the part is there twice`);
      try {
        const content = await inflate(await zip.openReadStreamPromise(entry), left, source, entry.fileName);
        left -= content.length;
        if (crc32(content) !== entry.crc32) throw damagedPart(source, `${entry.fileName}: its checksum does not fit`);
        parts.set(entry.fileName, content);
      } catch (error) {
        const failure = error instanceof DocumentError ? error.failure : null;
        if (spare?.isSpare(entry.fileName) !== true || failure?.code === "too_large") throw error;
        spare.tell(entry.fileName, failure?.code === "damaged" ? failure.reason : reasonOf(error));
      }
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : damagedPart(source, reasonOf(error), error);
  }
  return parts;
}

async function inflate(stream: AsyncIterable<unknown>, limit: number, source: Source, part: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Uint8Array; // a stream that is no object stream gives nothing else
      chunks.push(bytes);
      size += bytes.length;
      if (size > limit)
        throw new DocumentError({ code: "too_large", file: source.name, reason: `${part} inflates beyond the limit` });
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : damagedPart(source, `${part}: ${reasonOf(error)}`, error);
  }
  return Buffer.concat(chunks);
}

/** A container or a part of it that cannot be read. */
export function damagedPart(source: Source, reason: string, cause?: unknown): DocumentError {
  return new DocumentError({ code: "damaged", file: source.name, page: null, reason }, { cause });
}
