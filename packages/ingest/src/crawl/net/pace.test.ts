import { describe, expect, test } from "vitest";
import { Pace, sleep } from "./pace.ts";

const never = new AbortController().signal;

test.each([2 ** 31, 3_000_000_000, Number.MAX_SAFE_INTEGER])("a wait of %d ms does not end at once", async (ms) => {
  const controller = new AbortController();
  let ended = false;
  const waiting = sleep(ms, controller.signal).then(() => (ended = true));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(ended).toBe(false);
  controller.abort();
  await waiting;
});

describe("a turn", () => {
  test("that comes after what is left is none, and takes nothing from who comes later", async () => {
    let clock = 0;
    const pace = new Pace(
      () => clock,
      async (ms) => void (clock += ms),
    );
    expect(await pace.turn("a", 100, never)).toBe(true);
    expect(await pace.turn("a", 100, never, () => 99_000)).toBe(false);
    expect(clock).toBe(0);
    expect(await pace.turn("a", 100, never, () => 101_000)).toBe(true);
    expect(clock).toBe(100_000);
  });

  test("is not kept back by another host's", async () => {
    const pace = new Pace(
      () => 0,
      async () => undefined,
    );
    await pace.turn("a", 1000, never);
    expect(await pace.turn("b", 1000, never, () => 1)).toBe(true);
  });
});

describe("the pause after an answer", () => {
  test.each([
    ["a quick answer: the pace that was asked for", 2, 0.1, 2],
    ["a slow answer: five times its time", 2, 1, 5],
    ["a very slow one: a minute at most", 2, 30, 60],
    ["a pace that is slower than that", 90, 30, 90],
    ["no pace at all", 0, 30, 0],
  ])("%s", async (_, delay, response, seconds) => {
    let clock = 0;
    const pace = new Pace(
      () => clock,
      async (ms) => void (clock += ms),
    );
    await pace.turn("a", 0, never);
    pace.answered("a", delay, response);
    await pace.turn("a", 0, never);
    expect(clock).toBe(seconds * 1000);
  });
});
