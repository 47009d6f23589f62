import { SaxesParser } from "saxes";

/** An element with its name under the prefix by which this reader knows the namespace: `w:p`, whatever the file's prefix is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Namespaces of ECMA-376 (transitional and strict), and those that Word writes beside them. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
};

/** Elements whose blanks count. */
const TEXT = new Set(["w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t"]);
/** Deeper than Word nests; what is deeper would exhaust the stack of whoever walks it. */
const MAX_DEPTH = 1000;

/** @throws Error for what is not well-formed, has a document type (Word writes none, and entities are an attack) or nests too deeply. */
export function parseXml(bytes: Uint8Array): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: XmlNode[];
  }
  const root: Open = { name: "", attributes: {}, children: [] };
  const stack: Open[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("doctype", () => {
    throw new Error("it has a document type declaration");
  });
  parser.on("opentag", (tag) => {
    if (stack.length > MAX_DEPTH) throw new Error(`elements are nested more than ${MAX_DEPTH} deep`);
    const attributes: Record<string, string> = {};
    for (const { uri, local, value } of Object.values(tag.attributes))
      attributes[uri === "" ? local : `${PREFIXES[uri] ?? "?"}:${local}`] = value;
    const element: Open = { name: `${PREFIXES[tag.uri] ?? "?"}:${tag.local}`, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  const text = (data: string) => {
    const open = stack.at(-1);
    if (open !== undefined && (TEXT.has(open.name) || data.trim() !== "")) open.children.push(data);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.write(decode(bytes)).close();
  const [element] = root.children.filter((child) => typeof child !== "string");
  if (element === undefined) throw new Error("it holds no element");
  return element;
}

/** XML is UTF-8 or UTF-16 (XML 1.0, 4.3.3). @throws TypeError for bytes that are neither. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? "utf-16le"
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return element?.children.filter(isElement) ?? [];
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => isElement(node) && node.name === name);
}

/** The attribute `w:val` of a child, as properties have it. */
export function childVal(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** ECMA-376 17.17.4: present without a value is true. Null: not present. */
export function onOff(element: XmlElement | undefined, name: string): boolean | null {
  const found = child(element, name);
  if (found === undefined) return null;
  return !["0", "false", "off"].includes(found.attributes["w:val"] ?? "true");
}

/** All text in an element, for what is said of it. */
export function textIn(node: XmlNode): string {
  return isElement(node) ? node.children.map(textIn).join("") : node;
}

export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const collect = ({ children }: XmlElement): void => {
    for (const inner of children) {
      if (!isElement(inner)) continue;
      if (inner.name === name) found.push(inner);
      collect(inner);
    }
  };
  collect(element);
  return found;
}
