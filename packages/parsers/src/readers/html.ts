import type { Block, Document, Source } from "../document.ts";
import type { Cell, Table } from "../table.ts";
import { DomUtils, ElementType, parseDocument } from "htmlparser2";
import { decodeText } from "./encoding.ts";

type Node = ReturnType<typeof parseDocument>["children"][number];
type Element = Node & { name: string; attribs: Record<string, string>; children: Node[] };

const SKIPPED = new Set(["script", "style", "head", "template", "noscript"]);
const BLOCK = new Set([
  "p",
  "div",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "section",
  "article",
  "ul",
  "ol",
  "body",
  "html",
  "center",
  "form",
]);
/** A span larger than this is an error of the page, not a cell. */
const MAX_SPAN = 1000;

/** Reads an HTML page: its tables with their spans, and the text around them. */
export function readHtml(source: Source): Document {
  const { text, undecodable } = decodeHtml(source.bytes);
  return { blocks: blocksOfHtml(text), pageCount: null, undecodable };
}

/** Pages say their encoding in a meta tag more often than in a byte order mark. */
function decodeHtml(bytes: Uint8Array): { text: string; undecodable: boolean } {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  if (/charset\s*=\s*["']?\s*(?:gb2312|gbk|gb18030)/i.test(head)) {
    const text = new TextDecoder("gb18030").decode(bytes);
    if (!text.includes("\uFFFD")) return { text, undecodable: false };
  }
  const decoded = decodeText(bytes);
  return { text: decoded.text, undecodable: decoded.undecodable > 0 };
}

/**
 * The blocks of an HTML text, in order. Places are of kind `word`: ordinal numbers of paragraph, or of table, row
 * and column. A table with tables inside is page layout: its content counts, not its cells.
 */
export function blocksOfHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  const counts = { paragraph: 0, table: 0 };
  let pending = "";
  const flush = () => {
    for (const text of pending.split("\n").map((line) => line.trim())) {
      if (text === "") continue;
      counts.paragraph++;
      blocks.push({ kind: "paragraph", text, places: [{ kind: "word", table: 0, row: counts.paragraph, column: 0 }] });
    }
    pending = "";
  };
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === ElementType.Text) pending += (node as Node & { data: string }).data.replaceAll(/[\r\n]+/g, " ");
      if (!isElement(node) || SKIPPED.has(node.name)) continue;
      if (node.name === "br") pending += "\n";
      else if (node.name === "table" && !holdsTable(node)) {
        flush();
        counts.table++;
        blocks.push({ kind: "table", table: tableOf(node, counts.table) });
      } else {
        const block = BLOCK.has(node.name) || node.name === "table" || node.name === "tr" || node.name === "td";
        if (block) flush();
        walk(node.children);
        if (block) flush();
      }
    }
  };
  walk(parseDocument(html).children);
  flush();
  return blocks;
}

function isElement(node: Node): node is Element {
  return "name" in node && "attribs" in node && "children" in node;
}

function holdsTable(table: Element): boolean {
  return DomUtils.getElementsByTagName("table", table.children).length > 0;
}

/** Places cells as HTML's table model does: each at the first free position of its row. */
function tableOf(table: Element, ordinal: number): Table {
  const cells: Cell[] = [];
  const taken: boolean[][] = [];
  const rows = DomUtils.getElementsByTagName("tr", table.children) as unknown as Element[];
  rows.forEach((tr, row) => {
    let column = 0;
    for (const td of tr.children) {
      if (!isElement(td) || (td.name !== "td" && td.name !== "th")) continue;
      while (taken[row]?.[column]) column++;
      const rowSpan = Math.min(spanOf(td, "rowspan"), rows.length - row);
      const columnSpan = spanOf(td, "colspan");
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) (taken[r] ??= [])[c] = true;
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        text: textOf(td),
        places: [{ kind: "word", table: ordinal, row: row + 1, column: column + 1 }],
      });
      column += columnSpan;
    }
  });
  // Not Math.max(...): a table of 300,000 rows would be as many arguments.
  const columnCount = cells.reduce((count, cell) => Math.max(count, cell.column + cell.columnSpan), 0);
  return { cells, rowCount: rows.length, columnCount, merges: "kept", chunks: [0], evidence: "merged cells", flags: [] };
}

function spanOf(cell: Element, name: "rowspan" | "colspan"): number {
  const span = Number.parseInt(cell.attribs[name] ?? "1", 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), MAX_SPAN) : 1;
}

/** A cell's text: its paragraphs and line breaks as lines. */
function textOf(cell: Element): string {
  let text = "";
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === ElementType.Text) text += (node as Node & { data: string }).data.replaceAll(/[\r\n]+/g, " ");
      if (!isElement(node) || SKIPPED.has(node.name)) continue;
      if (node.name === "br") text += "\n";
      const block = BLOCK.has(node.name);
      if (block) text += "\n";
      walk(node.children);
      if (block) text += "\n";
    }
  };
  walk(cell.children);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
