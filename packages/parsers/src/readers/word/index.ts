import type { Source } from "../../document.ts";
import type { PicturedDocument } from "../inside/picture.ts";
import { type Piece, seenBlocksOf } from "../pieces.ts";
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
 * or deleted is left out and said so, and so are comments. Lines of headers stand before their section, lines of footers behind it. Pictures
 * in the text that may hold a table stand where they are shown.
 * @throws DocumentError `damaged` with the part's name where the file is no readable Word document
 */
export async function readWord(source: Source): Promise<PicturedDocument> {
  const file = await openWord(source);
  const styles = readStyles(file.styles);
  const story: Story = {
    styles,
    numbering: readNumbering(file.numbering, styles),
    counters: newCounters(),
    fields: [],
    notes: [],
    comments: new Map(elementsOf(file.comments ?? undefined).map((one) => [one.attributes["w:id"] ?? "", one])),
    pictureAt: file.pictureAt,
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
  for (const one of noteTexts(file, { ...story, pictureAt: null }, outside)) pieces.push(one);
  const damage = story.damage.length === 0 ? {} : { damage: story.damage };
  return { blocks: seenBlocksOf(pieces, "table"), pageCount: null, undecodable: false, ...damage };
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
