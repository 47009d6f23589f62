import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

/** Opens a regular file; a pipe or device would block for ever, so opening does not wait and the kind is checked after. */
export async function openRegular(path: Buffer, shown: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await handle.stat().catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  if (stats.isFile()) return handle;
  await handle.close();
  throw unreadable(shown, "not a regular file (非普通文件)");
}

/** The first bytes of an open file, as many as there are. */
export async function peek(handle: FileHandle, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

/**
 * A file's bytes, all of one moment.
 * @throws DocumentError `too_large`, `unreadable` where it changes while it is read; the system's error.
 */
export async function readWhole(path: Buffer, shown: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await openRegular(path, shown);
  try {
    const before = await handle.stat();
    if (before.size > maxBytes) {
      throw new DocumentError({ code: "too_large", file: shown, reason: `${inMb(before.size)} (limit ${inMb(maxBytes)})` });
    }
    const bytes = Buffer.alloc(before.size);
    const filled = await fill(handle, bytes);
    const after = await handle.stat();
    if (filled < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw unreadable(shown, "it changed while it was read; import it again (读取时文件被修改)");
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

async function fill(handle: FileHandle, bytes: Buffer): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** `12.3 MB`, for messages. */
export function inMb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function unreadable(file: string, reason: string): DocumentError {
  return new DocumentError({ code: "unreadable", file, reason });
}
