import { reasonOf } from "@jixiao/contract";
import type { Source } from "../../../document.ts";
import { damagedPart, readParts } from "../../zip-parts.ts";
import { attribute, scanXml } from "./scan-xml.ts";

/** The parts of a workbook's file (ECMA-376 part 2), by their names in lower case: names are compared without it. */
export interface SheetPackage {
  readonly has: (name: string) => boolean;
  readonly bytes: (name: string) => Uint8Array;
  /** What a part refers to, by the references' ids. */
  readonly relationsOf: (part: string) => ReadonlyMap<string, Relation>;
}

export interface Relation {
  /** The last word of its type: `worksheet`, `sharedStrings`, `drawing`. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

/** Pictures, themes, printers and caches of pivot tables are not text. */
const WANTED =
  /^(?:_rels\/\.rels|xl\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?|xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;

/** @throws DocumentError `damaged` with the part's name, `encrypted`, `too_large` */
export async function openPackage(source: Source): Promise<SheetPackage> {
  const read = await readParts(source, (name) => WANTED.test(partName(name)));
  const parts = new Map([...read].map(([name, bytes]) => [partName(name), bytes]));
  const bytes = (name: string): Uint8Array => {
    const part = parts.get(name);
    if (part === undefined) throw damagedPart(source, `${name}: the part is missing`);
    return part;
  };
  return {
    has: (name) => parts.has(name),
    bytes,
    relationsOf: (part) => {
      const slash = part.lastIndexOf("/") + 1;
      const folder = part.slice(0, slash);
      const name = `${folder}_rels/${part.slice(slash)}.rels`;
      return parts.has(name) ? relationsIn(source, name, bytes(name), folder) : new Map();
    },
  };
}

/** Scans a part; what is wrong with it names it. @throws DocumentError `damaged` */
export function scanPart(source: Source, name: string, bytes: Uint8Array, ears: Parameters<typeof scanXml>[1]): void {
  try {
    scanXml(bytes, ears);
  } catch (error) {
    if (error instanceof Error && error.name === "DocumentError") throw error;
    throw damagedPart(source, `${name}: ${reasonOf(error)}`, error);
  }
}

function partName(name: string): string {
  return name.toLowerCase().replaceAll("\\", "/").replace(/^\//, "");
}

function relationsIn(source: Source, name: string, bytes: Uint8Array, folder: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  scanPart(source, name, bytes, {
    open(element, attributes) {
      const [id, type, target] = ["Id", "Type", "Target"].map((key) => attribute(attributes, key) ?? "");
      if (element !== "Relationship" || id === undefined || type === undefined || target === undefined) return;
      if (attributes["TargetMode"] === "External") return;
      const path = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
      relations.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target: normalized(partName(path)) });
    },
  });
  return relations;
}

function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
