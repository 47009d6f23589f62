import { expect, test } from "vitest";
import type { Table } from "../table.ts";

/** Rows of cells between bars; what is read of them where merged cells are known, and where a dump lost them. */
export type Case = readonly [name: string, rows: readonly string[], kept: readonly string[], lost: readonly string[]];

type Reader = (rows: readonly string[], merges: Table["merges"]) => readonly string[];

/** One test for each of the cases. */
export function checkCases(read: Reader, cases: readonly Case[]): void {
  test.each(cases)("%s", (_, rows, kept, lost) => {
    expect(read(rows, "kept")).toEqual(kept);
    expect(read(rows, "lost")).toEqual(lost);
  });
}
