import type { Piece, Sketch, SketchCell } from "../pieces.ts";
import type { ReaderNote } from "../../table.ts";
import { charactersOf, elementsOf, isElement, type Element, type Node } from "./nodes.ts";

/** A span larger than this is an error of the page, not a cell. */
const MAX_SPAN = 1000;

/** What the table's reader must know of the page. */
export interface TablePage {
  /** Does the element take up no room? */
  readonly isGone: (element: Element, inside: readonly Element[]) => boolean;
  /** What a node of the table holds; `inside`: the elements of the table around it. */
  readonly read: (node: Node, inside: readonly Element[]) => readonly Piece[];
}

interface Row {
  readonly tr: Element;
  readonly inside: readonly Element[];
  /** Rows of one group, which no span leaves. */
  readonly group: number;
  readonly ordinal: number;
}

const GROUPS = new Set(["thead", "tbody", "tfoot"]);
const CELLS = new Set(["td", "th"]);
/** Shows nothing between the parts of a table. */
const SILENT = new Set(["colgroup", "col"]);

/** A table, and what stands in it outside its cells: a caption, and what a browser moves before the table. */
export interface ReadTable {
  readonly table: Sketch;
  readonly outside: readonly Piece[];
}

/** Places cells as HTML's table model does: each at the first free position of its row. What takes up no room is no cell; its text is noted beside it. */
export function readTable(table: Element, page: TablePage): ReadTable {
  const { rows, others } = rowsOf(table);
  const cells: (SketchCell & { pieces: Piece[] })[] = [];
  const taken: boolean[][] = [];
  let orphans: Piece[] = [];
  const shownRows = rows.filter(({ tr, inside }) => !page.isGone(tr, inside));
  const groupEnds = new Map(shownRows.map((shown, i) => [shown.group, i + 1])); // the last of a group counts
  let row = -1;
  for (const { tr, inside, group, ordinal } of rows) {
    if (page.isGone(tr, inside)) {
      for (const one of onlyNotes(cellsOf(tr).flatMap((td) => page.read(td, [...inside, tr])))) orphans.push(one);
      continue;
    }
    row++;
    const rowsLeft = (groupEnds.get(group) ?? row + 1) - row;
    let column = 0;
    for (const td of cellsOf(tr)) {
      const pieces = page.read(td, [...inside, tr]);
      if (page.isGone(td, [...inside, tr])) {
        for (const one of onlyNotes(pieces)) orphans.push(one);
        continue;
      }
      while (taken[row]?.[column]) column++;
      const down = spanOf(td, "rowspan");
      const rowSpan = Math.min(down === 0 ? rowsLeft : down, rowsLeft);
      const columnSpan = Math.max(1, spanOf(td, "colspan"));
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) (taken[r] ??= [])[c] = true;
      cells.push({ row, column, rowSpan, columnSpan, placeColumn: column, placeRow: ordinal, pieces: [...orphans, ...pieces] });
      orphans = [];
      column += columnSpan;
    }
  }
  const last = cells.at(-1);
  const outside: Piece[] = others.flatMap(({ node, inside }) => page.read(node, inside));
  if (last !== undefined) for (const one of orphans) last.pieces.push(one);
  else for (const one of orphans) outside.push(one);
  // Not Math.max(...): a table of 300,000 rows would be as many arguments.
  const columnCount = cells.reduce((count, cell) => Math.max(count, cell.column + cell.columnSpan), 0);
  return { table: { cells, rowCount: shownRows.length, columnCount, flags: [] }, outside };
}

function cellsOf(tr: Element): readonly Element[] {
  return elementsOf(partsOf(tr.children)).filter(({ name }) => CELLS.has(name));
}

/** A node that is no part of the table, and the elements of the table around it. */
interface Displaced {
  readonly node: Node;
  readonly inside: readonly Element[];
}

function rowsOf(table: Element): { readonly rows: readonly Row[]; readonly others: readonly Displaced[] } {
  const rows: Row[] = [];
  const others: Displaced[] = [];
  let group = 0;
  const take = (nodes: readonly Node[], inside: readonly Element[]): void => {
    for (const node of partsOf(nodes)) {
      const name = isElement(node) ? node.name : null;
      if (isElement(node) && name === "tr") {
        rows.push({ tr: node, inside, group, ordinal: rows.length });
        for (const part of partsOf(node.children))
          if (!isElement(part) || !CELLS.has(part.name)) others.push({ node: part, inside: [...inside, node] });
      } else if (isElement(node) && GROUPS.has(node.name)) {
        group++;
        take(node.children, [...inside, node]);
        group++;
      } else if (name === null || !SILENT.has(name)) others.push({ node, inside });
    }
  };
  take(table.children, [table]);
  return { rows, others };
}

/** Elements and texts, without blank ones. A form around parts of a table is none of them: browsers close it where it begins. */
function partsOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    if (isElement(node)) return node.name === "form" ? partsOf(node.children) : [node];
    return (charactersOf(node) ?? "").trim() === "" ? [] : [node];
  });
}

/** Notes of what stands where nothing is seen. */
function onlyNotes(pieces: readonly Piece[]): readonly Piece[] {
  const notes = pieces.flatMap((piece): readonly ReaderNote[] => {
    if (piece.kind === "text") return piece.notes;
    if (piece.kind === "picture") return [];
    const inside = piece.table.cells.flatMap((cell) => onlyNotes(cell.pieces));
    return inside.flatMap((inner) => (inner.kind === "text" ? inner.notes : []));
  });
  return notes.length === 0 ? [] : [{ kind: "text", text: "", notes }];
}

/** Of rows 0 means all that are left of the group; what is no number from 0 on counts as 1 (HTML, "rules for parsing non-negative integers"). */
function spanOf(cell: Element, name: "rowspan" | "colspan"): number {
  const span = Number.parseInt(cell.attribs[name] ?? "1", 10);
  return span >= 0 ? Math.min(span, MAX_SPAN) : 1;
}
