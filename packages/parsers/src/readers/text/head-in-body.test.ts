import { describe, expect, test } from "vitest";
import { textOfAtoms, type AtomLine } from "./atoms.ts";
import { isSpread, takeCells, takeHead } from "./head-in-body.ts";
import { findHeaders, type TextHeader } from "./header.ts";
import { linesOf } from "./pieces.test-helper.ts";

const texts = (lines: readonly AtomLine[]) => lines.flatMap(({ atoms }) => (atoms.length === 0 ? [] : [textOfAtoms(atoms)]));

/** A page's lines without its header, and that. */
function page(lines: readonly string[]): { readonly body: AtomLine[]; readonly header: TextHeader } {
  const all = linesOf(...lines);
  const header = findHeaders(all.flatMap(({ atoms }) => atoms))[0];
  if (header === undefined) throw new Error("the lines have no header");
  const body = all.map((line) => ({ ...line, atoms: line.atoms.filter((atom) => !header.atoms.has(atom)) }));
  return { body, header };
}

describe("parts of a head between a header's words", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["cells stay", ["造林面积", "管护面积"], []],
    ["a label with its text", ["年度总体目标", "造林并管护"], ["年度总体目标", "造林并管护"]],
    ["a label cut in two", ["计划开始日", "期"], ["计划开始日", "期"]],
    ["with years behind", ["项目总体目标", "(2025年-2027年)"], ["项目总体目标", "(2025年-2027年)"]],
    ["an amount's label", ["其中：财政 50.00"], ["其中：财政50.00"]],
    ["the unit of amounts", ["单位：万元"], ["单位：万元"]],
    ["a sentence", ["全年完成造林，", "并管护到位。"], ["全年完成造林，", "并管护到位。"]],
    ["of a label among cells the label alone", ["造林面积", "其他资金", "≥50亩"], ["其他资金"]],
  ])("%s", (_, lines, expected) => {
    const { body, header } = page(["一级指标 二级指标", "", ...lines, "", "三级指标 指标值", "≥50亩"]);
    const before = texts(body);
    const taken = texts(takeHead(body, header));
    expect(taken).toEqual(expected);
    expect([...taken, ...texts(body)].toSorted()).toEqual(before.toSorted());
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["cells alone", [], []],
    ["the year below the title", ["(2025年度)"], ["(2025年度)"]],
    ["a year that begins a name", ["2025年度"], []],
    ["what stands between two labels", ["项目资金", "(元)", "其他资金"], ["项目资金", "(元)", "其他资金"]],
    [
      "lines of a text before its last",
      ["其他资金", "全区林地抚育", "和补植都做完。"],
      ["其他资金", "全区林地抚育", "和补植都做完。"],
    ],
    ["the last line of a text", ["项目总体目标", "全区林地抚育"], ["项目总体目标", "全区林地抚育"]],
    ["no name between labels", ["项目资金", "抚育面积", "其他资金"], ["项目资金", "其他资金"]],
    ["no target between labels", ["项目资金", "≥60亩", "其他资金"], ["项目资金", "其他资金"]],
    ["no label of a level between labels", ["项目资金", "数量指标", "其他资金"], ["项目资金", "其他资金"]],
    [
      "not what stands far from both",
      ["项目资金", ...Array.from({ length: 7 }, (_, i) => `第${i}段`), "其他资金"],
      ["项目资金", "其他资金"],
    ],
  ])("of lines that nothing parts: %s", (_, lines, expected) => {
    const { body, header } = page(["一级指标 二级指标 三级指标", "造林面积", "≥50亩", ...lines, "年度指标值", "≥80亩"]);
    expect(texts(takeHead(body, header))).toEqual(expected);
  });

  test.each<[readonly string[], boolean]>([
    [["一级指标 二级指标 三级指标 指标值", "≥50亩"], false],
    [["一级指标 二级指标 三级指标", ...Array.from({ length: 9 }, () => "造林面积"), "指标值"], true],
    [["一级指标", "", ...Array.from({ length: 9 }, () => "造林面积"), "二级指标 三级指标 指标值"], true],
  ])("of %j other texts stand between the words: %s", (lines, expected) => expect(isSpread(page(lines).header)).toBe(expected));

  test("behind the header only labels are taken", () => {
    const { body, header } = page(["一级指标 二级指标 三级指标 指标值", "", "其他资金", "", "全年完成造林。", "", "≥50亩"]);
    expect(texts(takeHead(body, header))).toEqual(["其他资金"]);
    expect(texts(body)).toEqual(["全年完成造林。", "≥50亩"]);
  });

  test("where no order is known all is looked through", () => {
    const { body } = page(["一级指标 二级指标 三级指标 指标值", "", "其他资金", "", "全年完成造林。", "", "≥50亩"]);
    expect(texts(takeHead(body, null))).toEqual(["其他资金", "全年完成造林。"]);
  });
});

describe("cells before a target's header", () => {
  test("are taken from the first of its words on, if there are values among them", () => {
    const { body, header } = page(["项目名称", "一级指标 二级指标", "造林面积", "≥50亩", "三级指标 指标值"]);
    const head = body.slice(0, -1);
    expect(texts(takeCells(head, header))).toEqual(["造林面积", "≥50亩"]);
    expect(texts(head)).toEqual(["项目名称"]);
  });

  test("without values nothing is taken", () => {
    const { body, header } = page(["项目名称", "一级指标 二级指标", "造林", "三级指标 指标值"]);
    expect(texts(takeCells(body.slice(0, -1), header))).toEqual([]);
  });
});
