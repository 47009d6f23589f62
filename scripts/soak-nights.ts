/**
 * `pnpm soak:nights [--seed N] [--nights N] [--documents N]`: crawls a site on thirty nights that changes by a seed, and
 * compares versions, changes, marks of absence and exit codes with what it did. Exit code 1 where they differ.
 */
import { makeWorkplace, soakNights } from "@jixiao/ingest/testing";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261121" },
    nights: { type: "string", default: "30" },
    documents: { type: "string", default: "40" },
  },
});
const place = makeWorkplace();
try {
  const start = performance.now();
  const options = { nights: Number(values.nights), documents: Number(values.documents), seed: Number(values.seed) };
  const { faults, memory, ...result } = await soakNights(place, { ...options, onNight: (text) => console.error(text) });
  for (const fault of faults) console.error(`FAULT ${fault}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(JSON.stringify({ ...options, ...result, memory: [memory[5], memory.at(-1)], faults: faults.length, seconds }));
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  place.remove();
}
process.exit(); // parsers of the shelf would keep it
