/** Tables set at random and taken as text: cells wrapped, labels cut, pages cut. What is read is right or in doubt. */
import { extract, type Extraction } from "@jixiao/parsers";
import { expect, test } from "vitest";
import { goldenOf } from "../fixtures/golden.ts";
import { renderedGrid } from "../fixtures/grid.ts";
import { randomFrom } from "../fixtures/random.ts";
import { readTruth } from "../fixtures/truth.ts";
import { brokenText, randomSetting } from "./broken.ts";
import { exactness, nothing, sum, tally } from "./score.ts";
import type { Label } from "./sources.ts";

const TRUTHS = ["emergency-drills", "culture-libraries", "sports-grounds", "civil-elderly-meals"];
const RUNS = 2;
const LEAST_EXACT = 0.85;
/** Share of cells that may be wrong in rows that carry no doubt of their own; the form's flag doubts them all. */
const MOST_UNMARKED = 0.03;

async function read(text: string): Promise<Extraction> {
  return extract({ name: "broken.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) });
}

test("tables broken at random are exact or in doubt, and none is missed", async () => {
  let all = nothing;
  for (const [n, name] of TRUTHS.entries()) {
    const truth = readTruth(name);
    const label = goldenOf("", renderedGrid(truth, "form")) as unknown as Label;
    for (let run = 0; run < RUNS; run++) {
      const random = randomFrom(1000 * n + run);
      const { records, account } = await read(brokenText(truth, randomSetting(random, truth.rows.length)));
      all = sum(all, tally([label], records, account.unread_forms.length));
    }
  }
  expect([all.vanished, all.unread, all.silent]).toEqual([0, 0, 0]);
  expect(all.unmarked / all.cells).toBeLessThanOrEqual(MOST_UNMARKED);
  expect(exactness(all)).toBeGreaterThanOrEqual(LEAST_EXACT);
});
