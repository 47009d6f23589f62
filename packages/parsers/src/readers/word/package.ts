import { reasonOf } from "@jixiao/contract";
import type { Damage, Source } from "../../document.ts";
import { folderOf, type Relation, relationOf, relationsPart } from "../package-relations.ts";
import { pictureInPackage, pictureOutside } from "../inside/in-package.ts";
import type { ShownPicture } from "../inside/picture.ts";
import { damagedPart as damaged, readParts } from "../zip-parts.ts";
import { elementsOf, parseXml, type XmlElement } from "./xml.ts";

/** The parts of a Word file that its text is made of. */
export interface WordPackage {
  readonly main: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  readonly comments: XmlElement | null;
  /** Heads and feet of pages, by the id of the relationship that sections name. */
  readonly margins: ReadonlyMap<string, XmlElement>;
  /** The picture that an id of the main part refers to; opened when it is wanted. */
  readonly pictureAt: (id: string) => ShownPicture;
  readonly damage: readonly Damage[];
}

/** Usually `word/document.xml`; Word for the web writes `word/document2.xml`. */
const MAIN_PART = /^word\/document\d*\.xml$/;

/**
 * Opens a Word file: the main part that its relationships name, and the parts that say how it is shown.
 * @throws DocumentError `damaged` with the part's name where one cannot be read, `encrypted`, `too_large`.
 */
export async function openWord(source: Source): Promise<WordPackage> {
  const damage: Damage[] = [];
  const parts = await readParts(source, (name) => WANTED.test(name), {
    isSpare: (name) => BESIDE.test(name),
    tell: (part, reason) => damage.push({ page: null, part, reason: reason.replace(`${part}: `, ""), concerns: "none" }),
  });
  const parse = (name: string): XmlElement => {
    try {
      return parseXml(parts.get(name) ?? new Uint8Array());
    } catch (error) {
      throw damaged(source, `${name}: ${reasonOf(error)}`, error);
    }
  };
  const optional = (name: string) => (parts.has(name) ? parse(name) : null);
  const root = relationsOf(optional("_rels/.rels"), "");
  const named = root.find(({ type }) => type === "officeDocument")?.target;
  const mainPart = named !== undefined && parts.has(named) ? named : [...parts.keys()].find((name) => MAIN_PART.test(name));
  if (mainPart === undefined) throw damaged(source, `${named ?? "word/document.xml"}: the part is missing`);
  const folder = folderOf(mainPart);
  const relations = relationsOf(optional(relationsPart(mainPart)), folder);
  const related = (type: string): XmlElement | null => {
    const target = relations.find((relation) => relation.type === type)?.target;
    if (target !== undefined && !parts.has(target))
      damage.push({ page: null, part: target, reason: "the part is missing", concerns: "all" });
    return optional(target ?? `${folder}${type}.xml`);
  };
  /** A part beside the text: the document is read without it, and says so. */
  const beside = (name: string): XmlElement | null => {
    if (!parts.has(name)) return null;
    try {
      return parse(name);
    } catch (error) {
      damage.push({ page: null, part: name, reason: reasonOf(error), concerns: "none" });
      return null;
    }
  };
  const margins = relations.flatMap(({ id, type, target }): readonly (readonly [string, XmlElement])[] => {
    const part = type === "header" || type === "footer" ? beside(target) : null;
    return part === null ? [] : [[id, part]];
  });
  return {
    main: parse(mainPart),
    styles: related("styles"),
    numbering: related("numbering"),
    footnotes: related("footnotes"),
    endnotes: related("endnotes"),
    comments: beside(relations.find(({ type }) => type === "comments")?.target ?? ""),
    margins: new Map(margins),
    pictureAt: (id) => {
      const picture = relations.find((relation) => relation.id === id && relation.type === "image")?.target;
      return picture === undefined ? pictureOutside(source, id) : pictureInPackage(source, picture);
    },
    damage,
  };
}

function relationsOf(rels: XmlElement | null, folder: string): readonly Relation[] {
  return elementsOf(rels ?? undefined).flatMap(({ attributes }) => relationOf(attributes, folder) ?? []);
}

/** Parts that are text of the document or say how it is shown: customXml, themes and settings are not. */
const WANTED =
  /^(?:_rels\/\.rels|(?:[^/]+\/)*(?:_rels\/)?(?:document|styles|numbering|footnotes|endnotes|header|footer|comments)\d*\.xml(?:\.rels)?)$/;
/** Parts beside the text: where one is broken the text is read without it. */
const BESIDE = /(?:header|footer|comments)\d*\.xml$/;
