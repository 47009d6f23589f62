import type { Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Block, Paragraph } from "../../document.ts";
import { shownBlocks } from "../../shown-blocks.test-helper.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { withParagraphForms } from "./paragraph-forms.ts";

const at = (n: number): Place => ({ kind: "text", lines: [n, n] });
const paragraph = (text: string, n: number): Paragraph => ({ kind: "paragraph", text, places: [at(n)] });
const read = (blocks: readonly Block[]) => withParagraphForms(blocks, vocabularyOf([]));
const paragraphs = (...texts: readonly string[]): readonly Paragraph[] => texts.map((text, i) => paragraph(text, 101 + i));

const ROWS = ["一级指标\t二级指标\t三级指标\t指标值", "产出指标\t数量指标\t造林面积\t≥50亩", "\t质量指标\t树苗成活率\t≥90%"];

describe("a table that stands in paragraphs", () => {
  test.each<[string, readonly Block[], readonly string[]]>([
    [
      "between others",
      paragraphs("说明", "", ...ROWS, "", "以上"),
      [
        "¶ 说明 @101-101",
        "3×4 lost 0 text rows",
        "0: 0 一级指标 @103-103 ‖ 1 二级指标 @103-103 ‖ 2 三级指标 @103-103 ‖ 3 指标值 @103-103",
        "1: 0 产出指标 @104-104 ‖ 1 数量指标 @104-104 ‖ 2 造林面积 @104-104 ‖ 3 ≥50亩 @104-104",
        "2: 1 质量指标 @105-105 ‖ 2 树苗成活率 @105-105 ‖ 3 ≥90% @105-105",
        "¶ 以上 @107-107",
      ],
    ],
    [
      "a cell alone below a row begins one of its own",
      paragraphs(...ROWS, "备用"),
      [
        "4×4 lost 0 text rows",
        "0: 0 一级指标 @101-101 ‖ 1 二级指标 @101-101 ‖ 2 三级指标 @101-101 ‖ 3 指标值 @101-101",
        "1: 0 产出指标 @102-102 ‖ 1 数量指标 @102-102 ‖ 2 造林面积 @102-102 ‖ 3 ≥50亩 @102-102",
        "2: 1 质量指标 @103-103 ‖ 2 树苗成活率 @103-103 ‖ 3 ≥90% @103-103",
        "3: 1 备用 @104-104",
      ],
    ],
    [
      "a note below a row",
      paragraphs(...ROWS, "备注：无"),
      [
        "3×4 lost 0 text rows",
        "0: 0 一级指标 @101-101 ‖ 1 二级指标 @101-101 ‖ 2 三级指标 @101-101 ‖ 3 指标值 @101-101",
        "1: 0 产出指标 @102-102 ‖ 1 数量指标 @102-102 ‖ 2 造林面积 @102-102 ‖ 3 ≥50亩 @102-102",
        "2: 1 质量指标 @103-103 ‖ 2 树苗成活率 @103-103 ‖ 3 ≥90% @103-103",
        "¶ 备注：无 @104-104",
      ],
    ],
    [
      "a long text below a row",
      paragraphs(...ROWS, "本表由项目单位填写并由主管部门审核后上报财政部门"),
      [
        "4×4 lost 0 text rows",
        "0: 0 一级指标 @101-101 ‖ 1 二级指标 @101-101 ‖ 2 三级指标 @101-101 ‖ 3 指标值 @101-101",
        "1: 0 产出指标 @102-102 ‖ 1 数量指标 @102-102 ‖ 2 造林面积 @102-102 ‖ 3 ≥50亩 @102-102",
        "2: 1 质量指标 @103-103 ‖ 2 树苗成活率 @103-103 ‖ 3 ≥90% @103-103",
        "3: 1 本表由项目单位填写并由主管部门审核后上报财政部门 @104-104",
      ],
    ],
    [
      "a text as long as a cell's",
      paragraphs(...ROWS, "本表由项目单位填写并由主管部门审核后上报财政部"),
      [
        "4×4 lost 0 text rows",
        "0: 0 一级指标 @101-101 ‖ 1 二级指标 @101-101 ‖ 2 三级指标 @101-101 ‖ 3 指标值 @101-101",
        "1: 0 产出指标 @102-102 ‖ 1 数量指标 @102-102 ‖ 2 造林面积 @102-102 ‖ 3 ≥50亩 @102-102",
        "2: 1 质量指标 @103-103 ‖ 2 树苗成活率 @103-103 ‖ 3 ≥90% @103-103",
        "3: 1 本表由项目单位填写并由主管部门审核后上报财政部 @104-104",
      ],
    ],
    ["no header", paragraphs("说明\t甲", "一级指标的说明"), ["¶ 说明\t甲 @101-101", "¶ 一级指标的说明 @102-102"]],
    [
      "apart from a table",
      [
        ...paragraphs(ROWS[0] ?? ""),
        {
          kind: "table",
          table: { cells: [], rowCount: 0, columnCount: 0, merges: "kept", chunks: [0], evidence: "tags", flags: [] },
        },
        ...paragraphs(...ROWS.slice(1)),
      ],
      [
        "1×4 lost 0 text rows",
        "0: 0 一级指标 @101-101 ‖ 1 二级指标 @101-101 ‖ 2 三级指标 @101-101 ‖ 3 指标值 @101-101",
        "0×0 kept 0 tags",
        "¶ 产出指标\t数量指标\t造林面积\t≥50亩 @101-101",
        "¶ \t质量指标\t树苗成活率\t≥90% @102-102",
      ],
    ],
  ])("%s", (_, blocks, expected) => expect(shownBlocks(read(blocks))).toEqual(expected));
});

test("lines of a picture stay what they are", () => {
  const seen = paragraphs(...ROWS).map((block): Paragraph => {
    return { ...block, places: [{ kind: "page", page: 1, box: { x0: 0, y0: 0, x1: 9, y1: 9 } }, ...block.places] };
  });
  expect(read(seen)).toEqual(seen);
});

test("flags and notes of a paragraph become those of its cells", () => {
  const [head, ...rows] = paragraphs(...ROWS);
  const doubtful: Paragraph = {
    ...paragraph("效益指标\t社会效益指标\t就业\t≥5人", 200),
    flags: ["text_unseen"],
    notes: [{ flag: "text_unseen", note: "struck" }],
  };
  const blocks = read(head === undefined ? [] : [head, ...rows, doubtful]);
  const cells = blocks.flatMap((block) => (block.kind === "table" ? block.table.cells : []));
  expect(cells.filter(({ places }) => places.some((place) => place.kind === "text" && place.lines[0] === 200))).toEqual([
    {
      row: 3,
      column: 0,
      rowSpan: 1,
      columnSpan: 1,
      text: "效益指标",
      places: [{ kind: "text", lines: [200, 200] }],
      flags: ["text_unseen"],
      notes: [{ flag: "text_unseen", note: "struck" }],
    },
    {
      row: 3,
      column: 1,
      rowSpan: 1,
      columnSpan: 1,
      text: "社会效益指标",
      places: [{ kind: "text", lines: [200, 200] }],
      flags: ["text_unseen"],
      notes: [{ flag: "text_unseen", note: "struck" }],
    },
    {
      row: 3,
      column: 2,
      rowSpan: 1,
      columnSpan: 1,
      text: "就业",
      places: [{ kind: "text", lines: [200, 200] }],
      flags: ["text_unseen"],
      notes: [{ flag: "text_unseen", note: "struck" }],
    },
    {
      row: 3,
      column: 3,
      rowSpan: 1,
      columnSpan: 1,
      text: "≥5人",
      places: [{ kind: "text", lines: [200, 200] }],
      flags: ["text_unseen"],
      notes: [{ flag: "text_unseen", note: "struck" }],
    },
  ]);
  expect(cells.filter(({ flags, notes }) => flags !== undefined || notes !== undefined).map(({ text }) => text)).toEqual([
    "效益指标",
    "社会效益指标",
    "就业",
    "≥5人",
  ]);
});
