import type { Random } from "../fixtures/random.ts";

/** A way in which files are damaged on their way: by a broken download, by memory, by a disk. */
export interface Kind {
  readonly name: string;
  readonly damage: (bytes: Uint8Array, random: Random) => Uint8Array;
}

/** A disk loses whole sectors. */
const BLOCK_BYTES = 512;
const MAX_BLOCKS = 4;
const MAX_FLIPS = 24;

export const kinds: readonly Kind[] = [
  { name: "truncated", damage: (bytes, random) => bytes.slice(0, Math.floor(bytes.length * (0.3 + 0.7 * random()))) },
  { name: "bits flipped", damage: (bytes, random) => flipped(bytes, random, 2 + Math.floor(random() * MAX_FLIPS)) },
  { name: "blocks zeroed", damage: zeroed },
];

export const oneBit: Kind = { name: "one bit flipped", damage: (bytes, random) => flipped(bytes, random, 1) };

function flipped(bytes: Uint8Array, random: Random, count: number): Uint8Array {
  const out = bytes.slice();
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * out.length);
    out[at] = (out[at] as number) ^ (1 << Math.floor(random() * 8));
  }
  return out;
}

function zeroed(bytes: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  const count = 1 + Math.floor(random() * MAX_BLOCKS);
  for (let i = 0; i < count; i++) {
    const block = Math.floor((random() * out.length) / BLOCK_BYTES);
    out.fill(0, block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
  }
  return out;
}
