import { isPageNumber } from "../../vocabulary/furniture.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Piece, TextPiece } from "../pieces.ts";
import { readContent } from "./blocks.ts";
import type { WordPackage } from "./package.ts";
import type { Surroundings } from "./paragraph.ts";
import type { Story } from "./story.ts";
import { descendants, elementsOf, type XmlElement } from "./xml.ts";

/** A part of the body with its own heads and feet (ECMA-376 17.6.17): what stands in it, and the properties that end it. */
interface Section {
  readonly content: XmlElement;
  readonly properties: readonly XmlElement[];
}

/** Reads a body section by section: lines of a section's heads before it, lines of its feet behind it, each wording once. */
export function readSections(body: XmlElement, file: WordPackage, story: Story, around: Surroundings): readonly Piece[] {
  const told = new Set<string>();
  return sectionsOf(body).flatMap(({ content, properties }) => {
    const margin = (reference: string) =>
      properties
        .flatMap((section) => elementsOf(section))
        .filter(({ name }) => name === reference)
        .flatMap(({ attributes }) => file.margins.get(attributes["r:id"] ?? "") ?? [])
        .flatMap((part) => marginLines(part, story, around))
        .filter(({ text }) => isNew(text, told));
    const heads = margin("w:headerReference");
    return [...heads, ...readContent(content, story, around), ...margin("w:footerReference")];
  });
}

function sectionsOf(body: XmlElement): readonly Section[] {
  const sections: Section[] = [];
  let open: XmlElement[] = [];
  const close = (properties: readonly XmlElement[]) => {
    sections.push({ content: { ...body, children: open }, properties });
    open = [];
  };
  for (const element of elementsOf(body)) {
    open.push(element);
    const ends = element.name === "w:sectPr" ? [element] : descendants(element, "w:sectPr");
    if (ends.length > 0) close(ends);
  }
  if (open.length > 0) close([]);
  return sections;
}

/** The lines of a page's head or foot. A logo or an empty frame in it is none. */
function marginLines(part: XmlElement, story: Story, around: Surroundings): readonly TextPiece[] {
  const own: Story = { ...story, fields: [], notes: [], pictureAt: null };
  return textsOf(readContent(part, own, around)).filter(({ text }) => text.trim() !== "" && !isPageNumber(text));
}

function textsOf(pieces: readonly Piece[]): readonly TextPiece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === "text") return [piece];
    return piece.kind === "picture" ? [] : piece.table.cells.flatMap((cell) => textsOf(cell.pieces));
  });
}

function isNew(text: string, told: Set<string>): boolean {
  const wording = bareText(text);
  if (told.has(wording)) return false;
  told.add(wording);
  return true;
}
