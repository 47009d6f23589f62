import { describe, expect, test } from "vitest";
import { isLabelTail, joinCutRows, joinSplitLabels } from "./cut-rows.ts";
import type { RawIndicator } from "../raw-form.ts";
import { text, tableOf, rowsIn } from "../drawn-rows.test-helper.ts";

describe("rows that were cut", () => {
  test.each([
    ["指标", true],
    ["度指标", true],
    ["度 指 标", true],
    ["产出指标", false],
  ])("%s is a label's tail: %s", (words, is) => {
    const [cell] = tableOf([[words]]).cells;
    expect(cell !== undefined && isLabelTail(cell)).toBe(is);
  });

  const lines = (...rows: readonly string[][]) =>
    joinSplitLabels(rowsIn(tableOf(rows, "lost"))).map(({ cells }) => cells.map((cell) => `${cell.column}${cell.text}`));
  test.each<[string, string[][], string[][]]>([
    [
      "alone on a line, and at the head of the next",
      [["服务对象满意"], ["度指标", "满意度", "≥90%"]],
      [["0服务对象满意度指标", "1满意度", "2≥90%"]],
    ],
    [
      "in its column, below",
      [
        ["产出", "条数", "5条"],
        ["指标", "面积", "6亩"],
      ],
      [
        ["0产出指标", "1条数", "25条"],
        ["0指标", "1面积", "26亩"],
      ],
    ],
    [
      "in another column",
      [
        ["产出", "条数", "5条"],
        ["", "指标", "6亩"],
      ],
      [
        ["0产出", "1条数", "25条"],
        ["1指标", "26亩"],
      ],
    ],
    [
      "no label together",
      [
        ["甲乙", "条数"],
        ["指标", "面积"],
      ],
      [
        ["0甲乙", "1条数"],
        ["0指标", "1面积"],
      ],
    ],
    [
      "whole already",
      [
        ["产出指标", "条数"],
        ["指标", "面积"],
      ],
      [
        ["0产出指标", "1条数"],
        ["0指标", "1面积"],
      ],
    ],
    ["nothing above", [["指标", "面积"]], [["0指标", "1面积"]]],
  ])("a label: %s", (_, rows, expected) => expect(lines(...rows)).toEqual(expected));

  const indicator = (level3: string | null, value: string | null, over: Partial<RawIndicator> = {}): RawIndicator => ({
    level1: null,
    level2: null,
    level3: level3 === null ? null : text(level3),
    description: null,
    value: value === null ? null : text(value),
    chunkStart: false,
    doubts: [],
    extra: [],
    ...over,
  });
  const cut = (...rows: readonly RawIndicator[]) =>
    joinCutRows(rows).map((row) => [
      row.level3?.text ?? null,
      row.value?.text ?? null,
      row.chunkStart,
      row.doubts.map(({ flag }) => flag),
    ]);
  const top = { chunkStart: true };
  test.each<[string, RawIndicator[], unknown]>([
    [
      "the rest of a name",
      [indicator("道路", "5条"), indicator("条数", null, top)],
      [["道路条数", "5条", false, ["joined_over_pages"]]],
    ],
    [
      "the rest of a value",
      [indicator("道路", "按年度"), indicator(null, "完成", top)],
      [["道路", "按年度完成", false, ["joined_over_pages"]]],
    ],
    [
      "the page's first whole row comes after it",
      [indicator("道路", "5条"), indicator("条数", null, top), indicator("桥", "2座")],
      [
        ["道路条数", "5条", false, ["joined_over_pages"]],
        ["桥", "2座", true, []],
      ],
    ],
    [
      "not in the middle of a page",
      [indicator("道路", "5条"), indicator("条数", null)],
      [
        ["道路", "5条", false, []],
        ["条数", null, false, []],
      ],
    ],
    [
      "not with a label",
      [indicator("道路", "5条"), indicator("条数", null, { ...top, level2: text("数量") })],
      [
        ["道路", "5条", false, []],
        ["条数", null, true, []],
      ],
    ],
    [
      "a row above without a value",
      [indicator("道路", null), indicator("桥", "2座", top)],
      [
        ["道路", null, false, []],
        ["桥", "2座", true, ["row_incomplete"]],
      ],
    ],
    ["the first row", [indicator("条数", null, top)], [["条数", null, true, []]]],
  ])("%s", (_, rows, expected) => expect(cut(...rows)).toEqual(expected));
  test("a row keeps its own doubts", () => {
    const doubts = [{ flag: "ocr" as const, field: null, note: "x" }];
    const [, below] = joinCutRows([indicator("道路", null), indicator("桥", "2座", { ...top, doubts })]);
    expect(below?.doubts.map(({ flag }) => flag)).toEqual(["ocr", "row_incomplete"]);
  });
});
