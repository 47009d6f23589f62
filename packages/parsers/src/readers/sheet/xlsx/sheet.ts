import type { Source } from "../../../document.ts";
import { cellAtName, MAX_COLUMN, MAX_ROW, rangeOf } from "../cell-name.ts";
import { isLinked } from "../formula.ts";
import type { CellBudget } from "../limits.ts";
import { GENERAL } from "../number-formats.ts";
import {
  type CellRange,
  type CellStyle,
  type Content,
  type Formula,
  plainText,
  type Sheet,
  type StoredCell,
  type TextRun,
} from "../workbook.ts";
import { damagedPart } from "../../zip-parts.ts";
import { scanPart } from "./package.ts";
import { richText } from "./rich-text.ts";
import { isTrue } from "./scan-xml.ts";

/** What all sheets of a workbook share. */
export interface Shared {
  readonly source: Source;
  readonly strings: readonly (readonly TextRun[])[];
  readonly styles: readonly CellStyle[];
  readonly budget: CellBudget;
}

const GENERAL_STYLE: CellStyle = { format: GENERAL, isStruck: false };
const NO_CONTENT: Content = { kind: "nothing" };

/** A cell while its elements are passed. */
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle;
  value: string | null;
  formula: string | null;
}

/** A worksheet's part (ECMA-376 part 1, 18.3). @throws DocumentError `damaged`, `too_large` */
export function readSheet(shared: Shared, part: string, bytes: Uint8Array): Omit<Sheet, "name" | "isHidden" | "beside"> {
  const { source, styles, budget } = shared;
  const cells: StoredCell[] = [];
  const merges: CellRange[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const inline = richText();
  const damaged = (reason: string) => damagedPart(source, `${part}: ${reason}`);
  let [row, column] = [-1, -1];
  let cell: OpenCell | null = null;
  let inside: "value" | "formula" | "inline" | null = null;

  const begin = (attributes: Readonly<Record<string, string>>): OpenCell => {
    const name = attributes["r"];
    const at = name === undefined ? { row, column: column + 1 } : cellAtName(name);
    if (at === null || at.row < 0 || at.column > MAX_COLUMN) throw damaged(`${name ?? "a cell"} is no cell`);
    ({ row, column } = at);
    const style = attributes["s"] === undefined ? (styles[0] ?? GENERAL_STYLE) : styles[Number(attributes["s"])];
    if (style === undefined && styles.length > 0) throw damaged(`${name ?? "a cell"} has a style that does not exist`);
    return { row, column, type: attributes["t"] ?? "n", style: style ?? GENERAL_STYLE, value: null, formula: null };
  };
  const end = ({ row: at, column: across, type, style, value, formula }: OpenCell): void => {
    const content = type === "inlineStr" ? textOf(inline.take()) : contentOf(type, value, shared, damaged);
    if (content.kind === "nothing" && formula === null) return budget.blank();
    budget.cell();
    const kind: Formula = formula === null ? "none" : isLinked(formula) ? "linked" : "own";
    cells.push({ row: at, column: across, content, ...style, formula: kind });
  };

  scanPart(source, part, bytes, {
    open(name, attributes) {
      if (inside === "inline") return inline.open(name, attributes);
      switch (name) {
        case "row": {
          row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
          if (!Number.isInteger(row) || row < 0 || row > MAX_ROW) throw damaged(`${attributes["r"] ?? row} is no row`);
          column = -1;
          if (isTrue(attributes["hidden"])) hiddenRows.add(row);
          break;
        }
        case "col":
          if (isTrue(attributes["hidden"])) addColumns(hiddenColumns, attributes);
          break;
        case "c":
          cell = begin(attributes);
          break;
        case "v":
          inside = "value";
          break;
        case "f":
          inside = "formula";
          if (cell !== null) cell.formula ??= "";
          break;
        case "is":
          inside = "inline";
          break;
        case "mergeCell": {
          budget.merge();
          const range = rangeOf(attributes["ref"] ?? "");
          if (range === null) throw damaged(`${attributes["ref"] ?? "a merged range"} is no range`);
          merges.push(range);
          break;
        }
      }
    },
    close(name) {
      if (inside === "inline" && name !== "is") return inline.close(name);
      if (name === "v" || name === "f" || name === "is") inside = null;
      if (name !== "c" || cell === null) return;
      end(cell);
      cell = null;
    },
    text(text) {
      if (inside === "inline") inline.text(text);
      else if (cell !== null && inside === "value") cell.value = (cell.value ?? "") + text;
      else if (cell !== null && inside === "formula") cell.formula = (cell.formula ?? "") + text;
    },
  });
  return { cells: inOrder(cells), merges, hiddenRows, hiddenColumns };
}

function addColumns(hidden: Set<number>, { min, max }: Readonly<Record<string, string>>): void {
  for (let at = Math.max(1, Number(min)); at <= Math.min(Number(max), MAX_COLUMN + 1); at++) hidden.add(at - 1);
}

/** ECMA-376 part 1, 18.18.11: what a cell's type says of its value. */
function contentOf(type: string, value: string | null, { strings }: Shared, damaged: (reason: string) => Error): Content {
  if (value === null) return NO_CONTENT;
  switch (type) {
    case "s": {
      const runs = strings[Number(value)];
      if (runs === undefined) throw damaged(`it refers to text ${value}, which does not exist`);
      return textOf(runs);
    }
    case "str":
    case "d":
      return value === "" ? NO_CONTENT : plainText(value);
    case "b":
      return { kind: "boolean", value: value.trim() === "1" };
    case "e":
      return { kind: "error", text: value };
    default:
      return value.trim() === "" ? NO_CONTENT : { kind: "number", number: value.trim() };
  }
}

function textOf(runs: readonly TextRun[]): Content {
  return runs.some(({ text }) => text !== "") ? { kind: "text", runs } : NO_CONTENT;
}

/** Programs write cells in order; whoever does not gets them sorted. A cell that is there twice is damage elsewhere told by its grid. */
function inOrder(cells: readonly StoredCell[]): readonly StoredCell[] {
  return cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
}
