/** A label of level 2 as a text prints it, apart from its rows. */
export interface PrintedGroup {
  /** How well row i belongs to it by its words. */
  readonly rowScore: (i: number) => number;
  /** How well rows [start, end) lie to where the label stands. */
  readonly placeScore: (start: number, end: number) => number;
  /** What it costs that its rows stand before those of another group, whose label is printed before its own. */
  readonly beforeScore: (other: number) => number;
}

export interface LooseSegmentation {
  readonly score: number;
  /** Index of each row's group. */
  readonly groupOf: readonly number[];
  /** Per row and group: the score of the best segmentation that puts the row into the group. */
  readonly scores: readonly Float64Array[];
}

/** A printed label has no row: they were not read. */
const WITHOUT_ROWS = -6;
/** So many labels ahead of the first one that has no rows yet a label's rows may stand. */
const WINDOW = 5;

/** Between two groups: how many labels from the first on are done, which of the next ones are too, and at which row. */
interface State {
  readonly base: number;
  readonly ahead: number;
}

/**
 * Rows in the groups whose labels are printed, each label's rows together and each label once, in an order that hardly differs from the
 * printed one: the best such segmentation by dynamic programming, forwards and backwards (max-marginals as in `bestSegmentation`).
 */
export function segmentByLabels(length: number, groups: readonly PrintedGroup[]): LooseSegmentation {
  const lattice = latticeOf(length, groups);
  const before = forward(lattice);
  return backward(lattice, before);
}

interface Step {
  readonly group: number;
  readonly to: number;
  readonly cost: number;
}

interface Lattice {
  readonly length: number;
  readonly groups: readonly PrintedGroup[];
  /** What may follow each state; states with fewer labels done come first. */
  readonly steps: readonly (readonly Step[])[];
  readonly segment: (group: number, start: number, end: number) => number;
}

function latticeOf(length: number, groups: readonly PrintedGroup[]): Lattice {
  const states = statesOf(groups.length);
  const index = new Map(states.map((state, i) => [keyOf(state), i] as const));
  const words = groups.map(({ rowScore }) => prefixSums(length, rowScore));
  return {
    length,
    groups,
    steps: states.map((state) => stepsFrom(state, groups, index)),
    segment: (group, start, end) => {
      const own = words[group] as Float64Array;
      return (own[end] as number) - (own[start] as number) + (groups[group] as PrintedGroup).placeScore(start, end);
    },
  };
}

function prefixSums(length: number, rowScore: (i: number) => number): Float64Array {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = (sums[i] as number) + rowScore(i);
  return sums;
}

function keyOf({ base, ahead }: State): number {
  return base * 2 ** WINDOW + ahead;
}

/** All states that a segmentation may pass, from none done to all. */
function statesOf(count: number): readonly State[] {
  const doneOf = ({ base, ahead }: State) => base + bitsOf(ahead);
  const states: State[] = [{ base: count, ahead: 0 }];
  for (let base = 0; base < count; base++)
    for (let ahead = 0; ahead < 2 ** Math.min(WINDOW - 1, count - base - 1); ahead++) states.push({ base, ahead });
  return states.toSorted((a, b) => doneOf(a) - doneOf(b));
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** `ahead` has a bit for each label behind the first one that is not done. */
function stepsFrom({ base, ahead }: State, groups: readonly PrintedGroup[], index: ReadonlyMap<number, number>): readonly Step[] {
  const steps: Step[] = [];
  const open: number[] = [];
  for (let group = base; group < Math.min(groups.length, base + WINDOW); group++) {
    const bit = group === base ? 0 : 2 ** (group - base - 1);
    if ((ahead & bit) > 0) continue;
    let next: State = { base, ahead: ahead | bit };
    if (group === base) {
      let [first, mask] = [base + 1, ahead];
      for (; (mask & 1) === 1; mask >>= 1) first++;
      next = { base: first, ahead: mask >> 1 };
    }
    const to = index.get(keyOf(next));
    const cost = open.reduce((sum, other) => sum + (groups[group] as PrintedGroup).beforeScore(other), 0);
    if (to !== undefined) steps.push({ group, to, cost });
    open.push(group);
  }
  return steps;
}

/** Best score of what lies before each state and row. */
function forward({ length, steps, segment }: Lattice): Float64Array {
  const width = length + 1;
  const best = new Float64Array(steps.length * width).fill(-Infinity);
  best[0] = 0;
  steps.forEach((own, s) => {
    for (const { group, to, cost } of own)
      for (let start = 0; start <= length; start++) {
        const here = best[s * width + start] as number;
        if (here === -Infinity) continue;
        raise(best, to * width + start, here + WITHOUT_ROWS);
        for (let end = start + 1; end <= length; end++) raise(best, to * width + end, here + cost + segment(group, start, end));
      }
  });
  return best;
}

interface Taken {
  readonly group: number;
  readonly end: number;
  readonly to: number;
}

function backward({ length, groups, steps, segment }: Lattice, before: Float64Array): LooseSegmentation {
  const width = length + 1;
  const rest = new Float64Array(steps.length * width).fill(-Infinity);
  const taken = new Map<number, Taken>();
  const scores = Array.from({ length }, () => new Float64Array(groups.length).fill(-Infinity));
  rest[steps.length * width - 1] = 0;
  for (let s = steps.length - 1; s >= 0; s--)
    for (const { group, to, cost } of steps[s] ?? [])
      for (let start = 0; start <= length; start++) {
        const at = s * width + start;
        const here = before[at] as number;
        if (here === -Infinity) continue;
        if (raise(rest, at, WITHOUT_ROWS + (rest[to * width + start] as number))) taken.set(at, { group, end: start, to });
        let most = -Infinity;
        for (let end = length; end > start; end--) {
          const own = cost + segment(group, start, end) + (rest[to * width + end] as number);
          if (raise(rest, at, own)) taken.set(at, { group, end, to });
          most = Math.max(most, here + own);
          raise(scores[end - 1] as Float64Array, group, most); // the row lies in all segments that end there or later
        }
      }
  return { score: rest[0] as number, groupOf: pathOf(taken, width, length), scores };
}

function raise(scores: Float64Array, at: number, score: number): boolean {
  if (score <= (scores[at] as number)) return false;
  scores[at] = score;
  return true;
}

function pathOf(taken: ReadonlyMap<number, Taken>, width: number, length: number): readonly number[] {
  const groupOf: number[] = [];
  for (let [s, row] = [0, 0]; row < length;) {
    const step = taken.get(s * width + row);
    if (step === undefined) break;
    while (groupOf.length < step.end) groupOf.push(step.group);
    [s, row] = [step.to, step.end];
  }
  return groupOf;
}
