/**
 * Damages PDFs with forms in three ways and by one bit, and counts what is lost or altered, and what of that nobody is told.
 * usage: node --conditions=@jixiao/source scripts/damage/main.ts [SEED] [PDFs] [KIND]
 */
import type { CanonicalRecord } from "@jixiao/contract";
import { randomFrom } from "../fixtures/random.ts";
import { outcomeOf, tollOf } from "./compare.ts";
import { type Kind, kinds, oneBit } from "./kinds.ts";
import { drawnSamples, sharedSamples } from "./samples.ts";

const [seed = 1, count = 60] = process.argv.slice(2, 4).map(Number);
const only = process.argv[4];
const ONE_BIT_FILES = 40;
const shared = sharedSamples();
const samples = [...shared, ...drawnSamples()].slice(0, count);
console.log(`${samples.length} PDFs, ${Math.min(shared.length, samples.length)} of them labelled ones, seed ${seed}`);
const whole = new Map<string, readonly CanonicalRecord[]>();
for (const kind of [...kinds, oneBit].filter(({ name }) => only === undefined || name === only))
  await measure(kind, kind === oneBit ? samples.slice(-ONE_BIT_FILES) : samples);

async function measure(kind: Kind, files: typeof samples): Promise<void> {
  let [failed, told, cells, altered, lost, silentForms, silent, silentUnchecked] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [i, { name, bytes, checked }] of files.entries()) {
    const clean = whole.get(name) ?? (await wholeRecords(name, bytes));
    whole.set(name, clean);
    const outcome = await outcomeOf(name, kind.damage(bytes, randomFrom(seed * 1000 + i)));
    const toll = tollOf(clean, outcome);
    if ("failure" in outcome) failed++;
    else if (outcome.damaged.length > 0) told++;
    [cells, altered, lost, silentForms] = [
      cells + toll.cells,
      altered + toll.altered,
      lost + toll.lostForms,
      silentForms + toll.silentForms,
    ];
    if (checked) silent += toll.silent.length;
    else silentUnchecked += toll.silent.length;
    for (const text of toll.silent.slice(0, 5)) console.log(`  silent, ${kind.name}, ${name}: ${text}`);
    if (toll.silentForms > 0) console.log(`  ${toll.silentForms} forms lost in silence, ${kind.name}, ${name}`);
  }
  console.log(
    `${kind.name}: ${files.length} files, ${failed} failures, ${told} told as damaged; ${lost} forms lost, ${silentForms} in silence; ` +
      `of ${cells} cells ${altered} altered or in failed files, in silence ${silent} in streams with a checksum, ${silentUnchecked} without (${((100 * (silent + silentUnchecked)) / cells).toFixed(2)}%)`,
  );
}

async function wholeRecords(name: string, bytes: Uint8Array): Promise<readonly CanonicalRecord[]> {
  const outcome = await outcomeOf(name, bytes);
  if ("failure" in outcome || outcome.damaged.length > 0)
    throw new Error(`${name} is told as damaged before it is: ${JSON.stringify(outcome).slice(0, 300)}`);
  return outcome.records;
}
