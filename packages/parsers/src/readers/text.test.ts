import { describe, expect, test } from "vitest";
import { readText } from "./text.ts";
import { formats } from "../formats/index.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";

const vocabulary = vocabularyOf(formats);

/** Blocks in a few words: paragraphs as they are, tables as their rows with `|` between cells. */
function blocks(text: string): readonly string[] {
  const document = readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, vocabulary);
  return document.blocks.map((block) => {
    if (block.kind === "paragraph") return block.text;
    const rows = Array.from({ length: block.table.rowCount }, (_, row) =>
      block.table.cells
        .filter((cell) => cell.row === row)
        .map((cell) => `${cell.column}:${cell.text}`)
        .join("|"),
    );
    return `${block.table.evidence} [${rows.join(" / ")}]`;
  });
}

describe("lines with tabs are tables, the others paragraphs", () => {
  test.each([
    ["标题\n\n甲\t乙\n丙\t丁\n", ["标题", "text rows [0:甲|1:乙 / 0:丙|1:丁]"]],
    ["甲\t乙\n\n丙\t丁\n", ["text rows [0:甲|1:乙 / 0:丙|1:丁]"]],
    ["甲\t乙\n\n说明\n\n丙\t丁\n", ["text rows [0:甲|1:乙]", "说明", "text rows [0:丙|1:丁]"]],
    ["\t甲\t\t乙\t\n", ["text rows [1:甲|3:乙]"]],
    ["甲\t乙\n的后半\n丙\t丁\n", ["text rows [0:甲|1:乙\n的后半 / 0:丙|1:丁]"]],
    ["| 甲 | 乙 |\n| --- | :---: |\n| 丙 |  |\n", ["text rows [1:甲|2:乙 / 1:丙]"]],
    ["甲\t乙\r\n丙\t丁\r\n", ["text rows [0:甲|1:乙 / 0:丙|1:丁]"]],
    ["甲\t乙\f丙\t丁\u2028戊", ["text rows [0:甲|1:乙 / 0:丙|1:丁\n戊]"]],
    ["只有文字\n两行", ["只有文字", "两行"]],
  ])("%j", (text, expected) => expect(blocks(text)).toEqual(expected));
});

test.each([
  "97.办公用房修缮绩效目标表",
  "[bookmark: _Toc1]98.宣传费绩效目标表",
  "财政项目支出绩效目标申报表",
  "2024年绩效评价报告",
])("%s directly below a table does not continue its last cell", (heading) =>
  expect(blocks(`甲\t乙\n${heading}\n`)).toEqual(["text rows [0:甲|1:乙]", heading]),
);

describe("one cell a line", () => {
  const row = "\t产出指标\n\t数量指标\n\t检查次数\n\t≥3次\n";

  test("is a table whose rows blank lines part", () => {
    expect(blocks(`${row}\n\t\n\t质量指标\n\t合格率\n\t100百分比\n`)).toEqual([
      "cell lines [0:产出指标|1:数量指标|2:检查次数|3:≥3次 / 0:|1:质量指标|2:合格率|3:100百分比]",
    ]);
  });

  test("trailing tabs and the rest of a cell on the next line", () => {
    expect(blocks(`${row}\n\t绩效目标\n\t1.完成甲。\t\t\t\n2.完成乙。\n`)).toEqual([
      "cell lines [0:产出指标|1:数量指标|2:检查次数|3:≥3次 / 0:绩效目标|1:1.完成甲。\n2.完成乙。]",
    ]);
  });

  test("needs more than a few such lines", () => expect(blocks("\t甲\n\t乙\n")).toEqual(["text rows [1:甲 / 1:乙]"]));
});

test("what cannot be decoded is reported", () => {
  const bytes = new TextEncoder().encode("绩效目标申报表\n".repeat(20));
  bytes[30] = 0xff;
  expect(readText({ name: "a.txt", bytes, sha256: "0".repeat(64) }, vocabulary).undecodable).toBe(true);
});
