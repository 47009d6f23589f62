import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { validateFileName } from "yauzl";
import { reasonOf } from "@jixiao/contract";
import { isTar } from "./archive-kind.ts";
import { RATIO_FROM_BYTES, type CollectLimits } from "./limits.ts";
import { decodeName, isClutter } from "./names.ts";
import type { Refusal, Unpacked } from "./packed/messages.ts";
import { inMb } from "./read-file.ts";

const BLOCK = 512;
/** Names and properties that stand before an entry (pax, GNU). */
const MAX_PROPERTY_BYTES = 64 * 1024;

/** What an archive may still inflate to is counted where all archives of the outermost one are. */
export interface TarBudget {
  readonly limits: CollectLimits;
  readonly budget: { inflated: number };
}

/** The entries of a tar archive (POSIX.1-2001 pax, GNU), or what a gzip file holds: a tar, or one file under the archive's own name. */
export async function* unpackTar(bytes: Uint8Array, name: string, within: TarBudget): AsyncGenerator<Unpacked> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    // only the end of a gzip file tells whether all before it is whole, and tar has no checksums of its own
    if (isPacked) await checkPacked(bytes, within);
    const reader = blockReader(isPacked ? inflated(bytes) : chunksOf(bytes), within.limits);
    const start = await reader.peek(BLOCK);
    const isZero = start.length === BLOCK && start.every((byte) => byte === 0);
    if (isTar(start) || isZero || !isPacked) yield* tarEntries(reader, within);
    else yield { kind: "entry", name: name.replace(/\.gz$/i, "") || "content", bytes: await reader.rest() };
  } catch (error) {
    const failure: Refusal =
      error instanceof Excess ? { code: "too_large", reason: error.message } : { code: "damaged", reason: reasonOf(error) };
    yield { kind: "refused", name: null, failure };
  }
}

function inflated(bytes: Uint8Array): AsyncIterable<unknown> {
  return Readable.from([bytes]).pipe(createGunzip());
}

/** Inflates all of it once and keeps nothing. @throws Excess past a limit, Error where it is damaged */
async function checkPacked(bytes: Uint8Array, { limits, budget }: TarBudget): Promise<void> {
  let size = 0;
  for await (const chunk of inflated(bytes)) {
    const { length } = chunk as Uint8Array; // a stream that is no object stream gives nothing else
    size += length;
    budget.inflated += length;
    if (budget.inflated > limits.archiveBytes)
      throw new Excess(`it inflates to more than ${inMb(limits.archiveBytes)}; the rest was left`);
    if (size > RATIO_FROM_BYTES && size > bytes.length * limits.ratio)
      throw new Excess(`inflates to more than ${limits.ratio} times its size`);
  }
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
}

/** A limit of the archive is passed. */
class Excess extends Error {
  override readonly name = "Excess";
}

interface BlockReader {
  readonly peek: (length: number) => Promise<Uint8Array>;
  /** @throws Error where the archive ends before */
  readonly take: (length: number) => Promise<Uint8Array>;
  readonly skip: (length: number) => Promise<void>;
  readonly rest: () => Promise<Uint8Array>;
}

function blockReader(source: AsyncIterable<unknown> | Iterable<unknown>, limits: CollectLimits): BlockReader {
  const chunks = (async function* () {
    for await (const chunk of source) yield chunk as Uint8Array; // as above
  })();
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done === true) return false;
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
    return true;
  };
  const peek = async (length: number): Promise<Uint8Array> => {
    while (held.length < length && (await more()));
    return held.subarray(0, length);
  };
  return {
    peek,
    take: async (length) => {
      const parts: Uint8Array[] = [];
      let missing = length;
      while (missing > 0) {
        if (held.length === 0 && !(await more())) throw new Error("the archive ends inside an entry");
        const part = held.subarray(0, missing);
        held = held.subarray(part.length);
        missing -= part.length;
        parts.push(part);
      }
      return Buffer.concat(parts, length);
    },
    skip: async (length) => {
      let missing = length;
      while (missing > 0) {
        if (held.length === 0 && !(await more())) throw new Error("the archive ends inside an entry");
        const part = Math.min(missing, held.length);
        held = held.subarray(part);
        missing -= part;
      }
    },
    rest: async () => {
      const parts: Uint8Array[] = [];
      let size = 0;
      do {
        size += held.length;
        if (size > limits.fileBytes) throw new Excess(`more than ${inMb(limits.fileBytes)} once inflated`);
        parts.push(held);
        held = Buffer.alloc(0);
      } while (await more());
      return Buffer.concat(parts, size);
    },
  };
}

/** What stands before an entry and counts for it. */
interface Properties {
  readonly path?: string;
  readonly size?: number;
}

async function* tarEntries(reader: BlockReader, { limits }: TarBudget): AsyncGenerator<Unpacked> {
  let count = 0;
  let own: Properties = {};
  for (;;) {
    const header = await reader.peek(BLOCK);
    if (header.length === 0) throw new Error("the archive ends without its last blocks");
    if (header.every((byte) => byte === 0)) break;
    await reader.take(BLOCK);
    if (!isHeader(header)) throw new Error("the header of an entry is damaged");
    const type = String.fromCharCode(header[156] ?? 0);
    const size = own.size ?? numberOf(header.subarray(124, 136));
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (type === "x" || type === "g" || type === "L" || type === "K") {
      if (size > MAX_PROPERTY_BYTES) throw new Error("the properties of an entry are too long");
      const data = await reader.take(size);
      await reader.skip(padding);
      if (type === "L") own = { ...own, path: decodeName(untilNul(data)) };
      else if (type === "x") own = { ...own, ...paxOf(data) };
      continue;
    }
    const name = own.path ?? nameOf(header);
    own = {};
    const isFile = type === "0" || type === "\0" || type === "7";
    if (type === "5" || name.endsWith("/") || isClutter(name)) {
      await reader.skip(size + padding);
      continue;
    }
    if (++count > limits.archiveEntries) throw new Excess(`more than ${limits.archiveEntries} entries; the rest was left`);
    const failure = isFile
      ? refuse(name, size, limits)
      : ({ code: "unreadable", reason: "no file: a link or device inside an archive" } as const);
    if (failure !== null) {
      await reader.skip(/[1-6]/.test(type) ? 0 : size + padding); // links and devices have no data
      yield { kind: "refused", name, failure };
    } else {
      const bytes = await reader.take(size);
      await reader.skip(padding);
      yield { kind: "entry", name, bytes };
    }
  }
  if (count === 0) yield { kind: "refused", name: null, failure: { code: "empty" } };
}

function refuse(name: string, size: number, limits: CollectLimits): Refusal | null {
  const invalid = name.includes("\0") || name === "" ? "it is none" : validateFileName(name.replace(/^(?:\.\/)+/, ""));
  if (invalid !== null) return { code: "unreadable", reason: `its name leads out of the archive: ${invalid}` };
  return size > limits.fileBytes ? { code: "too_large", reason: `${inMb(size)} (limit ${inMb(limits.fileBytes)})` } : null;
}

/** The sum of a header's bytes, its own field taken for blanks, stands in it (POSIX.1-1988, ustar). */
export function isHeader(header: Uint8Array): boolean {
  if (header.length < BLOCK) return false;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0);
  return sum === numberOf(header.subarray(148, 156));
}

/** Octal digits; GNU writes what is too large as a binary number with its first bit set. */
function numberOf(field: Uint8Array): number {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    if (!Number.isSafeInteger(value)) throw new Error("the size of an entry is none");
    return value;
  }
  const text = Buffer.from(untilNul(field)).toString("latin1").trim();
  if (text !== "" && !/^[0-7]+$/.test(text)) throw new Error("a number in the header of an entry is none");
  return text === "" ? 0 : Number.parseInt(text, 8);
}

function nameOf(header: Uint8Array): string {
  const [name, prefix] = [untilNul(header.subarray(0, 100)), untilNul(header.subarray(345, 500))];
  const hasPrefix = Buffer.from(header.subarray(257, 263)).toString("latin1") === "ustar\0" && prefix.length > 0;
  return decodeName(hasPrefix ? Buffer.concat([prefix, Buffer.from("/"), name]) : name).replaceAll("\\", "/");
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** `length key=value\n`, again and again (POSIX.1-2001, pax). */
function paxOf(data: Uint8Array): Properties {
  let found: Properties = {};
  for (let at = 0; at < data.length;) {
    const head = Buffer.from(data.subarray(at, at + 20)).toString("latin1");
    const length = Number.parseInt(head, 10);
    if (!(length > 0) || at + length > data.length) throw new Error("the properties of an entry are damaged");
    const record = data.subarray(at + head.indexOf(" ") + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    const key = Buffer.from(record.subarray(0, equals)).toString("latin1");
    const value = record.subarray(equals + 1);
    if (key === "path") found = { ...found, path: decodeName(value) };
    if (key === "size") {
      const size = Number(Buffer.from(value).toString("latin1"));
      if (!Number.isSafeInteger(size) || size < 0) throw new Error("the size of an entry is none");
      found = { ...found, size };
    }
    at += length;
  }
  return found;
}
