import { describe, expect, test } from "vitest";
import type { DrawnGlyph } from "./drawn-text.ts";
import { type DrawnPicture, isPrintedIn } from "./printed-picture.ts";

const VIEW = { x0: 0, y0: 0, x1: 600, y1: 800 };
/** Characters in rows of ten, of 10 points each. */
const text = (count: number, more: Partial<DrawnGlyph> = {}): readonly DrawnGlyph[] =>
  Array.from({ length: count }, (_, i) => ({
    text: "字",
    x: 100 + 20 * (i % 10),
    y: 100 + 20 * Math.floor(i / 10),
    width: 10,
    size: 10,
    order: i,
    luminance: 0,
    unseen: null,
    ...more,
  }));

/** A picture of the page, two pixels a point, with a bar through each of the first `printed` characters. */
function picture(
  printed: number,
  { kind = 2, paper = 255, ink = 0, box = VIEW }: Partial<DrawnPicture> & { paper?: number; ink?: number } = {},
): DrawnPicture {
  const [width, height] = [1200, 1600];
  const grey = new Uint8Array(width * height).fill(paper);
  for (const { x, y } of text(printed))
    for (let row = 2 * y - 10; row < 2 * y - 4; row++) grey.fill(ink, row * width + 2 * x, row * width + 2 * x + 20);
  const packed = () =>
    Uint8Array.from({ length: (width / 8) * height }, (_, at) =>
      Array.from({ length: 8 }).reduce<number>((byte, _bit, i) => 2 * byte + ((grey[8 * at + i] ?? 0) > 127 ? 1 : 0), 0),
    );
  const channels = kind === 2 ? 3 : 4;
  const data =
    kind === 1
      ? packed()
      : Uint8Array.from({ length: width * height * channels }, (_, at) => grey[Math.floor(at / channels)] ?? 0);
  return { box, width, height, kind, data };
}

describe("text that the picture of its page shows too", () => {
  test.each<[string, DrawnPicture, readonly DrawnGlyph[], boolean]>([
    ["all of it", picture(60), text(60), true],
    ["more than half", picture(40), text(60), true],
    ["half", picture(30), text(60), false],
    ["none: a ground", picture(0), text(60), false],
    ["pale, as a watermark", picture(60, { ink: 150 }), text(60), false],
    ["on a dark ground", picture(0, { paper: 20 }), text(60), false],
    ["of one bit a pixel", picture(60, { kind: 1 }), text(60), true],
    ["of four channels", picture(60, { kind: 3 }), text(60), true],
    ["of a kind that nobody knows", { ...picture(60), kind: 9 }, text(60), false],
    ["a picture that is a part of the page", picture(60, { box: { ...VIEW, y1: 470 } }), text(60), false],
    ["a stamp's few characters", picture(60), text(39), false],
    ["text that nobody sees", picture(60), text(60, { unseen: "invisible" }), false],
    ["text between the print", picture(60), text(60).map((one) => ({ ...one, y: one.y + 10 })), false],
  ])("%s", (_, scan, characters, expected) => expect(isPrintedIn([scan], characters, VIEW)).toBe(expected));

  test("no picture shows nothing", () => expect(isPrintedIn([], text(60), VIEW)).toBe(false));
});
