import { reasonOf } from "@jixiao/contract";
import type { Damage, Source } from "../../../document.ts";
import { folderOf, type Relation, relationOf, relationsPart } from "../../package-relations.ts";
import { damagedPart, readParts } from "../../zip-parts.ts";
import { attribute, scanXml } from "./scan-xml.ts";

/** The parts of a workbook's file (ECMA-376 part 2), by their names in lower case: names are compared without it. */
export interface SheetPackage {
  readonly has: (name: string) => boolean;
  readonly bytes: (name: string) => Uint8Array;
  /** What a part refers to, by the references' ids. */
  readonly relationsOf: (part: string) => ReadonlyMap<string, Relation>;
}

/** Themes, printers and caches of pivot tables are not text; pictures are opened when somebody looks at them. */
const WANTED =
  /^(?:_rels\/\.rels|xl\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?|xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets|drawings)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;
/** Parts beside the cells: where one is broken the sheets are read without it. */
const BESIDE = /^xl\/(?:drawings\/|(?:_rels\/)?cellimages\.xml)/;

/** @throws DocumentError `damaged` with the part's name, `encrypted`, `too_large` */
export async function openPackage(source: Source, damage: Damage[]): Promise<SheetPackage> {
  const read = await readParts(source, (name) => WANTED.test(partName(name)), {
    isSpare: (name) => BESIDE.test(partName(name)),
    tell: (part, reason) => damage.push({ page: null, part, reason: reason.replace(`${part}: `, ""), concerns: "none" }),
  });
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
      const name = relationsPart(part);
      return parts.has(name) ? relationsIn(source, name, bytes(name), folderOf(part)) : new Map();
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
      const [Id, Type, Target] = ["Id", "Type", "Target"].map((key) => attribute(attributes, key) ?? undefined);
      const relation =
        element === "Relationship" ? relationOf({ Id, Type, Target, TargetMode: attributes["TargetMode"] }, folder) : null;
      if (relation !== null) relations.set(relation.id, { ...relation, target: partName(relation.target) });
    },
  });
  return relations;
}
