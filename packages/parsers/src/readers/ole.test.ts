import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { openCompoundFile } from "./ole.ts";
import { compoundFile } from "./testing/compound.ts";

const large = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7) % 251);
const small = Uint8Array.of(1, 2, 3);
const file = compoundFile({ Large: large, Small: small, "Folder/Inner": small });

/** Positions in the header. */
const at = { fatCount: 44, directory: 48, miniFat: 60, difat: 68, firstFat: 76 } as const;

function changed(change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(file);
  change(new DataView(copy.buffer));
  return copy;
}
const sectorAt = (number: number) => (number + 1) * 512;

test("streams by their paths, large and small", () => {
  const opened = openCompoundFile("a.doc", file);
  expect(opened.streams).toEqual(expect.arrayContaining(["Large", "Small", "Folder/Inner"]));
  expect(opened.read("Large")).toEqual(large);
  expect(opened.read("Small")).toEqual(small);
  expect(opened.read("Folder/Inner")).toEqual(small);
  expect(opened.read("None")).toBeNull();
});

describe("a chain that has no end, or leads nowhere, is damage and not a hang", () => {
  const fatAt = (view: DataView, sector: number) => sectorAt(view.getUint32(at.firstFat, true)) + 4 * sector;
  test.each([
    ["a large stream whose sector is its own next", (view: DataView) => loopAll(view, fatAt)],
    [
      "a directory whose sector is its own next",
      (view: DataView) => {
        const start = view.getUint32(at.directory, true);
        view.setUint32(fatAt(view, start), start, true);
      },
    ],
    [
      "an allocation table that goes on in itself",
      (view: DataView) => {
        view.setUint32(at.difat, 0, true);
        view.setUint32(sectorAt(0) + 508, 0, true);
      },
    ],
    ["a directory beyond the end", (view: DataView) => view.setUint32(at.directory, 0x7fff_ffff, true)],
    ["a directory that is free", (view: DataView) => view.setUint32(at.directory, 0xffff_ffff, true)],
    ["an allocation table beyond the end", (view: DataView) => view.setUint32(at.firstFat, 0x00ff_ffff, true)],
    ["sectors of a size that nobody writes", (view: DataView) => view.setUint16(30, 40, true)],
    [
      "a sibling that is its own",
      (view: DataView) => {
        const entry = sectorAt(view.getUint32(at.directory, true)) + 128;
        view.setUint32(entry + 72, 1, true);
      },
    ],
  ])("%s", (_, change) => expect(() => readAll(changed(change))).toThrow(DocumentError));

  test.each([10, 511, 512, 600, 1500, file.length - 5000])("cut off at %i bytes", (length) =>
    expect(() => readAll(file.slice(0, length))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "damaged" }) }),
    ),
  );
});

function readAll(bytes: Uint8Array): void {
  const opened = openCompoundFile("a.doc", bytes);
  for (const path of opened.streams) opened.read(path);
}

/** Every sector of the table that has a next one becomes its own. */
function loopAll(view: DataView, fatAt: (view: DataView, sector: number) => number): void {
  for (let sector = 0; sector < 128; sector++) {
    const position = fatAt(view, sector);
    if (view.getUint32(position, true) < 0xffff_fff0 && sector !== view.getUint32(at.directory, true))
      view.setUint32(position, sector, true);
  }
}
