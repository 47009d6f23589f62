import type { PictureBlock } from "../inside/picture.ts";
import { lowered, raised } from "../raised.ts";
import { leaveOut, nothingSeen, type SeenText } from "../seen-text.ts";
import { DRAWN, INSERTED_DOCUMENTS, REMOVED, SHOWS_NOTHING, SIGNS, TRANSPARENT, UNDERSTOOD } from "./elements.ts";
import { writeEquation } from "./equations.ts";
import { beginField, shownWithoutResult, type Field } from "./fields.ts";
import { type Ground, shadeOf, unseenBecause } from "./ground.ts";
import { listLabel } from "./numbering.ts";
import { picturesIn } from "./pictures.ts";
import { tell, type Story } from "./story.ts";
import { NO_PROPERTIES, runProperties, shownAs, type Shown } from "./styles.ts";
import { inFonts, symbolOf, UNKNOWN_SYMBOL } from "./symbols.ts";
import { child, childVal, descendants, elementsOf, isElement, textIn, type XmlElement } from "./xml.ts";

/** A paragraph as it is seen. */
export interface ReadParagraph {
  readonly seen: SeenText;
  /** The contents of text boxes that are anchored in it. */
  readonly boxes: readonly XmlElement[];
  /** Pictures in its line, to be read apart from it. */
  readonly pictures: readonly PictureBlock[];
  /** Its mark is hidden or deleted: the next paragraph goes on in its line. */
  readonly runsOn: boolean;
}

export interface Surroundings {
  readonly tableStyle: string | null;
  readonly inCell: boolean;
  /** The colour of the paper, of the cell or of whatever is under the text. */
  readonly ground: Ground;
}

/** Where a run is read: what applies to it. */
interface Context {
  readonly shown: Shown;
  readonly removed: boolean;
}

/** The visible text of a paragraph (ECMA-376 17.3.1.22). */
export function readParagraph(paragraph: XmlElement, story: Story, { tableStyle, inCell, ground }: Surroundings): ReadParagraph {
  const seen = nothingSeen();
  const boxes: XmlElement[] = [];
  const pictures: PictureBlock[] = [];
  const pPr = child(paragraph, "w:pPr");
  const style = childVal(pPr, "w:pStyle") ?? story.styles.defaultIds.get("paragraph") ?? null;
  const shownFor = (rPr: XmlElement | undefined): Shown =>
    shownAs(story.styles, rPr === undefined ? NO_PROPERTIES : runProperties(rPr), {
      table: tableStyle,
      paragraph: style,
      character: childVal(rPr, "w:rStyle") ?? story.styles.defaultIds.get("character") ?? null,
    });
  const plainRun = shownFor(undefined);
  const under = shadeOf(pPr);

  const emit = (text: string, { shown, removed }: Context): void => {
    const at = story.fields.findLastIndex((field) => field.phase === "code");
    const inCode = story.fields[at];
    for (const field of story.fields.slice(at + 1)) field.shown = true;
    if (inCode !== undefined) {
      inCode.code += text;
      inCode.strayText += text;
      return;
    }
    const unseen = unseenBecause(shown.colour, shown.size, shown.ground ?? under ?? ground);
    if (removed) leaveOut(seen, "text_struck", "deleted as a tracked change (修订删除)", text);
    else if (shown.hidden) leaveOut(seen, "text_unseen", "hidden (隐藏文字)", text);
    else if (shown.struck) leaveOut(seen, "text_struck", "struck out (删除线)", text);
    else if (unseen !== null) leaveOut(seen, "text_unseen", unseen, text);
    else seen.text += shown.capitals ? text.toUpperCase() : text;
  };
  const unknownSymbols = (codes: readonly string[]) => {
    for (const code of codes) {
      leaveOut(seen, "text_undecodable", "a symbol that is not known", `${code} `);
    }
  };
  const text = (raw: string, context: Context): void => {
    const shown = inFonts(
      raw.replaceAll(/[\r\n\u00AD]+/g, (found) => (found.startsWith("\u00AD") ? "" : " ")),
      context.shown.fonts,
    );
    unknownSymbols(shown.unknown);
    const { superscript, subscript } = context.shown;
    emit(superscript ? raised(shown.text) : subscript ? lowered(shown.text) : shown.text, context);
  };
  const symbol = ({ attributes }: XmlElement, context: Context): void => {
    const code = Number.parseInt(attributes["w:char"] ?? "", 16);
    const found = Number.isFinite(code) ? symbolOf(attributes["w:font"] ?? "", code) : null;
    if (found === null) unknownSymbols([`${attributes["w:char"] ?? "?"} of ${attributes["w:font"] ?? "?"}`]);
    emit(found ?? UNKNOWN_SYMBOL, context);
  };
  const withoutResult = (field: Pick<Field, "code" | "formData">, context: Context): void => {
    const { text: shown, unread } = shownWithoutResult(field);
    if (shown !== "") emit(shown, context);
    const isCode = story.fields.some(({ phase }) => phase === "code"); // then it is seen nowhere
    if (unread && !isCode) leaveOut(seen, "content_unread", "a field without a result", `${field.code.trim()} `);
  };
  const fieldChar = (fldChar: XmlElement, context: Context): void => {
    const field = story.fields.at(-1);
    const kind = fldChar.attributes["w:fldCharType"];
    if (kind === "begin") story.fields.push(beginField(fldChar));
    else if (kind === "separate" && field !== undefined) field.phase = "result";
    else if (kind === "end" && story.fields.pop()?.shown === false && field !== undefined) withoutResult(field, context);
  };
  const drawn = (element: XmlElement, context: Context): void => {
    const found = textBoxes(element);
    for (const one of found) boxes.push(one);
    if (found.length > 0) return;
    const what = unreadPicture(element);
    if (what === null || context.removed || context.shown.hidden) return;
    const shown = what === "a picture" ? picturesIn(element, story) : [];
    for (const one of shown) pictures.push(one);
    const isRead = shown.length > 0 && shown.every(({ picture }) => picture.passedOver === undefined);
    if (!isRead || inCell) leaveOut(seen, "content_unread", "not text, and not read", `${what} `);
  };
  const equation = (element: XmlElement, context: Context): void => {
    const readRun = (run: XmlElement) => {
      const before = seen.text;
      seen.text = "";
      inline(run, context);
      const written = seen.text;
      seen.text = before;
      return written;
    };
    const { text: written, plain } = writeEquation(element, readRun);
    seen.text += written;
    if (!plain) leaveOut(seen, "equation", "an equation, written in one line as", `${written} `);
  };

  const inline = (node: XmlElement, context: Context): void => {
    const { name } = node;
    if (name === "w:r" || name === "m:r") {
      const rPr = child(node, "w:rPr");
      const run: Context = { ...context, shown: rPr === undefined ? plainRun : shownFor(rPr) };
      const removed = context.removed || child(rPr, "w:del") !== undefined || child(rPr, "w:moveFrom") !== undefined;
      for (const inner of elementsOf(node)) inline(inner, { ...run, removed });
    } else if (name === "w:t" || name === "m:t" || name === "w:delText") {
      text(textIn(node), name === "w:delText" ? { ...context, removed: true } : context);
    } else if (SIGNS[name] !== undefined) emit(SIGNS[name], context);
    else if (SHOWS_NOTHING.has(name)) return;
    else if (name === "w:instrText" || name === "w:delInstrText") {
      const field = story.fields.at(-1);
      if (field?.phase === "code") field.code += textIn(node);
    } else if (name === "w:fldChar") fieldChar(node, context);
    else if (name === "w:fldSimple") {
      const field: Field = { ...beginField(node), code: node.attributes["w:instr"] ?? "", phase: "result" };
      story.fields.push(field);
      inlineAll(node, context);
      story.fields.splice(story.fields.indexOf(field), 1);
      if (!field.shown) withoutResult(field, context);
    } else if (name === "w:sym") symbol(node, context);
    else if (name === "w:footnoteReference" || name === "w:endnoteReference") {
      story.notes.push(`${name === "w:footnoteReference" ? "footnotes" : "endnotes"}/${node.attributes["w:id"] ?? ""}`);
    } else if (name === "w:commentReference") {
      const comment = story.comments.get(node.attributes["w:id"] ?? "");
      if (comment !== undefined) leaveOut(seen, "content_unread", "a comment (批注)", textIn(comment));
    } else if (name === "m:oMath" || name === "m:oMathPara") equation(node, context);
    else if (REMOVED.has(name)) inlineAll(node, { ...context, removed: true });
    else if (name === "mc:AlternateContent") for (const chosen of alternative(node)) inline(chosen, context);
    else if (TRANSPARENT.has(name)) inlineAll(node, context);
    else if (DRAWN.has(name)) drawn(node, context);
    else if (INSERTED_DOCUMENTS.has(name))
      leaveOut(seen, "content_unread", "an inserted document", `${node.attributes["r:id"] ?? "?"} `);
    else if (textIn(node).trim() !== "") {
      leaveOut(seen, "content_unread", `an element that is not known (${name})`, textIn(node));
      tell(story, name, `an element that is not known, with the text ${textIn(node).trim().slice(0, 40)}`, "none");
    }
  };
  const inlineAll = (node: XmlElement, context: Context): void => {
    for (const inner of elementsOf(node)) inline(inner, context);
  };

  const markProperties = child(pPr, "w:rPr");
  const mark = runProperties(markProperties);
  inlineAll(paragraph, { shown: plainRun, removed: false });
  const runsOn = mark.vanish === true || child(markProperties, "w:del") !== undefined;
  const isGone = runsOn && seen.text.trim() === "";
  if (!isGone) number();
  return { seen, boxes, pictures, runsOn };

  function number(): void {
    const label = listLabel(story.numbering, story.counters, story.styles, pPr, style);
    if (label === null) return;
    if (label.unknown !== null)
      leaveOut(seen, "content_unread", "a list's number, counted in a way that is not known", label.unknown);
    else if (inCell && BEGINS_WITH_NUMBER.test(seen.text))
      leaveOut(seen, "content_unread", "the list's number before this number", label.text);
    else seen.text = `${label.text}${label.text === "" || ENDS_WIDE.test(label.text) ? "" : " "}${seen.text}`;
  }
}

/** `1.` before `95%` would be read as 1.95%. */
const BEGINS_WITH_NUMBER = /^\s*[-−–+.]?[0-9０-９]/;
/** A wide sign needs no space behind it. */
const ENDS_WIDE = /[、．。）】〕」：]$/;

/** ECMA-376 part 3, 10.2.1: the first choice whose namespaces are understood, else the fallback. */
export function alternative(element: XmlElement): readonly XmlElement[] {
  const parts = elementsOf(element);
  const choice = parts.find(
    ({ name, attributes }) =>
      name === "mc:Choice" && (attributes["Requires"] ?? "").split(/\s+/).every((prefix) => UNDERSTOOD.has(prefix)),
  );
  const chosen = choice ?? parts.find(({ name }) => name === "mc:Fallback") ?? parts.find(({ name }) => name === "mc:Choice");
  return chosen === undefined ? [] : [chosen];
}

/** The text boxes of a drawing, each once; those in them are found when they are read. */
function textBoxes(element: XmlElement): readonly XmlElement[] {
  if (element.name === "w:txbxContent") return [element];
  const parts = element.name === "mc:AlternateContent" ? alternative(element) : element.children.filter(isElement);
  return parts.flatMap(textBoxes);
}

/** What a drawing without text boxes shows that is not read; null: lines and shapes only. */
function unreadPicture(element: XmlElement): string | null {
  if (element.name === "w:contentPart") return "ink";
  if (element.name === "w:control") return "a control";
  const has = (name: string) => descendants(element, name).length > 0;
  if (has("o:OLEObject"))
    return `an embedded object (${descendants(element, "o:OLEObject")[0]?.attributes["ProgID"] ?? "unknown"})`;
  if (has("c:chart")) return "a chart";
  if (has("dgm:relIds")) return "a diagram";
  const drawnText = descendants(element, "v:textpath").map(({ attributes }) => attributes["string"] ?? "");
  if (drawnText.some((found) => found !== "")) return `drawn text ${drawnText.join(" ")}`;
  if (has("a:blip") || has("v:imagedata")) return "a picture";
  return textIn(element).trim() === "" ? null : textIn(element).trim();
}
