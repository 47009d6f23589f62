/**
 * `pnpm mutation [--seed N] [--mutants N] [--only PATH] [--jobs N]`: changes one thing in one source file, runs the tests that can
 * see it, and counts whether one of them fails. A change that none sees (it "survives") is printed: either a test is missing, or what was
 * changed is not needed. The sample is drawn with a fixed seed, each folder by its share of all mutants.
 *
 * Exit code 1 where fewer than 85% are killed. A run takes an hour: it is no part of the tests.
 */
import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseSync } from "oxc-parser";
import { randomFrom } from "../fixtures/random.ts";
import { mutantsOf, type Mutant } from "./operators.ts";
import { TestFiles } from "./test-files.ts";

interface Scope {
  /** Globs of the sources that are mutated. */
  readonly sources: readonly string[];
  /** Globs of the tests that should notice. Those that start processes of their own read the checkout, not the mutant. */
  readonly tests: readonly string[];
}

const scopes: readonly Scope[] = [
  { sources: ["packages/normalize/src/**/*.ts"], tests: ["packages/normalize/src/**/*.test.ts", "tests/*.test.ts"] },
  {
    sources: ["packages/parsers/src/**/*.ts"],
    tests: ["packages/parsers/src/**/*.test.ts", "scripts/fixtures/*.test.ts"],
  },
  { sources: ["packages/store/src/**/*.ts"], tests: ["packages/store/src/**/*.test.ts"] },
  { sources: ["packages/ingest/src/crawl/**/*.ts"], tests: ["packages/ingest/src/crawl/**/*.test.ts"] },
];
const notMutated = /\.test\.ts$|\/testing\/|\/readers\/scan\/|\/page-image\//;
/** Recognition takes minutes, and what starts processes of its own does not see the mutant. */
const notRun = /\/readers\/scan\/|kill-crawl|damaged-pdf/;
/** A mutant that loops for ever is killed too, by this. */
const PATIENCE_MS = 300_000;
const WANTED_SCORE = 0.85;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261121" },
    mutants: { type: "string", default: "320" },
    only: { type: "string", default: "" },
    jobs: { type: "string", default: "2" },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jixiao-mutation-"));

interface Candidate extends Mutant {
  readonly file: string;
  readonly source: string;
  readonly tests: TestFiles;
}

const candidates = scopes.flatMap(({ sources, tests }) => {
  const files = new TestFiles(root, tests, notRun);
  return sources
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !notMutated.test(file) && file.includes(values.only))
    .toSorted()
    .flatMap((file) => candidatesOf(file, files));
});
const sample = drawn(candidates, Number(values.mutants));
console.log(`${sample.length} of ${candidates.length} mutants, seed ${values.seed}`);

for (const file of new Set(sample.map((mutant) => mutant.file.split("/").slice(0, 2).join("/")))) await requireSound(file);

const survivors: Candidate[] = [];
let done = 0;
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async (_, worker) => {
    for (let mutant = sample.shift(); mutant !== undefined; mutant = sample.shift()) {
      const isKilled = await kills(mutant, worker);
      done += 1;
      if (!isKilled) survivors.push(mutant);
      console.log(`${String(done).padStart(4)} ${isKilled ? "killed  " : "SURVIVED"} ${describe(mutant)}`);
    }
  }),
);
rmSync(folder, { recursive: true });
const score = 1 - survivors.length / Math.max(1, done);
console.log(`\n${done - survivors.length} of ${done} killed: ${(100 * score).toFixed(1)}%`);
for (const mutant of survivors) console.log(`survived: ${describe(mutant)}`);
process.exitCode = score >= WANTED_SCORE ? 0 : 1;

function candidatesOf(file: string, tests: TestFiles): readonly Candidate[] {
  const source = readFileSync(resolve(root, file), "utf8");
  const { program } = parseSync(file, source);
  return mutantsOf(source, program).map((mutant) => ({ ...mutant, file, source, tests }));
}

/** The same mutants for the same seed and sources. */
function drawn(all: readonly Candidate[], count: number): Candidate[] {
  const random = randomFrom(Number(values.seed));
  return all
    .map((mutant) => ({ mutant, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

/** Without a change every test passes, else each mutant would seem killed. */
async function requireSound(folder: string): Promise<void> {
  const one = sample.find((mutant) => mutant.file.startsWith(`${folder}/`));
  if (one === undefined || !(await kills({ ...one, start: 0, end: 0, replacement: "" }, 0))) return;
  throw new Error(`the tests of ${folder} fail without any mutant`);
}

/** Whether a test fails, or the mutant does not even load. The nearest tests run first, and the first failure ends the run. */
async function kills(mutant: Candidate, worker: number): Promise<boolean> {
  const tests = mutant.tests.seeing(mutant.file);
  if (tests.length === 0) return false;
  const text = join(folder, `${worker}.ts`);
  writeFileSync(text, mutant.source.slice(0, mutant.start) + mutant.replacement + mutant.source.slice(mutant.end));
  const nearest = tests.slice(0, 3);
  return (await fails(mutant, text, nearest)) || (tests.length > nearest.length && (await fails(mutant, text, tests.slice(3))));
}

async function fails(mutant: Candidate, text: string, tests: readonly string[]): Promise<boolean> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = ["run", "--config", "scripts/mutation/vitest.config.ts", "--bail=1", "--maxWorkers=1", "--reporter=dot", ...tests];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: root,
    detached: true,
    stdio: "ignore",
    env: {
      ...process.env,
      NODE_OPTIONS: "--conditions=@jixiao/source",
      JIXIAO_MUTATED_FILE: resolve(root, mutant.file),
      JIXIAO_MUTATED_TEXT: text,
    },
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), PATIENCE_MS);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  clearTimeout(timer);
  return code !== 0;
}

function describe({ file, source, start, end, replacement, operator }: Candidate): string {
  const line = source.slice(0, start).split("\n").length;
  const shorten = (text: string): string => text.replace(/\s+/g, " ").slice(0, 60);
  return `${file}:${line} ${operator}: ${shorten(source.slice(start, end))} → ${shorten(replacement)}`;
}
