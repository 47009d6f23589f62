import { DocumentError } from "@jixiao/contract";

/** A district's workbook with a form a sheet has some hundreds. */
const MAX_SHEETS = 2_000;
/** Cells with contents in all sheets together: each costs a KB until the tables are made, a parser has 680 MB of heap, and a form has 200 cells. */
export const MAX_CELLS = 300_000;
/** Cells that are formatted and hold nothing cost only the time to pass them. */
const MAX_BLANK_CELLS = 5_000_000;
const MAX_MERGES = 200_000;

/** Counts what a workbook holds while it is read. */
export interface CellBudget {
  sheet(): void;
  cell(): void;
  blank(): void;
  merge(): void;
}

/** Each throws DocumentError `too_large` for `file` beyond its limit. */
export function cellBudget(file: string): CellBudget {
  const counter = (limit: number, what: string) => {
    let count = 0;
    return () => {
      count++;
      if (count > limit)
        throw new DocumentError({ code: "too_large", file, reason: `more than ${limit} ${what} in the workbook` });
    };
  };
  return {
    sheet: counter(MAX_SHEETS, "sheets"),
    cell: counter(MAX_CELLS, "cells"),
    blank: counter(MAX_BLANK_CELLS, "blank cells"),
    merge: counter(MAX_MERGES, "merged ranges"),
  };
}
