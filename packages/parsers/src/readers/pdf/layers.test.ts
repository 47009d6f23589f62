import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { readPageText } from "./glyphs.ts";
import { hiddenOperators, layersOf } from "./layers.ts";
import { stream } from "./latin1.test-helper.ts";
import { openPdf } from "./open.ts";
import { readPageRulings } from "./page-rulings.ts";
import { surveyPage } from "./page-survey.ts";
import { seenGlyphs } from "./seen-text.ts";
import { checkStructure } from "./structure/file-structure.ts";
import { pdfFile } from "./testing/pdf-file.ts";

describe("what is drawn on a layer that is not shown", () => {
  const [OFF, ON] = [{ id: "off" }, { id: "on" }];
  const layers = { isVisible: (group: unknown) => group !== OFF };
  type Op = readonly [number, ...unknown[]];
  const begin = (...args: unknown[]): Op => [OPS.beginMarkedContentProps, ...args];
  const [show, end, mark]: readonly Op[] = [[OPS.showText], [OPS.endMarkedContent], [OPS.beginMarkedContent, "P"]];
  const shown = (ops: readonly (Op | undefined)[], own: typeof layers | null = layers): string => {
    const list = { fnArray: ops.map((op) => op?.[0] ?? 0), argsArray: ops.map((op) => op?.slice(1) ?? []) };
    const isHidden = hiddenOperators(list, own);
    return list.fnArray.map((fn, i) => (fn === OPS.showText ? (isHidden(i) ? "-" : "+") : "")).join("");
  };
  test.each<[string, readonly (Op | undefined)[], string]>([
    ["none", [show], "+"],
    ["one, and what follows it", [show, begin("OC", OFF), show, end, show], "+-+"],
    ["one that is shown", [begin("OC", ON), show, end], "+"],
    ["one with marks in it", [begin("OC", OFF), mark, show, end, show, end, show], "--+"],
    ["a shown one in a hidden one", [begin("OC", OFF), begin("OC", ON), show, end, end, show], "-+"],
    ["a hidden one in a shown one", [begin("OC", ON), begin("OC", OFF), show, end, show, end], "-+"],
    ["marks of another kind", [begin("Span", OFF), show, end], "+"],
    ["an end too many", [end, show, begin("OC", OFF), show, end, end, show], "+-+"],
  ])("%s", (_, ops, expected) => expect(shown(ops)).toBe(expected));
  test("a file without layers hides nothing", () => expect(shown([begin("OC", OFF), show], null)).toBe("+"));
});

describe("a file", () => {
  const text = (x: number, said: string): string => `BT /F1 20 Tf 1 0 0 1 ${x} 100 Tm (${said}) Tj ET`;
  const content = `${text(20, "12")} /OC /Off BDC ${text(120, "34")} 10 50 m 190 50 l S EMC ${text(220, "56")} 10 30 m 190 30 l S`;
  const file = (off: string): Buffer =>
    pdfFile([
      `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] ${off} >> >> >>`,
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
        /Resources << /Font << /F1 5 0 R >> /Properties << /Off 6 0 R >> >> >>`,
      stream(content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Type /OCG /Name (draft) >>",
    ]);
  test.each([
    ["/OFF [6 0 R]", "1256", ["34 on a hidden layer"], [170]],
    ["", "123456", [], [150, 170]],
  ])("of which a layer is set %j", async (off, seen, leftOut, lines) => {
    const bytes = file(off);
    const pdf = await openPdf({ name: "a.pdf", bytes, sha256: "0" });
    const layers = await layersOf(pdf, checkStructure(bytes));
    const page = await pdf.getPage(1);
    const { glyphs, viewport } = (await readPageText(page)).layOut();
    const { runs } = await surveyPage(page, viewport.matrix, layers);
    const found = seenGlyphs(glyphs, runs);
    expect(found.seen.map((glyph) => glyph.text.trim()).join("")).toBe(seen);
    expect(found.leftOut.map((one) => `${one.text} ${one.reason}`)).toEqual(leftOut);
    expect((await readPageRulings(page, viewport.matrix, layers)).map(({ at }) => at)).toEqual(lines);
    await pdf.loadingTask.destroy();
  });
  test("without layers has none", async () => {
    const plain = pdfFile([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>",
    ]);
    const pdf = await openPdf({ name: "a.pdf", bytes: plain, sha256: "0" });
    expect(await layersOf(pdf, checkStructure(plain))).toBeNull();
    expect(await layersOf(pdf, { ...checkStructure(plain), trailer: null })).not.toBeNull();
    await pdf.loadingTask.destroy();
  });
});
