import { DocumentError } from "@jixiao/contract";
import * as fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { NAMESPACES, p, partsOf, sourceOf, styles, zipped } from "./docx.test-helper.ts";
import { readWord } from "./index.ts";

const whole = partsOf(p("甲"), { "styles.xml": styles("") });
const readParts = (parts: Readonly<Record<string, string>>) => readWord(sourceOf(zipped(parts)));

describe("a damaged part is named", () => {
  test.each([
    ["word/document.xml", "cut off", `<w:document ${NAMESPACES}><w:body>`],
    ["word/document.xml", "no XML", "word"],
    ["word/document.xml", "empty", ""],
    [
      "word/document.xml",
      "with a document type",
      `<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document ${NAMESPACES}><w:body/></w:document>`,
    ],
    [
      "word/document.xml",
      "with an unknown entity",
      `<w:document ${NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`,
    ],
    [
      "word/document.xml",
      "too deep",
      `<w:document ${NAMESPACES}>${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}</w:document>`,
    ],
    ["word/styles.xml", "cut off", `<w:styles ${NAMESPACES}>`],
    ["word/_rels/document.xml.rels", "no XML", "<"],
  ])("%s %s", async (part, _, xml) => {
    await expect(readParts({ ...whole, [part]: xml })).rejects.toMatchObject({
      failure: { code: "damaged", file: "a.docx", reason: expect.stringContaining(`${part}: `) as string },
    });
  });

  test("a part whose bytes do not fit their checksum", async () => {
    const bytes = zipped(whole);
    const view = new DataView(bytes.buffer);
    // the checksum in the central directory (APPNOTE.TXT 4.3.12)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 1, true);
    await expect(readWord(sourceOf(bytes))).rejects.toMatchObject({
      failure: { code: "damaged", reason: expect.stringContaining("checksum") as string },
    });
  });

  test("a file cut off", async () => {
    const bytes = zipped(whole);
    await expect(readWord(sourceOf(bytes.slice(0, bytes.length / 2)))).rejects.toMatchObject({ failure: { code: "damaged" } });
  });
});

test("a missing part is told, and the text is read", async () => {
  const { "word/styles.xml": _, ...rest } = whole;
  expect(await readParts(rest)).toMatchObject({
    blocks: [{ text: "甲" }],
    damage: [{ part: "word/styles.xml", reason: "the part is missing", concerns: "all" }],
  });
});

test("a file without styles, numbering and relations is whole", async () => {
  expect(await readParts({ "word/document.xml": whole["word/document.xml"] ?? "" })).toEqual({
    blocks: [{ kind: "paragraph", text: "甲", places: [{ kind: "word", table: 0, row: 1, column: 0 }] }],
    pageCount: null,
    undecodable: false,
  });
});

test("text in a field that does not end is told", async () => {
  const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>95%</w:t></w:r></w:p>`;
  expect(await readParts(partsOf(body))).toMatchObject({ damage: [{ reason: "text in it was not read: 95%", concerns: "all" }] });
});

test("elements of which nothing is known are told", async () => {
  expect(await readParts(partsOf(`<x:frame>90%</x:frame>`))).toMatchObject({ damage: [{ part: "?:frame" }] });
});

test("other prefixes and UTF-16 are read", async () => {
  const xml = (whole["word/document.xml"] ?? "")
    .replaceAll("<w:", "<ns0:")
    .replaceAll("</w:", "</ns0:")
    .replace("xmlns:w=", "xmlns:ns0=");
  expect(await readParts({ ...whole, "word/document.xml": xml })).toMatchObject({ blocks: [{ text: "甲" }] });
  const utf16 = Uint8Array.from(`\uFEFF${xml}`.split("").flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]));
  expect(await readWord(sourceOf(zipSync({ "word/document.xml": utf16 })))).toMatchObject({ blocks: [{ text: "甲" }] });
});

test("a flipped bit never changes text in silence", async () => {
  const bytes = zipped(partsOf(Array.from({ length: 30 }, (_, i) => p(`第${i}项≥${i * 7}%`)).join("")));
  const expected = await readWord(sourceOf(bytes));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const broken = bytes.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte));
      const outcome = await readWord(sourceOf(broken)).catch((error: unknown) => error);
      const isTold = outcome instanceof DocumentError;
      expect(isTold ? expected : outcome).toMatchObject({ blocks: expected.blocks });
    }),
    { numRuns: 300 },
  );
});
