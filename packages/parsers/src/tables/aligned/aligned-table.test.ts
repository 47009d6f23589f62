import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import type { Ruling } from "../rulings.ts";
import { alignedForm, type AlignedPage } from "./aligned-table.ts";
import { textAt } from "./layout.test-helper.ts";

type Texts = readonly (readonly Glyph[])[];

const own = new Set(["立项依据"]);

function page(number: number, texts: Texts, rulings: readonly Ruling[] = []): AlignedPage {
  return { page: number, glyphs: texts.flat(), rulings, toShown: (box) => box };
}

const headers = new Set(["一级指标", "二级指标", "三级指标", "指标值"]);

/** Each row below the header and above it, its cells with their columns and the rows they reach over, then their doubts. */
function read(...pages: readonly AlignedPage[]): readonly string[] | null {
  const form = alignedForm(pages, own);
  if (form === null) return null;
  const { rowCount, columnCount, flags, cells } = form.table;
  const rows = Map.groupBy(
    cells.filter(({ text }) => !headers.has(text)),
    ({ row }) => row,
  );
  const shown = [...rows].map(([row, own]) => {
    const texts = own.map(({ column, rowSpan, text }) => `${column}${rowSpan === 1 ? "" : `(${rowSpan})`} ${text}`);
    return `${row}: ${texts.join(" ")}`;
  });
  const doubts = cells.flatMap(({ text, notes = [] }) => notes.map(({ flag, note }) => `${text}: ${flag}: ${note}`));
  return [[`${rowCount}×${columnCount}`, ...flags].join(" "), ...shown, ...doubts];
}

const [ONE, TWO, NAME, VALUE] = [100, 170, 250, 400];
const name: Texts = [textAt("项目名称", ONE, 20), textAt("造林及管护", NAME, 20)];
const headerAt = (y: number): Texts => [
  textAt("一级指标", ONE, y),
  textAt("二级指标", TWO, y),
  textAt("三级指标", NAME, y),
  textAt("指标值", VALUE, y),
];
const header = headerAt(50);
const row = (y: number, text: string, value: string): Texts => [textAt(text, NAME, y), textAt(value, VALUE, y)];
const across = (at: number, from = 0): Ruling => ({ axis: "horizontal", at, from, to: 500 });

const four: Texts = [
  ...row(80, "造林面积", "≥50亩"),
  ...row(104, "管护面积", "≥80亩"),
  ...row(128, "树苗成活率", "≥90%"),
  ...row(152, "群众满意度", "≥95%"),
];
const levels: Texts = [
  textAt("产出指标", ONE, 104),
  textAt("数量指标", TWO, 92),
  textAt("质量指标", TWO, 128),
  textAt("满意度指标", ONE, 152),
  textAt("满意度指标", TWO, 152),
];

describe("what is no form", () => {
  test.each<[string, readonly AlignedPage[]]>([
    ["no page", []],
    ["a page without a header", [page(1, four)]],
    ["a header without anything below it", [page(1, [...name, ...header])]],
    ["a header behind three pages", [page(1, name), page(2, name), page(3, name), page(4, [...header, ...four])]],
  ])("%s", (_, pages) => expect(read(...pages)).toBeNull());
});

describe("a form on one page", () => {
  test.each<[string, Texts, readonly Ruling[], readonly string[]]>([
    [
      "head, header, rows and their labels",
      [...name, ...header, ...four, ...levels],
      [],
      [
        "6×4",
        "0: 0 项目名称 3 造林及管护",
        "2: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "3: 2 管护面积 3 ≥80亩",
        "4: 1 质量指标 2 树苗成活率 3 ≥90%",
        "5: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "without a head",
      [...header, ...four, ...levels],
      [],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "without labels",
      [...header, ...four],
      [],
      ["5×4", "1: 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩", "3: 2 树苗成活率 3 ≥90%", "4: 2 群众满意度 3 ≥95%"],
    ],
    [
      "lines drawn between the groups alone",
      [...header, ...four, ...levels],
      [across(116, 160), across(140)],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a line drawn where no label begins",
      [...header, ...four, ...levels],
      [across(92, 160), across(116, 160), across(140)],
      [
        "5×4",
        "1: 0(3) 产出指标 2 造林面积 3 ≥50亩",
        "2: 1 数量指标 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
        "数量指标: level2_uncertain: by its height the row could also stand beside no label",
      ],
    ],
    [
      "lines drawn below names and values only",
      [...header, ...four, ...levels],
      [across(92, 240), across(116, 240), across(140, 240)],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a name of two lines",
      [...header, ...row(80, "造林面积", "≥50亩"), ...row(110, "树苗成活率及长势", "≥90%"), textAt("良好的比例", NAME, 122)],
      [],
      ["3×4", "1: 2 造林面积 3 ≥50亩", "2: 2 树苗成活率及长势良好的比例 3 ≥90%"],
    ],
    [
      "a name of two lines in the middle of its row",
      [
        ...header,
        ...row(80, "造林面积", "≥50亩"),
        textAt("树苗成活率及长势", NAME, 104),
        textAt("良好的比例", NAME, 116),
        textAt("≥90%", VALUE, 110),
      ],
      [],
      ["3×4", "1: 2 造林面积 3 ≥50亩", "2: 2 树苗成活率及长势良好的比例 3 ≥90%"],
    ],
    [
      "a text over the edge of its column",
      [
        ...header,
        ...four.slice(0, 4),
        textAt("树苗成活率及长势良好的树苗", NAME, 128),
        textAt("≥90%", 392, 128),
        textAt("万", 380, 152),
      ],
      [],
      ["5×4", "1: 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩", "3: 2 树苗成活率及长势良好的树苗 3 ≥90%", "4: 2 万"],
    ],
    [
      "a text between two words of the header",
      [...header, ...four, textAt("每年", 440, 80)],
      [],
      ["5×4", "1: 2 造林面积 3 ≥50亩每年", "2: 2 管护面积 3 ≥80亩", "3: 2 树苗成活率 3 ≥90%", "4: 2 群众满意度 3 ≥95%"],
    ],
    [
      "a closing line",
      [...header, ...four, ...levels, textAt("填表人：王立", ONE, 180)],
      [],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "rows behind a closing line",
      [...header, ...four, ...levels, textAt("备注：", ONE, 180), ...row(204, "造林投资", "≥9万元")],
      [],
      [
        "5×4 table_damaged",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a line far below",
      [...header, ...four, ...levels, textAt("本页完", NAME, 300)],
      [],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "rows far below",
      [...header, ...four, ...levels, ...row(300, "造林投资", "≥9万元")],
      [],
      [
        "5×4 table_damaged",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a line that stands under no columns",
      [...header, ...four, ...levels, textAt("本表由项目单位填写并由主管部门审核后上报", TWO, 176)],
      [],
      [
        "5×4",
        "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1 质量指标 2 树苗成活率 3 ≥90%",
        "4: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a side label written upright",
      [...header, ...four, ...levels, textAt("绩", 40, 90), textAt("效", 40, 106), textAt("指", 40, 122), textAt("标", 40, 138)],
      [],
      [
        "5×5",
        "1: 0(4) 绩效指标 1(3) 产出指标 2(2) 数量指标 3 造林面积 4 ≥50亩",
        "2: 3 管护面积 4 ≥80亩",
        "3: 2 质量指标 3 树苗成活率 4 ≥90%",
        "4: 1 满意度指标 2 满意度指标 3 群众满意度 4 ≥95%",
      ],
    ],
    [
      "a goal printed into the header",
      [...name, textAt("提高森林覆盖率和蓄积量", 245, 48), ...header.slice(0, 3), textAt("指标值", 420, 50), ...four],
      [],
      [
        "7×4",
        "0: 0 项目名称 3 造林及管护",
        "1: 3 提高森林覆盖率和蓄积量",
        "3: 2 造林面积 3 ≥50亩",
        "4: 2 管护面积 3 ≥80亩",
        "5: 2 树苗成活率 3 ≥90%",
        "6: 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "labels that nobody knows",
      [...header, ...four, textAt("水利", TWO, 92), textAt("林业", TWO, 140)],
      [],
      [
        "5×4",
        "1: 1(2) 水利 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 1(2) 林业 2 树苗成活率 3 ≥90%",
        "4: 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a label beside the first of its rows",
      [...header, ...four, textAt("数量指标", TWO, 80), textAt("质量指标", TWO, 128)],
      [],
      [
        "5×4",
        "1: 1 数量指标 2 造林面积 3 ≥50亩",
        "2: 1 质量指标 2 管护面积 3 ≥80亩",
        "3: 1(2) 质量指标 2 树苗成活率 3 ≥90%",
        "4: 2 群众满意度 3 ≥95%",
        "质量指标: level2_uncertain: by its height the row could also stand beside “数量指标”",
      ],
    ],
    [
      "a label between two rows, in doubt",
      [...header, ...four, textAt("数量指标", TWO, 88), textAt("质量指标", TWO, 134)],
      [],
      [
        "5×4",
        "1: 1 数量指标 2 造林面积 3 ≥50亩",
        "2: 1 数量指标 2 管护面积 3 ≥80亩",
        "3: 1(2) 质量指标 2 树苗成活率 3 ≥90%",
        "4: 2 群众满意度 3 ≥95%",
        "数量指标: level2_uncertain: by its height the row could also stand beside “质量指标”",
      ],
    ],
    [
      "a label of level 2 below another of level 1",
      [
        ...header,
        ...four,
        textAt("产出指标", ONE, 92),
        textAt("效益指标", ONE, 140),
        textAt("社会效益指标", 155, 104),
        textAt("质量指标", TWO, 152),
      ],
      [],
      [
        "5×4",
        "1: 0(2) 产出指标 1(3) 社会效益指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 0(2) 效益指标 2 树苗成活率 3 ≥90%",
        "4: 1 质量指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "a label of two lines far apart",
      [...header, ...four, textAt("可持续", TWO, 107), textAt("影响指标", TWO, 125)],
      [],
      [
        "5×4",
        "1: 1(4) 可持续影响指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 2 树苗成活率 3 ≥90%",
        "4: 2 群众满意度 3 ≥95%",
      ],
    ],
  ])("%s", (_, texts, rulings, expected) => expect(read(page(1, texts, rulings))).toEqual(expected));
});

describe("a form over pages", () => {
  const first = [...header, ...four.slice(0, 4), textAt("产出指标", ONE, 92), textAt("数量指标", TWO, 92)];
  test.each<[string, readonly AlignedPage[], readonly string[] | null]>([
    [
      "its head on a page before",
      [page(3, name), page(4, [...header, ...four, ...levels])],
      [
        "6×4",
        "0: 0 项目名称 3 造林及管护",
        "2: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "3: 2 管护面积 3 ≥80亩",
        "4: 1 质量指标 2 树苗成活率 3 ≥90%",
        "5: 0 满意度指标 1 满意度指标 2 群众满意度 3 ≥95%",
      ],
    ],
    [
      "rows go on",
      [page(1, first), page(2, [...row(30, "树苗成活率", "≥90%"), textAt("质量指标", TWO, 30)])],
      ["4×4", "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩", "3: 1 质量指标 2 树苗成活率 3 ≥90%"],
    ],
    [
      "below the header again",
      [page(1, first), page(2, [...headerAt(30), ...row(60, "树苗成活率", "≥90%"), textAt("质量指标", TWO, 60)])],
      ["4×4", "1: 0(3) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩", "3: 1 质量指标 2 树苗成活率 3 ≥90%"],
    ],
    [
      "a name goes on",
      [
        page(1, [...first, textAt("树苗成活率及长势良好的", NAME, 128), textAt("≥90%", VALUE, 128)]),
        page(2, [textAt("比例", NAME, 30), ...row(54, "群众满意度", "≥95%")]),
      ],
      [
        "5×4",
        "1: 0(2) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩",
        "2: 2 管护面积 3 ≥80亩",
        "3: 2 树苗成活率及长势良好的比例 3 ≥90%",
        "4: 2 群众满意度 3 ≥95%",
        "树苗成活率及长势良好的比例: joined_over_pages: “比例” at the top of page 2 was taken for the rest of “树苗成活率及长势良好的 ≥90%”",
        "≥90%: joined_over_pages: “比例” at the top of page 2 was taken for the rest of “树苗成活率及长势良好的 ≥90%”",
      ],
    ],
    [
      "the next page begins otherwise",
      [
        page(1, first),
        page(2, [textAt("二、本表由项目单位填写并由主管部门审核后上报", ONE, 30), ...row(60, "树苗成活率", "≥90%")]),
      ],
      ["3×4 table_damaged", "1: 0(2) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩"],
    ],
    [
      "and holds no rows",
      [page(1, first), page(2, [textAt("二、本表由项目单位填写并由主管部门审核后上报", ONE, 30)])],
      ["3×4", "1: 0(2) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩"],
    ],
    [
      "an empty page",
      [page(1, first), page(2, []), page(3, row(30, "树苗成活率", "≥90%"))],
      ["3×4", "1: 0(2) 产出指标 1(2) 数量指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩"],
    ],
    [
      "a label that the break cuts",
      [
        page(1, [...header, ...four.slice(0, 4), textAt("社会效益", TWO, 104)]),
        page(2, [textAt("指标", TWO, 30), ...row(30, "树苗成活率", "≥90%")]),
      ],
      ["4×4", "1: 1(3) 社会效益指标 2 造林面积 3 ≥50亩", "2: 2 管护面积 3 ≥80亩", "3: 2 树苗成活率 3 ≥90%"],
    ],
  ])("%s", (_, pages, expected) => expect(read(...pages)).toEqual(expected));
});

test("a cell stands where its characters are shown, on each of its pages", () => {
  const pages = [
    page(1, [...header, ...four, textAt("社会效益", TWO, 152)]),
    page(2, [textAt("指标", TWO, 30), ...row(30, "树苗成活率", "≥90%")]),
  ];
  const shown = pages.map(
    (one) => ({ ...one, toShown: ({ x0, y0, x1, y1 }) => ({ x0: x0 + 1, y0, x1, y1 }) }) satisfies AlignedPage,
  );
  const cells = alignedForm(shown, own)?.table.cells ?? [];
  const places = cells
    .filter(({ text }) => ["群众满意度", "社会效益指标"].includes(text))
    .map(({ text, places }) => ({ text, places }));
  expect(places).toEqual([
    {
      text: "社会效益指标",
      places: [
        { kind: "page", page: 1, box: { x0: 171, y0: 147, x1: 210, y1: 157 } },
        { kind: "page", page: 2, box: { x0: 171, y0: 25, x1: 190, y1: 35 } },
      ],
    },
    { text: "群众满意度", places: [{ kind: "page", page: 1, box: { x0: 251, y0: 147, x1: 300, y1: 157 } }] },
  ]);
});

test("characters read without certainty make a cell doubtful", () => {
  const doubtful = textAt("≥70亩", VALUE, 176).map((glyph) => ({ ...glyph, doubtful: true }));
  const form = alignedForm([page(1, [...header, ...four, textAt("造林间距", NAME, 176), doubtful])], own);
  expect(form?.table.cells.filter(({ flags = [] }) => flags.includes("ocr_uncertain")).map(({ text }) => text)).toEqual([
    "≥70亩",
  ]);
});

test("the characters of head, header, rows and repeated headers are used, and no others", () => {
  const pages = [
    page(1, [...name, ...header, ...four]),
    page(2, [...headerAt(30), ...row(60, "造林间距", "≥2米"), textAt("填表人：王立", ONE, 90)]),
  ];
  const used = alignedForm(pages, own)?.used ?? new Set();
  expect(
    pages.map(({ glyphs }) =>
      glyphs
        .filter((glyph) => !used.has(glyph))
        .map(({ text }) => text)
        .join(""),
    ),
  ).toEqual(["", "填表人：王立"]);
});
