import type { ShownPicture } from "../inside/picture.ts";
import type { Piece } from "../pieces.ts";
import { leaveOut, notesOf, nothingSeen, type SeenText } from "../seen-text.ts";
import { lowered, raised } from "../raised.ts";
import { charactersOf, elementsOf, isElement, parseNodes, textIn, type Element, type Node } from "./nodes.ts";
import { readTable } from "./table.ts";
import { PLAIN, shownAs, styleSheetOf, type Shown, type StyleSheet } from "./visibility.ts";

/** What these hold is no text of the page. */
const SKIPPED = new Set(["script", "style", "head", "template", "noscript"]);
const BLOCK = new Set([
  "p",
  "div",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "section",
  "article",
  "ul",
  "ol",
  "body",
  "html",
  "center",
  "form",
  "caption",
]);
/** Outside a table that was understood, cells and rows are blocks. */
const TABLE_PARTS = new Set(["tr", "td", "th"]);
/** What shows something that is no text. It is told in cells and between tables: pages are full of pictures. */
const UNREAD = new Set(["img", "svg", "canvas", "object", "embed", "iframe", "video"]);
/** Pictures no larger than this hold a place open. */
const SPACER_PIXELS = 2;

/** The picture that an address leads to; null where its bytes are not at hand. */
export type PictureAt = (address: string) => ShownPicture | null;

/** What stands on a page, in order; null for a page that is nested too deeply. */
export function readPage(html: string, pictureAt: PictureAt = () => null): readonly Piece[] | null {
  const nodes = parseNodes(html);
  if (nodes === null) return null;
  return withoutOrnaments(readNodes(nodes, { shown: PLAIN, inCell: false, sheet: styleSheetOf(nodes), pictureAt }));
}

const isPicture = (piece: Piece): boolean =>
  piece.kind === "text" && piece.text.trim() === "" && piece.notes.every(({ flag }) => flag === "content_unread");

/** Without the pictures around tables. One between two tables, with nothing else there, may be rows of theirs and is told. */
function withoutOrnaments(pieces: readonly Piece[]): readonly Piece[] {
  const beside = (from: number, step: 1 | -1): Piece | undefined => {
    let at = from + step;
    for (let next = pieces[at]; next !== undefined && (next.kind === "picture" || isPicture(next)); next = pieces[at]) at += step;
    return pieces[at];
  };
  const told = pieces.filter(
    (piece, i) => !isPicture(piece) || (beside(i, -1)?.kind === "table" && beside(i, 1)?.kind === "table"),
  );
  return told.map((piece) =>
    piece.kind !== "text" || piece.text.trim() === ""
      ? piece
      : { ...piece, notes: piece.notes.filter(({ flag }) => flag !== "content_unread") },
  );
}

interface Context {
  readonly shown: Shown;
  readonly inCell: boolean;
  readonly sheet: StyleSheet;
  readonly pictureAt: PictureAt;
}

function readNodes(nodes: readonly Node[], outer: Context): readonly Piece[] {
  const pieces: Piece[] = [];
  let seen: SeenText = nothingSeen();
  let waiting: Piece[] = []; // pictures in a line stand behind it: an icon must not part its text
  const flush = () => {
    const notes = notesOf(seen);
    if (seen.text.trim() !== "" || notes.length > 0) pieces.push({ kind: "text", text: seen.text, notes });
    for (const one of waiting) pieces.push(one);
    waiting = [];
    seen = nothingSeen();
  };
  const emit = (text: string, { gone, invisible, struck }: Shown): void => {
    if (gone || invisible) leaveOut(seen, "text_unseen", "hidden (隐藏)", text);
    else if (struck) leaveOut(seen, "text_struck", "struck out (删除线)", text);
    else seen.text += text;
  };
  const table = (element: Element, context: Context): void => {
    flush();
    const within = (inside: readonly Element[]) =>
      inside.slice(1).reduce((shown, around) => shownAs(around, shown, context.sheet), context.shown);
    const { table: sketch, outside } = readTable(element, {
      isGone: (part, inside) => !context.shown.gone && shownAs(part, within(inside), context.sheet).gone,
      read: (part, inside) => {
        const shown = within(inside);
        if (!isElement(part) || (part.name !== "td" && part.name !== "th")) return readNodes([part], { ...context, shown });
        return readNodes(part.children, { ...context, inCell: true, shown: shownAs(part, shown, context.sheet) });
      },
    });
    for (const one of outside) pieces.push(one);
    if (!context.shown.gone) pieces.push({ kind: "table", table: sketch });
    else for (const one of sketch.cells.flatMap((cell) => cell.pieces)) pieces.push(one); // notes only
  };
  const walk = (node: Node, context: Context): void => {
    const characters = charactersOf(node);
    if (characters !== null) {
      const text = characters.replaceAll(/[\r\n]+/g, " ").replaceAll("\u00AD", "");
      const { superscript, subscript } = context.shown;
      emit(superscript ? raised(text) : subscript ? lowered(text) : text, context.shown);
    }
    if (!isElement(node) || SKIPPED.has(node.name)) return;
    const shown = shownAs(node, context.shown, context.sheet);
    const inner = { ...context, shown };
    if (node.name === "br") emit("\n", shown.gone ? shown : PLAIN);
    else if (node.name === "table") table(node, inner);
    else if (node.name === "input") emit(shownInInput(node), shown);
    else if (node.name === "select") emit(chosenOption(node), shown);
    else if (node.name === "mfrac") fraction(node, inner);
    else if (UNREAD.has(node.name)) {
      picture(node, shown);
      if (!shown.gone && !shown.invisible && !isSpacer(node))
        leaveOut(seen, "content_unread", "not text, and not read", `${node.name} `);
    } else {
      const isBlock = BLOCK.has(node.name) || TABLE_PARTS.has(node.name);
      if (isBlock) flush();
      for (const part of node.children) walk(part, inner);
      if (isBlock) flush();
    }
  };
  const picture = (node: Element, shown: Shown): void => {
    const address = node.name === "img" && !shown.gone && !shown.invisible ? node.attribs["src"]?.trim() : undefined;
    const found = address === undefined ? null : outer.pictureAt(address);
    if (found === null) return;
    waiting.push({ kind: "picture", picture: found });
  };
  const fraction = (node: Element, { shown }: Context): void => {
    const [over = "", under = ""] = elementsOf(node.children).map((part) => textIn(part).trim());
    const written = `(${over})/(${under})`;
    emit(written, shown);
    leaveOut(seen, "equation", "an equation, written in one line as", `${written} `);
  };
  for (const node of nodes) walk(node, outer);
  flush();
  return pieces;
}

const TYPED = new Set(["text", "number", "date", "tel", "search", "month"]);

/** What a page shows in a field that has been filled in. */
function shownInInput({ attribs }: Element): string {
  const type = (attribs["type"] ?? "text").toLowerCase();
  if (type === "checkbox" || type === "radio") return attribs["checked"] === undefined ? "☐" : "☑";
  return TYPED.has(type) ? (attribs["value"] ?? "") : "";
}

function chosenOption(select: Element): string {
  const options = elementsOf(select.children).flatMap((part) => (part.name === "optgroup" ? elementsOf(part.children) : [part]));
  const chosen = options.find((option) => option.attribs["selected"] !== undefined) ?? options[0];
  return chosen === undefined ? "" : textIn(chosen).trim();
}

function isSpacer({ attribs }: Element): boolean {
  return [attribs["width"], attribs["height"]].some((size) => size !== undefined && Number.parseInt(size, 10) <= SPACER_PIXELS);
}
