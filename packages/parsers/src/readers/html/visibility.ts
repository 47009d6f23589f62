import { elementsOf, textIn, type Element, type Node } from "./nodes.ts";

/** How text is shown: `gone` takes up no room, `invisible` does. */
export interface Shown {
  readonly gone: boolean;
  readonly invisible: boolean;
  readonly struck: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
}

export const PLAIN: Shown = { gone: false, invisible: false, struck: false, superscript: false, subscript: false };

/** Declarations of the page's own style sheets, by simple selector: `td`, `.c`, `td.c`, `#id`. */
export type StyleSheet = ReadonlyMap<string, string>;

const STRUCK = new Set(["s", "del", "strike"]);
/** `mso-hide:all` is Word's hidden text in a page saved from it. */
const GONE =
  /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|rem|%)?)\s*(?:!important\s*)?(?:;|$)/i;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*(hidden|collapse|visible)/i;
const TRANSPARENT = /(?:^|;)\s*opacity\s*:\s*0?(?:\.0+)?\s*(?:!important\s*)?(?:;|$)/i;
const LINE_THROUGH = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** `mso-text-raise` is Word's raised text (提升) in a page saved from it. */
const RAISED = /(?:^|;)\s*(?:vertical-align\s*:\s*super|mso-text-raise\s*:\s*(?:[3-9]|[1-9]\d+)(?:\.\d+)?pt)\b/i;
const LOWERED = /(?:^|;)\s*(?:vertical-align\s*:\s*sub|mso-text-raise\s*:\s*-(?:[3-9]|[1-9]\d+)(?:\.\d+)?pt)\b/i;
/** Where `vertical-align` places the cell's text, and raises none. */
const CELLS = new Set(["td", "th", "tr", "tbody", "table"]);

/** How an element's text is shown inside what is shown so around it. */
export function shownAs(element: Element, around: Shown, sheet: StyleSheet): Shown {
  const { name, attribs } = element;
  if (isOrdinary(element, sheet)) return around;
  const declared = [...selectorsOf(element).map((selector) => sheet.get(selector)), attribs["style"]].filter(
    (style) => style !== undefined,
  );
  const visibility = declared.map((style) => VISIBILITY.exec(style)?.[1]?.toLowerCase()).findLast((found) => found !== undefined);
  return {
    gone: around.gone || attribs["hidden"] !== undefined || declared.some((style) => GONE.test(style)),
    invisible:
      declared.some((style) => TRANSPARENT.test(style)) ||
      (visibility === undefined ? around.invisible : visibility !== "visible"),
    struck: around.struck || STRUCK.has(name) || declared.some((style) => LINE_THROUGH.test(style)),
    superscript:
      name === "sup" ||
      (!CELLS.has(name) && declared.some((style) => RAISED.test(style))) ||
      (around.superscript && name !== "sub"),
    subscript:
      name === "sub" ||
      (!CELLS.has(name) && declared.some((style) => LOWERED.test(style))) ||
      (around.subscript && name !== "sup"),
  };
}

/** Is it shown as what is around it, and nothing said of it? So are nearly all cells. */
function isOrdinary({ name, attribs }: Element, sheet: StyleSheet): boolean {
  if (STRUCK.has(name) || name === "sup" || name === "sub" || sheet.has(name)) return false;
  for (const attribute of STYLING) if (attribs[attribute] !== undefined) return false;
  return true;
}

const STYLING = ["style", "class", "id", "hidden"] as const;

function selectorsOf({ name, attribs }: Element): readonly string[] {
  const classes = (attribs["class"] ?? "").split(/\s+/).filter((one) => one !== "");
  const id = attribs["id"];
  return [
    name,
    ...classes.flatMap((one) => [`.${one}`, `${name}.${one}`]),
    ...(id === undefined ? [] : [`#${id}`, `${name}#${id}`]),
  ];
}

/** The page's style elements. Rules with more than a simple selector, and those of other media, are not followed. */
export function styleSheetOf(nodes: readonly Node[]): StyleSheet {
  const sheet = new Map<string, string>();
  for (const css of styleTexts(nodes)) {
    for (const [, selectors = "", style = ""] of withoutMedia(css).matchAll(/([^{}]+)\{([^{}]*)\}/g))
      for (const selector of selectors.split(",").map((one) => one.trim()))
        if (/^(?:[a-z][\w-]*)?(?:[.#][\w-]+)?$/i.test(selector) && selector !== "")
          sheet.set(selector, `${sheet.get(selector) ?? ""};${style}`);
  }
  return sheet;
}

function styleTexts(nodes: readonly Node[]): readonly string[] {
  return elementsOf(nodes).flatMap((element) => (element.name === "style" ? [textIn(element)] : styleTexts(element.children)));
}

/** Without comments, and without blocks for other media than a screen of any size. */
function withoutMedia(css: string): string {
  let out = "";
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\/|<!--|-->/g, "");
  for (let at = 0; at < plain.length;) {
    const media = plain.indexOf("@media", at);
    const open = media === -1 ? -1 : plain.indexOf("{", media);
    if (open === -1) return out + plain.slice(at);
    out += plain.slice(at, media);
    let depth = 1;
    let end = open + 1;
    for (; end < plain.length && depth > 0; end++) depth += plain[end] === "{" ? 1 : plain[end] === "}" ? -1 : 0;
    if (/^@media\s+(?:all|screen)\s*$/i.test(plain.slice(media, open))) out += plain.slice(open + 1, end - 1);
    at = end;
  }
  return out;
}
