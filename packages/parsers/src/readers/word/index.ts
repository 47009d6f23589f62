import { DocumentError } from "@jixiao/contract";
import type { Block, Document, Source } from "../../document.ts";
import { blocksOfPieces, type Piece } from "../pieces.ts";
import { readContent } from "./blocks.ts";
import { PAPER, UNKNOWN_GROUND } from "./ground.ts";
import { newCounters, readNumbering } from "./numbering.ts";
import { openWord, type WordPackage } from "./package.ts";
import { readSections } from "./sections.ts";
import type { Surroundings } from "./paragraph.ts";
import { tell, type Story } from "./story.ts";
import { readStyles } from "./styles.ts";
import { child, elementsOf, type XmlElement } from "./xml.ts";

/**
 * Reads a Word file (.docx, ECMA-376) as it is seen: symbols, equations, results of fields, numbers of lists; what is struck out, hidden
 * or deleted is left out and said so, and so are comments. Lines of headers stand before their section, lines of footers behind it. Pictures are
 * not read: large ones are told, and a document that holds nothing else is none that can be read.
 * @throws DocumentError `damaged` with the part's name where the file is no readable Word document, `unsupported_format` where
 *   it is nothing but pictures.
 */
export async function readWord(source: Source): Promise<Document> {
  const file = await openWord(source);
  const styles = readStyles(file.styles);
  const story: Story = {
    styles,
    numbering: readNumbering(file.numbering, styles),
    counters: newCounters(),
    fields: [],
    notes: [],
    comments: new Map(elementsOf(file.comments ?? undefined).map((one) => [one.attributes["w:id"] ?? "", one])),
    pictures: { count: 0 },
    damage: [...file.damage],
  };
  const body = child(file.main, "w:body");
  const ground = child(file.main, "w:background") === undefined ? PAPER : UNKNOWN_GROUND;
  const outside: Surroundings = { tableStyle: null, inCell: false, ground };
  if (body === undefined) tell(story, "document.xml", "it has no body", "all");
  const pieces: Piece[] = body === undefined ? [] : [...readSections(body, file, story, outside)];
  const unended = story.fields.filter((field) => field.strayText.trim() !== "");
  for (const { strayText } of unended)
    tell(story, "a field that does not end", `text in it was not read: ${strayText.trim().slice(0, 40)}`, "all");
  story.fields.length = 0;
  for (const one of noteTexts(file, story, outside)) pieces.push(one);
  const blocks = blocksOfPieces(pieces, "table");
  if (story.pictures.count > 0 && blocks.every(isEmpty)) throw picturesOnly(source.name);
  const damage = story.damage.length === 0 ? {} : { damage: story.damage };
  return { blocks, pageCount: null, undecodable: false, ...damage };
}

function isEmpty(block: Block): boolean {
  if (block.kind === "paragraph") return block.text.trim() === "";
  return block.table.cells.every(({ text }) => text.trim() === "");
}

/** Nothing would be found in it; that must not look like a document without forms. */
function picturesOnly(file: string): DocumentError {
  return new DocumentError({
    code: "unsupported_format",
    file,
    format: "a Word document of pictures without text (图片文档)",
    advice: "Save it as PDF and import that: pages that are pictures are recognized.",
  });
}

/** Footnotes and endnotes behind the text, in the order in which it refers to them. */
function noteTexts(file: WordPackage, story: Story, outside: Surroundings): readonly Piece[] {
  const byId = new Map<string, XmlElement>();
  for (const kind of ["footnotes", "endnotes"] as const)
    for (const note of elementsOf(file[kind] ?? undefined)) byId.set(`${kind}/${note.attributes["w:id"] ?? ""}`, note);
  return [...new Set(story.notes)].flatMap((id) => {
    const note = byId.get(id);
    return note === undefined ? [] : readContent(note, story, outside);
  });
}
