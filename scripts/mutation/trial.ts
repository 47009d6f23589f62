import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { textOf, type Candidate } from "./candidates.ts";
import { readReports } from "./reports.ts";
import { switched } from "./switched.ts";
import type { TestFiles } from "./test-files.ts";

interface Place {
  readonly root: string;
  /** Where the changed sources are written. */
  readonly folder: string;
  readonly jobs: number;
  /** Try only tests that cost little. */
  readonly cheap: boolean;
}

export interface Trial {
  readonly killed: ReadonlySet<number>;
  /** Not killed, and a switch cannot tell: passed at load, or a test was of no use. */
  readonly undecided: ReadonlySet<number>;
  /** Those that left something behind in their process. */
  readonly stays: ReadonlySet<number>;
  /** How many tests pass the mutant. */
  readonly passedBy: ReadonlyMap<number, number>;
  /** Tests that fail without a mutant, or do so after one, with their reason. */
  readonly unsound: ReadonlyMap<string, string>;
  readonly unsoundFiles: ReadonlySet<string>;
}

/** A mutant that loops or waits for ever in a process of its own is killed by this. */
const PATIENCE_MS = 600_000;

/** A mutant behind a switch may reject a promise that nobody waits for: the run goes on, and the tests say what it breaks. */
const UNHEARD = "--dangerouslyIgnoreUnhandledErrors";

/** Test files that a mutant in a process of its own is shown at most; with more unseen it counts as alive. */
const MOST_FILES = 30;

/** So often mutants that leave something behind are taken out and the others tried again. */
const MOST_ROUNDS = 4;

/**
 * All mutants at once, behind switches. One that leaves something behind makes all later tests of its process useless: it gets a process of
 * its own, and those that still live are tried again without it. Throws where the run itself breaks.
 */
export async function tryAll(
  place: Place,
  mutants: readonly Candidate[],
  files: TestFiles,
  rounds = MOST_ROUNDS,
): Promise<Trial> {
  const first = await tryOnce(place, mutants, files);
  const left = mutants.filter(({ id }) => !first.killed.has(id) && !first.stays.has(id));
  if (first.stays.size === 0 || left.length === 0 || rounds === 1) return first;
  console.log(`${first.stays.size} mutants left something behind: ${left.length} others are tried again without them`);
  const again = await tryAll(place, left, files, rounds - 1);
  return {
    ...again,
    killed: new Set([...first.killed, ...again.killed]),
    undecided: new Set([...again.undecided, ...[...first.stays].filter((id) => !first.killed.has(id))]),
    passedBy: first.passedBy,
  };
}

async function tryOnce(place: Place, mutants: readonly Candidate[], files: TestFiles): Promise<Trial> {
  const sources = join(place.folder, "switched");
  for (const [file, group] of Map.groupBy(mutants, (mutant) => mutant.file)) {
    const [first] = group;
    if (first !== undefined) write(sources, file, switched(file, first.source, group));
  }
  const reports = join(place.folder, "reports.jsonl");
  writeFileSync(reports, "");
  const seeing = [...new Set(mutants.map(({ file }) => file))].flatMap((file) => files.seeing(file));
  const tests = cheapFirst(place, [...new Set(seeing)]);
  const code = await vitest(place, sources, tests, ["--reporter=default", UNHEARD], { JIXIAO_MUTATION_REPORTS: reports }, null);
  const trial = summarized(reports, mutants);
  keepCosts(place.root, reports);
  if (code !== 0) throw new Error(`the trial of ${mutants.length} mutants ended with ${code}`);
  rmSync(sources, { recursive: true });
  return trial;
}

const COSTS = "node_modules/.cache/jixiao-mutation-costs.json";

/** Milliseconds of each test file without a mutant, as the last run on this machine found them: what costs least goes first. */
function costsOf(root: string): Readonly<Record<string, number>> {
  const path = join(root, COSTS);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, number>) : {};
}

/** A test file that took longer without a mutant is none for the edit loop. */
const CHEAP_MS = 3_000;

/** Files whose cost is not known stay where they are, before the others. */
function cheapFirst({ root, cheap }: Pick<Place, "root" | "cheap">, tests: readonly string[]): readonly string[] {
  const costs = costsOf(root);
  const tried = cheap ? tests.filter((test) => (costs[test] ?? 0) < CHEAP_MS) : tests;
  return tried.toSorted((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0));
}

function keepCosts(root: string, reports: string): void {
  const costs: Record<string, number> = {};
  for (const report of readReports(reports)) {
    if (report.kind !== "passed") continue;
    const file = report.test.split(" > ", 1)[0] ?? "";
    costs[file] = Math.round((costs[file] ?? 0) + report.ms);
  }
  mkdirSync(dirname(join(root, COSTS)), { recursive: true });
  writeFileSync(join(root, COSTS), JSON.stringify({ ...costsOf(root), ...costs }));
}

function summarized(reports: string, mutants: readonly Candidate[]): Trial {
  const killed = new Set<number>();
  const loaded = new Set<number>();
  const stays = new Set<number>();
  const passedBy = new Map<number, number>();
  const unsound = new Map<string, string>();
  for (const report of readReports(reports)) {
    if (report.kind === "killed") killed.add(report.id);
    if (report.kind === "loaded") for (const id of report.ids) loaded.add(id);
    if (report.kind === "passed") for (const id of report.ids) passedBy.set(id, (passedBy.get(id) ?? 0) + 1);
    if (report.kind === "unsound") unsound.set(report.test, report.reason);
    if (report.kind === "unsound" && report.after !== null) stays.add(report.after);
  }
  const isUndecided = ({ id }: Candidate): boolean => !killed.has(id) && (loaded.has(id) || unsound.size > 0);
  return {
    killed,
    undecided: new Set(mutants.filter(isUndecided).map(({ id }) => id)),
    stays,
    passedBy,
    unsound,
    unsoundFiles: new Set([...unsound.keys()].map((test) => test.split(" > ", 1)[0] ?? "")),
  };
}

/** One mutant from the start. Whether a test fails, or the mutant does not even load; the first failure ends the run. */
export async function fails(place: Place, mutant: Candidate, files: TestFiles, unsound: ReadonlySet<string>): Promise<boolean> {
  const nearest = files.seeing(mutant.file).filter((test) => !unsound.has(test));
  const tests = cheapFirst(place, nearest.slice(0, MOST_FILES));
  if (tests.length === 0) return false;
  write(place.folder, mutant.file, textOf(mutant));
  const code = await vitest({ ...place, jobs: 1 }, place.folder, tests, ["--bail=1", "--reporter=dot"], {}, PATIENCE_MS);
  rmSync(place.folder, { recursive: true });
  return code !== 0;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

async function vitest(
  { root, jobs }: Place,
  sources: string,
  tests: readonly string[],
  options: readonly string[],
  env: Readonly<Record<string, string>>,
  patienceMs: number | null,
): Promise<number | null> {
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const args = [program, "run", "--config", "scripts/mutation/vitest.config.ts", `--maxWorkers=${jobs}`, ...options];
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: true,
    stdio: options.includes("--bail=1") ? "ignore" : ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      NODE_OPTIONS: "--conditions=@jixiao/source",
      JIXIAO_MUTATION_SOURCES: sources,
      JIXIAO_MUTATION_TESTS: JSON.stringify(tests),
      ...env,
    },
  });
  const end = (): void => void process.kill(-(child.pid ?? 0), "SIGKILL");
  const timer = patienceMs === null ? null : setTimeout(end, patienceMs);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (timer !== null) clearTimeout(timer);
  return code;
}
