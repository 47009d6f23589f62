import type { Damage } from "../../document.ts";
import type { ShownPicture } from "../inside/picture.ts";

/** What a workbook's file stores, whichever format it is in. Rows and columns are 0-based. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904 and not from 1900. */
  readonly date1904: boolean;
  readonly damage: readonly Damage[];
  /** Pictures of which the file does not say on which sheet they are. */
  readonly pictures?: readonly ShownPicture[];
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Cells that hold something, or a formula without a result; in reading order. */
  readonly cells: readonly StoredCell[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** What stands on it beside cells and pictures and is not read: `drawings`, `a chart`; null where nothing does. */
  readonly beside: string | null;
  /** Pictures on it, in the order of its drawings; absent where there are none. */
  readonly pictures?: readonly ShownPicture[];
}

export interface StoredCell {
  readonly row: number;
  readonly column: number;
  readonly content: Content;
  /** Its number format as written in the file (`0.00%`), or in the table of those that every program knows. */
  readonly format: string;
  /** Its font is struck out as a whole. */
  readonly isStruck: boolean;
  readonly formula: Formula;
}

/** `linked`: it reads another workbook. */
export type Formula = "none" | "own" | "linked";

export type Content =
  | { readonly kind: "text"; readonly runs: readonly TextRun[] }
  /** As the file has it; an exponent is possible. */
  | { readonly kind: "number"; readonly number: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `#REF!` */
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "nothing" };

export interface TextRun {
  readonly text: string;
  readonly isStruck: boolean;
  readonly isRaised: boolean;
  /** Lowered as the 2 of CO₂ is. */
  readonly isLowered?: boolean;
}

export interface CellRange {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** How a cell is shown. */
export interface CellStyle {
  readonly format: string;
  readonly isStruck: boolean;
}

/** A text of one run. */
export function plainText(text: string): Content {
  return { kind: "text", runs: [{ text, isStruck: false, isRaised: false }] };
}
