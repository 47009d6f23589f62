/**
 * `pnpm mutation [--seed N] [--mutants N] [--only PATH] [--jobs N] [--json FILE] [--cheap]`: changes one thing in one source file, runs the tests that
 * can see it, and counts whether one of them fails. A change that none sees (it "survives") is printed: either a test is missing, or what
 * was changed is not needed. The sample is drawn with a fixed seed, each folder by its share of all mutants.
 *
 * First all mutants of a scope are put into its sources, each behind a switch, and each test runs once for every mutant that it passes
 * (`try-mutants.ts`). What is passed when modules are loaded cannot be switched later: such a mutant gets a process of its own.
 *
 * What no test notices is shown to the type checker (`compiled.ts`), which `pnpm test` runs beside them; how many it alone refuses is said.
 *
 * With `--cheap` only tests that cost little are tried, for the edit loop: what survives may be killed by the others.
 *
 * Exit code 1 where fewer than 85% are killed. It is no part of the tests.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { candidatesOf, describe, drawn, lineOf, type Candidate } from "./candidates.ts";
import { refused } from "./compiled.ts";
import { scopes } from "./scopes.ts";
import { TestFiles } from "./test-files.ts";
import { fails, tryAll } from "./trial.ts";

const WANTED_SCORE = 0.85;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261121" },
    mutants: { type: "string", default: "320" },
    only: { type: "string", default: "" },
    jobs: { type: "string", default: "2" },
    json: { type: "string", default: "" },
    cheap: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jixiao-mutation-"));
const place = { root, folder, jobs: Number(values.jobs), cheap: values.cheap };

const all = scopes.flatMap((scope) => candidatesOf(root, scope, values.only));
const sample = drawn(all, Number(values.mutants), Number(values.seed));
console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`);

const unseen: (Candidate & { readonly passedBy: number })[] = [];
for (const scope of scopes) {
  const mutants = sample.filter((mutant) => mutant.scope === scope);
  if (mutants.length === 0) continue;
  const files = new TestFiles(root, scope.tests, scope.notRun);
  const trial = await tryAll(place, mutants, files);
  for (const [test, reason] of trial.unsound) console.log(`unsound: ${test}: ${reason}`);
  const late = mutants.filter(({ id }) => !trial.killed.has(id));
  const alone = late.filter(({ id }) => trial.undecided.has(id));
  console.log(
    `${scope.name}: ${mutants.length - late.length} of ${mutants.length} killed by switch, ${alone.length} get a process of their own`,
  );
  const lives = new Set(late);
  const waiting = [...alone];
  const work = async (worker: number): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const isKilled = await fails({ ...place, folder: join(folder, `alone-${worker}`) }, mutant, files, trial.unsoundFiles);
      if (isKilled) lives.delete(mutant);
      console.log(`${isKilled ? "killed  " : "SURVIVED"} ${describe(mutant)}`);
    }
  };
  await Promise.all(Array.from({ length: place.jobs }, (_, worker) => work(worker)));
  unseen.push(...[...lives].map((mutant) => ({ ...mutant, passedBy: trial.passedBy.get(mutant.id) ?? 0 })));
  console.log(`${scope.name}: ${mutants.length - lives.size} of ${mutants.length} killed`);
}
const byTypes = await refused(root, folder, unseen);
const survivors = unseen.filter((mutant) => !byTypes.has(mutant));
rmSync(folder, { recursive: true });

const killed = sample.length - survivors.length;
const score = killed / Math.max(1, sample.length);
survivors.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
for (const mutant of byTypes) console.log(`refused: ${describe(mutant)}`);
for (const mutant of survivors) console.log(`survived: ${describe(mutant)} (passed by ${mutant.passedBy} tests)`);
console.log(
  `${killed} of ${sample.length} killed: ${(100 * score).toFixed(1)}%, ${byTypes.size} of them by the type checker alone`,
);
if (values.json !== "") writeFileSync(values.json, JSON.stringify(told(), null, 2));
process.exitCode = score >= WANTED_SCORE ? 0 : 1;

function told(): unknown {
  return {
    seed: Number(values.seed),
    mutants: sample.length,
    killed,
    byTypes: byTypes.size,
    scopes: scopes.map((scope) => ({
      name: scope.name,
      mutants: sample.filter((mutant) => mutant.scope === scope).length,
      survived: survivors.filter((mutant) => mutant.scope === scope).length,
    })),
    survivors: survivors.map((mutant) => ({
      file: mutant.file,
      line: lineOf(mutant),
      operator: mutant.operator,
      text: mutant.source.slice(mutant.start, mutant.end),
      replacement: mutant.replacement,
      passedBy: mutant.passedBy,
    })),
  };
}
