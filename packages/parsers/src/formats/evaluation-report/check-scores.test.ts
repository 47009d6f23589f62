import type { Score } from "@jixiao/contract";
import { expect, test } from "vitest";
import { checkScores } from "./check-scores.ts";
import type { ScoreTable } from "./scores.ts";

/** `A11 决策/立项/论证 5:4`: code, labels, full score and score; a dash for none. */
function scoreOf(row: string): Score {
  const [code = "-", names = "", points = ""] = row.split(" ");
  const or = (text: string | undefined): string | null => (text === undefined || text === "-" ? null : text);
  const [level1, level2, level3] = names.split("/").map(or);
  const [full, score] = points.split(":").map(or);
  return {
    code: or(code),
    level1: level1 ?? null,
    level2: level2 ?? null,
    level3: level3 ?? null,
    full_score: full ?? null,
    score: score ?? null,
    flags: [],
    places: [],
  };
}

const tableOf = (rows: readonly string[], over: Partial<ScoreTable> = {}): ScoreTable => ({
  scores: rows.map(scoreOf) as unknown as ScoreTable["scores"],
  total: null,
  groups: [],
  depth: 3,
  tooDeep: false,
  ...over,
});

function told(
  standing: ScoreTable,
  {
    total = null,
    again = [],
    lines = [],
  }: { total?: string | null; again?: readonly ScoreTable[]; lines?: readonly string[] } = {},
): readonly string[] {
  return checkScores(standing, [standing, ...again], total, { lines, text: lines.join("\n") }).map(
    ({ flag, field, note }) => `${flag} ${field}: ${note}`,
  );
}

const two = ["A11 决策/立项/论证 5:4", "A12 决策/立项/规范 5:5"];
const group = (over: Partial<ScoreTable["groups"][number]>) => ({
  name: "决策",
  full: null,
  score: null,
  members: [0, 1],
  ...over,
});

test.each<[string, ScoreTable, Parameters<typeof told>[1], readonly string[]]>([
  [
    "what agrees",
    tableOf(two, { total: { full_score: "10", score: "9.0" }, groups: [group({ full: "10", score: "9" })] }),
    { total: "9" },
    [],
  ],
  ["a total of the text", tableOf(two), { total: "8" }, ["score_sum_mismatch total_score: the scores sum to 9, stated 8"]],
  [
    "a total of the table",
    tableOf(two, { total: { full_score: "11", score: "8" } }),
    {},
    ["score_sum_mismatch scores: the scores sum to 9, stated 8", "score_sum_mismatch scores: the scores sum to 10, stated 11"],
  ],
  [
    "a score that is missing",
    tableOf([...two, "A13 决策/立项/手续 5:-"], { total: { full_score: "15", score: "8" } }),
    { total: "8" },
    [],
  ],
  ["no score", tableOf([]), { total: "8" }, []],
  [
    "a group",
    tableOf(two, {
      groups: [
        group({ name: "A1 立项", full: "9", score: "7" }),
        group({ members: [1], score: "5", full: "5" }),
        group({ members: [0, 9], score: "4" }),
      ],
    }),
    {},
    [
      "score_sum_mismatch scores: A1 立项: the full scores sum to 10, stated 9",
      "score_sum_mismatch scores: A1 立项: the scores sum to 9, stated 7",
    ],
  ],
  [
    "more than there is",
    tableOf(["A11 决策/立项/论证 5:5.0", "A12 决策/立项/规范 5:6", "- 决策/立项/手续 5:7", "- 决策/立项 5:8"]),
    {},
    [
      "implausible scores[1].score: A12: 6 of 5",
      "implausible scores[2].score: 手续: 7 of 5",
      "implausible scores[3].score: 立项: 8 of 5",
    ],
  ],
  ["printed again alike", tableOf(two), { again: [tableOf(two)] }, []],
  [
    "printed again otherwise",
    tableOf(two),
    { again: [tableOf(["A11 决策/立项/论证 5:3", "A12 决策/立项/规则 5:5", "A13 决策/立项/手续 1:1"])] },
    [
      "tables_differ scores[0]: A11 论证 4/5, printed again as 论证 3/5",
      "tables_differ scores[1]: A12 规范 5/5, printed again as 规则 5/5",
      "tables_differ scores: A13 手续: only in the table printed again",
    ],
  ],
  [
    "printed again with other full scores",
    tableOf(["- 决策/立项/论证 5:4"]),
    { again: [tableOf(["- 决策/立项/论证 6:4"])] },
    ["tables_differ scores[0]: 论证 4/5, printed again as 论证 4/6"],
  ],
  ["printed again without codes", tableOf(two), { again: [tableOf(["- 决策/立项/论证 5:4"])] }, []],
  [
    "printed again deeper",
    tableOf(two),
    { again: [tableOf(["A11 决策/立项/其他 5:4"], { depth: 4 })] },
    ["tables_differ scores[0]: A11 论证 4/5, printed again as 其他 4/5"],
  ],
  [
    "a summary",
    tableOf(["- 决策/立项/论证 5:4", "- 决策/目标/明确 5:5", "- 产出/数量/完成 9:9"]),
    { again: [tableOf(["- 决策 10:8", "- 产出 9:9", "- 其他 1:1"], { depth: 1 })] },
    ["score_sum_mismatch scores: 决策: the scores sum to 9, stated 8"],
  ],
  [
    "a summary that counts its rows",
    tableOf(["- 决策/立项/论证 5:4", "- 产出/数量/完成 9:9"]),
    { again: [tableOf(["- 一、决策 5:3", "- B.产出 9:8", "- 1决策 5:2"], { depth: 1 })] },
    [
      "score_sum_mismatch scores: 决策: the scores sum to 4, stated 3",
      "score_sum_mismatch scores: 产出: the scores sum to 9, stated 8",
      "score_sum_mismatch scores: 决策: the scores sum to 4, stated 2",
    ],
  ],
])("%s", (_, standing, more, expected) => expect(told(standing, more)).toEqual(expected));

/** A heading that states name and score: the row has 论证, 4 of 5; the group A1 9 of 10. */
test.each<[string, readonly string[]]>([
  ["A11 论证（满分5分，得4分）", []],
  ["A11 论证(分值：5分；实际得分：4.0分)", []],
  ["A11 论证（权重5 4分）", []],
  ["A11 论证（满分5分，得3分）", ["figures_differ scores[0]: A11: 4 of 5 in the table, 3 of 5 in the text"]],
  ["A11 论证（满分6分，得4分）", ["figures_differ scores[0]: A11: 4 of 5 in the table, 4 of 6 in the text"]],
  ["A11 论点（满分5分，得4分）", ["figures_differ scores[0]: A11: 论证 in the table, 论点 in the text"]],
  [
    "A11 论点（满分5分，得3分）",
    [
      "figures_differ scores[0]: A11: 4 of 5 in the table, 3 of 5 in the text",
      "figures_differ scores[0]: A11: 论证 in the table, 论点 in the text",
    ],
  ],
  ["A1 立项（满分10分，得9分）", []],
  ["A1 立项（满分10分，得8分）", ["figures_differ scores: A1: 9 of 10 in the table, 8 of 10 in the text"]],
  ["B1 数量（满分10分，得8分）", []],
  ["见A11 论证（满分5分，得3分）", []],
  ["A11 论证（得3分）", []],
  ["论证（满分5分，得3分）", []],
])("the heading %s", (line, expected) => {
  expect(told(tableOf(two), { lines: [line] })).toEqual(expected);
});
