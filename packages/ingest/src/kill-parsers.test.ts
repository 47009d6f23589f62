import { afterAll, expect, test } from "vitest";
import { killParsers } from "./testing/kill-parsers.ts";
import { makeWorkplace } from "./testing/workplace.ts";

const place = makeWorkplace();
afterAll(() => place.remove());

/** `pnpm soak` does this 20 times with more documents. */
test.runIf(process.platform === "linux")("parsers that are killed from outside cost no document", async () => {
  const { faults, kills } = await killParsers(place, { rounds: 1, documents: 20, seed: 7 });
  expect(faults).toEqual([]);
  expect(kills).toBeGreaterThan(0);
});
