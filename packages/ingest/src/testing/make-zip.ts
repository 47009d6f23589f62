import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";

/** An entry for `makeZip`. Everything beside name and data is for archives that are wrong on purpose. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array | string;
  /** General purpose bits: 1 encrypted, 0x800 name is UTF-8. */
  readonly flags?: number;
  readonly method?: number;
  readonly declaredSize?: number;
  readonly crc?: number;
  readonly unixMode?: number;
}

/** A ZIP archive's bytes, for tests. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const name = Buffer.from(entry.name);
    const packed = entry.method === 0 ? data : deflateRawSync(data, { level: 9 });
    const shared = sharedHeader(entry, data, packed.length, name.length);
    const local = Buffer.concat([bytes(4, 0x04034b50), shared, bytes(2, 0), name, packed]);
    const tail = Buffer.concat([bytes(4, 0), bytes(4, 0), bytes(4, (entry.unixMode ?? 0o100644) * 0x10000), bytes(4, offset)]);
    directory.push(Buffer.concat([bytes(4, 0x02014b50), bytes(2, 0x031e), shared, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([...locals, ...directory, endOfDirectory(entries.length, Buffer.concat(directory).length, offset)]);
}

function sharedHeader(entry: ZipEntry, data: Buffer, packedSize: number, nameLength: number): Buffer {
  return Buffer.concat([
    bytes(2, 20),
    bytes(2, entry.flags ?? 0),
    bytes(2, entry.method ?? 8),
    bytes(4, 0), // time and date
    bytes(4, entry.crc ?? crc32(data)),
    bytes(4, packedSize),
    bytes(4, entry.declaredSize ?? data.length),
    bytes(2, nameLength),
  ]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  return Buffer.concat([
    bytes(4, 0x06054b50),
    bytes(4, 0),
    bytes(2, count),
    bytes(2, count),
    bytes(4, size),
    bytes(4, offset),
    bytes(2, 0),
  ]);
}

function bytes(length: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (length === 2) buffer.writeUInt16LE(value);
  else buffer.writeUInt32LE(value);
  return buffer;
}
