import type { Evidence, Score } from "@jixiao/contract";
import { addDecimals, cleanLabel, compareDecimals } from "@jixiao/normalize";
import type { Prose } from "./prose.ts";
import { membersOf, type ScoreTable } from "./scores.ts";

/** What the score table, its other printings and the headings of the text say differently. Fields name rows: `scores[3]`. */
export function checkScores(
  standing: ScoreTable,
  all: readonly ScoreTable[],
  total: string | null,
  prose: Prose,
): readonly Evidence[] {
  return [
    ...totalAgrees(standing, total),
    ...standing.groups.flatMap((group) => groupAgrees(group, standing.scores)),
    ...standing.scores.flatMap(withinFull),
    ...all.filter((table) => table !== standing).flatMap((table) => printingsAgree(standing, table)),
    ...headingsAgree(standing.scores, prose),
  ];
}

/** The sum, or null where a score is missing. */
function sum(numbers: readonly (string | null)[]): string | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 || known.length < numbers.length ? null : addDecimals(...known);
}

function totalAgrees({ scores, total }: ScoreTable, stated: string | null): readonly Evidence[] {
  const pairs = [
    ["total_score", sum(scores.map(({ score }) => score)), stated] as const,
    ["scores", sum(scores.map(({ score }) => score)), total?.score ?? null] as const,
    ["scores", sum(scores.map(({ full_score }) => full_score)), total?.full_score ?? null] as const,
  ];
  return pairs.flatMap(([field, summed, printed]) => mismatch(field, "the scores", summed, printed));
}

function groupAgrees(group: ScoreTable["groups"][number], scores: readonly Score[]): readonly Evidence[] {
  const members = group.members.flatMap((i) => scores[i] ?? []);
  return [
    ...mismatch("scores", `${group.name}: the full scores`, sum(members.map(({ full_score }) => full_score)), group.full),
    ...mismatch("scores", `${group.name}: the scores`, sum(members.map(({ score }) => score)), group.score),
  ];
}

function mismatch(field: string, what: string, summed: string | null, printed: string | null): readonly Evidence[] {
  if (summed === null || printed === null || compareDecimals(summed, printed) === 0) return [];
  return [{ flag: "score_sum_mismatch", field, note: `${what} sum to ${summed}, stated ${printed}` }];
}

function withinFull({ code, level3, level2, full_score, score }: Score, i: number): readonly Evidence[] {
  if (full_score === null || score === null || compareDecimals(score, full_score) <= 0) return [];
  return [{ flag: "implausible", field: `scores[${i}].score`, note: `${code ?? level3 ?? level2}: ${score} of ${full_score}` }];
}

/** A table printed again, row by row; a summary by level 1 is held against the sums. */
function printingsAgree(first: ScoreTable, again: ScoreTable): readonly Evidence[] {
  if (again.depth < first.depth) return summaryAgrees(first, again);
  return again.scores.flatMap((row): readonly Evidence[] => {
    const at = first.scores.findIndex((score) => isSame(score, row));
    const score = first.scores[at];
    const name = [row.code, nameOf(row)].filter((part) => part !== null).join(" ");
    if (score === undefined)
      return [{ flag: "tables_differ", field: "scores", note: `${name}: only in the table printed again` }];
    if (nameOf(score) === nameOf(row) && score.score === row.score && score.full_score === row.full_score) return [];
    const note = `${score.code ?? ""} ${nameOf(score)} ${score.score}/${score.full_score}, printed again as ${nameOf(row)} ${row.score}/${row.full_score}`;
    return [{ flag: "tables_differ", field: `scores[${at}]`, note: note.trim() }];
  });
}

function isSame(a: Score, b: Score): boolean {
  return a.code !== null && b.code !== null ? a.code === b.code : nameOf(a) === nameOf(b);
}

function nameOf({ level1, level2, level3 }: Score): string | null {
  return level3 ?? level2 ?? level1;
}

function summaryAgrees(first: ScoreTable, summary: ScoreTable): readonly Evidence[] {
  return summary.scores.flatMap((row) => {
    const name = (nameOf(row) ?? "").replace(/^(?:[A-Z]|\d|[一二三四五六七八九十])[、.]?(?=\p{Script=Han})/u, "");
    const members = membersOf(row.code, name, first.scores, first.depth).flatMap((i) => first.scores[i] ?? []);
    return mismatch("scores", `${name}: the scores`, sum(members.map(({ score }) => score)), row.score);
  });
}

/** `C31 对…的保障力（满分 5 分，得 5 分）`: name and score that a heading of the body states. */
const HEADING_SCORE =
  /^(?<code>[A-Za-z]\d*(?:[.-]\d+)*|\d+(?:\.\d+)+)[\s.、]*(?<name>[^（(]{2,40})[（(](?:满分|分值|权重)[:：]?(?<full>[\d.]+)分?[，,、；;]?(?:实际)?得?分?[:：]?(?<score>[\d.]+)分[)）]/u;

function headingsAgree(scores: readonly Score[], { lines }: Prose): readonly Evidence[] {
  return lines.flatMap((line): readonly Evidence[] => {
    const { code, name = "", full, score } = HEADING_SCORE.exec(line)?.groups ?? {};
    if (code === undefined || full === undefined || score === undefined) return [];
    const at = scores.findIndex((row) => row.code === code);
    const row = scores[at];
    const members = row === undefined ? membersOf(code, name, scores, 3).flatMap((i) => scores[i] ?? []) : [row];
    const printed = [sum(members.map((member) => member.score)), sum(members.map((member) => member.full_score))] as const;
    const notes: string[] = [];
    if (
      printed[0] !== null &&
      printed[1] !== null &&
      (compareDecimals(printed[0], score) !== 0 || compareDecimals(printed[1], full) !== 0)
    )
      notes.push(`${printed[0]} of ${printed[1]} in the table, ${score} of ${full} in the text`);
    if (row !== undefined && nameOf(row) !== cleanLabel(name)) notes.push(`${nameOf(row)} in the table, ${name} in the text`);
    const field = row === undefined ? "scores" : `scores[${at}]`;
    return notes.map((note) => ({ flag: "figures_differ", field, note: `${code}: ${note}` }));
  });
}
