/** Reading text stays linear: how often cells are looked at is counted, because a clock on a busy machine says nothing. */
import { expect, test } from "vitest";
import type { TextLine } from "../../tables/text-line.ts";
import { atomLines } from "./atoms.ts";
import { bestRows } from "./best-rows.ts";
import { columnRows } from "./in-columns.ts";
import { scanlineRows } from "./in-scanlines.ts";
import { sequenceRows, type Column } from "./in-sequence.ts";
import { UNKNOWN_WRAPPING } from "./joins.ts";

function columnsCounting(): { readonly columns: readonly Column[]; readonly asked: () => number } {
  let asked = 0;
  const shape = (text: string) => {
    asked++;
    return text.includes("≥") ? 2 : 0;
  };
  return {
    columns: [
      { field: "level3", shape: (text) => -shape(text) },
      { field: "value", shape },
    ],
    asked: () => asked,
  };
}

const linesOf = (count: number) =>
  atomLines(Array.from({ length: count }, (_, i): TextLine => ({ number: i + 1, text: `第${i}项工作 ≥${i}项`, kind: "plain" })));

const orders = {
  sequence: (count: number, columns: readonly Column[]) => {
    const atoms = linesOf(count).flatMap((line) => line.atoms);
    return bestRows(atoms.length, sequenceRows({ atoms, barriers: new Set(), everyRow: false }, columns, UNKNOWN_WRAPPING), 1);
  },
  scanlines: (count: number, columns: readonly Column[]) => {
    const lines = linesOf(count).map((line) => line.atoms);
    return bestRows(
      lines.length,
      scanlineRows(
        lines,
        lines.map(() => null),
        columns,
        UNKNOWN_WRAPPING,
        false,
      ),
      1,
    );
  },
  columns: (count: number, columns: readonly Column[]) => {
    const atoms = linesOf(count).flatMap((line) => line.atoms);
    return columnRows({ atoms, barriers: new Set(), everyRow: false }, columns, UNKNOWN_WRAPPING);
  },
} as const;

test.each(["sequence", "scanlines", "columns"] as const)("four times the lines are four times the work: %s", (order) => {
  const [small, large] = [columnsCounting(), columnsCounting()];
  expect(orders[order](60, small.columns).rows.length).toBeGreaterThan(40);
  orders[order](240, large.columns);
  expect(large.asked()).toBeLessThan(4.5 * small.asked());
});
