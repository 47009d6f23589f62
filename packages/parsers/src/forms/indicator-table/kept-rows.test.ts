import { describe, expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { rowsIn, tableOf, text } from "../drawn-rows.test-helper.ts";
import type { Column } from "./columns.ts";
import { keptRow } from "./kept-rows.ts";
import { shown } from "./read-tables.test-helper.ts";

/** Columns one behind the other: `field`, `field/set`; from a column of the grid on. */
const columnsOf = (fields: string, from = 0): readonly Column[] =>
  fields.split(" ").map((one, i) => {
    const [field = "", set] = one.split("/");
    return {
      field: field as ColumnField,
      horizon: set === undefined ? null : set === "0" ? "overall" : "annual",
      header: text(field),
      range: [from + i, from + i + 1],
      edges: null,
      known: field !== "extra",
      repeats: null,
      set: set === undefined ? null : set === "0" ? 0 : 1,
    };
  });
const read = (columns: readonly Column[], ...rows: string[]): readonly string[] =>
  rowsIn(tableOf(rows.map((row) => row.split("|")))).flatMap((row) => keptRow(row, columns).map(shown));

const PLAIN = columnsOf("level1 level3 value weight");

describe("cells under their headers", () => {
  test("a label over several rows is each row's", () =>
    expect(read(PLAIN, "产出^2|造林|≥5|10", "|管护|≥3|20")).toEqual([
      "产出/-/造林/≥5; weight 10; new piece",
      "产出/-/管护/≥3; weight 20",
    ]));
  test("blank cells are nothing", () => expect(read(PLAIN, "_| |≥5|_")).toEqual(["-/-/-/≥5; new piece"]));
  test("a blank cell beside a text in one column is no part of it", () => {
    const wide = columnsOf("level3 value").map((column, i): Column => (i === 0 ? column : { ...column, range: [1, 3] }));
    expect(read(wide, "造林| |≥5")).toEqual(["-/-/造林/≥5; new piece"]);
    expect(read(wide, "造林|≥|5")).toEqual([
      "-/-/造林/≥/5; reads ≥5; new piece; columns_shifted row: does not stand under the header cell by cell: “造林”, “≥”, “5”",
    ]);
  });
  test("what stands behind the columns is kept, what stands before them is not", () => {
    expect(read(columnsOf("level3 value", 1), "侧|造林|≥5|余|_")).toEqual([
      "-/-/造林/≥5; unknown （无表头）: 余; new piece; columns_shifted row: does not stand under the header cell by cell: “侧”, “造林”, “≥5”, “余”; column_unknown extra: nobody knows what stands under “（无表头）”: “余”",
    ]);
    expect(read(columnsOf("level3 value", 1), "侧|造林|≥5")).toEqual(["-/-/造林/≥5; new piece"]);
  });
});

describe("a cell over rows with names of their own", () => {
  test("points belong to none of them", () =>
    expect(read(PLAIN, "产出^2|造林|≥5|10^2", "|管护|≥3|")).toEqual([
      "产出/-/造林/≥5; weight: 10; new piece; cell_shared weight: weight is one cell over several rows: 10",
      "产出/-/管护/≥3; cell_shared weight: weight is one cell over several rows: 10",
    ]));
  test("a value is both's, in doubt", () =>
    expect(read(PLAIN, "产出^2|造林|≥5^2|1", "|管护||2")).toEqual([
      "产出/-/造林/≥5; weight 1; new piece; cell_shared value_raw: value is one cell over several rows",
      "产出/-/管护/≥5; weight 2; cell_shared value_raw: value is one cell over several rows",
    ]));
  test("over as many rows as its name it is its own", () => {
    const [first] = read(PLAIN, "产出^2|造林^2|≥5^2|10^2", "|||");
    expect(first).toBe("产出/-/造林/≥5; weight 10; new piece");
  });
  test("over rows in which nothing else stands it is its own", () => {
    expect(read(PLAIN, "产出|造林|≥5|10^2", "_|_|_|")[0]).toBe("产出/-/造林/≥5; weight 10; new piece");
    expect(read(PLAIN, "产出|造林|≥5|10^2", "_|_|_|", "产出|管护|≥3|20")[0]).toBe("产出/-/造林/≥5; weight 10; new piece");
  });
  test("the third row's text counts as the second's", () =>
    expect(read(PLAIN, "产出|造林|≥5|10^3", "_|_|_|", "产出|管护|≥3|")[0]).toContain("cell_shared weight"));
  test("a description may be shared", () =>
    expect(read(columnsOf("level3 description value"), "造林|说明^2|≥5", "管护||≥3")).toEqual([
      "-/-/造林/≥5; description 说明; new piece",
      "-/-/管护/≥3; description 说明",
    ]));
  test("without a column of names one row is a name's", () =>
    expect(read(columnsOf("description value"), "造林|≥5^2", "管护|")).toEqual([
      "-/-/-/≥5; description 造林; new piece; cell_shared value_raw: value is one cell over several rows",
      "-/-/-/≥5; description 管护; cell_shared value_raw: value is one cell over several rows",
    ]));
  test("of two columns of names the left one tells how many rows are one", () => {
    const two = columnsOf("level3/0 value/0 level3/1 value/1");
    expect(read(two, "造林^2|≥5^2|甲|1", "||乙|2")).toEqual([
      "-/-/造林/≥5; overall; new piece",
      "-/-/甲/1; annual; new piece",
      "-/-/造林/≥5; overall",
      "-/-/乙/2; annual",
    ]);
  });
});

describe("two sets of columns side by side", () => {
  const SETS = columnsOf("level1 level3/0 value/0 level3/1 value/1");
  test("are two indicators, and share what stands left of them", () =>
    expect(read(SETS, "产出|造林|≥5|管护|≥3")).toEqual([
      "产出/-/造林/≥5; overall; new piece",
      "产出/-/管护/≥3; annual; new piece",
    ]));
  test("where one set is blank there is one", () =>
    expect([read(SETS, "产出|造林|≥5|_|_"), read(SETS, "产出|_|_|管护|≥3")]).toEqual([
      ["产出/-/造林/≥5; overall; new piece"],
      ["产出/-/管护/≥3; annual; new piece"],
    ]));
});

describe("a level's cell that is blank", () => {
  const levels = columnsOf("level1 level2 level3 value");
  const doubtsOf = (...rows: string[]): readonly string[] =>
    rowsIn(tableOf(rows.map((row) => row.split("|")))).flatMap((row) =>
      keptRow(row, levels).map(({ doubts }) => doubts.map(({ flag, note }) => `${flag} ${/“.*”/.exec(note)?.[0]}`).join()),
    );
  const DOUBT = "level2_uncertain “数量指标”";
  test.each<[string, readonly string[], readonly string[]]>([
    ["below one over several rows", ["产出指标^3|数量指标^2|造林|1", "||管护|2", "|_|成活率|3"], ["", "", DOUBT]],
    ["over several rows itself", ["产出指标^3|数量指标|造林|1", "|_^2|管护|2", "||成活率|3"], ["", DOUBT, DOUBT]],
    ["below labels of one row each", ["产出指标^3|数量指标|造林|1", "|_|管护|2", "|_|成活率|3"], ["", "", ""]],
    ["with no label above it", ["产出指标^3|_^2|造林|1", "||管护|2", "|质量指标|成活率|3"], ["", "", ""]],
    [
      "behind another blank one",
      ["产出指标^4|数量指标^2|造林|1", "||管护|2", "|_|成活率|3", "|_|保存率|4"],
      ["", "", DOUBT, DOUBT],
    ],
    [
      "of level 1",
      ["产出指标^2|数量指标^2|造林|1", "||管护|2", "_|社会效益指标|就业|3"],
      ["", "", "level1_uncertain “产出指标”"],
    ],
  ])("%s", (_, rows, expected) => expect(doubtsOf(...rows)).toEqual(expected));
});

describe("a row without name and value", () => {
  const some = columnsOf("level1 level2 extra value");
  test("of a level, with a text that nobody knows, is kept", () =>
    expect(read(some, "产出指标|数量指标|造林|")).toEqual([
      "产出指标/数量指标/-/-; unknown extra: 造林; new piece; column_unknown extra: nobody knows what stands under “extra”: “造林”",
    ]));
  test("of no level is none", () => expect(read(some, "_|_|填报人|")).toEqual([]));
  test("with a text under a known header is none", () =>
    expect(
      read(
        some.map((column) => ({ ...column, known: true })),
        "产出指标|数量指标|造林|",
      ),
    ).toEqual([]));
});
