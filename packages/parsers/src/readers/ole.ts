import { DocumentError } from "@jixiao/contract";

/** A compound file ([MS-CFB]): streams by their paths (`WordDocument`, `ObjectPool/_1/Workbook`), as legacy Office wraps its documents. */
export interface CompoundFile {
  /** Paths of all streams, in the directory's order. */
  readonly streams: readonly string[];
  /** The bytes of a stream; null where there is none of that path. @throws DocumentError `damaged` */
  read(path: string): Uint8Array | null;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const HEADER_BYTES = 512;
const HEADER_DIFAT = 109;
const ENTRY_BYTES = 128;
const END_OF_CHAIN = 0xfffffffe;
/** Greatest regular sector number ([MS-CFB] 2.1). */
const LAST_SECTOR = 0xfffffffa;
const NO_STREAM = 0xffffffff;
/** Legacy Office writes some dozens; a file of nothing but directory is an attack. */
const MAX_ENTRIES = 20_000;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Opens a compound file. No chain of sectors passes one twice, so that a loop ends as damage.
 * @throws DocumentError `damaged`
 */
export function openCompoundFile(file: string, bytes: Uint8Array): CompoundFile {
  const damaged = (reason: string): DocumentError =>
    new DocumentError({ code: "damaged", file, page: null, reason: `compound file (复合文档): ${reason}` });
  if (!isCompoundFile(bytes) || bytes.length < HEADER_BYTES) throw damaged("its header is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [shift, miniShift] = [view.getUint16(30, true), view.getUint16(32, true)];
  if (![9, 12].includes(shift) || miniShift !== 6) throw damaged("it has sectors of no known size");
  const sectorBytes = 1 << shift;
  // The last sector may be cut short; programs write files so.
  const sectorCount = Math.ceil(bytes.length / sectorBytes) - 1;
  const sector = (number: number): Uint8Array => {
    if (number >= sectorCount) throw damaged("it refers to a sector beyond its end");
    return bytes.subarray((number + 1) * sectorBytes, (number + 2) * sectorBytes);
  };
  const chain = (start: number, next: (number: number) => number, what: string): number[] => {
    const numbers = new Set<number>();
    for (let number = start; number !== END_OF_CHAIN; number = next(number)) {
      if (number > LAST_SECTOR) throw damaged(`the chain of ${what} is broken`);
      if (numbers.has(number)) throw damaged(`the chain of ${what} runs in a loop`);
      numbers.add(number);
    }
    return [...numbers];
  };
  const fat = tableOf(fatSectors().map(sector), sectorBytes);
  const nextSector = (number: number): number => fat[number] ?? NO_STREAM;
  const streamOf = (start: number, what: string): Uint8Array => concat(chain(start, nextSector, what).map(sector), sectorBytes);

  function fatSectors(): number[] {
    const numbers: number[] = [];
    const take = (from: DataView, count: number): void => {
      for (let i = 0; i < count; i++) {
        const number = from.getUint32(i * 4, true);
        if (number <= LAST_SECTOR) numbers.push(number);
      }
    };
    take(new DataView(bytes.buffer, bytes.byteOffset + 76, HEADER_DIFAT * 4), HEADER_DIFAT);
    const perSector = sectorBytes / 4 - 1;
    const seen = new Set<number>();
    for (let at = view.getUint32(68, true); at <= LAST_SECTOR;) {
      if (seen.has(at)) throw damaged("the chain of its allocation table runs in a loop");
      seen.add(at);
      const part = sector(at);
      if (part.length < sectorBytes) throw damaged("its allocation table is cut off");
      const partView = new DataView(part.buffer, part.byteOffset, part.byteLength);
      take(partView, perSector);
      at = partView.getUint32(perSector * 4, true);
    }
    return numbers;
  }

  const entries = entriesOf(streamOf(view.getUint32(48, true), "its directory"), shift === 9);
  if (entries.length > MAX_ENTRIES) throw damaged(`its directory has more than ${MAX_ENTRIES} entries`);
  const root = entries[0];
  if (root === undefined || root.type !== 5) throw damaged("it has no root");
  const paths = pathsOf(entries, damaged);
  const cutoff = view.getUint32(56, true);
  let mini: { readonly fat: Uint32Array; readonly stream: Uint8Array } | null = null;
  const openMini = () => {
    const start = view.getUint32(60, true);
    const table = start > LAST_SECTOR ? [] : chain(start, nextSector, "its small allocation table").map(sector);
    mini ??= {
      fat: tableOf(table, sectorBytes),
      stream: root.start > LAST_SECTOR ? new Uint8Array() : streamOf(root.start, "its small streams"),
    };
    return mini;
  };
  return {
    streams: [...paths.keys()],
    read: (path) => {
      const entry = paths.get(path);
      if (entry === undefined) return null;
      if (entry.size === 0) return new Uint8Array();
      const isMini = entry.size < cutoff;
      const content = isMini ? miniStream(entry, path) : streamOf(entry.start, path);
      if (content.length < entry.size) throw damaged(`${path} is cut off`);
      return content.subarray(0, entry.size);
    },
  };

  function miniStream(entry: Entry, path: string): Uint8Array {
    const { fat: miniFat, stream } = openMini();
    const size = 1 << miniShift;
    const numbers = chain(entry.start, (number) => miniFat[number] ?? NO_STREAM, path);
    return concat(
      numbers.map((number) => stream.subarray(number * size, (number + 1) * size)),
      size,
    );
  }
}

function tableOf(sectors: readonly Uint8Array[], sectorBytes: number): Uint32Array {
  const all = concat(sectors, sectorBytes);
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  return Uint32Array.from({ length: Math.floor(all.length / 4) }, (_, i) => view.getUint32(i * 4, true));
}

function concat(parts: readonly Uint8Array[], partBytes: number): Uint8Array {
  const all = new Uint8Array(parts.length * partBytes);
  let length = 0;
  for (const [i, part] of parts.entries()) {
    all.set(part, i * partBytes);
    length = i * partBytes + part.length;
  }
  return all.subarray(0, length);
}

function entriesOf(directory: Uint8Array, isSmall: boolean): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, i): Entry => {
    const at = i * ENTRY_BYTES;
    const nameBytes = Math.max(0, Math.min(view.getUint16(at + 64, true) - 2, 62));
    const low = view.getUint32(at + 120, true);
    // A version 3 file may hold anything in the upper half ([MS-CFB] 2.6.1).
    const high = isSmall ? 0 : view.getUint32(at + 124, true);
    return {
      name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + nameBytes)),
      type: directory[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: high * 2 ** 32 + low,
    };
  });
}

/** The streams by path; each storage's entries are a tree of siblings. */
function pathsOf(entries: readonly Entry[], damaged: (reason: string) => DocumentError): ReadonlyMap<string, Entry> {
  const paths = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting: { readonly index: number; readonly folder: string }[] = [{ index: entries[0]?.child ?? NO_STREAM, folder: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { index, folder } = next;
    const entry = entries[index];
    if (index > LAST_SECTOR) continue;
    if (entry === undefined || seen.has(index)) throw damaged("its directory runs in a loop or refers beyond its end");
    seen.add(index);
    const path = `${folder}${entry.name}`;
    if (entry.type === 2 && !paths.has(path)) paths.set(path, entry);
    if (entry.type === 1) waiting.push({ index: entry.child, folder: `${path}/` });
    waiting.push({ index: entry.left, folder }, { index: entry.right, folder });
  }
  return paths;
}
