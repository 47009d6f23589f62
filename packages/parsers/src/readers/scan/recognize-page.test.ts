import { expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { emptyMask, type PixelBox } from "./raster.ts";
import { recognizePage } from "./recognize-page.ts";
import type { ReadLine } from "./read-line.ts";
import type { Recognizers } from "./recognizers.ts";
import { takeApart } from "./scanned-page.ts";
import { TABLE_DPI, tablePicture } from "./testing/table-picture.ts";

/** Nobody is asked: all lines are known. */
const none: Recognizers = {
  read: () => Promise.reject(new Error("a line is read again")),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};
const scanned = takeApart({ image: tablePicture({}), dpi: TABLE_DPI });
const lines = scanned.tables.flatMap((table) => table.lines.flat());

/** The numbers of the lines that are in doubt where all are read as `text`, surely, and so many pixels of ink went with a seal. */
async function doubtedLines(text: string, ...gone: readonly (readonly [x: number, y: number])[]): Promise<readonly number[]> {
  const underSeals = emptyMask(scanned.picture.width, scanned.picture.height);
  for (const [x, y] of gone) underSeals.ink[y * underSeals.width + x] = 1;
  const sure = { text, certain: true, repaired: false, confidence: 1, first: text, second: text, figures: [] };
  const known = new Map(lines.map((box): [PixelBox, Promise<ReadLine>] => [box, Promise.resolve({ ...sure, box })]));
  const { tables } = await recognizePage({ ...scanned, underSeals }, 1, none, vocabularyOf([]), known);
  const cells = tables.flatMap((table) => table.cells.filter((cell) => cell.text !== ""));
  return cells.flatMap(({ flags }, i) => (flags.includes("ocr_uncertain") ? [i] : []));
}

test("figures are in doubt where something went with a seal: a point below, a dash amid them", async () => {
  const { x0, x1, y0, y1 } = lines[4] ?? { x0: 0, x1: 0, y0: 0, y1: 0 };
  const middle = Math.round((y0 + y1) / 2);
  expect(await doubtedLines("148", [x0, y1 - 1])).toEqual([4]);
  expect(await doubtedLines("≥5", [x1 - 1, middle])).toEqual([4]);
  expect(await doubtedLines("道路里程", [x1 - 1, middle])).toEqual([]);
  expect(await doubtedLines("148", [x0 - 4, middle], [x0, y1 + 4], [x1 + 4, middle], [x0, y0 - 4])).toEqual([]);
});
