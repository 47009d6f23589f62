import { expect, test } from "vitest";
import type { Glyph } from "../../tables/glyphs.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { documentBlocks } from "./document-blocks.ts";
import type { PageContent } from "./read-page.ts";

const SIZE = 10;

/** A page with one drawn table of these cells; its tags name a table with cells of their own, in the same ink. */
function page(drawn: readonly string[], tagged: readonly string[]): PageContent {
  const glyphs = tagged.flatMap((text, cell) =>
    Array.from(text).map((char, i): Glyph => {
      const x0 = 50 + 200 * cell + SIZE * i;
      return { text: char, x0, x1: x0 + SIZE, baseline: 110, mark: `m${cell}`, size: SIZE };
    }),
  );
  const cells = drawn.map((text, column) => {
    return { row: 0, column, rowSpan: 1, columnSpan: 1, text, places: [], flags: [] };
  });
  const xs = [50, ...drawn.map((_, i) => 250 + 200 * i)];
  const table = { page: 1, xs, ys: [100, 120], cells, openTop: false, openBottom: false, evidence: "rulings", flags: [] };
  const viewport = { toShown: (box: unknown) => box } as PageContent["viewport"];
  const rows = [tagged.map((_, cell) => ({ rowSpan: 1, columnSpan: 1, marks: [`m${cell}`] }))];
  return {
    page: 1,
    viewport,
    glyphs,
    tables: [table],
    rest: [],
    rulings: [],
    asides: [],
    tagged: tagged.length === 0 ? [] : [{ rows }],
  };
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["say the same", ["次数", "3次"], ["次数", "3次"], []],
  ["say less, as the tags of one page's part do", ["次数", "3次", "5次"], ["次数", "3次"], []],
  ["name a cell that the lines do not show", ["次数", "3次"], ["次数", "8次"], ["evidence_conflict"]],
  ["cut the cells otherwise", ["次数", "3次"], ["次数3次"], ["evidence_conflict"]],
  ["name a cell once more than the lines show", ["3次", "次数"], ["3次", "3次"], ["evidence_conflict"]],
  ["are none", ["次数", "3次"], [], []],
])("tags beside drawn lines: %s", (_, drawn, tagged, flags) => {
  const blocks = documentBlocks([page(drawn, tagged)], vocabularyOf([]));
  expect(blocks.map((block) => (block.kind === "table" ? block.table.flags : null))).toEqual([flags]);
});
