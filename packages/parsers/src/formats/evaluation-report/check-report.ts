import type { BudgetLine, Evidence, HistoryLine, ReportRecord } from "@jixiao/contract";
import { addDecimals, compareDecimals, multiplyDecimals } from "@jixiao/normalize";
import { proseAmounts, totalScores, grades, type Prose } from "./prose.ts";
import { ratesAgree } from "./rates.ts";

export type Checked = Omit<ReportRecord, "flags" | "evidence" | "provenance">;

/** What contradicts itself in a report. Nothing is repaired: the first reading stands and the difference is said. */
export function checkReport(report: Checked, prose: Prose): readonly Evidence[] {
  return [
    ...resultAgrees(report, prose),
    ...report.budget_lines.flatMap(rateAgrees),
    ...budgetSums(report.budget_lines),
    ...proseAgrees(report, prose),
    ...report.history.flatMap(historyRateAgrees),
    ...historyAgrees(report),
    ...surveyAgrees(report),
    ...worksheetsAgree(report),
    ...partsPresent(report, prose),
  ];
}

/** Grades by score: 财预〔2020〕10号, article 24 (90, 80 and 60 are the lowest scores of 优, 良 and 中). */
const LOWEST: readonly (readonly [grade: string, score: string])[] = [
  ["优", "90"],
  ["良", "80"],
  ["中", "60"],
  ["差", "0"],
];

function resultAgrees({ total_score, grade }: Checked, prose: Prose): readonly Evidence[] {
  const totals = totalScores(prose).filter((score) => total_score !== null && compareDecimals(score, total_score) !== 0);
  const others = grades(prose).filter((other) => other !== grade);
  const usual = total_score === null ? undefined : LOWEST.find(([, lowest]) => compareDecimals(total_score, lowest) >= 0)?.[0];
  return [
    ...[...new Set(totals)].map((score) => differ("total_score", `${total_score}, elsewhere ${score}`)),
    ...[...new Set(others)].map((other) => differ("grade", `${grade}, elsewhere ${other}`)),
    ...(grade !== null && usual !== undefined && usual !== grade
      ? [differ("grade", `${grade}, but ${total_score} is usually ${usual}`)]
      : []),
  ];
}

function differ(field: string, note: string): Evidence {
  return { flag: "figures_differ", field, note };
}

function rateAgrees({ item, initial, adjusted, spent, execution_rate }: BudgetLine, i: number): readonly Evidence[] {
  if (ratesAgree(execution_rate, spent, [adjusted, initial]) !== false) return [];
  return [differ(`budget_lines[${i}].execution_rate`, `${item}: ${execution_rate}% is not ${spent} of ${adjusted ?? initial}`)];
}

function historyRateAgrees({ item, year, budget, spent, execution_rate }: HistoryLine, i: number): readonly Evidence[] {
  if (ratesAgree(execution_rate, spent, [budget]) !== false) return [];
  return [differ(`history[${i}].execution_rate`, `${item ?? "budget"} ${year}: ${execution_rate}% is not ${spent} of ${budget}`)];
}

function budgetSums(lines: readonly BudgetLine[]): readonly Evidence[] {
  const total = lines.find(({ is_total }) => is_total);
  const parts = lines.filter(({ is_total }) => !is_total);
  return (["initial", "adjusted", "spent"] as const).flatMap((field): readonly Evidence[] => {
    const amounts = parts.flatMap((line) => line[field] ?? []);
    const stated = total?.[field] ?? null;
    if (stated === null || amounts.length === 0 || amounts.length < parts.length) return [];
    const sum = addDecimals(...amounts);
    return compareDecimals(sum, stated) === 0
      ? []
      : [{ flag: "budget_sum_mismatch", field: `budget.${field}`, note: `the lines sum to ${sum}, stated total ${stated}` }];
  });
}

/** The first amount that the text gives for the whole budget, where it is the table's in another size. */
function proseAgrees({ budget, budget_lines, fiscal_year }: Checked, prose: Prose): readonly Evidence[] {
  if (!budget_lines.some(({ is_total }) => is_total)) return []; // then the budget is the text's own
  const own = proseAmounts(prose).filter(({ year }) => year === null || fiscal_year === null || year === fiscal_year);
  return (["initial", "adjusted", "spent"] as const).flatMap((role) => {
    const said = own.find((amount) => amount.role === role)?.amount;
    const stated = budget[role];
    const known = [
      ...Object.values(budget),
      ...budget_lines.flatMap(({ initial, adjusted, spent }) => [initial, adjusted, spent]),
    ];
    if (said === undefined || stated === null || known.some((amount) => amount !== null && compareDecimals(amount, said) === 0))
      return [];
    return [differ(`budget.${role}`, `${stated} in the table, the text says ${said}`)];
  });
}

/** The multi-year table repeats the budget's figures of the report's own year. */
function historyAgrees({ history, budget_lines, fiscal_year }: Checked): readonly Evidence[] {
  return history.flatMap((row, i): readonly Evidence[] => {
    const line = budget_lines.find(({ item }) => item !== null && item === row.item);
    if (row.year !== fiscal_year || line === undefined) return [];
    const budgets = [line.initial, line.adjusted];
    const known = (amount: string | null, others: readonly (string | null)[]) =>
      amount === null ||
      others.every((other) => other === null) ||
      others.some((other) => other !== null && compareDecimals(amount, other) === 0);
    return [
      ...(known(row.budget, budgets)
        ? []
        : [
            differ(
              `history[${i}].budget`,
              `${row.item} ${row.year}: budget ${row.budget}, the budget table has ${budgets.join(", ")}`,
            ),
          ]),
      ...(known(row.spent, [line.spent])
        ? []
        : [differ(`history[${i}].spent`, `${row.item} ${row.year}: spent ${row.spent}, the budget table has ${line.spent}`)]),
    ];
  });
}

/** A question's score is its share of the full score; the total row is their sum. */
function surveyAgrees({ survey }: Checked): readonly Evidence[] {
  const questions = survey.filter(({ is_total }) => !is_total);
  const total = survey.find(({ is_total }) => is_total);
  const scores = questions.flatMap(({ score }) => score ?? []);
  const summed = scores.length > 0 && scores.length === questions.length ? addDecimals(...scores) : null;
  const fulls = questions.flatMap(({ full_score }) => full_score ?? []);
  const isSum =
    total?.full_score != null &&
    fulls.length === questions.length &&
    compareDecimals(addDecimals("0", ...fulls), total.full_score) === 0;
  return [
    ...survey.flatMap((line, i): readonly Evidence[] =>
      line.score === null ||
      line.full_score === null ||
      ratesAgree(line.satisfaction, line.score, [line.full_score]) !== false ||
      isRounded(line.score, line.full_score, line.satisfaction)
        ? []
        : [differ(`survey[${i}].score`, `${line.item}: ${line.score} is not ${line.satisfaction}% of ${line.full_score}`)],
    ),
    ...(summed !== null && isSum && total?.score != null && compareDecimals(summed, total.score) !== 0
      ? [differ("survey", `the questions sum to ${summed}, stated ${total.score}`)]
      : []),
  ];
}

/** The score may be the rounded one: 2 × 95.55% = 1.911, printed 1.91. */
function isRounded(score: string, full: string, satisfaction: string | null): boolean {
  const places = score.split(".")[1]?.length ?? 0;
  const off = addDecimals(multiplyDecimals(satisfaction ?? "0", full), multiplyDecimals(score, "-100")).replace("-", "");
  return compareDecimals(off, places === 0 ? "100" : multiplyDecimals("100", `0.${"0".repeat(places - 1)}1`)) < 0;
}

function worksheetsAgree({ scores, worksheets }: Checked): readonly Evidence[] {
  const sheets = worksheets.flatMap((sheet, i): readonly Evidence[] => {
    const at = scores.findIndex(({ code, level3, level2 }) =>
      sheet.code !== null && code !== null ? code === sheet.code : (level3 ?? level2) === sheet.name,
    );
    const row = scores[at];
    const name = [sheet.code, sheet.name].filter((part) => part !== null).join(" ");
    if (row === undefined)
      return scores.length === 0 ? [] : [differ(`worksheets[${i}]`, `${name}: no such indicator in the table`)];
    const pairs = [
      ["score", row.score, sheet.score],
      ["weight", row.full_score, sheet.weight],
    ] as const;
    const notes = pairs.flatMap(([what, a, b]) =>
      a === null || b === null || compareDecimals(a, b) === 0 ? [] : [`${what} ${a} in the table, ${b} in the worksheet`],
    );
    const own = row.level3 ?? row.level2;
    if (own !== sheet.name) notes.push(`${own} in the table, ${sheet.name} in the worksheet`);
    return notes.map((note) => differ(`worksheets[${i}]`, `${name}: ${note}`));
  });
  const known = new Set(worksheets.map(({ code, name }) => code ?? name));
  const without =
    worksheets.length === 0 ? [] : scores.filter(({ code, level3, level2 }) => !known.has(code ?? level3 ?? level2));
  return without.length === 0
    ? sheets
    : [
        ...sheets,
        {
          flag: "part_missing",
          field: "worksheets",
          note: `no worksheet of ${without.map(({ code, level3, level2 }) => code ?? level3 ?? level2).join(", ")}`,
        },
      ];
}

/** Headings that announce a part (`附件1 绩效评价工作底稿`, `附件4 满意度问卷分报告`), the list they promise, its length. */
function partsPresent(report: Checked, { lines }: Prose): readonly Evidence[] {
  const announced: readonly (readonly [heading: RegExp, field: keyof Checked, count: number])[] = [
    [/工作底稿|评价底稿/, "worksheets", report.worksheets.length],
    [/各?(?:部分|指标)得分(?:情况)?(?:见|如)下|指标得分(?:情况)?表|评分表/, "scores", report.scores.length],
    [/^附[件表].{0,4}基础(?:数据)?表/, "outputs", report.outputs.length + report.schedule.length + report.history.length],
    [/^附[件表].{0,4}满意度(?:问卷|调查)?(?:分析|分|调查)?(?:报告|统计表|汇总表|结果)/, "survey", report.survey.length],
  ];
  const longest = 60; // of a heading; sentences speak of parts too
  return announced.flatMap(([heading, field, count]): readonly Evidence[] =>
    count === 0 && lines.some((line) => line.length < longest && heading.test(line))
      ? [{ flag: "part_missing", field, note: `the report announces ${field}, none was found` }]
      : [],
  );
}
