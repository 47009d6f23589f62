import { describe, expect, test } from "vitest";
import { rowsOfTables } from "../../forms/drawn-rows.test-helper.ts";
import type { Table } from "../../table.ts";
import { scoreLines } from "./score-lines.ts";
import { scoreTables } from "./scores.ts";
import { reportTables, type ReportTable } from "./tables.ts";

const tables = (rows: readonly string[], merges: Table["merges"] = "lost"): readonly ReportTable[] =>
  reportTables(rowsOfTables(rows, merges));

const HEADER = "一级指标|二级指标|三级指标|分值|得分";

describe("rows of a score table", () => {
  const read = (rows: readonly string[], merges?: Table["merges"]) =>
    scoreLines(tables(rows, merges)).lines.map(({ kind, labels, level, full, score, doubts }) => {
      const own = [...labels].map(
        ([at, { code, name, stated }]) => `${at}:${code ?? ""}${name}${stated === null ? "" : `(${stated})`}`,
      );
      return [
        `${kind} ${level} ${own.join(" ")} ${full ?? "-"}/${score ?? "-"}`,
        ...doubts.map(({ flag, note }) => `${flag}: ${note}`),
      ].join("; ");
    });
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "indicators",
      [HEADER, "决策|立项|立项依据充分性|4|3.5", "||立项程序规范性|4|4分"],
      ["leaf 3 1:决策 2:立项 3:立项依据充分性 4/3.5", "leaf 3 3:立项程序规范性 4/4"],
    ],
    [
      "a heading",
      [HEADER, "决策", "|立项", "||立项依据|4|4"],
      ["heading 1 1:决策 -/-", "heading 2 2:立项 -/-", "leaf 3 3:立项依据 4/4"],
    ],
    [
      "a subtotal",
      [HEADER, "决策|立项|立项依据|4|4", "小计|||4|4"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "group 1 1:小计 4/4"],
    ],
    [
      "a subtotal without figures",
      [HEADER, "决策|立项|立项依据|4|4", "决策小计"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "heading 1 1:决策小计 -/-"],
    ],
    [
      "the sum of all",
      [HEADER, "决策|立项|立项依据|4|4", "总分|||100|90"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "total 1 1:总分 100/90"],
    ],
    [
      "the sum of all without a score",
      [HEADER, "决策|立项|立项依据|4|4", "合计|||100"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "total 1 1:合计 100/-"],
    ],
    [
      "codes",
      [HEADER, "A决策|A1立项|A11立项依据|4|4", "||A12立项程序|4|4"],
      ["leaf 3 1:A决策 2:A1立项 3:A11立项依据 4/4", "leaf 3 3:A12立项程序 4/4"],
    ],
    [
      "a group's own row",
      [HEADER, "A决策|||8|8", "|A1立项||4|4", "||A11立项依据|4|4"],
      ["group 1 1:A决策 8/8", "group 2 2:A1立项 4/4", "leaf 3 3:A11立项依据 4/4"],
    ],
    [
      "a group's own row without codes",
      [HEADER, "决策|||8|8", "|立项||8|8", "||立项依据|4|4", "||立项程序|4|4"],
      ["group 1 1:决策 8/8", "group 2 2:立项 8/8", "leaf 3 3:立项依据 4/4", "leaf 3 3:立项程序 4/4"],
    ],
    [
      "labels that state their points",
      [HEADER, "决策（8分）|立项(8)|立项依据|4|4"],
      ["leaf 3 1:决策(8) 2:立项(8) 3:立项依据 4/4"],
    ],
    [
      "points in columns of their own",
      ["一级指标|分值|二级指标|分值|三级指标|分值|得分", "决策|20|立项|8|立项依据|4|4"],
      ["leaf 3 1:决策(20) 2:立项(8) 3:立项依据 4/4"],
    ],
    [
      "a column of codes",
      ["编号|一级指标|二级指标|三级指标|分值|得分", "A11|决策|立项|立项依据|4|4"],
      ["leaf 3 1:决策 2:立项 3:A11立项依据 4/4"],
    ],
    [
      "a dash for no score",
      [HEADER, "决策|立项|立项依据|4|-"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/-; row_incomplete: no score could be read: “决策 | 立项 | 立项依据 | 4 | -”"],
    ],
    [
      "no full score",
      [HEADER, "决策|立项|立项依据||4"],
      ["leaf 3 1:决策 2:立项 3:立项依据 -/4; row_incomplete: no full score could be read: “决策 | 立项 | 立项依据 | 4”"],
    ],
    ["a row without names", [HEADER, "决策|立项|立项依据|4|4", "|||4|3"], ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "leaf 3  4/3"]],
    ["nothing that is known", [HEADER, "决策|立项|立项依据|4|4", "|||4"], ["leaf 3 1:决策 2:立项 3:立项依据 4/4"]],
    [
      "moved to the left",
      [HEADER, "决策|立项|立项依据|4|4", "立项程序|4|4"],
      [
        "leaf 3 1:决策 2:立项 3:立项依据 4/4",
        "leaf 3 3:立项程序 4/4; columns_shifted: moved under the headers that fit: “立项程序 | 4 | 4”",
      ],
    ],
    [
      "a label more",
      [HEADER, "决策|立项|立项依据|4|4", "决策|立项|立项程序|其他|4|4"],
      [
        "leaf 3 1:决策 2:立项 3:立项依据 4/4",
        "leaf 3 1:立项 2:立项程序 3:其他 4/4; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项程序 | 其他 | 4 | 4”",
      ],
    ],
    [
      "a figure too few, and moved",
      [HEADER, "决策|立项|立项程序|合理|4"],
      [
        "leaf 3 1:立项 2:立项程序 3:合理 -/4; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项程序 | 合理 | 4”; row_incomplete: no full score could be read: “决策 | 立项 | 立项程序 | 合理 | 4”",
      ],
    ],
    [
      "a rate",
      ["一级指标|二级指标|三级指标|分值|得分|得分率", "决策|立项|立项依据|4|3|75%"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/3"],
    ],
    [
      "an indicator whose figures cannot be read",
      [HEADER, "决策|立项|立项依据|四|三"],
      [
        "leaf 3 1:立项依据 2:四 3:三 -/-; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项依据 | 四 | 三”; row_incomplete: no score could be read: “决策 | 立项 | 立项依据 | 四 | 三”",
      ],
    ],
    ["a table without columns of scores", ["项目|预算数|支出数", "造林|1|2"], []],
  ])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "merged labels",
      [HEADER, "决策^2|立项^2|立项依据|4|4", "||立项程序|4|3"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "leaf 3 1:决策 2:立项 3:立项程序 4/3"],
    ],
    ["one label over two levels", [HEADER, "决策|立项依据>2||4|4"], ["leaf 2 1:决策 2:立项依据 4/4"]],
  ])("with merged cells: %s", (_, rows, expected) => expect(read(rows, "kept")).toEqual(expected));
});

describe("scores of a report", () => {
  const read = (rows: readonly string[], merges?: Table["merges"]) =>
    scoreTables(tables(rows, merges)).flatMap(({ scores, total, groups, depth, tooDeep }) => [
      `depth ${depth}${tooDeep ? " too deep" : ""}${total === null ? "" : ` total ${total.full_score ?? "-"}/${total.score ?? "-"}`}`,
      ...scores.map(({ code, level1, level2, level3, full_score, score, evidence }) => {
        return [
          `${code ?? ""} ${level1 ?? "-"}/${level2 ?? "-"}/${level3 ?? "-"} ${full_score ?? "-"}/${score ?? "-"}`.trim(),
          ...evidence.map(({ flag, note }) => `${flag}: ${note}`),
        ].join("; ");
      }),
      ...groups.map(({ name, full, score, members }) => `group ${name} ${full ?? "-"}/${score ?? "-"}: ${members.join(" ")}`),
    ]);
  const five = [
    "决策|立项|立项依据充分性|4|4",
    "||立项程序规范性|4|3",
    "|绩效目标|绩效目标合理性|4|4",
    "过程|资金管理|资金到位率|5|5",
    "||预算执行率|5|4",
  ];
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "labels above their indicators",
      [HEADER, ...five],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "labels in the middle of theirs",
      [
        HEADER,
        "||立项依据充分性|4|4",
        "决策|立项|立项程序规范性|4|3",
        "|绩效目标|绩效目标合理性|4|4",
        "||资金到位率|5|5",
        "过程|资金管理|预算执行率|5|4",
      ],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "with subtotals",
      [
        HEADER,
        "决策|立项|立项依据充分性|4|4",
        "||立项程序规范性|4|3",
        "决策小计|||8|7",
        "过程|资金管理|资金到位率|5|5",
        "过程小计|||5|5",
        "总分|||13|12",
      ],
      [
        "depth 3 total 13/12",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "过程/资金管理/资金到位率 5/5",
        "group 决策小计 8/7: 0 1",
        "group 过程小计 5/5: 2",
      ],
    ],
    [
      "with nameless subtotals",
      [HEADER, "决策|立项|立项依据充分性|4|4", "小计|||4|4", "过程|资金管理|资金到位率|5|5", "小计|||5|5"],
      ["depth 3", "决策/立项/立项依据充分性 4/4", "过程/资金管理/资金到位率 5/5", "group 小计 4/4: 0", "group 小计 5/5: 1"],
    ],
    [
      "with codes",
      [HEADER, "A决策|A1立项|A11立项依据|4|4", "||A12立项程序|4|3", "B过程|B1资金|B11资金到位率|5|5"],
      ["depth 3", "A11 决策/立项/立项依据 4/4", "A12 决策/立项/立项程序 4/3", "B11 过程/资金/资金到位率 5/5"],
    ],
    [
      "with points of groups",
      [
        HEADER,
        "决策（8分）|立项（8分）|立项依据充分性|4|4",
        "||立项程序规范性|4|3",
        "过程（5分）|资金管理（5分）|资金到位率|5|5",
      ],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "过程/资金管理/资金到位率 5/5",
        "group 决策 8/-: 0 1",
        "group 立项 8/-: 0 1",
        "group 过程 5/-: 2",
        "group 资金管理 5/-: 2",
      ],
    ],
    [
      "printed twice",
      [HEADER, ...five, "总分|||22|20", HEADER, ...five, "总分|||22|20"],
      [
        "depth 3 total 22/20",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
        "depth 3 total 22/20",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "over two pieces",
      [HEADER, ...five.slice(0, 3), "¶", HEADER, ...five.slice(3)],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "four levels",
      ["一级指标|二级指标|三级指标|四级指标|分值|得分", "决策|立项|依据|立项依据充分性|4|4"],
      ["depth 4 too deep", "决策/立项/立项依据充分性 4/4"],
    ],
    [
      "one column of indicators",
      ["评价指标|分值|得分", "立项依据充分性|4|4", "预算执行率|5|4"],
      ["depth 1", "-/-/立项依据充分性 4/4", "-/-/预算执行率 5/4"],
    ],
    [
      "two columns of indicators",
      ["评价指标|指标名称|分值|得分", "决策|立项依据充分性|4|4", "|预算执行率|5|4"],
      [
        "depth 2",
        "决策/立项依据充分性/- 4/4",
        "决策/预算执行率/- 5/4; level1_uncertain: 决策 is not the only group that “预算执行率 | 5 | 4” fits",
      ],
    ],
  ])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));
});
