import { type Cell, type RecordCells, isMoney } from "./cells.ts";
import { shortHash } from "./fold.ts";

/** Characters of a cell's hash: 36 bits, so that two different cells look alike once in 7 · 10¹⁰. */
const CELL_LENGTH = 6;

const ABSENT = ".";
const IN_DOUBT = "?";
const DOUBTED_TEXT = "~";

const CERTAIN = "rows certain";
const IN_DOUBT_ROWS = "rows in doubt";

/** A cell of a fingerprint: a hash, `.` where nothing is said, `~` and a hash where it was read in doubt, `?` where nothing was read, in doubt. */
export type CellCode = string;

/** Longer names are compared by their beginning. */
const MAX_NAME_LENGTH = 200;

/** A fingerprint's cells, taken apart again. */
export interface EncodedCells {
  readonly rowsCertain: boolean;
  /** The project's name, folded; null where there is none. */
  readonly name: string | null;
  readonly head: ReadonlyMap<string, CellCode>;
  readonly rows: readonly { readonly part: string; readonly cells: ReadonlyMap<string, CellCode> }[];
}

/**
 * The cells as a short text, a few bytes a cell, in lines: whether the rows are certain, and the project's name, of which a hash does not tell what a doubt about it may hide; the head (`field=code` …); then
 * each part's name and fields, followed by its rows, each starting with a blank:
 *
 *     rows certain 道路养护(二期)
 *     region=Ab3-x_ fiscal_year=Q7f2aa project_name=? budget.annual_other=.
 *     indicators level1 level2 level3 description value
 *      ?~Ab3-x_Lk29sd.x8Q1-a
 *
 * Fields are named, so that fingerprints made before a field came into the contract stay comparable.
 */
export function encodeCells({ head, rows, rowsCertain }: RecordCells): string {
  const name = head.get("project_name")?.text?.slice(0, MAX_NAME_LENGTH) ?? null;
  const lines = [[rowsCertain ? CERTAIN : IN_DOUBT_ROWS, name ?? []].flat().join(" ")];
  lines.push([...head].map(([field, cell]) => `${field}=${codeOf(field, cell)}`).join(" "));
  let header = "";
  for (const { part, cells } of rows) {
    const own = [part, ...cells.keys()].join(" ");
    if (own !== header) lines.push(own);
    header = own;
    lines.push(` ${[...cells].map(([field, cell]) => codeOf(field, cell)).join("")}`);
  }
  return lines.join("\n");
}

function codeOf(field: string, { text, certain }: Cell): CellCode {
  if (text === null) return certain ? ABSENT : IN_DOUBT;
  const code = shortHash([isMoney(field) ? "money" : field, text], CELL_LENGTH);
  return certain ? code : `${DOUBTED_TEXT}${code}`;
}

/** Throws where the text was not made by `encodeCells`: a bug, or a damaged database. */
export function decodeCells(text: string): EncodedCells {
  const [first = "", head = "", ...lines] = text.split("\n");
  const certainty = [CERTAIN, IN_DOUBT_ROWS].find((one) => first === one || first.startsWith(`${one} `));
  if (certainty === undefined) throw new Error("not the cells of a fingerprint");
  let header: readonly string[] = [];
  const rows = lines.flatMap((line) => {
    if (line.startsWith(" ")) return [decodeRow(header, line.slice(1))];
    header = line.split(" ");
    return [];
  });
  const fields = head.split(" ").map((entry): [string, string] => {
    const at = entry.indexOf("=");
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  const name = first.slice(certainty.length + 1);
  return { rowsCertain: certainty === CERTAIN, name: name === "" ? null : name, head: new Map(fields), rows };
}

function decodeRow(header: readonly string[], line: string): EncodedCells["rows"][number] {
  const [part, ...fields] = header;
  const codes = line.match(/[.?]|~?[\w-]{6}/g) ?? [];
  if (part === undefined || codes.length !== fields.length) throw new Error("not the cells of a fingerprint");
  return { part, cells: new Map(fields.map((field, index) => [field, codes[index] ?? IN_DOUBT])) };
}

/**
 * What two codes of one field say of each other. `likely`: alike, though one was read in doubt; `open`: not alike, and one was
 * read in doubt; `silent`: neither says anything. Where only one says anything, and surely, they are `different`.
 */
export type CellRelation = "equal" | "likely" | "different" | "silent" | "open";

export function compareCodes(left: CellCode, right: CellCode): CellRelation {
  if (isInDoubt(left) || isInDoubt(right)) return left !== IN_DOUBT && textOf(left) === textOf(right) ? "likely" : "open";
  if (left === right) return left === ABSENT ? "silent" : "equal";
  return "different";
}

function isInDoubt(code: CellCode): boolean {
  return code === IN_DOUBT || code.startsWith(DOUBTED_TEXT);
}

function textOf(code: CellCode): string {
  return code.startsWith(DOUBTED_TEXT) ? code.slice(DOUBTED_TEXT.length) : code;
}

export function isAbsent(code: CellCode | undefined): boolean {
  return code === ABSENT;
}
