import { describe, expect, test } from "vitest";
import { textAt } from "../../tables/aligned/layout.test-helper.ts";
import type { Glyph } from "../../tables/glyphs.ts";
import { documentBlocks } from "./document-blocks.ts";
import { content, grid, vocabulary } from "./page-content.test-helper.ts";
import type { PageContent } from "./read-page.ts";
import type { TaggedTable } from "./tags.ts";

const blocksOf = (...contents: readonly PageContent[]) => documentBlocks(contents, vocabulary);
const read = (...contents: readonly PageContent[]): readonly string[] =>
  blocksOf(...contents).map((block) =>
    block.kind === "table" ? `${block.table.evidence}: ${block.table.cells.map(({ text }) => text).join(" ")}` : block.text,
  );
/** Lines below each other, 30 points apart; blanks part texts that stand 60 points apart. */
const page = (...texts: readonly string[]): readonly Glyph[] => texts.flatMap((text, i) => line(text, 40 + 30 * i));
function line(text: string, y: number): readonly Glyph[] {
  let x = 20;
  return text.split(" ").flatMap((word) => {
    const glyphs = textAt(word, x, y);
    x += 10 * word.length + 60;
    return glyphs;
  });
}

describe("running heads and feet", () => {
  const pages = (...glyphs: readonly (readonly Glyph[])[]) => glyphs.map((own, i) => content(i + 1, own));
  test.each<[string, readonly PageContent[], readonly string[]]>([
    ["feet", pages(page("甲", "某局"), page("乙", "某局"), page("丙", "某局")), ["甲", "乙", "丙"]],
    [
      "heads whose heights differ a little",
      pages(
        [...line("某局", 52), ...line("甲", 90)],
        [...line("某局", 53), ...line("乙", 90)],
        [...line("某局", 50.5), ...line("丙", 90)],
      ),
      ["甲", "乙", "丙"],
    ],
    [
      "heads whose heights differ",
      pages(
        [...line("某局", 52), ...line("甲", 90)],
        [...line("某局", 56), ...line("乙", 90)],
        [...line("某局", 60), ...line("丙", 90)],
      ),
      ["某局", "甲", "某局", "乙", "某局", "丙"],
    ],
    [
      "lines in the middle are none",
      pages(page("甲", "某局", "丁"), page("乙", "某局", "戊"), page("丙", "某局", "己")),
      ["甲", "某局", "丁", "乙", "某局", "戊", "丙", "某局", "己"],
    ],
    ["a line alone on its page counts once", pages(page("某局"), page("某局"), page("甲")), ["某局", "某局", "甲"]],
    [
      "a project's name stays",
      pages(page("项目名称", "甲"), page("项目名称", "乙"), page("项目名称", "丙")),
      ["项目名称", "甲", "项目名称", "乙", "项目名称", "丙"],
    ],
    [
      "rows of a table that pages end with stay",
      pages(page("甲", "数量指标 造林"), page("乙", "数量指标 造林"), page("丙", "数量指标 造林")),
      ["甲", "数量指标 造林", "乙", "数量指标 造林", "丙", "数量指标 造林"],
    ],
    ["a page's number stands anywhere", pages(page("甲", "—7—", "乙")), ["甲", "乙"]],
  ])("%s", (_, contents, expected) => expect(read(...contents)).toEqual(expected));
});

describe("headings of two lines", () => {
  const long = "题".repeat(34);
  const doubtful = (glyphs: readonly Glyph[]) => glyphs.map((glyph) => ({ ...glyph, doubtful: true }));
  test("have the places and the doubts of both", () => {
    const [block] = blocksOf(content(1, [...doubtful(line(long, 50)), ...doubtful(line("续", 62))]));
    expect([block?.kind === "paragraph" && block.places.length, block?.kind === "paragraph" && block.flags]).toEqual([
      2,
      ["ocr_uncertain"],
    ]);
    const flags = (first: boolean, second: boolean) => {
      const [heading] = blocksOf(
        content(1, [
          ...(first ? doubtful(line(long, 50)) : line(long, 50)),
          ...(second ? doubtful(line("续", 62)) : line("续", 62)),
        ]),
      );
      return heading?.kind === "paragraph" ? heading.flags : null;
    };
    expect([flags(true, false), flags(false, true), flags(false, false)]).toEqual([["ocr_uncertain"], ["ocr_uncertain"], []]);
  });
  test("one doubtful character makes a line doubtful", () => {
    const [block] = blocksOf(content(1, [...textAt("甲", 20, 50), ...doubtful(textAt("乙", 30, 50))]));
    expect(block?.kind === "paragraph" && block.flags).toEqual(["ocr_uncertain"]);
  });
  test("a line below a whole title is no part of it", () => {
    const title = `${"林".repeat(30)}绩效目标表`;
    expect(read(content(1, [...line(title, 50), ...line("说明", 62)]))).toEqual([title, "说明"]);
  });
  test.each<[string, number, number]>([
    ["as near as a line is high", 70, 2],
    ["nearer", 69.9, 1],
  ])("the second %s", (_, y, count) => expect(read(content(1, [...line(long, 50), ...line("续", y)]))).toHaveLength(count));
  test("in type of another size it is another line", () => {
    expect(read(content(1, [...line(long, 50), ...textAt("续", 20, 62, 10.9)]))).toHaveLength(1);
    expect(read(content(1, [...line(long, 50), ...textAt("续", 20, 62, 11)]))).toHaveLength(2);
  });
});

describe("tables by tags", () => {
  const marked = (mark: string, text: string, x: number, y: number): readonly Glyph[] =>
    textAt(text, x, y).map((glyph) => ({ ...glyph, mark }));
  const tagged = (...marks: readonly string[]): TaggedTable => ({
    rows: [marks.map((mark) => ({ rowSpan: 1, columnSpan: 1, marks: [mark] }))],
  });
  test("marked text that no table has is text", () =>
    expect(read(content(1, [...marked("p", "前言", 20, 20), ...marked("a", "甲", 20, 60)], { tagged: [tagged("a")] }))).toEqual([
      "前言",
      "tags: 甲",
    ]));
  test("two on a page", () =>
    expect(
      read(content(1, [...marked("a", "甲", 20, 60), ...marked("b", "乙", 20, 90)], { tagged: [tagged("a"), tagged("b")] })),
    ).toEqual(["tags: 甲", "tags: 乙"]));
  test("one stands where its first text does, though its first cell has none", () =>
    expect(
      read(
        content(1, [...line("中", 50), ...marked("a", "甲", 20, 30), ...marked("b", "乙", 120, 30)], {
          tagged: [tagged("x", "a", "b")],
        }),
      ),
    ).toEqual(["tags:  甲 乙", "中"]));
  test.each<[number, readonly string[]]>([
    [8, ["tags: 甲乙丙丁戊己庚辛壬癸"]],
    [7, ["rulings: 甲 乙"]],
  ])("of whose ten characters %d stand in no drawn table", (count, expected) => {
    const glyphs = marked("a", "甲乙丙丁戊己庚辛壬癸", 20, 60);
    const tables = count === 8 ? [] : [grid(1, [0, 100, 200], 40, "甲|乙")];
    expect(read(content(1, glyphs, { rest: glyphs.slice(0, count), tables, tagged: [tagged("a")] })).slice(0, 1)).toEqual(
      expected,
    );
  });
});

test("a table goes on only with what stands right behind it", () => {
  const table = (number: number, text: string, top = 40) => grid(number, [0, 100, 200], top, `${text}|5`);
  expect(
    read(content(1, [], { tables: [table(1, "甲"), table(1, "乙", 90)] }), content(2, [], { tables: [table(2, "丙")] })),
  ).toEqual(["rulings: 甲 5", "rulings: 乙 5 丙 5"]);
  expect(
    read(content(1, line("前", 300), { tables: [table(1, "甲")] }), content(2, [], { tables: [table(2, "丙")] })),
  ).toHaveLength(3);
});

describe("forms without lines", () => {
  const header = "一级指标 二级指标 三级指标 指标值";
  const rows = [
    "产出指标 数量指标 造林面积 ≥5亩",
    "产出指标 质量指标 成活比率 ≥9成",
    "效益指标 社会效益 就业人数 ≥5人",
    "效益指标 生态效益 绿地面积 ≥8亩",
  ];
  const form = ["项目名称 造林", header, ...rows];
  const kinds = (...contents: readonly PageContent[]) =>
    blocksOf(...contents).map((block) =>
      block.kind === "table" ? `${block.table.evidence} ${block.table.rowCount}` : block.text,
    );
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ["six lines", [form], ["alignment 6"]],
    ["five", [form.slice(0, 5)], form.slice(0, 5)],
    ["two below each other", [[...form, ...form]], ["alignment 6", "alignment 6"]],
    ["two on two pages", [form, form], ["alignment 6", "alignment 6"]],
    ["of one template on three pages", [form, form, form], ["alignment 6", "alignment 6", "alignment 6"]],
    ["two labels before its header are one form's", [["项目名称 造林", "项目名称 管护", header, ...rows]], ["alignment 7"]],
    ["from its header on", [[header, ...rows, rows[0] ?? ""]], ["alignment 6"]],
    ["a title ends it", [[...form, "林业局绩效目标表", ...rows]], ["alignment 6", "林业局绩效目标表", ...rows]],
    ["a title before it is none of it", [["林业局绩效目标表", ...form]], ["林业局绩效目标表", "alignment 6"]],
  ])("%s", (_, pages, expected) => expect(kinds(...pages.map((texts, i) => content(i + 1, page(...texts))))).toEqual(expected));

  test.each<[string, number, readonly string[]]>([
    ["beside its label, its first line less than a line higher", 32, ["alignment 7"]],
    ["higher still", 31.9, ["造林", "alignment 6"]],
  ])("a project's name %s", (_, y, expected) => {
    const glyphs = [...textAt("造林", 200, y), ...line("项目名称", 40), ...page("", ...form.slice(1))];
    expect(kinds(content(1, glyphs))).toEqual(expected);
  });

  test("what stands among its lines and is none of it stays behind it", () => {
    const [first, ...rest] = kinds(content(1, [...page(...form), ...line("填表人：王立", 230), ...line("说明", 250)]));
    expect([first, rest]).toEqual(["alignment 6", ["填表人：王立", "说明"]]);
  });
});
