import { Buffer } from "node:buffer";
import { fromBufferPromise, fromFdPromise, type ZipFile } from "yauzl";

/** Opens the same archive anew: a ZipFile's entries can be walked once. Names stay bytes: their encoding is ours to find. */
export type OpenZip = () => Promise<ZipFile>;

const OPTIONS = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;

/** The descriptor stays the caller's to close. */
export function openZipFile(fd: number): OpenZip {
  return () => fromFdPromise(fd, OPTIONS);
}

export function openZipBytes(bytes: Uint8Array): OpenZip {
  return () => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), OPTIONS);
}
