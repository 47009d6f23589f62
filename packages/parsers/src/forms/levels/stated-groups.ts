import { addDecimals, compareDecimals } from "@jixiao/normalize";

/** A label of one level: the indicators on which it is printed (one, or its first and last), and the sum it states. */
export interface Mark {
  readonly first: number;
  readonly last: number;
  readonly stated: string | null;
}

/** How a dump prints the label of a merged cell: on its first row, in its middle, or anywhere inside. */
export type Placing = "top" | "middle" | "any";

export interface Level {
  readonly marks: readonly Mark[];
  /** Indicators before which a new group must begin, because a subtotal stands there. */
  readonly cuts: ReadonlySet<number>;
}

/** The groups that an indicator belongs to: indexes of marks of the lower and the upper level. */
export type Cost = (indicator: number, lower: number, upper: number) => number;

export interface Decoded {
  /** Index of the mark. */
  readonly mark: number;
  /** How much more the best reading costs that puts the indicator into another group; Infinity where there is none. */
  readonly margin: number;
}

/** One level's groups may begin and end at any row: what a level is that the table does not have. */
const NO_LEVEL: Level = { marks: [], cuts: new Set() };

interface Step {
  readonly start: number;
  readonly end: number;
  readonly upperStart: number;
  readonly nextUpperStart: number;
  readonly cost: number;
}

/**
 * Cuts indicators 0…n-1 into one group per label on two levels, the lower inside the upper, each group around its
 * label, sums as stated. Forward and backward over (begin of the lower group, begin of the upper group); the begin tells
 * the label: it is the next one. For each level the groups with their margins, or null where no reading fits.
 */
export function decodeGroups(
  lower: Level | null,
  upper: Level | null,
  fulls: readonly (string | null)[],
  placings: readonly Placing[],
  cost: Cost,
): readonly [lower: readonly Decoded[], upper: readonly Decoded[]] | null {
  const costs = [lower, upper].map(() => fulls.map(() => new Map<number, number>()));
  for (const placing of placings) collect(lower ?? NO_LEVEL, upper ?? NO_LEVEL, fulls, placing, cost, costs);
  if (costs.some((level) => level.some((groups) => groups.size === 0))) return null;
  return [costs[0]?.map(best) ?? [], costs[1]?.map(best) ?? []];
}

function best(groups: ReadonlyMap<number, number>): Decoded {
  const [first, second] = [...groups].toSorted(([, a], [, b]) => a - b);
  return { mark: first?.[0] ?? -1, margin: second === undefined ? Infinity : second[1] - (first?.[1] ?? 0) };
}

/** Lowers, for each indicator and group, the cost of the cheapest whole reading in which it stands there. */
function collect(
  lower: Level,
  upper: Level,
  fulls: readonly (string | null)[],
  placing: Placing,
  cost: Cost,
  costs: readonly (readonly Map<number, number>[])[],
): void {
  const n = fulls.length;
  const key = (start: number, upperStart: number) => start * (n + 1) + upperStart;
  const forward = new Map([[key(0, 0), 0]]);
  const steps: Step[] = [];
  for (let start = 0; start < n; start++) {
    for (let upperStart = 0; upperStart <= start; upperStart++) {
      const before = forward.get(key(start, upperStart));
      if (before === undefined) continue;
      for (const step of stepsFrom(start, upperStart, lower, upper, fulls, placing, cost)) {
        const to = key(step.end, step.nextUpperStart);
        steps.push(step);
        forward.set(to, Math.min(forward.get(to) ?? Infinity, before + step.cost));
      }
    }
  }
  const backward = new Map([[key(n, n), 0]]);
  for (const { start, end, upperStart, nextUpperStart, cost: own } of steps.toReversed()) {
    const after = backward.get(key(end, nextUpperStart));
    if (after === undefined) continue;
    const from = key(start, upperStart);
    backward.set(from, Math.min(backward.get(from) ?? Infinity, after + own));
    const whole = (forward.get(from) ?? Infinity) + own + after;
    for (let i = start; i < end; i++) {
      lowerCost(costs[0]?.[i], markFrom(lower, start), whole);
      lowerCost(costs[1]?.[i], markFrom(upper, upperStart), whole);
    }
  }
}

function lowerCost(groups: Map<number, number> | undefined, mark: number, cost: number): void {
  groups?.set(mark, Math.min(groups.get(mark) ?? Infinity, cost));
}

/** The label of a group that begins here: the next one; -1 for a level without labels. */
function markFrom({ marks }: Level, start: number): number {
  return marks.findIndex(({ first }) => first >= start);
}

function* stepsFrom(
  start: number,
  upperStart: number,
  lower: Level,
  upper: Level,
  fulls: readonly (string | null)[],
  placing: Placing,
  cost: Cost,
): Generator<Step> {
  const [low, high] = [markFrom(lower, start), markFrom(upper, upperStart)];
  let sum = 0;
  for (let end = start + 1; end <= fulls.length; end++) {
    sum += cost(end - 1, low, high);
    if (!isGroup(lower, low, start, end, fulls, placing)) continue;
    const step = { start, end, upperStart, cost: sum };
    if (end < fulls.length) yield { ...step, nextUpperStart: upperStart };
    if (isGroup(upper, high, upperStart, end, fulls, placing)) yield { ...step, nextUpperStart: end };
  }
}

function isGroup(
  level: Level,
  at: number,
  start: number,
  end: number,
  fulls: readonly (string | null)[],
  placing: Placing,
): boolean {
  if (level.marks.length === 0) return true;
  const mark = level.marks[at];
  const next = level.marks[at + 1];
  if (
    mark === undefined ||
    mark.last >= end ||
    (next?.first ?? Infinity) < end ||
    (next === undefined) !== (end === fulls.length)
  )
    return false;
  for (let i = start + 1; i < end; i++) if (level.cuts.has(i)) return false;
  return isPlaced(mark, start, end, placing) && sums(mark, fulls.slice(start, end));
}

function isPlaced({ first, last }: Mark, start: number, end: number, placing: Placing): boolean {
  switch (placing) {
    case "top":
      return first === start;
    case "middle": // of an even number of rows either of the two in the middle; a label on two pages has two middles
      return first !== last || Math.abs(2 * first - (start + end - 1)) <= 1;
    case "any":
      return true;
  }
}

function sums({ stated }: Mark, fulls: readonly (string | null)[]): boolean {
  const known = fulls.filter((full) => full !== null);
  return stated === null || known.length < fulls.length || compareDecimals(addDecimals(...known), stated) === 0;
}
