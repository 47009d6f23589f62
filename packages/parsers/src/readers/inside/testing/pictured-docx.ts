import { Buffer } from "node:buffer";
import { zipOf } from "../../sheet/testing/write-xlsx.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:a="${DRAWING}/main" xmlns:wp="${DRAWING}/wordprocessingDrawing"`;
const UNITS_AN_INCH = 914_400;

/** A run that shows picture `id` at so many inches. */
export function drawing(id: string, width = 6, height = 3): string {
  const extent = `<wp:extent cx="${width * UNITS_AN_INCH}" cy="${height * UNITS_AN_INCH}"/>`;
  return `<w:r><w:drawing><wp:inline>${extent}<a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;
}

/** A Word file with this body, whose relationships `m0`, `m1` … are these pictures; null for one whose part is not there. */
export function picturedDocx(body: string, pictures: readonly (Uint8Array | null)[]): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    Buffer.from(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`);
  const media = pictures.flatMap((bytes, i) => (bytes === null ? [] : [[`word/media/${i}.png`, bytes] as const]));
  return zipOf({
    "_rels/.rels": relations(relation("r", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relations(pictures.map((_, i) => relation(`m${i}`, "image", `media/${i}.png`)).join("")),
    "word/document.xml": Buffer.from(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(media),
  });
}
