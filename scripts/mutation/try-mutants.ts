import { live } from "./live.ts";
import { isDead, report } from "./reports.ts";
import type { Suite, Test } from "./test-shim.ts";

/** What runs again as a whole: a test, or a suite that prepares something once. */
interface Unit {
  readonly name: string;
  /** Throws at the first test that fails. */
  readonly run: () => Promise<void>;
}

/** Steps a mutant may take beyond those of the sound program, and time. Both are generous: they end what does not end. */
const MORE_STEPS = { times: 20, plus: 200_000 };
const MORE_TIME = { times: 30, plusMs: 60_000 };

/**
 * A mutant that so many tests passed and none noticed, at so much computing time, is given up: the tests are tried cheapest first. It
 * counts as alive. Both have to be reached: of a thousand short tests the last may be the one that is about it.
 */
const ENOUGH = { tries: 150, ms: 2000 };
const spent = new Map<number, { readonly tries: number; readonly ms: number }>();

/**
 * Runs each test of a file without a mutant, and then once more for each living mutant that it passed. A mutant is killed where the
 * test fails with it and passes again without: else the mutant left something behind, and a process of its own has to decide.
 */
export async function tryMutants(file: string, suite: Suite): Promise<void> {
  for (const unit of unitsOf(suite, [])) {
    const name = `${file} > ${unit.name}`;
    const sound = await attempt(unit, null, Number.POSITIVE_INFINITY, null);
    if (sound.failure !== null) {
      report({ kind: "unsound", test: name, reason: sound.failure, after: null });
      continue;
    }
    report({ kind: "passed", test: name, ids: [...sound.hits], ms: sound.ms });
    for (const id of sound.hits) {
      const { tries, ms: computed } = spent.get(id) ?? { tries: 0, ms: 0 };
      if ((tries >= ENOUGH.tries && computed >= ENOUGH.ms) || isDead(id)) continue;
      const before = process.cpuUsage();
      const most = sound.steps * MORE_STEPS.times + MORE_STEPS.plus;
      const { failure, ms, hits } = await attempt(unit, id, most, sound.ms * MORE_TIME.times + MORE_TIME.plusMs);
      const { user, system } = process.cpuUsage(before);
      spent.set(id, { tries: tries + 1, ms: computed + (user + system) / 1000 });
      // Passed once, and what was made then is kept: the switch comes too late, as where a module is loaded.
      if (failure === null && !hits.has(id)) report({ kind: "loaded", ids: [id] });
      if (failure === null) continue;
      const again = await attempt(unit, null, Number.POSITIVE_INFINITY, null);
      report(
        again.failure === null
          ? { kind: "killed", id, test: name, ms }
          : { kind: "unsound", test: name, reason: again.failure, after: id },
      );
      if (again.failure !== null) break;
    }
  }
  for (const body of suite.afterAll) await body();
  report({ kind: "loaded", ids: [...live().atLoad] });
}

async function attempt(unit: Unit, id: number | null, mostSteps: number, mostMs: number | null) {
  const from = performance.now();
  live().begin(id, mostSteps);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    if (mostMs !== null) timer = setTimeout(() => reject(new Error("waits for ever")), mostMs);
  });
  const failure = await Promise.race([unit.run(), tooLong]).then(() => null, String);
  clearTimeout(timer);
  return { failure, ms: performance.now() - from, ...live().end() };
}

/** What the file itself prepares for all (`afterAll` without `beforeAll`) is undone at the end only. */
function unitsOf(suite: Suite, outer: readonly Suite[]): readonly Unit[] {
  const isRoot = outer.length === 0;
  if (suite.beforeAll.length > 0 || (!isRoot && suite.afterAll.length > 0))
    return hasTests(suite) ? [{ name: suite.name, run: () => runSuite(suite, outer, isRoot) }] : [];
  return suite.children.flatMap((child) =>
    child.kind === "suite"
      ? unitsOf(child, [...outer, suite])
      : [{ name: child.name, run: () => runTest(child, [...outer, suite]) }],
  );
}

function hasTests(suite: Suite): boolean {
  return suite.children.some((child) => child.kind === "test" || hasTests(child));
}

async function runSuite(suite: Suite, outer: readonly Suite[], isRoot: boolean): Promise<void> {
  if (!hasTests(suite)) return;
  try {
    for (const body of suite.beforeAll) await body();
    for (const child of suite.children)
      await (child.kind === "suite" ? runSuite(child, [...outer, suite], false) : runTest(child, [...outer, suite]));
  } finally {
    if (!isRoot) for (const body of suite.afterAll) await body();
  }
}

async function runTest(test: Test, outer: readonly Suite[]): Promise<void> {
  try {
    for (const suite of outer) for (const body of suite.beforeEach) await body();
    await test.body({});
  } finally {
    for (const suite of outer.toReversed()) for (const body of suite.afterEach) await body();
  }
}
