import { leaveOut, notesOf, nothingSeen, type SeenText } from "../seen-text.ts";
import type { Piece, TextPiece } from "../pieces.ts";
import { INSERTED_DOCUMENTS, REMOVED, SHOWS_NOTHING, TRANSPARENT } from "./elements.ts";
import { UNKNOWN_GROUND } from "./ground.ts";
import { alternative, readParagraph, type Surroundings } from "./paragraph.ts";
import { tell, type Story } from "./story.ts";
import { readTable } from "./table.ts";
import { elementsOf, textIn, type XmlElement } from "./xml.ts";

/** Reads what stands in a body, a cell, a text box or a note: paragraphs and tables in order. */
export function readContent(parent: XmlElement, story: Story, around: Surroundings): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: SeenText | null = null; // of a paragraph whose mark is hidden: the next one goes on in its line
  const close = () => {
    if (open !== null) pieces.push(textPiece(open));
    open = null;
  };
  const paragraph = (element: XmlElement) => {
    const { seen, boxes, pictures, runsOn } = readParagraph(element, story, around);
    const joined: SeenText = open === null ? seen : { text: open.text + seen.text, leftOut: [...open.leftOut, ...seen.leftOut] };
    open = joined;
    if (!runsOn || boxes.length > 0 || pictures.length > 0) close();
    for (const one of pictures) pieces.push(one);
    for (const box of boxes) for (const one of readContent(box, story, { ...around, ground: UNKNOWN_GROUND })) pieces.push(one);
  };
  const walk = (node: XmlElement): void => {
    for (const element of elementsOf(node)) {
      const { name } = element;
      if (name === "w:p") paragraph(element);
      else if (name === "w:tbl") {
        close();
        pieces.push({ kind: "table", table: readTable(element, story, around, readContent) });
      } else if (name === "mc:AlternateContent") for (const chosen of alternative(element)) walk(chosen);
      else if (TRANSPARENT.has(name)) walk(element);
      else if (INSERTED_DOCUMENTS.has(name)) pieces.push(insertedDocument(element, story));
      else if (REMOVED.has(name) || name === "m:oMathPara" || name === "m:oMath")
        paragraph({ name: "w:p", attributes: {}, children: [element] });
      else if (!SHOWS_NOTHING.has(name) && textIn(element).trim() !== "") pieces.push(unknownElement(element, story));
    }
  };
  walk(parent);
  close();
  return pieces;
}

function textPiece(seen: SeenText): TextPiece {
  return { kind: "text", text: seen.text, notes: notesOf(seen) };
}

function insertedDocument({ name, attributes }: XmlElement, story: Story): TextPiece {
  const seen = nothingSeen();
  leaveOut(seen, "content_unread", "an inserted document", attributes["r:id"] ?? name);
  tell(story, name, "a document that Word inserts here is not read", "none");
  return textPiece(seen);
}

function unknownElement(element: XmlElement, story: Story): TextPiece {
  const seen = nothingSeen();
  const text = textIn(element).trim();
  leaveOut(seen, "content_unread", `an element that is not known (${element.name})`, text);
  tell(story, element.name, `an element that is not known, with the text ${text.slice(0, 40)}`, "none");
  return textPiece(seen);
}
