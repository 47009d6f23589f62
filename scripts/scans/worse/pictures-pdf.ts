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
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const [start, count] = [length, objects.length + 1];
  push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export interface JpegPage {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

function stream(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]);
}
