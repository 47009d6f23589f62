/** Wall time of a run in seconds. */
export async function seconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** The median of several runs: one slow run on a shared machine says nothing. */
export async function medianSeconds(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await seconds(run));
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

/** Runs both alternately and gives the median of their ratios, so that a drift of the machine falls on both. */
export async function ratio(
  runs: number,
  ours: () => unknown,
  theirs: () => unknown,
): Promise<{ ratio: number; ours: number; theirs: number }> {
  const pairs: { ours: number; theirs: number }[] = [];
  for (let i = 0; i < runs; i++) pairs.push({ ours: await seconds(ours), theirs: await seconds(theirs) });
  const middle = pairs.toSorted((a, b) => a.ours / a.theirs - b.ours / b.theirs)[Math.floor(runs / 2)] as (typeof pairs)[number];
  return { ratio: middle.ours / middle.theirs, ...middle };
}

/** Processor time of a run in seconds, all threads of this process: a busy machine hardly changes it. */
export async function processorSeconds(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Runs all in turn, as often as asked, and gives for each the median of its processor seconds and of its ratios to the first's. */
export async function inTurn(
  runs: number,
  all: readonly (() => unknown)[],
): Promise<readonly { readonly seconds: number; readonly ratio: number }[]> {
  const rounds: number[][] = [];
  for (let i = 0; i < runs; i++) {
    const round: number[] = [];
    for (const run of all) round.push(await processorSeconds(run));
    rounds.push(round);
  }
  const median = (of: (round: readonly number[]) => number): number =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  return all.map((_, at) => ({
    seconds: median((round) => round[at] ?? 0),
    ratio: median((round) => (round[at] ?? 0) / (round[0] ?? 1)),
  }));
}

/** One line of the report: what, figure, and the bound that an issue set for it. */
export function report(what: string, figure: string, bound = ""): void {
  console.log(`${what.padEnd(58)}${figure.padStart(16)}   ${bound}`);
}
