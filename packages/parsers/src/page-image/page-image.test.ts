import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { FormRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import { drawMarks } from "./draw-marks.ts";
import { marksOf, type MarkKind } from "./marks.ts";
import { drawPageImage, NoSuchPageError, pagesOf } from "./index.ts";

const box = { x0: 10, y0: 20, x1: 60, y1: 40 };
const place = { kind: "page", page: 2, box } as const;

/** Only what is drawn; the contract's other fields play no part. */
function form(flags: readonly string[], level2_source: string): FormRecord {
  return {
    kind: "performance_objective_form",
    evidence: [{ flag: "amounts_differ", field: "budget.annual_total", note: "…" }],
    provenance: { places: { project_name: [place], "budget.annual_total": [place] } },
    indicators: [
      { seq: 3, flags, level1_source: "stated", level2_source, places: { level1: [place], level2: [place], value_raw: [place] } },
    ],
  } as unknown as FormRecord;
}

test.each<[string, readonly string[], string, readonly (readonly [string, MarkKind])[]]>([
  [
    "printed",
    [],
    "stated",
    [
      ["3.level1", "stated"],
      ["3.level2", "stated"],
      ["3.value_raw", "stated"],
    ],
  ],
  [
    "inferred",
    [],
    "inferred",
    [
      ["3.level1", "stated"],
      ["3.level2", "inferred"],
      ["3.value_raw", "stated"],
    ],
  ],
  [
    "a doubtful label",
    ["level2_uncertain"],
    "inferred",
    [
      ["3.level1", "stated"],
      ["3.level2", "doubtful"],
      ["3.value_raw", "stated"],
    ],
  ],
  [
    "a doubtful value",
    ["ocr_uncertain"],
    "stated",
    [
      ["3.level1", "stated"],
      ["3.level2", "stated"],
      ["3.value_raw", "doubtful"],
    ],
  ],
])("a row: %s", (_, flags, source, expected) => {
  const marks = marksOf([form(flags, source)]).filter(({ label }) => label.startsWith("3."));
  expect(marks.map(({ label, kind }) => [label, kind])).toEqual(expected);
});

test("a field is red where its evidence says so; forms are numbered where there are several", () => {
  const kinds = new Map(marksOf([form([], "stated")]).map(({ label, kind }) => [label, kind]));
  expect([kinds.get("project_name"), kinds.get("budget.annual_total")]).toEqual(["stated", "doubtful"]);
  expect(marksOf([form([], "stated"), form([], "stated")]).map(({ label }) => label)).toContain("2:3.value_raw");
  expect(pagesOf([form([], "stated")])).toEqual([2]);
});

test("outlines lie on the box, at the picture's scale", () => {
  const canvas = createCanvas(200, 100);
  drawMarks(canvas, [{ page: 1, box, label: "3.value_raw", kind: "doubtful" }], 2);
  const alphaAt = (x: number, y: number) => canvas.getContext("2d").getImageData(x, y, 1, 1).data[3];
  expect([alphaAt(2 * 60, 2 * 30), alphaAt(2 * 35, 2 * 40)]).toEqual([255, 255]);
  expect([alphaAt(150, 60), alphaAt(2 * 50, 2 * 35)]).toEqual([0, 0]);
});

test("a picture is drawn at its own size; pages it does not have and files without pages are told", async () => {
  const png = createCanvas(827, 1169).toBuffer("image/png");
  const source = { name: "scan.png", bytes: png, sha256: "0".repeat(64) };
  const drawn = await loadImage(await drawPageImage(source, [], 1));
  expect([drawn.width, drawn.height]).toEqual([827, 1169]);
  await expect(drawPageImage(source, [], 2)).rejects.toThrow(NoSuchPageError);
  const text = { name: "a.txt", bytes: Buffer.from("绩效目标表"), sha256: "0".repeat(64) };
  await expect(drawPageImage(text, [], 1)).rejects.toThrow("can be drawn");
});
