import { expect, test } from "vitest";
import { killCrawls } from "../testing/kill-crawl.ts";
import { makeWorkplace } from "../testing/workplace.ts";

/** `pnpm soak` has a hundred, over more documents. */
const KILLS = 4;

test("a crawl killed at random moments loses nothing, doubles nothing, leaves nothing wrong", async () => {
  const place = makeWorkplace();
  try {
    const result = await killCrawls(place, { kills: KILLS, documents: 20, seed: 20_261_121 });
    expect(result.faults).toEqual([]);
    expect(result.kills).toBe(KILLS);
    expect(result.completed).toBeGreaterThanOrEqual(1);
  } finally {
    place.remove();
  }
});
