import { expect, test } from "vitest";
import { killImports } from "./testing/kill-import.ts";
import { makeWorkplace } from "./testing/workplace.ts";

test("an import killed at random moments loses nothing, doubles nothing, leaves nothing wrong", async () => {
  const place = makeWorkplace();
  try {
    const result = await killImports(place, { kills: 12, documents: 40, seed: 20_261_120 });
    expect(result.faults).toEqual([]);
    expect(result.kills).toBe(12);
    expect(result.completed).toBeGreaterThanOrEqual(1);
  } finally {
    place.remove();
  }
});
