import { describe, expect, test } from "vitest";
import { textOfAtoms, type AtomLine } from "./atoms.ts";
import { takeCells, takeHead } from "./head-in-body.ts";
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
