import { expect, test } from "vitest";
import { killImports } from "./testing/kill-import.ts";
import { makeWorkplace } from "./testing/workplace.ts";

/** `pnpm soak` has a hundred, over more documents. */
const KILLS = 6;

test("an import killed at random moments loses nothing, doubles nothing, leaves nothing wrong", async () => {
  const place = makeWorkplace();
  try {
    const result = await killImports(place, { kills: KILLS, documents: 20, seed: 20_261_120 });
    expect(result.faults).toEqual([]);
    expect(result.kills).toBe(KILLS);
    expect(result.completed).toBeGreaterThanOrEqual(1);
  } finally {
    place.remove();
  }
});
