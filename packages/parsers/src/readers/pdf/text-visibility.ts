import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Text rendering modes that put no ink on the page (ISO 32000-1, table 106): neither filled nor stroked. */
const INVISIBLE_MODES: ReadonlySet<unknown> = new Set([3, 7]);
const SHOWS: ReadonlySet<number> = new Set([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
]);

/** Share of a page's characters that are drawn invisibly, as programs put recognized text behind a scan; 0 without text. */
export async function invisibleShare(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const modes: unknown[] = [];
  let mode: unknown = 0;
  let [invisible, all] = [0, 0];
  fnArray.forEach((fn, i) => {
    const args = argsArray[i] as readonly unknown[] | null;
    if (fn === OPS.save) modes.push(mode);
    else if (fn === OPS.restore) mode = modes.pop() ?? 0;
    else if (fn === OPS.setTextRenderingMode) mode = args?.[0];
    else if (SHOWS.has(fn)) {
      const glyphs = args?.find(Array.isArray)?.length ?? 0;
      all += glyphs;
      if (INVISIBLE_MODES.has(mode)) invisible += glyphs;
    }
  });
  return all === 0 ? 0 : invisible / all;
}
