import type { Buffer } from "node:buffer";

/** A PDF object (ISO 32000-1, 7.3) as far as the structure check needs it: what strings say plays no part. */
export type Value = number | string | boolean | null | Reference | readonly Value[] | Dictionary;

/** `12 0 R` */
export interface Reference {
  readonly object: number;
}

/** Keys without their slash; names among the values with it. */
export type Dictionary = ReadonlyMap<string, Value>;

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === "object" && value !== null && "object" in value;
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return value instanceof Map;
}

/** Thrown where bytes are no PDF syntax; `message` says what was found. Caught by whoever asked for the object. */
export class SyntaxDamage extends Error {
  override readonly name = "SyntaxDamage";
}

/** Nothing nests deeper; the guard against bytes that only open brackets. */
const MAX_DEPTH = 100;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
/** ( ) < > [ ] { } / % */
const DELIMITERS = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37]);
/** 1 for white space, 2 for a delimiter: a table is read faster than sets. */
const KIND = Uint8Array.from({ length: 256 }, (_, code) => (SPACE.has(code) ? 1 : DELIMITERS.has(code) ? 2 : 0));

/** Reads objects one after the other. `at` stands behind what was read last. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  for (; cursor.at < bytes.length; cursor.at++) {
    const code = bytes[cursor.at] as number;
    if (code === 37) while (cursor.at + 1 < bytes.length && !isLineEnd(bytes[cursor.at + 1])) cursor.at++;
    else if (KIND[code] !== 1) return;
  }
}

function isLineEnd(code: number | undefined): boolean {
  return code === 10 || code === 13;
}

/** @throws SyntaxDamage */
export function readValue(cursor: Cursor, depth = 0): Value {
  if (depth > MAX_DEPTH) throw new SyntaxDamage("objects nested too deep");
  skipSpace(cursor);
  const { bytes, at } = cursor;
  switch (bytes[at] ?? -1) {
    case 47:
      return `/${readName(cursor)}`;
    case 40:
      return skipString(cursor);
    case 91:
      cursor.at++;
      return readArray(cursor, depth);
    case 60:
      if (bytes[at + 1] !== 60) return skipHexString(cursor);
      cursor.at += 2;
      return readDictionary(cursor, depth);
    default:
      return readWord(cursor);
  }
}

function readName(cursor: Cursor): string {
  cursor.at++;
  return readRegular(cursor);
}

function readRegular(cursor: Cursor): string {
  const { bytes, at } = cursor;
  let end = at;
  while (end < bytes.length && KIND[bytes[end] as number] === 0) end++;
  cursor.at = end;
  return bytes.toString("latin1", at, end);
}

function readArray(cursor: Cursor, depth: number): readonly Value[] {
  const values: Value[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === 93) {
      cursor.at++;
      return values;
    }
    values.push(readValue(cursor, depth + 1));
  }
}

function readDictionary(cursor: Cursor, depth: number): Dictionary {
  const entries = new Map<string, Value>();
  for (;;) {
    skipSpace(cursor);
    const code = cursor.bytes[cursor.at];
    if (code === 62 && cursor.bytes[cursor.at + 1] === 62) {
      cursor.at += 2;
      return entries;
    }
    if (code !== 47) throw new SyntaxDamage("a dictionary's key is no name");
    const key = readName(cursor);
    entries.set(key, readValue(cursor, depth + 1));
  }
}

const BACKSLASH = 92;

function skipString(cursor: Cursor): null {
  const { bytes } = cursor;
  let open = 0;
  for (; cursor.at < bytes.length; cursor.at++) {
    const code = bytes[cursor.at];
    if (code === BACKSLASH) cursor.at++;
    else if (code === 40) open++;
    else if (code === 41 && --open === 0) {
      cursor.at++;
      return null;
    }
  }
  throw new SyntaxDamage("a string without an end");
}

function skipHexString(cursor: Cursor): null {
  const end = cursor.bytes.indexOf(62, cursor.at);
  if (end < 0) throw new SyntaxDamage("a string without an end");
  if (!/^[0-9A-Fa-f\s\0]*$/.test(cursor.bytes.toString("latin1", cursor.at + 1, end)))
    throw new SyntaxDamage("a hexadecimal string with other characters");
  cursor.at = end + 1;
  return null;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** Longer numbers are no object's. */
const MAX_INTEGER_DIGITS = 10;

/** An integer without sign that ends where a word ends; null, and the cursor where it was, for anything else. Most words are such: they are read without a string. */
function readInteger(cursor: Cursor): number | null {
  const { bytes, at } = cursor;
  let [end, value] = [at, 0];
  for (let digit = digitAt(bytes, end); digit >= 0; digit = digitAt(bytes, ++end)) value = 10 * value + digit;
  const next = bytes[end];
  if (end === at || end - at > MAX_INTEGER_DIGITS || (next !== undefined && KIND[next] === 0)) return null;
  cursor.at = end;
  return value;
}

/** Below 0 where no digit stands there. */
function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - 48;
  return digit <= 9 ? digit : -1;
}

/** A number, a reference (`12 0 R`), or a keyword. */
function readWord(cursor: Cursor): Value {
  const integer = readInteger(cursor);
  if (integer !== null) return referenceFrom(cursor, integer) ?? integer;
  const word = readRegular(cursor);
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  if (!NUMBER.test(word)) throw new SyntaxDamage(word === "" ? "an object without an end" : `${printable(word)} is no object`);
  return Number(word);
}

/** The rest of `12 0 R` after its first number; null, and the cursor where it was, for a number that stands alone. */
function referenceFrom(cursor: Cursor, object: number): Reference | null {
  const { at } = cursor;
  skipSpace(cursor);
  if (readInteger(cursor) !== null) {
    skipSpace(cursor);
    const next = cursor.bytes[cursor.at + 1];
    if (cursor.bytes[cursor.at] === 82 && (next === undefined || KIND[next] !== 0)) {
      cursor.at++;
      return { object };
    }
  }
  cursor.at = at;
  return null;
}

function printable(word: string): string {
  return JSON.stringify(word.slice(0, 20).replaceAll(/[^\x20-\x7e]/g, "?"));
}
