import type { Block } from "../../document.ts";
import type { Cell } from "../../table.ts";
import { isTargetHeader } from "../../vocabulary/form-marks.ts";

/** A record of delimited text: its fields, and the lines that it stands on (1-based). */
interface DelimitedRecord {
  readonly fields: readonly string[];
  readonly lines: readonly [first: number, last: number];
}

/** A cell that begins with a quotation mark and goes on in the next line. */
const QUOTED_BREAK = /(?:^|[\t\n])"(?:[^"]|"")*?\n(?:[^"]|"")*"(?=[\t\r\n]|$)/;
/** A worksheet has at least so many rows, and most of them as many fields. */
const LEAST_RECORDS = 5;
const LEAST_FIELDS = 3;
const SAME_WIDTH = 0.8;

/**
 * The table of text whose fields a delimiter parts, quoted where they hold it or a line break (RFC 4180; spreadsheets copy their cells so
 * too, between tabs). Null where it is none: where the records differ in width, or none is the header of an indicator table.
 */
export function blocksOfDelimited(text: string): readonly Block[] | null {
  for (const delimiter of [",", ";", "\t"]) {
    if (!text.includes(delimiter)) continue;
    if (delimiter === "\t" && !QUOTED_BREAK.test(text)) continue; // without quoted line breaks its lines are its rows
    const records = recordsOf(text, delimiter);
    if (records === null) continue;
    const filled = records.filter(({ fields }) => fields.some((field) => field.trim() !== ""));
    const width = widest(filled);
    const same = filled.filter(({ fields }) => fields.length === width).length;
    if (width < LEAST_FIELDS || filled.length < LEAST_RECORDS || same < SAME_WIDTH * filled.length) continue;
    if (filled.some(({ fields }) => isTargetHeader(fields.filter((field) => field.trim() !== ""))))
      return [tableOf(filled, width)];
  }
  return null;
}

/** Null where a quotation mark is left open. */
function recordsOf(text: string, delimiter: string): readonly DelimitedRecord[] | null {
  const records: DelimitedRecord[] = [];
  let fields: string[] = [];
  let [line, first, at] = [1, 1, 0];
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      const end = closing(text, at + 1);
      if (end < 0) return null;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      line += count(field, "\n");
      at = end + 1;
    }
    const plain = next(text, at, delimiter);
    field += text.slice(at, plain);
    at = plain;
    fields.push(field);
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      fields.push("");
    }
    records.push({ fields, lines: [first, line] });
    fields = [];
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    line++;
    first = line;
  }
  return records;
}

/** Where the quotation mark that ends a field stands; a doubled one is text. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function next(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The width that most records have. */
function widest(records: readonly DelimitedRecord[]): number {
  const widths = new Map<number, number>();
  for (const { fields } of records) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  return [...widths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
}

function tableOf(records: readonly DelimitedRecord[], width: number): Block {
  const cells = records.flatMap(({ fields, lines }, row) =>
    fields.flatMap((field, column): readonly Cell[] =>
      field.trim() === ""
        ? []
        : [
            {
              row,
              column,
              rowSpan: 1,
              columnSpan: 1,
              text: field.replaceAll("\r", "").trim(),
              places: [{ kind: "text", lines }],
            },
          ],
    ),
  );
  const table = { cells, rowCount: records.length, columnCount: width, chunks: [0], evidence: "delimited text", flags: [] };
  return { kind: "table", table: { ...table, merges: "lost" } };
}
