import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import type { PageTable } from "../../tables/page-table.ts";
import type { PageContent } from "./read-page.ts";
import { explainedIn, withoutWeakGrids } from "./weak-grids.ts";

/** A table of rows, its cells parted by `|`; an empty one is none. */
function block(rows: string): Block {
  const cells = rows
    .split("\n")
    .flatMap((texts, row) =>
      texts
        .split("|")
        .flatMap((text, column) => (text === "" ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, text, places: [] }])),
    );
  return {
    kind: "table",
    table: { cells, rowCount: 9, columnCount: 9, merges: "kept", chunks: [0], evidence: "pixel rulings", flags: [] },
  };
}

const HEADER = "一级指标|二级指标|三级指标|指标值";

test.each<[string, string, number]>([
  ["what is known alone in its cell", "项目名称|修路", 1],
  ["labels, and a row with name and value", `${HEADER}\n产出指标|数量指标|里程|≥5公里`, 4 + 3 + 1],
  ["a row whose value is no figure", `${HEADER}\n||验收|合格`, 4 + 1],
  ["a row without a value", `${HEADER}\n||验收|`, 4],
  ["no rows above a header", "||里程|五公里", 0],
  ["less for a cell that holds several values", `${HEADER}\n||里程宽度|≥5公里≥6米`, 4 - 1 + 1],
  ["less for a cell that holds a whole head", "项目名称修路预算数5.00", -1],
  ["less for labels in one cell", "数量指标质量指标", -1],
  ["nothing for prose", "本年完成道路5公里", 0],
])("%s", (_, rows, expected) => expect(explainedIn([block(rows)])).toBe(expected));

describe("of weak pages the reading counts that explains more", () => {
  const table = (page: number, weak: boolean): PageTable => ({
    page,
    xs: [0, 1],
    ys: [0, 1],
    cells: [],
    openTop: false,
    openBottom: false,
    evidence: "pixel rulings",
    flags: ["ocr"],
    ...(weak ? { weak: [{ axis: "horizontal", at: 0, from: 0, to: 1 }] } : {}),
  });
  const content = (page: number, weak: boolean): PageContent => ({
    page,
    viewport: { matrix: [1, 0, 0, 1, 0, 0], toShown: (box) => box },
    glyphs: [],
    tables: [table(page, weak)],
    rest: [],
    rulings: [],
    tagged: [],
    asides: [],
  });
  /** Pages whose tables are kept, after the choice. What a reading is worth is told by the pages whose tables it keeps. */
  const kept = (weak: readonly boolean[], worth: (pages: readonly number[]) => number): readonly number[] => {
    const pagesOf = (contents: readonly PageContent[]) =>
      contents.filter(({ tables }) => tables.length > 0).map(({ page }) => page);
    const out = withoutWeakGrids(
      weak.map((is, i) => content(i + 1, is)),
      (contents) => Array.from({ length: worth(pagesOf(contents)) }, () => block("项目名称")),
    );
    return pagesOf(out);
  };
  test.each<[string, readonly boolean[], (pages: readonly number[]) => number, readonly number[]]>([
    ["the cells, where both explain as much", [true], () => 3, [1]],
    ["the words' places, where they explain more", [true], (pages) => 3 - pages.length, []],
    ["the cells, where they do", [true, true], (pages) => pages.length, [1, 2]],
    ["one page this way and one that way", [true, true], (pages) => (pages.join() === "2" ? 3 : 1), [2]],
    ["whole tables as they are", [false, false], (pages) => 3 - pages.length, [1, 2]],
    ["pages apart by themselves", [true, false, true], (pages) => (pages.includes(1) ? 0 : 1), [2, 3]],
  ])("%s", (_, weak, worth, expected) => expect(kept(weak, worth)).toEqual(expected));

  test("what is freed keeps its lines as hints, which may be broken", () => {
    const [freed] = withoutWeakGrids([content(1, true)], (pages) => (pages[0]?.tables.length === 0 ? [block("项目名称")] : []));
    expect([freed?.rulings.length, freed?.areRulingsBroken]).toEqual([1, true]);
    const [own] = withoutWeakGrids([content(1, true)], () => []);
    expect(own?.tables.map(({ weak }) => weak)).toEqual([undefined]);
  });
});
