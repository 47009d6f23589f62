import type { Matrix } from "../pdf/glyphs.ts";

/** Longer lists than this nobody writes: `g 999999999 1` is an attack. */
const MAX_NUMBERS = 100_000;

/** ST_Array of numbers (GB/T 33190, 7.3); null where something in it is none. */
export function numbersOf(text: string | undefined): readonly number[] | null {
  const parts = (text ?? "").trim().split(/[\s,]+/);
  if (parts.length === 1 && parts[0] === "") return [];
  const numbers = parts.map(Number);
  return numbers.every(Number.isFinite) && numbers.length <= MAX_NUMBERS ? numbers : null;
}

/** DeltaX and DeltaY: a list in which `g n v` stands for n times v (GB/T 33190, 11.3). Null where it cannot be read. */
export function deltasOf(text: string | undefined): readonly number[] | null {
  const parts = (text ?? "").trim().split(/[\s,]+/);
  if (parts.length === 1 && parts[0] === "") return [];
  const deltas: number[] = [];
  for (let i = 0; i < parts.length; i++) {
    const repeats = parts[i] === "g";
    const [count, value] = repeats ? [Number(parts[i + 1]), Number(parts[i + 2])] : [1, Number(parts[i])];
    if (!Number.isInteger(count) || count < 0 || deltas.length + count > MAX_NUMBERS || !Number.isFinite(value)) return null;
    for (let n = 0; n < count; n++) deltas.push(value);
    if (repeats) i += 2;
  }
  return deltas;
}

/** ST_Box: x, y, width and height in millimetres. */
export interface OfdBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(text: string | undefined): OfdBox | null {
  const [x, y, width, height, more] = numbersOf(text) ?? [];
  if (x === undefined || y === undefined || width === undefined || height === undefined || more !== undefined) return null;
  return { x, y, width, height };
}

/** CTM; the identity where there is none, null where it cannot be read. */
export function matrixOf(text: string | undefined): Matrix | null {
  if (text === undefined || text.trim() === "") return [1, 0, 0, 1, 0, 0];
  const numbers = numbersOf(text);
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : null;
}
