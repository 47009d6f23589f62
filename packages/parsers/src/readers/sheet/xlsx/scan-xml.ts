import { SaxesParser } from "saxes";

/** What is heard of an XML part while it is passed from its beginning to its end. Names come without their prefix. */
export interface XmlEars {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Pieces in which a part is handed over, in bytes: a sheet of 100 MB is never one string. */
const STEP_BYTES = 1 << 20;
/** Deeper than workbooks nest. */
const MAX_DEPTH = 200;

/** @throws Error for what is not well-formed, has a document type (no program writes one, and entities are an attack) or nests too deeply */
export function scanXml(bytes: Uint8Array, ears: XmlEars): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("it has a document type declaration");
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    if (depth > MAX_DEPTH) throw new Error(`elements are nested more than ${MAX_DEPTH} deep`);
    ears.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    ears.close?.(localName(name));
  });
  if (ears.text !== undefined) {
    parser.on("text", ears.text);
    parser.on("cdata", ears.text);
  }
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += STEP_BYTES)
    parser.write(decoder.decode(bytes.subarray(at, at + STEP_BYTES), { stream: at + STEP_BYTES < bytes.length }));
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** XML is UTF-8 or UTF-16 (XML 1.0, 4.3.3). */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? "utf-16be" : "utf-8";
}

/** An attribute by its name without a prefix: `id` of `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
