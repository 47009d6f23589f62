import { expect, test } from "vitest";
import { turned, turnedBack } from "./quarter-turns.ts";

const image = { width: 3, height: 2, pixels: Uint8Array.from([1, 2, 3, 4, 5, 6]) };

test.each([
  [0, 3, [1, 2, 3, 4, 5, 6]],
  [1, 2, [4, 1, 5, 2, 6, 3]],
  [2, 3, [6, 5, 4, 3, 2, 1]],
  [3, 2, [3, 6, 2, 5, 1, 4]],
] as const)("a picture turned by %i right angles clockwise", (quarters, width, pixels) => {
  const result = turned(image, quarters);
  expect([result.width, [...result.pixels]]).toEqual([width, [...pixels]]);
});

test.each([0, 1, 2, 3] as const)("a pixel of the picture turned by %i is found where it was", (quarters) => {
  const { width, height, pixels } = turned(image, quarters);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { x0, y0, x1, y1 } = turnedBack({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, quarters, width, height);
      expect([x1 - x0, y1 - y0, image.pixels[y0 * image.width + x0]]).toEqual([1, 1, pixels[y * width + x]]);
    }
  }
});
