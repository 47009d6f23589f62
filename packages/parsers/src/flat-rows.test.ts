import type { Place } from "@jixiao/contract";
import { expect, test } from "vitest";
import type { Block, Paragraph } from "./document.ts";
import { flatten, onlyText, type FlatRow } from "./flat-rows.ts";
import type { Cell, ReaderNote, Table } from "./table.ts";

const line = (n: number): readonly Place[] => [{ kind: "text", lines: [n, n] }];
const hidden = (note: string): readonly ReaderNote[] => [{ flag: "text_unseen", note }];
const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ kind: "paragraph", text, places: [], ...more });
const cell = (row: number, column: number, text: string, more: Partial<Cell> = {}): Cell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  places: [],
  ...more,
});
const table = (cells: readonly Cell[], more: Partial<Table> = {}): Block => ({
  kind: "table",
  table: {
    cells,
    rowCount: Math.max(...cells.map(({ row }) => row)) + 1,
    columnCount: 3,
    merges: "kept",
    chunks: [0],
    evidence: "tags",
    flags: [],
    ...more,
  },
});
const rows = (...blocks: Block[]): readonly FlatRow[] => flatten({ blocks, pageCount: null, undecodable: false });
const shown = (all: readonly FlatRow[]): readonly string[] =>
  all.map(({ cells, table: own, row, chunkStart, unseen = [] }) =>
    [
      cells.map(({ text }) => text).join("|"),
      `${own === null ? "paragraph" : "row"} ${row}`,
      ...(chunkStart ? ["starts"] : []),
      ...unseen.map(({ notes }) => `unseen ${notes.map(({ note }) => note).join(",")}`),
    ].join("; "),
  );

test("nothing has no rows", () => expect(rows()).toEqual([]));

test("paragraphs and tables in their order; a piece of a table starts at each of its chunks", () =>
  expect(
    shown(
      rows(
        paragraph("题"),
        table([cell(0, 0, "甲"), cell(1, 1, "丙"), cell(1, 0, "乙"), cell(2, 0, "丁")], { chunks: [0, 2] }),
        paragraph("注"),
      ),
    ),
  ).toEqual(["题; paragraph 0", "甲; row 0; starts", "乙|丙; row 1", "丁; row 2; starts", "注; paragraph 0"]));

test("a paragraph's row keeps its places and what the reader told of it", () => {
  const [row] = rows(paragraph("题", { places: line(7), flags: ["ocr"], notes: hidden("x") }));
  expect(row?.cells).toEqual([
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "题", places: line(7), flags: ["ocr"], notes: hidden("x") },
  ]);
});

test("blank cells are left out, and nothing is said of them", () =>
  expect(shown(rows(table([cell(0, 0, "  "), cell(0, 1, "乙"), cell(0, 2, "")])))).toEqual(["乙; row 0; starts"]));

test("a blank cell in which text stands unseen is told of, a cell whose text is seen is not", () =>
  expect(shown(rows(table([cell(0, 0, " ", { notes: hidden("a") }), cell(0, 1, "乙", { notes: hidden("b") })])))).toEqual([
    "乙; row 0; starts; unseen a",
  ]));

test("an unseen paragraph is told of in the next row, before that row's own; behind the last row in the last", () => {
  const unseen = (note: string): Paragraph => paragraph("", { places: line(1), notes: hidden(note) });
  const blank = cell(0, 1, "", { notes: hidden("own") });
  expect(
    shown(rows(unseen("a"), unseen("b"), table([cell(0, 0, "甲"), blank]), unseen("c"), paragraph("尾"), unseen("d"))),
  ).toEqual(["甲; row 0; starts; unseen a; unseen b; unseen own", "尾; paragraph 0; unseen c; unseen d"]);
  expect(rows(unseen("a"))).toEqual([]);
});

test("a row in which all is seen says nothing of unseen text", () =>
  expect(rows(paragraph("题"), table([cell(0, 0, "甲")])).map((row) => "unseen" in row)).toEqual([false, false]));

test("a row of one cell is its text; any other is none", () => {
  const [one, two] = rows(table([cell(0, 0, "甲"), cell(1, 0, "乙"), cell(1, 1, "丙")]));
  expect([one, two].map((row) => (row === undefined ? undefined : onlyText(row)))).toEqual(["甲", null]);
  expect(onlyText({ cells: [], table: null, row: 0, chunkStart: false })).toBeNull();
});
