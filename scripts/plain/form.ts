import { readTruth, truthNames, type Truth } from "../fixtures/truth.ts";
import type { Random } from "../fixtures/random.ts";

const truths = truthNames.map(readTruth);

/** A written form with some of its rows: other group sizes, groups absent. */
export function randomForm(random: Random): Truth {
  const truth = truths[Math.floor(random() * truths.length)] as Truth;
  const kept = 0.4 + 0.6 * random();
  const rows = truth.rows.filter(() => random() < kept);
  return rows.length < 4 ? truth : { ...truth, rows };
}
