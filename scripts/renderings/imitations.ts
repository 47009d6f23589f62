import type { Piece } from "../fixtures/piece.ts";
import { slotsOf, type Slot } from "./flat-grid.ts";

/** Text that a program makes of a page with a table, written as that program writes it. */
export type Imitation = (pieces: readonly Piece[]) => string;

type Rows = (rows: readonly (readonly Slot[])[]) => readonly string[];

/** Paragraphs as they are, tables as `rows` writes them. */
function withTables(rows: Rows): Imitation {
  return (pieces) =>
    `${pieces.flatMap((piece) => (piece.kind === "paragraph" ? [piece.text] : rows(slotsOf(piece.grid)))).join("\n")}\n`;
}

/** Everything in rows of a worksheet, as tables and their titles stand in one. */
function asSheet(rows: Rows): Imitation {
  return (pieces) => {
    const width = Math.max(...pieces.map((piece) => (piece.kind === "grid" ? (slotsOf(piece.grid)[0]?.length ?? 1) : 1)));
    const all = pieces.flatMap((piece): readonly (readonly Slot[])[] =>
      piece.kind === "grid" ? slotsOf(piece.grid) : [[piece.text.trim(), ...Array.from({ length: width - 1 }, () => "")]],
    );
    return `${rows(all.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")])).join("\r\n")}\r\n`;
  };
}

/** A field of delimited text (RFC 4180): quoted where it holds the delimiter, a quotation mark or a line break. */
function quoted(text: string, delimiter: string): string {
  return new RegExp(`["\\n\\r${delimiter}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const delimited =
  (delimiter: string): Rows =>
  (rows) =>
    rows.map((row) => row.map((slot) => quoted(slot ?? "", delimiter)).join(delimiter));

/** Word puts cells between tabs; a paragraph's end in a cell is a line's end. Covered cells of its own row it leaves out. */
const wordCopy: Rows = (rows) => rows.map((row) => row.map((slot) => slot ?? "").join("\t"));

/** One cell a line, as text exports of word processors write tables. */
const cellLines: Rows = (rows) => rows.flatMap((row) => row.flatMap((slot) => (slot === null ? [] : slot.split("\n"))));

/** A row a line, its cells between tabs, without those that a merged cell covers. */
const denseTabs: Rows = (rows) =>
  rows.map((row) =>
    row
      .filter((slot) => slot !== null)
      .map((slot) => slot.replaceAll("\n", ""))
      .join("\t"),
  );

const markdown: Rows = (rows) => {
  const [first = [], ...rest] = rows;
  const line = (row: readonly Slot[]) => `| ${row.map((slot) => (slot ?? "").replaceAll("\n", "<br>")).join(" | ")} |`;
  return ["", line(first), `|${first.map(() => " --- ").join("|")}|`, ...rest.map(line), ""];
};

const divs: Rows = (rows) => [
  '<div class="table">',
  ...rows.map(
    (row) =>
      `<div class="row">${row
        .map((slot) => `<div class="cell">${html(slot ?? "").replaceAll("\n", "<br>")}</div>`)
        .join("")}</div>`,
  ),
  "</div>",
];

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const divPage: Imitation = (pieces) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>\n${pieces
    .flatMap((piece) => (piece.kind === "paragraph" ? [`<div>${html(piece.text)}</div>`] : divs(slotsOf(piece.grid))))
    .join("\n")}\n</body></html>\n`;

/** Programs that this machine cannot run, by what they write. */
export const imitations: Readonly<Record<string, { readonly extension: string; readonly write: Imitation }>> = {
  "excel-copy": { extension: "txt", write: asSheet(delimited("\t")) },
  "csv-comma": { extension: "csv", write: asSheet(delimited(",")) },
  "csv-semicolon": { extension: "csv", write: asSheet(delimited(";")) },
  "word-copy": { extension: "txt", write: withTables(wordCopy) },
  "wps-text": { extension: "txt", write: withTables(denseTabs) },
  "cell-lines": { extension: "txt", write: withTables(cellLines) },
  markdown: { extension: "txt", write: withTables(markdown) },
  divs: { extension: "html", write: divPage },
};
