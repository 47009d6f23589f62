import type { Evidence, ReportRecord } from "@jixiao/contract";
import { addDecimals, compareDecimals } from "../../decimal.ts";
import type { ScoreTable } from "./scores.ts";

type Checked = Omit<ReportRecord, "flags" | "evidence" | "provenance">;

/** `C31 对…的保障力（满分 5 分，得 5 分）`: the score that a heading of the body states. */
const HEADING_SCORE = /^([A-Z]\d{1,3}).{2,40}?[（(]满分([\d.]+)分[，,]?得([\d.]+)分[)）]/;

/** What contradicts itself in a report. Nothing is repaired: the first reading stands and the difference is said. */
export function checkReport(report: Checked, scoreTables: readonly ScoreTable[], prose: readonly string[]): readonly Evidence[] {
  return [
    ...scoreSum(report),
    ...tablesAgree(scoreTables),
    ...headingsAgree(report, prose),
    ...worksheetsAgree(report),
    ...partsPresent(report, prose),
  ];
}

function scoreSum({ scores, total_score }: Checked): readonly Evidence[] {
  const stated = scores.flatMap(({ score }) => (score === null ? [] : [score]));
  if (total_score === null || stated.length === 0 || stated.length < scores.length) return [];
  const sum = addDecimals(...stated);
  return compareDecimals(sum, total_score) === 0
    ? []
    : [{ flag: "score_sum_mismatch", field: "total_score", note: `the scores sum to ${sum}, stated ${total_score}` }];
}

function tablesAgree([first, ...others]: readonly ScoreTable[]): readonly Evidence[] {
  if (first === undefined) return [];
  return others.flatMap(({ scores }) =>
    scores.flatMap((score, i): Evidence[] => {
      const same = first.scores.find(({ code }) => code !== null && code === score.code) ?? first.scores[i];
      if (same === undefined)
        return [
          { flag: "tables_differ", field: "scores", note: `${score.code ?? score.level3}: only in the table printed again` },
        ];
      if (same.level3 === score.level3 && same.score === score.score && same.full_score === score.full_score) return [];
      return [
        {
          flag: "tables_differ",
          field: "scores",
          note: `${score.code ?? ""}: ${same.level3} ${same.score}/${same.full_score}, printed again as ${score.level3} ${score.score}/${score.full_score}`,
        },
      ];
    }),
  );
}

function headingsAgree({ scores }: Checked, prose: readonly string[]): readonly Evidence[] {
  return prose.flatMap((line): Evidence[] => {
    const [, code, full, score] = HEADING_SCORE.exec(line.replaceAll(/\s+/g, "")) ?? [];
    const row = scores.find((entry) => entry.code === code);
    if (row?.score == null || row.full_score === null || score === undefined || full === undefined) return [];
    if (compareDecimals(row.score, score) === 0 && compareDecimals(row.full_score, full) === 0) return [];
    return [
      {
        flag: "figures_differ",
        field: "scores",
        note: `${code}: ${row.score} of ${row.full_score} in the table, ${score} of ${full} in the text`,
      },
    ];
  });
}

function worksheetsAgree({ scores, worksheets }: Checked): readonly Evidence[] {
  return worksheets.flatMap((sheet): Evidence[] => {
    const row = scores.find(({ code }) => code !== null && code === sheet.code);
    if (row === undefined || sheet.score === null || row.score === null) return [];
    const notes = [
      ...(compareDecimals(row.score, sheet.score) === 0
        ? []
        : [`score ${row.score} in the table, ${sheet.score} in the worksheet`]),
      ...(row.level3 === sheet.name ? [] : [`${row.level3} in the table, ${sheet.name} in the worksheet`]),
    ];
    return notes.map((note) => ({ flag: "figures_differ", field: "worksheets", note: `${sheet.code}: ${note}` }));
  });
}

/** A report that announces worksheets (附件：绩效评价工作底稿) and has none lost them. */
function partsPresent(report: Checked, prose: readonly string[]): readonly Evidence[] {
  const announced: readonly (readonly [RegExp, keyof Checked, number])[] = [
    [/工作底稿/, "worksheets", report.worksheets.length],
    [/指标体系.*得分|评分结果|评价结论/, "scores", report.scores.length],
  ];
  return announced.flatMap(([pattern, field, count]): Evidence[] =>
    count === 0 && prose.some((line) => line.length < 60 && pattern.test(line))
      ? [{ flag: "part_missing", field, note: `the report announces ${field}, none was found` }]
      : [],
  );
}
