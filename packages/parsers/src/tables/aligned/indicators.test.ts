import { describe, expect, test } from "vitest";
import type { Glyph } from "../glyphs.ts";
import type { Ruling } from "../rulings.ts";
import type { AlignedColumn } from "./columns.ts";
import { readAlignedRows } from "./indicators.ts";
import { pageLines, textAt } from "./layout.test-helper.ts";
import { joinCutRows } from "./cut-rows.ts";
import { cellLineAt } from "./layout.test-helper.ts";
import type { AlignedRow } from "./rows.ts";

type Texts = readonly (readonly Glyph[])[];

const column = (field: AlignedColumn["field"], x0: number, x1: number, unsure: AlignedColumn["unsure"] = []): AlignedColumn => ({
  field,
  header: null,
  x0,
  x1,
  unsure,
});
const columns = [
  column("level1", -Infinity, 100),
  column("level2", 100, 200),
  column("level3", 200, 400),
  column("value", 400, Infinity),
];
const across = (at: number, from = 0): Ruling => ({ axis: "horizontal", at, from, to: 600 });
const round = (value: number): number => Number(value.toFixed(2));

interface Page {
  readonly texts: Texts;
  readonly rulings?: readonly Ruling[];
  readonly areRulingsBroken?: boolean;
}

/** Rows with their margins and doubts, then the groups of each level with the next reading of each row. */
function read(pages: readonly Page[], own = columns): readonly string[] {
  const lines = pages.flatMap(({ texts }, i) => pageLines(i + 1, ...texts));
  const { rows, groups } = readAlignedRows(
    { columns: own, lines, repeated: [], leftOver: null },
    pages.map(({ texts: _, rulings = [], ...page }, i) => ({ page: i + 1, rulings, ...page })),
    12,
  );
  return [
    ...rows.map(({ cells, cellNotes, notes, margin }) => {
      const texts = [...cells].map(([at, runs]) => `${at} ${runs.map(({ text }) => text).join("+")}`);
      const doubts = [...notes, ...[...cellNotes.values()].flat()].map(({ note }) => `; ${note}`).join("");
      return `${texts.join(" ")} ±${round(margin)}${doubts}`;
    }),
    ...groups.map(({ column: at, label, start, end, rivals }) => {
      return `${at} ${label?.text ?? "-"} ${start}-${end}: ${rivals.map(({ margin, text }) => `${text ?? "-"} +${round(margin)}`).join(", ")}`;
    }),
  ];
}

const row = (y: number, name: string, value: string): Texts => [textAt(name, 210, y), textAt(value, 410, y)];
const [one, two] = [(text: string, y: number) => textAt(text, 10, y), (text: string, y: number) => textAt(text, 110, y)];
const four: Texts = [
  ...row(20, "造林面积", "≥50亩"),
  ...row(44, "管护面积", "≥80亩"),
  ...row(68, "成活率", "≥90%"),
  ...row(92, "满意度", "≥95%"),
];

describe("rows with their labels", () => {
  test.each<[string, readonly Page[], readonly string[]]>([
    ["nothing", [{ texts: [] }], []],
    [
      "rows alone",
      [{ texts: four }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
    [
      "labels in the middle of theirs",
      [
        {
          texts: [
            ...four,
            one("产出指标", 44),
            two("数量指标", 32),
            two("质量指标", 68),
            one("满意度指标", 92),
            two("满意度指标", 92),
          ],
        },
      ],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-3: - +13, - +17, - +10.56",
        "0 满意度指标 3-4: - +24.06",
        "1 数量指标 0-2: - +10.56, - +10.56",
        "1 质量指标 2-3: - +22.56",
        "1 满意度指标 3-4: - +34.56",
      ],
    ],
    [
      "labels beside the first of theirs",
      [{ texts: [...four, one("产出指标", 20), two("数量指标", 20), two("质量指标", 68), one("满意度指标", 92)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-3: - +16.06, - +4.06, 满意度指标 +4.06",
        "0 满意度指标 3-4: - +10.5",
        "1 数量指标 0-2: - +17, 质量指标 +0",
        "1 质量指标 2-3: 数量指标 +7",
        "1 - 3-4: 质量指标 +0",
      ],
    ],
    [
      "a level 2 that belongs to another level 1",
      [{ texts: [...four, one("产出指标", 32), one("效益指标", 80), two("数量指标", 32), two("质量指标", 80)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-2: - +18.56, - +10.56",
        "0 效益指标 2-4: - +17.06, - +10.56",
        "1 数量指标 0-2: - +10.56, - +10.56",
        "1 质量指标 2-4: - +10.56, - +10.56",
      ],
    ],
    [
      "cost below outputs",
      [{ texts: [...four, one("产出指标", 32), one("效益指标", 80), two("成本指标", 32), two("社会效益指标", 80)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-2: - +18.56, - +10.56",
        "0 效益指标 2-4: - +18.56, - +10.56",
        "1 成本指标 0-2: - +10.56, - +10.56",
        "1 社会效益指标 2-4: - +10.56, - +10.56",
      ],
    ],
    [
      "a label of level 1 that is a little off",
      [{ texts: [...four, one("产出指标", 36), one("效益指标", 83), two("数量指标", 32), two("社会效益指标", 80)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-2: - +14.85, - +14.26",
        "0 效益指标 2-4: 产出指标 +13.91, - +13.33",
        "1 数量指标 0-2: - +10.56, - +10.56",
        "1 社会效益指标 2-4: - +7.78, - +13.33",
      ],
    ],
    [
      "a label of level 2 over an edge of level 1",
      [{ texts: [...four, one("产出指标", 32), one("效益指标", 80), two("数量指标", 56)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 产出指标 0-2: - +18.56, - +10.56",
        "0 效益指标 2-4: - +10.56, - +10.56",
        "1 数量指标 0-4: - +2.56, - +2.56, - +7.56, - +7.56",
      ],
    ],
    [
      "labels that nobody knows",
      [{ texts: [...four, one("甲", 32), one("乙", 80), two("丙", 32), two("丁", 80)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 甲 0-2: - +18.56, - +10.56",
        "0 乙 2-4: - +18.56, - +10.56",
        "1 丙 0-2: - +10.56, - +10.56",
        "1 丁 2-4: - +10.56, - +10.56",
      ],
    ],
    [
      "lines drawn between all rows",
      [{ texts: [...four, two("数量指标", 32), two("质量指标", 80)], rulings: [across(32, 200), across(56), across(80, 200)] }],
      [
        "2 造林面积 3 ≥50亩 ±9.5",
        "2 管护面积 3 ≥80亩 ±9.5",
        "2 成活率 3 ≥90% ±9.5",
        "2 满意度 3 ≥95% ±9.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 数量指标 0-2: - +14.56, - +10.56",
        "1 质量指标 2-4: - +14.56, - +10.56",
      ],
    ],
    [
      "a line drawn through a group",
      [{ texts: [...four, two("数量指标", 56)], rulings: [across(32, 200), across(56), across(80, 200)] }],
      [
        "2 造林面积 3 ≥50亩 ±9.5",
        "2 管护面积 3 ≥80亩 ±9.5",
        "2 成活率 3 ≥90% ±9.5",
        "2 满意度 3 ≥95% ±9.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-2: 数量指标 +1.44, 数量指标 +1.44",
        "1 数量指标 2-4: - +6.44, - +5",
      ],
    ],
    [
      "too few lines for a ruled page",
      [{ texts: [...four, two("数量指标", 56)], rulings: [across(56)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-2: 数量指标 +1.44, 数量指标 +1.44",
        "1 数量指标 2-4: - +5, - +5",
      ],
    ],
    [
      "lines that reach over names only",
      [
        {
          texts: four,
          rulings: [
            { ...across(32), to: 300 },
            { ...across(56), to: 300 },
            { ...across(80), to: 300 },
          ],
        },
      ],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
    [
      "one line of three is missing",
      [{ texts: four, rulings: [across(32), across(56)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
    [
      "upright lines are none",
      [{ texts: four, rulings: [{ axis: "vertical", at: 50, from: 0, to: 600 }] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "0 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-4: - +Infinity, - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
    [
      "two pages",
      [{ texts: [...four, two("数量指标", 56)] }, { texts: [...row(20, "就业", "≥5人"), two("社会效益指标", 20)] }],
      [
        "2 造林面积 3 ≥50亩 ±5.5",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "2 满意度 3 ≥95% ±5.5",
        "2 就业 3 ≥5人 ±5.5",
        "0 - 0-5: - +Infinity, - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 数量指标 0-4: - +6.5, - +10.56, 社会效益指标 +12.06, 社会效益指标 +6.5",
        "1 社会效益指标 4-5: - +22",
      ],
    ],
    [
      "two pages, lines drawn on both",
      [
        { texts: [...four, two("数量指标", 56)], rulings: [across(32), across(56), across(80)] },
        { texts: [...row(20, "就业", "≥5人"), ...row(44, "增收", "≥9元")], rulings: [across(32)] },
      ],
      [
        "2 造林面积 3 ≥50亩 ±9.5",
        "2 管护面积 3 ≥80亩 ±9.5",
        "2 成活率 3 ≥90% ±9.5",
        "2 满意度 3 ≥95% ±9.5",
        "2 就业 3 ≥5人 ±5.5",
        "2 增收 3 ≥9元 ±5.5",
        "0 - 0-6: - +Infinity, - +Infinity, - +Infinity, - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-1: 数量指标 +1.44",
        "1 数量指标 1-2: - +0",
        "1 - 2-6: 数量指标 +0, 数量指标 +12, 数量指标 +12, 数量指标 +19",
      ],
    ],
    [
      "a name of two lines, rows near each other",
      [
        {
          texts: [
            textAt("完成造林及管护的总面积并", 210, 14),
            textAt("验收", 210, 26),
            textAt("≥50亩", 410, 20),
            ...row(40, "管护面积", "≥80亩"),
            ...row(56, "成活率", "≥90%"),
          ],
        },
      ],
      [
        "2 完成造林及管护的总面积并+验收 3 ≥50亩 ±9.75",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "0 - 0-3: - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-3: - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
    [
      "names from the top",
      [
        {
          texts: [
            ...row(20, "完成造林及管护的总面积并", "≥50亩"),
            textAt("验收", 210, 32),
            ...row(50, "管护面积", "≥80亩"),
            ...row(68, "成活率", "≥90%"),
          ],
        },
      ],
      [
        "2 完成造林及管护的总面积并+验收 3 ≥50亩 ±2.25",
        "2 管护面积 3 ≥80亩 ±5.5",
        "2 成活率 3 ≥90% ±5.5",
        "0 - 0-3: - +Infinity, - +Infinity, - +Infinity",
        "1 - 0-3: - +Infinity, - +Infinity, - +Infinity",
      ],
    ],
  ])("%s", (_, pages, expected) => expect(read(pages)).toEqual(expected));

  test("a side label, and columns without a level", () => {
    const own = [column("side", -Infinity, 60), column("level3", 60, 400), column("value", 400, Infinity)];
    expect(
      read(
        [
          {
            texts: [
              ...row(20, "造林", "≥5亩"),
              ...row(44, "管护", "≥8亩"),
              textAt("绩", 20, 10),
              textAt("效", 20, 26),
              textAt("指", 20, 42),
              textAt("标", 20, 58),
            ],
          },
        ],
        own,
      ),
    ).toEqual(["1 造林 2 ≥5亩 ±5.5", "1 管护 2 ≥8亩 ±5.5", "0 绩效指标 0-2: "]);
  });

  test("texts over the edge of their column, or below no word of it", () => {
    const own = [column("level3", -Infinity, 300), column("value", 300, 500, [[450, 480]]), column("unit", 500, Infinity)];
    expect(
      read(
        [
          {
            texts: [
              textAt("造林面积及管护面积", 215, 20),
              textAt("≥50亩", 310, 20),
              textAt("亩", 460, 20),
              textAt("≥80", 440, 44),
            ],
          },
        ],
        own,
      ),
    ).toEqual(["0 造林面积及管护面积 1 ≥50亩+亩 ±5.5; “亩” stands between two headers, and below neither", "1 ≥80 ±11.65"]);
  });
});

describe("rows at a page break", () => {
  const [NAME, VALUE] = [2, 3];
  const setting = {
    name: NAME,
    value: VALUE,
    widths: new Map([
      [NAME, [200, 300]],
      [VALUE, [300, 350]],
    ] as const),
    room: new Map<number, number>(),
  };
  const cut = (page: number, name: string, value: string): AlignedRow => ({
    page,
    lines: [
      ...(name === "" ? [] : [cellLineAt(NAME, name, 200, 100, page)]),
      ...(value === "" ? [] : [cellLineAt(VALUE, value, 300, 100, page)]),
    ],
    top: 90,
    bottom: 110,
    margin: page,
  });
  const joined = (rows: readonly AlignedRow[], own: Parameters<typeof joinCutRows>[1] = setting) =>
    joinCutRows(rows, own).map(
      ({ row: { lines, margin }, cutNotes }) =>
        `${lines.map(({ text }) => text).join("|")} ±${margin}${cutNotes.map(({ note }) => `; ${note}`).join("")}`,
    );
  const [full, short, fullValue, shortValue] = ["签约居民对家庭医生团", "签约率", "≥90%达", "≥9%"];
  test.each<[string, readonly [string, string], readonly [string, string], readonly string[]]>([
    [
      "a name, and its value",
      [short, ""],
      ["", shortValue],
      ["签约率|≥9% ±1; “≥9%” at the top of page 2 was taken for the rest of “签约率”"],
    ],
    [
      "a value, and its name",
      ["", shortValue],
      [short, ""],
      ["≥9%|签约率 ±1; “签约率” at the top of page 2 was taken for the rest of “≥9%”"],
    ],
    [
      "whole, and the rest of a full name",
      [full, shortValue],
      ["队", ""],
      ["签约居民对家庭医生团|≥9%|队 ±1; “队” at the top of page 2 was taken for the rest of “签约居民对家庭医生团 ≥9%”"],
    ],
    ["whole, and a name behind a short one", [short, shortValue], ["队", ""], ["签约率|≥9% ±1", "队 ±2"]],
    [
      "whole, and the rest of a full value",
      [short, fullValue],
      ["", "标"],
      ["签约率|≥90%达|标 ±1; “标” at the top of page 2 was taken for the rest of “签约率 ≥90%达”"],
    ],
    [
      "whole, and a value behind a short one",
      [short, shortValue],
      ["", "标"],
      ["签约率|≥9% ±1", "标 ±2; “标” at the top of page 2 could be the rest of “签约率 ≥9%”"],
    ],
    [
      "a full name, and a whole row",
      [full, ""],
      ["队", shortValue],
      ["签约居民对家庭医生团|队|≥9% ±1; “队 ≥9%” at the top of page 2 was taken for the rest of “签约居民对家庭医生团”"],
    ],
    ["a short name, and a whole row", [short, ""], ["队", shortValue], ["签约率 ±1", "队|≥9% ±2"]],
    [
      "a full value, and a whole row",
      ["", fullValue],
      ["队", "标"],
      ["≥90%达|队|标 ±1; “队 标” at the top of page 2 was taken for the rest of “≥90%达”"],
    ],
    [
      "a short value, and a whole row",
      ["", shortValue],
      ["队", "标"],
      ["≥9% ±1", "队|标 ±2; “队 标” at the top of page 2 could be the rest of “≥9%”"],
    ],
    ["neither, and a whole row", ["", ""], ["队", "标"], ["队|标 ±1; “队 标” at the top of page 2 was taken for the rest of “”"]],
    [
      "a whole row, and neither",
      [short, shortValue],
      ["", ""],
      ["签约率|≥9% ±1; “” at the top of page 2 was taken for the rest of “签约率 ≥9%”"],
    ],
    ["two names", [short, ""], ["队", ""], ["签约率 ±1", "队 ±2"]],
    ["two values", ["", shortValue], ["", "标"], ["≥9% ±1", "标 ±2"]],
    [
      "two whole rows, both full",
      [full, fullValue],
      ["队", "标"],
      [
        "签约居民对家庭医生团|≥90%达 ±1",
        "队|标 ±2; “队 标” at the top of page 2 could be the rest of “签约居民对家庭医生团 ≥90%达”",
      ],
    ],
    ["two whole rows, the name full", [full, shortValue], ["队", "标"], ["签约居民对家庭医生团|≥9% ±1", "队|标 ±2"]],
    ["two whole rows, the value full", [short, fullValue], ["队", "标"], ["签约率|≥90%达 ±1", "队|标 ±2"]],
  ])("%s", (_, above, below, expected) => expect(joined([cut(1, ...above), cut(2, ...below)])).toEqual(expected));

  test("on one page nothing is joined, nor where no column holds names or values", () => {
    expect(joined([cut(1, short, ""), { ...cut(1, "", shortValue) }])).toEqual(["签约率 ±1", "≥9% ±1"]);
    expect(joined([cut(1, short, ""), cut(2, "", shortValue)], { ...setting, name: null })).toEqual(["签约率 ±1", "≥9% ±2"]);
    expect(joined([cut(1, short, ""), cut(2, "", shortValue)], { ...setting, value: null })).toEqual(["签约率 ±1", "≥9% ±2"]);
  });
  test("over two breaks", () =>
    expect(joined([cut(1, full, shortValue), cut(2, full, ""), cut(3, "队", "")])).toEqual([
      "签约居民对家庭医生团|≥9%|签约居民对家庭医生团|队 ±1; “签约居民对家庭医生团” at the top of page 2 was taken for the rest of “签约居民对家庭医生团 ≥9%”; “队” at the top of page 3 was taken for the rest of “签约居民对家庭医生团 ≥9% 签约居民对家庭医生团”",
    ]));
});

test("where lines may be missing, that none is drawn between rows or labels tells nothing", () => {
  const texts = [...four, two("数量指标", 32), two("质量指标", 80)];
  const rulings = [across(32, 200), across(56, 200), across(80, 200)];
  const whole = read([{ texts, rulings }]);
  const broken = read([{ texts, rulings, areRulingsBroken: true }]);
  const none = read([{ texts }]);
  expect(whole).not.toEqual(none);
  expect(broken).toEqual(none);
});
