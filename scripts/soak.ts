/**
 * `pnpm soak [--seed N] [--kills N] [--flips N]`: disturbs imports for some minutes, in every way that a machine can.
 * - at least 100 kills at random moments of an import of 200 documents, and of two nights of a crawl of as many;
 * - as many of a backup, a restore, a merge and a prune of 200 crawled documents, a quarter each;
 * - parsers killed from outside in 20 imports, and 20 askers of endless queries killed with each signal (Linux);
 * - SIGKILL, EIO and ENOSPC at the Nth fsync, write and rename of an import of three documents, N = 1, 2, 3 …;
 * - 300 single bits flipped in the database.
 * After each, doctor must find nothing wrong (or, for flipped bits, name what is), and the records must be those of an
 * undisturbed import. Exit code 1 where they are not. The same seed gives the same moments.
 */
import {
  allStrikes,
  flipBits,
  killCare,
  killCrawls,
  killImports,
  killParsers,
  makeWorkplace,
  straceMissing,
  strikeImports,
  type Workplace,
} from "@jixiao/ingest/testing";
import { killAskers } from "@jixiao/store/testing";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261120" },
    kills: { type: "string", default: "100" },
    flips: { type: "string", default: "300" },
  },
});
const seed = Number(values.seed);
const faults: string[] = [];

await inWorkplace("kills", async (place) => {
  const result = await killImports(place, { kills: Number(values.kills), documents: 200, seed });
  faults.push(...result.faults);
  return `${result.kills} kills, ${result.completed} imports completed`;
});

await inWorkplace("parser kills", async (place) => {
  const result = await killParsers(place, { rounds: 20, documents: 60, seed });
  faults.push(...result.faults);
  return `${result.kills} parsers killed in 20 imports, ${result.givenUp} documents given up and read by the next`;
});

await inWorkplace("query kills", async () => {
  const result = await killAskers(20);
  faults.push(...result.faults);
  return `${result.kills} processes killed that had asked a query`;
});

await inWorkplace("crawl kills", async (place) => {
  const result = await killCrawls(place, { kills: Number(values.kills), documents: 200, seed });
  faults.push(...result.faults);
  return `${result.kills} kills, ${result.completed} pairs of nights completed`;
});

await inWorkplace("kills of care", async (place) => {
  const result = await killCare(place, { kills: Math.ceil(Number(values.kills) / 4), documents: 200, seed });
  faults.push(...result.faults);
  return `${result.kills} kills, ${result.completed} backups, restores, merges and prunes completed`;
});

const missing = straceMissing();
if (missing === null) {
  await inWorkplace("strikes", async (place) => {
    const result = await strikeImports(place, 3, allStrikes, () => undefined);
    faults.push(...result.faults);
    return `${result.strikes} system calls struck`;
  });
} else {
  console.error(`SKIPPED: strikes at system calls; strace cannot be used here: ${missing.trim()}`);
}

await inWorkplace("flips", async (place) => {
  const result = await flipBits(place, Number(values.flips), 20, seed);
  faults.push(...result.faults);
  return `${values.flips} bits flipped, ${result.harmful} changed records, ${result.told} told, ${result.rebuilt} databases made anew`;
});

for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length === 0 ? "soak: no faults" : `soak: ${faults.length} faults (seed ${seed})`);
process.exit(faults.length === 0 ? 0 : 1); // parsers' processes that wait for another import would keep it

async function inWorkplace(name: string, work: (place: Workplace) => Promise<string>): Promise<void> {
  const place = makeWorkplace();
  const start = performance.now();
  try {
    const result = await work(place);
    console.log(`${name}: ${result}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  } finally {
    place.remove();
  }
}
