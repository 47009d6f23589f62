import { expect, test } from "vitest";
import { killCrawls } from "../testing/kill-crawl.ts";
import { makeWorkplace } from "../testing/workplace.ts";

test("a crawl killed at random moments loses nothing, doubles nothing, leaves nothing wrong", async () => {
  const place = makeWorkplace();
  try {
    const result = await killCrawls(place, { kills: 12, documents: 40, seed: 20_261_121 });
    expect(result.faults).toEqual([]);
    expect(result.kills).toBe(12);
    expect(result.completed).toBeGreaterThanOrEqual(1);
  } finally {
    place.remove();
  }
});
