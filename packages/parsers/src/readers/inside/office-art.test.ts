import { describe, expect, test } from "vitest";
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

describe("a bitmap of memory", () => {
  const dibOf = (bits: number, colours: number, length = 40): Buffer => {
    const dib = Buffer.alloc(length);
    dib.writeUInt32LE(40, 0);
    dib.writeUInt16LE(bits, 14);
    if (length >= 36) dib.writeUInt32LE(colours, 32);
    return dib;
  };
  const fileOf = (dib: Buffer): Buffer =>
    Buffer.from(blips(entry(record(0xf01f, 0x7a8, Buffer.concat([Buffer.alloc(17), dib]))))[0]?.bytes ?? []);
  test.each([
    [1, 0, 8],
    [8, 0, 1024],
    [8, 16, 64],
    [9, 0, 0],
    [24, 0, 0],
    [24, 1, 4],
  ])("of %i bits and %i colours has a palette of %i bytes", (bits, colours, palette) => {
    const file = fileOf(dibOf(bits, colours));
    expect([file.length, file.readUInt32LE(2), file.readUInt32LE(10)]).toEqual([54, 54, 54 + palette]);
  });
  test("that is shorter than its header stays as it is", () => expect(fileOf(dibOf(1, 0, 39))).toEqual(dibOf(1, 0, 39)));
});

test("other records hold no picture, and no entry", () => {
  const [other] = artRecords(record(0xf00d, 0, Buffer.alloc(60)));
  const [short] = artRecords(record(art.entry, 0, Buffer.alloc(35)));
  const [least] = artRecords(record(art.entry, 0, Buffer.alloc(36)));
  if (other === undefined || short === undefined || least === undefined) throw new Error("no record");
  expect([blipOf(other), delayedAt(other), delayedAt(short), delayedAt(least)]).toEqual([null, null, null, 0]);
});

test("a record whose type is none, or that is cut off, ends the list", () => {
  const [one, two] = [record(0xf000, 1, Buffer.of(1)), record(0xf00b, 2, Buffer.of(2, 3))];
  const shown = (...parts: readonly Buffer[]) =>
    Array.from(artRecords(Buffer.concat(parts)), ({ type, instance, data }) => [type, instance, data.length]);
  expect(shown(one, two)).toEqual([
    [0xf000, 1, 1],
    [0xf00b, 2, 2],
  ]);
  expect(shown(one, record(0xefff, 2, Buffer.of(2)), two)).toEqual([[0xf000, 1, 1]]);
  expect(shown(one, two.subarray(0, 9))).toEqual([[0xf000, 1, 1]]);
  expect(shown(record(0xf00b, 7, Buffer.alloc(0)))).toEqual([[0xf00b, 7, 0]]);
});

test("properties beyond their number or the record's end are none", () => {
  const property = Buffer.from([0x04, 0x41, 5, 0, 0, 0]);
  const flagged = Buffer.from([0x04, 0xc1, 6, 0, 0, 0]);
  const shown = (count: number, ...list: readonly Buffer[]) => shownPictures(record(art.properties, count, Buffer.concat(list)));
  expect(shown(1, property, property)).toEqual([5]);
  expect(shown(3, property, property)).toEqual([5, 5]);
  expect(shown(2, property, flagged)).toEqual([5, 6]);
  expect(shown(2, property, property.subarray(0, 5))).toEqual([5]);
  expect(shownPictures(record(0xf00c, 1, property))).toEqual([]);
});

test("containers inside each other end", () => {
  let bytes = png(1);
  for (let i = 0; i < 50; i++) bytes = container(0xf003, bytes);
  expect([...artRecords(bytes)].length).toBeLessThan(20);
});
