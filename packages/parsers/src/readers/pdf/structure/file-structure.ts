import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import {
  type Cursor,
  type Dictionary,
  isDictionary,
  isReference,
  readValue,
  skipSpace,
  SyntaxDamage,
  type Value,
} from "./values.ts";
import { pictureParts } from "./coded-picture.ts";
import { type CrossReferences, nameIn, readCrossReferences, streamStart, TAIL_BYTES } from "./xref.ts";

/** Something of the file that is not as the format demands. `object` is null where it belongs to no object. */
export interface Finding {
  readonly object: number | null;
  readonly part: string;
  readonly reason: string;
}

/** A file's objects and what is wrong with them, found without the library that repairs in silence. */
export interface FileStructure {
  readonly findings: readonly Finding[];
  readonly objects: ReadonlyMap<number, Value>;
  /** Object streams and the objects in them. */
  readonly containers: ReadonlyMap<number, readonly number[]>;
  /** Streams whose data could be read: how long it is when it is inflated, unless a picture may stand in it. */
  readonly lengths: ReadonlyMap<number, number>;
  readonly trailer: Dictionary | null;
}

/** Streams that grow beyond this are not checked: the library has its own limits for them. */
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;
/** The header stands in the first bytes; what stands before it moves all offsets. */
const HEADER_BYTES = 1024;

/**
 * Checks a PDF's structure (ISO 32000-1, 7.5): header, end, cross-references, the syntax of every object, the length of every stream and the
 * checksum (Adler-32, RFC 1950) of those that are compressed.
 */
export function checkStructure(source: Uint8Array): FileStructure {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const findings: Finding[] = [];
  const base = Math.max(0, bytes.toString("latin1", 0, HEADER_BYTES).indexOf("%PDF-"));
  if (!bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES)).includes("%%EOF"))
    findings.push({ object: null, part: "end of the file", reason: "%%EOF is missing: the file is cut off" });
  try {
    return readObjects(bytes, base, readCrossReferences(bytes, base), findings);
  } catch (error) {
    if (!(error instanceof SyntaxDamage)) throw error;
    findings.push({ object: null, part: "cross-reference table", reason: `${error.message}; the library rebuilt it` });
    return { findings, objects: new Map(), containers: new Map(), lengths: new Map(), trailer: null };
  }
}

/** What is known of the file while its objects are read. */
interface Reading {
  readonly bytes: Buffer;
  readonly base: number;
  readonly references: CrossReferences;
  readonly objects: Map<number, Value>;
  readonly containers: Map<number, readonly number[]>;
  readonly lengths: Map<number, number>;
  readonly findings: Finding[];
  /** Stretches of the file that are accounted for. */
  readonly taken: (readonly [from: number, to: number])[];
}

function readObjects(bytes: Buffer, base: number, references: CrossReferences, findings: Finding[]): FileStructure {
  const reading: Reading = {
    bytes,
    base,
    references,
    objects: new Map(),
    containers: new Map(),
    lengths: new Map(),
    findings,
    taken: [...references.stretches],
  };
  const current = new Set<number>();
  for (const [object, entry] of references.entries) {
    if (!("offset" in entry)) continue;
    current.add(entry.offset);
    told(reading, object, () => readObject(reading, object, entry.offset));
  }
  for (const offset of references.offsets) if (!current.has(offset)) skipReplaced(reading, offset);
  for (const more of [leftOver(reading), missing(reading), unused(reading), misnamed(reading)])
    for (const finding of more) findings.push(finding); // a damaged file has as many as objects
  const { objects, containers, lengths } = reading;
  return { findings, objects, containers, lengths, trailer: references.trailer };
}

/** Syntax that is damaged is a finding about its object; the others are read all the same. */
function told(reading: Reading, object: number, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof SyntaxDamage)) throw error;
    reading.findings.push({ object, part: `object ${object}`, reason: error.message });
  }
}

const OBJECT = /^\s{0,20}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj(?![A-Za-z])/;

function readObject(reading: Reading, object: number, offset: number): void {
  const { bytes, base } = reading;
  const from = base + offset;
  const head = OBJECT.exec(bytes.toString("latin1", from, from + 60));
  if (head === null || Number(head[1]) !== object) throw new SyntaxDamage("is not where the cross-reference table says");
  const cursor: Cursor = { bytes, at: from + head[0].length };
  const value = readValue(cursor);
  reading.objects.set(object, value);
  const start = isDictionary(value) ? streamStart(bytes, cursor.at) : null;
  if (start !== null && isDictionary(value)) cursor.at = readStreamOf(reading, object, value, start);
  skipSpace(cursor);
  if (bytes.toString("latin1", cursor.at, cursor.at + 6) !== "endobj") throw new SyntaxDamage("does not end with endobj");
  reading.taken.push([from, cursor.at + 6]);
}

/** Checks a stream; gives the position behind its `endstream`. @throws SyntaxDamage */
function readStreamOf(reading: Reading, object: number, dictionary: Dictionary, start: number): number {
  const { bytes } = reading;
  const length = lengthOf(reading, dictionary.get("Length"));
  if (length === null) throw new SyntaxDamage("a stream without a length");
  const end = start + length;
  const closing = /^\s{0,4}endstream/.exec(bytes.toString("latin1", end, end + 13));
  if (closing === null) throw new SyntaxDamage("a stream that does not end where its length says");
  if (!reading.references.trailer.has("Encrypt")) checkData(reading, object, dictionary, bytes.subarray(start, end));
  return end + closing[0].length;
}

/** The length may be an object of its own, which may come later in the file. */
function lengthOf({ bytes, base, references, objects }: Reading, value: Value | undefined): number | null {
  if (typeof value === "number") return value;
  if (!isReference(value)) return null;
  const known = objects.get(value.object);
  if (typeof known === "number") return known;
  const entry = references.entries.get(value.object);
  if (entry === undefined || !("offset" in entry)) return null;
  const from = base + entry.offset;
  const found = /^\s{0,20}(\d+)\s+\d+\s+obj\s+(\d+)\s/.exec(bytes.toString("latin1", from, from + 80));
  return found === null || Number(found[1]) !== value.object ? null : Number(found[2]);
}

const ERRORS: Readonly<Record<string, string>> = {
  "incorrect data check": "its checksum (Adler-32) is another",
  "unexpected end of file": "its compressed data is cut off",
};

function checkData(reading: Reading, object: number, dictionary: Dictionary, data: Buffer): void {
  if (nameIn(dictionary.get("Filter")) !== "/FlateDecode") return checkZeros(reading, object, dictionary, data);
  const type = dictionary.get("Type");
  try {
    const plain = inflateSync(data, { maxOutputLength: MAX_INFLATED_BYTES });
    noteLength(reading, object, dictionary, plain);
    if (type === "/ObjStm") told(reading, object, () => readContained(reading, object, dictionary, plain));
  } catch (error) {
    if (!(error instanceof Error) || ("code" in error && error.code === "ERR_BUFFER_TOO_LARGE")) return;
    reading.findings.push({
      object,
      part: `stream of object ${object}${kindOf(dictionary)}`,
      reason: ERRORS[error.message] ?? error.message,
    });
  }
}

/** The operator that begins a picture within a page's contents (ISO 32000-1, 8.9.7). */
const INLINE_PICTURE = Buffer.from("BI");

function noteLength({ lengths }: Reading, object: number, dictionary: Dictionary, plain: Buffer): void {
  const filter = dictionary.get("Filter");
  if (Array.isArray(filter) && filter.length > 1) return; // something else is packed into it
  if (!dictionary.has("Length1") && !plain.includes(INLINE_PICTURE)) lengths.set(object, plain.length);
}

/** Zeros in a row that no writer of text or of compressed pictures makes; a disk that lost a sector does. */
const ZEROS = Buffer.alloc(48);
/** Pictures and fonts without compression may hold them. */
const PLAIN_DATA = /^\/(?:Image|Type1C|CIDFontType0C|OpenType)$/;

/** Streams without a checksum: all that can be seen of a lost stretch is its zeros. */
function checkZeros(reading: Reading, object: number, dictionary: Dictionary, data: Buffer): void {
  const isPlain = !dictionary.has("Filter");
  if (isPlain) noteLength(reading, object, dictionary, data);
  const subtype = dictionary.get("Subtype");
  if (isPlain && (dictionary.has("Length1") || (typeof subtype === "string" && PLAIN_DATA.test(subtype)))) return;
  if (pictureParts(data).some((part) => part.includes(ZEROS)))
    reading.findings.push({
      object,
      part: `stream of object ${object}${kindOf(dictionary)}`,
      reason: "holds a stretch of zeros",
    });
}

function kindOf(dictionary: Dictionary): string {
  const kind = dictionary.get("Subtype") ?? dictionary.get("Type");
  return typeof kind === "string" ? ` (${kind.slice(1)})` : dictionary.has("Length1") ? " (font file)" : "";
}

/** The objects in an object stream (ISO 32000-1, 7.5.7). */
function readContained(reading: Reading, container: number, dictionary: Dictionary, plain: Buffer): void {
  const [count, first] = [Number(dictionary.get("N")), Number(dictionary.get("First"))];
  const head = plain.toString("latin1", 0, first).trim().split(/\s+/).map(Number);
  if (head.length < 2 * count || !head.every(Number.isSafeInteger)) throw new SyntaxDamage("the index of an object stream");
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) {
    const [object, offset] = [head[2 * i] as number, head[2 * i + 1] as number];
    const entry = reading.references.entries.get(object);
    if (entry === undefined || !("stream" in entry) || entry.stream !== container) continue; // replaced since
    numbers.push(object);
    told(reading, object, () => reading.objects.set(object, readValue({ bytes: plain, at: first + offset })));
  }
  reading.containers.set(container, numbers);
}

/** An object that a later revision replaced takes its place in the file still. */
function skipReplaced({ bytes, base, taken }: Reading, offset: number): void {
  const end = bytes.indexOf("endobj", base + offset, "latin1");
  if (end >= 0) taken.push([base + offset, end + 6]);
}

/** White space, comments and the end marks of earlier revisions may stand between objects. */
const BETWEEN = /^(?:\s|\0|%[^\r\n]*|startxref\s+\d+)*$/;

/** Bytes between objects that belong to nothing. Of a file in several revisions objects may have been given up. */
function leftOver({ bytes, base, taken, references, findings }: Reading): readonly Finding[] {
  if (findings.some(({ object }) => object !== null)) return []; // the bytes of objects that could not be read
  let at = base;
  for (const [from, to] of taken.toSorted(([a], [b]) => a - b)) {
    if (!isBetween(bytes.toString("latin1", at, from), references.single))
      return [{ object: null, part: `bytes ${at} to ${from}`, reason: "belong to no object" }];
    at = Math.max(at, to);
  }
  return [];
}

function isBetween(text: string, single: boolean): boolean {
  const rest = text.trim(); // megabytes of blanks are no work for an expression
  return BETWEEN.test(rest) || (!single && OBJECT.test(rest));
}

/** Keys that lead away from what a page shows: to its parents, to other pages, to the structure tree. */
export const AWAY: ReadonlySet<string> = new Set([
  "Parent",
  "P",
  "Pg",
  "Dest",
  "Dests",
  "A",
  "AA",
  "B",
  "StructParent",
  "Popup",
  "Prev",
  "Next",
]);

/** Resources (ISO 32000-1, 7.8.3): what these hold goes by names of the producer's choice, `A` and `P` among them. */
const BY_NAME: ReadonlySet<string> = new Set(["ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "Properties"]);

/** The objects that a value leads to. */
export function reachable(
  objects: ReadonlyMap<number, Value>,
  from: Value,
  away: ReadonlySet<string> = AWAY,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const queue: Value[] = [from];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (isReference(value)) {
      if (seen.has(value.object)) continue;
      seen.add(value.object);
      const target = objects.get(value.object);
      if (target !== undefined && target !== null) queue.push(target);
    } else if (isDictionary(value)) {
      for (const [key, item] of value) {
        if (typeof item !== "object" || item === null || away.has(key)) continue;
        if (BY_NAME.has(key)) for (const named of namedIn(objects, item)) queue.push(named);
        queue.push(item);
      }
    } else if (Array.isArray(value))
      // `isArray` knows no read-only lists.
      for (const item of value as readonly Value[]) if (typeof item === "object" && item !== null) queue.push(item);
  }
  return seen;
}

/** The objects that resources of one kind hold, whatever their names are. */
function namedIn(objects: ReadonlyMap<number, Value>, resources: Value): readonly Value[] {
  const target = isReference(resources) ? objects.get(resources.object) : resources;
  return isDictionary(target) ? [...target.values()].filter(isReference) : [];
}

/** Objects that pages name and the file does not have. */
function missing({ objects, references, findings }: Reading): readonly Finding[] {
  const known = new Set(findings.map(({ object }) => object));
  const root = references.trailer.get("Root") ?? null;
  const catalogue = isReference(root) ? objects.get(root.object) : undefined;
  const pages = isDictionary(catalogue) ? catalogue.get("Pages") : null;
  if (pages === undefined || pages === null) return [{ object: null, part: "page tree", reason: "is missing" }];
  return [...reachable(objects, pages)]
    .filter((object) => !objects.has(object) && !known.has(object))
    .map((object) => ({ object, part: `object ${object}`, reason: "is named and missing" }));
}

/** Keys of a page that lead to streams of no type of their own, beside its contents (ISO 32000-1, table 30). */
const STREAM_KEYS: ReadonlySet<string> = new Set(["Contents", "Metadata", "Thumb", "Annots", "Resources", "PieceInfo"]);

/** Pages without contents that lead to a stream by a key that no page has: the key is damaged. */
function misnamed({ objects }: Reading): readonly Finding[] {
  return [...objects].flatMap(([object, value]): readonly Finding[] => {
    if (!isDictionary(value) || value.get("Type") !== "/Page" || value.has("Contents")) return [];
    const strays = [...value].filter(([key, to]) => {
      const target = isReference(to) ? objects.get(to.object) : null;
      return !STREAM_KEYS.has(key) && isDictionary(target) && target.has("Length");
    });
    return strays.length === 0 ? [] : [{ object, part: `object ${object} (page)`, reason: "has a stream and no contents" }];
  });
}

const NOTHING_AWAY: ReadonlySet<string> = new Set();

/**
 * Pages, fonts and streams of contents that nothing names, in a file written in one go: what named them is damaged. Files of several
 * revisions hold such leftovers rightly.
 */
function unused({ objects, references }: Reading): readonly Finding[] {
  if (!references.single || references.trailer.has("Encrypt")) return [];
  const used = reachable(objects, references.trailer, NOTHING_AWAY);
  return [...objects].flatMap(([object, value]): readonly Finding[] => {
    if (used.has(object) || !isDictionary(value)) return [];
    const type = value.get("Type");
    const isContent =
      type === "/Page" || type === "/Font" || (type === undefined && value.has("Length") && !value.has("Length1"));
    return isContent ? [{ object: null, part: `object ${object}`, reason: "belongs to no page" }] : [];
  });
}
