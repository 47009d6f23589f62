import { strToU8, zipSync } from "fflate";
import type { Block } from "../../document.ts";
import { withoutPictures } from "../inside/picture.ts";
import { readWord } from "./index.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
export const NAMESPACES = [
  `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`,
  `xmlns:m="${OFFICE}/math"`,
  `xmlns:r="${OFFICE}/relationships"`,
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
  `xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`,
  `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
  `xmlns:v="urn:schemas-microsoft-com:vml"`,
  `xmlns:o="urn:schemas-microsoft-com:office:office"`,
  `xmlns:x="urn:of-nobody"`,
].join(" ");

/** Parts of the smallest Word file that holds a body (ECMA-376), and others by their names. */
export function partsOf(body: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const relations = Object.keys(others)
    .map(
      (name, i) => `<Relationship Id="r${i}" Type="${OFFICE}/relationships/${name.replace(/\d*\.xml$/, "")}" Target="${name}"/>`,
    )
    .join("");
  const rels = (content: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  return {
    "_rels/.rels": rels(`<Relationship Id="r" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/>`),
    "word/_rels/document.xml.rels": rels(relations),
    "word/document.xml": `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(others).map(([name, xml]) => [`word/${name}`, xml])),
  };
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

export const styles = (content: string) => `<w:styles ${NAMESPACES}>${content}</w:styles>`;
export const numbering = (content: string) => `<w:numbering ${NAMESPACES}>${content}</w:numbering>`;

export function sourceOf(bytes: Uint8Array) {
  return { name: "a.docx", bytes, sha256: "0".repeat(64) };
}

export async function read(body: string, others: Readonly<Record<string, string>> = {}): Promise<readonly Block[]> {
  return withoutPictures((await readWord(sourceOf(zipped(partsOf(body, others))))).blocks);
}

/** Each paragraph as its text; behind it what was noted of it. */
export async function paragraphs(body: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  return (await read(body, others)).map((block) => {
    if (block.kind === "table") return "(table)";
    return [block.text, ...(block.notes ?? []).map(({ flag, note }) => `[${flag}] ${note}`)].join(" ");
  });
}

/** Each table's cells as `row,column rows×columns text`, and its flags where it has some. */
export async function cells(...rows: string[]): Promise<readonly string[]> {
  return cellsIn(await read(tbl(...rows)));
}

export function cellsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [`¶ ${block.text}`];
    const flags = block.table.flags.map((flag) => `[${flag}]`);
    return [
      ...flags,
      ...block.table.cells.map(({ row, column, rowSpan, columnSpan, text, notes = [] }) =>
        [`${row},${column} ${rowSpan}×${columnSpan} ${text}`, ...notes.map(({ flag, note }) => `[${flag}] ${note}`)].join(" "),
      ),
    ];
  });
}

export const run = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const par = (content: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
export const p = (text: string) => par(run(text));
export const tc = (text: string, properties = "") => cell(p(text), properties);
export const cell = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const tr = (...content: string[]) => `<w:tr>${content.join("")}</w:tr>`;
export const tbl = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;
export const grid = (...widths: number[]) =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
