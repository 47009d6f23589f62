import type { Flag } from "@jixiao/contract";
import { leaveOut, notesOf, nothingSeen } from "../seen-text.ts";
import type { Piece, Sketch, SketchCell } from "../pieces.ts";
import { TRANSPARENT } from "./elements.ts";
import { gridOf, type GridCell, type GridRow } from "./grid.ts";
import { shadeOf, UNKNOWN_GROUND } from "./ground.ts";
import { alternative, type Surroundings } from "./paragraph.ts";
import type { Story } from "./story.ts";
import { chainOf } from "./styles.ts";
import { child, childVal, elementsOf, onOff, type XmlElement } from "./xml.ts";

/** Reads what stands in a cell. */
export type ReadContent = (cell: XmlElement, story: Story, around: Surroundings) => readonly Piece[];

/** A wider span is an error of the file, not a cell. */
const MAX_SPAN = 1000;

/** Word's table (ECMA-376 17.4): rows of cells that say how many columns of the grid they take, and whether they go on from the cell above or before. */
export function readTable(tbl: XmlElement, story: Story, around: Surroundings, readContent: ReadContent): Sketch {
  const tblPr = child(tbl, "w:tblPr");
  const tableStyle = childVal(tblPr, "w:tblStyle") ?? story.styles.defaultIds.get("table") ?? null;
  const flags = new Set<Flag>();
  const shaded = chainOf(story.styles, tableStyle).some(({ shades }) => shades);
  const under = shadeOf(tblPr) ?? (shaded ? UNKNOWN_GROUND : around.ground);
  const sources = through(tbl, "w:tr").map((tr) => readRow(tr, flags));
  const widths = elementsOf(child(tbl, "w:tblGrid"))
    .filter(({ name }) => name === "w:gridCol")
    .map(({ attributes }) => twips(attributes["w:w"]) ?? 0);
  const grid = gridOf(
    sources.map(({ row }) => row),
    widths,
  );
  if (grid.inDoubt) flags.add("table_damaged");
  const cells: MutableCell[] = [];
  const above = new Map<number, MutableCell>();
  for (const [row, { gone, cells: elements }] of sources.entries()) {
    let before: MutableCell | null = null;
    for (const [i, { tc, source }] of elements.entries()) {
      const { start, end } = grid.rows[row]?.[i] ?? { start: 0, end: 1 };
      const content = readContent(tc, story, { tableStyle, inCell: true, ground: shadeOf(child(tc, "w:tcPr")) ?? under });
      const left = gone ?? (child(child(tc, "w:tcPr"), "w:cellDel") !== undefined ? DELETED : null);
      const pieces = left === null ? content : leftOutOf(content, left);
      if (source.goesOnFromLeft && before !== null) {
        before.columnSpan += end - start;
        for (const one of leftOutOf(content, COVERED)) before.pieces.push(one);
        continue;
      }
      const over = above.get(start);
      if (source.vertical === "continue" && over !== undefined && reaches(over, row) && over.columnSpan === end - start) {
        over.rowSpan++;
        for (const one of leftOutOf(content, COVERED)) over.pieces.push(one);
        before = null;
        continue;
      }
      if (source.vertical === "continue" && over !== undefined && reaches(over, row)) flags.add("table_damaged");
      before = { row, column: start, rowSpan: 1, columnSpan: end - start, placeColumn: source.start, pieces: [...pieces] };
      cells.push(before);
      if (source.vertical === "none") above.delete(start);
      else above.set(start, before);
    }
  }
  return { rowCount: sources.length, columnCount: grid.columnCount, cells, flags: [...flags] };
}

type MutableCell = { -readonly [K in keyof SketchCell]: SketchCell[K] } & { pieces: Piece[] };

function reaches(cell: SketchCell, row: number): boolean {
  return cell.row + cell.rowSpan === row;
}

interface SourceRow {
  /** Why the whole row is not seen. */
  readonly gone: LeftOutReason | null;
  readonly row: GridRow;
  readonly cells: readonly { readonly tc: XmlElement; readonly source: GridCell }[];
}

function readRow(tr: XmlElement, flags: Set<Flag>): SourceRow {
  const trPr = child(tr, "w:trPr");
  const before = count(childVal(trPr, "w:gridBefore"), 0, flags);
  let start = before;
  const cells = through(tr, "w:tc").map((tc) => {
    const tcPr = child(tc, "w:tcPr");
    const span = count(childVal(tcPr, "w:gridSpan"), 1, flags);
    const source: GridCell = {
      start,
      span,
      width: widthOf(tcPr),
      vertical: verticalOf(tcPr),
      goesOnFromLeft: goesOn(tcPr, "w:hMerge"),
    };
    start += span;
    return { tc, source };
  });
  const row: GridRow = {
    before,
    beforeWidth: width(child(trPr, "w:wBefore")),
    after: count(childVal(trPr, "w:gridAfter"), 0, flags),
    cells: cells.map(({ source }) => source),
  };
  return { gone: child(trPr, "w:del") !== undefined ? DELETED : onOff(trPr, "w:hidden") === true ? HIDDEN : null, row, cells };
}

function count(text: string | undefined, least: number, flags: Set<Flag>): number {
  if (text === undefined) return least;
  const number = Number.parseInt(text, 10);
  if (Number.isFinite(number) && number >= least && number <= MAX_SPAN) return number;
  if (number !== 0) flags.add("table_damaged"); // a gridSpan of 0 is written for 1
  return least;
}

/** ECMA-376 17.4.84: without a value it means continue. */
function verticalOf(tcPr: XmlElement | undefined): GridCell["vertical"] {
  const merge = child(tcPr, "w:vMerge");
  if (merge === undefined) return "none";
  return merge.attributes["w:val"] === "restart" ? "restart" : "continue";
}

function goesOn(tcPr: XmlElement | undefined, name: "w:hMerge"): boolean {
  const merge = child(tcPr, name);
  return merge !== undefined && merge.attributes["w:val"] !== "restart";
}

function widthOf(tcPr: XmlElement | undefined): number | null {
  return width(child(tcPr, "w:tcW"));
}

/** A width in twips (1/20 pt); null where it is a share or left to Word. */
function width(element: XmlElement | undefined): number | null {
  return element?.attributes["w:type"] === "dxa" || element?.attributes["w:type"] === undefined
    ? twips(element?.attributes["w:w"])
    : null;
}

function twips(text: string | undefined): number | null {
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number.parseFloat(text) : null;
}

interface LeftOutReason {
  readonly flag: Flag;
  readonly why: string;
}

const DELETED: LeftOutReason = { flag: "text_struck", why: "deleted as a tracked change (修订删除)" };
const HIDDEN: LeftOutReason = { flag: "text_unseen", why: "hidden (隐藏行)" };
const COVERED: LeftOutReason = { flag: "text_unseen", why: "covered by a merged cell (合并单元格)" };

/** Content of which nothing is seen, as a note. */
function leftOutOf(content: readonly Piece[], { flag, why }: LeftOutReason): readonly Piece[] {
  const seen = nothingSeen();
  const notes = content.flatMap((piece) => {
    if (piece.kind === "table") {
      for (const cell of piece.table.cells)
        for (const inner of cell.pieces) if (inner.kind === "text") leaveOut(seen, flag, why, `${inner.text} `);
      return [];
    }
    leaveOut(seen, flag, why, piece.kind === "picture" ? "a picture " : `${piece.text} `);
    if (piece.kind === "picture") return [];
    return piece.notes;
  });
  const all = [...notesOf(seen), ...notes];
  return all.length === 0 ? [] : [{ kind: "text", text: "", notes: all }];
}

/** The rows of a table, or the cells of a row, through what may stand around them: content controls, custom XML, tracked insertions. */
function through(parent: XmlElement, name: "w:tr" | "w:tc"): readonly XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === name) return [element];
    if (element.name === "mc:AlternateContent") return alternative(element).flatMap((chosen) => through(chosen, name));
    return TRANSPARENT.has(element.name) ? through(element, name) : [];
  });
}
