import { DocumentError, reasonOf } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import yauzl from "yauzl";

/** A Word file of 1 MB that inflates to 1 GB takes all memory before its reader answers, so sizes are counted first. */
const MAX_ENTRIES = 10_000;
export const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** The names of a ZIP container's entries, in the directory's order; nothing is inflated. @throws DocumentError as `guardZip` */
export async function zipNames(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (names.length > MAX_ENTRIES) throw tooLarge(file, `more than ${MAX_ENTRIES} entries in the container`);
      if (entry.isEncrypted()) throw new DocumentError({ code: "encrypted", file });
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError({ code: "damaged", file, page: null, reason: reasonOf(error) }, { cause: error });
  }
  return names;
}

/**
 * Counts a ZIP container's entries and inflated bytes while inflating (declared sizes lie).
 * @throws DocumentError `too_large` beyond the limits, `damaged` where the container cannot be read, `encrypted`.
 */
export async function guardZip(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  const names: string[] = [];
  let inflated = 0;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: false,
    });
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (names.length > MAX_ENTRIES) throw tooLarge(file, `more than ${MAX_ENTRIES} entries in the container`);
      if (entry.isEncrypted()) throw new DocumentError({ code: "encrypted", file });
      if (!entry.fileName.endsWith(".xml") && !entry.fileName.endsWith(".rels")) continue; // pictures are not opened
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        inflated += (chunk as Uint8Array).length; // a stream that is no object stream gives nothing else
        if (inflated > MAX_INFLATED_BYTES)
          throw tooLarge(file, `its content inflates to more than ${MAX_INFLATED_BYTES / 1024 / 1024} MB`);
      }
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError({ code: "damaged", file, page: null, reason: reasonOf(error) }, { cause: error });
  }
  return names;
}

function tooLarge(file: string, reason: string): DocumentError {
  return new DocumentError({ code: "too_large", file, reason });
}
