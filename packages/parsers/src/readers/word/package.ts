import { DocumentError, reasonOf } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import type { Damage, Source } from "../../document.ts";
import { MAX_INFLATED_BYTES } from "../zip-guard.ts";
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
  readonly damage: readonly Damage[];
}

/** Usually `word/document.xml`; Word for the web writes `word/document2.xml`. */
const MAIN_PART = /^word\/document\d*\.xml$/;

/**
 * Opens a Word file: the main part that its relationships name, and the parts that say how it is shown.
 * @throws DocumentError `damaged` with the part's name where one cannot be read, `encrypted`, `too_large`.
 */
export async function openWord(source: Source): Promise<WordPackage> {
  const { parts, damage } = await readParts(source);
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
  const folder = mainPart.slice(0, mainPart.lastIndexOf("/") + 1);
  const relations = relationsOf(optional(`${folder}_rels/${mainPart.slice(folder.length)}.rels`), folder);
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
    damage,
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationsOf(rels: XmlElement | null, folder: string): readonly Relation[] {
  if (rels === null) return [];
  return elementsOf(rels).flatMap(({ attributes: { Id = "", Type = "", Target = "", TargetMode } }) => {
    if (TargetMode === "External") return [];
    const path = Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`;
    return [{ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target: normalized(path) }];
  });
}

function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** Parts that are text of the document or say how it is shown: customXml, themes and settings are not. */
const WANTED =
  /^(?:_rels\/\.rels|(?:[^/]+\/)*(?:_rels\/)?(?:document|styles|numbering|footnotes|endnotes|header|footer|comments)\d*\.xml(?:\.rels)?)$/;
/** Parts beside the text: where one is broken the text is read without it. */
const BESIDE = /(?:header|footer|comments)\d*\.xml$/;

interface Parts {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** What was broken and is not needed to read the text. */
  readonly damage: Damage[];
}

async function readParts(source: Source): Promise<Parts> {
  const { bytes } = source;
  const parts = new Map<string, Uint8Array>();
  const damage: Damage[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    let left = MAX_INFLATED_BYTES;
    for await (const entry of zip.eachEntry()) {
      if (!WANTED.test(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new DocumentError({ code: "encrypted", file: source.name });
      if (parts.has(entry.fileName)) throw damaged(source, `${entry.fileName}: the part is there twice`);
      try {
        const content = await inflate(await zip.openReadStreamPromise(entry), left, source, entry.fileName);
        left -= content.length;
        if (crc32(content) !== entry.crc32) throw damaged(source, `${entry.fileName}: its checksum does not fit`);
        parts.set(entry.fileName, content);
      } catch (error) {
        const failure = error instanceof DocumentError ? error.failure : null;
        if (!BESIDE.test(entry.fileName) || failure?.code === "too_large") throw error;
        const reason = failure?.code === "damaged" ? failure.reason.replace(`${entry.fileName}: `, "") : reasonOf(error);
        damage.push({ page: null, part: entry.fileName, reason, concerns: "none" });
      }
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : damaged(source, reasonOf(error), error);
  }
  return { parts, damage };
}

async function inflate(stream: AsyncIterable<unknown>, limit: number, source: Source, part: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > limit)
        throw new DocumentError({ code: "too_large", file: source.name, reason: `${part} inflates beyond the limit` });
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : damaged(source, `${part}: ${reasonOf(error)}`, error);
  }
  return Buffer.concat(chunks);
}

function damaged(source: Source, reason: string, cause?: unknown): DocumentError {
  return new DocumentError({ code: "damaged", file: source.name, page: null, reason }, { cause });
}
