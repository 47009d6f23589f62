import { strToU8, zipSync, type Zippable } from "fflate";
import { expect, test } from "vitest";
import { zipOf } from "./sheet/testing/write-xlsx.ts";
import { guardZip } from "./zip-guard.ts";

const guard = (files: Zippable) => guardZip("a.docx", zipSync(files));
const MEGABYTE = 1024 * 1024;

test("gives the names of a container's entries", async () => {
  expect(await guard({ "word/document.xml": strToU8("<x/>"), "word/media/image1.png": strToU8("x") })).toEqual([
    "word/document.xml",
    "word/media/image1.png",
  ]);
});

/** Three parts of 90 MB that together inflate beyond the limit. */
const part = new Uint8Array(90 * MEGABYTE);
const BOMB = zipOf({ "word/document.xml": part, "word/styles.xml": part, "word/footer1.xml": part });

test("a small file whose parts inflate to 270 MB is too large", async () => {
  expect(BOMB.length).toBeLessThan(2 * MEGABYTE);
  await expect(guardZip("a.docx", BOMB)).rejects.toMatchObject({ failure: { code: "too_large", file: "a.docx" } });
});

test("so is a container of very many entries", async () => {
  const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`word/media/${i}.png`, new Uint8Array()]));
  const stored = zipSync(files, { level: 0 }); // to deflate nothing so often takes seconds
  await expect(guardZip("a.docx", stored)).rejects.toMatchObject({ failure: { code: "too_large" } });
});

test("a declared size that lies does not hide what inflates", async () => {
  const bytes = Uint8Array.from(BOMB);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // the uncompressed size in the central directory (APPNOTE.TXT 4.3.12)
  for (let at = 0; at + 4 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  await expect(guardZip("a.docx", bytes)).rejects.toMatchObject({ failure: { code: "too_large" } });
});

test("an encrypted entry is named as such", async () => {
  const bytes = zipSync({ "word/document.xml": strToU8("<x/>") });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 10 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) | 1, true);
  }
  await expect(guardZip("a.docx", bytes)).rejects.toMatchObject({ failure: { code: "encrypted" } });
});

test.each([
  ["cut off", (bytes: Uint8Array) => bytes.slice(0, bytes.length - 30)],
  ["garbled inside", (bytes: Uint8Array) => bytes.map((byte, i) => (i > 60 && i < 90 ? byte ^ 0xff : byte))],
])("a container %s is damaged", async (_, damage) => {
  const bytes = zipSync({ "word/document.xml": strToU8("<x>text</x>".repeat(200)) });
  await expect(guardZip("a.docx", damage(bytes))).rejects.toMatchObject({ failure: { code: "damaged" } });
});
