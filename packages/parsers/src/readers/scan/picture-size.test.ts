import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { pictureDamage } from "./picture-damage.ts";
import { pictureHeader } from "./picture-size.ts";
import { decodePicture } from "./render.ts";

const [WIDTH, HEIGHT] = [37, 11];
const canvas = createCanvas(WIDTH, HEIGHT);
canvas.getContext("2d").fillRect(3, 3, 9, 5);

/** A bitmap of 24 bits a pixel, white. */
function bitmap(height: number): Uint8Array {
  const rowBytes = Math.ceil((WIDTH * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + rowBytes * HEIGHT, 0xff);
  bytes.fill(0, 0, 54).write("BM", 0, "latin1");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(WIDTH, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

const pictures: readonly (readonly [format: string, bytes: Uint8Array])[] = [
  ["PNG", canvas.encodeSync("png")],
  ["JPEG", canvas.encodeSync("jpeg")],
  ["GIF", canvas.encodeSync("gif")],
  ["WebP", canvas.encodeSync("webp", 100)],
  ["WebP", canvas.encodeSync("webp", 30)],
  ["BMP", bitmap(HEIGHT)],
  ["BMP", bitmap(-HEIGHT)],
];

test.each(pictures)(
  "%s: its size from the header, and as it is decoded; one that is cut off is damaged",
  async (format, bytes) => {
    expect(pictureHeader(bytes)).toEqual({ format, width: WIDTH, height: HEIGHT });
    expect(await decodePicture(bytes)).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(pictureDamage(bytes)).toBeNull();
    expect(pictureDamage(bytes.subarray(0, bytes.length - 9))).not.toBeNull();
  },
);

test.each([
  ["nothing", []],
  ["a text", [...Buffer.from("BM 100% 的指标，说明文字说明文字说明文字")]],
  ["a TIFF, which lists its pages", [0x49, 0x49, 0x2a, 0, ...Array.from({ length: 40 }, () => 0)]],
  ["a RIFF file of sound", [...Buffer.from(`RIFF${"\0".repeat(4)}WAVE${"\0".repeat(40)}`)]],
])("%s is no picture with one page", (_, bytes) => expect(pictureHeader(Uint8Array.from(bytes))).toBeNull());

test("a JPEG without a frame says so", () => {
  expect(() => pictureHeader(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9, 0, 0))).toThrow(/frame header/);
});
