import { describe, expect, test } from "vitest";
import { labelsOfColumn } from "./labels.ts";
import { cellLineAt } from "./layout.test-helper.ts";
import type { CellLine } from "./rows.ts";

const line = (text: string, y: number, page = 1): CellLine => cellLineAt(0, text, 0, y, page);

const read = (...lines: readonly CellLine[]): readonly string[] =>
  labelsOfColumn(lines).map(({ text, page, top, middle, cutTo, margin }) => {
    return `${text} p${page} ${top}/${middle}${cutTo === null ? "" : ` to ${cutTo}`} ±${margin}`;
  });

describe("lines of a level's column", () => {
  test.each<[string, readonly CellLine[], readonly string[]]>([
    ["none", [], []],
    ["one", [line("数量指标", 10)], ["数量指标 p1 10/10 ±Infinity"]],
    ["one that nobody knows", [line("水利", 10)], ["水利 p1 10/10 ±Infinity"]],
    ["two labels", [line("数量指标", 10), line("质量指标", 60)], ["数量指标 p1 10/10 ±6", "质量指标 p1 60/60 ±6"]],
    ["one of two lines", [line("社会效益", 10), line("指标", 22)], ["社会效益指标 p1 10/16 ±2"]],
    ["lines as far apart as a label's may be", [line("社会效益", 10), line("指标", 27.5)], ["社会效益指标 p1 10/18.75 ±2"]],
    ["and further", [line("社会效益", 10), line("指标", 27.6)], ["社会效益 p1 10/10 ±0", "指标 p1 27.6/27.6 ±1"]],
    [
      "upright, so its lines may be further apart",
      [line("数", 10), line("量", 36), line("指", 62), line("标", 88)],
      ["数量指标 p1 10/49 ±4"],
    ],
    ["upright and further still", [line("数量", 10), line("指标", 36.1)], ["数量 p1 10/10 ±0", "指标 p1 36.1/36.1 ±1"]],
    ["cut by a page", [line("社会效益", 700), line("指标", 30, 2)], ["社会效益指标 p1 700/700 to 2 ±1"]],
    [
      "two of two lines each",
      [line("社会效益", 10), line("指标", 22), line("生态效益", 34), line("指标", 46)],
      ["社会效益指标 p1 10/16 ±2", "生态效益指标 p1 34/40 ±2"],
    ],
    [
      "an unknown one between",
      [line("数量指标", 10), line("水利", 22), line("质量指标", 34)],
      ["数量指标 p1 10/10 ±1", "水利 p1 22/22 ±0", "质量指标 p1 34/34 ±1"],
    ],
    ["unknown ones on two pages", [line("水利", 700), line("林业", 30, 2)], ["水利 p1 700/700 ±1", "林业 p2 30/30 ±1"]],
    ["unknown lines below each other", [line("水利", 10), line("林业", 22), line("牧业", 34)], ["水利林业牧业 p1 10/22 ±1"]],
    [
      "a label without the word beside some with it",
      [line("数量指标", 10), line("质量", 60)],
      ["数量指标 p1 10/10 ±6", "质量 p1 60/60 ±0"],
    ],
    ["labels without the word alone", [line("数量", 10), line("质量", 60)], ["数量 p1 10/10 ±6", "质量 p1 60/60 ±6"]],
    ["a side label", [line("绩效", 10), line("指标", 22)], ["绩效指标 p1 10/16 ±4"]],
    ["blanks and marks between", [line("数 量", 10), line("指 标", 22)], ["数量指标 p1 10/16 ±2"]],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});

test("a label's lines are kept, and the middle is that of its first page", () => {
  const lines = [line("生态", 690), line("效益", 702), line("指标", 30, 2)];
  expect(labelsOfColumn(lines)).toMatchObject([{ lines, page: 1, top: 690, middle: 696, cutTo: 2 }]);
});
