/** A clean score table, broken as dumps break them: every row comes out right or carries a flag. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../readers/text.ts";
import { flatten } from "../../flat-rows.ts";
import { readScores } from "./scores.ts";
import { reportTables } from "./tables.ts";

interface Row {
  readonly code: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly full: string;
  readonly score: string;
}

const LEVEL1 = ["项目决策", "项目过程", "项目产出", "项目效益"];
const LEVEL2 = ["立项", "目标", "资金", "组织"];
const LEVEL3 = ["依据充分性", "完成及时率", "预算执行率", "制度健全性", "群众满意度"];

/** A table of codes A11, A12, B11 … with two to four groups. */
const tables = fc
  .array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .map((groups) =>
    groups.flatMap((counts, a) =>
      counts.flatMap((count, b) =>
        Array.from({ length: count }, (_, c): Row => {
          const code = `${"ABCD"[a]}${b + 1}${c + 1}`;
          return {
            code,
            level1: LEVEL1[a] ?? "",
            level2: LEVEL2[b] ?? "",
            level3: `${LEVEL3[(a + b + c) % LEVEL3.length]}`,
            full: String(c + 2),
            score: `${c + 1}.5`,
          };
        }),
      ),
    ),
  );

const breakages = fc.record({
  shift: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
  pageBreakAt: fc.integer({ min: 0, max: 40 }),
  repeatHeader: fc.boolean(),
  subtotals: fc.boolean(),
});

function print(
  rows: readonly Row[],
  {
    shift,
    pageBreakAt,
    repeatHeader,
    subtotals,
  }: { shift: readonly boolean[]; pageBreakAt: number; repeatHeader: boolean; subtotals: boolean },
): string {
  const header = "一级指标\t二级指标\t三级指标\t分值\t得分";
  const lines = [header];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    const level1 = before?.level1 === row.level1 ? "" : `${row.code.slice(0, 1)} ${row.level1}`;
    const level2 =
      before?.code.slice(0, 2) === row.code.slice(0, 2) ? "" : `${row.code.slice(0, 2)} ${row.level2}（${row.full}）`;
    if (subtotals && before !== undefined && level2 !== "") lines.push(`\t\t${before.code.slice(0, 2)} 小计\t9\t9`);
    if (i === pageBreakAt) lines.push("", ...(repeatHeader ? [header] : []));
    const line = `${level1}\t${level2}\t${row.code} ${row.level3}\t${row.full}\t${row.score}`;
    lines.push(shift[i] === true ? line.replace(/^\t/, "") : line); // one column to the left
  });
  return `绩效评价得分如下：\n\n${lines.join("\n")}\n总分\t\t\t99\t88\n`;
}

test("rows of a broken table are right or flagged, none lost, none invented", () => {
  fc.assert(
    fc.property(tables, breakages, (rows, breakage) => {
      const bytes = new TextEncoder().encode(print(rows, breakage));
      const flat = flatten(readText({ name: "x.txt", bytes, sha256: "" }));
      const scores = reportTables(flat)
        .filter(({ kind }) => kind === "scores")
        .flatMap((table) => readScores(table).scores);
      expect(scores.map(({ code }) => code)).toEqual(rows.map(({ code }) => code));
      scores.forEach((score, i) => {
        const row = rows[i] as Row;
        const levels = score.flags.length > 0 ? {} : { level1: row.level1, level2: row.level2 };
        expect(score).toMatchObject({ level3: row.level3, full_score: row.full, score: row.score, ...levels });
      });
    }),
    { seed: 20261120, numRuns: 200 },
  );
});

test.each([
  ["A11 战略适应性", { code: "A11", level3: "战略适应性" }],
  ["B2-1 制度健全性", { code: "B2-1", level3: "制度健全性" }],
  ["1.1.2 预算执行率（10分）", { code: "1.1.2", level3: "预算执行率" }],
  ["12345热线接通率", { code: null, level3: "12345热线接通率" }],
  ["3A景区达标率", { code: null, level3: "3A景区达标率" }],
])("%s", (label, expected) => {
  const bytes = new TextEncoder().encode(`一级指标\t二级指标\t三级指标\t分值\t得分\nA 决策\tA1 立项\t${label}\t5\t4\n`);
  const [table] = reportTables(flatten(readText({ name: "x.txt", bytes, sha256: "" })));
  if (table === undefined) throw new Error("no table");
  expect(readScores(table).scores).toMatchObject([expected]);
});
