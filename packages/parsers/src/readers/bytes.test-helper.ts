/** Numbers as bytes, little-endian: those of one, two and four bytes, and bytes as they are. */
export const u8 = (...values: readonly number[]): readonly number[] => values.map((value) => value & 0xff);
export const u16 = (...values: readonly number[]): readonly number[] => values.flatMap((value) => u8(value, value >> 8));
export const u32 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => u16(value & 0xffff, value >>> 16));
export const latin = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
export const wide = (text: string): readonly number[] =>
  u16(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
export const zeros = (count: number): readonly number[] => Array.from({ length: count }, () => 0);

/** Bytes that do not begin at the start of their buffer, as parts of files never do. */
export function bytesOf(...parts: readonly (readonly number[])[]): Uint8Array {
  return new Uint8Array([0xee, 0xee, ...parts.flat(), 0xee]).subarray(2, -1);
}
