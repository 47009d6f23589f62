import { expect, test } from "vitest";
import { art, artRecords, blipOf, delayedAt, shownPictures } from "./office-art.ts";

/** A record of Office Art: its header, and what stands in it. */
function record(type: number, instance: number, data: Uint8Array, version = 0): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | version, 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}

const container = (type: number, ...inside: readonly Uint8Array[]) => record(type, 0, Buffer.concat(inside), 0xf);
const content = Buffer.from("pixels");
const png = (uids: 1 | 2) => record(0xf01e, uids === 2 ? 0x6e1 : 0x6e0, Buffer.concat([Buffer.alloc(16 * uids + 1), content]));
const entry = (inside: Uint8Array, delay = 0xffffffff, name = 0) => {
  const head = Buffer.alloc(36 + name);
  head.writeUInt32LE(delay, 28);
  head.writeUInt8(name, 33);
  return record(art.entry, 6, Buffer.concat([head, inside]));
};
const blips = (bytes: Uint8Array) => [...artRecords(bytes)].filter(({ type }) => type === art.entry).map(blipOf);

test("pictures of a list, in order: with one or two names of their bytes, and with a name of their own", () => {
  const list = container(0xf000, container(art.store, entry(png(1)), entry(png(2)), entry(png(1), 0, 5)));
  expect(blips(list).map((blip) => Buffer.from(blip?.bytes ?? []).toString())).toEqual(["pixels", "pixels", "pixels"]);
});

test.each([
  ["an entry whose picture stands elsewhere", entry(Buffer.alloc(0), 512), null, 512],
  ["an entry without a picture", entry(Buffer.alloc(0)), null, null],
  ["a drawing", entry(record(0xf01a, 0x3d4, Buffer.alloc(60))), "unread", null],
])("%s", (_, bytes, state, at) => {
  const [first] = artRecords(bytes);
  if (first === undefined) throw new Error("no record");
  expect(blipOf(first)?.passedOver?.state ?? null).toBe(state);
  expect(delayedAt(first)).toBe(at);
});

test("a bitmap of memory becomes a file, with its pixels behind header and palette", () => {
  const dib = Buffer.alloc(40 + 8 + 4);
  dib.writeUInt32LE(40, 0);
  dib.writeUInt16LE(1, 14); // two colours
  const [blip] = blips(entry(record(0xf01f, 0x7a8, Buffer.concat([Buffer.alloc(17), dib]))));
  const file = Buffer.from(blip?.bytes ?? []);
  expect([file.toString("latin1", 0, 2), file.readUInt32LE(2), file.readUInt32LE(10)]).toEqual(["BM", 66, 62]);
});

test("shapes name the pictures that they show", () => {
  const property = (id: number, value: number) => {
    const bytes = Buffer.alloc(6);
    bytes.writeUInt16LE(id, 0);
    bytes.writeUInt32LE(value, 2);
    return bytes;
  };
  const shape = (...list: readonly Buffer[]) => container(0xf004, record(art.properties, list.length, Buffer.concat(list), 3));
  const drawing = container(0xf002, shape(property(0x4104, 2), property(0x0104, 9)), shape(property(0x4104, 1)));
  expect(shownPictures(drawing)).toEqual([2, 1]);
  expect(shownPictures(drawing.subarray(0, drawing.length - 4))).toEqual([]); // cut off: nothing is guessed
});

test("containers inside each other end", () => {
  let bytes = png(1);
  for (let i = 0; i < 50; i++) bytes = container(0xf003, bytes);
  expect([...artRecords(bytes)].length).toBeLessThan(20);
});
