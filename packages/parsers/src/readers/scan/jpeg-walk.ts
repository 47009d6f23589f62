/** Markers of segments (ITU-T T.81, table B.1). */
const [BASELINE, EXTENDED, HUFFMAN_TABLES, RESTART_INTERVAL] = [0xc0, 0xc1, 0xc4, 0xdd];
const [RESTART_0, RESTARTS] = [0xd0, 8];
const BLOCK_COEFFICIENTS = 64;
/** Bytes behind the last block that may be padding. */
const MAX_LEFT_BYTES = 2;

type Segments = ReadonlyMap<number, readonly Uint8Array[]>;

/**
 * Follows the Huffman codes of a sequential JPEG picture without decoding it: where codes are other than were written, one is none, a block overflows,
 * or the data end before or behind the last block. JPEG has no checksum: of flipped bits half are seen so (those that only make a
 * coefficient another are not), of cut files all. Null where nothing is seen, and for progressive pictures, which are not followed.
 */
export function huffmanWalk(segments: Segments, scan: Uint8Array, data: Uint8Array): string | null {
  const frame = (segments.get(BASELINE) ?? segments.get(EXTENDED))?.at(-1);
  if (frame === undefined) return null;
  const units = unitsOf(frame, scan);
  if (units === null) return "its header is not what a picture has";
  const tables = huffmanTables(segments.get(HUFFMAN_TABLES) ?? []);
  const interval = numberAt(segments.get(RESTART_INTERVAL)?.at(-1), 0);
  const bits = new Bits(data);
  for (let unit = 0; unit < units.count; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0 && !bits.restart((unit / interval - 1) % RESTARTS))
      return "its coded data are out of step";
    for (const { dc, ac, blocks } of units.components)
      for (let block = 0; block < blocks; block++)
        if (!isBlock(bits, tables.get(dc), tables.get(0x10 + ac))) return "its coded data end early or are none";
  }
  return bits.left() > MAX_LEFT_BYTES ? "coded data are left behind its last block" : null;
}

interface Units {
  readonly count: number;
  readonly components: readonly { readonly dc: number; readonly ac: number; readonly blocks: number }[];
}

/** How many units a scan has, and the blocks of each component in one (T.81, A.2). */
function unitsOf(frame: Uint8Array, scan: Uint8Array): Units | null {
  const [height, width, count] = [numberAt(frame, 1), numberAt(frame, 3), frame[5] ?? 0];
  const parts = Array.from({ length: count }, (_, i) => {
    const [id = 0, sampling = 0] = frame.subarray(6 + 3 * i, 8 + 3 * i);
    return { id, h: sampling >> 4, v: sampling & 15 };
  });
  const chosen = Array.from({ length: scan[0] ?? 0 }, (_, i) => {
    const [id = 0, tables = 0] = scan.subarray(1 + 2 * i, 3 + 2 * i);
    return { part: parts.find((one) => one.id === id), dc: tables >> 4, ac: tables & 15 };
  });
  const [hMax, vMax] = [Math.max(1, ...parts.map(({ h }) => h)), Math.max(1, ...parts.map(({ v }) => v))];
  if (height === 0 || width === 0 || chosen.length === 0 || chosen.some(({ part }) => part === undefined)) return null;
  const across = (pixels: number, h: number) => Math.ceil(Math.ceil((pixels * h) / hMax) / 8);
  const down = (pixels: number, v: number) => Math.ceil(Math.ceil((pixels * v) / vMax) / 8);
  const [first] = chosen;
  if (chosen.length === 1 && first?.part !== undefined)
    return {
      count: across(width, first.part.h) * down(height, first.part.v),
      components: [{ dc: first.dc, ac: first.ac, blocks: 1 }],
    };
  return {
    count: Math.ceil(width / (8 * hMax)) * Math.ceil(height / (8 * vMax)),
    components: chosen.map(({ part, dc, ac }) => ({ dc, ac, blocks: (part?.h ?? 1) * (part?.v ?? 1) })),
  };
}

function numberAt(bytes: Uint8Array | undefined, at: number): number {
  return ((bytes?.[at] ?? 0) << 8) | (bytes?.[at + 1] ?? 0);
}

/** Codes of each length (T.81, F.2.2.3): the first and the last of them, and where their values begin. */
interface HuffmanTable {
  readonly last: readonly number[];
  readonly offset: readonly number[];
  readonly values: Uint8Array;
}

function huffmanTables(segments: readonly Uint8Array[]): ReadonlyMap<number, HuffmanTable> {
  const tables = new Map<number, HuffmanTable>();
  for (const segment of segments)
    for (let at = 0; at + 17 <= segment.length;) {
      const counts = segment.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const [last, offset]: [number[], number[]] = [[], []];
      let [code, value] = [0, 0];
      for (const count of counts) {
        offset.push(value - code);
        [code, value] = [code + count, value + count];
        last.push(count === 0 ? -1 : code - 1);
        code <<= 1;
      }
      tables.set(segment[at] ?? 0, { last, offset, values: segment.subarray(at + 17, at + 17 + total) });
      at += 17 + total;
    }
  return tables;
}

/** Follows one block: the code of its first coefficient, then those of the others. */
function isBlock(bits: Bits, dc: HuffmanTable | undefined, ac: HuffmanTable | undefined): boolean {
  const size = bits.value(dc);
  if (size < 0 || size > 15 || !bits.skip(size)) return false;
  for (let k = 1; k < BLOCK_COEFFICIENTS; k++) {
    const code = bits.value(ac);
    if (code < 0) return false;
    const [run, length] = [code >> 4, code & 15];
    if (length === 0 && run !== 15) return true;
    k += run;
    if (k >= BLOCK_COEFFICIENTS || !bits.skip(length)) return false;
  }
  return true;
}

/** Coded data bit by bit, without the zero bytes that are stuffed behind FF. */
class Bits {
  readonly #data: Uint8Array;
  #at = 0;
  #byte = 0;
  #bits = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  #bit(): number {
    if (this.#bits === 0) {
      const byte = this.#data[this.#at];
      if (byte === undefined || (byte === 0xff && this.#data[this.#at + 1] !== 0)) return -1;
      this.#at += byte === 0xff ? 2 : 1;
      [this.#byte, this.#bits] = [byte, 8];
    }
    this.#bits--;
    return (this.#byte >> this.#bits) & 1;
  }

  /** The value of the next code; -1 where there is none. */
  value(table: HuffmanTable | undefined): number {
    if (table === undefined) return -1;
    let code = 0;
    for (let length = 0; length < 16; length++) {
      const bit = this.#bit();
      if (bit < 0) return -1;
      code = (code << 1) | bit;
      if (code <= (table.last[length] ?? -1)) return table.values[code + (table.offset[length] ?? 0)] ?? -1;
    }
    return -1;
  }

  skip(count: number): boolean {
    for (let i = 0; i < count; i++) if (this.#bit() < 0) return false;
    return true;
  }

  /** Goes on behind the restart marker of this number, if it stands here. */
  restart(number: number): boolean {
    this.#bits = 0;
    const isHere = this.#data[this.#at] === 0xff && this.#data[this.#at + 1] === RESTART_0 + number;
    this.#at += 2;
    return isHere;
  }

  /** Bytes that nothing was read of. */
  left(): number {
    return this.#data.length - this.#at;
  }
}
