import { expect, test } from "vitest";
import { soakNights } from "../testing/soak-nights.ts";
import { makeWorkplace } from "../testing/workplace.ts";

test("nights of a site that changes by a seed find what it did; `pnpm soak:nights` has thirty", async () => {
  const place = makeWorkplace();
  try {
    const result = await soakNights(place, { nights: 5, documents: 20, seed: 20_261_121 });
    expect(result.faults).toEqual([]);
    expect(result.versions).toBeGreaterThan(20);
    expect(result.changes).toBeGreaterThan(0);
  } finally {
    place.remove();
  }
});
