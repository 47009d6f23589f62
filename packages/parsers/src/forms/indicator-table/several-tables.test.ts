import { describe, expect, test } from "vitest";
import { rowsIn, tableOf } from "../drawn-rows.test-helper.ts";
import { checkCases } from "../kept-and-lost.test-helper.ts";
import type { Layout } from "../layout.ts";
import { readIndicators } from "./index.ts";
import { HEADER, LAYOUT, ROWS, readTables, shown } from "./read-tables.test-helper.ts";

describe("several tables of one form", () => {
  checkCases(readTables, [
    [
      "for two times, told by headings",
      ["长期绩效指标>4", HEADER, ...ROWS, "年度绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "8 rows of 8",
        "产出指标/数量指标/造林面积/≥50亩; overall; new piece",
        "产出指标/数量指标/管护面积/≥80亩; overall",
        "产出指标/质量指标/成活率/≥90%; overall",
        "效益指标/社会效益指标/就业/≥5人; annual; new piece",
      ],
      [
        "8 rows of 8",
        "产出指标/数量指标/造林面积/≥50亩; overall; new piece",
        "-/-/管护面积/≥80亩; overall",
        "-/质量指标/成活率/≥90%; overall",
        "效益指标/社会效益指标/就业/≥5人; annual; new piece",
      ],
    ],
    [
      "for two times, told beside the header",
      [
        `长期绩效指标^2|${HEADER}`,
        "|产出指标|数量指标|造林面积|≥90亩",
        `年度绩效指标^2|${HEADER}`,
        "|产出指标|数量指标|造林面积|≥50亩",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
    [
      "for the same time",
      ["年度绩效指标>4", HEADER, ROWS[2] ?? "", "当年绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "-/质量指标/成活率/≥90%; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
        "效益指标/社会效益指标/就业/≥5人; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
      ],
      [
        "6 rows of 6",
        "-/质量指标/成活率/≥90%; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
        "效益指标/社会效益指标/就业/≥5人; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
      ],
    ],
    [
      "a heading again",
      ["年度绩效指标>4", HEADER, "产出指标|数量指标|造林面积|≥50亩", "年度绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      ["6 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "效益指标/社会效益指标/就业/≥5人; new piece"],
      ["6 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "效益指标/社会效益指标/就业/≥5人; new piece"],
    ],
    [
      "the second without a heading",
      ["长期绩效指标>4", HEADER, "产出指标|数量指标|造林面积|≥90亩", HEADER, "产出指标|数量指标|造林面积|≥50亩"],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
    ],
    [
      "a year's heading",
      [
        "总体绩效目标表>4",
        HEADER,
        "产出指标|数量指标|造林面积|≥90亩",
        "2025年绩效目标表>4",
        HEADER,
        "产出指标|数量指标|造林面积|≥50亩",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
  ]);
});

describe("two sets of columns side by side", () => {
  const layout: Layout = { ...LAYOUT, doubled: ["overall", "annual"] };
  const header = "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值";
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "both",
      [header, "产出指标|数量指标|造林面积|≥90亩|数量指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
    [
      "one of them empty",
      [header, "产出指标|数量指标|造林面积|≥90亩|_|_|_"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥90亩; overall; new piece"],
    ],
    [
      "names beside names",
      ["一级指标|三级指标|指标值|三级指标|指标值", "产出指标|造林面积|≥90亩|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual; new piece"],
    ],
    [
      "level 1 twice",
      [`一级指标|三级指标|指标值|一级指标|三级指标|指标值`, "产出指标|造林面积|≥90亩|产出指标|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual; new piece"],
    ],
    [
      "one value",
      ["一级指标|三级指标|三级指标|指标值", "产出指标|造林面积|管护面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 三级指标: 管护面积; new piece; columns_contradict level3: a second 三级指标 says 管护面积; column_unknown extra: nobody knows what stands under “三级指标”: “管护面积”",
        "unknown 三级指标",
      ],
    ],
  ])("%s", (_, rows, expected) => expect(readTables(rows, "kept", layout)).toEqual(expected));
  test("of a dump nobody knows", () =>
    expect(readTables([header, "产出指标|数量指标|造林面积|≥90亩|数量指标|造林面积|≥50亩"], "lost", layout)).toEqual([
      "2 rows of 2",
      "产出指标/数量指标/造林面积/≥90亩; unknown 二级指标: 数量指标; unknown 三级指标: 造林面积; unknown 指标值: ≥50亩; new piece; columns_contradict level2: a second 二级指标 says 数量指标; columns_contradict value_raw: a second 指标值 says ≥50亩; column_unknown extra: nobody knows what stands under “二级指标”: “数量指标”; column_unknown extra: nobody knows what stands under “三级指标”: “造林面积”; column_unknown extra: nobody knows what stands under “指标值”: “≥50亩”",
      "unknown 二级指标",
      "unknown 三级指标",
      "unknown 指标值",
    ]));
});

test("rows of a dump that a page cut", () => {
  const table = tableOf(
    [
      HEADER,
      "产出指标|数量指标|完成造林的|≥50亩",
      "_|_|面积|_",
      "_|_|_|以上",
      "_|_|管护面积|≥80亩",
      "_|_|林分质量|_",
      "_|_|成活率|≥90%",
    ].map((row) => row.split("|")),
    "lost",
  );
  const rows = rowsIn(table).map((row, i) => ({ ...row, chunkStart: [0, 2, 6].includes(i) }));
  expect(readIndicators(rows, LAYOUT, "甲.txt").rows.map(shown)).toEqual([
    "产出指标/数量指标/完成造林的面积/≥50亩以上; new piece; joined_over_pages level3: “面积” below the page break goes on with “完成造林的”; joined_over_pages value_raw: “以上” below the page break goes on with “≥50亩”",
    "-/-/管护面积/≥80亩; new piece",
    "-/-/林分质量/-",
    "-/-/成活率/≥90%; new piece; row_incomplete row: “林分质量” above the page break has no value: the two rows may be one",
  ]);
});
