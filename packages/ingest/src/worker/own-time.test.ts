import { describe, expect, test } from "vitest";
import { ownTime, sampleOf } from "./own-time.ts";

const at = (at: number, cpu: number, isKept: boolean) => ({ at, cpu, isKept });

describe("a process answers for what it computes and what it sleeps through", () => {
  test.each([
    ["computes all the time", at(0, 0, true), at(100, 100, true), 100],
    ["waits for its turn", at(0, 0, true), at(100, 10, true), 10],
    ["gets no turn at all, or was stopped", at(0, 50, true), at(100, 50, true), 0],
    ["sleeps", at(0, 50, false), at(100, 50, false), 100],
    ["several threads compute: no more than the time on the wall", at(0, 0, true), at(100, 400, true), 100],
    ["nobody looked for long: a look late is not its fault", at(0, 0, false), at(60_000, 0, false), 1_000],
    ["a clock that goes back", at(100, 10, true), at(50, 5, true), 0],
  ])("%s", (_, before, now, own) => expect(ownTime(before, now)).toBe(own));
});

test.runIf(process.platform === "linux")("this process can be seen, one that is gone cannot", () => {
  const sample = sampleOf(process.pid);
  expect(sample?.cpu).toBeGreaterThan(0);
  expect(sample?.isKept).toBe(true); // it is running: it looks
  expect(sampleOf(2 ** 22 + 1)).toBeNull();
});
