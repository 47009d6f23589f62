import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { marksOf, readTags, tableFromTags, type MarkedGlyphs, type TaggedCell } from "./tags.ts";

describe("tags", () => {
  const viewport = { matrix: [1, 0, 0, 1, 0, 0], toShown: (box: unknown) => box } as unknown as MarkedGlyphs["viewport"];
  const at = (text: string, x0: number, page = 1, baseline = 100): MarkedGlyphs => ({
    page,
    viewport,
    glyphs: [{ text, x0, x1: x0 + 10, baseline, mark: null, size: 10 }],
  });
  const cell = (mark: string, columnSpan = 1, rowSpan = 1): TaggedCell => ({
    rowSpan,
    columnSpan,
    marks: mark === "" ? [] : [mark],
  });
  const table = (rows: readonly (readonly TaggedCell[])[], marked: Readonly<Record<string, MarkedGlyphs>>) => {
    const { cells, rowCount, columnCount } = tableFromTags({ rows }, new Map(Object.entries(marked)));
    return [`${rowCount}×${columnCount}`, ...cells.map((c) => `${c.row},${c.column} ${c.rowSpan}×${c.columnSpan} ${c.text}`)];
  };

  test("cells stand one beside the other, spans take their places", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 50), d: at("丁", 0) };
    expect(table([[cell("a", 1, 2), cell("b")], [cell("c")], [cell("d", 2)]], marked)).toEqual([
      "3×2",
      "0,0 2×1 甲",
      "0,1 1×1 乙",
      "1,1 1×1 丙",
      "2,0 1×2 丁",
    ]);
  });
  test("a span does not leave the table", () =>
    expect(table([[cell("a", 1, 5)]], { a: at("甲", 0) })).toEqual(["1×1", "0,0 1×1 甲"]));
  test("cells of a row that is too short go where others of their width stand", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 100), d: at("丁", 100), e: at("戊", 0) };
    expect(
      table(
        [
          [cell("a"), cell("b"), cell("c")],
          [cell("e"), cell("d")],
        ],
        marked,
      ),
    ).toEqual(["2×3", "0,0 1×1 甲", "0,1 1×1 乙", "0,2 1×1 丙", "1,0 1×1 戊", "1,2 1×1 丁"]);
  });
  test.each<[string, readonly (readonly TaggedCell[])[], readonly string[]]>([
    ["below a cell of two rows", [[cell("", 1, 2), cell("")], [cell("")]], ["0,0", "0,1", "1,1"]],
    [
      "below one of two rows and columns",
      [[cell("", 2, 2), cell("")], [cell("")], [cell(""), cell("")]],
      ["0,0", "0,2", "1,2", "2,0", "2,1"],
    ],
    [
      "beside one in the middle",
      [
        [cell(""), cell("", 1, 2), cell("")],
        [cell(""), cell("")],
      ],
      ["0,0", "0,1", "0,2", "1,0", "1,2"],
    ],
    ["a row too short, of empty cells", [[cell(""), cell(""), cell("")], [cell("")]], ["0,0", "0,1", "0,2", "1,0"]],
    ["a row without a place", [[cell("", 1, 2)], [cell("")]], ["0,0", "1,0"]],
  ])("cells stand %s", (_, rows, expected) =>
    expect(tableFromTags({ rows }, new Map()).cells.map(({ row, column }) => `${row},${column}`)).toEqual(expected),
  );
  test("a span of a later row does not leave the table either", () =>
    expect(table([[cell("a")], [cell("b", 1, 5)], [cell("c")]], { a: at("甲", 0), b: at("乙", 0), c: at("丙", 0) })).toContain(
      "1,0 2×1 乙",
    ));
  test("of a column's texts the nearest says where a cell of a short row stands", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 40), d: at("丁", 100), e: at("戊", 48), f: at("己", 61) };
    const rows = [[cell("a"), cell("b")], [cell("c"), cell("d")], [cell("e")], [cell("f")]];
    expect(table(rows, marked).slice(-2)).toEqual(["2,1 1×1 戊", "3,1 1×1 己"]);
  });
  test("where nothing tells, from the left, and where a width is new beside its row's others", () => {
    const marked = { a: at("甲", 0), b: at("乙", 50), c: at("丙", 100), d: at("丁", 62) };
    expect(table([[cell("a"), cell("b"), cell("c")], [cell("d", 2)]], marked).at(-1)).toBe("1,0 1×2 丁");
  });
  test("blanks have no place, and do not move a text's middle", () => {
    const blank: MarkedGlyphs = { ...at(" ", 500), glyphs: [...at(" ", 500).glyphs, ...at("　", 900).glyphs] };
    const found = tableFromTags(
      {
        rows: [
          [
            { rowSpan: 1, columnSpan: 1, marks: ["a", "x"] },
            { rowSpan: 1, columnSpan: 1, marks: ["y"] },
          ],
        ],
      },
      new Map([
        ["a", at("甲", 0)],
        ["x", blank],
        ["y", { ...blank, page: 2 }],
      ]),
    );
    expect(found.cells.map(({ text, places }) => [text, places.length])).toEqual([
      ["甲", 1],
      ["", 0],
    ]);
    expect(found.cells[0]?.places).toMatchObject([{ box: { x0: 0, x1: 10 } }]);
  });

  test("a cell that a page break cuts has a place on each page", () => {
    const whole = tableFromTags(
      { rows: [[{ rowSpan: 1, columnSpan: 1, marks: ["b", "a", "x"] }]] },
      new Map([
        ["a", at("甲", 0, 1)],
        ["b", at("乙", 0, 2)],
      ]),
    );
    expect(
      whole.cells.map(({ text, places }) => [text, places.map((place) => (place.kind === "page" ? place.page : null))]),
    ).toEqual([["甲乙", [1, 2]]]);
  });
  test("an empty cell has neither text nor place", () =>
    expect(tableFromTags({ rows: [[cell("")]] }, new Map()).cells).toEqual([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "", places: [] },
    ]));

  const content = (id: string) => ({ type: "content", id });
  const node = (role: string, ...children: object[]) => ({ role, children });
  const tagged = (root: object | null) => readTags({ getStructTree: () => Promise.resolve(root) } as unknown as PDFPageProxy);
  test("rows stand in the table or in its parts; rows without cells are none; a table in a table is another", async () => {
    const tree = node("Root", node("Sect", node("Table", node("TR", node("TH", content("a"))), node("TBody", node("TR", { ...node("TD", node("P", content("b"))), colSpan: 2, rowSpan: 0 }), node("TR")), node("Table", node("TR", node("TD")))))); // oxfmt-ignore
    const [only, ...others] = await tagged(tree);
    expect(others).toEqual([]);
    expect(only?.rows).toEqual([[{ rowSpan: 1, columnSpan: 1, marks: ["a"] }], [{ rowSpan: 1, columnSpan: 2, marks: ["b"] }]]);
    expect(only === undefined ? [] : marksOf(only)).toEqual(["a", "b"]);
  });
  test("what stands in a row beside its cells is none, nor is content without an id", async () => {
    const row = node(
      "TR",
      node("Span", content("x")),
      node("TD", { type: "content" }, { type: "object", id: "y" }, content("a")),
    );
    expect((await tagged(node("Table", row)))[0]?.rows).toEqual([[{ rowSpan: 1, columnSpan: 1, marks: ["a"] }]]);
  });
  test("without a tree there are none", async () => expect(await tagged(null)).toEqual([]));
});
