import { describe, expect, test } from "vitest";
import { columnsOf } from "./header-rows.ts";
import { rowsIn, tableOf } from "./report-tables.test-helper.ts";
import { layoutOf } from "./score-layout.ts";
import type { ReportTable } from "./tables.ts";

function tableWith(header: readonly string[], merges: "lost" | "kept"): ReportTable {
  const table = tableOf([header, header.map((_, i) => `${i}`)], merges);
  const rows = rowsIn(table);
  return { kind: "scores", table, columns: columnsOf(rows.slice(0, 1), table), rows: rows.slice(1), unit: null, adjacent: false };
}

/** `1@0 3@2 leaf 3 full 3 score 4`: levels with their columns, then what else the header says. */
function told(header: string, merges: "lost" | "kept" = "lost"): string {
  const layout = layoutOf(tableWith(header.split("|"), merges));
  if (layout === null) return "none";
  const { levels, leafLevel, numbered, code, full, score, groupFull, kinds } = layout;
  return [
    ...[...levels].map(([level, at]) => `${level}@${at}`),
    `leaf ${leafLevel}${numbered ? "" : " unnamed"}`,
    ...(code === null ? [] : [`code ${code}`]),
    ...(full === null ? [] : [`full ${full}`]),
    `score ${score}`,
    ...[...groupFull].map(([level, at]) => `full of ${level} ${at}`),
    kinds.map((kind) => kind[0]).join(""),
  ].join(" ");
}

describe("what the columns of a score table hold", () => {
  test.each<[string, string]>([
    ["一级指标|二级指标|三级指标|分值|得分", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllff"],
    ["三级指标|二级指标|一级指标|分值|得分", "1@2 2@1 3@0 leaf 3 full 3 score 4 lllff"],
    ["一级指标|二级指标|三级指标|四级指标|满分|评分", "1@0 2@1 3@2 4@3 leaf 4 full 4 score 5 llllff"],
    ["一级评价指标|二级评价指标|标准分|打分", "1@0 2@1 leaf 2 full 2 score 3 llff"],
  ])("%s", (header, expected) => expect(told(header)).toBe(expected));

  test.each<[string, string]>([
    // of two columns of full scores 分值 is the one, not 权重
    ["一级指标|二级指标|三级指标|权重|分值|得分", "1@0 2@1 3@2 leaf 3 full 4 score 5 lllfff"],
    ["一级指标|二级指标|三级指标|分值|权重|得分", "1@0 2@1 3@2 leaf 3 full 3 score 5 lllfff"],
    ["一级指标|二级指标|三级指标|权重|权数|得分", "1@0 2@1 3@2 leaf 3 full 4 score 5 lllfff"],
    // of several columns of scores the last one that is not the unit's own
    ["一级指标|二级指标|三级指标|分值|自评得分|评价得分", "1@0 2@1 3@2 leaf 3 full 3 score 5 lllfff"],
    ["一级指标|二级指标|三级指标|分值|评价得分|自评得分", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllfff"],
    ["一级指标|二级指标|三级指标|分值|初评得分|单位评分得分", "1@0 2@1 3@2 leaf 3 full 3 score 5 lllfff"],
    // rates, reasons and rules are no scores
    ["一级指标|二级指标|三级指标|分值|得分|得分率|得分依据", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllfffa"],
    ["一级指标|二级指标|三级指标|分值|评分标准|得分|扣分原因", "1@0 2@1 3@2 leaf 3 full 3 score 5 lllfafa"],
    ["一级指标|二级指标|三级指标|分值|得分占比|得分", "1@0 2@1 3@2 leaf 3 full 3 score 5 lllfff"],
    // codes
    ["指标编号|一级指标|二级指标|三级指标|分值|得分", "1@1 2@2 3@3 leaf 3 code 0 full 4 score 5 alllff"],
    ["一级指标|二级指标|三级指标|编码|分值|得分", "1@0 2@1 3@2 leaf 3 code 3 full 4 score 5 lllaff"],
    ["原编号|一级指标|二级指标|三级指标|编码表|分值|得分", "1@1 2@2 3@3 leaf 3 full 5 score 6 alllaff"],
    // each level with its own full score
    ["一级指标|分值|二级指标|分值|三级指标|分值|得分", "1@0 2@2 3@4 leaf 3 full 5 score 6 full of 1 1 full of 2 3 lflflff"],
    ["一级指标分值|一级指标|二级指标|三级指标|得分", "1@1 2@2 3@3 leaf 3 full 0 score 4 flllf"],
    ["一级指标|二级指标|三级指标|得分", "1@0 2@1 3@2 leaf 3 score 3 lllf"],
  ])("%s", (header, expected) => expect(told(header)).toBe(expected));

  test.each([["一级指标|二级指标|三级指标|分值|得分率"], ["分值|得分"], ["序号|内容|得分说明"]])(
    "%s names no score, or no indicator",
    (header) => expect(told(header)).toBe("none"),
  );

  test.each<[string, string, "lost" | "kept", string]>([
    ["alone", "评价指标|分值|得分", "lost", "3@0 leaf 3 unnamed full 1 score 2 lff"],
    ["of other words", "评价内容指标|分值|得分", "lost", "3@0 leaf 3 unnamed full 1 score 2 lff"],
    ["two beside each other", "考核指标|绩效指标名称|分值|得分", "lost", "1@0 2@1 leaf 2 unnamed full 2 score 3 llff"],
    ["over three columns", "评价指标>3|||分值|得分", "kept", "1@0 2@1 3@2 leaf 3 unnamed full 3 score 4 lllff"],
    ["over three columns of a dump", "评价指标|||分值|得分", "lost", "1@0 2@1 3@2 leaf 3 unnamed full 3 score 4 lllff"],
    ["over two columns", "评价指标>2||分值|得分", "kept", "1@0 2@1 leaf 2 unnamed full 2 score 3 llff"],
    ["over four columns", "评价指标>4||||分值|得分", "kept", "1@0 2@1 3@2 4@3 leaf 4 unnamed full 4 score 5 llllff"],
    ["over five columns", "评价指标>5|||||分值|得分", "kept", "3@0 leaf 3 unnamed full 1 score 2 lff"],
    ["beside a blank column that is not its own", "评价指标||分值|得分", "kept", "3@0 leaf 3 unnamed full 1 score 2 lff"],
    ["last of a dump", "分值|得分|评价指标", "lost", "3@2 leaf 3 unnamed full 0 score 1 ffl"],
  ])("a column of indicators without level %s", (_, header, merges, expected) => expect(told(header, merges)).toBe(expected));

  test.each<[string, string, string]>([
    ["level 1, its column blank", "|二级指标|三级指标|分值|得分", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllff"],
    ["levels 1 and 2", "||三级指标|分值|得分", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllff"],
    ["level 2 between", "一级指标||三级指标|分值|得分", "1@0 2@1 3@2 leaf 3 full 3 score 4 lllff"],
    ["level 1, its column named otherwise", "内容|二级指标|三级指标|分值|得分", "2@1 3@2 leaf 3 full 3 score 4 allff"],
  ])("a lost name: %s", (_, header, expected) => expect(told(header)).toBe(expected));

  test("a header that has slipped to the left stands before the first column", () => {
    expect(told("二级指标|三级指标|分值|得分")).toBe("1@0 2@1 3@2 leaf 3 full 3 score 4 lllff");
  });
});
