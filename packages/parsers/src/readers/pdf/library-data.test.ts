import { Buffer } from "node:buffer";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { stream, tree } from "./latin1.test-helper.ts";
import { libraryData } from "./library-data.ts";
import { openPdf } from "./open.ts";
import { pdfFile } from "./testing/pdf-file.ts";

const { cMapUrl, standardFontDataUrl, wasmUrl, BinaryDataFactory } = libraryData;
const data = new BinaryDataFactory({ cMapUrl, standardFontDataUrl, wasmUrl });
const cmap = (name: string) => data.fetch({ kind: "cMapUrl", filename: `${name}.bcmap` });
const original = (name: string) => readFileSync(new URL(`${name}.bcmap`, cMapUrl));

test("a file is read once", async () => expect(await cmap("GBK-EUC-H")).toBe(await cmap("GBK-EUC-H")));

test("files are as pdf.js brings them", async () => {
  expect(await cmap("GBK-EUC-H")).toEqual(new Uint8Array(original("GBK-EUC-H")));
  expect((await data.fetch({ kind: "standardFontDataUrl", filename: "LiberationSans-Regular.ttf" })).length).toBeGreaterThan(
    10_000,
  );
});

test.each(["UniGB-UCS2-H", "UniGB-UTF16-H"])("%s says what it said, one entry first", async (name) => {
  const [ours, theirs] = [await cmap(name), original(name)];
  expect([...ours.subarray(0, 1), ...ours.subarray(7)]).toEqual([...theirs]);
});

test.each([
  { kind: "cMapUrl", filename: "None-H.bcmap" },
  { kind: "wasmUrl", filename: "none.wasm" },
])("no such file: $filename", async (asked) => await expect(data.fetch(asked)).rejects.toThrow("ENOENT"));

test("what could not be read once is read when it is asked for again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-maps-"));
  const late = new BinaryDataFactory({ cMapUrl: `${pathToFileURL(folder).href}/` });
  const asked = { kind: "cMapUrl", filename: "Late-H.bcmap" };
  await expect(late.fetch(asked)).rejects.toThrow("ENOENT");
  writeFileSync(join(folder, asked.filename), "late");
  expect(await late.fetch(asked)).toEqual(new Uint8Array(Buffer.from("late")));
  rmSync(folder, { recursive: true });
});

/** Text of a font that is not embedded, whose codes are characters. */
async function shown(encoding: string, text: string): Promise<string> {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("");
  const bytes = pdfFile([
    ...tree,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream(`BT /F1 10 Tf 1 0 0 1 20 100 Tm <${codes}> Tj ET`),
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 0 /Descent 0 /CapHeight 700 /StemV 80 >>",
  ]);
  const pdf = await openPdf({ name: "a.pdf", bytes, sha256: "0" });
  try {
    const { items } = await (await pdf.getPage(1)).getTextContent();
    return items.map((item) => ("str" in item ? item.str : "")).join("");
  } finally {
    await pdf.loadingTask.destroy();
  }
}

test.each(["UniGB-UCS2-H", "UniGB-UTF16-H"])("characters of %s over its whole width, the last one too", async (encoding) =>
  expect(await shown(encoding, "A≥％○、一绩效龥（～￥")).toBe("A≥％○、一绩效龥（～￥"),
);
