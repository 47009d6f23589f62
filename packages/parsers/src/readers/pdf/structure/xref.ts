import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { type Cursor, type Dictionary, isDictionary, readValue, skipSpace, SyntaxDamage, type Value } from "./values.ts";

/** Where an object stands: at an offset of the file, or as the n-th of an object stream. */
export type Entry = { readonly offset: number } | { readonly stream: number };

export interface CrossReferences {
  readonly entries: ReadonlyMap<number, Entry>;
  /** Offsets of all objects of all revisions, replaced ones too. */
  readonly offsets: ReadonlySet<number>;
  /** Stretches of the file that tables and trailers take. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
  readonly trailer: Dictionary;
  /** True where the file was written in one go: nothing of it may be left over. */
  readonly single: boolean;
}

/** More revisions than any file has. */
const MAX_SECTIONS = 1000;
/** `%%EOF` stands in the last bytes; what servers append is not much. */
export const TAIL_BYTES = 2048;

/** Reads the cross-reference tables and streams of all revisions (ISO 32000-1, 7.5.4 and 7.5.8). @throws SyntaxDamage */
export function readCrossReferences(bytes: Buffer, base: number): CrossReferences {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES));
  const startAt = tail.lastIndexOf("startxref");
  const start = /^startxref\s+(\d{1,12})\s/.exec(tail.slice(startAt))?.[1];
  if (startAt < 0 || start === undefined) throw new SyntaxDamage("startxref is missing");
  const entries = new Map<number, Entry>();
  const offsets = new Set<number>();
  const stretches: (readonly [number, number])[] = [];
  const seen = new Set<number>();
  const queue = [Number(start)];
  let trailer: Dictionary | null = null;
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    if (seen.size > MAX_SECTIONS) throw new SyntaxDamage("too many cross-reference tables");
    seen.add(at);
    const section = readSection(bytes, at + base);
    for (const [object, entry] of section.entries) {
      if (!entries.has(object) && !section.free.has(object)) entries.set(object, entry);
      if ("offset" in entry) offsets.add(entry.offset);
    }
    for (const object of section.free) if (!entries.has(object)) entries.set(object, { offset: -1 });
    stretches.push([at + base, section.end]);
    trailer ??= section.trailer;
    for (const key of ["XRefStm", "Prev"]) {
      const more = section.trailer.get(key);
      if (typeof more === "number") queue.push(more);
    }
  }
  if (trailer === null) throw new SyntaxDamage("the trailer is missing");
  for (const [object, entry] of entries) if ("offset" in entry && entry.offset < 0) entries.delete(object);
  return { entries, offsets, stretches, trailer, single: seen.size === 1 };
}

interface Section {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly free: ReadonlySet<number>;
  readonly trailer: Dictionary;
  readonly end: number;
}

function readSection(bytes: Buffer, at: number): Section {
  const cursor: Cursor = { bytes, at };
  skipSpace(cursor);
  if (bytes.toString("latin1", cursor.at, cursor.at + 4) === "xref") return readTable({ bytes, at: cursor.at + 4 });
  return readStream(bytes, cursor.at);
}

const ENTRY = /^(\d{10}) (\d{5}) ([nf])[\s]{1,2}$/;
const ENTRY_BYTES = 20;

function readTable(cursor: Cursor): Section {
  const { bytes } = cursor;
  const entries = new Map<number, Entry>();
  const free = new Set<number>();
  for (;;) {
    skipSpace(cursor);
    const head = /^(\d{1,10}) +(\d{1,10})\s*?(?:\r\n|\n|\r)/.exec(bytes.toString("latin1", cursor.at, cursor.at + 40));
    if (head === null) break;
    const [first, count] = [Number(head[1]), Number(head[2])];
    cursor.at += head[0].length;
    for (let i = 0; i < count; i++, cursor.at += ENTRY_BYTES) {
      const entry = ENTRY.exec(bytes.toString("latin1", cursor.at, cursor.at + ENTRY_BYTES));
      if (entry === null) throw new SyntaxDamage(`the entry of object ${first + i} in the cross-reference table`);
      if (entry[3] === "n") entries.set(first + i, { offset: Number(entry[1]) });
      else free.add(first + i);
    }
  }
  if (bytes.toString("latin1", cursor.at, cursor.at + 7) !== "trailer") throw new SyntaxDamage("the trailer is missing");
  cursor.at += 7;
  const trailer = readValue(cursor);
  if (!isDictionary(trailer)) throw new SyntaxDamage("the trailer is no dictionary");
  return { entries, free, trailer, end: cursor.at };
}

function readStream(bytes: Buffer, at: number): Section {
  const head = /^\d+\s+\d+\s+obj/.exec(bytes.toString("latin1", at, at + 40));
  if (head === null) throw new SyntaxDamage("no cross-reference table where startxref or Prev says");
  const cursor: Cursor = { bytes, at: at + head[0].length };
  const dictionary = readValue(cursor);
  const length = isDictionary(dictionary) ? dictionary.get("Length") : null;
  if (!isDictionary(dictionary) || typeof length !== "number") throw new SyntaxDamage("the cross-reference stream");
  const start = streamStart(bytes, cursor.at);
  if (start === null) throw new SyntaxDamage("the cross-reference stream");
  const rows = rowsOf(bytes.subarray(start, start + length), dictionary);
  return { ...streamEntries(rows, dictionary), trailer: dictionary, end: start + length };
}

/** First byte of a stream behind its dictionary; null where no stream follows. */
export function streamStart(bytes: Buffer, at: number): number | null {
  const cursor: Cursor = { bytes, at };
  skipSpace(cursor);
  if (bytes.toString("latin1", cursor.at, cursor.at + 6) !== "stream") return null;
  const after = cursor.at + 6;
  if (bytes[after] === 13 && bytes[after + 1] === 10) return after + 2;
  return bytes[after] === 10 || bytes[after] === 13 ? after + 1 : after;
}

/** Decodes a cross-reference stream's data: Flate, with the PNG predictor where its parameters say so. */
function rowsOf(data: Buffer, dictionary: Dictionary): Buffer {
  const filter = nameIn(dictionary.get("Filter"));
  if (filter !== "/FlateDecode" && filter !== null) throw new SyntaxDamage(`a cross-reference stream by ${filter}`);
  const plain = filter === null ? data : inflated(data);
  const parameters = firstIn(dictionary.get("DecodeParms"));
  if (!isDictionary(parameters) || Number(parameters.get("Predictor") ?? 1) < 10) return plain;
  return withoutPredictor(plain, Number(parameters.get("Columns") ?? 1));
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch (error) {
    throw new SyntaxDamage(`the cross-reference stream: ${(error as Error).message}`, { cause: error });
  }
}

/** PNG prediction by None, Sub and Up: writers of cross-reference streams use Up. */
function withoutPredictor(data: Buffer, columns: number): Buffer {
  const count = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(count * columns);
  for (let row = 0; row < count; row++) {
    const kind = data[row * (columns + 1)];
    for (let i = 0; i < columns; i++) {
      const value = data[row * (columns + 1) + 1 + i] as number;
      const left = i > 0 ? (out[row * columns + i - 1] as number) : 0;
      const up = row > 0 ? (out[(row - 1) * columns + i] as number) : 0;
      if (kind !== 0 && kind !== 1 && kind !== 2) throw new SyntaxDamage("the predictor of the cross-reference stream");
      out[row * columns + i] = value + (kind === 1 ? left : kind === 2 ? up : 0);
    }
  }
  return out;
}

function streamEntries(rows: Buffer, dictionary: Dictionary): Pick<Section, "entries" | "free"> {
  const widths = numbersIn(dictionary.get("W"));
  const [first = 0, second = 0, third = 0] = widths;
  const width = first + second + third;
  const size = Number(dictionary.get("Size") ?? 0);
  const index = dictionary.has("Index") ? numbersIn(dictionary.get("Index")) : [0, size];
  if (widths.length !== 3 || width === 0 || widths.some((bytes) => bytes > 6))
    throw new SyntaxDamage("the widths of the cross-reference stream");
  const entries = new Map<number, Entry>();
  const free = new Set<number>();
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    for (let n = 0; n < (index[i + 1] as number); n++, at += width) {
      if (at + width > rows.length) throw new SyntaxDamage("the cross-reference stream is too short");
      const object = (index[i] as number) + n;
      const kind = first === 0 ? 1 : rows.readUIntBE(at, first);
      const place = rows.readUIntBE(at + first, second);
      if (kind === 1) entries.set(object, { offset: place });
      else if (kind === 2) entries.set(object, { stream: place });
      else free.add(object);
    }
  }
  return { entries, free };
}

// `isArray` knows no read-only lists.
function numbersIn(value: Value | undefined): readonly number[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((item) => typeof item === "number") : [];
}

export function firstIn(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? (value as readonly Value[])[0] : value;
}

/** The name, or the first of a list of names; null for anything else. */
export function nameIn(value: Value | undefined): string | null {
  const first = firstIn(value);
  return typeof first === "string" ? first : null;
}
