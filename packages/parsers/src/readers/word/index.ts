import type { Document, Source } from "../../document.ts";
import { blocksOfPieces, type Piece } from "../pieces.ts";
import { readContent } from "./blocks.ts";
import { newCounters, readNumbering } from "./numbering.ts";
import { openWord, type WordPackage } from "./package.ts";
import { tell, type Story } from "./story.ts";
import { readStyles } from "./styles.ts";
import { child, elementsOf, type XmlElement } from "./xml.ts";

/**
 * Reads a Word file (.docx, ECMA-376) as it is seen: symbols, equations, results of fields, numbers of lists; what is struck out, hidden
 * or deleted is left out and said so. Pictures, headers and footers are not read.
 * @throws DocumentError `damaged` with the part's name where the file is no readable Word document.
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
    damage: [...file.damage],
  };
  const body = child(file.main, "w:body");
  if (body === undefined) tell(story, "document.xml", "it has no body", "all");
  const pieces: Piece[] = body === undefined ? [] : [...readContent(body, story, OUTSIDE)];
  const unended = story.fields.filter((field) => field.strayText.trim() !== "");
  for (const { strayText } of unended)
    tell(story, "a field that does not end", `text in it was not read: ${strayText.trim().slice(0, 40)}`, "all");
  story.fields.length = 0;
  for (const one of noteTexts(file, story)) pieces.push(one);
  const damage = story.damage.length === 0 ? {} : { damage: story.damage };
  return { blocks: blocksOfPieces(pieces, "table"), pageCount: null, undecodable: false, ...damage };
}

const OUTSIDE = { tableStyle: null, inCell: false };

/** Footnotes and endnotes behind the text, in the order in which it refers to them. */
function noteTexts(file: WordPackage, story: Story): readonly Piece[] {
  const byId = new Map<string, XmlElement>();
  for (const kind of ["footnotes", "endnotes"] as const)
    for (const note of elementsOf(file[kind] ?? undefined)) byId.set(`${kind}/${note.attributes["w:id"] ?? ""}`, note);
  return [...new Set(story.notes)].flatMap((id) => {
    const note = byId.get(id);
    return note === undefined ? [] : readContent(note, story, OUTSIDE);
  });
}
