import { expect, test } from "vitest";
import { PAPER } from "./raster.ts";
import { createRecognizer, PageTimeout } from "./recognizer.ts";
import { createRecognizers, RecognizersEnded } from "./recognizers.ts";
import { takeApart } from "./scanned-page.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";

/** Lines of bars: something to read that is no text. */
function bars(width: number, height: number) {
  const pixels = new Uint8Array(width * height).fill(PAPER);
  for (let y = 8; y < height - 8; y++)
    for (let x = 8; x < width - 8; x++) if (x % 12 < 4 && y % 60 < 24) pixels[y * width + x] = 0;
  return { width, height, pixels };
}

test.each([
  ["while their threads start", 0],
  ["while lines are read", 1],
])("recognizers that end %s give up every line, and nothing is posted to threads that are gone", async (_, readBefore) => {
  const errors: unknown[] = [];
  const note = (error: unknown) => errors.push(error);
  process.on("unhandledRejection", note);
  try {
    const recognizers = createRecognizers(1);
    for (let i = 0; i < readBefore; i++) await recognizers.read("digits", bars(200, 48));
    const lines = Promise.allSettled(Array.from({ length: 6 }, () => recognizers.read("digits", bars(600, 48))));
    await recognizers[Symbol.asyncDispose]();
    const ends = (await lines).map((line) => (line.status === "rejected" ? line.reason : line.value));
    expect(ends.every((end) => end instanceof RecognizersEnded)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 50)); // what is posted late fails late
    expect(errors).toEqual([]);
  } finally {
    process.off("unhandledRejection", note);
  }
});

test("a page that takes too much computing is given up; the next one is read", async () => {
  await using short = createRecognizer({ secondsPerPage: 0.001 });
  const page = takeApart({ image: bars(620, 400), dpi: 150 });
  const vocabulary = vocabularyOf([]);
  await expect(short.recognize(page, 1, vocabulary)).rejects.toBeInstanceOf(PageTimeout);
  await expect(short.recognize(page, 2, vocabulary)).rejects.toBeInstanceOf(PageTimeout);
  const blank = { width: 400, height: 400, pixels: new Uint8Array(160_000).fill(PAPER) };
  expect((await short.recognize(takeApart({ image: blank, dpi: 150 }), 3, vocabulary)).page).toBe(3);
});
