import { describe, expect, test } from "vitest";
import type { Piece } from "../pieces.ts";
import type { CellMerge } from "./properties.ts";
import { sketchOf, type DocRow } from "./table.ts";

const text = (content: string): readonly Piece[] => (content === "" ? [] : [{ kind: "text", text: content, notes: [] }]);
const merges: Readonly<Record<string, CellMerge>> = {
  ".": { goesOnFromLeft: false, vertical: "none" },
  "<": { goesOnFromLeft: true, vertical: "none" },
  v: { goesOnFromLeft: false, vertical: "restart" },
  "^": { goesOnFromLeft: false, vertical: "continue" },
};

/** A row: its texts, the edges of its cells, how they are merged. */
function row(texts: string, edges: readonly number[], how = "", isChanged = false): DocRow {
  const cells = texts.split("|").map(text);
  const own = Array.from(
    { length: Math.max(0, edges.length - 1) },
    (_, i): CellMerge => merges[how[i] ?? "."] ?? { goesOnFromLeft: false, vertical: "none" },
  );
  return { cells, definition: edges.length === 0 ? null : { edges, cells: own, isChanged } };
}

function read(...rows: readonly DocRow[]): readonly string[] {
  const { rowCount, columnCount, cells, flags } = sketchOf(rows);
  const shown = cells.map(({ row, column, rowSpan, columnSpan, placeColumn, pieces }) => {
    const texts = pieces.map((piece) =>
      piece.kind === "text" ? `${piece.text}${piece.notes.map(({ note }) => `[${note}]`).join("")}` : "",
    );
    return `${row},${column} ${rowSpan}×${columnSpan} #${placeColumn} ${texts.join("/")}`;
  });
  return [[`${rowCount}×${columnCount}`, ...flags].join(" "), ...shown];
}

const three = [0, 1000, 2000, 3000];

describe("a table by the edges of its rows", () => {
  test.each<[string, readonly DocRow[], readonly string[]]>([
    ["no rows", [], ["0×1"]],
    [
      "plain rows",
      [row("甲|乙|丙", three), row("丁|戊|己", three)],
      ["2×3", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×1 #0 丁", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "a cell over two columns",
      [row("甲|乙", [0, 1000, 3000]), row("丁|戊|己", three)],
      ["2×3", "0,0 1×1 #0 甲", "0,1 1×2 #1 乙", "1,0 1×1 #0 丁", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "edges a little off",
      [row("甲|乙|丙", [0, 1040, 2000, 3000]), row("丁|戊|己", three)],
      ["2×3", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×1 #0 丁", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "edges further off",
      [row("甲|乙|丙", [0, 1041, 2000, 3000]), row("丁|戊|己", three)],
      ["2×4", "0,0 1×2 #0 甲", "0,2 1×1 #1 乙", "0,3 1×1 #2 丙", "1,0 1×1 #0 丁", "1,1 1×2 #1 戊", "1,3 1×1 #2 己"],
    ],
    [
      "an edge just before another",
      [row("甲|乙|丙", [0, 980, 2000, 3000]), row("丁|戊|己", three)],
      ["2×3", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×1 #0 丁", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "merged to the left",
      [row("甲|乙|丙", three, "..<"), row("丁|戊|己", three)],
      [
        "2×3",
        "0,0 1×1 #0 甲",
        "0,1 1×2 #1 乙/[covered by a merged cell (合并单元格): 丙]",
        "1,0 1×1 #0 丁",
        "1,1 1×1 #1 戊",
        "1,2 1×1 #2 己",
      ],
    ],
    [
      "the first merged to the left",
      [row("甲|乙|丙", three, "<..")],
      ["1×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙"],
    ],
    ["two merged to the left", [row("甲||", three, ".<<")], ["1×3", "0,0 1×3 #0 甲"]],
    [
      "merged downwards",
      [row("甲|乙|丙", three, "v.."), row("|戊|己", three, "^.."), row("|壬|癸", three, "^..")],
      [
        "3×3",
        "0,0 3×1 #0 甲",
        "0,1 1×1 #1 乙",
        "0,2 1×1 #2 丙",
        "1,1 1×1 #1 戊",
        "1,2 1×1 #2 己",
        "2,1 1×1 #1 壬",
        "2,2 1×1 #2 癸",
      ],
    ],
    [
      "merged downwards, a text below",
      [row("甲|乙|丙", three, "v.."), row("丁|戊|己", three, "^..")],
      [
        "2×3",
        "0,0 2×1 #0 甲/[covered by a merged cell (合并单元格): 丁]",
        "0,1 1×1 #1 乙",
        "0,2 1×1 #2 丙",
        "1,1 1×1 #1 戊",
        "1,2 1×1 #2 己",
      ],
    ],
    [
      "going on below nothing",
      [row("甲|乙|丙", three), row("|戊|己", three, "^..")],
      ["2×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×1 #0 ", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "going on, of another width",
      [row("甲|乙|丙", three, "v.."), row("|己", [0, 2000, 3000], "^.")],
      ["2×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×2 #0 ", "1,2 1×1 #1 己"],
    ],
    [
      "going on behind a row between",
      [row("甲|乙|丙", three, "v.."), row("丁|戊|己", three), row("|壬|癸", three, "^..")],
      [
        "3×3 table_damaged",
        "0,0 1×1 #0 甲",
        "0,1 1×1 #1 乙",
        "0,2 1×1 #2 丙",
        "1,0 1×1 #0 丁",
        "1,1 1×1 #1 戊",
        "1,2 1×1 #2 己",
        "2,0 1×1 #0 ",
        "2,1 1×1 #1 壬",
        "2,2 1×1 #2 癸",
      ],
    ],
    [
      "behind one that goes on, a cell to the left",
      [row("甲|乙|丙", three, "v.."), row("|戊|己", three, "^<.")],
      ["2×3 table_damaged", "0,0 2×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "without a definition",
      [row("甲|乙|丙", []), row("丁|戊|己", three)],
      ["2×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙", "1,0 1×1 #0 丁", "1,1 1×1 #1 戊", "1,2 1×1 #2 己"],
    ],
    [
      "a definition of fewer cells",
      [row("甲|乙|丙", [0, 1000, 2000])],
      ["1×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙"],
    ],
    [
      "edges that go back",
      [row("甲|乙|丙", [0, 2000, 1000, 3000])],
      ["1×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙"],
    ],
    [
      "a cell of no width",
      [row("甲|乙|丙", [0, 1000, 1000, 3000])],
      ["1×2 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,1 1×1 #2 丙"],
    ],
    [
      "changed cells",
      [row("甲|乙|丙", three, "", true)],
      ["1×3 table_damaged", "0,0 1×1 #0 甲", "0,1 1×1 #1 乙", "0,2 1×1 #2 丙"],
    ],
  ])("%s", (_, rows, expected) => expect(read(...rows)).toEqual(expected));
});

test("a cell without room is in doubt where something stands in it", () => {
  expect(read(row("甲||丙", [0, 1000, 1000, 3000]))[0]).toBe("1×2");
});
