import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import type { GreyImage } from "../scan/raster.ts";

/** A page as PDF knows it: size in points, contents as operators, the pictures that they name. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly contents: string;
  readonly pictures: ReadonlySet<number>;
}

/** A code of a font: a character of this width (thousandths of an em). */
export interface FontCode {
  readonly text: string;
  readonly width: number;
}

/** Codes a font has. */
const CODES_A_FONT = 60_000;
/** ISO 32000-1, 9.10.3: at most so many entries a section of a CMap. */
const ENTRIES_A_SECTION = 100;

/** Gives each character of each width a code, so that nothing of its place is lost. */
export function fontCodes(): {
  readonly codeOf: (code: FontCode) => { font: number; hex: string };
  readonly fonts: () => readonly FontCode[][];
} {
  const known = new Map<string, number>();
  const fonts: FontCode[][] = [];
  const codeOf = (code: FontCode) => {
    const key = `${code.width} ${code.text}`;
    const number = known.get(key) ?? known.size;
    if (number === known.size) {
      known.set(key, number);
      if (number % CODES_A_FONT === 0) fonts.push([]);
      fonts.at(-1)?.push(code);
    }
    return { font: Math.floor(number / CODES_A_FONT), hex: hex16((number % CODES_A_FONT) + 1) };
  };
  return { codeOf, fonts: () => fonts };
}

/** A PDF file (ISO 32000-1) of such pages. Names in contents: fonts `F0`…, pictures `P0`…, opacities in percent `A0` to `A100`. */
export function pdfFile(
  pages: readonly PdfPage[],
  fonts: readonly (readonly FontCode[])[],
  pictures: readonly GreyImage[],
): Uint8Array {
  const objects: Uint8Array[] = [];
  const add = (content: string | Uint8Array): number =>
    objects.push(typeof content === "string" ? Buffer.from(content, "latin1") : content);
  const pagesObject = 2;
  add(`<< /Type /Catalog /Pages ${pagesObject} 0 R >>`);
  add(""); // the list of pages, when they are known
  const fontObjects = fonts.map((codes) => addFont(add, codes));
  const pictureObjects = pictures.map((picture) => add(pictureStream(picture)));
  const fontNames = fontObjects.map((object, i) => `/F${i} ${object} 0 R`).join(" ");
  const kids = pages.map(({ width, height, contents, pictures: own }) => {
    const content = add(stream("", Buffer.from(contents, "latin1")));
    const named = [...own].map((i) => `/P${i} ${pictureObjects[i]} 0 R`).join(" ");
    const opacities = [...new Set(contents.match(/\/A\d+(?= gs)/g))].map(
      (name) => `${name} << /ca ${Number(name.slice(2)) / 100} /CA ${Number(name.slice(2)) / 100} >>`,
    );
    const resources = `<< /Font << ${fontNames} >> /XObject << ${named} >> /ExtGState << ${opacities.join(" ")} >> >>`;
    const box = `[0 0 ${width.toFixed(3)} ${height.toFixed(3)}]`;
    return add(`<< /Type /Page /Parent ${pagesObject} 0 R /MediaBox ${box} /Resources ${resources} /Contents ${content} 0 R >>`);
  });
  objects[pagesObject - 1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`,
    "latin1",
  );
  return fileOf(objects);
}

type Add = (content: string | Uint8Array) => number;

function addFont(add: Add, codes: readonly FontCode[]): number {
  const name = "/SimSun";
  const descriptor = add(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 6 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>`,
  );
  const widths = codes.map(({ width }) => width).join(" ");
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [1 [${widths}]] >>`,
  );
  const map = add(stream("", Buffer.from(toUnicode(codes), "latin1")));
  return add(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
  );
}

function toUnicode(codes: readonly FontCode[]): string {
  const entries = codes.map(
    ({ text }, i) => `<${hex16(i + 1)}> <${Array.from({ length: text.length }, (_, n) => hex16(text.charCodeAt(n))).join("")}>`,
  );
  const sections: string[] = [];
  for (let at = 0; at < entries.length; at += ENTRIES_A_SECTION) {
    const own = entries.slice(at, at + ENTRIES_A_SECTION);
    sections.push(`${own.length} beginbfchar\n${own.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex16(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}

function pictureStream({ width, height, pixels }: GreyImage): Uint8Array {
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode `;
  return stream(entries, deflateSync(pixels, { level: 1 }));
}

function stream(entries: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<< ${entries}/Length ${data.length} >>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

function fileOf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from("%PDF-1.7\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const push = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const offsets = objects.map((object, i) => {
    const offset = length;
    push(Buffer.from(`${i + 1} 0 obj\n`, "latin1"));
    push(object);
    push(Buffer.from("\nendobj\n", "latin1"));
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  push(Buffer.from(end, "latin1"));
  return Buffer.concat(parts);
}
