/** A clean score table, broken as dumps break them: every row comes out right or carries a flag. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flatten } from "../../flat-rows.ts";
import { readText } from "../../readers/text.ts";
import { scoreTables, standing } from "./scores.ts";
import { reportTables } from "./tables.ts";
import { formats } from "../../formats/index.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";

const vocabulary = vocabularyOf(formats);

interface Row {
  readonly code: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly full: string;
  readonly score: string;
}

const LEVEL1 = ["项目决策", "项目过程", "项目产出", "项目效益"];
const LEVEL2 = ["甲类", "乙类", "丙类"];

/** `A11` with labels `A` and `A1`; `1.1.1`; `A1-1`. */
const schemes: readonly ((a: number, b: number, c: number) => string)[] = [
  (a, b, c) => `${"ABCD"[a]}${b + 1}${c + 1}`,
  (a, b, c) => `${a + 1}.${b + 1}.${c + 1}`,
  (a, b, c) => `${"ABCD"[a]}${b + 1}-${c + 1}`,
];
const groupCode = (code: string): string =>
  code.includes("-") || code.includes(".") ? code.replace(/[.-]\d+$/, "") : code.slice(0, 2);
const topCode = (code: string): string => code.slice(0, 1);

/** Two to four groups of level 1, each with one to three of level 2, each with one to twelve indicators. */
const tables = fc
  .tuple(
    fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
    fc.constantFrom(...schemes),
  )
  .map(([groups, scheme]) =>
    groups.flatMap((counts, a) =>
      counts.flatMap((count, b) =>
        Array.from({ length: count }, (_, c): Row => ({
          code: scheme(a, b, c),
          level1: LEVEL1[a] ?? "",
          level2: `${LEVEL2[b]}${"子丑寅卯"[a]}`,
          level3: `指标${"天地玄黄"[a]}${b}${"宇宙洪荒日月盈昃辰宿列张"[c]}`,
          full: String(c + 2),
          score: `${c + 1}.5`,
        })),
      ),
    ),
  );

const flags = fc.array(fc.boolean(), { minLength: 150, maxLength: 150 });
const seldom = fc.array(
  fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  { minLength: 150, maxLength: 150 },
);

const HEADER = "一级指标\t二级指标\t三级指标\t分值\t得分";

function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(`绩效评价得分如下：\n\n${lines.join("\n")}\n`);
  return (
    standing(scoreTables(reportTables(flatten(readText({ name: "x.txt", bytes, sha256: "" }, vocabulary))))) ?? { scores: [] }
  );
}

/** The rows that came out without a flag, and what stands for them in the table: both must be alike. */
function unflagged(rows: readonly Row[], scores: ReturnType<typeof read>["scores"]) {
  const sure = scores.flatMap(({ flags: own }, i) => (own.length === 0 ? [i] : []));
  return {
    got: sure.map((i) => scores[i]).map((score) => ({ ...score, places: [], code: null, flags: [], evidence: [] })),
    want: sure
      .map((i) => rows[i] as Row)
      .map(({ full, ...row }) => ({ ...row, full_score: full, places: [], code: null, flags: [], evidence: [] })),
  };
}

/** Each run reads a report; more of them with JIXIAO_SWEEP=all. */
const RUNS = process.env["JIXIAO_SWEEP"] === "all" ? 600 : 150;

describe("codes", () => {
  const breakages = fc.record({
    shift: flags,
    dropLabel: seldom,
    dropFigure: seldom,
    pageBreaks: seldom,
    repeatHeader: fc.boolean(),
    subtotals: fc.boolean(),
    extraTab: seldom,
  });

  test("rows shifted, labels and figures dropped, pages split: right or flagged, none lost, none invented", () => {
    fc.assert(
      fc.property(tables, breakages, (rows, breakage) => {
        const lines = [HEADER];
        rows.forEach((row, i) => {
          const before = rows[i - 1];
          const newGroup = before === undefined || groupCode(before.code) !== groupCode(row.code);
          if (breakage.subtotals && newGroup && before !== undefined) lines.push(`\t\t${groupCode(before.code)} 小计\t9\t9`);
          if (breakage.pageBreaks[i] === true) lines.push("", ...(breakage.repeatHeader ? [HEADER] : []));
          const drop = breakage.dropLabel[i] === true;
          const level1 = before?.level1 === row.level1 || drop ? "" : `${topCode(row.code)} ${row.level1}`;
          const level2 = newGroup && !drop ? `${groupCode(row.code)} ${row.level2}` : "";
          const figures = breakage.dropFigure[i] === true ? `${row.full}\t` : `${row.full}\t${row.score}`;
          const line = `${level1}\t${level2}\t${row.code} ${row.level3}\t${figures}`;
          const extra = breakage.extraTab[i] === true ? `\t${line}` : line;
          lines.push(breakage.shift[i] === true ? extra.replace(/^\t/, "") : extra);
        });
        const { scores } = read([...lines, "总分\t\t\t99\t88"]);
        expect(scores.map(({ level3 }) => level3)).toEqual(rows.map(({ level3 }) => level3));
        const { got, want } = unflagged(rows, scores);
        expect(got).toEqual(want);
      }),
      { seed: 20261120, numRuns: RUNS },
    );
  });
});

describe("no codes", () => {
  const layouts = fc.record({
    placing: fc.constantFrom("top", "middle", "every row" as const),
    stated: fc.boolean(),
    weightBeforeText: fc.boolean(),
    shift: seldom,
  });

  const rowOf = (first: number, last: number, placing: string) => (placing === "middle" ? Math.floor((first + last) / 2) : first);

  /** Row on which each label stands. */
  function labelled(
    rows: readonly Row[],
    name: (row: Row) => string,
    placing: string,
    stated: boolean,
  ): ReadonlyMap<number, string> {
    const labels = new Map<number, string>();
    let first = 0;
    rows.forEach((row, i) => {
      const next = rows[i + 1];
      if (placing === "every row") labels.set(i, name(row));
      if (next !== undefined && name(next) === name(row)) return;
      const sum = rows.slice(first, i + 1).reduce((total, { full }) => total + Number.parseInt(full, 10), 0);
      if (placing !== "every row") labels.set(rowOf(first, i, placing), stated ? `${name(row)}（${sum}分）` : name(row));
      first = i + 1;
    });
    return labels;
  }

  test("labels on the first, the middle or every row: right or flagged", () => {
    fc.assert(
      fc.property(tables, layouts, (rows, { placing, stated, weightBeforeText, shift }) => {
        const level1 = labelled(rows, (row) => row.level1, placing, stated);
        const level2 = labelled(rows, (row) => row.level2, placing, stated);
        const header = weightBeforeText ? "一级指标\t二级指标\t三级指标\t权重\t指标解释\t得分\t扣分原因" : HEADER;
        const lines = rows.map((row, i) => {
          const figures = weightBeforeText ? `${row.full}\t按文件执行\t${row.score}` : `${row.full}\t${row.score}`;
          const line = `${level1.get(i) ?? ""}\t${level2.get(i) ?? ""}\t${row.level3}\t${figures}`;
          return shift[i] === true ? line.replace(/^\t/, "") : line;
        });
        const { scores } = read([header, ...lines]);
        expect(scores.map(({ level3 }) => level3)).toEqual(rows.map(({ level3 }) => level3));
        const { got, want } = unflagged(rows, scores);
        expect(got).toEqual(want);
      }),
      { seed: 20261120, numRuns: RUNS },
    );
  });

  test("a table with labels on the first row of each group needs no flag", () => {
    const { scores } = read([
      HEADER,
      "决策\t项目立项\t立项依据充分性\t5\t5",
      "\t\t立项程序规范性\t5\t4",
      "\t绩效目标\t绩效目标合理性\t5\t4",
      "\t\t绩效指标明确性\t5\t4",
      "\t\t绩效指标完整性\t5\t4",
      "过程\t资金管理\t预算执行率\t10\t9",
      "\t\t资金使用合规性\t10\t10",
    ]);
    expect(scores.flatMap(({ flags: own }) => own)).toEqual([]);
    expect(scores.map(({ level1, level2 }) => `${level1}/${level2}`)).toEqual([
      ...Array.from({ length: 2 }, () => "决策/项目立项"),
      ...Array.from({ length: 3 }, () => "决策/绩效目标"),
      ...Array.from({ length: 2 }, () => "过程/资金管理"),
    ]);
  });

  test("a lost label shows where the indicators belong elsewhere", () => {
    const { scores } = read([
      HEADER,
      "决策\t项目立项\t立项依据充分性\t5\t5",
      "\t\t立项程序规范性\t5\t4",
      "\t\t预算执行率\t10\t9",
      "产出\t产出数量\t栽植完成率\t10\t10",
    ]);
    expect(scores.map(({ flags: own }) => own.length > 0)).toEqual([false, false, true, false]);
  });
});

describe("columns", () => {
  test.each([
    ["score rate behind the score", "一级指标\t二级指标\t三级指标\t分值\t得分\t得分率", "决策\t立项\t依据\t5\t4\t80%", "5", "4"],
    [
      "own score before the evaluator's",
      "一级指标\t二级指标\t三级指标\t分值\t自评得分\t评价得分",
      "决策\t立项\t依据\t5\t5\t4",
      "5",
      "4",
    ],
    [
      "own score behind the evaluator's",
      "一级指标\t二级指标\t三级指标\t分值\t评价得分\t自评得分",
      "决策\t立项\t依据\t5\t4\t5",
      "5",
      "4",
    ],
    ["weight and full score", "一级指标\t二级指标\t三级指标\t权重\t分值\t得分", "决策\t立项\t依据\t10%\t5\t4", "5", "4"],
    [
      "full score of every level",
      "一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t得分",
      "决策\t9\t立项\t7\t依据\t5\t4",
      "5",
      "4",
    ],
    ["scoring rule between", "一级指标\t二级指标\t三级指标\t分值\t评分标准\t得分", "决策\t立项\t依据\t5\t2\t4", "5", "4"],
    ["no full score", "一级指标\t二级指标\t三级指标\t得分", "决策\t立项\t依据\t4", null, "4"],
    ["分 behind the number", "一级指标\t二级指标\t三级指标\t分值\t得分", "决策\t立项\t依据\t5分\t4分", "5", "4"],
    ["one header over three levels", "评价指标\t\t\t分值\t得分", "决策\t立项\t依据\t5\t4", "5", "4"],
  ])("%s", (_, header, row, full_score, score) => {
    expect(read([header, row]).scores).toMatchObject([
      { level1: "决策", level2: "立项", level3: "依据", full_score, score, flags: [] },
    ]);
  });

  test.each([
    ["a dash for the score", "决策\t立项\t依据\t5\t-", { full_score: "5", score: null, flags: ["row_incomplete"] }],
    ["a word for the score", "决策\t立项\t依据\t5\t未评", { score: null }],
    ["a blank score", "决策\t立项\t依据\t5\t", { full_score: "5", score: null, flags: ["row_incomplete"] }],
  ])("%s is no score", (_, row, expected) => {
    const [score] = read([HEADER, row, "过程\t管理\t制度\t5\t4"]).scores;
    expect(score).toMatchObject(expected);
    expect(score?.flags).not.toEqual([]);
  });
});

describe("codes and names", () => {
  test.each([
    ["A11 战略适应性", { code: "A11", level3: "战略适应性" }],
    ["A11战略适应性", { code: "A11", level3: "战略适应性" }],
    ["B2-1 制度健全性", { code: "B2-1", level3: "制度健全性" }],
    ["1.1.2 预算执行率（10分）", { code: "1.1.2", level3: "预算执行率" }],
    ["12345热线接通率", { code: null, level3: "12345热线接通率" }],
    ["3A景区达标率", { code: null, level3: "3A景区达标率" }],
    ["PM2.5达标率", { code: null, level3: "PM2.5达标率" }],
    ["B超检查完成率", { code: null, level3: "B超检查完成率" }],
    ["（一）立项依据", { code: null, level3: "立项依据" }],
  ])("%s", (label, expected) => {
    expect(read([HEADER, `决策\t立项\t${label}\t5\t4`]).scores).toMatchObject([expected]);
  });

  test("C919 is an aircraft in a table without codes", () => {
    const { scores } = read([HEADER, "产出\t数量\tC919交付数\t5\t4", "\t\t航线开通数\t5\t4", "效益\t社会效益\t客座率\t5\t4"]);
    expect(scores.map(({ code, level3 }) => [code, level3])).toEqual([
      [null, "C919交付数"],
      [null, "航线开通数"],
      [null, "客座率"],
    ]);
  });

  test("the tenth indicator of C1 is C110", () => {
    const rows = Array.from(
      { length: 11 },
      (_, i) => `${i === 0 ? "C 产出\tC1 数量" : "\t"}\tC1${i + 1} 完成率${"甲乙丙丁戊己庚辛壬癸子"[i]}\t2\t2`,
    );
    const { scores } = read([HEADER, ...rows]);
    expect(scores.map(({ code, level2 }) => `${code} ${level2}`)).toEqual(
      Array.from({ length: 11 }, (_, i) => `C1${i + 1} 数量`),
    );
  });
});
