import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { crc32 } from "node:zlib";
import type { SevenZipModuleFactory } from "7z-wasm";

/** An entry of an archive for tests; everything beside name and data is for archives that are wrong on purpose. */
export interface PlainEntry {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array | string;
  readonly declaredSize?: number;
  readonly crc?: number;
  readonly encrypted?: boolean;
  /** Of tar: `2` is a symbolic link. */
  readonly type?: string;
}

/** A RAR archive (version 4) of entries that are stored: there is no program here that packs them. */
export function makeRar(entries: readonly PlainEntry[]): Buffer {
  const blocks = entries.map(({ name, data, declaredSize, crc, encrypted }) => {
    const bytes = Buffer.from(data);
    const own = Buffer.from(name);
    const head = Buffer.alloc(25);
    head.writeUInt32LE(bytes.length, 0);
    head.writeUInt32LE(declaredSize ?? bytes.length, 4);
    head.writeUInt8(3, 8); // Unix
    head.writeUInt32LE(crc ?? crc32(bytes), 9);
    head.writeUInt8(20, 17); // version needed
    head.writeUInt8(0x30, 18); // stored
    head.writeUInt16LE(own.length, 19);
    head.writeUInt32LE(0o100644, 21);
    return Buffer.concat([rarBlock(0x74, 0x8200 | (encrypted === true ? 4 : 0), Buffer.concat([head, own])), bytes]);
  });
  return Buffer.concat([
    Buffer.from("526172211a0700", "hex"),
    rarBlock(0x73, 0, Buffer.alloc(6)),
    ...blocks,
    rarBlock(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

function rarBlock(type: number, flags: number, rest: Buffer): Buffer {
  const block = Buffer.alloc(7 + rest.length);
  block.writeUInt8(type, 2);
  block.writeUInt16LE(flags, 3);
  block.writeUInt16LE(block.length, 5);
  rest.copy(block, 7);
  block.writeUInt16LE(crc32(block.subarray(2)) & 0xffff, 0);
  return block;
}

/** A tar archive (POSIX.1-1988). */
export function makeTar(entries: readonly PlainEntry[]): Buffer {
  const blocks = entries.map(({ name, data, declaredSize, type = "0" }) => {
    const bytes = Buffer.from(data);
    const head = Buffer.alloc(512);
    Buffer.from(name).copy(head, 0, 0, 100);
    head.write("0000644\0", 100, "latin1");
    head.write(`${(declaredSize ?? bytes.length).toString(8).padStart(11, "0")}\0`, 124, "latin1");
    head.write(" ".repeat(8), 148, "latin1");
    head.write(type, 156, "latin1");
    head.write("ustar\x0000", 257, "latin1");
    head.write(
      `${head
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0 `,
      148,
      "latin1",
    );
    return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const sevenZip = createRequire(import.meta.url)("7z-wasm") as SevenZipModuleFactory;

/** A 7z archive, packed by 7-Zip itself. */
export async function make7z(
  entries: readonly { readonly name: string; readonly data: Uint8Array | string }[],
  options: readonly string[] = [],
): Promise<Buffer> {
  const module = await sevenZip({ print: () => undefined, printErr: () => undefined });
  const files = module.FS;
  files.mkdir("/in");
  for (const { name, data } of entries) {
    for (let at = name.indexOf("/"); at >= 0; at = name.indexOf("/", at + 1)) files.mkdir(`/in/${name.slice(0, at)}`);
    files.writeFile(`/in/${name}`, Buffer.from(data));
  }
  files.chdir("/in");
  module.callMain(["a", "-t7z", ...options, "/out.7z", "."]);
  return Buffer.from(files.readFile("/out.7z"));
}
