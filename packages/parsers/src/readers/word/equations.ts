import { raised } from "../raised.ts";
import { child, elementsOf, type XmlElement } from "./xml.ts";

/** An equation as one line. `plain`: its characters follow each other as in a line of text; else it was written otherwise than it is shown. */
export interface WrittenEquation {
  readonly text: string;
  readonly plain: boolean;
}

/** How the text of a run in an equation is shown, decided by whoever knows the document's styles. */
export type ReadRun = (run: XmlElement) => string;

const PROPERTIES = /^(?:m:.*Pr|w:rPr)$/;
/** Structures whose content is read from left to right. */
const IN_LINE = new Set([
  "m:oMath",
  "m:oMathPara",
  "m:e",
  "m:num",
  "m:den",
  "m:sup",
  "m:sub",
  "m:deg",
  "m:fName",
  "m:lim",
  "m:box",
  "m:borderBox",
]);

/** Office's equations (ECMA-376 22.1) as a line: `≥98%`, `(a+b)/2`, `10³`, `√(x)`. `readRun` reads runs, and what is no equation inside one. */
export function writeEquation(equation: XmlElement, readRun: ReadRun): WrittenEquation {
  let plain = true;
  const all = (element: XmlElement | undefined): string =>
    elementsOf(element)
      .filter(({ name }) => !PROPERTIES.test(name))
      .map(write)
      .join("");
  const part = (element: XmlElement, name: string) => all(child(element, name));
  const odd = (text: string) => {
    plain = false;
    return text;
  };
  const script = (text: string) => {
    const figures = raised(text);
    return figures === text ? odd(`^${grouped(text)}`) : figures;
  };
  const write = (element: XmlElement): string => {
    if (IN_LINE.has(element.name)) return all(element);
    if (element.name === "m:r" || !element.name.startsWith("m:")) return readRun(element);
    switch (element.name) {
      case "m:f":
        return odd(`${grouped(part(element, "m:num"))}/${grouped(part(element, "m:den"))}`);
      case "m:sSup":
        return `${part(element, "m:e")}${script(part(element, "m:sup"))}`;
      case "m:sSub":
        return odd(`${part(element, "m:e")}_${grouped(part(element, "m:sub"))}`);
      case "m:sSubSup":
        return odd(`${part(element, "m:e")}_${grouped(part(element, "m:sub"))}${script(part(element, "m:sup"))}`);
      case "m:rad":
        return odd(`${part(element, "m:deg")}√${grouped(part(element, "m:e"))}`);
      case "m:d":
        return delimited(element, all);
      case "m:nary":
        return odd(
          `${property(element, "m:naryPr", "m:chr") ?? "∫"}${part(element, "m:sub")}${part(element, "m:sup")}${grouped(part(element, "m:e"))}`,
        );
      case "m:phant":
        return ["0", "off", "false"].includes(property(element, "m:phantPr", "m:show") ?? "on") ? "" : part(element, "m:e");
      default:
        return odd(all(element));
    }
  };
  return { text: write(equation), plain };
}

function property(element: XmlElement, properties: string, name: string): string | undefined {
  return child(child(element, properties), name)?.attributes["m:val"];
}

function grouped(text: string): string {
  return /^(?:[\d.]+|\p{L})?$/u.test(text) ? text : `(${text})`;
}

function delimited(element: XmlElement, all: (inner: XmlElement) => string): string {
  const sign = (name: string, usual: string) => property(element, "m:dPr", name) ?? usual;
  const parts = elementsOf(element)
    .filter(({ name }) => name === "m:e")
    .map(all);
  return `${sign("m:begChr", "(")}${parts.join(sign("m:sepChr", "|"))}${sign("m:endChr", ")")}`;
}
