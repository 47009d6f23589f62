import { pdfFile } from "@jixiao/parsers/testing";

/** A PDF (ISO 32000-1) of pages that are one JPEG each. @param dpi pixels an inch */
export function picturesPdf(pictures: readonly JpegPage[], dpi: number): Uint8Array {
  const kids = pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(" ");
  const objects: Buffer[] = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from(`<</Type/Pages/Kids[${kids}]/Count ${pictures.length}>>`),
  ];
  pictures.forEach(({ width, height, jpeg }, i) => {
    const n = 3 + 3 * i;
    const [w, h] = [((width / dpi) * 72).toFixed(2), ((height / dpi) * 72).toFixed(2)];
    const box = `/MediaBox[0 0 ${w} ${h}]`;
    objects.push(
      Buffer.from(`<</Type/Page/Parent 2 0 R${box}/Resources<</XObject<</S ${n + 2} 0 R>>>>/Contents ${n + 1} 0 R>>`),
      stream("", Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /S Do Q`)),
      stream(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
        Buffer.from(jpeg),
      ),
    );
  });
  return pdfFile(objects);
}

export interface JpegPage {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

function stream(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]);
}
