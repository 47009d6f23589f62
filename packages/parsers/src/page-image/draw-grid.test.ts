import { loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { formSheet } from "../readers/sheet/testing/form.ts";
import { writeXlsx } from "../readers/sheet/testing/write-xlsx.ts";
import { drawGrid } from "./draw-grid.ts";
import { drawPageImage, NoSuchPageError, pagesOf } from "./index.ts";

const sourceOf = (bytes: Uint8Array, name: string) => ({ name, bytes, sha256: "0".repeat(64) });
const values = [{ text: "≥95%" }, { text: "≥1次" }];
const workbook = sourceOf(
  writeXlsx([{ name: "说明: 1", cells: [] }, formSheet("甲", "甲河养护", values), formSheet("乙", "乙河养护", values)]),
  "a.xlsx",
);

describe("a workbook's sheets and a page's tables are drawn as grids", () => {
  test("sheets by their number in the workbook", async () => {
    const { records, account } = await extract(workbook);
    expect(pagesOf(records, account)).toEqual([2, 3]);
    const image = await loadImage(Buffer.from(await drawPageImage(workbook, records, 3)));
    expect(image.width).toBeGreaterThan(200);
    await expect(drawPageImage(workbook, records, 1)).rejects.toThrow(NoSuchPageError);
    await expect(drawPageImage(workbook, records, 4)).rejects.toThrow(NoSuchPageError);
  });

  test("tables by their number in the document", async () => {
    const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`;
    const table = [
      ["项目名称", "河道养护"],
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出指标", "数量指标", "次数", "≥3次"],
    ].map(row);
    const html = `<html><body><table>${row(["甲", "乙"])}</table><p>预算项目绩效目标表</p><table>${table.join("")}</table></body></html>`;
    const page = sourceOf(new TextEncoder().encode(html), "a.html");
    const { records, account } = await extract(page);
    expect(pagesOf(records, account)).toEqual([2]);
    expect((await drawPageImage(page, records, 2)).length).toBeGreaterThan(1_000);
  });
});

test("each place has the box of its cell, a merged cell that of its range", () => {
  const place = (cell: string) => ({ kind: "sheet", sheet: "甲", cell }) as const;
  const one = { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: "产出指标", places: [place("A1:A2")] };
  const cells = [
    one,
    { ...one, column: 1, rowSpan: 1, text: "上", places: [place("B1")] },
    { ...one, row: 1, column: 1, rowSpan: 1, text: "下", places: [place("B2")] },
  ];
  const { boxOf, canvas } = drawGrid(
    [
      {
        kind: "table",
        table: { cells, rowCount: 2, columnCount: 2, merges: "kept", chunks: [0], evidence: "sheet cells", flags: [] },
      },
    ],
    2,
  );
  const [merged, upper, lower] = ["A1:A2", "B1", "B2"].map((cell) => boxOf(place(cell)));
  expect([merged?.y0, merged?.y1, merged?.x1]).toEqual([upper?.y0, lower?.y1, upper?.x0]);
  expect(boxOf(place("C1"))).toBeNull();
  expect(canvas.height).toBeLessThan(300);
});

test("a table without end is cut off, not drawn into memory", () => {
  const cells = Array.from({ length: 5_000 }, (_, row) => ({
    row,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    text: "行",
    places: [{ kind: "sheet", sheet: "甲", cell: `A${row + 1}` }] as const,
  }));
  const { canvas } = drawGrid(
    [
      {
        kind: "table",
        table: { cells, rowCount: 5_000, columnCount: 1, merges: "kept", chunks: [0], evidence: "sheet cells", flags: [] },
      },
    ],
    1,
  );
  expect(canvas.height).toBeLessThanOrEqual(7_000);
});
