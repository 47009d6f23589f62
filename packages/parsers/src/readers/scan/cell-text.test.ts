import type { Flag } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { cellOf, inHeaderOrder } from "./cell-text.ts";
import type { ReadLine } from "./read-line.ts";

const vocabulary = vocabularyOf([]);
const BOX = { x0: 0, y0: 0, x1: 100, y1: 20 };

function line(text: string, more: Partial<ReadLine> = {}): ReadLine {
  return { box: BOX, text, certain: true, repaired: false, confidence: 0.9, first: text, second: text, figures: [], ...more };
}

describe("a cell is", () => {
  test.each<[string, readonly ReadLine[], { text: string; certain: boolean; repaired: boolean }]>([
    ["blank", [], { text: "", certain: true, repaired: false }],
    ["ink in which nothing was read", [line("")], { text: "", certain: false, repaired: false }],
    ["what both read", [line("完成率")], { text: "完成率", certain: true, repaired: false }],
    ["what was put right", [line("全年末", { repaired: true })], { text: "全年末", certain: true, repaired: true }],
    [
      "a list without its first figure",
      [line("工完成甲。2.完成乙。")],
      { text: "工完成甲。2.完成乙。", certain: false, repaired: false },
    ],
    ["a whole list", [line("1.完成甲。2.完成乙。")], { text: "1.完成甲。2.完成乙。", certain: true, repaired: false }],
    ["figures with a point", [line("面积2.5亩，1.2米")], { text: "面积2.5亩，1.2米", certain: true, repaired: false }],
    ["a version", [line("完成2.0版，共12.、项")], { text: "完成2.0版，共12.、项", certain: true, repaired: false }],
    [
      "a label put right",
      [line("数童指标", { certain: false, second: "数量指标" })],
      { text: "数量指标", certain: true, repaired: true },
    ],
  ])("%s", (_, lines, expected) => expect(cellOf(lines, vocabulary)).toMatchObject(expected));
});

describe("headers of the levels stand in their order", () => {
  const ordered = (texts: readonly string[]) =>
    inHeaderOrder(texts.map((text, column) => ({ row: 0, column, text, flags: [] as readonly Flag[] }))).map(({ text, flags }) =>
      [text, ...flags].join(" "),
    );
  test.each([
    [
      ["一级指标", "二级指标", "三级指标"],
      ["一级指标", "二级指标", "三级指标"],
    ],
    [
      ["一级指标", "三级指标", "三级指标"],
      ["一级指标", "二级指标 ocr_repaired", "三级指标"],
    ],
    [
      ["一级指标", "三级指标"],
      ["一级指标", "三级指标"],
    ],
  ])("%j", (texts, expected) => expect(ordered(texts)).toEqual(expected));

  const inDoubt = (texts: readonly string[], doubtful: number) => {
    const cells = texts.map((text, column) => {
      const flags: readonly Flag[] = column === doubtful ? ["ocr_uncertain"] : [];
      return { row: 0, column, text, flags };
    });
    return inHeaderOrder(cells)[doubtful];
  };
  test.each<[readonly string[], number, string]>([
    [["一级指标", "二级指标", "三级指寺", "指标值"], 2, "三级指标"],
    [["一级指标", "二蕊指标", "三级指标", "指标值"], 1, "二级指标"],
    [["一级指标", "二级指标", "指寺值", "三级指标"], 2, "指寺值"],
    [["绩级指标", "二级指标", "三级指标"], 0, "一级指标"],
    [["绩放指标", "二级指标", "三级指标"], 0, "绩放指标"],
    [["三级指寺", "一级指标", "二级指标"], 0, "三级指寺"],
    [["一级指标", "二级指标", "三级指寺说明"], 2, "三级指寺说明"],
  ])("%j, of which number %i is in doubt", (texts, doubtful, expected) => {
    const cell = inDoubt(texts, doubtful);
    expect([cell?.text, cell?.flags]).toEqual([
      expected,
      expected === texts[doubtful] ? ["ocr_uncertain"] : ["ocr_uncertain", "ocr_repaired"],
    ]);
  });
});
