import { Buffer } from "node:buffer";

/**
 * A PDF file of these objects, numbered from 1, with its cross-reference table (ISO 32000-1, 7.5). The first is the catalog.
 * @param trailer further entries of the trailer's dictionary
 */
export function pdfFile(objects: readonly (string | Uint8Array)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((object, i) => {
    const at = length;
    const body = typeof object === "string" ? Buffer.from(object, "latin1") : object;
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
    return at;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${entries}${end}`, "latin1")]);
}
