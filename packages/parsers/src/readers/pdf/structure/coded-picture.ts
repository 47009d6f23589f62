import type { Buffer } from "node:buffer";

/** Markers of ITU-T T.81, annex B: where coded data begin; segments of applications, and comments; those that no segment follows. */
const [START_OF_SCAN, FIRST_APPLICATION, LAST_APPLICATION, COMMENT] = [0xda, 0xe0, 0xef, 0xfe];
const BARE = new Set([0, 1, ...Array.from({ length: 10 }, (_, i) => 0xd0 + i), 0xff]);

/**
 * The parts of a JPEG picture that are its own: its tables and its coded data. What applications put between them, a colour profile (whose head
 * has up to 51 zeros: ICC.1:2022, 7.2), a camera's notes, holds zeros by its making. Other data are one part, and so is a picture whose segments
 * do not lead to its coded data one by one: a length that says too much would hide what was lost behind it.
 */
export function pictureParts(data: Buffer): readonly Buffer[] {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return [data];
  const parts: Buffer[] = [];
  for (let at = 2; at + 4 <= data.length;) {
    const marker = data[at + 1] ?? 0;
    const end = at + 2 + data.readUInt16BE(at + 2);
    if (data[at] !== 0xff || BARE.has(marker) || end > data.length) break;
    if (marker === START_OF_SCAN) return [...parts, data.subarray(at)];
    if (marker !== COMMENT && (marker < FIRST_APPLICATION || marker > LAST_APPLICATION)) parts.push(data.subarray(at, end));
    at = end;
  }
  return [data];
}
