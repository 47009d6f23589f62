import { formatOf, GENERAL } from "../number-formats.ts";
import type { CellStyle } from "../workbook.ts";
import { isTrue, scanXml } from "./scan-xml.ts";

/** The styles that cells name by number (ECMA-376 part 1, 18.8.10), as far as they decide what is seen. */
export function readStyles(bytes: Uint8Array): readonly CellStyle[] {
  const formats = new Map<number, string>();
  const struckFonts: boolean[] = [];
  const cells: { readonly format: number; readonly font: number }[] = [];
  let [inFonts, inCells] = [false, false];
  scanXml(bytes, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? GENERAL);
      else if (name === "fonts") inFonts = true;
      else if (name === "cellXfs") inCells = true;
      else if (name === "font" && inFonts) struckFonts.push(false);
      else if (name === "strike" && inFonts)
        struckFonts[struckFonts.length - 1] = attributes["val"] === undefined || isTrue(attributes["val"]);
      else if (name === "xf" && inCells)
        cells.push({ format: Number(attributes["numFmtId"] ?? 0), font: Number(attributes["fontId"] ?? 0) });
    },
    close(name) {
      if (name === "fonts") inFonts = false;
      if (name === "cellXfs") inCells = false;
    },
  });
  return cells.map(({ format, font }) => ({ format: formatOf(format, formats), isStruck: struckFonts[font] === true }));
}
