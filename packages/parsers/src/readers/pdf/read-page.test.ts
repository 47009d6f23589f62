import { expect, test } from "vitest";
import { readPageText } from "./glyphs.ts";
import { stream, tree } from "./latin1.test-helper.ts";
import { openPdf } from "./open.ts";
import { type PageContent, readPage } from "./read-page.ts";
import { pdfFile } from "./testing/pdf-file.ts";

async function read(contents: string): Promise<PageContent> {
  const bytes = pdfFile([
    ...tree,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream(contents),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]);
  const pdf = await openPdf({ name: "a.pdf", bytes, sha256: "0" });
  try {
    const page = await pdf.getPage(1);
    return await readPage(page, 1, (await readPageText(page)).layOut());
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const text = (size: number, x: number, y: number, shown: string) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${shown}) Tj ET`;
const line = (x0: number, y0: number, x1: number, y1: number) => `${x0} ${y0} m ${x1} ${y1} l S`;

/** A drawn table of two columns, its rows so high, each with a text of this size; `more` stands above it. */
function table(height: number, size: number, rows: readonly string[], more: readonly string[] = []): string {
  const bottom = 200 - height * rows.length;
  return [
    ...more,
    ...Array.from({ length: rows.length + 1 }, (_, i) => line(20, 200 - height * i, 220, 200 - height * i)),
    ...[20, 120, 220].map((x) => line(x, bottom, x, 200)),
    ...rows.flatMap((shown, i) =>
      [20, 120].map((x) => text(size, x + 4, 200 - height * (i + 1) + (height - size) / 2 + 1, shown)),
    ),
  ].join("\n");
}

const PROSE = Array.from({ length: 8 }, (_, i) => text(16, 20, 380 - 20 * i, "a page of large prose above it"));
const cellsOf = ({ tables }: PageContent) => tables.map(({ cells }) => cells.map((cell) => cell.text).join(" "));

test.each([
  ["alone", []],
  ["under large prose", PROSE],
])("rows that are lower than the type of prose is high are rows, %s", async (_, more) =>
  expect(cellsOf(await read(table(8, 6, ["1", "2", "3", "4"], more)))).toEqual(["1 1 2 2 3 3 4 4"]),
);

test("a double border is one line, as wide apart as the table's own type allows", async () => {
  const doubled = [line(20, 195, 220, 195), line(20, 165, 220, 165)];
  expect(cellsOf(await read(table(40, 16, ["1", "2", "3"], doubled)))).toEqual(["1 1 2 2 3 3"]);
});
