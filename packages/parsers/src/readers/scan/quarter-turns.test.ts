import { readFileSync } from "node:fs";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { FormRecord } from "@jixiao/contract";
import { afterAll, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { createRecognizer } from "./index.ts";
import { type Quarters, turned, turnedBack } from "./quarter-turns.ts";

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

/** However long a page takes: a busy machine is no verdict. */
const recognizer = createRecognizer({ secondsPerPage: 3600 });
afterAll(() => recognizer[Symbol.asyncDispose]());

const PNG = readFileSync(new URL("../../../../../fixtures/scan/sports-grounds.png", import.meta.url));

async function scanned(quarters: Quarters): Promise<FormRecord> {
  const picture = await loadImage(PNG);
  const onSide = quarters % 2 === 1;
  const canvas = createCanvas(onSide ? picture.height : picture.width, onSide ? picture.width : picture.height);
  const context = canvas.getContext("2d");
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  const { records } = await extract(
    { name: "scan.png", bytes: canvas.toBuffer("image/png"), sha256: "0".repeat(64) },
    { recognizer },
  );
  expect(records).toHaveLength(1);
  return records[0] as FormRecord;
}

type Truth = Pick<FormRecord, "project_name" | "indicators">;
const truth = JSON.parse(
  readFileSync(new URL("../../../../../fixtures/scan/sports-grounds.jsonl", import.meta.url), "utf8"),
) as Truth;
const printed = ({ indicators }: Truth) => indicators.map(({ level2, level3 }) => [level2, level3]);

/** How far the row's place reaches along the page's sides. */
function sizeOf(form: FormRecord): readonly [number, number] {
  const [place] = form.indicators[0]?.places["level3"] ?? [];
  if (place?.kind !== "page" || place.box === null) throw new Error("the row has no place on the page");
  return [place.box.x1 - place.box.x0, place.box.y1 - place.box.y0];
}

/** Each page takes seconds: with JIXIAO_SWEEP=all the page on its head too. */
const LYING = process.env["JIXIAO_SWEEP"] === "all" ? ([2, 3] as const) : ([3] as const);

test.each(LYING)("a page turned by %i is read as what is printed on it, its places on the page as it lies", async (quarters) => {
  const form = await scanned(quarters);
  expect(form.project_name).toBe(truth.project_name);
  expect(printed(form)).toEqual(printed(truth));
  expect(form.flags).toContain("ocr");
  for (const { flags, evidence } of form.indicators)
    expect(evidence.some(({ flag, note }) => flag === "ocr_uncertain" && /^recognized as .* confidence \d/.test(note))).toBe(
      flags.includes("ocr_uncertain"),
    );
  const values = form.indicators.filter(({ flags }) => !flags.includes("ocr_uncertain"));
  expect(values.map(({ seq, value }) => [seq, value])).toEqual(
    values.map(({ seq }) => [seq, truth.indicators.find((row) => row.seq === seq)?.value]),
  );
  const [width, height] = sizeOf(form);
  expect(quarters === 2 ? width > 2 * height : height > 2 * width, `${width} x ${height}`).toBe(true);
});
