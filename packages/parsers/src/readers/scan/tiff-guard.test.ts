import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { picturesOf } from "./pictures.ts";

type Entry = readonly [tag: number, type: 3 | 4, count: number, value: number];

const SHORT = 3;
const LONG = 4;

/** A little-endian TIFF file of one directory after another, each with its entries; 310 bytes in all, or more. */
function tiffOf(directories: readonly (readonly Entry[])[], next?: number): Buffer {
  const at = directories.map((_, i) => 8 + directories.slice(0, i).reduce((sum, entries) => sum + 6 + 12 * entries.length, 0));
  const bytes = Buffer.alloc(Math.max(310, (at.at(-1) ?? 8) + 6 + 12 * (directories.at(-1)?.length ?? 0)));
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  directories.forEach((entries, i) => {
    let offset = bytes.writeUInt16LE(entries.length, at[i] ?? 0);
    for (const [tag, type, count, value] of entries) {
      offset = bytes.writeUInt16LE(tag, offset);
      offset = bytes.writeUInt16LE(type, offset);
      offset = bytes.writeUInt32LE(count, offset);
      offset = bytes.writeUInt32LE(value, offset);
    }
    bytes.writeUInt32LE(at[i + 1] ?? next ?? 0, offset);
  });
  return bytes;
}

function page(width: number, height: number, more: readonly Entry[] = []): readonly Entry[] {
  return [[256, LONG, 1, width], [257, LONG, 1, height], ...more];
}

const compressed: Entry = [259, SHORT, 1, 4];

function pictures(bytes: Uint8Array): Promise<unknown> {
  return picturesOf({ bytes, name: "扫描.tif", sha256: "0".repeat(64) });
}

describe("a file of some hundred bytes that announces gigabytes is refused before anything is decoded", () => {
  const traps: readonly (readonly [what: string, bytes: Buffer, code: string, reason: RegExp])[] = [
    ["pixels", tiffOf([page(60_000, 60_000, [compressed])]), "too_large", /60000 × 60000/],
    [
      "bits of a pixel",
      tiffOf([page(10_000, 10_000, [compressed, [258, SHORT, 1, 16], [277, SHORT, 1, 4]])]),
      "too_large",
      /64 bits/,
    ],
    ["samples", tiffOf([page(1_000, 1_000, [compressed, [258, SHORT, 1, 8], [277, SHORT, 1, 65_535]])]), "too_large", /bits/],
    ["a tile", tiffOf([page(100, 100, [compressed, [322, LONG, 1, 4e9], [323, LONG, 1, 4e9]])]), "too_large", /pixels/],
    ["pixels that it does not have", tiffOf([page(9_000, 9_000)]), "damaged", /cut off/],
    ["values", tiffOf([page(10, 10, [compressed, [273, LONG, 700_000_000, 8]])]), "damaged", /more values than/],
    [
      "values a little behind its end",
      tiffOf([page(10, 10, [compressed, [273, LONG, 40, 200]])]),
      "damaged",
      /behind the file's end/,
    ],
    [
      "strips",
      tiffOf([page(10, 10, [compressed, [273, LONG, 1, 8], [279, LONG, 1, 4e9]])]),
      "damaged",
      /more bytes than the file/,
    ],
    ["directories in a circle", tiffOf([page(10, 10, [compressed]), page(10, 10, [compressed])], 8), "damaged", /circle/],
    ["a directory inside itself", tiffOf([page(10, 10, [compressed, [330, LONG, 1, 8]])]), "damaged", /circle/],
    ["a directory elsewhere", tiffOf([page(10, 10, [compressed])], 9_999), "damaged", /behind the file's end/],
  ];
  test.each(traps)("%s", async (_, bytes, code, reason) => {
    expect(bytes.length).toBeLessThan(400);
    await expect(pictures(bytes)).rejects.toMatchObject({ failure: { code, reason: expect.stringMatching(reason) } });
  });

  test("a picture inside a picture", async () => {
    const bytes = tiffOf([
      page(100, 100, [
        [259, SHORT, 1, 7],
        [273, LONG, 1, 200],
        [279, LONG, 1, 100],
      ]),
    ]);
    bytes.set([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3], 200);
    await expect(pictures(bytes)).rejects.toMatchObject({
      failure: { code: "too_large", reason: expect.stringMatching(/JPEG/) },
    });
  });

  test("every cut of a file is refused or read, and ends", async () => {
    const whole = tiffOf([page(10, 10, [compressed, [273, LONG, 1, 250], [279, LONG, 1, 10]])]);
    for (let length = 0; length < whole.length; length++) {
      const outcome = await pictures(whole.subarray(0, length)).then(
        () => "read",
        (error: unknown) => (error instanceof DocumentError ? error.failure.code : error),
      );
      expect(["read", "damaged"], `${length} bytes`).toContain(outcome);
    }
  });
});

test("sound files pass: large pages that fit, several pages, big-endian ones", async () => {
  const large = page(13_200, 9_000, [compressed, [273, LONG, 1, 250], [279, LONG, 1, 10]]); // A3 and more at 800 dpi, black and white
  expect(await pictures(tiffOf([large]))).toHaveLength(1);
  expect(await pictures(tiffOf([large, large, large]))).toHaveLength(3);
  const small = Buffer.alloc(400);
  small.set([...Buffer.from("MM\0*", "latin1"), 0, 0, 0, 8, 0, 2], 0);
  small.set([1, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 20, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 20], 10);
  expect(await pictures(small)).toHaveLength(1);
});
