import { expect, test } from "vitest";
import type { Cell } from "../table.ts";
import { raw } from "./raw-form.ts";

test("cells as one text keep all that is known of them", () => {
  const cells: Cell[] = [
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "甲", places: [{ kind: "text", lines: [1, 1] }], flags: ["ocr"] },
    { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: "乙", places: [], notes: [{ flag: "ocr", note: "x" }] },
  ];
  expect(raw(cells)).toMatchObject({ text: "甲\n乙", places: [{ lines: [1, 1] }], flags: ["ocr"], notes: [{ note: "x" }] });
});
