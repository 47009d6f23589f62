import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { pictureDamage } from "./picture-damage.ts";

function drawn(): Canvas {
  const canvas = createCanvas(310, 440);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 310, 440);
  context.fillStyle = "black";
  for (let i = 0; i < 20; i++) context.fillRect(20 + ((i * 97) % 200), 15 + 20 * i, 60, 7);
  return canvas;
}

const png: Uint8Array = drawn().toBuffer("image/png");
const jpeg: Uint8Array = drawn().toBuffer("image/jpeg", 80);
const SHARES = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
const flipped = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.map((byte, i) => (i === Math.floor(share * bytes.length) ? byte ^ 0x10 : byte));
const told = (bytes: Uint8Array, damage: (whole: Uint8Array, share: number) => Uint8Array): number =>
  SHARES.filter((share) => pictureDamage(damage(bytes, share)) !== null).length;

test("whole pictures, and what is none, have no damage", () => {
  expect([png, jpeg, Buffer.from("no picture"), Buffer.alloc(0)].map(pictureDamage)).toEqual([null, null, null, null]);
});

test("every flipped bit of a PNG is told, but in its signature", () => {
  expect(told(png.subarray(0), (bytes, share) => flipped(bytes, Math.max(share, 8 / bytes.length)))).toBe(SHARES.length);
});

test("of the bits flipped in a JPEG, which has no checksum, those that make its codes others are told: more than a third", () => {
  expect(told(jpeg, flipped)).toBeGreaterThan(SHARES.length / 3);
});

test.each([
  ["PNG", png],
  ["JPEG", jpeg],
])("a %s that is cut off anywhere behind its first bytes is told", (_, bytes) => {
  expect(told(bytes, (whole, share) => whole.slice(0, Math.max(12, Math.floor(share * whole.length))))).toBe(SHARES.length);
});
