import { describe, expect, test } from "vitest";
import { randomFrom } from "../../testing/disturb.ts";
import { Budget, Shares, type SiteShare } from "./budget.ts";

const limits = { requests: 100, megabytes: 1, minutes: 10 };

function sharesOf(
  sites: number,
  atOnce = 4,
  over: Partial<typeof limits> = {},
): { whole: Budget; sites: readonly SiteShare[]; clock: { ms: number } } {
  const clock = { ms: 0 };
  const whole = new Budget({ ...limits, ...over }, () => clock.ms);
  return { whole, sites: new Shares(whole, sites, atOnce).sites, clock };
}

/** Takes until it gets no more; how many it got. */
function takeAll(share: SiteShare | undefined): number {
  let taken = 0;
  while (share?.takeRequest() === true) taken += 1;
  return taken;
}

describe("shares", () => {
  test("a site alone has everything", () => {
    const { sites } = sharesOf(1);
    expect(takeAll(sites[0])).toBe(100);
  });

  test("each has its part, however greedy another is; who is through leaves the rest", () => {
    const { sites } = sharesOf(4);
    const [a, b, c, d] = sites;
    expect(takeAll(a)).toBe(25);
    b?.takeRequest();
    b?.end();
    expect(takeAll(a)).toBe(24);
    expect(takeAll(c)).toBe(25);
    expect(takeAll(d)).toBe(25);
    expect(a?.takeRequest()).toBe(false);
  });

  test("more sites than requests: each may ask once, as long as there are any", () => {
    const { sites } = sharesOf(7, 4, { requests: 5 });
    expect(sites.map(takeAll).reduce((sum, taken) => sum + taken, 0)).toBe(5);
  });

  test("time is shared where more sites wait than are crawled at once", () => {
    const { sites, clock } = sharesOf(4, 1);
    const [a, b] = sites;
    a?.begin();
    clock.ms = 2 * 60_000;
    expect(a?.isUsedUp()).toBe(false);
    clock.ms = 2.6 * 60_000;
    expect(a?.isUsedUp()).toBe(true);
    a?.end();
    b?.begin();
    clock.ms = 5 * 60_000;
    expect(b?.isUsedUp()).toBe(false);
    clock.ms = 10 * 60_000;
    expect(b?.isUsedUp()).toBe(true);
  });

  test("time is not shared where each has its own place", () => {
    const { sites, clock } = sharesOf(2, 4);
    sites[0]?.begin();
    clock.ms = 9.9 * 60_000;
    expect(sites[0]?.isUsedUp()).toBe(false);
  });

  test("whatever they do, never more is spent than there is, and nobody gets less than a part while others have more", () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round += 1) {
      const count = 1 + Math.floor(random() * 6);
      const { whole, sites } = sharesOf(count);
      const taken = sites.map(() => 0);
      for (let step = 0; step < 400; step += 1) {
        const i = Math.floor(random() * count);
        if (sites[i]?.isThrough === true) continue;
        if (sites[i]?.takeRequest() === true) taken[i] = (taken[i] ?? 0) + 1;
        if (random() < 0.002) sites[i]?.end();
      }
      expect(whole.requests).toBeLessThanOrEqual(100);
      sites.forEach((share, i) => {
        if (share.isThrough) return;
        const rest = takeAll(share);
        expect((taken[i] ?? 0) + rest).toBeGreaterThanOrEqual(Math.floor(100 / count));
      });
    }
  });
});

test("a response may have no more than the run, and a quarter of its time", () => {
  expect(new Budget(limits).perResponse).toEqual({ bytes: 1024 * 1024, seconds: 150 });
});
