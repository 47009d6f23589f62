import { expect, test } from "vitest";
import { rowsOfTables } from "../../forms/drawn-rows.test-helper.ts";
import type { Table } from "../../table.ts";
import { levelsAbove } from "./score-levels.ts";
import { scoreLines } from "./score-lines.ts";
import { reportTables } from "./tables.ts";

const HEADER = "一级指标|二级指标|三级指标|分值|得分";

/** Of each indicator levels 1 and 2, and the doubts about them. */
function read(rows: readonly string[], merges: Table["merges"]): readonly string[] {
  const { lines, layout } = scoreLines(reportTables(rowsOfTables(rows, merges)));
  if (layout === null) return [];
  return levelsAbove(lines, layout).map(({ level1, level2, doubts }) =>
    [`${level1 ?? "-"}/${level2 ?? "-"}`, ...doubts.map(({ flag, note }) => `${flag}: ${note}`)].join("; "),
  );
}

test.each<[string, readonly string[], Table["merges"], readonly string[]]>([
  [
    "merged cells kept",
    [HEADER, "决策|立项|依据充分|4|4", "||程序规范|4|4", "|目标|目标合理|4|4"],
    "kept",
    ["决策/立项", "决策/立项", "决策/目标"],
  ],
  [
    "kept, label below its rows",
    [HEADER, "||依据充分|4|4", "决策|立项|程序规范|4|4"],
    "kept",
    [
      "决策/立项; level1_uncertain: 决策 is not the only group that “依据充分 | 4 | 4” fits; level2_uncertain: 立项 is not the only group that “依据充分 | 4 | 4” fits",
      "决策/立项",
    ],
  ],
  [
    "a label on each row",
    [HEADER, "决策|立项|依据充分|4|4", "决策|立项|程序规范|4|4", "过程|资金|到位及时|4|4"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "on each row of one page only",
    [HEADER, "决策|立项|依据充分|4|4", "||程序规范|4|4", "决策|立项|目标合理|4|4"],
    "lost",
    ["决策/立项", "决策/立项", "决策/立项"],
  ],
  [
    "no label above",
    [HEADER, "||依据充分|4|4"],
    "lost",
    [
      "-/-; level1_missing: no label of level 1 above “依据充分 | 4 | 4”; level2_missing: no label of level 2 above “依据充分 | 4 | 4”",
    ],
  ],
  [
    "no level 2",
    [HEADER, "决策||依据充分|4|4"],
    "lost",
    ["决策/-; level2_missing: no label of level 2 above “决策 | 依据充分 | 4 | 4”"],
  ],
  [
    "no level 1",
    [HEADER, "|立项|依据充分|4|4"],
    "lost",
    ["-/立项; level1_missing: no label of level 1 above “立项 | 依据充分 | 4 | 4”"],
  ],
  [
    "no name",
    [HEADER, "决策|立项|依据充分|4|4", "|||5|4"],
    "lost",
    ["决策/立项", "决策/立项; level3_missing: no name stands beside the figures: “5 | 4”"],
  ],
  ["an indicator of level 2", [HEADER, "决策|立项||4|4", "过程|资金|到位及时|5|5"], "lost", ["决策/立项", "过程/资金"]],
  ["an indicator of level 1", [HEADER, "决策|||4|4", "过程|资金|到位及时|5|5"], "lost", ["决策/-", "过程/资金"]],
  [
    "codes",
    [HEADER, "A决策|A1立项|A11依据充分|4|4", "||A12程序规范|4|4", "|A2目标|A21目标合理|4|4", "B过程|B1资金|B11到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "决策/目标", "过程/资金"],
  ],
  [
    "codes on indicators only",
    [HEADER, "决策|立项|A11依据充分|4|4", "||A12程序规范|4|4", "过程|资金|B11到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "codes on indicators, two labels above one code",
    [HEADER, "决策|立项|A11依据充分|4|4", "过程|资金|A12到位及时|5|5"],
    "lost",
    [
      "-/-; level1_missing: no label of level 1 above “决策 | 立项 | A11依据充分 | 4 | 4”; level2_missing: no label of level 2 above “决策 | 立项 | A11依据充分 | 4 | 4”",
      "-/-; level1_missing: no label of level 1 above “过程 | 资金 | A12到位及时 | 5 | 5”; level2_missing: no label of level 2 above “过程 | 资金 | A12到位及时 | 5 | 5”",
    ],
  ],
  [
    "a code given twice: each row says whose",
    [HEADER, "A决策|A1立项|A11依据充分|4|4", "A过程|A1资金|A12到位及时|5|5"],
    "lost",
    ["决策/立项", "过程/资金"],
  ],
  [
    "a code given twice, and a row that does not say whose",
    [HEADER, "A决策|A1立项|A11依据充分|4|4", "A过程|A1资金|A12到位及时|5|5", "||A13支出合规|5|5"],
    "lost",
    [
      "决策/立项",
      "过程/资金",
      "决策/立项; level1_uncertain: 决策 is not the only group that “A13支出合规 | 5 | 5” fits; level2_uncertain: 立项 is not the only group that “A13支出合规 | 5 | 5” fits",
    ],
  ],
  [
    "the same label twice with its code",
    [HEADER, "A决策|A1立项|A11依据充分|4|4", "A决策|A1立项|A12到位及时|5|5", "||A13支出合规|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "决策/立项"],
  ],
  [
    "a code whose group is named on its own row",
    [HEADER, "A决策|||8|8", "|A1立项||8|8", "||A11依据充分|4|4", "||A12程序规范|4|4"],
    "lost",
    ["决策/立项", "决策/立项"],
  ],
  ["a subtotal with a code", [HEADER, "A决策|A1立项|A11依据充分|4|4", "A小计|||4|4"], "lost", ["A决策/A1立项"]],
  ["headings", [HEADER, "决策", "|立项", "||依据充分|4|4", "||程序规范|4|4"], "lost", ["决策/立项", "决策/立项"]],
  [
    "a heading, a total, an indicator",
    [HEADER, "决策", "总分|||100|90", "||依据充分|4|4"],
    "lost",
    [
      "-/-; level1_missing: no label of level 1 above “依据充分 | 4 | 4”; level2_missing: no label of level 2 above “依据充分 | 4 | 4”",
    ],
  ],
  [
    "a heading that is a subtotal",
    [HEADER, "决策|立项|依据充分|4|4", "小计", "||程序规范|4|4"],
    "lost",
    ["决策/立项", "决策/立项"],
  ],
  [
    "stated sums",
    [HEADER, "决策（8分）|立项（8分）|依据充分|4|4", "||程序规范|4|3", "过程（5分）|资金（5分）|到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "stated sums, labels in the middle",
    [
      HEADER,
      "||依据充分|4|4",
      "决策（12分）|立项（12分）|程序规范|4|3",
      "||目标合理|4|4",
      "过程（5分）|资金（5分）|到位及时|5|5",
    ],
    "lost",
    ["决策/立项", "决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "stated sums, labels last",
    [HEADER, "||依据充分|4|4", "决策（8分）|立项（8分）|程序规范|4|3", "||目标合理|4|4", "过程（9分）|资金（9分）|到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金", "过程/资金"],
  ],
  [
    "sums that fit no grouping",
    [HEADER, "决策（9分）|立项（9分）|依据充分|4|4", "||程序规范|4|3", "过程（5分）|资金（5分）|到位及时|5|5"],
    "lost",
    [
      "决策/立项",
      "过程/资金; level1_uncertain: 过程 is not the only group that “程序规范 | 4 | 3” fits; level2_uncertain: 资金 is not the only group that “程序规范 | 4 | 3” fits",
      "过程/资金",
    ],
  ],
  [
    "sums that fit two groupings",
    [HEADER, "||依据充分|0|0", "决策（4分）|立项（4分）|程序规范|4|3", "||目标合理|0|0", "过程（5分）|资金（5分）|到位及时|5|5"],
    "lost",
    [
      "决策/立项",
      "决策/立项",
      "过程/资金; level1_uncertain: 过程 is not the only group that “目标合理 | 0 | 0” fits; level2_uncertain: 资金 is not the only group that “目标合理 | 0 | 0” fits",
      "过程/资金",
    ],
  ],
  [
    "a sum on one of two labels",
    [HEADER, "决策（8分）|立项|依据充分|4|4", "||程序规范|4|3", "过程|资金|到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "a group's points on its own row",
    [HEADER, "决策|||8|7", "|立项||8|7", "||依据充分|4|4", "||程序规范|4|3", "过程|||5|5", "|资金||5|5", "||到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "subtotals cut",
    [
      HEADER,
      "决策|立项|依据充分|4|4",
      "||程序规范|4|3",
      "小计|||8|7",
      "||到位及时|5|5",
      "过程|资金|支出合规|5|5",
      "小计|||10|10",
    ],
    "lost",
    [
      "决策/立项",
      "决策/立项",
      "过程/资金; level1_uncertain: 过程 is not the only group that “到位及时 | 5 | 5” fits; level2_uncertain: 资金 is not the only group that “到位及时 | 5 | 5” fits",
      "过程/资金",
    ],
  ],
  [
    "two subtotals in a row",
    [HEADER, "决策|立项|依据充分|4|4", "||程序规范|4|3", "|小计||8|7", "小计|||8|7", "过程|资金|到位及时|5|5"],
    "lost",
    ["决策/立项", "决策/立项", "过程/资金"],
  ],
  [
    "a subtotal of level 2",
    [HEADER, "决策|立项|依据充分|4|4", "|小计||4|4", "|目标|程序规范|4|3", "||目标合理|4|4", "|小计||8|7"],
    "lost",
    ["决策/立项", "决策/目标", "决策/目标"],
  ],
  [
    "words that contradict",
    [HEADER, "决策|立项|立项依据充分性|4|4", "||资金到位率|5|5", "过程|资金管理|预算执行率|5|5"],
    "lost",
    ["决策/立项", "过程/资金管理", "过程/资金管理"],
  ],
  [
    "two levels only",
    ["一级指标|二级指标|分值|得分", "决策|依据充分|4|4", "|程序规范|4|3"],
    "lost",
    ["决策/依据充分", "决策/程序规范"],
  ],
])("%s", (_, rows, merges, expected) => expect(read(rows, merges)).toEqual(expected));
