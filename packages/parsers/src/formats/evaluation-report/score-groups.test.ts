import { describe, expect, test } from "vitest";
import { columnsOf } from "./header-rows.ts";
import { rowsIn, tableOf } from "./report-tables.test-helper.ts";
import { readScores } from "./scores.ts";
import type { ReportTable } from "./tables.ts";

function pieceOf(rows: readonly string[], merges: "lost" | "kept"): ReportTable {
  const table = tableOf(
    rows.map((row) => row.split("|")),
    merges,
  );
  const flat = rowsIn(table);
  return { kind: "scores", table, columns: columnsOf(flat.slice(0, 1), table), rows: flat.slice(1), unit: null, adjacent: false };
}

/** `A1 决策/立项/论证 5:4 flags`: an indicator; then the total, and the groups with their members. */
function told(rows: readonly string[], merges: "lost" | "kept" = "lost"): readonly string[] {
  const { scores, total, groups } = readScores([pieceOf(rows, merges)]);
  return [
    ...scores.map(({ code, level1, level2, level3, full_score, score, flags }) =>
      [code, [level1, level2, level3].map((name) => name ?? "-").join("/"), `${full_score ?? "-"}:${score ?? "-"}`, ...flags]
        .filter((part) => part !== null)
        .join(" "),
    ),
    ...(total === null ? [] : [`total ${total.full_score ?? "-"}:${total.score ?? "-"}`]),
    ...groups.map(({ name, full, score, members }) => `${name} ${full ?? "-"}:${score ?? "-"} of ${members.join(" ")}`),
  ];
}
/** The header of most. */
const H = "一级指标|二级指标|三级指标|分值|得分";
describe("indicators with their groups", () => {
  test.each<[string, readonly string[], "lost" | "kept", readonly string[]]>([
    [
      "labels once, first row",
      [
        H,
        "决策|立项|论证充分|5|4",
        "||程序规范|5|5",
        "|目标|绩效目标明确|3|2",
        "产出|数量|完成率|20|20",
        "||覆盖面|20|18.5",
        "合计|||53|49.5",
      ],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 5:5 level1_uncertain level2_uncertain",
        "决策/目标/绩效目标明确 3:2 level1_uncertain",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5",
        "total 53:49.5",
      ],
    ],
    [
      "labels once, middle",
      [
        H,
        "||论证充分|5|4",
        "决策|立项|程序规范|5|5",
        "||手续齐全|3|2",
        "||完成率|20|20",
        "产出|数量|覆盖面|20|18.5",
        "||面积|2|2",
      ],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 5:5",
        "产出/数量/手续齐全 3:2 level1_uncertain level2_uncertain",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5",
        "产出/数量/面积 2:2",
      ],
    ],
    [
      "labels on each row",
      [H, "决策|立项|论证充分|5|4", "决策|立项|程序规范|5|5", "产出|数量|完成率|20|20", "产出|质量|合格率|20|20"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/立项/程序规范 5:5", "产出/数量/完成率 20:20", "产出/质量/合格率 20:20"],
    ],
    [
      "stated sums",
      [H, "决策（10分）|立项（10）|论证充分|5|4", "||程序规范|5|5", "产出（40）|数量（40）|完成率|20|20", "||覆盖面|20|18.5"],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 5:5",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5",
        "决策 10:- of 0 1",
        "立项 10:- of 0 1",
        "产出 40:- of 2 3",
        "数量 40:- of 2 3",
      ],
    ],
    [
      "stated sums in the middle",
      [H, "||论证充分|5|4", "决策(8)|立项(8)|程序规范|3|3", "产出(40)|数量(40)|完成率|20|20", "||覆盖面|20|18.5"],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 3:3",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5",
        "决策 8:- of 0 1",
        "立项 8:- of 0 1",
        "产出 40:- of 2 3",
        "数量 40:- of 2 3",
      ],
    ],
    [
      "stated sums wrong",
      [H, "决策(11)|立项(11)|论证充分|5|4", "||程序规范|5|5", "产出(40)|数量(40)|完成率|20|20", "||覆盖面|20|18.5"],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "产出/数量/程序规范 5:5 level1_uncertain level2_uncertain",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5 level1_uncertain level2_uncertain",
        "决策 11:- of 0",
        "立项 11:- of 0",
        "产出 40:- of 1 2 3",
        "数量 40:- of 1 2 3",
      ],
    ],
    [
      "subtotals",
      [
        H,
        "决策|立项|论证充分|5|4",
        "||程序规范|5|5",
        "|小计||10|9",
        "产出|数量|完成率|20|20",
        "||覆盖面|20|18.5",
        "|小计||40|38.5",
        "总分|||50|47.5",
      ],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 5:5",
        "产出/数量/完成率 20:20",
        "产出/数量/覆盖面 20:18.5",
        "total 50:47.5",
        "小计 10:9 of 0 1",
        "小计 40:38.5 of 2 3",
      ],
    ],
    [
      "subtotals of both levels",
      [
        H,
        "决策|立项|论证充分|5|4",
        "|小计||5|4",
        "|目标|绩效目标明确|3|2",
        "|小计||3|2",
        "小计|||8|6",
        "产出|数量|完成率|20|20",
        "|小计||20|20",
        "小计|||20|20",
      ],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/目标/绩效目标明确 3:2",
        "产出/数量/完成率 20:20",
        "小计 5:4 of 0",
        "小计 3:2 of 1",
        "小计 20:20 of 2",
      ],
    ],
    [
      "codes",
      [
        "一级指标|二级指标|三级指标|分值|得分",
        "A 决策|A1 立项|A11 论证充分|5|4",
        "||A12 程序规范|5|5",
        "|A2 目标|A21 目标明确|3|2",
        "B 产出|B1 数量|B11 完成率|20|20",
      ],
      "lost",
      ["A11 决策/立项/论证充分 5:4", "A12 决策/立项/程序规范 5:5", "A21 决策/目标/目标明确 3:2", "B11 产出/数量/完成率 20:20"],
    ],
    [
      "codes on leaves only",
      [H, "决策|立项|A11 论证充分|5|4", "||A12 程序规范|5|5", "|目标|A21 目标明确|3|2", "产出|数量|B11 完成率|20|20"],
      "lost",
      ["A11 决策/立项/论证充分 5:4", "A12 决策/立项/程序规范 5:5", "A21 决策/目标/目标明确 3:2", "B11 产出/数量/完成率 20:20"],
    ],
    [
      "group rows with codes",
      [
        "指标|分值|得分",
        "A 决策|13|11",
        "A1 立项|10|9",
        "A11 论证充分|5|4",
        "A12 程序规范|5|5",
        "A2 目标|3|2",
        "A21 目标明确|3|2",
        "合计|13|11",
      ],
      "lost",
      [
        "A11 决策/立项/论证充分 5:4",
        "A12 决策/立项/程序规范 5:5",
        "A21 决策/目标/目标明确 3:2",
        "total 13:11",
        "A 决策 13:11 of 0 1 2",
        "A1 立项 10:9 of 0 1",
        "A2 目标 3:2 of 2",
      ],
    ],
    [
      "merged",
      [H, "决策^2|立项|论证充分|5|4", "|目标|目标明确|3|2", "产出|数量^2|完成率|20|20", "||覆盖面|20|18.5"],
      "kept",
      ["决策/立项/论证充分 5:4", "决策/目标/目标明确 3:2", "产出/数量/完成率 20:20", "产出/数量/覆盖面 20:18.5"],
    ],
    [
      "merged, wide label",
      [H, "决策>2||论证充分|5|4", "产出|数量|完成率|20|20"],
      "kept",
      ["决策/-/论证充分 5:4 level2_missing", "产出/数量/完成率 20:20"],
    ],
    [
      "missing score",
      [H, "决策|立项|论证充分|5|", "||程序规范||5", "产出|数量|完成率||", "||覆盖面|—|18.5"],
      "lost",
      [
        "决策/立项/论证充分 5:- row_incomplete",
        "决策/立项/程序规范 -:5 row_incomplete level1_uncertain level2_uncertain",
        "产出/数量/完成率 -:- row_incomplete",
        "产出/数量/覆盖面 -:18.5 row_incomplete",
      ],
    ],
    [
      "missing name",
      [H, "决策|立项|论证充分|5|4", "|||5|5"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/立项/- 5:5 level3_missing"],
    ],
    [
      "heading rows",
      [H, "决策", "|立项", "||论证充分|5|4", "||程序规范|5|5", "产出", "|数量", "||完成率|20|20"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/立项/程序规范 5:5 level1_uncertain level2_uncertain", "产出/数量/完成率 20:20"],
    ],
    [
      "group rows",
      [H, "决策|||10|9", "|立项||10|9", "||论证充分|5|4", "||程序规范|5|5", "产出|||20|20", "||完成率|20|20"],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "-/-/程序规范 5:5 level1_missing level2_missing",
        "产出/-/完成率 20:20 level2_missing",
        "决策 10:9 of 0",
        "立项 10:9 of 0",
        "产出 20:20 of 2",
      ],
    ],
    [
      "group full",
      [
        "一级指标|分值|二级指标|分值|三级指标|分值|得分",
        "决策|10|立项|10|论证充分|5|4",
        "||||程序规范|5|5",
        "产出|20|数量|20|完成率|20|20",
      ],
      "lost",
      [
        "决策/立项/论证充分 5:4",
        "决策/立项/程序规范 5:5",
        "产出/数量/完成率 20:20",
        "决策 10:- of 0 1",
        "立项 10:- of 0 1",
        "产出 20:- of 2",
        "数量 20:- of 2",
      ],
    ],
    [
      "two levels",
      ["一级指标|二级指标|分值|得分", "决策|立项|5|4", "|目标|3|2", "产出|数量|20|20"],
      "lost",
      ["决策/立项/- 5:4", "决策/目标/- 3:2 level1_uncertain", "产出/数量/- 20:20"],
    ],
    [
      "shifted",
      [H, "决策|立项|论证充分|5|4", "程序规范|5|5", "|||覆盖面|20|18.5"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/立项/程序规范 5:5 columns_shifted", "决策/立项/覆盖面 20:18.5 columns_shifted"],
    ],
    [
      "slipped",
      [`${H}|备注`, "决策|立项|论证充分|5|4", "||程序规范|五|5|5"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/程序规范/五 5:5 columns_shifted"],
    ],
    [
      "numbered",
      [H, "一、决策|（一）立项|1.论证充分|5分|4分", "||2.程序规范|5%|5"],
      "lost",
      ["决策/立项/论证充分 5:4", "决策/立项/程序规范 5:5"],
    ],
    [
      "code column",
      [
        "编号|一级指标|二级指标|三级指标|分值|得分",
        "A11|决策|立项|论证充分|5|4",
        "A12|||程序规范|5|5",
        "B11|产出|数量|完成率|20|20",
      ],
      "lost",
      ["A11 决策/立项/论证充分 5:4", "A12 决策/立项/程序规范 5:5", "B11 产出/数量/完成率 20:20"],
    ],
    [
      "dash total",
      [H, "决策|立项|论证充分|5|—", "总分|||100|95.5"],
      "lost",
      ["决策/立项/论证充分 5:- row_incomplete", "total 100:95.5"],
    ],
  ])("%s", (_, rows, merges, expected) => expect(told(rows, merges)).toEqual(expected));
});
