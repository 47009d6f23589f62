import type { CellKind, Column } from "./columns.ts";
import type { ReportTable } from "./tables.ts";

/** What the columns of a score table hold; numbers are indexes into `columns`. */
export interface ScoreLayout {
  readonly columns: readonly Column[];
  readonly kinds: readonly CellKind[];
  /** Level (1-based) → column, ascending. The last is the indicators' own. */
  readonly levels: ReadonlyMap<number, number>;
  readonly leafLevel: number;
  /** Whether the header numbers its levels, so that each row must have all of them. */
  readonly numbered: boolean;
  readonly code: number | null;
  readonly full: number | null;
  readonly score: number;
  /** Level → the column of that level's full score (`一级指标 | 分值 | 二级指标 | 分值 | …`). */
  readonly groupFull: ReadonlyMap<number, number>;
}

const LEVELS = ["一", "二", "三", "四"];
const NAMED_LEVEL = /([一二三四])级(?:评价)?指标/;
const ANY_LEVEL = /^(?:评价|考核|绩效)?指标(?:名称|体系|内容)?$/;
const CODE = /^(?:指标)?(?:编号|编码|代码)$/;
const FULL = /分值|满分|标准分|权重|权数/;
/** 分值 is the score that can be reached; 权重 stands for it where there is no 分值. */
const BEST_FULL = /分值|满分|标准分/;
const SCORE = /得分|评价分|^评分$|评分结果|^打分$/;
const NO_SCORE = /率|依据|说明|理由|过程|标准|细则|情况|原因/;
/** Beside the evaluator's score the unit's own is not the result. */
const OWN_SCORE = /自评|初评|单位评/;
const RATE = /得分率|比例|占比/;
const DEEPEST_UNNAMED = 4;

/** Null where no column of scores can be told. */
export function layoutOf(table: ReportTable): ScoreLayout | null {
  const columns = withLevelColumns(table);
  const named = new Map(columns.flatMap(({ name }, i) => levelNamed(name).map((level) => [level, i] as const)));
  const levels = named.size > 0 ? new Map([...named].toSorted(([a], [b]) => a - b)) : unnamedLevels(columns);
  const leaf = Math.max(...levels.values());
  const scores = indexes(columns, (name) => SCORE.test(name) && !NO_SCORE.test(name));
  const score = scores.findLast((i) => !OWN_SCORE.test(columns[i]?.name ?? "")) ?? scores.at(-1);
  if (score === undefined || levels.size === 0) return null;
  const fulls = indexes(columns, (name) => FULL.test(name) && !SCORE.test(name));
  const behind = fulls.filter((i) => i > leaf);
  const full = behind.findLast((i) => BEST_FULL.test(columns[i]?.name ?? "")) ?? behind.at(-1) ?? fulls.at(-1) ?? null;
  const figures = new Set([...scores, ...fulls, ...indexes(columns, (name) => RATE.test(name))]);
  const labels = new Set(levels.values());
  const kinds = columns.map((_, i): CellKind => (figures.has(i) ? "figure" : labels.has(i) ? "label" : "any"));
  const code = indexes(columns, (name) => CODE.test(name))[0] ?? null;
  const groupFull = new Map(
    [...levels].flatMap(([level, at]) => (fulls.includes(at + 1) && at !== leaf ? [[level, at + 1] as const] : [])),
  );
  return {
    columns,
    kinds,
    levels,
    leafLevel: Math.max(...levels.keys()),
    numbered: named.size > 0,
    code,
    full,
    score,
    groupFull,
  };
}

function indexes(columns: readonly Column[], test: (name: string) => boolean): readonly number[] {
  return columns.flatMap(({ name }, i) => (test(name) ? [i] : []));
}

function levelNamed(name: string): readonly number[] {
  const numeral = NAMED_LEVEL.exec(name)?.[1];
  return numeral === undefined || FULL.test(name) || SCORE.test(name) ? [] : [LEVELS.indexOf(numeral) + 1];
}

/** Columns that the header does not name one by one: below 评价指标 as wide as three, and levels whose name it has lost. */
function withLevelColumns({ columns, table }: ReportTable): readonly Column[] {
  const wide = columns.flatMap((column, i): readonly Column[] => {
    const end = table.merges === "kept" ? column.last + 1 : (columns[i + 1]?.first ?? column.last + 1);
    const width = end - column.first;
    if (!ANY_LEVEL.test(column.name) || width < 2 || width > DEEPEST_UNNAMED) return [column];
    return Array.from({ length: width }, (_, k) => ({ name: column.name, first: column.first + k, last: column.first + k }));
  });
  const lost = LEVELS.flatMap((_, i) => lostLevel(wide, i + 1) ?? []);
  return [...lost, ...wide].toSorted((a, b) => a.first - b.first);
}

/**
 * `(blank) | 二级指标 | 三级指标`: a level above a named one stands left of it, unless that column has another name. A
 * header that begins with 二级指标 in the first column has itself slipped to the left.
 */
function lostLevel(columns: readonly Column[], level: number): Column | null {
  const named = columns.flatMap(({ name, first }) => levelNamed(name).map((own) => ({ own, first })));
  const below = named.filter(({ own }) => own > level).toSorted((a, b) => a.own - b.own)[0];
  if (below === undefined || named.some(({ own }) => own === level)) return null;
  const at = below.first - (below.own - level);
  return columns.some(({ first, last }) => first <= at && at <= last)
    ? null
    : { name: `${LEVELS[level - 1]}级指标`, first: at, last: at };
}

/** One unnamed column of labels holds the indicators alone; several hold the levels from the left. */
function unnamedLevels(columns: readonly Column[]): ReadonlyMap<number, number> {
  const labels = indexes(columns, (name) => ANY_LEVEL.test(name) || /指标(?:名称)?$/.test(name));
  return labels.length === 1 ? new Map([[3, labels[0] as number]]) : new Map(labels.map((at, i) => [i + 1, at] as const));
}
