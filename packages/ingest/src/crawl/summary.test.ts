import { describe, expect, test } from "vitest";
import { crawlExitCodes, outcomeOf, type RunEnd, type SiteSummary } from "./summary.ts";

const site = (ended: SiteSummary["ended"], failures_new = 0): SiteSummary => ({ ended, failures_new }) as SiteSummary;
const quiet = { documents: { ended: "complete" }, newlyFailed: 0, unexpected: [] } as unknown as RunEnd;

describe("a run's outcome is the worst of its sites'", () => {
  test.each<[string, readonly SiteSummary[], Partial<RunEnd>, string]>([
    ["no site", [], {}, "good"],
    ["all complete", [site("complete"), site("complete", 3)], {}, "good"],
    ["failures that were told before", [site("some_failed", 0)], {}, "good"],
    ["a new failure", [site("complete"), site("some_failed", 1)], {}, "some_failed"],
    ["a budget that ended", [site("some_failed", 1), site("budget_reached")], {}, "budget_reached"],
    ["a night without all pages", [site("budget_reached"), site("incomplete")], {}, "incomplete"],
    ["an interruption", [site("incomplete"), site("interrupted")], {}, "interrupted"],
    ["a document that failed in no run before", [site("complete")], { newlyFailed: 1 }, "some_failed"],
    [
      "an import that was interrupted",
      [site("incomplete")],
      { documents: { ended: "interrupted" } as RunEnd["documents"] },
      "interrupted",
    ],
    ["a bug of ours", [site("interrupted")], { unexpected: ["x"] }, "internal_error"],
  ])("%s", (_, sites, over, expected) => expect(outcomeOf(sites, { ...quiet, ...over })).toBe(expected));

  test("each has an exit code, none but the good one is 0", () =>
    expect(
      Object.entries(crawlExitCodes)
        .filter(([, code]) => code === 0)
        .map(([outcome]) => outcome),
    ).toEqual(["good"]));
});
