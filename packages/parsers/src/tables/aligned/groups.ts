import { least } from "../../extent.ts";
import type { AlignedLabel } from "./labels.ts";

/** A row as far as labels beside it see it: its page, its edges, and the middle of its first line. */
export interface RowExtent {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly firstLine: number;
}

/** Rows [start, end) beside one label; null beside none. */
export interface LabelGroup {
  readonly label: AlignedLabel | null;
  readonly start: number;
  readonly end: number;
}

export interface Grouping {
  readonly groups: readonly LabelGroup[];
  /** For each row: how much dearer the best reading is that puts it beside another label, and which. */
  readonly rivals: readonly Rival[];
  readonly cost: number;
  /** For each row but the first: how much dearer it is that a group begins there. */
  readonly beginCosts: readonly number[];
}

export interface Rival {
  readonly margin: number;
  readonly text: string | null;
}

export interface GroupInput {
  readonly rows: readonly RowExtent[];
  readonly labels: readonly AlignedLabel[];
  /** What else a group [start, end) of a label costs: lines drawn through it, labels of another level that do not go with it. */
  readonly extra: (label: AlignedLabel, start: number, end: number) => number;
  /** What it costs that a group begins at a row. */
  readonly begin: (row: number) => number;
}

/** Labels stand in the middle of their rows, or beside the first of them. */
export type Anchor = "middle" | "top";

/** Costs in log-odds. */
const MOST = 12;
const NO_LABEL = 5;
/** A label whose group a page break cuts stands in the middle of its part; beside the part's first row, or in the middle of all, seldom. */
const OTHER_PLACE = 0.5;
const ON_LATER_PAGE = 1.5;
/** A break may cut a cell before the first of its rows' texts, or behind the last. */
const EMPTY_REST = 2;
/** How exactly labels stand where they should, as a part of a row's height, and in points. */
const SPREAD = 0.15;
const LEAST_SPREAD_PT = 1.5;
/** A group has no more rows before or behind its label. */
const REACH = 150;

/** The groups of rows beside a level's labels, in their order: each around its label, or below it. */
export function groupRows(input: GroupInput): Grouping {
  const readings = (["middle", "top"] as const).map((anchor) => readingOf(input, anchor));
  const [a, b] = readings as [Reading, Reading]; // one of each anchor
  const best = b.cost < a.cost ? b : a;
  const rivals = input.rows.map((_, i) => rivalAt(i, best, readings, input.labels));
  const beginCosts = input.rows.map((_, row) => least(readings.map(({ begins }) => begins[row] ?? Infinity)) - best.cost);
  return { groups: best.groups, rivals, cost: best.cost, beginCosts };
}

interface Reading {
  readonly cost: number;
  readonly groups: readonly LabelGroup[];
  /** Cheapest way that puts row i beside label k, at k * rows + i; the last k is none. */
  readonly beside: Float64Array;
  /** Cheapest way in which a group begins at a row. */
  readonly begins: readonly number[];
}

function readingOf({ rows, labels, extra, begin }: GroupInput, anchor: Anchor): Reading {
  const [n, m] = [rows.length, labels.length];
  const pages = pageRanges(rows);
  const spread = spreadOf(rows);
  const width = n + 1;
  const costs = labels.map((label) => {
    const at = nearestRow(rows, label);
    const from = Math.max(0, at - REACH);
    return {
      from,
      startTo: Math.min(n - 1, at + 1),
      endFrom: Math.max(1, at),
      endTo: Math.min(n, at + REACH),
      cost: (start: number, end: number) =>
        placeCost(rows, pages, label, start, end, anchor, spread) + extra(label, start, end) + begin(start),
    };
  });
  // forward[k][r]: the first k labels stand beside rows 0 … r - 1; open: with no rows without a label at the end
  const forward = Array.from({ length: m + 1 }, () => new Float64Array(width).fill(Infinity));
  const open = Array.from({ length: m + 1 }, () => new Float64Array(width).fill(Infinity));
  (open[0] as Float64Array)[0] = 0;
  const closeBlank = (k: number) => {
    const [own, all] = [open[k] as Float64Array, forward[k] as Float64Array];
    let least = Infinity;
    for (let r = 0; r <= n; r++) {
      all[r] = Math.min(own[r] as number, least + NO_LABEL);
      least = Math.min(least, own[r] as number);
    }
  };
  closeBlank(0);
  const segments = labels.map((_, k) => {
    const { from, startTo, endFrom, endTo, cost } = costs[k] as (typeof costs)[number];
    const known = new Map<number, number>();
    for (let start = from; start <= startTo; start++)
      for (let end = Math.max(start + 1, endFrom); end <= endTo; end++) known.set(start * width + end, cost(start, end));
    return known;
  });
  for (let k = 0; k < m; k++) {
    const next = open[k + 1] as Float64Array;
    for (const [at, cost] of segments[k] as Map<number, number>) {
      const [start, end] = [Math.floor(at / width), at % width];
      next[end] = Math.min(next[end] as number, (forward[k]?.[start] ?? Infinity) + cost);
    }
    closeBlank(k + 1);
  }
  const total = forward[m]?.[n] ?? Infinity;
  // backward[k][r]: labels k … m - 1 stand beside rows r … n - 1
  const backward = Array.from({ length: m + 1 }, () => new Float64Array(width).fill(Infinity));
  const starts = Array.from({ length: m + 1 }, () => new Float64Array(width).fill(Infinity));
  (starts[m] as Float64Array)[n] = 0;
  const openBlank = (k: number) => {
    const [own, all] = [starts[k] as Float64Array, backward[k] as Float64Array];
    let least = Infinity;
    for (let r = n; r >= 0; r--) {
      all[r] = Math.min(own[r] as number, least + NO_LABEL);
      least = Math.min(least, own[r] as number);
    }
  };
  openBlank(m);
  for (let k = m - 1; k >= 0; k--) {
    const own = starts[k] as Float64Array;
    for (const [at, cost] of segments[k] as Map<number, number>) {
      const [start, end] = [Math.floor(at / width), at % width];
      own[start] = Math.min(own[start] as number, cost + (backward[k + 1]?.[end] ?? Infinity));
    }
    openBlank(k);
  }
  const beside = new Float64Array((m + 1) * n).fill(Infinity);
  const begins: number[] = rows.map(() => Infinity);
  segments.forEach((known, k) => {
    for (const [at, cost] of known) {
      const [start, end] = [Math.floor(at / width), at % width];
      const sum = (forward[k]?.[start] ?? Infinity) + cost + (backward[k + 1]?.[end] ?? Infinity);
      begins[start] = Math.min(begins[start] as number, sum);
      for (let i = start; i < end; i++) beside[k * n + i] = Math.min(beside[k * n + i] as number, sum);
    }
  });
  for (let k = 0; k <= m; k++)
    for (let start = 0; start < n; start++) {
      const before = open[k]?.[start] ?? Infinity;
      if (before === Infinity) continue;
      for (let end = start + 1; end <= Math.min(n, start + REACH); end++) {
        const sum = before + NO_LABEL + (starts[k]?.[end] ?? Infinity);
        if (sum === Infinity) continue;
        for (let i = start; i < end; i++) beside[m * n + i] = Math.min(beside[m * n + i] as number, sum);
      }
    }
  return { cost: total, groups: trace(labels, forward, open, segments, n), beside, begins };
}

function trace(
  labels: readonly AlignedLabel[],
  forward: readonly Float64Array[],
  open: readonly Float64Array[],
  segments: readonly ReadonlyMap<number, number>[],
  n: number,
): readonly LabelGroup[] {
  const width = n + 1;
  const groups: LabelGroup[] = [];
  let [k, r] = [labels.length, n];
  while (r > 0) {
    const here = forward[k]?.[r] ?? Infinity;
    if (here === Infinity) return [{ label: null, start: 0, end: n }]; // labels that no rows go with
    const own = open[k]?.[r] ?? Infinity;
    if (own > here) {
      const start = Array.from({ length: r }, (_, i) => i).find((i) => (open[k]?.[i] ?? Infinity) + NO_LABEL === here) ?? 0;
      groups.unshift({ label: null, start, end: r });
      r = start;
      continue;
    }
    const segment = [...(segments[k - 1] ?? [])].find(
      ([at, cost]) => at % width === r && (forward[k - 1]?.[Math.floor(at / width)] ?? Infinity) + cost === here,
    );
    if (segment === undefined) return [{ label: null, start: 0, end: n }];
    const start = Math.floor(segment[0] / width);
    groups.unshift({ label: labels[k - 1] ?? null, start, end: r });
    [k, r] = [k - 1, start];
  }
  return groups;
}

function rivalAt(i: number, best: Reading, readings: readonly Reading[], labels: readonly AlignedLabel[]): Rival {
  const n = best.beside.length / (labels.length + 1);
  const own = best.groups.find(({ start, end }) => start <= i && i < end)?.label?.text ?? null;
  let rival: Rival = { margin: Infinity, text: null };
  for (const { beside } of readings)
    for (let k = 0; k <= labels.length; k++) {
      const text = labels[k]?.text ?? null;
      const margin = (beside[k * n + i] ?? Infinity) - best.cost;
      if (text !== own && margin < rival.margin) rival = { margin, text };
    }
  return rival;
}

type Ranges = ReadonlyMap<number, readonly [first: number, end: number]>;

function pageRanges(rows: readonly RowExtent[]): Ranges {
  const ranges = new Map<number, readonly [number, number]>();
  rows.forEach(({ page }, i) => ranges.set(page, [ranges.get(page)?.[0] ?? i, i + 1]));
  return ranges;
}

function spreadOf(rows: readonly RowExtent[]): number {
  const heights = rows.map(({ top, bottom }) => bottom - top).toSorted((a, b) => a - b);
  return Math.max(LEAST_SPREAD_PT, SPREAD * (heights[Math.floor(heights.length / 2)] ?? 0));
}

function nearestRow(rows: readonly RowExtent[], { page, middle }: AlignedLabel): number {
  const on = rows.findIndex((row) => row.page > page || (row.page === page && row.bottom >= middle));
  return on < 0 ? rows.length - 1 : on;
}

/** How far a label stands from where its group puts it. */
function placeCost(
  rows: readonly RowExtent[],
  pages: Ranges,
  label: AlignedLabel,
  start: number,
  end: number,
  anchor: Anchor,
  spread: number,
): number {
  const [first, after] = pages.get(label.page) ?? [0, 0];
  const [from, to] = [Math.max(start, first), Math.min(end, after)];
  if (from >= to) return MOST;
  const cost = (off: number) => Math.min(MOST, off ** 2 / (2 * spread ** 2));
  if (label.cutTo !== null) return end > after ? 0 : MOST / 2;
  const [top, bottom] = [rows[from] as RowExtent, rows[to - 1] as RowExtent];
  const later = from > start ? ON_LATER_PAGE : 0;
  const atTop = cost(label.top - top.firstLine);
  if (anchor === "top") return atTop + later;
  const centred = cost(label.middle - (top.top + bottom.bottom) / 2);
  const mayBeCut = (end === after && end < rows.length) || (start === first && start > 0);
  if (from === start && to === end) return mayBeCut ? Math.min(centred, atTop + EMPTY_REST) : centred;
  const heights = (a: number, b: number) => rows.slice(a, b).reduce((sum, row) => sum + row.bottom - row.top, 0);
  const whole = cost(heights(start, from) + label.middle - top.top - heights(start, end) / 2);
  return Math.min(centred + later, atTop + later + OTHER_PLACE, whole + OTHER_PLACE);
}
