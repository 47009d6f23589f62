/** A sample of what scripts/damage/main.ts counts, always the same: no form lost and no cell altered without a word, where a checksum can tell. */
import { expect, test } from "vitest";
import { randomFrom } from "../fixtures/random.ts";
import { type Outcome, outcomeOf, tollOf } from "./compare.ts";
import { kinds, oneBit } from "./kinds.ts";
import { neverInTime } from "./never-in-time.ts";
import { drawnSamples } from "./samples.ts";

const samples = drawnSamples()
  .filter(({ checked }) => checked)
  .slice(0, 6);
const cases = samples.flatMap(({ name, bytes }, i) =>
  [...kinds, oneBit].map((kind) => [kind.name, name, bytes, kind, i] as const),
);

/** What each sample says while it is whole, read once. */
const whole = new Map<string, Promise<Outcome>>();

function wholeOf(name: string, bytes: Uint8Array): Promise<Outcome> {
  const outcome = whole.get(name) ?? outcomeOf(name, bytes.slice());
  whole.set(name, outcome);
  return outcome;
}

test.each(cases)("%s: %s", async (_, name, bytes, kind, i) => {
  const clean = await wholeOf(name, bytes);
  if ("failure" in clean) throw new Error(clean.failure);
  expect(clean.damaged).toEqual([]);
  // Fonts that are damaged make a page one to be recognized: what that reads is counted by the command.
  const damaged = await outcomeOf(name, kind.damage(bytes, randomFrom(i + 7)), { recognizer: neverInTime });
  const { silent, silentForms } = tollOf(clean.records, damaged);
  expect({ silent, silentForms }).toEqual({ silent: [], silentForms: 0 });
});

test("the count sees what is altered, and what is told of it", async () => {
  const [first, second] = samples;
  if (first === undefined || second === undefined) throw new Error("no samples");
  const [a, b] = [await wholeOf(first.name, first.bytes), await wholeOf(second.name, second.bytes)];
  if ("failure" in a || "failure" in b) throw new Error("not read");
  const row = a.records.map((record) => ({ ...record, project_name: "别的项目名称" }));
  expect(tollOf(a.records, { records: row, damaged: [] }).silent).toHaveLength(1);
  expect(tollOf(a.records, { records: [], damaged: [] })).toMatchObject({ lostForms: 1, silentForms: 1 });
  expect(tollOf(a.records, { failure: "damaged" })).toMatchObject({ silentForms: 0, silent: [] });
});
