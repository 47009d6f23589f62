import { DocumentError, reasonOf } from "@jixiao/contract";
import type { Source } from "../../document.ts";
import { elementsOf, parseXml, type XmlElement } from "../word/xml.ts";
import { folderOf, resolvedPath } from "../package-relations.ts";
import { damagedPart, readParts } from "../zip-parts.ts";

/** The parts of an OFD file, by their paths. */
export interface OfdPackage {
  /** The root element of a part; null where the part is not there or cannot be read, and then `tell` heard why. */
  readonly xml: (path: string) => XmlElement | null;
  readonly bytes: (path: string) => Uint8Array | null;
  /** Parts by which the file says that its content is encrypted (GB/T 33190-2016, 18; OFD 2.0). */
  readonly encrypted: boolean;
}

/** What is told of a part that is not as it should be. */
export type Tell = (part: string, reason: string) => void;

/** Fonts are not opened: text is what its codes say. */
const FONT = /\.(?:ttf|otf|ttc|otc|cff|pfb|woff2?)$/i;

/** @throws DocumentError `damaged`, `encrypted`, `too_large` */
export async function openOfd(source: Source, tell: Tell): Promise<OfdPackage> {
  const isSpare = (name: string) => !/\.xml$/i.test(name);
  const raw = await readParts(source, (name) => !name.endsWith("/") && !FONT.test(name), { isSpare, tell });
  const parts = new Map<string, Uint8Array>();
  for (const [name, content] of raw) {
    const key = keyOf(name);
    if (parts.has(key)) throw damagedPart(source, `${name}: the part is there twice`);
    parts.set(key, content);
  }
  const read = new Map<string, XmlElement | null>();
  const xml = (path: string): XmlElement | null => {
    const key = keyOf(path);
    const known = read.get(key);
    if (known !== undefined) return known;
    const element = parsed(path, parts.get(key), tell);
    read.set(key, element);
    return element;
  };
  return {
    xml,
    bytes: (path) => parts.get(keyOf(path)) ?? null,
    encrypted: parts.has("encryptions.xml") || parts.has("encryptinfo.xml"),
  };
}

function parsed(path: string, bytes: Uint8Array | undefined, tell: Tell): XmlElement | null {
  if (bytes === undefined) {
    tell(path, "the part is missing");
    return null;
  }
  try {
    return parseXml(bytes);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    tell(path, reasonOf(error));
    return null;
  }
}

/** Paths are compared without case; some programs write Windows separators, or a first slash. */
function keyOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

/** ST_Loc (GB/T 33190, 7.2): from the package's root where it begins with a slash, else from the folder of the part in which it stands. */
export function locate(loc: string, part: string): string {
  return resolvedPath(folderOf(part), loc.trim());
}

/** The name of an element without its prefix: producers name the namespace as they like, or not at all. */
export function nameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}

export function childrenOf(element: XmlElement | null | undefined, name: string): readonly XmlElement[] {
  return elementsOf(element ?? undefined).filter((inner) => nameOf(inner) === name);
}

export function childOf(element: XmlElement | null | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element ?? undefined;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("") ?? "";
}
